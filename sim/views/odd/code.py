"""What is read off the code: equations as they are written, the schedule, the purposes of luck, news."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from sim.equations import constants
from sim.model import news
from sim.model.sanctions_model import SanctionsModel

_SIM = Path(__file__).resolve().parents[2]
ROOMS = ("actors", "model")
"""Rooms whose rules roll dice."""
_ROLLS = {"uniform", "normal", "roll", "luck"}


# -- equations -----------------------------------------------------------------------------------------


def equations(module: str, *names: str) -> str:
    """Equations of a module as they are coded, each with its meaning; LookupError for one that is not there."""
    home = import_module(f"sim.equations.{module}")
    return "```python\n" + "\n\n\n".join(_equation(home, name) for name in names) + "\n```"


def equations_in(module: ModuleType) -> list[str]:
    """Names of the public functions that a module defines."""
    return [
        name
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
    ]


def _equation(home: ModuleType, name: str) -> str:
    if name not in equations_in(home):
        raise LookupError(f"{home.__name__} has no equation {name!r}")
    function = getattr(home, name)
    tree = ast.parse(inspect.getsource(function)).body[0]
    assert isinstance(tree, ast.FunctionDef)
    tree.returns, tree.body = None, tree.body[1:]
    for argument in tree.args.args:
        argument.annotation = None
    meaning = "\n".join(f"# {line}".rstrip() for line in meaning_of(function).splitlines() if line)
    return f"{meaning}\n{ast.unparse(tree)}"


def meaning_of(thing: Any) -> str:
    """What a docstring says before its examples."""
    return (inspect.getdoc(thing) or "").partition(">>>")[0].strip()


# -- rules ---------------------------------------------------------------------------------------------


def rule(name: str) -> str:
    """A rule of actors or model as a link to its file; LookupError if there is no such rule.

    >>> rule("model.talks.hold_round")
    '[`hold_round`](../sim/model/talks.py)'
    """
    room, file, *inner = name.split(".")
    thing: Any = import_module(f"sim.{room}.{file}")
    for part in inner:
        try:
            thing = inspect.getattr_static(thing, part)
        except AttributeError:
            raise LookupError(f"there is no rule {name!r}") from None
    return f"[`{inner[-1]}`](../sim/{room}/{file}.py)"


def schedule() -> list[tuple[str, str]]:
    """The stages of a month as the model's step lists them: the call, and what its comment says."""
    lines = inspect.getsource(SanctionsModel.step).splitlines()
    found = [re.match(r"\s+self\.([\w.]+)\(\)\s*(?:# \d+ (.+))?$", line) for line in lines]
    return [(match[1], match[2] or "") for match in found if match]


def stages() -> list[tuple[str, str, str]]:
    """The stages with what each of them says of itself."""
    return [(call, comment, meaning_of(_stage(call)).splitlines()[0]) for call, comment in schedule()]


def _stage(call: str) -> Any:
    owners = {"news": news.News, "": SanctionsModel}
    owner, _, name = call.rpartition(".")
    return getattr(owners[owner], name)


# -- luck, news, constants -----------------------------------------------------------------------------


def luck() -> list[tuple[str, str]]:
    """Every purpose of luck that a rule rolls for, and the rules that do."""
    found: dict[str, set[str]] = {}
    for room in ROOMS:
        for path in sorted((_SIM / room).glob("*.py")):
            for holder in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(holder, ast.FunctionDef):
                    for purpose in _purposes(holder):
                        found.setdefault(purpose, set()).add(f"`{room}.{path.stem}.{holder.name}`")
    return [(purpose, ", ".join(sorted(rules))) for purpose, rules in sorted(found.items())]


def _purposes(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ROLLS:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def kinds_of_news() -> list[tuple[str, str]]:
    """Every kind of event, and what it does."""
    return [(kind, meaning_of(effect)) for kind, effect in news._EFFECTS.items()]


def constants_of() -> list[tuple[str, str]]:
    """Constants of the method with their values, and the note beneath each."""
    body = ast.parse(inspect.getsource(constants)).body
    rows = []
    for node, note in pairwise(body):
        if isinstance(node, ast.Assign) and isinstance(note, ast.Expr):
            assert isinstance(note.value, ast.Constant)
            rows.append((f"`{ast.unparse(node)}`", str(note.value.value)))
    return rows
