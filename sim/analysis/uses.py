"""Where each registered number is used: read off the source of the rules, so that it cannot be out of date."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sim.scenario.registry import Parameter

_SIM = Path(__file__).resolve().parents[1]
_OF_ACTORS = {"actor", "sanction", "stance"}
"""Scopes whose numbers are attributes of an actor; all others belong to the model."""
_OF_ENTRIES = {"mediator", "buyer"}
"""Scopes whose numbers rules read by name from an entry."""
_ACTORS = {"target", "defender", "counterpart", "lead", "sender", "s", "party", "p", "other", "actor", "leader", "side"}
"""Names by which rules call an actor."""
_MODELS = {"model", "seen", "some"}
_PARTS_OF_MODEL = {"SanctionsModel", "Stages", "Present"}
"""Classes whose ``self`` is the model."""


@dataclass(frozen=True)
class Use:
    """A rule that reads a number, and the equations it passes it to."""

    rule: str
    equations: tuple[str, ...]


@dataclass(frozen=True)
class _Reading:
    """One place where a rule reads a name of an actor, of the model, or of an entry (a mediator, a buyer)."""

    name: str
    owner: str
    rule: str
    equation: str


def uses_of(parameter: Parameter) -> list[Use]:
    """Rules of actors and model that read a parameter, in the order of the files."""
    found: dict[str, set[str]] = {}
    owner = "actor" if parameter.scope in _OF_ACTORS else "entry" if parameter.scope in _OF_ENTRIES else "model"
    for reading in _readings():
        if (reading.name, reading.owner) == (parameter.name, owner):
            equations = found.setdefault(reading.rule, set())
            equations |= {reading.equation} - {""}
    return [Use(rule, tuple(sorted(equations))) for rule, equations in found.items()]


@cache
def _readings() -> tuple[_Reading, ...]:
    files = [path for package in ("actors", "model") for path in sorted((_SIM / package).glob("*.py"))]
    return tuple(reading for path in files for reading in _in_file(path))


def _in_file(path: Path) -> Iterator[_Reading]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    equations = {
        alias.asname or alias.name: f"{node.module.rpartition('.')[2]}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sim.equations.") and node.module
        for alias in node.names
        if not node.module.endswith((".words", ".constants"))
    }
    for holder, function in _functions(tree):
        rule = ".".join(part for part in (path.parent.name, path.stem, holder, function.name) if part)
        own = "actor" if path.parent.name == "actors" else "model" if holder in _PARTS_OF_MODEL else ""
        for node, equation in _walk(function, "", equations):
            name, owner = _read(node, own)
            if owner:
                yield _Reading(name, owner, rule, equation)


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            yield from ((node.name, inner) for inner in node.body if isinstance(inner, ast.FunctionDef))


def _walk(node: ast.AST, equation: str, equations: dict[str, str]) -> Iterator[tuple[ast.AST, str]]:
    """Every node of a function, with the equation whose arguments it is part of."""
    for child in ast.iter_child_nodes(node):
        inner = equation
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name):
            inner = equations.get(child.func.id, equation)
        yield child, inner
        yield from _walk(child, inner, equations)


def _read(node: ast.AST, own: str) -> tuple[str, str]:
    """The name that a node reads, and whose it is; ``own`` says whose a rule's ``self`` is."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        return node.slice.value, "entry"
    if isinstance(node, ast.JoinedStr):  # a path, such as f"actors.{name}.leads"
        parts = [getattr(part, "value", "") for part in node.values]
        first, last = parts[0], parts[-1]
        if first == "actors." and isinstance(last, str):
            return last.removeprefix("."), "actor"
    if not (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)):
        return "", ""
    base = node.value
    called = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
    if called == "self":
        return node.attr, own
    return node.attr, "actor" if called in _ACTORS else "model" if called in _MODELS else ""
