"""A scenario while it is being read: what the sections have found so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from sim.chance.quantity import Quantity
from sim.scenario.catalogue import Catalogue
from sim.scenario.faults import nearest
from sim.scenario.inspecting import Bounds, Inspector, join
from sim.scenario.months import Calendar
from sim.scenario.nodes import MapNode, Node
from sim.scenario.quantities import read_quantity
from sim.scenario.registry import Parameter
from sim.scenario.scenario import Actor

SECTIONS = ("parameters", "instruments", "issues", "actors", "mediators", "buyers", "relief_plan")
"""The sections in which parameters live: the first names of their paths."""


@dataclass
class Draft:
    """The tree being read and the results so far."""

    tree: MapNode
    inspector: Inspector
    catalogue: Catalogue
    calendar: Calendar
    quantities: dict[str, Quantity] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    issues: list[str] = field(default_factory=list)
    levels: dict[str, tuple[float, ...]] = field(default_factory=dict)
    instruments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    holdings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    mediators: list[str] = field(default_factory=list)
    buyers: list[str] = field(default_factory=list)

    def state(self, path: str, parameter: Parameter, node: Node | None, *, optional: bool = False) -> None:
        """Enter a parameter's quantity: as given, or its default unless it is optional."""
        self.parameters[path] = parameter
        if node is not None:
            self.given.add(path)
            bounds = Bounds(parameter.low, parameter.high, parameter.unit)
            quantity = read_quantity(self.inspector, node, path, bounds, self.calendar)
        elif optional:
            return
        else:
            quantity = replace(parameter.default, source=parameter.default.source or parameter.provenance)
        if quantity is not None:
            self.quantities[path] = quantity

    def state_all(self, names: dict[str, Parameter], node: MapNode, prefix: str) -> None:
        """Enter the parameters of one owner."""
        for name, parameter in names.items():
            self.state(f"{prefix}.{name}", parameter, node.get(name))

    def limited(self, node: MapNode, field_name: str, kind: str, most: int) -> list[str]:
        """The names in a section, refused beyond a number."""
        names = self.inspector.names(node, field_name, kind)
        if len(node.entries) > most:
            self.inspector.add(node, field_name, f"has {len(node.entries)} entries; expected at most {most}")
        return names[:most]

    def each(self, section: str, kind: str, most: int, read: Callable[[str, MapNode], None]) -> MapNode:
        """Read every named entry of a section."""
        table = self.inspector.fields(self.tree.get(section), section)
        for name in self.limited(table, section, kind, most):
            read(name, self.inspector.fields(table.entries[name], join(section, name)))
        return table

    def path(self, text: str) -> str | None:
        """The full path that a text means; an actor's may begin with its name."""
        candidates = (text, f"actors.{text}")
        return next((path for path in candidates if path in self.parameters), None)

    def nearest_path(self, text: str) -> str | None:
        """The known path most like a text, name by name."""
        names = text.split(".")[:8]
        branch: dict[str, dict[str, object]] = self._branches
        found: list[str] = []
        if names[0] not in SECTIONS and nearest(names[0], SECTIONS) is None:
            branch = branch.get("actors", {})  # type: ignore[assignment]
        for name in names:
            near = name if name in branch else nearest(name, branch)
            if near is None:
                return None
            found.append(near)
            branch = branch[near]  # type: ignore[assignment]
        return ".".join(found) if not branch else None

    @cached_property
    def _branches(self) -> dict[str, dict[str, object]]:
        root: dict[str, dict[str, object]] = {}
        for path in self.parameters:
            branch = root
            for name in path.split("."):
                branch = branch.setdefault(name, {})  # type: ignore[assignment]
        return root
