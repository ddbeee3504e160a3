"""One world as a story."""

import re

import numpy as np
import pytest

import sim
from sim.views.narrate.moves import move_in_words
from sim.views.narrate.telling import month_told
from sim.views.narrate.words import month_in_words

FORBIDDEN = re.compile(r"\b(predict|forecast|should)", re.IGNORECASE)


@pytest.fixture(scope="module", params=[("baseline", 3), ("baseline", 8), ("another-episode", 1)])
def story(request: pytest.FixtureRequest) -> sim.Story:
    name, world = request.param
    return sim.replay(name, seed=1, world=world)


def test_every_move_has_a_reason(story: sim.Story) -> None:
    for chapter in story.months:
        assert [choice.actor for choice in chapter.choices] == list(story.scenario.actors)
        for choice in chapter.choices:
            assert choice.reason
            assert move_in_words(choice.move, choice.instrument) in choice.told


def test_an_upset_is_told_as_one(story: sim.Story) -> None:
    for chapter in story.months:
        for choice in chapter.choices:
            if choice.kind in ("clear", "close call", "upset"):
                best = max(choice.appeals.values())
                assert (choice.margin < 0) == (choice.appeals[choice.move] < best)
                assert ("looks better" in choice.reason) == (choice.margin < 0)
            if choice.kind == "upset":
                assert "an upset" in choice.reason


def test_a_senders_grounds_make_up_the_value_of_its_step(story: sim.Story) -> None:
    for chapter in story.months:
        for choice in (one for one in chapter.choices if one.role == "sender"):
            g = choice.grounds
            chance = g["chance that the target accepts"]
            value = (1 - chance) * g["value of no deal"] + chance * g["value of a deal"] - g["political price"]
            assert value <= choice.appeals[choice.move] + 1e-9
            if not choice.instrument:
                assert value == pytest.approx(choice.appeals[choice.move])


def test_talks_say_what_bound_and_who_would_have_accepted(story: sim.Story) -> None:
    for chapter in story.months:
        talks = chapter.talks
        offers = [talks.offer] if talks.offer else talks.would
        assert all(offer.accepted == (offer.made and offer.margin >= 0) for offer in offers)
        if talks.outcome == "under a deal":
            assert not offers
            assert chapter.deal
        else:
            assert offers
        if talks.outcome not in ("under a deal", "signed"):
            assert ("There is room" in talks.told) == (talks.least <= talks.most)


def test_it_reads_as_months_and_an_end(story: sim.Story) -> None:
    text = str(story)
    assert all(month_in_words(chapter.month) in text for chapter in story.months)
    assert text.rstrip().splitlines()[-1].startswith("  ")
    assert "How it ended" in text
    assert not FORBIDDEN.search(text)
    assert max(map(len, text.splitlines())) <= 100
    assert len(text.splitlines()) < 22 * len(story.months)


def test_one_month_shows_every_option(story: sim.Story) -> None:
    text, chapter = " ".join(month_told(story, 0).split()), story.months[0]
    assert all(f"{move} " in text for choice in chapter.choices for move in choice.appeals)


def test_a_scripted_move_and_a_barred_one_are_told() -> None:
    story = sim.replay("no-sanctions", seed=1, world=0)
    assert not any(choice.move in ("tighten", "threaten") for chapter in story.months for choice in chapter.choices)


def test_playing_alone_draws_the_same_luck() -> None:
    one, again = (sim.replay("baseline", seed=7, world=11) for _ in range(2))
    assert one.close == again.close
    assert np.array_equal([c.state["oil price"] for c in one.months], [c.state["oil price"] for c in again.months])


def test_nothing_is_told_as_less_than_nothing() -> None:
    text = str(sim.replay("another-episode", seed=1, world=2))
    assert "leverage +0.000" in text
    assert not re.search(r"-0\.0+\b|\bnan\b|\binf\b", text)
