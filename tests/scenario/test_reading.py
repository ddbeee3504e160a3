"""From bytes to located nodes."""

import time
from collections.abc import Callable

import pytest

from sim.scenario.faults import Fault, Faults
from sim.scenario.nodes import MapNode, Scalar
from sim.scenario.reading import LARGEST_FILE, read_value

HEAD = "title: a\nquestion: b\n"
Find = Callable[[str | bytes], list[Fault]]


def test_words_stay_words_and_every_value_knows_its_place() -> None:
    node = read_value("a: no\nb:\n  on: 2026-03\n  c: true\n", "f", Faults())
    assert isinstance(node, MapNode)
    inner = node.entries["b"]
    assert isinstance(inner, MapNode)
    values = [entry.value for entry in (node.entries["a"], *inner.entries.values()) if isinstance(entry, Scalar)]
    assert values == ["no", "2026-03", True]
    assert (inner.keys["c"].line, inner.keys["c"].column) == (4, 3)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ":1:1: the file is empty"),
        (b"# only a remark\n", "the file has no content"),
        (b"- a\n", "the file is not a map"),
        (b"a: 1\nb: caf\xe9\n", ":2:7: byte 11 is not UTF-8"),
        (b"a: 1\nb: \0\n", ":2:4: a NUL byte"),
        (b"a: \x1b[31m\n", "control character U+001B"),
        (b'a: "\\ud800"\n', "control character U+D800"),
        (b"a:\n\tb: 1\n", ":2:1: a tab in the indentation"),
        (b"a: [1\nb: }\n", "is not valid YAML"),
        (b'a: "\\UFFFFFFFF"\n', "is not valid YAML"),
        (b"a: 1\n---\nb: 1\n", ":2:1: a second document"),
        (b"%YAML 1.1\n---\na: 1\n", "a YAML directive"),
        (b"a: !!python/object/apply:os.system [ls]\n", "the tag '!!python/object/apply:os.system' is not allowed"),
        (b"a: &a [*a]\n", "refers to itself"),
        (b"a: *b\n", "has no anchor before it"),
        (b"a: 1\na: 2\n", ":2:1: a: is given twice, first on line 1"),
        (b"? [a]\n: 1\n", "a key is not a word"),
        (b"a" * (LARGEST_FILE + 1), "the file is over"),
        (b"a: " + b"[" * 5000, "nested deeper than 20"),
        (b"- " * 5000, "nested deeper than 20"),
        (b"- 1\n" * 20000, "more than 12,000 values"),
    ],
)
def test_what_cannot_be_read_is_explained(faults: Find, content: bytes, told: str) -> None:
    assert told in "\n".join(map(str, faults(content)))


def test_aliases_are_followed_but_do_not_explode(faults: Find) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    assert "aliases stand for more than 50,000 values" in str(faults(HEAD + "\n".join(lines))[0])


@pytest.mark.parametrize(
    "unit", ["x ", "x\n ", "- a\n", "[", "{a: ", "a, ", "%a\n", "? a\n", "#\n", "'", "&a ", "*a ", ": "]
)
def test_hostile_repetition_is_answered_soon(faults: Find, unit: str) -> None:
    begun = time.process_time()
    assert faults("title: " + unit * (LARGEST_FILE // len(unit) - 10))
    assert time.process_time() - begun < 3
