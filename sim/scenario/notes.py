"""One ``why`` and ``source`` for a group of numbers: each number of the group that has none takes them over."""

from __future__ import annotations

from sim.scenario.nodes import MapNode, Node, Scalar

NOTES = ("why", "source")
GROUPS: tuple[tuple[str, ...], ...] = (
    ("actors", "*", "*"),
    ("actors", "*", "instruments", "*"),
    ("actors", "*", "instruments", "*", "measures"),
    ("instruments", "*"),
    ("instruments", "*", "measures", "*"),
    ("issues", "*"),
    ("mediators", "*"),
    ("buyers", "*"),
)
"""Where a map holds a group of numbers; ``*`` stands for any key. A map that is one number itself is no group."""
_ONE_NUMBER = frozenset(("value", "low", "mean", "series"))


def spread_notes(tree: MapNode) -> MapNode:
    """The tree with the notes of every group handed down to its numbers."""
    for path in GROUPS:
        tree = _handed_down(tree, path)
    return tree


def _handed_down(node: MapNode, path: tuple[str, ...]) -> MapNode:
    if not path:
        return _group(node)
    entries = {
        key: _handed_down(child, path[1:]) if path[0] in ("*", key) and isinstance(child, MapNode) else child
        for key, child in node.entries.items()
    }
    return MapNode(entries, node.mark, node.keys)


def _group(node: MapNode) -> MapNode:
    notes = {name: note for name in NOTES if (note := node.get(name)) is not None}
    if not notes or _ONE_NUMBER & node.entries.keys():
        return node
    kept = {key: _noted(child, notes) for key, child in node.entries.items() if key not in notes}
    return MapNode(kept, node.mark, {key: mark for key, mark in node.keys.items() if key not in notes})


def _noted(child: Node, notes: dict[str, Node]) -> Node:
    """A number with the group's notes, where it has none of its own."""
    if isinstance(child, Scalar) and isinstance(child.value, int | float) and not isinstance(child.value, bool):
        return MapNode({"value": child, **notes}, child.mark)
    if isinstance(child, MapNode) and _ONE_NUMBER & child.entries.keys():
        return MapNode({**notes, **child.entries}, child.mark, child.keys)
    return child
