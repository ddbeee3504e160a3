"""``leverage list --debates``: what is printed can be typed."""

from __future__ import annotations

import json
import shlex
import sys

import pytest

from sim.cli import main
from sim.scenario import load
from sim.scenario.debates import debates


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr(sys, "argv", ["leverage", "list", "--debates", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code
    return capsys.readouterr().out


def test_each_side_is_told_with_its_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = printed(monkeypatch, capsys)
    for debate in debates():
        assert debate.topic in out and debate.question in out
        for side in debate.sides:
            assert f"{', '.join(side.claims)}: {side.says}\n    {side.command}\n" in out


def test_the_commands_run_what_the_sides_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = [line.strip() for line in printed(monkeypatch, capsys).splitlines() if line.startswith("    leverage ")]
    assert len(commands) == sum(len(debate.sides) for debate in debates())
    for command in commands:
        program, verb, scenario, *options = shlex.split(command)
        assert (program, verb) == ("leverage", "run")
        assert set(options[::2]) <= {"--set"}
        load(scenario, dict(option.split("=", 1) for option in options[1::2]))


def test_the_same_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(printed(monkeypatch, capsys, "--json"))
    assert [debate["id"] for debate in told] == [debate.id for debate in debates()]
    assert set(told[0]) == {"id", "topic", "question", "sides", "look_at"}
    assert set(told[0]["sides"][0]) == {"claims", "says", "scenario", "set", "command"}
