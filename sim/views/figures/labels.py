"""Labels that stay apart."""

from __future__ import annotations

from collections.abc import Sequence


def dodge(centres: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """New centres, in the same order, so that labels of these sizes do not overlap and stay inside.

    Labels that would collide share the room around their common middle. ValueError if they cannot fit.

    >>> dodge([10, 12, 90], [20, 20, 20], 0, 100)
    [10.0, 30.0, 90.0]
    """
    if sum(sizes) > high - low + 1e-6:
        raise ValueError(f"labels need {sum(sizes):.0f} pixels, there are only {high - low:.0f}")
    order = sorted(range(len(centres)), key=lambda k: (centres[k], k))
    groups: list[tuple[float, float, list[int]]] = []
    for k in order:
        groups.append((_kept(centres[k] - sizes[k] / 2, sizes[k], low, high), sizes[k], [k]))
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] > groups[-1][0] + 1e-9:
            merged = groups[-2][2] + groups[-1][2]
            groups[-2:] = [_group(merged, centres, sizes, low, high)]
    return _centres(groups, sizes)


def _kept(start: float, size: float, low: float, high: float) -> float:
    return float(min(max(start, low), high - size))


def _group(
    members: list[int], centres: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, float, list[int]]:
    size, before, wanted = sum(sizes[k] for k in members), 0.0, 0.0
    for k in members:
        wanted += centres[k] - sizes[k] / 2 - before
        before += sizes[k]
    return _kept(wanted / len(members), size, low, high), size, members


def _centres(groups: list[tuple[float, float, list[int]]], sizes: Sequence[float]) -> list[float]:
    found = [0.0] * len(sizes)
    for start, _, members in groups:
        at = start
        for k in members:
            found[k] = at + sizes[k] / 2
            at += sizes[k]
    return found
