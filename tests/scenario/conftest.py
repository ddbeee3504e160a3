"""A small registry with every scope, so that these tests do not move with the model's own, and files to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.chance.quantity import Quantity, fixed, spread
from sim.scenario import Fault, Scenario, ScenarioError
from sim.scenario.catalogue import Catalogue
from sim.scenario.hypotheses import Hypothesis
from sim.scenario.loading import faults_of, resolve
from sim.scenario.registry import Parameter, Role, Scope

EVERYONE: tuple[Role, ...] = ("sender", "target", "defender", "third_party")


def _one(
    scope: Scope, name: str, default: Quantity, low: float = 0.0, high: float = 1.0, roles: tuple[Role, ...] = ()
) -> Parameter:
    return Parameter(name, scope, f"the {name} of a {scope}", "share", low, high, default, "assumption", roles=roles)


PARAMETERS = (
    _one("world", "patience", fixed(0.99)),
    _one("world", "oil_price", spread(55, 62, 75), 10, 200),
    _one("actor", "resolve", fixed(0.5), roles=EVERYONE),
    _one("actor", "pain", fixed(0.2), roles=("target",)),
    _one("actor", "pain", fixed(0.1), high=0.5, roles=("defender",)),
    _one("actor", "offer_relief", fixed(0.0), roles=("sender",)),
    _one("actor", "capacity", fixed(0.6), roles=("third_party",)),
    _one("sanction", "coverage", fixed(0.3)),
    _one("sanction", "intensity", fixed(0.5)),
    _one("sanction", "enforcement", fixed(0.7)),
    _one("instrument", "exposure", fixed(5.0), high=50.0),
    _one("measure", "share", fixed(1.0)),
    _one("measure", "harm", fixed(0.1)),
    _one("issue", "status_quo", fixed(0.5)),
    _one("stance", "positions", fixed(0.5), roles=EVERYONE),
    _one("stance", "saliences", fixed(0.5), roles=EVERYONE),
    _one("stance", "red_lines", fixed(0.0), roles=("target", "defender")),
    _one("plan", "lag", fixed(3.0), high=24.0),
    _one("mediator", "bias", fixed(0.0), low=-1.0),
)

HYPOTHESES = {
    "rally": Hypothesis(
        "rally", "pressure rallies", "on", {"off": {"actors.*.pain": 0.4}, "strong": {"parameters.patience": 0.9}}
    )
}

CATALOGUE = Catalogue(PARAMETERS, HYPOTHESES)

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return CATALOGUE


@pytest.fixture(scope="session")
def base() -> Scenario:
    return resolve(FIXTURES / "base.yaml", {}, CATALOGUE)


@pytest.fixture(scope="session")
def base_text() -> str:
    return (FIXTURES / "base.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def diff() -> Scenario:
    return resolve(FIXTURES / "diff.yaml", {}, CATALOGUE)


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[str | bytes], list[Fault]]:
    """The faults of a file with this content."""

    def of(content: str | bytes) -> list[Fault]:
        file = tmp_path / "story.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return faults_of(file, CATALOGUE)

    return of


@pytest.fixture
def told(faults: Callable[[str], list[Fault]]) -> Callable[[str], str]:
    """What a reader is told of a file with this content."""
    return lambda content: "\n".join(map(str, faults(content)))


@pytest.fixture
def story(tmp_path: Path, base_text: str) -> Callable[..., Scenario]:
    """A diff on the base fixture, resolved."""

    def of(body: str, overrides: dict[str, str] | None = None) -> Scenario:
        (tmp_path / "base.yaml").write_text(base_text, encoding="utf-8")
        file = tmp_path / "story.yaml"
        file.write_text(f"title: T\nquestion: Q?\nbaseline: base.yaml\n{body}", encoding="utf-8")
        return resolve(file, overrides or {}, CATALOGUE)

    return of


@pytest.fixture
def refused(story: Callable[..., Scenario]) -> Callable[..., str]:
    """What a reader is told of a diff on the base fixture."""

    def of(body: str, overrides: dict[str, str] | None = None) -> str:
        with pytest.raises(ScenarioError) as caught:
            story(body, overrides)
        return str(caught.value)

    return of
