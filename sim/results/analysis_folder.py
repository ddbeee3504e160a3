"""The folder of an analysis: what was asked of which scenarios, its tables, its words and its figures."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.results import manifest
from sim.results.errors import RunError, told_plainly
from sim.results.unfinished import Unfinished

if TYPE_CHECKING:
    import pandas as pd

    from sim.scenario import Scenario

SUMMARY = "summary.txt"
_DIGITS = "%.6g"


@dataclass(frozen=True)
class Analysis:
    """A finished analysis."""

    path: Path
    manifest: dict[str, Any]
    words: str


def is_analysis(path: Path) -> bool:
    """Whether a folder holds a finished analysis, and not a run."""
    return (path / manifest.MANIFEST).is_file() and (path / SUMMARY).is_file()


def load_analysis(path: Path) -> Analysis:
    """Open a finished analysis; RunError if it is damaged."""
    try:
        with told_plainly("read", path):
            told = json.loads((path / manifest.MANIFEST).read_text(encoding="utf-8"))
            words = (path / SUMMARY).read_text(encoding="utf-8")
        if not {"command", "scenarios"} <= set(told):
            raise ValueError("expected a command and scenarios")
    except ValueError as error:
        raise RunError(f"{path / manifest.MANIFEST} is damaged") from error
    return Analysis(path, told, words.rstrip())


class AnalysisFolder(Unfinished):
    """An analysis being written: ``begin``, ``write`` what was found, ``finish``. See ``Unfinished``."""

    WHAT = "analysis"

    def begin(self, cases: Sequence[Scenario], command: Sequence[str], cut: int) -> int:
        """State what is asked, or check it against what is being resumed.

        ``cut`` is for how many workers the worlds are cut into blocks. It changes no result, so a resumed
        analysis keeps the one it began with, which is returned.
        """
        digests = [manifest.text_digest(case.text) for case in cases]
        before = self.asked()
        try:
            if before is not None:
                self._check(before["command"], before["scenarios"], list(command), digests)
                cut = int(before["cut"])
        except (KeyError, TypeError, ValueError) as error:
            raise self.damaged() from error
        self.ask({"command": list(command), "scenarios": digests, "cut": cut})
        with told_plainly("write", self.partial):
            for number, case in enumerate(cases, start=1):
                name = "scenario.yaml" if len(cases) == 1 else f"scenario-{number}-{case.name}.yaml"
                (self.partial / name).write_bytes(case.text.encode())
        self._told = {
            "scenarios": [{"name": case.name, "sha256": digest} for case, digest in zip(cases, digests, strict=True)],
            "command": list(command),
        }
        return cut

    def write(self, tables: Mapping[str, pd.DataFrame], words: str) -> None:
        """A CSV for each table, and the words."""
        with told_plainly("write", self.partial):
            for name, table in tables.items():
                path = self.partial / f"{name}.csv"
                table.to_csv(path, index=table.index.name is not None, float_format=_DIGITS, lineterminator="\n")
            (self.partial / SUMMARY).write_text(words + "\n", encoding="utf-8")

    def finish(self, facts: Mapping[str, Any]) -> Path:
        """Complete the analysis and give it its name, which is returned; ``facts`` are added to the manifest."""
        code = {"code_sha256": manifest.code_digest(), "versions": manifest.versions()}
        return self.complete({**self._told, **facts, **code})

    def _check(self, command: list[str], scenarios: list[str], asked: list[str], digests: list[str]) -> None:
        if command != asked:
            raise RunError(f"cannot resume {self.out}: it was begun with another command: {shlex.join(command)}")
        if scenarios != digests:
            raise RunError(f"cannot resume {self.out}: it was begun with another scenario")
