"""The description is complete, true to the code, and the page in docs is the one the code gives."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from sim.model.sanctions_model import ROLES
from sim.scenario.catalogue import registered
from sim.scenario.words import KINDS
from sim.views.odd import code, odd
from sim.views.odd.entities import MOVES, STATES, declared
from sim.views.odd.page import PAGES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "odd.md"
EQUATIONS = sorted(path.stem for path in (ROOT / "sim/equations").glob("*.py"))
WITHOUT_RULES = {
    "actors": {"stateful"},
    "model": {"numbers", "outcomes", "play", "recorder", "series", "some_worlds"},
}
"""Files that keep or tell what happens, and decide nothing."""


@pytest.fixture(scope="module")
def page() -> str:
    return odd()


@pytest.fixture(scope="module")
def prose() -> str:
    """What is written by hand: the pages, and where state variables start."""
    starts = [start for meanings in STATES.values() for _, _, start in meanings.values()]
    return "\n".join([*(path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.md"))), *starts])


def test_the_page_is_the_one_the_code_gives(page: str) -> None:
    hint = "uv run leverage odd --page docs/odd.md"
    assert PAGE.read_text(encoding="utf-8") == page, f"docs/odd.md is not up to date: {hint}"


@pytest.mark.parametrize("module", EQUATIONS)
def test_every_equation_is_quoted_once(module: str, page: str) -> None:
    for name in code.equations_in(import_module(f"sim.equations.{module}")):
        assert page.count(f"\ndef {name}(") == 1, name


def test_every_registered_number_has_its_place_in_the_prose(prose: str) -> None:
    silent = [p.key for p in registered().parameters if not re.search(rf"\b{p.name}\b", prose)]
    assert silent == []


@pytest.mark.parametrize("owner", STATES)
def test_every_state_variable_has_a_meaning_and_no_other(owner: str) -> None:
    assert set(declared(owner)) == set(STATES[owner])


@pytest.mark.parametrize("role", ROLES)
def test_every_move_says_what_it_does(role: str, prose: str) -> None:
    assert set(MOVES[role]) == set(ROLES[role].MOVES)
    assert [move for move in MOVES[role] if move not in prose] == []


@pytest.mark.parametrize("room", WITHOUT_RULES)
def test_every_file_of_rules_is_linked(room: str, page: str) -> None:
    files = {path.stem for path in (ROOT / "sim" / room).glob("*.py")} - {"__init__"}
    assert {name for name in files if f"../sim/{room}/{name}.py" not in page} <= WITHOUT_RULES[room]


def test_the_schedule_is_the_months_own() -> None:
    calls = [call for call, _ in code.schedule()]
    assert (calls[0], calls[-1], len(calls)) == ("begin", "close", 11)


def test_every_kind_of_news_is_told() -> None:
    assert {kind for kind, _ in code.kinds_of_news()} == {*KINDS, "measure", "move", "set"}


@pytest.mark.parametrize("name", ["model.talks.sulk", "actors.target.Target.sulk"])
def test_a_rule_that_is_gone_cannot_be_quoted(name: str) -> None:
    with pytest.raises(LookupError):
        code.rule(name)


def test_an_equation_that_is_gone_cannot_be_quoted() -> None:
    with pytest.raises(LookupError):
        code.equations("war", "ndtr")
