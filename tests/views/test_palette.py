"""Actors stay apart for every reader: by colour where the eye can tell, by dash and symbol always."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from sim.views.palette import INK, MUTED, NAMED, OUTCOMES, PAPER, looks

DEFECTS = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Machado, Oliveira and Fernandes 2009, full severity, on linear RGB."""
CLEAR = 11.0
"""Distance in CIE Lab that thick lines and areas need to be told apart beside each other."""
TWINS = {"Russia", "Ukraine"}
"""Known to be close for red-green defects: dash and symbol must differ."""
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, np.power((part + 0.055) / 1.055, 2.4))


def lab(light: np.ndarray) -> np.ndarray:
    x, y, z = np.cbrt(np.maximum(_XYZ @ light, 1e-9) / np.array([0.95047, 1.0, 1.08883]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, defect: str) -> float:
    seen = [np.clip(DEFECTS[defect] @ linear(colour), 0.0, 1.0) for colour in (one, other)]
    return float(np.linalg.norm(lab(seen[0]) - lab(seen[1])))


def contrast(colour: str, ground: str = PAPER) -> float:
    light, dark = sorted((float(_XYZ[1] @ linear(one)) + 0.05 for one in (colour, ground)), reverse=True)
    return light / dark


@pytest.mark.parametrize("defect", DEFECTS)
@pytest.mark.parametrize("pair", list(combinations(NAMED, 2)))
def test_actors_are_told_apart(pair: tuple[str, str], defect: str) -> None:
    one, other = (NAMED[name] for name in pair)
    assert one.symbol != other.symbol
    if set(pair) == TWINS:
        assert one.dash != other.dash
    else:
        assert distance(one.line, other.line, defect) > CLEAR
        assert distance(one.fill, other.fill, defect) > CLEAR


def test_text_and_marks_stand_out() -> None:
    for look in looks({str(number): "sender" for number in range(6)} | dict.fromkeys(NAMED, "sender")).values():
        assert contrast(look.text) >= 4.5
        assert contrast(look.line) >= 3.0
    assert min(contrast(INK), contrast(MUTED)) >= 4.5


def test_outcomes_are_greys_and_one_purple() -> None:
    actors = {look.fill for look in NAMED.values()}
    for colour in OUTCOMES.values():
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert red == green == blue or (blue > red > green)
        assert colour not in actors


def test_a_look_belongs_to_an_actor_not_to_a_place() -> None:
    one = looks({"US": "sender", "Norway": "sender", "Russia": "target", "Peru": "third_party"})
    other = looks({"Russia": "target", "US": "sender"})
    assert one["US"] == other["US"] == NAMED["US"]
    assert one["Norway"] == NAMED["EU"]
    assert one["Peru"] == NAMED["China"]


def test_other_actors_differ_from_each_other() -> None:
    many = looks({f"actor {number}": "sender" for number in range(6)})
    assert len({(look.line, look.symbol) for look in many.values()}) == 6
