"""A scenario without a measure has nothing of it, and is otherwise the same."""

from __future__ import annotations

import numpy as np
import pytest

from sim.scenario import Scenario, load
from sim.scenario.without import PROMISE, measures_in_use, measures_of, without
from tests.playing import differences, played, story

SIX = ("energy", "finance", "technology", "individuals", "assets", "secondary")


def short(name: str, **more: str) -> Scenario:
    return load(name, {"months": "6", **more})


def test_removing_nothing_gives_the_scenario_itself() -> None:
    case = load("easing-card")
    assert without(case, []) is case


@pytest.mark.parametrize("measure", [*SIX, PROMISE])
def test_a_measure_removed_leaves_no_trace_of_itself_and_touches_no_other(measure: str) -> None:
    case = load("pressure-with-talks")
    less = without(case, [measure])
    changed = {path for path in case.quantities if case.quantities[path] != less.quantities[path]}
    own = ".offer" if measure == PROMISE else f".instruments.{measure}."
    assert changed
    assert all(own in path for path in changed)
    assert all(less.quantities[path].likely == 0.0 and not less.quantities[path].is_drawn for path in changed)
    assert {event.instrument for event in case.events} - {event.instrument for event in less.events} <= {measure}
    assert not any(event.instrument == measure for event in less.events)
    assert measure not in measures_in_use(less)
    assert less.root is case.root


def test_without_a_promise_no_one_offers_not_even_by_script() -> None:
    less = played(without(short("easing-card"), [PROMISE]), 30)
    assert not any(less.series[f"{sender}.offered"].any() for sender in ("us", "eu"))
    offers = less.move_names.index("offer relief")
    assert not any((less.moves[sender] == offers).any() for sender in ("US", "EU"))


def test_an_instrument_removed_stays_away_whatever_the_script_says() -> None:
    case = story("scripted")
    less = played(without(case, ["finance", "assets"]), 20)
    gone = [less.instrument_names.index(name) for name in ("finance", "assets")]
    assert not any(np.isin(less.instruments[sender], gone).any() for sender in ("US", "EU"))


def test_without_all_six_the_baseline_is_the_shipped_scenario_without_sanctions() -> None:
    """But for the age of the sanctions: there, cheap oil has not been felt before the first month either."""
    bare = short("no-sanctions", **{"parameters.sanctions_age": "18"})
    less, shipped = (played(case, 40, detail="outcomes") for case in (without(short("baseline"), SIX), bare))
    assert [name for name in differences(less, shipped) if "busting" not in name] == []


def test_the_baseline_itself_stays_paired_with_what_is_left_of_it() -> None:
    whole, less = (played(case, 30, detail="outcomes") for case in (short("baseline"), without(short("baseline"), [])))
    assert differences(whole, less) == []
    assert without(short("baseline"), ["energy"]).root == short("baseline").root == load("baseline")


def test_which_measures_are_in_use() -> None:
    assert measures_in_use(load("baseline")) == (*SIX, PROMISE) == measures_of(load("baseline"))
    assert measures_in_use(load("no-sanctions")) == (PROMISE,)
    assert measures_in_use(load("another-episode")) == ("trade", "finance", PROMISE)


def test_a_measure_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="did you mean 'energy'"):
        without(load("baseline"), ["enrgy"])
