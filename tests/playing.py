"""Scenarios of the tests, and blocks of worlds played and compared to the bit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import Scenario, load

STORIES = Path(__file__).parent / "model" / "scenarios"
TABLES = ("worlds", "series", "moves", "instruments", "reasons", "margins")
NOTHING: Mapping[str, str] = {}


def story(name: str, overrides: Mapping[str, str] = NOTHING) -> Scenario:
    """A scenario of the tests, or a shipped one, with some values replaced."""
    own = STORIES / f"{name}.yaml"
    return load(own if own.is_file() else name, overrides)


def rewritten(case: Scenario, folder: Path, change: Callable[[dict[str, Any]], None]) -> Scenario:
    """The whole scenario as one file, changed by a function of its tree."""
    yaml = YAML()
    tree = yaml.load(case.text)
    change(tree)
    written = StringIO()
    yaml.dump(tree, written)
    path = folder / f"{case.name}.yaml"
    path.write_text(written.getvalue(), encoding="utf-8")
    return load(path)


def played(case: Scenario, worlds: int = 40, first: int = 0, seed: int = 5, detail: str = "full") -> Block:
    """A block of worlds."""
    return play(Job(case, seed, first, worlds, detail))


@cache
def shared(name: str) -> Block:
    """Sixty worlds of a scenario as it stands, played once for all tests."""
    return played(story(name), 60)


def baseline() -> Block:
    """Sixty worlds of the shipped baseline."""
    return shared("baseline")


def differences(one: Block, other: Block, months: int | None = None) -> list[str]:
    """Columns that are not equal to the bit, or are in one block only; series up to a month, if one is given."""
    tables = TABLES if months is None else TABLES[1:]
    return [
        f"{table} {name}" for table in tables for name in _unequal(getattr(one, table), getattr(other, table), months)
    ]


def _unequal(one: Mapping[str, Any], other: Mapping[str, Any], months: int | None) -> list[str]:
    both = [name for name in one if name in other]
    unequal = [name for name in both if not np.array_equal(one[name][:months], other[name][:months], equal_nan=True)]
    return sorted({*unequal, *(set(one) ^ set(other))})


def label(block: Block, column: str) -> Any:
    """A coded column of outcomes in words."""
    return np.array(block.categories[column])[block.worlds[column]]
