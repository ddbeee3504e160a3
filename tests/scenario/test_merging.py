"""A diff over its baseline, and the chain of files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import Scenario, ScenarioError, check, load
from sim.scenario.catalogue import Catalogue
from sim.scenario.loading import faults_of, resolve

Story = Callable[..., Scenario]
Refused = Callable[..., str]


def test_a_diff_changes_what_it_says_and_keeps_the_rest(base: Scenario, diff: Scenario) -> None:
    changed = {path for path in base.quantities if base.quantities[path] != diff.quantities[path]}
    assert changed == {"actors.US.offer_relief", "actors.China.capacity", "actors.Russia.pain", "actors.Ukraine.pain"}
    assert list(diff.packages) == ["mutual withdrawal"]
    assert diff.events[: len(base.events)] == base.events and len(diff.events) == 5
    assert diff.given == base.given | {"actors.US.offer_relief"}
    assert diff.root == base and base.root is None
    assert (diff.title, diff.look_for, diff.sources) == ("Easing as the card", "The month of signature", ("S1.4",))


def test_a_shorter_horizon_leaves_inherited_events_out(story: Story, base: Scenario) -> None:
    shorter = story("months: 3")
    assert shorter.months == 3
    assert [event.key for event in shorter.events] == [event.key for event in base.events if event.month < 3]
    assert len(shorter.events) < len(base.events)


def test_events_can_be_replaced_and_entries_removed(story: Story) -> None:
    scenario = story("events_replace: true\nevents: []\nactors: {China: null}\nissues: {security: {status_quo: 0.2}}\n")
    assert scenario.events == () and "China" not in scenario.actors
    assert scenario.quantities["issues.security.status_quo"].likely == 0.2


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("packages: {freze: null}", "nothing of this name to remove; expected a value; did you mean 'freeze'?"),
        ("actors: {Russia: null}\nevents_replace: true\nevents: []", "there is no target"),
        ("actors: {Chna: {capacity: 1}}", "actors.Chna: has no role; expected one of: sender"),
        ("actors: {China: {role: target}}", "Russia, China are each the target"),
        ("instruments: {enrgy: {exposure: 1}}", "no sender holds 'enrgy'"),
        ("actors: {US: {saliences: {territory: 0.9}}}", "the saliences sum to 1.5 (territory 0.9, security 0.6)"),
        ("capcity: 1", "key 'capcity' is not known here"),
    ],
)
def test_what_a_diff_gets_wrong_is_explained(refused: Refused, body: str, told: str) -> None:
    assert told in refused(body)


def write(folder: Path, name: str, baseline: str = "") -> Path:
    file = folder / name
    head = f"title: T\nquestion: Q\n{f'baseline: {baseline}' if baseline else ''}\n"
    file.write_text(head, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["../x.yaml", "/etc/passwd", "a/b.yaml", "..", "C:x"])
def test_a_baseline_cannot_lie_elsewhere(tmp_path: Path, catalogue: Catalogue, name: str) -> None:
    told = str(faults_of(write(tmp_path, "a.yaml", name), catalogue)[0])
    assert "is not a bare file name" in told and ":3:11:" in told


def test_a_baseline_cannot_be_a_link_elsewhere(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.yaml").symlink_to(write(tmp_path, "out.yaml"))
    assert "link out of its folder" in str(faults_of(write(tmp_path / "in", "a.yaml", "b.yaml"), catalogue)[0])


def test_circles_and_long_chains_and_missing_baselines(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, "b.yaml", "a.yaml")
    told = str(faults_of(write(tmp_path, "a.yaml", "b.yaml"), catalogue)[0])
    assert "circular (a.yaml -> b.yaml -> a.yaml)" in told
    for place in range(12):
        write(tmp_path, f"long{place}.yaml", f"long{place + 1}.yaml")
    assert "longer than 10 files" in str(faults_of(tmp_path / "long0.yaml", catalogue)[0])
    assert "did you mean 'long1.yaml'" in str(faults_of(write(tmp_path, "c.yaml", "lomg1.yaml"), catalogue)[0])


def test_what_is_no_file_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, told in (
        (tmp_path, "is a directory"),
        (tmp_path / "pipe.yaml", "a device, pipe"),
        ("/dev/zero", "a device"),
    ):
        assert told in str(faults_of(name, catalogue)[0])
    for missing in ("no-such-story", "x" * 5000, "nul\0byte", "no/such.yaml"):
        with pytest.raises(ScenarioError, match="there is no such scenario"):
            resolve(missing, {}, catalogue)


def test_names_are_looked_up_in_the_scenarios_folder(
    tmp_path: Path, catalogue: Catalogue, base_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "easing.yaml").write_text(base_text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert resolve("easing", {}, catalogue) == resolve("easing.yaml", {}, catalogue)
    with pytest.raises(ScenarioError, match="did you mean 'easing'"):
        resolve("eassing", {}, catalogue)


@pytest.mark.parametrize(
    ("section", "name"),
    [("actors", "EU"), ("actors", "China"), ("instruments", "technology"), ("issues", "other regions")],
)
def test_what_is_removed_leaves_no_loose_ends(tmp_path: Path, section: str, name: str) -> None:
    """Events, packages and stances that the baseline has of it go too; the rest stays."""
    file = tmp_path / "smaller.yaml"
    restated = "{US: {saliences: {monitoring: 0.0}}}"
    file.write_text(
        f"title: T\nquestion: Q\nbaseline: donbas-first.yaml\n{section}: {{{name}: null}}\n"
        + (f"actors: {restated}\n" if section != "actors" else ""),
        encoding="utf-8",
    )
    smaller, whole = load(str(file)), load("donbas-first")
    assert name in (*whole.issues, *whole.actors, *whole.instruments)
    assert name not in (*smaller.issues, *smaller.actors, *smaller.instruments)
    assert not [path for path in smaller.quantities if name in path.split(".")]
    gone = {event.key for event in whole.events} - {event.key for event in smaller.events}
    assert gone == {event.key for event in whole.events if name in (event.actor, event.instrument)}
    assert list(smaller.packages) == list(whole.packages)


def test_an_inherited_package_without_a_new_issue_is_told_in_the_file_that_adds_the_issue(tmp_path: Path) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(
        "title: T\nquestion: Q\nbaseline: baseline.yaml\nissues: {grain: {status_quo: 0.5}}\n", encoding="utf-8"
    )
    faults = check(str(file))
    assert faults and {(fault.file, fault.line) for fault in faults} == {(str(file), 4)}
    assert "says nothing of grain" in faults[0].message and "remove the package with null" in faults[0].message
