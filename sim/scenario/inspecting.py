"""Reading located nodes as the kinds of value a scenario uses; what does not fit becomes a fault."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sim.scenario.faults import Faults, Mark, listing, nearest, shown
from sim.scenario.months import Month
from sim.scenario.nodes import ListNode, MapNode, Node, Scalar, describe

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Bounds:
    """The range of a number and its unit."""

    low: float
    high: float
    unit: str = ""

    def __str__(self) -> str:
        unit = f" ({self.unit})" if self.unit else ""
        return f"a number from {self.low:g} to {self.high:g}{unit}"


SHARE_BOUNDS = Bounds(0.0, 1.0, "share")


class Inspector:
    """Takes values out of nodes and notes what is wrong with them."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def add(self, node: Node | Mark, field: str, message: str, near: str | None = None) -> None:
        """Note a fault at a node or a place."""
        self.faults.add(node if isinstance(node, Mark) else node.mark, field, message, near)

    def fields(self, node: Node | None, field: str, known: Iterable[str] | None = None) -> MapNode:
        """A map, empty where there is none; ``known`` are the keys it may have."""
        if node is None:
            return MapNode({}, Mark(""))
        if not isinstance(node, MapNode):
            self.add(node, field, f"is {describe(node)}; expected a map ('name: value' lines)")
            return MapNode({}, node.mark)
        if known is not None:
            self.known_keys(node, field, known)
        return node

    def known_keys(self, node: MapNode, field: str, known: Iterable[str]) -> None:
        """Refuse keys that mean nothing here."""
        valid = list(known)
        for key in node.entries:
            if key not in valid:
                self.unknown(node.place(key), join(field, key), "key", key, valid)

    def unknown(self, mark: Mark, field: str, kind: str, word: str, valid: Iterable[str]) -> None:
        """Note a word that is none of the valid ones."""
        if self.faults.full:
            self.faults.unlisted += 1
            return
        words = list(valid)
        expected = f"expected one of: {listing(words)}" if words else f"expected none, as no {kind} is defined"
        self.add(mark, field, f"{kind} {shown(word)} is not known here; {expected}", nearest(word, words))

    def items(self, node: Node | None, field: str) -> list[Node]:
        """A list's values, none where there is no list."""
        if node is None or isinstance(node, ListNode):
            return node.items if node else []
        self.add(node, field, f"is {describe(node)}; expected a list, such as [a, b]")
        return []

    def text(self, node: Node | None, field: str, longest: int) -> str:
        """A text; folded lines become one."""
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            self.add(node, field, f"is {describe(node)}; expected text (put quotes around it)")
            return ""
        text = " ".join(node.value.split())
        if len(text) > longest:
            self.add(node, field, f"has {len(text):,} characters; expected at most {longest:,}")
        if not text:
            self.add(node, field, "is empty; expected text")
        return text

    def word(self, node: Node | None, field: str, valid: Iterable[str], kind: str = "word") -> str:
        """One of the valid words, or nothing."""
        if node is None:
            return ""
        words = list(valid)
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            self.add(node, field, f"is {describe(node)}; expected one of: {listing(words)}")
        elif node.value not in words:
            self.unknown(node.mark, field, kind, node.value, words)
        else:
            return node.value
        return ""

    def number(self, node: Node, field: str, bounds: Bounds) -> float | None:
        """A finite number within its range."""
        if not isinstance(node, Scalar) or isinstance(node.value, bool) or not isinstance(node.value, int | float):
            hint = as_number(node.value) if isinstance(node, Scalar) else None
            bare = isinstance(node, Scalar) and hint is not None and hint == node.value
            expected = f"{bounds}, without quotes" if bare else f"{bounds}"
            self.add(node, field, f"is {quoted(node)}; expected {expected}", None if bare else hint)
            return None
        value = float(node.value)
        if not math.isfinite(value):
            self.add(node, field, f"is not a finite number; expected {bounds}")
            return None
        if not bounds.low <= value <= bounds.high:
            closest = min(max(value, bounds.low), bounds.high)
            self.add(node, field, f"is {value:g}; expected {bounds}; the nearest valid value is {closest:g}")
            return None
        return value

    def whole(self, node: Node | None, field: str, low: int, high: int, default: int) -> int:
        """A whole number within its range."""
        if node is None:
            return default
        value = self.number(node, field, Bounds(low, high, "months"))
        if value is None:
            return default
        if value != int(value):
            self.add(node, field, f"is {value:g}; expected a whole number of months")
        return int(value)

    def month(self, node: Node, field: str) -> Month | None:
        """A month, written YYYY-MM."""
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            self.add(node, field, f"is {quoted(node)}; expected a month, YYYY-MM, such as 2026-03")
            return None
        try:
            return Month.parse(node.value)
        except ValueError as error:
            self.add(node, field, str(error) if len(node.value) < LONGEST_NAME else "is no month; expected YYYY-MM")
            return None

    def names(self, node: MapNode, field: str, kind: str) -> list[str]:
        """The well-formed names among a map's keys, no two alike."""
        seen: dict[str, str] = {}
        for name in node.entries:
            if not is_name(name):
                rule = f"1 to {LONGEST_NAME} letters, digits, spaces, - or _, beginning with a letter or digit"
                self.add(node.place(name), join(field, name), f"{shown(name)} cannot name {kind}; expected {rule}")
            elif name.casefold() in seen:
                twin = seen[name.casefold()]
                self.add(
                    node.place(name),
                    join(field, name),
                    f"differs from {twin!r} only in capitals; expected another name",
                )
            else:
                seen[name.casefold()] = name
        return list(seen.values())


def is_name(text: str) -> bool:
    """Whether a text can name an actor, an issue and the like."""
    return (
        0 < len(text) <= LONGEST_NAME
        and text[0].isalnum()
        and text[-1] != " "
        and all(c.isalnum() or c in " -_" for c in text)
    )


def join(field: str, key: str) -> str:
    """The dotted name of a field within another."""
    short = key if len(key) <= LONGEST_NAME else f"{key[:LONGEST_NAME]}..."
    clean = "".join(c if c.isprintable() else "?" for c in short)
    return f"{field}.{clean}" if field else clean


def quoted(node: Node) -> str:
    """A value as a message shows it."""
    if isinstance(node, Scalar) and isinstance(node.value, str | int | float) and not isinstance(node.value, bool):
        return shown(node.value)
    return describe(node)


def as_number(value: object) -> str | None:
    """The number a text may have meant: ``60%`` or ``0,6``."""
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        return None
    text = value.strip().replace(",", ".")
    scale = 100.0 if text.endswith("%") else 1.0
    try:
        number = float(text.rstrip("% ")) / scale
    except ValueError:
        return None
    return f"{number:g}" if math.isfinite(number) else None
