"""Running the scorecard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.failing import Refused
from sim.cli.keeping import processes
from sim.cli.printing import print_json, print_text
from sim.cli.progress import progress_bar

if TYPE_CHECKING:
    from sim.validation.lab import Lab


@dataclass(frozen=True)
class Trial:
    """What the user asked for."""

    quick: bool
    only: tuple[str, ...]
    keep: Path | None
    page: Path | None
    workers: int | None
    study: str | None
    as_json: bool


def carry_out(trial: Trial) -> None:
    """Put the facts to the model, print the findings, and write the page if one is asked for."""
    from sim.results.errors import told_plainly
    from sim.validation.facts import FACTS
    from sim.validation.lab import Lab
    from sim.validation.scorecard import QUICK, WHOLE, page, score, told

    known = {fact.id: fact for fact in FACTS}
    for name in trial.only:
        _must_be_one_of("--fact", name, known)
    dyads, wars = QUICK if trial.quick else WHOLE
    with progress_bar() as tell:
        lab = Lab(dyads, wars, processes(trial.workers, many=True), trial.keep, tell)
        if trial.study is not None:
            _study(trial, lab)
            return
        card = score(lab, [known[name] for name in trial.only] or FACTS)
    if trial.page is not None:
        with told_plainly("write", trial.page):
            trial.page.write_text(page(card, version_now(), date_today()), encoding="utf-8")
    if trial.as_json:
        print_json([finding.record for finding in card.findings])
    else:
        print_text(told(card))


def _study(trial: Trial, lab: Lab) -> None:
    from sim.results.errors import told_plainly
    from sim.validation.studies import STUDIES

    assert trial.study is not None
    _must_be_one_of("--study", trial.study, STUDIES)
    text = STUDIES[trial.study](lab)
    if trial.page is not None:
        with told_plainly("write", trial.page):
            trial.page.write_text(text, encoding="utf-8")
    print_text(text)


def _must_be_one_of(option: str, name: str, known: Iterable[str]) -> None:
    """Refused, with the nearest name, where there is no such fact or study."""
    from sim.scenario.faults import nearest

    names = list(known)
    if name not in names:
        near = nearest(name, names)
        hint = f"; did you mean {near!r}?" if near else ""
        raise Refused(f"{option} {name}: expected one of {', '.join(names)}{hint}")


def version_now() -> str:
    """The version of the model, for a page."""
    from importlib.metadata import version

    return version("sanctions-leverage")


def date_today() -> str:
    """The day on which a page is written."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()
