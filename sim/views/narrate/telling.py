"""The text of a story."""

from __future__ import annotations

from sim.views.narrate.choices import Choice
from sim.views.narrate.story import Chapter, Close, Story
from sim.views.narrate.talks import offer_in_words, terms_in_words
from sim.views.narrate.words import capital, ending_in_words, month_in_words, sides, wrapped

_MARGIN = 10
_WEIGHTY = (
    "ease", "carry out", "back down", "offer relief", "withdraw offer", "secondary banks", "secondary tariff",
    "join", "leave", "escalate", "counter-sanction",
)  # fmt: skip
"""Moves that are told in full even in a quiet month."""


def story_told(story: Story) -> str:
    """The whole world: a head, a chapter for each month, the end."""
    parts = [_head(story)]
    before: Chapter | None = None
    for chapter in story.months:
        parts.append(_chapter(chapter, story) if _is_special(chapter) else _quiet(chapter, before, story))
        before = chapter
    return "\n\n".join("\n".join(part) for part in [*parts, _end(story)])


def month_told(story: Story, number: int) -> str:
    """One month in full, with every option of every actor; ``number`` counts from 0."""
    chapter = story.months[number]
    lines = _chapter(chapter, story)
    for offer in chapter.talks.would:
        if offer.made:
            lines += _entry("", f"({offer.proposer}'s offer would be {offer_in_words(offer)}.)")
    lines += ["", "  Options and their appeal (points of utility)"]
    for choice in chapter.choices:
        options = sorted(choice.appeals.items(), key=lambda option: -option[1])
        lines += _entry(choice.actor, ", ".join(f"{move} {appeal:z.3f}" for move, appeal in options))
    return "\n".join(lines)


def _head(story: Story) -> list[str]:
    scenario, (target, other) = story.scenario, sides(story.scenario)
    told = (
        f"World {story.world} of seed {story.seed}: one of many stories that the model tells with these assumptions, "
        f"not the likeliest. Appeals are in points of utility (0-1 for each actor). What a side would sign is told on "
        f"a way from {other}'s ideal (0) to {target}'s (1), all relief granted, vetoes and waiting aside."
    )
    return [scenario.title, *wrapped(scenario.question), "", *wrapped(told)]


def _chapter(chapter: Chapter, story: Story) -> list[str]:
    lines = [month_in_words(chapter.month)]
    if chapter.news:
        lines += _entry("News", capital("; ".join(chapter.news)) + ".")
    for choice in chapter.choices:
        lines += _entry(choice.actor, f"{capital(choice.told)}: {choice.reason}.")
    if chapter.talks.told:
        lines += _entry("Talks", chapter.talks.told)
    for sentence in chapter.deal:
        lines += _entry("Deal", sentence)
    return lines + _entry("State", _state(chapter, story))


def _quiet(chapter: Chapter, before: Chapter | None, story: Story) -> list[str]:
    """A month with no news, round or step of a deal: only weighty new moves have a line of their own."""
    earlier = {choice.actor: choice.move for choice in before.choices} if before else {}
    weighty = [
        choice for choice in chapter.choices if choice.move in _WEIGHTY and earlier.get(choice.actor) != choice.move
    ]
    lines = [month_in_words(chapter.month)]
    for choice in weighty:
        lines += _entry(choice.actor, f"{capital(choice.told)}: {choice.reason}.")
    rest = "; ".join(f"{choice.actor} {_briefly(choice)}" for choice in chapter.choices if choice not in weighty)
    lines += _entry("Moves", f"{rest}.") if rest else []
    lines += _entry("Talks", chapter.talks.told) if chapter.talks.told else []
    lines += [line for sentence in chapter.deal for line in _entry("Deal", sentence)]
    return lines + _entry("State", _state(chapter, story))


def _briefly(choice: Choice) -> str:
    """A move with the shortest reason."""
    if choice.kind in ("scripted", "only move"):
        return f"{choice.told} ({choice.reason})"
    if choice.margin < 0:
        return f"{choice.told} ({choice.kind}, {-choice.margin:z.3f} behind {choice.runner_up})"
    close = ", close call" if choice.kind == "close call" else ""
    return f"{choice.told} ({choice.margin:z.3f} ahead of {choice.runner_up}{close})"


def _is_special(chapter: Chapter) -> bool:
    """Whether something happens beyond moves: news, a round of talks, or a turn in the life of a deal."""
    return bool(chapter.news) or chapter.talks.offer is not None or chapter.turns


def _state(chapter: Chapter, story: Story) -> str:
    target, _ = sides(story.scenario)
    now = chapter.state
    parts = [
        f"pressure {100 * now['pressure']:.0f} %",
        f"hardship {now['hardship']:.2f}",
        f"leverage {now['leverage']:+z.3f}",
    ]
    if any(actor.role == "defender" for actor in story.scenario.actors.values()):
        moved = round(now["front"])
        front = f" ({moved:+d} km²)" if moved else ""
        parts.append(f"{target} holds {100 * now['land held']:.1f} % of the land in dispute{front}")
    oil = f"oil {now['oil price']:.0f} USD"
    return capital("; ".join([*parts, oil + _discount(now, target)])) + "."


def _discount(now: dict[str, float], target: str) -> str:
    return f", {target}'s {now['oil discount']:.0f} below it" if "oil discount" in now else ""


def _end(story: Story) -> list[str]:
    close, scenario = story.close, story.scenario
    when = f" in {month_in_words(close.over)}" if close.over else ""
    told = f"{capital(ending_in_words(close.dispute, scenario))}{when}. Sanctions: {close.sanctions}."
    lines = ["How it ended", *wrapped(told, 2)]
    if close.signed:
        lines += wrapped(_terms(close), 2)
    return lines + wrapped(_balance(close.outcomes), 2)


def _balance(outcomes: dict[str, float]) -> str:
    bought = f"leverage {outcomes['leverage']:z.3f}, constraint {100 * outcomes['constraint']:.0f} %"
    cost = f"hardship {outcomes['hardship']:.2f} of 1 in the mean month, sender cost {outcomes['sender_cost']:.2f}"
    war = f"{outcomes['months_of_war']:.0f} months of war"
    return f"What sanctions bought in the mean month: {bought}. What they cost: {cost}; with {war}."


def _terms(close: Close) -> str:
    name = f'"{close.package}", ' if close.package else ""
    terms = f"{name}{terms_in_words(close.terms)}, {100 * close.relief:.0f} % of the relief on offer"
    return f"First signed in {month_in_words(close.signed)}; last terms: {terms}."


def _entry(head: str, text: str) -> list[str]:
    """A paragraph with its head in the margin."""
    return wrapped(f"{head:<{_MARGIN}}{text}", 2, 2 + _MARGIN)
