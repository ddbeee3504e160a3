"""A scenario to start from."""

from pathlib import Path

import pytest

from sim.scenario import Scenario, ScenarioError, load
from sim.scenario.catalogue import Catalogue, registered
from sim.scenario.loading import resolve
from sim.scenario.starter import own_paths, template_for


@pytest.mark.parametrize("uncommented", [False, True])
def test_a_template_can_be_run_as_it_is_and_with_its_examples(
    tmp_path: Path, base: Scenario, base_text: str, catalogue: Catalogue, uncommented: bool
) -> None:
    text = template_for("my-first story", "base.yaml", base, catalogue)
    if uncommented:
        head, _, body = text.partition("# look_for")
        text = head + "\n".join(line.removeprefix("# ").removeprefix("#") for line in f"# look_for{body}".splitlines())
        for prose in ("Take the # off", "Events are added"):
            text = text.replace(prose, f"# {prose}")
    (tmp_path / "base.yaml").write_text(base_text, encoding="utf-8")
    (tmp_path / "story.yaml").write_text(text, encoding="utf-8")
    scenario = resolve(tmp_path / "story.yaml", {}, catalogue)
    assert scenario.title == "My first story"
    assert len(scenario.events) == len(base.events) + 2 * uncommented


@pytest.mark.parametrize("name", ["", "../x", "a/b", "x" * 60])
def test_a_name_that_is_no_file_name_is_refused(name: str, base: Scenario, catalogue: Catalogue) -> None:
    with pytest.raises(ScenarioError, match="cannot name a scenario"):
        template_for(name, "base.yaml", base, catalogue)


def test_a_template_repeats_what_its_base_sets_with_the_values_it_has_there() -> None:
    text = template_for("mine", "easing-card.yaml", load("easing-card"), registered())
    assert "#     offer_relief: {low: 0.7, likely: 0.9, high: 1}    #" in text
    assert text.count("; as easing-card sets it)") == len(own_paths(load("easing-card"))) > 0
