"""What came of each world: endings, dates, terms, utilities, costs, and the inputs it drew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.equations.constants import CLOSE
from sim.equations.words import Number, Worlds, total, where
from sim.model.series import key_of

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel


def outcomes_of(model: SanctionsModel, sums: dict[str, Worlds]) -> dict[str, Any]:
    """Every column of the table of worlds; ``sums`` are totals over the months each world lived."""
    deal, endings = model.deal, model.endings
    months = np.maximum(1.0, sums["months"])
    signed = deal.signed >= 0.0
    columns: dict[str, Any] = {
        "dispute_ending": endings.dispute(),
        "sanctions_ending": endings.sanctions(),
        "package": _package_named(model),
        "signed": _month(deal.first_signed),
        "completed": _month(deal.completed),
        "collapsed": _month(deal.collapsed),
        "over": _month(endings.over),
        "given_up": _month(endings.given_up),
        "lapsed": _month(endings.lapsed),
        "conquest": _month(endings.conquest),
        "imposed": _month(endings.imposed_at),
        "threat_dropped": _month(endings.threat_dropped),
    }
    for number, issue in enumerate(model.issues):
        columns[f"terms.{key_of(issue)}"] = where(signed, deal.package[number], np.nan)
    columns["terms.relief"] = where(signed, deal.relief, np.nan)
    columns["proposed_by_target"] = signed & deal.by_target
    columns["demand_met"] = endings.demand_met()
    columns |= {f"utility.{key_of(name)}": value for name, value in _utilities(model).items()}
    columns |= {
        "months_of_war": model.months_of_war,
        "held": model.held,
        "human_cost": model.human_cost,
        "sender_cost": sums["sender_cost"],
        "hardship": sums["hardship"] / months,
        "constraint": sums["constraint"] / months,
        "cohesion": sums["cohesion"] / months,
        "leverage": sums["leverage"] / months,
        "pressure_at_start": model.first_pressure,
        "pressure_at_end": sums["pressure_at_end"],
        "peak_loss": endings.peak_loss,
    }
    columns = {name: np.ascontiguousarray(np.broadcast_to(value, (model.worlds,))) for name, value in columns.items()}
    return columns | _inputs(model)


def _utilities(model: SanctionsModel) -> dict[str, Number]:
    """Worth to each actor of where the issues stand at the end."""
    deal = model.deal
    settled = deal.under_way | (deal.completed >= 0.0)
    parties = {p.name: p for p in (model.target, model.counterpart, *model.senders)}
    return {name: where(settled, p.worth(deal.package), p.worth(model.status_quo_now)) for name, p in parties.items()}


def _package_named(model: SanctionsModel) -> Any:
    """Which of the scenario's named packages was signed, or another one."""
    deal = model.deal
    code = where(deal.signed >= 0.0, len(model.named_packages) + 1, 0)
    for number, package in enumerate(model.named_packages.values(), start=1):
        same = total([np.abs(deal.package[k] - package[issue]) for k, issue in enumerate(model.issues)]) < CLOSE
        code = where((deal.signed >= 0.0) & same, number, code)
    return code.astype(np.int16)


def _inputs(model: SanctionsModel) -> dict[str, Any]:
    first = model.numbers.first_drawn
    return {
        f"input.{path}": np.ascontiguousarray(np.broadcast_to(value, (model.worlds,))) for path, value in first.items()
    }


def _month(value: Worlds) -> NDArray[np.int16]:
    return value.astype(np.int16)
