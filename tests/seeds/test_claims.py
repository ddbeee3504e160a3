"""The ledger of claims is sound, and every claim that a scenario or a parameter names is in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = (
    "000_88ddc6cd159cffd3",
    "001_411a62216ab1f674",
    "002_3bb9f6ac60eb5e36",
    "003_cf1dedd9e786b15e",
    "004_bd1d9b3ed54ab45f",
)
VERDICTS = {"supported", "partly", "contradicted", "anachronistic", "unverified", "structural"}
REQUIRED = {"id", "article", "claim", "informs", "verdict", "caveat"}
REFERENCE = re.compile(r"\bS[0-4]\.\d+")
CITING = sorted([*(ROOT / "scenarios").glob("*.yaml"), *(ROOT / "sim/scenario/parameters").glob("*.py")])


@cache
def ledger() -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = YAML(typ="safe").load(ROOT / "seeds" / "claims.yaml")
    return claims


def ids() -> list[str]:
    return [claim["id"] for claim in ledger()]


def test_every_entry_has_its_parts() -> None:
    for claim in ledger():
        assert set(claim) - {"contradicts"} == REQUIRED, claim
        assert isinstance(claim["informs"], list), claim["id"]
        assert all(isinstance(claim[part], str) and claim[part].strip() for part in ("claim", "caveat")), claim["id"]


def test_ids_are_unique_and_numbered_without_gaps() -> None:
    numbers: dict[int, list[int]] = {article: [] for article in range(len(ARTICLES))}
    for claim in ledger():
        found = re.fullmatch(r"S([0-4])\.([1-9]\d*)", claim["id"])
        assert found, claim["id"]
        article, number = int(found[1]), int(found[2])
        assert claim["article"] == ARTICLES[article], claim["id"]
        numbers[article].append(number)
    for article, given in numbers.items():
        assert given == list(range(1, len(given) + 1)), ARTICLES[article]
        assert given, ARTICLES[article]


def test_verdicts_are_words_of_the_list() -> None:
    for claim in ledger():
        verdict = claim["verdict"]
        words = verdict if isinstance(verdict, list) else [verdict]
        assert words, claim["id"]
        assert set(words) <= VERDICTS, claim["id"]
        assert len(set(words)) == len(words), claim["id"]


def test_contradictions_are_symmetric() -> None:
    pairs = {(claim["id"], other) for claim in ledger() for other in claim.get("contradicts", [])}
    assert pairs
    for one, other in sorted(pairs):
        assert one != other
        assert other in ids(), f"{one} contradicts {other}, which is not in the ledger"
        assert (other, one) in pairs, f"{other} does not name {one}"


@pytest.mark.parametrize("path", CITING, ids=lambda path: path.name)
def test_claims_that_are_cited_exist(path: Path) -> None:
    cited = set(REFERENCE.findall(path.read_text(encoding="utf-8")))
    assert sorted(cited - set(ids())) == []


def test_some_file_cites_claims() -> None:
    assert any(REFERENCE.search(path.read_text(encoding="utf-8")) for path in CITING)
