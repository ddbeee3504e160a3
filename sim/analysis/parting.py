"""When the same world begins to differ between two scenarios, and whose decision or which event parted it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.chance.dice import Dice
from sim.chance.inputs import Inputs
from sim.equations.words import happens
from sim.scenario.changes import event_told, events_of_one

if TYPE_CHECKING:
    import pandas as pd

    from sim.results.block import Block
    from sim.scenario import Event, Scenario

Codes = NDArray[np.int64]

NEVER = "never"
TALKS = "the talks"
_ORDER = ("sender", "third_party", "target", "defender")
"""In which order roles move within a month."""


@dataclass(frozen=True)
class Cause:
    """What may part a world: an event that one scenario alone has, an actor's decision, or the talks."""

    kind: str
    what: str


@dataclass(frozen=True, eq=False)
class Parting:
    """World by world, the month (counted from 0, -1 for never) and the number of the cause; -1 for never.

    ``how`` says what was done in the one scenario and in the other: "hold → offer relief".
    """

    causes: tuple[Cause, ...]
    month: Codes
    cause: Codes
    how: tuple[str, ...]

    def frame(self, start: Any) -> pd.DataFrame:
        """One row per cause that parted a world, commonest first, and one for the worlds that never part.

        ``worlds`` and their ``share``, ``first`` and ``median`` month, and the ``commonest`` way.
        """
        import pandas as pd

        count, rows = len(self.month), []
        for number in np.unique(self.cause):
            here = np.flatnonzero(self.cause == number)
            row: dict[str, Any] = {"kind": NEVER, "what": NEVER, "worlds": here.size, "share": here.size / count}
            if number >= 0:
                ways, times = np.unique([self.how[k] for k in here], return_counts=True)
                months = np.sort(self.month[here])
                when = [str(start.later(int(months[k]))) for k in (0, months.size // 2)]
                row |= {
                    "kind": self.causes[number].kind, "what": self.causes[number].what,
                    "first": when[0], "median": when[1],
                    "commonest": str(ways[np.argmax(times)]), "commonest_worlds": int(times.max()),
                }  # fmt: skip
            rows.append(row)
        columns = ["kind", "what", "worlds", "share", "first", "median", "commonest", "commonest_worlds"]
        frame = pd.DataFrame(rows, columns=columns)
        frame["commonest_worlds"] = frame.commonest_worlds.astype("Int64")
        return frame.sort_values(["worlds", "what"], ascending=[False, True], ignore_index=True)


def part(one: Scenario, other: Scenario, blocks: tuple[Block, Block], seed: int) -> Parting:
    """Where two blocks of the same worlds part: at the first month in which anything is decided otherwise.

    Within a month an event counts before decisions, senders before third parties, target and defender,
    and all of them before the talks. Numbers that differ from the start part nothing by themselves:
    what counts is the first decision in which they show. Both blocks must hold their moves.
    """
    here, there = blocks
    own = [*events_of_one(one, other), *events_of_one(other, one)]
    happened = [_happening(event, here, seed) for event in own]
    actors = [name for role in _ORDER for name in sorted(here.moves) if one.actors[name].role == role]
    decided = [_differs(here, there, name) for name in actors if name in there.moves]
    target = next(name for name, actor in one.actors.items() if actor.role == "target")
    talked = here.reasons[target] != there.reasons[target]
    causes = (
        *(Cause("event", event_told(event, one.start)) for event in own),
        *(Cause("decision", name) for name in actors), Cause("talks", TALKS),
    )  # fmt: skip
    differs = np.stack([*happened, *decided, talked])
    month, cause = _first(differs)
    how = tuple(_how(causes, own, (here, there), target, world, month, cause) for world in range(here.count))
    return Parting(causes, month, cause, how)


def join_partings(parts: Iterable[Parting]) -> Parting:
    """The partings of adjacent blocks as one."""
    parts = list(parts)
    month, cause = (np.concatenate([getattr(one, name) for one in parts]) for name in ("month", "cause"))
    return Parting(parts[0].causes, month, cause, tuple(way for one in parts for way in one.how))


def _first(differs: NDArray[np.bool_]) -> tuple[Codes, Codes]:
    """First month and first cause in it, of (causes, months, worlds)."""
    any_month = differs.any(axis=0)
    ever = any_month.any(axis=0)
    month = np.where(ever, any_month.argmax(axis=0), -1)
    at = np.take_along_axis(differs, np.maximum(month, 0)[np.newaxis, np.newaxis], axis=1)[:, 0]
    return month, np.where(ever, at.argmax(axis=0), -1)


def _differs(here: Block, there: Block, name: str) -> NDArray[np.bool_]:
    moves = here.moves[name] != there.moves[name]
    return moves | (here.instruments[name] != there.instruments[name])


def _happening(event: Event, block: Block, seed: int) -> NDArray[np.bool_]:
    """In which months and worlds an event happens, by the very dice that the model rolls for it."""
    dice = Dice(seed, block.first_world, block.count)
    chance = Inputs({}, {}, dice).draw_within(f"event {event.key} chance", event.chance, (0.0, 1.0))
    taken = np.zeros((block.months, block.count), dtype=bool)
    taken[event.month] = happens(chance, dice.uniform("event", event.key, 0))
    return taken


def _how(
    causes: tuple[Cause, ...], own: list[Event], blocks: tuple[Block, Block], target: str, world: int,
    month: Codes, cause: Codes,
) -> str:  # fmt: skip
    """What was done in the one scenario and in the other."""
    if cause[world] < 0:
        return ""
    by, when = causes[cause[world]], month[world]
    if by.kind == "event":
        return own[cause[world]].because or own[cause[world]].kind
    if by.kind == "talks":
        return " → ".join(block.reason_names[block.reasons[target][when, world]] for block in blocks)
    return " → ".join(_move(block, by.what, when, world) for block in blocks)


def _move(block: Block, actor: str, month: int, world: int) -> str:
    move, instrument = block.moves[actor][month, world], block.instruments[actor][month, world]
    if move < 0:
        return "over"
    told = block.move_names[move]
    return f"{told} {block.instrument_names[instrument]}" if instrument >= 0 else told
