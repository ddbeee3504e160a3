"""The sections of a whole file: setting, cast, terms, hypotheses."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from sim.chance.quantity import fixed
from sim.scenario import Month, Scenario

Story = Callable[..., Scenario]


def test_a_whole_file(base: Scenario) -> None:
    assert (base.name, base.start, base.months) == ("base", Month(2026, 1), 24)
    assert base.issues == ("territory", "security", "relief") and base.levels == {"territory": (0.0, 0.5, 1.0)}
    assert base.instruments == {"energy": ("embargo", "price cap"), "finance": ("finance",)}
    assert base.actors["Russia"].red_lines == {"territory"} and base.actors["Ukraine"].barred == {"escalate"}
    assert base.packages["freeze"]["relief"] == 0.8
    assert [step.order for step in base.plan_steps] == ["after", "staged"]


def test_every_number_that_applies_is_there_with_its_provenance(base: Scenario) -> None:
    assert base.quantities["parameters.oil_price"].source == "assumption"
    assert "parameters.oil_price" not in base.given and "parameters.patience" in base.given
    assert base.quantities["actors.Ukraine.pain"].likely == 0.1
    assert base.parameter("actors.Ukraine.pain").high == 0.5 and base.parameter("actors.Russia.pain").high == 1
    assert base.quantities["actors.US.instruments.energy.measures.embargo"].likely == 0.2
    assert base.parameter("actors.US.instruments.energy.measures.embargo").name == "intensity"
    assert "actors.EU.instruments.finance.coverage" not in base.quantities
    assert "actors.Ukraine.red_lines.territory" not in base.quantities
    with pytest.raises(KeyError, match="did you mean 'pain'"):
        base.parameter("actors.Russia.pian")


def test_weights_of_which_none_is_given_are_equal(base: Scenario) -> None:
    assert base.quantities["actors.EU.saliences.territory"] == replace(
        fixed(0.5), why="equal weights", source="assumption"
    )
    assert base.quantities["instruments.finance.measures.finance.share"].likely == 1


def test_a_hypothesis_sets_its_numbers(story: Story) -> None:
    scenario = story("hypotheses: {rally: off}")
    assert scenario.hypotheses == {"rally": "off"}
    assert scenario.quantities["actors.Russia.pain"] == fixed(0.4, why="hypothesis rally: off")
    assert story("").hypotheses == {"rally": "on"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: A small war\n", "", "title: is missing"),
        ("start: 2026-01\n", "", "start: is missing here and in every baseline"),
        ("start: 2026-01", "start: 2026-13", "has no month 13"),
        ("start: 2026-01", "start: 2026", "is 2026; expected a month, YYYY-MM"),
        ("months: 24", "months: 241", "expected a number from 1 to 240"),
        ("months: 24", "months: 2.5", "expected a whole number"),
        ("title: A small war", f"title: {'x' * 201}", "has 201 characters; expected at most 200"),
        ("title: A small war", "title: 5", "expected text (put quotes around it)"),
        ("patience", "patiense", "did you mean 'patience'?"),
        ("role: third_party", "role: neutral", "role 'neutral' is not known here"),
        ("role: third_party", "role: third party", "did you mean 'third_party'?"),
        ("role: target", "role: third_party", "there is no target"),
        ("capacity:", "pain: 0.1\n    capacity:", "belongs to a target, defender, not to a third_party"),
        ("capacity:", "instruments: {}\n    capacity:", "belongs to a sender, not to a third_party"),
        ("  China:", "  us:", "differs from 'US' only in capitals"),
        ("  China:", "  Chi/na:", "cannot name an actor"),
        ("{coverage: 0.4}", "{coverage: 0.6}", "coverage of energy sums to 1.1 (US 0.5, EU 0.6); expected at most 1"),
        ("      finance: {coverage", "      finanse: {coverage", "did you mean 'finance'?"),
        ("share: 0.6", "share: 0.5", "the shares of the measures sum to 0.9 (embargo 0.5, price cap 0.4)"),
        ("measures: {embargo: 0.2}", "measures: {embargos: 0.2}", "did you mean 'embargo'?"),
        ("positions: {territory", "positions: {teritory", "did you mean 'territory'?"),
        ("security: 0.4, relief: 0.8", "relief: 0.8", "says nothing of security; expected a value for every issue"),
        ("relief: 0.8}", "relief: 0.8, asset: 1}", "key 'asset' is not known here"),
        ("levels: [0, 0.5, 1]", "levels: [0, 0.5, 0.5]", "the levels are out of order"),
        ("size: 0.4, condition", "size: 0.3, condition", "the sizes sum to 0.9; expected a sum of 1"),
        ("condition: ceasefire", "condition: cease fire", "did you mean 'ceasefire'?"),
        ("order: staged", "order: later", "order 'later' is not known here"),
        ("size: 0.4, condition: ceasefire, ", "size: 0.4, ", "lacks condition"),
        ("barred: [escalate]", "barred: [escallate]", "did you mean 'escalate'?"),
        ("sources: [S1.4]", "sources: S1.4", "sources: is text; expected a list"),
    ],
)
def test_a_slip_is_explained(told: Callable[[str], str], base_text: str, old: str, new: str, message: str) -> None:
    assert old in base_text
    assert message in told(base_text.replace(old, new, 1))


def test_a_number_in_quotes_is_told_apart_from_a_number(told: Callable[[str], str], base_text: str) -> None:
    line = told(base_text.replace("patience: 0.98", "patience: '0.98'", 1))
    assert "is '0.98'; expected a number from 0 to 1" in line and line.endswith("without quotes")


@pytest.mark.parametrize("actors", ["[US, Russia]", "US", "3"])
def test_actors_that_are_no_map_are_told_once(told: Callable[[str], str], base_text: str, actors: str) -> None:
    head, _, rest = base_text.partition("actors:\n")
    tail = rest[re.search(r"^\S", rest, re.MULTILINE).start() :]  # type: ignore[union-attr]
    lines = told(f"{head}actors: {actors}\n{tail}").splitlines()
    assert "expected a map" in lines[0]
    assert not [line for line in lines if "there is no" in line or "expected none" in line]


def test_all_faults_come_at_once_with_their_places(told: Callable[[str], str], base_text: str) -> None:
    text = (
        base_text.replace("patience: 0.98", "patience: 2")
        .replace("months: 24", "months: x")
        .replace("lag: 4", "lagg: 4")
    )
    lines = told(text).splitlines()
    assert len(lines) == 3
    assert [line.split("story.yaml:")[1].partition(": ")[0] for line in lines] == ["5:9", "7:13", "47:3"]
