"""What the commands that play say at the end."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sim.cli.printing import print_json, print_text

if TYPE_CHECKING:
    from sim.results.run_folder import Run
    from sim.scenario import Scenario
    from sim.views.narrate.story import Story


def report(scenario: Scenario, run: Run, as_json: bool, figures: bool) -> None:
    """The summary of a finished run, its figures, where it is kept, and how to get it again."""
    from sim.analysis.headline import headline, saved_columns, saved_land
    from sim.cli.running import draw
    from sim.views.narrate.summary import summary_of

    column = saved_columns(run.path)
    head = headline(scenario, column, saved_land(run.path, column))
    if not as_json:
        print_text(summary_of(scenario, head))
    if figures:
        draw(run)
    command = shlex.join(run.manifest["command"])
    if as_json:
        told = _told(scenario) | {"seed": run.manifest["seed"], "folder": str(run.path), "command": command}
        print_json(told | asdict(head))
    else:
        print_text(f"\nKept in {run.path}. The same again: {command}")


def print_story(story: Story, month: int | None, as_json: bool) -> None:
    """A story, or one month of it."""
    from sim.views.narrate.telling import month_told

    played = len(story.months)
    if as_json:
        chapters = story.months if month is None else story.months[month : month + 1]
        told = _told(story.scenario) | {"seed": story.seed, "world": story.world}
        print_json(told | {"months": [asdict(chapter) for chapter in chapters], "close": asdict(story.close)})
    elif month is None:
        print_text(str(story))
    elif month >= played:
        print_text(f"World {story.world} was over in {story.close.over}; the month asked for was not played.")
    else:
        print_text(month_told(story, month))


def _told(scenario: Scenario) -> dict[str, Any]:
    return {"scenario": scenario.name, "title": scenario.title, "question": scenario.question}
