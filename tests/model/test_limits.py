"""Limits of the model that hold by hand, on the full engine (core model, limits 2, 3 and 4)."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model.recorder import REASONS
from sim.results.block import Block
from tests.playing import differences, played, story

AT_THE_TABLE = REASONS.index("no offer worth making")
SIGNED = REASONS.index("signed")


def unlike(one: Block, other: Block, *own: str) -> list[str]:
    """What differs beyond the drawn inputs and the series of the parameters that were changed."""
    found = [name for name in differences(one, other) if not name.startswith("worlds input.")]
    return [name for name in found if not name.endswith(own)]


def test_relief_that_nobody_believes_in_changes_nothing() -> None:
    """Limit 2: without trust, offered relief and none give the same signatures, terms and moves."""
    offered, silent = (
        played(story("no-word", {f"actors.{name}.offers_at_start": value for name in ("US", "EU")}), 80)
        for value in "10"
    )
    assert not np.array_equal(offered.series["us.offered"], silent.series["us.offered"])
    assert (offered.worlds["signed"] >= 0).sum() > 10
    assert (offered.worlds["terms.relief"][offered.worlds["signed"] >= 0] == 0.0).all()
    assert unlike(offered, silent, ".offered") == []


WITHOUT_SANCTIONS = {
    "busting": {"actors.China.capacity": "0.9", "actors.China.busting": "0.1", "parameters.busting_blunts": "0.9",
                "actors.China.profit": "9", "actors.China.fear": "1"},
    "adaptation": {"parameters.adaptation_blunts": "0.1", "parameters.capacity_wear": "0.01",
                   "instruments.energy.measures.embargo.adaptation_rate": "0.5"},
    "enforcement": {"actors.US.market_share": "0.5", "actors.EU.firm_lobby": "4",
                    "actors.US.instruments.energy.enforcement": "0.2"},
    "relief": {"actors.US.offer_relief": "0.1", "actors.EU.offer_relief": "1", "actors.US.codified": "0.9",
               "actors.US.offers_at_start": "0", "actors.Russia.trust_in_relief": "0.9"},
}  # fmt: skip


@pytest.mark.parametrize("what", list(WITHOUT_SANCTIONS))
def test_without_sanctions_their_economics_change_nothing(what: str) -> None:
    """Limit 3: where S = 0, busting, adaptation, enforcement and relief enter nothing."""
    plain = played(story("no-sanctions"), 60)
    assert plain.series["sanctions.loss"].max() == 0.0
    changed = played(story("no-sanctions", WITHOUT_SANCTIONS[what]), 60)
    assert unlike(plain, changed, ".enforcement", ".offered", ".trust") == []


def test_parties_agree_at_once_where_nothing_stands_in_the_way() -> None:
    """Limit 4: no private information, no broken deals, no vetoes, no red lines: the first round ends in a deal."""
    reasons = played(story("open-book"), 200).reasons["Russia"]
    talked = (reasons >= AT_THE_TABLE) & (reasons <= SIGNED)
    came = talked.any(axis=0)
    first = np.argmax(talked, axis=0)
    assert came.mean() > 0.9
    assert (reasons[first, np.arange(reasons.shape[1])] == SIGNED)[came].mean() >= 0.95


def test_each_cause_of_delay_alone_delays() -> None:
    """With private information back, first rounds fail more often."""
    first_tries = []
    for level in ("off", "on"):
        block = played(story("open-book", {"hypotheses.private_information": level}), 200)
        reasons = block.reasons["Russia"]
        talked = (reasons >= AT_THE_TABLE) & (reasons <= SIGNED)
        first = np.argmax(talked, axis=0)
        first_tries.append((reasons[first, np.arange(reasons.shape[1])] == SIGNED)[talked.any(axis=0)].mean())
    assert first_tries[1] < first_tries[0] - 0.1
