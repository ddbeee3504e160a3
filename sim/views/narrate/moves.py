"""What a move is called in a sentence."""

from __future__ import annotations

_SAYS = {
    "hold": "holds its course",
    "tighten": "tightens {instrument}",
    "ease": "eases {instrument}",
    "threaten": "threatens more on {instrument}",
    "carry out": "carries out its threat",
    "back down": "backs down from its threat",
    "offer relief": "offers relief",
    "withdraw offer": "withdraws its offer of relief",
    "secondary banks": "moves against third parties' banks",
    "secondary tariff": "moves against third parties' trade",
    "raise aid": "raises aid",
    "cut aid": "cuts aid",
    "join": "joins the sanctions",
    "leave": "leaves the sanctions",
    "negotiate": "comes to talk",
    "stall": "talks for show",
    "refuse": "refuses to talk",
    "escalate": "escalates the fighting",
    "counter-sanction": "strikes back with counter-sanctions",
    "court": "courts single senders",
    "bust": "works around the measures",
    "comply": "complies with the measures",
}
_NEW_MEASURES = ("tighten", "carry out", "secondary banks", "secondary tariff")
"""Moves that a council or legislature must adopt."""


def move_in_words(move: str, instrument: str = "") -> str:
    """A move as the verb of a sentence.

    >>> move_in_words("tighten", "energy"), move_in_words("court")
    ('tightens energy', 'courts single senders')
    """
    return _SAYS[move].format(instrument=instrument or "measures")


def option_in_words(move: str, instrument: str = "") -> str:
    """A move as the name of an option.

    >>> option_in_words("tighten", "energy"), option_in_words("hold")
    ('tighten energy', 'hold')
    """
    return f"{move} {instrument}".strip()


def needs_adoption(move: str) -> bool:
    """Whether the move takes effect only if the sender's council or legislature adopts it."""
    return move in _NEW_MEASURES
