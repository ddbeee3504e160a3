"""What actors do: bars and scripts bind, words count, news teaches, and choices follow appeals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.model.recorder import REASONS
from sim.model.sanctions_model import SanctionsModel
from sim.results.block import Block
from tests.playing import baseline, played, shared, story

NO_ROUNDS = {
    "parameters.round_chance": "0",
    "mediators.US envoys.strength": "0",
    "mediators.Turkiye and the Gulf.strength": "0",
}
SCRIPT = (("US", 2, "threaten"), ("US", 3, "back down"), ("Russia", 5, "escalate"))


FADED = 0.9
"""Less than what is left of a belief after a month without news."""


def made(block: Block, actor: str, move: str) -> Any:
    """Months and worlds in which an actor made a move."""
    return block.moves[actor] == block.move_names.index(move)


def going_on(block: Block, month: int) -> Any:
    """Worlds that are not over in a month."""
    return next(iter(block.moves.values()))[month] >= 0


@pytest.mark.parametrize(("actor", "month", "move"), SCRIPT)
def test_a_scripted_move_is_made_in_its_month(actor: str, month: int, move: str) -> None:
    block = shared("scripted")
    assert made(block, actor, move)[month][going_on(block, month)].all()


def test_a_barred_move_is_never_made() -> None:
    silent = played(story("no-word"), 60)
    for move in ("offer relief", "withdraw offer"):
        assert not made(silent, "US", move).any()
        assert made(baseline(), "US", move).any()


def test_an_actor_barred_from_everything_keeps_to_its_first_move() -> None:
    idle = shared("long-war")
    assert made(idle, "Far Away", "hold")[idle.moves["Far Away"] >= 0].all()


def test_backing_down_costs_credibility() -> None:
    block = shared("scripted")
    living = going_on(block, 3)
    tau = block.series["us.tau"]
    assert (tau[3] < tau[2])[living].all()


def test_a_measure_imposed_by_the_scenario_is_in_force_at_once() -> None:
    case = story("scripted")
    model = SanctionsModel(case, 10, 5, 0)
    for _ in range(4):
        model.step()
    before = model.endings.active
    model.step()
    sender = model.actors["EU"]
    rows = [k for k, (instrument, _) in enumerate(model.measures) if instrument == "assets"]
    stays = (
        before
        & ~np.isin(sender.move, [sender.MOVES.index(m) for m in ("ease", "leave", "join")])
        & (sender.member > 0.5)
    )
    assert np.allclose(sender.intensity[rows][:, stays], 0.2)


def test_an_escalation_raises_effort() -> None:
    block = shared("scripted")
    living = going_on(block, 5)
    assert (block.series["russia.effort"][5] > block.series["russia.effort"][4])[living].mean() > 0.9


def test_a_new_leader_is_a_new_unknown() -> None:
    """Others' doubt about the target is back at its first size, before they learn again."""
    model = SanctionsModel(story("scripted", NO_ROUNDS), 40, 5, 0)
    for _ in range(7):
        model.step()
    living = model.endings.active
    assert np.allclose(model.target.belief_mean[living], 0.0)
    first = np.broadcast_to(model.target.first_uncertainty, living.shape)
    assert np.allclose(model.target.belief_variance[living], first[living])


def test_a_refusal_teaches_that_the_target_is_stronger() -> None:
    block = played(story("strait", {"actors.Coast.exit_base": "0"}), 240)  # a new leader would be a new unknown
    refused = block.reasons["Coast"] == REASONS.index("the target refused")
    believed = block.series["coast.belief_mean"]
    later, earlier = believed[1:][refused[1:]], believed[:-1][refused[1:]]
    assert later.size > 30
    assert (later > FADED * earlier).all()  # what was learnt of passing shocks fades meanwhile


def test_relief_is_lifted_only_under_a_deal() -> None:
    block = baseline()
    never = block.worlds["signed"] < 0
    for sender in ("us", "eu"):
        assert block.series[f"{sender}.lifted"][:, never].max() == 0.0
        assert block.series[f"{sender}.lifted"].max() > 0.0


@pytest.mark.parametrize("cap", ["0.01", "0.03"])
def test_a_rally_never_exceeds_its_cap(cap: str) -> None:
    rally = played(story("baseline", {"parameters.rally_cap": cap}), 30).series["russia.rally"]
    assert rally.max() <= float(cap) + 1e-9
    assert rally.min() >= 0.0


def share_of_upsets(precision: str) -> float:
    """How often an actor makes a move that appeals less than another."""
    block = played(story("baseline", {"parameters.precision": precision}), 20)
    chosen = [block.margins[actor][moves >= 0] for actor, moves in block.moves.items()]
    return float((np.concatenate(chosen) < 0.0).mean())


def test_the_more_precise_the_actors_the_rarer_the_worse_move() -> None:
    rough, usual, sharp = (share_of_upsets(precision) for precision in ("2", "12", "400"))
    assert rough > usual > sharp
    assert sharp < 0.1


def test_rents_can_make_relief_unwelcome() -> None:
    """Limit 5: relief helps a deal iff rents from pressure are worth less than the pain it spares."""
    gains = {}
    for rents in ("0", "1"):
        settings = {
            "actors.Coast.sanction_rents": rents,
            "actors.Coast.war_lobby": "1",
            "actors.Coast.trust_in_relief": "0.9",
        }
        model = SanctionsModel(story("strait", settings), 30, 5, 0)
        target, economy = model.target, model.economy
        spared = [target.value_of_relief(economy.pressure, economy.loss, relieved) for relieved in (0.0, 1.0)]
        gains[rents] = spared[1] - spared[0]
    assert (gains["0"] > 0.0).all()
    assert (gains["1"] < 0.0).all()


def test_fear_of_secondary_measures_restrains_the_exposed() -> None:
    bold, afraid = (
        played(story("baseline", {"actors.China.fear": fear, "actors.China.insulated": "0"}), 40)
        for fear in ("0", "30")
    )
    assert afraid.series["china.busting"].mean() < 0.8 * bold.series["china.busting"].mean()


def test_without_rounds_of_talks_there_is_no_deal() -> None:
    quiet = played(story("strait", {"parameters.round_chance": "0"}), 40)
    assert (quiet.worlds["signed"] < 0).all()
    assert not np.isin(quiet.reasons["Coast"], [REASONS.index("signed"), REASONS.index("under a deal")]).any()


def test_applause_at_home_lowers_the_burden_and_not_the_price() -> None:
    plain, cheered = (
        SanctionsModel(story("baseline", {"actors.EU.benefit": benefit}), 20, 3).senders[0] for benefit in ("0", "0.1")
    )
    assert plain.name == "EU"
    assert (cheered.burden < plain.burden).all()
    assert cheered.price == pytest.approx(plain.price)
    assert plain.price == pytest.approx(plain.burden)


def test_an_escalation_rallies_by_the_effort_it_adds() -> None:
    block = shared("scripted")
    rally, escalates = block.series["russia.rally"], made(block, "Russia", "escalate")
    alone = escalates & ~made(block, "Ukraine", "escalate")
    first = alone[5] & ~escalates[:5].any(axis=0) & ~made(block, "Ukraine", "escalate")[:5].any(axis=0)
    assert 0.0 < rally[5][first].max() < 0.5 * 0.12
