"""Sanctions Leverage: what bargaining leverage do sanctions, and the promise to lift them, give?

An agent-based simulation that plays one scenario in many worlds. It explores what follows from
assumptions; it says nothing of what will happen.

>>> import sim
>>> scenario = sim.load("baseline", {"actors.US.offer_relief": "0.8"})
>>> many = sim.run(scenario, worlds=20, seed=1)
>>> len(many.worlds), dict(many.months.sizes)
(20, {'month': 36, 'world': 20})
>>> sim.replay(scenario, seed=1, world=7).months[0].month
'2026-01'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.analysis.errors import AnalysisError
    from sim.ensemble import EnsembleError
    from sim.face.asking import attribute, compare, discover, orderings, report, sensitivity
    from sim.face.playing import Ensemble, check, library, load, replay, run
    from sim.results.errors import RunError
    from sim.scenario import Scenario, ScenarioError
    from sim.views.narrate.story import Story

__all__ = [
    "AnalysisError",
    "Ensemble",
    "EnsembleError",
    "RunError",
    "Scenario",
    "ScenarioError",
    "Story",
    "attribute",
    "check",
    "compare",
    "discover",
    "library",
    "load",
    "orderings",
    "replay",
    "report",
    "run",
    "sensitivity",
]

_HOMES = {
    "sim.analysis.errors": ("AnalysisError",),
    "sim.ensemble": ("EnsembleError",),
    "sim.face.asking": ("attribute", "compare", "discover", "orderings", "report", "sensitivity"),
    "sim.face.playing": ("Ensemble", "check", "library", "load", "replay", "run"),
    "sim.results.errors": ("RunError",),
    "sim.scenario": ("Scenario", "ScenarioError"),
    "sim.views.narrate.story": ("Story",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """What the package offers, imported when it is first asked for."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
