"""The folder of an analysis: its tables, its words, its figures, and what it rests on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.results.errors import RunError, told_plainly
from sim.results.manifest import MANIFEST, code_digest, file_digests, text_digest, versions, write_json

if TYPE_CHECKING:
    import pandas as pd

    from sim.scenario import Scenario


def keep(
    out: Path, scenario: Scenario, seed: int, command: Sequence[str], tables: Mapping[str, pd.DataFrame], words: str,
    facts: Mapping[str, Any], draw: Callable[[Path], object],
) -> Path:  # fmt: skip
    """Write ``out``, which must not exist: it gets its name only when it is complete.

    It holds a CSV for each table, ``summary.txt``, ``scenario.yaml``, ``figures/`` and ``manifest.json``.
    RunError says what the disk refuses.
    """
    partial = out.with_name(out.name + ".partial")
    if os.path.lexists(out) or partial.exists():
        raise RunError(f"{out if os.path.lexists(out) else partial} exists already; choose another name with --out")
    with told_plainly("write", out):
        partial.mkdir()
        for name, table in tables.items():
            table.to_csv(partial / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
        (partial / "summary.txt").write_text(words + "\n", encoding="utf-8")
        (partial / "scenario.yaml").write_text(scenario.text, encoding="utf-8")
    draw(partial / "figures")
    with told_plainly("write", out):
        head = {"scenario": scenario.name, "scenario_sha256": text_digest(scenario.text), "seed": seed}
        rest = {"command": list(command), "versions": versions(), "code_sha256": code_digest()}
        write_json(partial / MANIFEST, {**head, **facts, **rest, "files": file_digests(partial)})
        partial.rename(out)
    return out
