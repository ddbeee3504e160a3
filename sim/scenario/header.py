"""What a file says of itself: title, question, sources, and the months it covers."""

from __future__ import annotations

from dataclasses import dataclass

from sim.scenario.inspecting import Inspector
from sim.scenario.months import Calendar, Month
from sim.scenario.nodes import MapNode, Scalar
from sim.scenario.sample import samples

LONGEST_TITLE = 200
LONGEST_QUESTION = 500
LONGEST_NOTE = 2000
LONGEST_RUN = 240
USUAL_RUN = 36
MOST_SOURCES = 200
TOP_KEYS = (
    "title", "question", "look_for", "baseline", "sources", "start", "months", "sample", "hypotheses", "parameters",
    "instruments", "issues", "actors", "mediators", "buyers", "packages", "relief_plan", "events", "events_replace",
    "strengths_under",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The words at the head of a file."""

    title: str
    question: str
    look_for: str


def read_header(inspector: Inspector, tree: MapNode) -> Header:
    """A file's own header; title and question are required."""
    for key in ("title", "question"):
        if tree.get(key) is None:
            inspector.add(tree, key, f"is missing; expected '{key}: ...' at the head of the file")
    return Header(
        title=inspector.text(tree.get("title"), "title", LONGEST_TITLE),
        question=inspector.text(tree.get("question"), "question", LONGEST_QUESTION),
        look_for=inspector.text(tree.get("look_for"), "look_for", LONGEST_NOTE),
    )


def read_sources(inspector: Inspector, tree: MapNode) -> tuple[str, ...]:
    """The claims a scenario rests on."""
    items = inspector.items(tree.get("sources"), "sources")
    if len(items) > MOST_SOURCES:
        inspector.add(items[MOST_SOURCES], "sources", f"has {len(items)} entries; expected at most {MOST_SOURCES}")
    texts = [inspector.text(item, "sources", LONGEST_TITLE) for item in items[:MOST_SOURCES]]
    return tuple(text for text in texts if text)


def read_sample_name(inspector: Inspector, tree: MapNode) -> str:
    """The sample of calibrated sets that worlds draw from; none where it is left out, or null."""
    node = tree.get("sample")
    if isinstance(node, Scalar) and node.value is None:
        return ""
    return inspector.word(node, "sample", samples(), "sample")


def read_calendar(inspector: Inspector, tree: MapNode) -> Calendar:
    """The months covered; where the start is at fault, a stand-in that is not known."""
    before = len(inspector.faults)
    months = inspector.whole(tree.get("months"), "months", 1, LONGEST_RUN, USUAL_RUN)
    node = tree.get("start")
    if node is None:
        inspector.add(tree, "start", "is missing here and in every baseline; expected a month, YYYY-MM")
    start = inspector.month(node, "start") if node is not None else None
    known = start is not None and len(inspector.faults) == before
    return Calendar(start or Month(2000, 1), months, known)
