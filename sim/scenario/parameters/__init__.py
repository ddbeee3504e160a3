"""All registered parameters."""

from __future__ import annotations

from sim.scenario.parameters.belligerents import DEFENDER, TARGET
from sim.scenario.parameters.common import COMMON
from sim.scenario.parameters.outsiders import OUTSIDERS
from sim.scenario.parameters.trade import TRADE
from sim.scenario.registry import Parameter

PARAMETERS: tuple[Parameter, ...] = (*COMMON, *TARGET, *DEFENDER, *OUTSIDERS, *TRADE)
"""The registry, in reading order."""
