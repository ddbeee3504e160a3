"""Every registered number has a unit, a default within its range, and a provenance that leads somewhere."""

from __future__ import annotations

import pytest

from sim.chance.quantity import Quantity
from sim.scenario import Scenario, library, load
from sim.scenario.parameters import PARAMETERS
from sim.scenario.parameters.hypotheses import HYPOTHESES
from sim.scenario.registry import Parameter
from sim.scenario.sources import OWN, citations, kind_of

SHIPPED = [name for name, _, _ in library()]


def named(parameter: Parameter) -> str:
    return f"{parameter.key} {' '.join(parameter.roles)}".strip()


def ends(quantity: Quantity) -> tuple[float, ...]:
    return {"fixed": (quantity.likely,), "triangular": (quantity.low, quantity.likely, quantity.high)}.get(
        quantity.family, (quantity.low, quantity.high, quantity.mean)
    )


def unresolved(source: str) -> list[str]:
    return [cited.key for cited in citations(source) if cited.kind == OWN]


def test_no_number_is_registered_twice() -> None:
    keys = [(parameter.key, role) for parameter in PARAMETERS for role in parameter.roles or ("",)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("parameter", PARAMETERS, ids=named)
def test_a_registered_number_is_complete(parameter: Parameter) -> None:
    assert parameter.meaning and parameter.unit
    assert parameter.low < parameter.high
    assert all(parameter.low <= end <= parameter.high for end in ends(parameter.default))
    assert citations(parameter.provenance)
    assert unresolved(parameter.provenance) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_number_of_a_shipped_scenario_has_a_source_that_leads_somewhere(name: str) -> None:
    case = load(name)
    sources = {path: quantity.source for path, quantity in case.quantities.items()}
    sources |= {f"event {event.key}": event.source for event in case.events if event.source}
    sources |= {f"claim {claim}": claim for claim in case.sources}
    lost = {where: unresolved(source) for where, source in sources.items() if unresolved(source)}
    assert lost == {}
    assert [path for path in own_numbers(case) if not case.quantities[path].source] == []


def own_numbers(case: Scenario) -> list[str]:
    return [path for path in case.given if path in case.quantities]


def test_levels_of_hypotheses_lie_within_the_range_of_what_they_set() -> None:
    known = {parameter.name: parameter for parameter in PARAMETERS}
    for hypothesis in HYPOTHESES.values():
        for numbers in hypothesis.levels.values():
            for path, value in numbers.items():
                parameter = known[path.rpartition(".")[2]]
                assert parameter.low <= value <= parameter.high, path
        assert all(kind_of(source) != OWN for source in hypothesis.sources)
