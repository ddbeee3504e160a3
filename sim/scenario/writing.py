"""A tree of nodes written as YAML again."""

from __future__ import annotations

import json
import re

from sim.scenario.header import TOP_KEYS
from sim.scenario.months import Calendar
from sim.scenario.nodes import ListNode, MapNode, Node, Scalar
from sim.scenario.scalars import is_plain_text

WIDEST = 110
_LEFT_OUT = ("baseline", "events_replace", "strengths_under")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}", re.ASCII)
_AWKWARD = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")


def write_tree(tree: MapNode, calendar: Calendar, root: str = "") -> str:
    """A whole scenario as one file that needs no baseline.

    ``root`` is the text of the baseline under whose numbers private strengths are drawn: it goes along whole,
    so that the file gives the same worlds.
    """
    entries = dict(tree.entries)
    entries["start"] = Scalar(str(calendar.start), tree.mark)
    entries["months"] = Scalar(calendar.months, tree.mark)
    kept = {key: entries[key] for key in TOP_KEYS if key in entries and key not in _LEFT_OUT}
    lines = _block(MapNode(kept, tree.mark), 0)
    if root:
        lines += ["strengths_under: |", *(f"  {line}" for line in root.splitlines())]
    return "\n".join(lines) + "\n"


def _block(node: MapNode | ListNode, indent: int) -> list[str]:
    lines: list[str] = []
    pairs = node.entries.items() if isinstance(node, MapNode) else [("", item) for item in node.items]
    for key, value in pairs:
        head = " " * indent + (f"{_word(key)}:" if isinstance(node, MapNode) else "-")
        inline = _flow(value)
        if isinstance(value, Scalar) or (_is_flat(value) and len(head) + len(inline) < WIDEST):
            lines.append(f"{head} {inline}")
        elif isinstance(value, ListNode) or isinstance(node, MapNode):
            lines += [head, *_block(value, indent + 2)]
        else:
            first, *rest = _block(value, indent + 2)
            lines += [head + " " + first.lstrip(), *rest]
    return lines


def _flow(node: Node) -> str:
    if isinstance(node, MapNode):
        return "{" + ", ".join(f"{_word(key)}: {_flow(value)}" for key, value in node.entries.items()) + "}"
    if isinstance(node, ListNode):
        return "[" + ", ".join(map(_flow, node.items)) + "]"
    return _word(node.value) if isinstance(node.value, str) else json.dumps(node.value)


def _is_flat(node: Node, levels: int = 2) -> bool:
    """Whether a value may stand on one line: at most so many levels deep."""
    children = _children(node)
    return not children or (levels > 0 and all(_is_flat(child, levels - 1) for child in children))


def _children(node: Node) -> list[Node]:
    if isinstance(node, Scalar):
        return []
    return node.items if isinstance(node, ListNode) else list(node.entries.values())


def _word(text: str) -> str:
    if is_plain_text(text) or _MONTH.fullmatch(text):
        return text
    return _AWKWARD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
