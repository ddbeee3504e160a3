"""A scenario file as a tree in which every value knows its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.scenario.faults import Mark

Plain = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, a number, true or false, or nothing."""

    value: Plain
    mark: Mark


@dataclass(frozen=True, slots=True)
class ListNode:
    """Values in order."""

    items: list[Node]
    mark: Mark


@dataclass(frozen=True, slots=True)
class MapNode:
    """Values by key; ``keys`` holds where each key stands."""

    entries: dict[str, Node]
    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """The value of a key, if given."""
        return self.entries.get(key)

    def place(self, key: str) -> Mark:
        """Where a key stands, or the map itself if the key is absent."""
        return self.keys.get(key, self.mark)


Node = Scalar | ListNode | MapNode


def is_null(node: Node | None) -> bool:
    """Whether a value is present but empty."""
    return isinstance(node, Scalar) and node.value is None


def describe(node: Node) -> str:
    """What kind of value this is, in a reader's words."""
    if isinstance(node, MapNode):
        return "a map"
    if isinstance(node, ListNode):
        return "a list"
    if node.value is None:
        return "empty"
    if isinstance(node.value, bool):
        return f"the truth value {str(node.value).lower()}"
    return "text" if isinstance(node.value, str) else "a number"
