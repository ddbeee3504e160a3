"""The terms of a deal: named packages and the plan of relief."""

from __future__ import annotations

from sim.scenario.draft import Draft
from sim.scenario.faults import listing
from sim.scenario.inspecting import SHARE_BOUNDS, Bounds, join
from sim.scenario.nodes import MapNode, Node
from sim.scenario.scenario import PlanStep
from sim.scenario.weights import TOLERANCE
from sim.scenario.words import CONDITIONS, ORDERS, RELIEF

MOST_PACKAGES = 100
MOST_STEPS = 24


def read_packages(draft: Draft) -> dict[str, dict[str, float]]:
    """The packages that have a name; each says a value for every issue."""
    packages: dict[str, dict[str, float]] = {}
    known = list(dict.fromkeys([*draft.issues, RELIEF]))

    def package(name: str, node: MapNode) -> None:
        field = f"packages.{name}"
        draft.inspector.known_keys(node, field, known)
        missing = [issue for issue in draft.issues if issue not in node.entries]
        if missing:
            message = f"says nothing of {listing(missing)}; expected a value for every issue"
            inherited = node.mark.file != draft.tree.mark.file
            told = f"{message} (it is inherited: add the value in this file, or remove the package with null)"
            place = draft.tree.place("issues") if inherited else node
            draft.inspector.add(place, field, told if inherited else message)
        values = {
            issue: draft.inspector.number(node.entries[issue], join(field, issue), SHARE_BOUNDS)
            for issue in known
            if issue in node.entries
        }
        packages[name] = {issue: value for issue, value in values.items() if value is not None}

    draft.each("packages", "a package", MOST_PACKAGES, package)
    return packages


def read_plan(draft: Draft) -> tuple[PlanStep, ...]:
    """How relief comes: its numbers and its steps."""
    names = draft.catalogue.names("plan")
    node = draft.inspector.fields(draft.tree.get("relief_plan"), "relief_plan", [*names, "steps"])
    draft.state_all(names, node, "relief_plan")
    steps = node.get("steps")
    if steps is None:
        return ()
    items = draft.inspector.items(steps, "relief_plan.steps")
    if len(items) > MOST_STEPS:
        draft.inspector.add(steps, "relief_plan.steps", f"has {len(items)} steps; expected at most {MOST_STEPS}")
    read = [_step(draft, item, f"relief_plan.steps[{place}]") for place, item in enumerate(items[:MOST_STEPS], 1)]
    plan = tuple(step for step in read if step is not None)
    total = sum(step.size for step in plan)
    if len(plan) == len(items) and abs(total - 1) > TOLERANCE:
        draft.inspector.add(steps, "relief_plan.steps", f"the sizes sum to {total:.6g}; expected a sum of 1")
    return plan


def _step(draft: Draft, node: Node, field: str) -> PlanStep | None:
    table = draft.inspector.fields(node, field, ("size", "condition", "order"))
    if not isinstance(node, MapNode):
        return None
    missing = [key for key in ("size", "condition", "order") if key not in table.entries]
    if missing:
        draft.inspector.add(node, field, f"lacks {listing(missing)}; expected a size, a condition and an order")
    size = (
        draft.inspector.number(table.entries["size"], f"{field}.size", Bounds(0, 1, "share"))
        if "size" in table.entries
        else None
    )
    condition = draft.inspector.word(table.get("condition"), f"{field}.condition", CONDITIONS, "condition")
    order = draft.inspector.word(table.get("order"), f"{field}.order", ORDERS, "order")
    return PlanStep(size, condition, order) if size is not None else None
