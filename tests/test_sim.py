"""The public face: few names, light to import, each with its meaning."""

import subprocess
import sys
from pathlib import Path

import pytest

import sim

HEAVY = ("mesa", "numpy", "pandas", "scipy", "xarray", "matplotlib", "pyarrow", "rich.console")


def test_the_names_are_those_announced_and_each_says_what_it_is() -> None:
    assert dir(sim) == sorted(sim.__all__)
    assert len(sim.__all__) <= 20
    assert all(getattr(sim, name).__doc__ for name in sim.__all__)
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        _ = sim.forecast


@pytest.mark.parametrize("module", ["sim", "sim.cli"])
def test_importing_it_imports_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_an_ensemble_has_tables_and_a_folder(tmp_path: Path) -> None:
    many = sim.run("baseline", worlds=12, seed=3)
    assert list(many.worlds.index) == list(range(12))
    assert dict(many.months.sizes) == {"month": 36, "world": 12}
    assert {"world", "month", "actor", "move", "instrument"} <= set(many.moves.columns)
    path = many.save(tmp_path / "kept", figures=False)
    assert (path / "worlds.parquet").is_file()
    with pytest.raises(sim.RunError, match="exists already"):
        many.save(path)


def test_a_world_replayed_is_the_world_of_the_ensemble() -> None:
    many, world = sim.run("baseline", worlds=6, seed=5), 4
    story = sim.replay("baseline", seed=5, world=world)
    told = [
        (chapter.month, choice.actor, choice.move, choice.instrument)
        for chapter in story.months
        for choice in chapter.choices
    ]
    rows = many.moves[many.moves.world == world].astype({"instrument": object})
    played = list(
        zip(rows.month, rows.actor, rows.move, rows.instrument.where(rows.instrument.notna(), ""), strict=True)
    )
    assert sorted(told) == sorted(played)
    assert story.close.dispute == many.worlds.dispute_ending[world]
    assert story.close.outcomes["leverage"] == many.worlds.leverage[world]


def test_faults_are_told() -> None:
    with pytest.raises(sim.ScenarioError, match="no such scenario"):
        sim.replay("nowhere")
    with pytest.raises(ValueError, match="0 or more"):
        sim.replay("baseline", world=-1)
    assert sim.check("baseline") == []
    assert "baseline" in [name for name, _, _ in sim.library()]
