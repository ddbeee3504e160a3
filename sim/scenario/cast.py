"""The actors: roles, their numbers, their stances on the issues, the senders' instruments."""

from __future__ import annotations

from sim.scenario.catalogue import INTENSITY, RED_LINES, VETO_WORDS
from sim.scenario.draft import SECTIONS, Draft
from sim.scenario.faults import listing, nearest, shown
from sim.scenario.inspecting import join
from sim.scenario.nodes import MapNode, Node, Scalar, describe
from sim.scenario.scenario import Actor, Words
from sim.scenario.weights import check_coverage, check_saliences
from sim.scenario.words import MOVES, ROLES

MOST_ACTORS = 12
MOST_WORDS = 50
ALL = "all"
_OWN_KEYS = ("role", "barred", "votes")


def read_actors(draft: Draft) -> None:
    """Everyone who takes part."""
    table = draft.each("actors", "an actor", MOST_ACTORS, lambda name, node: _actor(draft, name, node))
    _check_roles(draft, table)
    _check_lead(draft, table)
    check_coverage(draft)
    _check_instruments_held(draft)


def _actor(draft: Draft, name: str, node: MapNode) -> None:
    field = f"actors.{name}"
    if name in SECTIONS:
        draft.inspector.add(node, field, f"{name!r} is the name of a section; expected another name for an actor")
    role = _role(draft, name, node)
    if not role:
        return
    stances = draft.catalogue.names("stance", role)
    own = draft.catalogue.names("actor", role)
    _check_keys(draft, node, field, role, [*_OWN_KEYS, *(["instruments"] if role == "sender" else []), *own, *stances])
    draft.state_all(own, node, field)
    for stance in stances:
        _stance(draft, stance, role, node.get(stance), field)
    check_saliences(draft, name, node.get("saliences") or node)
    if role == "sender":
        _holdings(draft, name, draft.inspector.fields(node.get("instruments"), f"{field}.instruments"))
    lines = Words(i for i in draft.issues if f"{field}.{RED_LINES}.{i}" in draft.quantities)
    barred = Words(_words(draft, node.get("barred"), f"{field}.barred", (ALL, *MOVES[role], *draft.instruments)))
    votes = _words(draft, node.get("votes"), f"{field}.votes", VETO_WORDS)
    draft.actors[name] = Actor(name, role, barred, lines, tuple(votes))


def _role(draft: Draft, name: str, node: MapNode) -> str:
    if node.get("role") is not None:
        return draft.inspector.word(node.get("role"), f"actors.{name}.role", ROLES, "role")
    table = draft.inspector.fields(draft.tree.get("actors"), "actors")
    others = [actor for actor in table.entries if actor != name]
    message = f"has no role; expected one of: {listing(ROLES)}"
    draft.inspector.add(table.place(name), f"actors.{name}", message, nearest(name, others))
    return ""


def _check_keys(draft: Draft, node: MapNode, field: str, role: str, known: list[str]) -> None:
    for key in node.entries:
        if key in known:
            continue
        roles = ["sender"] if key == "instruments" else draft.catalogue.roles_with(key)
        if roles:
            message = f"belongs to a {listing(roles)}, not to a {role}; expected it elsewhere or left out"
            draft.inspector.add(node.place(key), join(field, key), message)
        else:
            draft.inspector.unknown(node.place(key), join(field, key), "key", key, known)


def _stance(draft: Draft, stance: str, role: str, node: Node | None, field: str) -> None:
    parameter = draft.catalogue.names("stance", role)[stance]
    table = draft.inspector.fields(node, f"{field}.{stance}", draft.issues)
    for issue in draft.issues:
        path = f"{field}.{stance}.{issue}"
        draft.state(path, parameter, table.get(issue), optional=stance == RED_LINES)


def _holdings(draft: Draft, sender: str, table: MapNode) -> None:
    names = draft.catalogue.names("sanction")
    field = f"actors.{sender}.instruments"
    draft.inspector.known_keys(table, field, draft.instruments)
    held = [instrument for instrument in table.entries if instrument in draft.instruments]
    draft.holdings[sender] = tuple(held)
    for instrument in held:
        path = f"{field}.{instrument}"
        node = draft.inspector.fields(table.entries[instrument], path, [*names, "measures"])
        draft.state_all(names, node, path)
        measures = draft.inspector.fields(node.get("measures"), f"{path}.measures", draft.instruments[instrument])
        for measure in draft.instruments[instrument]:
            if INTENSITY in names:
                where = f"{path}.measures.{measure}"
                draft.state(where, names[INTENSITY], measures.get(measure), optional=True)


def _words(draft: Draft, node: Node | None, field: str, valid: tuple[str, ...]) -> list[str]:
    if isinstance(node, Scalar):
        items: list[Node] = [node]
    else:
        items = draft.inspector.items(node, field)[:MOST_WORDS]
    words: list[str] = []
    for item in items:
        if valid:
            word = draft.inspector.word(item, field, valid)
        elif isinstance(item, Scalar) and isinstance(item.value, str) and item.value.strip():
            word = item.value
        else:
            draft.inspector.add(item, field, f"is {describe(item)}; expected a word")
            continue
        if word:
            words.append(word)
    return words


def _check_roles(draft: Draft, table: MapNode) -> None:
    place = draft.tree.place("actors")
    node = draft.tree.get("actors")
    unread = len(draft.actors) < len(table.entries) or not (node is None or isinstance(node, MapNode))
    for role, least, most in (("target", 1, 1), ("defender", 0, 1), ("sender", 1, MOST_ACTORS)):
        holders = [actor.name for actor in draft.actors.values() if actor.role == role]
        if len(holders) > most:
            second = table.place(holders[1])
            draft.inspector.add(
                second, "actors", f"{listing(holders)} are each the {role}; expected one {role} at most"
            )
        elif len(holders) < least and not unread:
            draft.inspector.add(
                place, "actors", f"there is no {role}; expected {'one' if most == 1 else 'at least one'}"
            )


def _check_lead(draft: Draft, table: MapNode) -> None:
    """One sender leads: where two are said to, as much, or none and it must, nothing tells which of them negotiates."""
    paths = {name: f"actors.{name}.leads" for name, actor in draft.actors.items() if actor.role == "sender"}
    degree = {name: draft.quantities[path].central for name, path in paths.items() if path in draft.quantities}
    most = max(degree.values(), default=0.0)
    first, *others = [name for name, value in degree.items() if value == most] or [""]
    at_war = any(actor.role == "defender" for actor in draft.actors.values())
    if others and most == 0.0 and not at_war:
        message = f"no sender leads; expected leads: 1 for one of {listing([first, *others])}: it negotiates"
        draft.inspector.add(draft.tree.place("actors"), "actors", message)
    elif others and most > 0.0:
        node = table.entries[others[0]]
        mark = node.place("leads") if isinstance(node, MapNode) else node.mark
        message = f"{first} leads as much; expected one sender that leads, so 0 here or for {first}"
        draft.inspector.add(mark, paths[others[0]], message)


def _check_instruments_held(draft: Draft) -> None:
    held = {instrument for instruments in draft.holdings.values() for instrument in instruments}
    table = draft.inspector.fields(draft.tree.get("instruments"), "instruments")
    for instrument in draft.instruments:
        near = None if instrument in held else nearest(instrument, held)
        if near is not None:
            message = f"no sender holds {shown(instrument)}; expected an instrument under a sender's instruments"
            draft.inspector.add(table.place(instrument), f"instruments.{instrument}", message, near)
