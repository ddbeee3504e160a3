"""An equation gives floats and arrays of any shape the same numbers, to the bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.equations.drawing import EQUATIONS, MOST, Values, arguments, is_stack, many_values, one_set, results

SHAPES: tuple[tuple[int, ...], ...] = ((), (1,), (7,), (3, 5))
NAMES = sorted(EQUATIONS)


def shaped(name: str, argument: str, values: list[Any], shape: tuple[int, ...]) -> Any:
    """The first values of an argument as an array of this shape; a stack keeps its rows in front."""
    taken = np.array(values[: int(np.prod(shape, dtype=int))])
    return taken.T.reshape(3, *shape) if is_stack(name, argument) else taken.reshape(shape)


def differs(whole: list[Values], single: list[list[Values]], shape: tuple[int, ...]) -> bool:
    """Whether an equation of arrays of this shape is not, bit for bit, what it is value by value."""
    for part, values in enumerate(whole):
        rows = single[0][part].shape
        flat = np.broadcast_to(values, (*rows, *shape)).reshape(*rows, -1)
        if any(not np.array_equal(flat[..., k], single[k][part]) for k in range(flat.shape[-1])):
            return True
    return False


def test_every_module_of_equations_is_looked_at() -> None:
    assert {name.partition(".")[0] for name in NAMES} >= {
        "bargaining",
        "choice",
        "economy",
        "politics",
        "pressure",
        "trust",
        "war",
    }


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=3, deadline=None)
@given(st.data())
def test_floats_equal_arrays_element_by_element(name: str, data: st.DataObject) -> None:
    drawn, equation = data.draw(many_values(name)), EQUATIONS[name]
    single = [results(equation(**{a: drawn[a][k] for a in drawn})) for k in range(MOST)]
    for shape in SHAPES:
        whole = results(equation(**{a: shaped(name, a, drawn[a], shape) for a in drawn}))
        assert not differs(whole, single, shape), f"shape {shape}"


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=3, deadline=None)
@given(st.data())
def test_a_constant_broadcasts_by_itself(name: str, data: st.DataObject) -> None:
    drawn, constant = data.draw(many_values(name)), data.draw(st.sampled_from(arguments(name)))
    fixed = data.draw(one_set(name))[constant]
    for_all = np.array(fixed).reshape(-1, 1) if is_stack(name, constant) else fixed
    mixed = {a: for_all if a == constant else shaped(name, a, drawn[a], (7,)) for a in drawn}
    single = [results(EQUATIONS[name](**{a: fixed if a == constant else drawn[a][k] for a in drawn})) for k in range(7)]
    assert not differs(results(EQUATIONS[name](**mixed)), single, (7,))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=1, deadline=None)
@given(st.data())
def test_an_equation_leaves_its_arguments_alone(name: str, data: st.DataObject) -> None:
    drawn = data.draw(many_values(name))
    given_arrays = {a: shaped(name, a, drawn[a], (7,)) for a in drawn}
    before = {a: values.copy() for a, values in given_arrays.items()}
    for values in given_arrays.values():
        values.flags.writeable = False
    EQUATIONS[name](**given_arrays)
    assert all(np.array_equal(before[a], given_arrays[a]) for a in before)
