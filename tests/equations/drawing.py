"""The public equations, found by looking, and values to put into them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

import sim.equations

Equation = Callable[..., Any]
Values = NDArray[np.float64]

MOST = 15
"""Values drawn for each argument: enough for the largest shape tried."""
ROWS = {
    "utility": ("salience", "package", "ideal"),
    "concession": ("salience", "status_quo", "package"),
    "total": ("stack",),
    "best": ("rows",),
    "logit_chances": ("appeals",),
    "logit_choice": ("appeals",),
    "logit_weights": ("appeals",),
    "margin": ("appeals",),
    "closed_by_all": ("aims",),
}
"""Arguments that are stacks of rows rather than one number."""
RANGES = {
    "curvature": (1.05, 3.0),
    "power": (0.5, 3.0),
    "precision": (0.0, 40.0),
    "gain": (-1.0, 1.0),
    "mean": (-0.5, 0.5),
}
USUAL = (0.01, 0.99)


def public_equations() -> dict[str, Equation]:
    """Every public function of ``sim.equations``, as ``module.name``."""
    found = {}
    for module in pkgutil.iter_modules(sim.equations.__path__, "sim.equations."):
        for name, thing in vars(importlib.import_module(module.name)).items():
            own = inspect.isfunction(thing) and thing.__module__ == module.name
            if own and not name.startswith("_"):
                found[f"{module.name.rpartition('.')[2]}.{name}"] = thing
    return found


EQUATIONS = public_equations()


def named(name: str) -> Equation:
    """The one public equation of this name."""
    (found,) = (equation for full, equation in EQUATIONS.items() if full.endswith(f".{name}"))
    return found


def arguments(name: str) -> tuple[str, ...]:
    """Names of an equation's arguments."""
    return tuple(inspect.signature(EQUATIONS[name]).parameters)


def is_stack(name: str, argument: str) -> bool:
    """Whether this argument is a stack of rows."""
    return argument in ROWS.get(name.rpartition(".")[2], ())


def one_value(name: str, argument: str) -> st.SearchStrategy[Any]:
    """A sensible value of an argument."""
    if argument == "chosen":
        return st.integers(0, 2)
    low, high = RANGES.get(argument, USUAL)
    single = st.floats(low, high)
    return st.lists(single, min_size=3, max_size=3) if is_stack(name, argument) else single


def many_values(name: str) -> st.SearchStrategy[dict[str, list[Any]]]:
    """Fifteen sets of arguments for an equation, argument by argument."""
    return st.fixed_dictionaries(
        {argument: st.lists(one_value(name, argument), min_size=MOST, max_size=MOST) for argument in arguments(name)}
    )


def one_set(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """One set of arguments for an equation."""
    return st.fixed_dictionaries({argument: one_value(name, argument) for argument in arguments(name)})


def results(answer: Any) -> list[Values]:
    """What an equation returned, as a list of arrays."""
    return [np.asarray(part) for part in answer] if isinstance(answer, tuple) else [np.asarray(answer)]
