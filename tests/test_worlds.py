"""The invariants of many worlds: exact to the bit, over all outcomes, series and moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sim.ensemble import run
from sim.model.play import play
from sim.model.sanctions_model import SanctionsModel
from sim.results.block import cut, join
from sim.scenario import load
from tests.playing import baseline, differences, played, rewritten, story

FIRST_MONTH_THAT_DIFFERS = 12


@pytest.mark.parametrize("world", [0, 17, 42, 59])
def test_a_world_alone_is_the_world_in_a_batch(world: int) -> None:
    alone = played(story("baseline"), 1, first=world)
    assert differences(alone, cut(baseline(), world, 1)) == []


@pytest.mark.parametrize("worlds", [4, 5, 11])
def test_as_many_worlds_as_a_scenario_has_steps_or_measures_are_nothing_special(worlds: int) -> None:
    assert differences(played(story("baseline"), worlds), cut(baseline(), 0, worlds)) == []


def test_blocks_equal_one_piece() -> None:
    pieces = [played(story("baseline"), size, first) for first, size in ((0, 7), (7, 23), (30, 30))]
    assert differences(join(pieces), baseline()) == []


def test_no_size_of_a_block_is_taken_for_something_else() -> None:
    """A row of the model's own (steps of a plan, say) must not be read as one number for each world."""
    pieces = [played(story("baseline"), size, sum(range(2, size))) for size in range(2, 11)]
    assert differences(join(pieces), cut(baseline(), 0, join(pieces).count)) == []


def test_a_play_is_the_same_a_second_time() -> None:
    assert differences(played(story("baseline"), 60), baseline()) == []


def test_one_worker_equals_two_workers() -> None:
    blocks = list(run(story("baseline"), 60, 5, play=play, workers=2, block=20))
    assert differences(join(blocks), baseline()) == []


def test_outcomes_are_the_same_whether_or_not_the_months_are_kept() -> None:
    few = played(story("baseline"), 60, detail="outcomes")
    assert not few.series
    assert [name for name in differences(few, baseline()) if name.startswith("worlds")] == []


def listed_otherwise(tree: dict[str, Any]) -> None:
    """The lead sender first, all others the other way round."""
    lead, *others = tree["actors"].items()
    tree["actors"] = dict([lead, *reversed(others)])


def test_the_order_of_the_actors_in_the_file_changes_nothing(tmp_path: Path) -> None:
    case = story("coalition")
    here, there = (rewritten(case, tmp_path, change) for change in (lambda tree: None, listed_otherwise))
    assert list(here.actors) != list(there.actors)
    assert differences(played(here), played(there)) == []


def test_scenarios_are_the_same_until_the_month_in_which_they_differ() -> None:
    here, there = baseline(), played(story("oil-shock"), 60)
    assert differences(here, there, FIRST_MONTH_THAT_DIFFERS) == []
    assert "series world.oil_price" in differences(here, there, FIRST_MONTH_THAT_DIFFERS + 1)


def test_a_further_actor_without_means_disturbs_nobody(tmp_path: Path) -> None:
    case = story("baseline")
    idle = {"role": "third_party", "capacity": 0.0, "exposure": 0.0, "trade_exposure": 0.0, "busting": 0.0}

    def joined(tree: dict[str, Any]) -> None:
        tree["actors"]["Elsewhere"] = idle

    alone, joined_by_one = (rewritten(case, tmp_path, change) for change in (lambda tree: None, joined))
    others = differences(played(alone), played(joined_by_one))
    assert [name for name in others if "elsewhere" not in name.lower()] == []


def test_who_leads_is_the_same_in_every_batch() -> None:
    """The lead is the sender's that is said to lead most, not the one that happens to draw most in a block."""
    drawn = {"actors.US.leads": "{low: 0, high: 0.9}", "actors.EU.leads": "{low: 0.2, high: 1}"}
    case = story("baseline", drawn)
    assert {SanctionsModel(case, 1, 5, first).lead.name for first in range(6)} == {"EU"}


def test_a_resolved_file_gives_the_same_worlds(tmp_path: Path) -> None:
    """It carries the baseline along, under whose numbers private strengths are drawn."""
    case = story("easing-card", {"months": "8"})
    file = tmp_path / "scenario.yaml"
    file.write_text(case.text, encoding="utf-8")
    again = load(file)
    assert differences(played(again, 30), played(case, 30)) == []
