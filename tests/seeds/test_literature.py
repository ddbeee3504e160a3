"""The list of published work is complete, in order, and holds whatever is cited as literature."""

from __future__ import annotations

import calendar
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sim.scenario.ledger import literature, observations
from sim.scenario.parameters import PARAMETERS

ROOT = Path(__file__).resolve().parents[2]
STATUSES = {"read", "abstract", "computed", "recalled"}
REQUIRED = {"citation", "finding", "status"}
_NAME = r"[A-Z][\w-]+"
NAMED_WORK = re.compile(rf"\b(?:{_NAME}(?:, | and ))*{_NAME}(?: et al\.)? (?:18|19|20)\d\d\b|\bSF\d+\b")
DATED = re.compile(rf"\b(?:{'|'.join(list(calendar.month_name)[1:])}) \d+")
SURVEYS_AND_TRACKERS = {"Brent", "DeepState", "India", "Kiel", "KIIS"}
"""Publishers that stand before a year in free text and are cited as observations."""


def test_keys_are_unique_and_in_alphabetical_order() -> None:
    lines = (ROOT / "seeds" / "literature.yaml").read_text(encoding="utf-8").splitlines()
    keys = [line.rstrip(":") for line in lines if line and line[0] not in " #"]
    assert keys == sorted(set(keys), key=str.casefold) and keys == list(literature())


def test_entries_are_complete() -> None:
    entries = YAML(typ="safe", pure=True).load((ROOT / "seeds" / "literature.yaml").read_text(encoding="utf-8"))
    for key, parts in entries.items():
        assert set(parts) - {"note"} == REQUIRED, key
        assert all(isinstance(part, str) and part.strip() for part in parts.values()), key
        assert parts["status"] in STATUSES, key
        assert parts["citation"].endswith(".") and parts["finding"].endswith("."), key


def test_keys_can_stand_in_a_list_of_citations() -> None:
    assert [key for key in literature() if ";" in key or "@" in key or re.fullmatch(r"S\d\.\d+", key)] == []


@pytest.mark.parametrize("key", [key for key in literature() if re.fullmatch(r"SF\d+", key)])
def test_stylised_facts_say_what_they_come_from(key: str) -> None:
    work = literature()[key]
    assert work.citation.startswith(f"Stylised fact {key[2:]}, ")
    if work.status == "computed":
        assert re.search("TIES|GSDB|COW|Dorff", work.citation), key


def sources() -> set[str]:
    """Every source given by a parameter, a scenario or an observation."""
    given = {parameter.provenance for parameter in PARAMETERS}
    for path in (ROOT / "scenarios").glob("*.yaml"):
        given |= {a or b for a, b in re.findall(r'source: (?:"([^"]*)"|([^"},]+))', path.read_text(encoding="utf-8"))}
    return given | {entry.source for entry in observations().values() if entry.table in ("effects", "priors")}


def test_works_that_are_cited_are_listed() -> None:
    missing = set()
    for source in sources():
        for part in re.split(r"[;:]", source):
            for found in NAMED_WORK.findall(DATED.sub("", part)):
                if found not in literature() and found.split()[0] not in SURVEYS_AND_TRACKERS:
                    missing.add(found)
    assert missing == set()
