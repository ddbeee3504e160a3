"""The ledger of claims is sound, and every claim that a scenario or a parameter names is in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Array, Block
from sim.scenario import load

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
        assert set(claim) - {"contradicts", "shows"} == REQUIRED, claim
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


# -- mechanisms: where they can be seen ----------------------------------------------------------------

PLACES = [(claim["id"], *place.values()) for claim in ledger() for place in claim.get("shows", [])]


@cache
def played(name: str) -> Block:
    return play(Job(load(name), 1, 0, 1000, "full"))


def seen(name: str, where: str) -> Array:
    """A column of worlds, or a monthly series, of a scenario."""
    block = played(name)
    return block.worlds[where] if where in block.worlds else block.series[where]


def test_every_mechanism_says_where_it_shows() -> None:
    for claim in ledger():
        if "structural" in claim["verdict"]:
            assert claim.get("shows"), claim["id"]
        for place in claim.get("shows", []):
            assert list(place) == ["scenario", "in", "reads"], claim["id"]
            assert place["reads"].strip(), claim["id"]


@pytest.mark.parametrize(("claim", "scenario", "where"), [place[:3] for place in PLACES])
def test_a_mechanism_shows_there(claim: str, scenario: str, where: str) -> None:
    """In that scenario, in its first year if it is a series, and not by chance: beyond two standard errors."""
    assert (ROOT / "scenarios" / f"{scenario}.yaml").exists(), claim
    told, plain = seen(scenario, where).astype(float), seen("baseline", where).astype(float)
    if where in ("signed", "completed", "collapsed", "lapsed"):
        told, plain = 1.0 * (told >= 0), 1.0 * (plain >= 0)
    differs = told - plain if told.ndim == 1 else (told - plain)[:12].mean(axis=0)
    differs = differs[~np.isnan(differs)]
    assert (differs != 0.0).any()
    assert abs(differs.mean()) > 2 * differs.std(ddof=1) / np.sqrt(differs.size)
