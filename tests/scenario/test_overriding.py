"""Values replaced from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.chance.quantity import Quantity
from sim.scenario import Scenario
from sim.scenario.catalogue import Catalogue
from sim.scenario.loading import resolve

Story = Callable[..., Scenario]
Refused = Callable[..., str]


def test_overrides_reach_numbers_months_and_hypotheses(story: Story) -> None:
    overrides = {
        "China.capacity": "{low: 0.1, high: 0.3}",
        "parameters.patience": "0.95",
        "months": "30",
        "hypotheses.rally": "off",
        "Ukraine.red_lines.security": "0.2",
        "instruments.finance.measures.finance.harm": "0.4",
    }
    scenario = story("", overrides)
    assert scenario.quantities["actors.China.capacity"] == Quantity(0.2, 0.1, 0.3, family="uniform")
    assert scenario.quantities["parameters.patience"].likely == 0.95
    assert scenario.months == 30 and scenario.hypotheses["rally"] == "off"
    assert scenario.actors["Ukraine"].red_lines == {"security"}
    assert scenario.quantities["instruments.finance.measures.finance.harm"].likely == 0.4
    assert scenario.root is not None and scenario.root.months == 24


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("China.capcity", "1", "--set China.capcity:1:1: is not a path of this scenario"),
        ("China.capcity", "1", "did you mean 'China.capacity'?"),
        ("China.capacity", "3", "is 3; expected a number from 0 to 1"),
        ("China.capacity", "[", "is not valid YAML"),
        ("China.capacity", "", "the file has no content"),
        ("title", "x", "is not a path of this scenario"),
        ("", "x", "is not a path of this scenario"),
    ],
)
def test_an_override_that_cannot_be_is_explained(refused: Refused, path: str, value: str, told: str) -> None:
    assert told in refused("", {path: value})


def test_a_shortened_scenario_can_be_read_again_from_its_own_text(
    story: Story, catalogue: Catalogue, tmp_path: Path
) -> None:
    """Inherited events that the chosen months leave out are not written, or the text would be at fault."""
    body = "events:\n  - {month: 2027-11, kind: meeting}\n  - {month: 2026-02, kind: meeting}\n"
    short = story(body, {"months": "6"})
    again = tmp_path / "again.yaml"
    again.write_text(short.text, encoding="utf-8")
    read = resolve(again, {}, catalogue)
    assert (read.months, read.events) == (6, short.events)
    assert len(read.events) >= 1
