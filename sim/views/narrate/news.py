"""The news of a month, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.views.narrate.moves import option_in_words

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel
    from sim.scenario import Event


def news_told(model: SanctionsModel) -> list[str]:
    """What the scenario brought this month, what failed to come, and what lapsed."""
    told = [_event(event, bool(np.all(happened))) for event, happened in model.news.told]
    lapsed = [
        f"{sender.name}'s measures are not renewed and lapse"
        for sender, lapses in zip(model.senders, model.lapsed, strict=True)
        if bool(np.all(lapses))
    ]
    return told + lapsed


def _event(event: Event, happened: bool) -> str:
    what = _what(event)
    because = f" ({event.because})" if event.because else ""
    return f"{what}{because}" if happened else f"does not come, though it might have: {what}{because}"


def _what(event: Event) -> str:
    if event.kind == "measure":
        return f"{event.actor}: {event.measure or event.instrument} {event.state or 'imposed'}"
    if event.kind == "move":
        return f"{event.actor}: {option_in_words(event.move)}, as the scenario has it"
    if event.kind == "set":
        return f"{event.path} changes"
    return f"{event.kind}, {event.actor}" if event.actor else event.kind
