"""A scenario written as one file and read again."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario import Month, Scenario
from sim.scenario.catalogue import Catalogue
from sim.scenario.faults import Faults, Mark
from sim.scenario.loading import faults_of, resolve
from sim.scenario.months import Calendar
from sim.scenario.nodes import ListNode, MapNode, Node, Scalar
from sim.scenario.reading import read_value
from sim.scenario.writing import write_tree

MARK = Mark("f")
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(
    lambda text: not any(c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for c in text)
)
SCALARS = st.one_of(
    TEXTS, st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**12), 10**12), st.booleans()
)


def plain(node: Node | None) -> object:
    if isinstance(node, MapNode):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.value if node else None


NODES: st.SearchStrategy[Node] = st.recursive(
    SCALARS.map(lambda value: Scalar(value, MARK)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: ListNode(items, MARK)),
        st.dictionaries(TEXTS, inner, max_size=3).map(lambda entries: MapNode(entries, MARK)),
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(NODES)
def test_whatever_is_written_is_read_as_the_same(node: Node) -> None:
    tree = MapNode({"title": Scalar("t", MARK), "parameters": node}, MARK)
    faults = Faults()
    again = read_value(write_tree(tree, Calendar(Month(2026, 1), 3)), "f", faults)
    assert not faults.listed()
    assert isinstance(again, MapNode)
    assert plain(again.get("parameters")) == plain(node)


def test_a_resolved_scenario_stands_alone(tmp_path: Path, diff: Scenario, catalogue: Catalogue) -> None:
    file = tmp_path / "diff.yaml"
    file.write_text(diff.text, encoding="utf-8")
    again = resolve(file, {}, catalogue)
    assert replace(again, root=None) == replace(diff, root=None)
    assert again.root is not None and diff.root is not None
    assert replace(again.root, name=diff.root.name) == diff.root


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("strengths_under: 3", "strengths_under: is a number; expected a whole scenario file"),
        ("strengths_under: 'title: T'", "question: is missing"),
        ("strengths_under: '[1]'", "the file is not a map"),
        ("baseline: base.yaml\nstrengths_under: 'title: T'", "belongs into a file without a baseline"),
    ],
)
def test_a_baseline_carried_along_is_checked(
    tmp_path: Path, catalogue: Catalogue, diff: Scenario, text: str, said: str
) -> None:
    (tmp_path / "base.yaml").write_text(diff.text, encoding="utf-8")
    file = tmp_path / "mine.yaml"
    file.write_text(f"title: T\nquestion: Q\n{text}\n", encoding="utf-8")
    assert any(said in str(fault) for fault in faults_of(file, catalogue))


def test_a_scenario_travels_between_processes(diff: Scenario) -> None:
    assert pickle.loads(pickle.dumps(diff)) == diff


@pytest.mark.parametrize("body", ["months: 3", "start: 2026-03", "months: 1"])
def test_a_resolved_scenario_of_a_shorter_run_can_be_read_again(
    tmp_path: Path, story: Callable[..., Scenario], catalogue: Catalogue, body: str
) -> None:
    shorter = story(body)
    file = tmp_path / "resolved.yaml"
    file.write_text(shorter.text, encoding="utf-8")
    again = resolve(file, {}, catalogue)
    assert again.events == shorter.events
    assert again.text == shorter.text


def test_a_scenario_is_told_alike_in_every_process() -> None:
    """Kept blocks are found again by what their scenario says."""
    code = "from sim.scenario import load; from sim.scenario.without import without as w;"
    code += "print(hash(1), w(load('easing-card'), ['energy', 'finance']))"
    told = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] and len(told[0]) > 10_000
