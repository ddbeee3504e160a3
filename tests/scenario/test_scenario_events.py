"""Dated events."""

from collections.abc import Callable

import pytest

from sim.scenario import Scenario

Story = Callable[..., Scenario]
Refused = Callable[..., str]


def test_the_four_forms(base: Scenario) -> None:
    measure, move, change, news = base.events
    assert (measure.kind, measure.month, measure.actor, measure.instrument, measure.state) == (
        "measure",
        2,
        "US",
        "energy",
        "imposed",
    )
    assert (measure.chance.likely, measure.because) == (0.6, "licences")
    assert (move.kind, move.actor, move.move, move.chance.likely) == ("move", "Russia", "stall", 1.0)
    assert (change.kind, change.path, change.over) == ("set", "actors.China.capacity", 3)
    assert change.size is not None and change.size.likely == 0.8
    assert (news.kind, news.actor, news.lasts) == ("election", "US", 2)


def test_a_key_follows_the_event_not_its_place(base: Scenario, story: Story) -> None:
    event = "{month: 2026-02, kind: meeting}"
    first = story(f"events: [{event}, {{month: 2026-02, kind: election}}]").events[4].key
    second = story(f"events: [{{month: 2026-02, kind: fines}}, {event}]").events[5].key
    assert first == second
    twins = story(f"events: [{event}, {event}]").events[4:]
    assert [twin.key for twin in twins] == [first, f"{first}#2"]
    assert len({event.key for event in base.events}) == 4


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("{month: 2026-02}", "says nothing that happens; expected exactly one of: instrument, move, set, kind"),
        ("{month: 2026-02, kind: meeting, move: hold}", "has move, kind; expected exactly one of"),
        ("{kind: meeting}", "month: is missing"),
        ("{month: 2028-01, kind: meeting}", "past the horizon; expected 2026-01 to 2027-12"),
        ("{month: 2025-12, kind: meeting}", "before the start"),
        ("{month: 2026-13, kind: meeting}", "has no month 13"),
        ("{month: 2026-02, kind: meting}", "did you mean 'meeting'?"),
        ("{month: 2026-02, kind: meeting, over: 3}", "does not go with 'kind'"),
        ("{month: 2026-02, kind: meeting, chance: 2}", "expected a number from 0 to 1 (share)"),
        ("{month: 2026-02, kind: meeting, lasts: 0}", "expected a number from 1 to 240"),
        ("{month: 2026-02, actor: Chna, move: bust}", "did you mean 'China'?"),
        ("{month: 2026-02, actor: China, move: negotiate}", "move of a third_party 'negotiate' is not known here"),
        (
            "{month: 2026-02, actor: China, instrument: energy, intensity: 1}",
            "China is a third_party; expected a sender: US, EU",
        ),
        ("{month: 2026-02, actor: EU, instrument: finance, intensity: 1}", "EU instrument 'finance' is not known here"),
        ("{month: 2026-02, actor: EU, instrument: energy, measure: embrgo, intensity: 1}", "did you mean 'embargo'?"),
        ("{month: 2026-02, actor: EU, instrument: energy}", "intensity: is missing"),
        ("{month: 2026-02, set: {China.capcity: 1}}", "did you mean 'China.capacity'?"),
        ("{month: 2026-02, set: {China.capacity: 7}}", "is 7; expected a number from 0 to 1"),
        ("{month: 2026-02, set: {}}", "has 0 entries; expected one"),
        ("{month: 2026-02, set: 3}", "is a number; expected a map"),
        ("hello", "is text; expected a map"),
    ],
)
def test_an_event_that_cannot_be_is_explained(refused: Refused, event: str, told: str) -> None:
    assert told in refused(f"events: [{event}]")
