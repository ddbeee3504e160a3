"""The dice: all luck of the simulation, drawn from tapes that are addressed and never used up."""

from __future__ import annotations

import struct
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

MONTH_BITS = 40
"""A month owns 2**40 numbers of a tape: the worlds of one month times the faces of one roll."""

_PERIOD = 1 << 128
_SMALLEST = 2.0**-54  # half of the step between two numbers of the generator


class Dice:
    """All the luck of a block of worlds: one tape for each purpose and actor, addressed by month and world.

    World k in month t is dealt the same number to the bit, whichever block it is played in and
    whatever else was rolled, in whatever order. Every tape keeps one number of ``faces`` for life,
    since rolls of different faces would share numbers.

    >>> whole, tail = Dice(seed=1, first_world=0, worlds=10), Dice(seed=1, first_world=7, worlds=3)
    >>> bool((whole.uniform("news", "US", 5)[7:] == tail.uniform("news", "US", 5)).all())
    True
    """

    def __init__(self, seed: int, first_world: int, worlds: int) -> None:
        if not 0 <= seed < 1 << 63:
            raise ValueError(f"seed must be from 0 to 2**63 - 1, not {seed}")
        if first_world < 0 or worlds < 1:
            raise ValueError(f"expected at least one world, from world 0 on, not {worlds} from {first_world}")
        self.seed, self.first_world, self.worlds = seed, first_world, worlds
        self._tapes: dict[tuple[str, str], _Tape] = {}

    def uniform(self, purpose: str, actor: str, month: int, faces: int = 1) -> NDArray[np.float64]:
        """Numbers strictly between 0 and 1, of shape (worlds,), or (faces, worlds) if there are several faces."""
        tape = self._tapes.get((purpose, actor))
        if tape is None:
            tape = self._tapes[purpose, actor] = _Tape(self.seed, purpose, actor, faces)
        self._check(purpose, actor, month, faces, tape.faces)
        numbers = tape.read((month << MONTH_BITS) + self.first_world * faces, self.worlds * faces)
        if faces == 1:
            return np.maximum(numbers, _SMALLEST, out=numbers)
        return np.maximum(numbers.reshape(self.worlds, faces).T, _SMALLEST, order="C")

    def normal(self, purpose: str, actor: str, month: int, faces: int = 1) -> NDArray[np.float64]:
        """Standard normal numbers, of the shape that ``uniform`` gives, from the same places of the tape."""
        numbers = self.uniform(purpose, actor, month, faces)
        normals: NDArray[np.float64] = ndtri(numbers, out=numbers)
        return normals

    def _check(self, purpose: str, actor: str, month: int, faces: int, usual: int) -> None:
        if month < 0:
            raise ValueError(f"months count from 0; {purpose!r} of {actor!r} asked for month {month}")
        if faces != usual:
            raise ValueError(f"{purpose!r} of {actor!r} was rolled with {usual} faces before, now with {faces}")
        if (self.first_world + self.worlds) * faces > 1 << MONTH_BITS:
            raise ValueError(f"{self.worlds} worlds from {self.first_world} with {faces} faces do not fit one month")


class ChosenDice(Dice):
    """The dice of chosen worlds, in any order and as often as asked: for experiments that set luck beside inputs.

    >>> chosen = ChosenDice(1, np.array([7, 2, 7]))
    >>> whole = Dice(seed=1, first_world=0, worlds=10).uniform("news", "US", 5)
    >>> bool((chosen.uniform("news", "US", 5) == whole[[7, 2, 7]]).all())
    True
    """

    def __init__(self, seed: int, numbers: NDArray[np.int64]) -> None:
        lowest = int(numbers.min())
        super().__init__(seed, lowest, int(numbers.max()) - lowest + 1)
        self._places = numbers - lowest

    def uniform(self, purpose: str, actor: str, month: int, faces: int = 1) -> NDArray[np.float64]:
        """Numbers as ``Dice`` gives them to the chosen worlds."""
        return np.ascontiguousarray(super().uniform(purpose, actor, month, faces)[..., self._places])


class _Tape:
    """One endless row of uniform numbers in [0, 1), readable from any place."""

    __slots__ = ("_generator", "_place", "_source", "faces")

    def __init__(self, seed: int, purpose: str, actor: str, faces: int) -> None:
        if faces < 1:
            raise ValueError(f"a roll has at least one face, not {faces}")
        words = [seed & 0xFFFFFFFF, seed >> 32, *_words(purpose), *_words(actor)]
        self._source = np.random.PCG64(np.random.SeedSequence(words))
        self._generator = np.random.Generator(self._source)
        self._place = 0
        self.faces = faces

    def read(self, place: int, count: int) -> NDArray[np.float64]:
        if place != self._place:
            self._source.advance((place - self._place) % _PERIOD)
        self._place = place + count
        return self._generator.random(count)


def _words(name: str) -> tuple[int, ...]:
    """Four 32-bit words that stand for a name, the same on every machine and in every process."""
    return struct.unpack("<4I", blake2b(name.encode(), digest_size=16).digest())
