"""The documents tell what is there: their links lead somewhere, their commands can be given, their tests exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from typer.main import get_command

from sim.cli.app import app
from sim.ensemble import Job
from sim.model.play import play
from sim.scenario import load
from sim.scenario.header import TOP_KEYS
from sim.scenario.parameters import PARAMETERS
from sim.validation.studies import STUDIES

ROOT = Path(__file__).parents[1]
_GENERATED = re.compile(r"^\| \[([\w-]+\.md)\]", re.MULTILINE)
_INDEX = (ROOT / "docs/README.md").read_text(encoding="utf-8").partition("## Pages written by a command")[2]
GENERATED = {ROOT / "docs" / name for name in _GENERATED.findall(_INDEX)}
"""Pages that a command writes: one that is not there yet has not been run."""
PAGES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")} - GENERATED)
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """What a reader may link to in a page, by GitHub's rule."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    broken = []
    for target, anchor in _LINK.findall(text_of(name)):
        page = ((ROOT / name).parent / target).resolve() if target else ROOT / name
        if not page.exists():
            broken += [target] if page not in GENERATED else []
        elif anchor and anchor not in anchors(page):
            broken.append(f"{target}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("name", NAMES)
def test_commands_can_be_given(name: str) -> None:
    group = get_command(app)
    for command in re.findall(r"`(?:uv run )?leverage ([^`]+)`", text_of(name)):
        words = command.split()
        if words == ["…"]:
            continue
        own = group.commands[words[0]]  # type: ignore[attr-defined]
        if words[1:]:
            own.make_context(words[0], words[1:])
        if "--study" in words:
            assert words[words.index("--study") + 1] in STUDIES, command


@pytest.mark.parametrize("name", NAMES)
def test_tests_that_are_quoted_exist(name: str) -> None:
    for path, function in re.findall(r"`(tests/[\w/.-]+?)(?:::(\w+))?`", text_of(name)):
        assert (ROOT / path).exists(), path
        if function:
            tree = ast.parse(text_of(path))
            assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, function


def test_tests_of_the_scorecard_that_are_quoted_are_on_it() -> None:
    on_card = set(re.findall(r"\bSF\d+[a-h]?\b", text_of("docs/scorecard.md")))
    for name in ("docs/trace.md", "docs/criticism.md"):
        assert set(re.findall(r"\bSF\d+[a-h]?\b", text_of(name))) <= on_card, name


def test_what_the_glossary_points_to_is_there() -> None:
    cells = [row.rstrip(" |").rpartition("|")[2] for row in text_of("docs/glossary.md").splitlines() if row[:1] == "|"]
    named = {name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)}
    case = load("baseline")
    block = play(Job(case, 1, 0, 2, "full"))
    known = {parameter.name for parameter in PARAMETERS} | set(case.hypotheses) | set(TOP_KEYS) | {"role"}
    known |= {series.rpartition(".")[2] for series in block.series} | set(block.worlds)
    known |= {path.name.removesuffix(".py") for path in (ROOT / "sim/views/figures").glob("*.py")}
    assert named - known == set()
