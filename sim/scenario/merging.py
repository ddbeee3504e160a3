"""A diff laid over its baseline, key by key."""

from __future__ import annotations

from sim.scenario.faults import Faults, nearest
from sim.scenario.inspecting import join
from sim.scenario.nodes import ListNode, MapNode, Node, Scalar, is_null
from sim.scenario.removing import without_removed

OWN = ("title", "question", "look_for", "baseline", "events_replace", "strengths_under")
"""Keys that belong to one file and are not inherited."""

Depth = dict[str, "Depth"]
"""The maps that merge, by key; ``*`` stands for any key. Where there is no entry a value replaces."""


def depth_of_merging(stances: frozenset[str]) -> Depth:
    """How deep maps merge, given the names under which an actor holds one number for each issue."""
    values: Depth = {}
    named: Depth = {"*": values}
    instrument: Depth = {"measures": named}
    actor: Depth = {"instruments": {"*": {"measures": values}}, **dict.fromkeys(stances, values)}
    return {
        "hypotheses": values,
        "parameters": values,
        "instruments": {"*": instrument},
        "issues": named,
        "actors": {"*": actor},
        "mediators": named,
        "buyers": named,
        "packages": named,
        "relief_plan": values,
    }


def lay_over(base: MapNode, diff: MapNode, depth: Depth, faults: Faults) -> MapNode:
    """The baseline as the diff changes it; events are appended unless the diff replaces them."""
    base = without_removed(base, diff)
    inherited = MapNode({key: node for key, node in base.entries.items() if key not in OWN}, base.mark, dict(base.keys))
    merged = merge(inherited, diff, depth, faults)
    events = _appended(base, diff)
    if events is not None:
        merged.entries["events"] = events
    return merged


def merge(base: MapNode, diff: MapNode, depth: Depth, faults: Faults, field: str = "") -> MapNode:
    """Two maps as one; an empty value removes an entry."""
    merged = MapNode(dict(base.entries), diff.mark, {**base.keys, **diff.keys})
    for key, node in diff.entries.items():
        name = join(field, key)
        if is_null(node):
            if merged.entries.pop(key, None) is None:
                message = "is empty, and there is nothing of this name to remove; expected a value"
                near = None if faults.full else nearest(key, base.entries)
                faults.add(diff.place(key), name, message, near)
            continue
        deeper = depth.get(key, depth.get("*"))
        if deeper is None or not isinstance(node, MapNode):
            merged.entries[key] = node
            continue
        below = base.entries.get(key)
        start = below if isinstance(below, MapNode) else MapNode({}, node.mark)
        merged.entries[key] = merge(start, node, deeper, faults, name)
    return merged


def _appended(base: MapNode, diff: MapNode) -> Node | None:
    earlier, later = base.get("events"), diff.get("events")
    flag = diff.get("events_replace")
    replaces = isinstance(flag, Scalar) and flag.value is True
    if replaces or not isinstance(earlier, ListNode) or not isinstance(later, ListNode):
        return None
    return ListNode([*earlier.items, *later.items], later.mark)
