"""YAML events composed into located nodes: one document, no tags, bounded in depth and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from sim.scenario.faults import Faults, Mark, shown
from sim.scenario.nodes import ListNode, MapNode, Node, Scalar
from sim.scenario.scalars import plain_value

MOST_NODES = 12_000
"""Values written in one file."""
MOST_EXPANDED = 50_000
"""Values once every alias is replaced by what it stands for."""
DEEPEST = 20
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class _Refused(Exception):
    """Reading stops here; the reason has been noted."""


def compose(text: str, file: str, faults: Faults) -> Node | None:
    """The node of a text, or None with the reasons noted; faults that do not stop the reading are noted too."""
    composer = _Composer(text, file, faults)
    try:
        return composer.document()
    except _Refused:
        return None
    except _Unreadable as error:
        composer.note_syntax(error.cause)
        return None


class _Unreadable(Exception):
    """The text is not YAML; the cause is the parser's."""

    def __init__(self, cause: Exception) -> None:
        self.cause = cause


class _Composer:
    def __init__(self, text: str, file: str, faults: Faults) -> None:
        self.file = file
        self.faults = faults
        self.events = _events(text)
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.written = 0
        self.size = 0
        self.depth = 0
        self.last = Mark(file)

    def document(self) -> Node:
        """The only document of the stream."""
        root: Node | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and root is not None:
                self.refuse(self.mark(event), "a second document begins here; expected one scenario in a file")
            if kind.startswith(("Stream", "Document")):
                continue
            root = self.node(event)
        if root is None:
            self.refuse(self.last, "the file has no content; expected at least a title and a question")
        return root

    def node(self, event: Any) -> Node:
        """The node an event begins."""
        kind = type(event).__name__
        mark = self.last = self.mark(event)
        if kind == "AliasEvent":
            return self.alias(event.anchor, mark)
        self.count(mark)
        if event.tag not in (None, "!"):
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self.faults.add(mark, "", f"the tag {shown(tag)} is not allowed; expected a plain value")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        before = self.size
        node = self.scalar(event, mark) if kind == "ScalarEvent" else self.collection(kind, mark)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, self.size - before + 1)
        return node

    def collection(self, kind: str, mark: Mark) -> Node:
        """A list or a map, to its end."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse(mark, f"the file is nested deeper than {DEEPEST} levels; expected a flatter scenario")
        node = self.listing(mark) if kind == "SequenceStartEvent" else self.mapping(mark)
        self.depth -= 1
        return node

    def listing(self, mark: Mark) -> ListNode:
        items: list[Node] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.node(event))
        return ListNode(items, mark)

    def mapping(self, mark: Mark) -> MapNode:
        node = MapNode({}, mark)
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                break
            place = self.mark(event)
            name = self.key(event, place)
            value = self.node(next(self.events))
            if name is None:
                continue
            if name in node.entries:
                first = node.keys[name].line
                self.faults.add(place, name, f"is given twice, first on line {first}; expected one entry")
                continue
            node.entries[name] = value
            node.keys[name] = place
        return node

    def key(self, event: Any, place: Mark) -> str | None:
        """The text of a key; a key is always a word."""
        is_word = type(event).__name__ == "ScalarEvent"
        node = self.node(event)
        if is_word:
            text: str = event.value
            return text
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return node.value
        self.faults.add(place, "", "a key is not a word; expected 'name: value'")
        return None

    def scalar(self, event: Any, mark: Mark) -> Scalar:
        text: str = event.value
        bad = _UNPRINTABLE.search(text)
        if bad is not None:
            self.faults.add(mark, "", f"the text holds the control character U+{ord(bad[0]):04X}; expected plain text")
        return Scalar(plain_value(text) if event.style is None else text, mark)

    def alias(self, name: str, mark: Mark) -> Node:
        known = self.anchors.get(name)
        if known is None:
            problem = "refers to itself" if name in self.anchors else "has no anchor before it"
            self.refuse(mark, f"the alias {shown('*' + name)} {problem}; expected a value written out")
        node, size = known
        self.count(mark, size, written=0)
        return node

    def count(self, mark: Mark, size: int = 1, written: int = 1) -> None:
        self.size += size
        self.written += written
        if self.written > MOST_NODES:
            self.refuse(mark, f"the file holds more than {MOST_NODES:,} values; expected a smaller scenario")
        if self.size > MOST_EXPANDED:
            self.refuse(mark, f"aliases stand for more than {MOST_EXPANDED:,} values; expected fewer aliases")

    def mark(self, event: Any) -> Mark:
        start = event.start_mark
        return Mark(self.file, start.line + 1, start.column + 1)

    def refuse(self, mark: Mark, message: str) -> NoReturn:
        self.faults.add(mark, "", message)
        raise _Refused

    def note_syntax(self, error: Exception) -> None:
        """Say where the text stops being YAML."""
        at = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        mark = Mark(self.file, at.line + 1, at.column + 1) if at is not None else self.last
        problem = getattr(error, "problem", None) or "the text cannot be read"
        self.faults.add(mark, "", f"is not valid YAML ({problem}); expected 'key: value' lines, evenly indented")


def _events(text: str) -> Iterator[Any]:
    """The parser's events, one by one, so that a limit can stop it early."""
    from ruamel.yaml import YAML  # slow to import, so only when a file is read

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except Exception as error:  # hostile text makes the parser raise more than its own errors
        raise _Unreadable(error) from error
