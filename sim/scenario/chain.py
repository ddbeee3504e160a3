"""A scenario file and the baselines beneath it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.scenario.faults import Faults, Mark
from sim.scenario.files import display, find_baseline, read_bytes
from sim.scenario.inspecting import Inspector
from sim.scenario.merging import Depth, lay_over
from sim.scenario.nodes import MapNode
from sim.scenario.notes import spread_notes
from sim.scenario.reading import read_tree

LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True)
class Link:
    """One file of a chain."""

    path: Path
    tree: MapNode


def read_chain(path: Path, faults: Faults) -> list[Link] | None:
    """The files from a scenario down to its last baseline; None, with the reasons noted, where one is unreadable."""
    links: list[Link] = []
    inspector = Inspector(faults)
    seen: list[Path] = []
    while True:
        content = read_bytes(path, display(path), faults)
        tree = None if content is None else read_tree(content, display(path), faults)
        if tree is None:
            return None
        links.append(Link(path, spread_notes(tree)))
        seen.append(path.resolve())
        node = tree.get("baseline")
        name = inspector.text(node, "baseline", 100)
        if node is None or not name:
            return links if node is None else None
        found = find_baseline(name, path, node.mark, faults)
        if found is None or not _goes_on(found, seen, node.mark, faults):
            return None
        path = found


def _goes_on(found: Path, seen: list[Path], mark: Mark, faults: Faults) -> bool:
    if found.resolve() in seen:
        names = " -> ".join(path.name for path in [*seen, found])
        faults.add(mark, "baseline", f"the chain of baselines is circular ({names}); expected it to end")
        return False
    if len(seen) >= LONGEST_CHAIN:
        faults.add(mark, "baseline", f"the chain of baselines is longer than {LONGEST_CHAIN} files; expected fewer")
        return False
    return True


def merge_chain(links: list[Link], depth: Depth, faults: Faults) -> MapNode:
    """The whole of a chain as one tree, the last baseline first."""
    merged = MapNode({}, links[-1].tree.mark)
    for link in reversed(links):
        merged = lay_over(merged, link.tree, depth, faults)
    return merged
