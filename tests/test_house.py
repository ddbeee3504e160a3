"""The house guards itself: who may import what, what a rule may not do, what every file owes its reader."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import sim
from sim.model.sanctions_model import ROLES
from sim.scenario.words import MOVES

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 300
RUNGS = (
    {"equations", "chance"},
    {"scenario"},
    {"actors"},
    {"model"},
    {"results"},
    {"ensemble"},
    {"analysis", "validation"},
    {"views"},
    {"face"},
    {"cli", "app"},
)
"""The ladder: a package may import from its own rung and the rungs above it."""
STEPS_DOWN = {
    ("sim.model.play", "sim.ensemble"),
    ("sim.model.play", "sim.results.block"),
    ("sim.model.recorder", "sim.results.block"),
}
"""The only imports against the ladder: the plain records that pass between rungs."""
ARITHMETIC = ("equations", "actors", "model")
CLOCK = "month"
"""A whole number of the model, not one for each world."""
UNSAFE_CALLS = {"dot", "einsum", "sum", "mean", "matmul", "inner", "tensordot", "nansum", "nanmean", "average"}
FOREIGN = re.compile(r"(?<![\w.])/(?:" + "|".join(("work", "root", "home", "Users", "tmp")) + r")/\w")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def sources(*packages: str) -> list[Path]:
    """Python files of ``sim``, or of some of its packages."""
    folders = [ROOT / "sim" / package for package in packages] or [ROOT / "sim"]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a tree but what only type checkers read."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)):
            yield child
            yield from at_run_time(child)


def imported(path: Path) -> set[str]:
    """Modules that a file imports when it runs."""
    names: set[str] = set()
    for node in at_run_time(tree_of(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            names.add(node.module or "")
    return names


def rung(module: str) -> int:
    package = module.split(".")[1]
    return next(number for number, packages in enumerate(RUNGS) if package in packages)


def test_imports_go_one_way() -> None:
    against = set()
    for path in sources():
        own = module_name(path)
        for other in imported(path) if own not in ("sim", "sim.__main__") else ():
            if other.startswith("sim.") and rung(other) > rung(own):
                against.add((own, other))
    assert against - STEPS_DOWN == set()


@pytest.mark.parametrize(
    ("library", "packages"), [("mesa", {"actors", "model"}), ("matplotlib", {"views"}), ("ruamel", {"scenario"})]
)
def test_a_library_stays_in_its_rooms(library: str, packages: set[str]) -> None:
    users = {
        module_name(path).split(".")[1] for path in sources() if any(n.split(".")[0] == library for n in imported(path))
    }
    assert users <= packages


def test_equations_know_numbers_only() -> None:
    known = {"__future__", "typing", "collections", "numpy", "scipy"}
    for path in sources("equations"):
        outside = {name for name in imported(path) if not name.startswith("sim.equations")}
        assert {name.split(".")[0] for name in outside} <= known, path.name


def test_chance_has_one_source() -> None:
    rolls = re.compile(r"np\.random\.|import random|from random")
    users = {module_name(path).split(".")[1] for path in sources() if rolls.search(path.read_text(encoding="utf-8"))}
    assert users <= {"chance"}


def faults(path: Path) -> Iterator[str]:
    """What a rule may not do: mutate state, or reckon in ways that depend on the size of the batch."""
    for node in ast.walk(tree_of(path)):
        place = f"{module_name(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute) and node.target.attr != CLOCK:
            yield f"{place} changes an attribute in place"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Pow)):
            yield f"{place} uses {type(node.op).__name__}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in UNSAFE_CALLS:
            yield f"{place} calls {node.func.attr}"
        elif isinstance(node, (ast.Import, ast.ImportFrom)) and "math" in ast.dump(node).split("'"):
            yield f"{place} imports math"


@pytest.mark.parametrize("package", ARITHMETIC)
def test_rules_rebind_and_reckon_world_by_world(package: str) -> None:
    assert [fault for path in sources(package) for fault in faults(path)] == []


PLAIN_NUMBERS = {0, 1, 2, 0.5, 12}
"""Numbers that need no name; all others of a rule are registered, or stand in equations/constants.py."""


@pytest.mark.parametrize("package", ARITHMETIC)
def test_a_rule_uses_no_number_that_is_not_registered(package: str) -> None:
    found = [
        f"{module_name(path)}:{node.lineno} {node.value}"
        for path in sources(package)
        if path.name != "constants.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in PLAIN_NUMBERS
    ]
    assert found == []


def test_a_number_of_the_method_says_what_it_is_and_is_used() -> None:
    path = ROOT / "sim/equations/constants.py"
    body = tree_of(path).body
    elsewhere = "".join(one.read_text(encoding="utf-8") for one in sources(*ARITHMETIC) if one != path)
    for number, node in enumerate(body):
        if isinstance(node, ast.Assign):
            names = [name.id for name in ast.walk(node.targets[0]) if isinstance(name, ast.Name)]
            note = body[number + 1]
            assert isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant) and note.value.value, names
            assert [name for name in names if not re.search(rf"\b{name}\b", elsewhere)] == []


@pytest.mark.parametrize("role", MOVES)
def test_a_role_has_the_moves_that_scenarios_may_name(role: str) -> None:
    assert sorted(ROLES[role].MOVES) == sorted(MOVES[role])


def test_files_are_short() -> None:
    files = [*sources(), *(ROOT / "tests").rglob("*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [module_name(path) for path in sources() if tree_of(path).body and not ast.get_docstring(tree_of(path))]
    assert silent == []


def modules() -> list[ModuleType]:
    names = [info.name for info in pkgutil.walk_packages(sim.__path__, "sim.") if not info.name.endswith("__main__")]
    return [importlib.import_module(name) for name in names]


def public_things(holder: Any, home: str) -> Iterator[tuple[str, Any]]:
    """Public functions, classes, methods and properties that a module defines."""
    for name, thing in vars(holder).items():
        if name.startswith("_"):
            continue
        plain = thing.fget if isinstance(thing, property) else getattr(thing, "__func__", thing)
        if getattr(plain, "__module__", None) != home:
            continue
        if inspect.isclass(plain) and inspect.ismodule(holder):
            yield name, thing
            yield from ((f"{name}.{inner}", each) for inner, each in public_things(plain, home))
        elif inspect.isfunction(plain):
            yield name, getattr(holder, name) if inspect.isclass(holder) else thing


@cache
def public_face() -> dict[str, Any]:
    return {
        f"{module.__name__}.{name}": thing
        for module in modules()
        for name, thing in public_things(module, module.__name__)
    }


def test_public_things_say_what_they_mean() -> None:
    assert [name for name, thing in public_face().items() if not inspect.getdoc(thing)] == []


def test_public_functions_say_what_they_return() -> None:
    untyped = []
    for name, thing in public_face().items():
        plain = thing.fget if isinstance(thing, property) else thing
        if inspect.isfunction(plain) and "return" not in plain.__annotations__:
            untyped.append(name)
    assert untyped == []


def tracked() -> list[Path]:
    """Files of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_no_machine_is_named_in_the_repository() -> None:
    found = []
    for path in tracked():
        if (
            path.is_file()
            and path != Path(__file__)
            and path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".ipynb", ".html"}
        ):
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [f"{path.relative_to(ROOT)}:{n}" for n, line in enumerate(lines, 1) if FOREIGN.search(line)]
    assert found == []
