"""What a citation stands for, and how firm a source is."""

from __future__ import annotations

import pytest

from sim.scenario.ledger import Claim, Move, Observation, Series, Work
from sim.scenario.sources import Citation, citations, kind_of


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("S1.4", Claim),
        ("oil.brent@2025-12", Observation),
        ("territory.country-area", Observation),
        ("oil.brent", Series),
        ("sanctions.us-energy@2025-10-22", Move),
        ("Drezner 1998", Work),
        ("SF3", Work),
    ],
)
def test_a_key_leads_to_its_entry(key: str, entry: type) -> None:
    assert isinstance(Citation(key).entry, entry)


@pytest.mark.parametrize("key", ["assumption", "S9.9", "oil.brent@1066-01", "my own book"])
def test_other_words_lead_nowhere(key: str) -> None:
    assert Citation(key).entry is None


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("oil.brent@2025-12; Drezner 1998; S1.4", "data"),
        ("effects.rerouting", "literature"),
        ("S1.4; SF3", "literature"),
        ("S1.4; my own book", "articles"),
        ("my own book", "sources of its own"),
        ("oil.brent@2025-12; assumption (a guess)", "assumption"),
        ("", "assumption"),
    ],
)
def test_the_firmest_kind_counts_unless_some_of_it_is_assumed(source: str, kind: str) -> None:
    assert kind_of(source) == kind


def test_a_citation_may_say_what_it_takes() -> None:
    assert citations("S1.4; SF19 (6 to 60 months) ;; ") == (Citation("S1.4"), Citation("SF19", "6 to 60 months"))
