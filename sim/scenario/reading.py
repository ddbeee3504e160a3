"""From the bytes of a file to located nodes, under limits that keep a hostile file harmless."""

from __future__ import annotations

import re
from functools import lru_cache

from sim.scenario.composing import compose
from sim.scenario.faults import Faults, Mark
from sim.scenario.nodes import MapNode, Node

LARGEST_FILE = 250_000
"""Bytes; the largest useful scenario is a tenth of this."""

_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read_tree(content: bytes, file: str, faults: Faults) -> MapNode | None:
    """The map a file holds, or None with the reasons noted."""
    tree, found = _read(content, file)
    faults.include(found)
    return tree


@lru_cache(maxsize=8)
def _read(content: bytes, file: str) -> tuple[MapNode | None, Faults]:
    """Parsing is nine tenths of the work of loading, and a baseline is read again for each of its diffs."""
    faults = Faults()
    return _tree(content, file, faults), faults


def _tree(content: bytes, file: str, faults: Faults) -> MapNode | None:
    text = decode(content, file, faults)
    if text is None:
        return None
    node = read_value(text, file, faults)
    if node is None:
        return None
    if not isinstance(node, MapNode):
        faults.add(node.mark, "", "the file is not a map; expected lines such as 'title: ...'")
        return None
    return node


def read_value(text: str, file: str, faults: Faults) -> Node | None:
    """The one value a text holds, or None with the reasons noted."""
    before = len(faults)
    for found in _TAB_INDENT.finditer(text):
        mark = mark_of(text, found.end() - 1, file)
        faults.add(mark, "", "a tab in the indentation; expected spaces")
    for found in _CONTROL.finditer(text):
        name = "a NUL byte" if found[0] == "\0" else f"the control character U+{ord(found[0]):04X}"
        faults.add(mark_of(text, found.start(), file), "", f"{name} in the file; expected plain text")
    directive = _DIRECTIVE.search(text)
    if directive is not None:
        message = "a YAML directive ('%' at the head of a line); expected a plain YAML file"
        faults.add(mark_of(text, directive.start(), file), "", message)
    if len(faults) > before:
        return None
    return compose(text, file, faults)


def decode(content: bytes, file: str, faults: Faults) -> str | None:
    """The text of a file, which must be UTF-8."""
    if len(content) > LARGEST_FILE:
        limit = f"the file is over {LARGEST_FILE // 1000} kB; expected a smaller scenario"
        faults.add(Mark(file), "", limit)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sound = content[: error.start].decode("utf-8", errors="replace")
        message = f"byte {error.start} is not UTF-8; expected the file saved as UTF-8"
        faults.add(mark_of(sound, len(sound), file), "", message)
        return None
    if not text.strip():
        faults.add(Mark(file), "", "the file is empty; expected at least a title and a question")
        return None
    return text


def mark_of(text: str, offset: int, file: str) -> Mark:
    """The place of a character."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Mark(file, text.count("\n", 0, offset) + 1, offset - line_start + 1)
