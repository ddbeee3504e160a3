"""What the rest of the model and the command line use."""

from pathlib import Path

import pytest

import sim.scenario
from sim.scenario import ScenarioError, check, library, load, schema, template
from sim.scenario.catalogue import Catalogue


@pytest.fixture
def shipped(tmp_path: Path, base_text: str, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of two scenarios, of which one is at fault."""
    (tmp_path / "baseline.yaml").write_text(base_text, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("title: [", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.scenario.files.library_folder", lambda: tmp_path)
    monkeypatch.setattr(sim.scenario, "registered", lambda: catalogue)


@pytest.mark.usefixtures("shipped")
def test_the_library_is_listed_loaded_and_checked() -> None:
    assert library() == [("baseline", "A small war", "What does pressure buy?"), ("broken", "", "")]
    assert load("baseline", {"months": "30"}).months == 30
    assert check("baseline") == []
    assert len(check("broken")) == 1
    with pytest.raises(ScenarioError, match="did you mean 'baseline'"):
        load("basline")


@pytest.mark.usefixtures("shipped")
def test_a_template_names_its_baseline() -> None:
    assert "baseline: baseline.yaml" in template("mine") == template("mine", "baseline")
    assert schema()["required"] == ["title", "question"]


def test_the_public_names_are_there() -> None:
    assert all(hasattr(sim.scenario, name) for name in sim.scenario.__all__)
