"""The parameter registry: every number a rule may use, with meaning, unit, range, default and provenance.

A *scope* says where a scenario writes the number:

=============  ==========================================================  =======================
scope          path in a scenario                                          array shape in the model
=============  ==========================================================  =======================
``world``      ``parameters.<name>``                                       worlds
``actor``      ``actors.<actor>.<name>``                                   worlds
``sanction``   ``actors.<sender>.instruments.<instrument>.<name>``         instruments x worlds
``instrument`` ``instruments.<instrument>.<name>``                         instruments x worlds
``measure``    ``instruments.<instrument>.measures.<measure>.<name>``      measures x worlds
``issue``      ``issues.<issue>.<name>``                                   issues x worlds
``stance``     ``actors.<actor>.<name>.<issue>``                           issues x worlds
``plan``       ``relief_plan.<name>``                                      worlds
``mediator``   ``mediators.<mediator>.<name>``                             worlds
``buyer``      ``buyers.<buyer>.<name>``                                   worlds
=============  ==========================================================  =======================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim.chance.quantity import Quantity

Scope = Literal["world", "actor", "sanction", "instrument", "measure", "issue", "stance", "plan", "mediator", "buyer"]
Role = Literal["sender", "target", "defender", "third_party"]
ROLES: tuple[Role, ...] = ("sender", "target", "defender", "third_party")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One registered number.

    ``provenance`` cites the ledger in ``seeds/``: a claim (``S1.4``), an observation
    (``oil.brent@2025-12``), a published work (``Drezner 1998``) or the plain word ``assumption``;
    several are joined by ``; ``, and each may carry a note in brackets.
    ``roles`` is empty except for the scopes ``actor`` and ``stance``.
    """

    name: str
    scope: Scope
    meaning: str
    unit: str
    low: float
    high: float
    default: Quantity
    provenance: str
    symbol: str = ""
    roles: tuple[Role, ...] = ()

    @property
    def key(self) -> str:
        """Unique key: the scope and the name, with the roles it belongs to."""
        return f"{self.scope}.{self.name}"
