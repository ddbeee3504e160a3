"""What goes with an actor, an instrument or an issue that a diff removes: all that the baseline says of it."""

from __future__ import annotations

from collections.abc import Callable

from sim.scenario.nodes import ListNode, MapNode, Node, Scalar, is_null

Keep = Callable[[str], bool]


def without_removed(base: MapNode, diff: MapNode) -> MapNode:
    """The baseline without what it says of those the diff removes, so that no loose end is left to refuse."""
    actors, instruments, issues = (_removed(base, diff, section) for section in ("actors", "instruments", "issues"))
    if not actors | instruments | issues:
        return base
    entries = dict(base.entries)
    if isinstance(cast := entries.get("actors"), MapNode):
        entries["actors"] = _each(cast, lambda actor: _stripped(actor, instruments, issues))
    if isinstance(packages := entries.get("packages"), MapNode):
        entries["packages"] = _each(packages, lambda package: _kept(package, lambda name: name not in issues))
    if isinstance(events := entries.get("events"), ListNode):
        left = [event for event in events.items if not _tells_of(event, actors, instruments, issues)]
        entries["events"] = ListNode(left, events.mark)
    return MapNode(entries, base.mark, base.keys)


def _removed(base: MapNode, diff: MapNode, section: str) -> frozenset[str]:
    below, above = base.get(section), diff.get(section)
    if not isinstance(below, MapNode) or not isinstance(above, MapNode):
        return frozenset()
    return frozenset(name for name, node in above.entries.items() if is_null(node) and name in below.entries)


def _stripped(actor: MapNode, instruments: frozenset[str], issues: frozenset[str]) -> MapNode:
    """An actor without the instruments, and without its stances on the issues, that are gone."""
    entries: dict[str, Node] = {}
    for key, node in actor.entries.items():
        if key == "barred" and isinstance(node, ListNode):
            words = [word for word in node.items if not (isinstance(word, Scalar) and word.value in instruments)]
            entries[key] = ListNode(words, node.mark)
        elif isinstance(node, MapNode):
            gone = instruments if key == "instruments" else issues
            entries[key] = _kept(node, lambda name, gone=gone: name not in gone)  # type: ignore[misc]
        else:
            entries[key] = node
    return MapNode(entries, actor.mark, actor.keys)


def _tells_of(event: Node, actors: frozenset[str], instruments: frozenset[str], issues: frozenset[str]) -> bool:
    if not isinstance(event, MapNode):
        return False
    for key, gone in (("actor", actors), ("instrument", instruments)):
        word = event.get(key)
        if isinstance(word, Scalar) and word.value in gone:
            return True
    change = event.get("set")
    paths = change.entries if isinstance(change, MapNode) else ()
    return any(not {*path.split(".")}.isdisjoint(actors | instruments | issues) for path in paths)


def _each(table: MapNode, change: Callable[[MapNode], MapNode]) -> MapNode:
    entries = {key: change(node) if isinstance(node, MapNode) else node for key, node in table.entries.items()}
    return MapNode(entries, table.mark, table.keys)


def _kept(table: MapNode, keep: Keep) -> MapNode:
    return MapNode({key: node for key, node in table.entries.items() if keep(key)}, table.mark, table.keys)
