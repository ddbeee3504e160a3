"""``leverage list --debates`` and ``leverage debate``: what is printed can be typed."""

from __future__ import annotations

import json
import shlex

import pytest

from sim.scenario import load
from sim.scenario.debates import debates
from tests.cli.conftest import Command


def test_each_side_is_told_with_its_command(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("list", "--debates") == 0
    out = capsys.readouterr().out
    for debate in debates():
        assert debate.topic in out and debate.question in out
        for side in debate.sides:
            assert f"{', '.join(side.claims)}: {side.says}\n    {side.command}\n" in out


def test_the_commands_run_what_the_sides_say(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("list", "--debates") == 0
    lines = capsys.readouterr().out.splitlines()
    commands = [line.strip() for line in lines if line.startswith("    leverage ")]
    assert len(commands) == sum(len(debate.sides) for debate in debates())
    for command in commands:
        program, verb, scenario, *options = shlex.split(command)
        assert (program, verb) == ("leverage", "run")
        assert set(options[::2]) <= {"--set"}
        load(scenario, dict(option.split("=", 1) for option in options[1::2]))


def test_the_same_as_json(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("list", "--debates", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [debate["id"] for debate in told] == [debate.id for debate in debates()]
    assert set(told[0]) == {"id", "topic", "question", "sides", "look_at"}
    assert set(told[0]["sides"][0]) == {"claims", "says", "scenario", "set", "command"}


def test_a_debate_is_played_by_its_name(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """Its sides are told; hypotheses on which they differ are the question, and are not varied unless asked for."""
    words = ("debate", "shame-or-courtesy", "--draws", "2", "--dice", "1", "--set", "months=3", "--no-figures")
    assert leverage(*words) == 0
    told = capsys.readouterr().out
    assert told.startswith("Threats and face\nDoes an open threat")
    assert "ultimatum: shamed, it digs in (S2.12)" in told
    assert "ultimatum (2): pressure until it behaves differently (S4.17; hypotheses.face=off)" in told
    assert "runs/debate-shame-or-courtesy-seed1-2x1" in told
    assert "--hypotheses relief_credible,rally,rents,busting,constraint,guarantees" in told
    assert leverage("debate", "pressure-bends-or-hardens", *words[2:], "--json") == 0
    varied = {one["hypothesis"] for one in json.loads(capsys.readouterr().out)}
    assert varied == {"", "relief_credible", "busting", "constraint", "guarantees"}
    assert leverage("debate", "pressure-bends-or-hardens", *words[2:], "--hypotheses", "rally", "--json") == 0
    assert {one["hypothesis"] for one in json.loads(capsys.readouterr().out)} == {"", "rally"}
