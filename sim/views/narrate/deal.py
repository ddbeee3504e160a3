"""A month in the life of a deal, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel


@dataclass(frozen=True)
class Before:
    """What a month of a deal is told against: the step due and the months waited when it began."""

    under_way: bool
    step: int

    @classmethod
    def of(cls, model: SanctionsModel) -> Before:
        """As the month begins."""
        return cls(bool(model.deal.under_way[0]), int(model.deal.step[0]))


def deal_told(model: SanctionsModel, before: Before, signed: bool) -> list[str]:
    """What was promised at signature, and each step of the deal taken, missed or betrayed this month."""
    if signed:
        return [f"{_promises(model)} The plan has {model.deal.steps} steps."]
    if not before.under_way:
        return []
    news = {name: bool(happened[0]) for name, happened in model.deal.news.items()}
    told = [sentence for name, sentence in _sentences(model, before.step).items() if news.get(name)]
    if news.get("collapsed") and not news.get("caught"):
        told.append(f"{model.target.name} breaks the deal off: what relief is due is withheld.")
    return told or [_waiting(model, before.step)]


def takes_a_turn(model: SanctionsModel, before: Before) -> bool:
    """Whether anything happened to a deal in force this month."""
    return before.under_way and any(bool(happened[0]) for happened in model.deal.news.values())


def _sentences(model: SanctionsModel, step: int) -> dict[str, str]:
    target = model.target.name
    named = _step(model, step)
    return {
        "withheld": "The senders have withheld due relief for too long; trust in relief falls.",
        "kept": f"{target} complies with {named}. {_lifted(model)}",
        "cheated": f"{target} cheats on {named} and is not found out. {_lifted(model)}",
        "caught": f"{target} is caught cheating on {named}: the deal collapses and relief snaps back in part.",
        "completed": f"The deal is carried out in full. {_lifted(model)}",
    }


def _step(model: SanctionsModel, step: int) -> str:
    if step >= model.deal.steps:
        return "the last step"
    return f"step {step + 1} of {model.deal.steps} ({model.deal.conditions[step]})"


def _waiting(model: SanctionsModel, step: int) -> str:
    if step >= model.deal.steps:
        return f"All steps are taken; the relief still due is awaited. {_lifted(model)}"
    return f"The deal holds; {_step(model, step)} is not due yet. {_lifted(model)}"


def _lifted(model: SanctionsModel) -> str:
    if not float(model.deal.relief[0]) > 0.0:
        return "No relief is part of it."
    parts = [f"{sender.name} {100 * float(sender.lifted[0]):.0f} %" for sender in model.senders]
    return f"Lifted so far: {', '.join(parts)}."


def _promises(model: SanctionsModel) -> str:
    if not float(model.deal.relief[0]) > 0.0:
        return "No relief is promised."
    parts = [
        f"{sender.name} {100 * float(promised):.0f} %"
        for sender, promised in zip(model.senders, model.deal.promised[:, 0], strict=True)
    ]
    return f"Promised relief, of each sender's measures: {', '.join(parts)}."
