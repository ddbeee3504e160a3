"""Where a number, a claim or a scenario comes from, how sure it is, and who says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.analysis.entries import ClaimEntry, Entry, LedgerEntry, NumberEntry, ScenarioEntry, Setting, Support
from sim.analysis.grounds import kinds_of_inputs
from sim.analysis.uses import uses_of
from sim.scenario import load
from sim.scenario.catalogue import registered
from sim.scenario.files import library_files
from sim.scenario.hypotheses import matches
from sim.scenario.ledger import ASSUMPTION, Claim, Move, Observation, Series, Work, claims, resolve
from sim.scenario.sources import citations, kind_of
from sim.scenario.starter import own_paths

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.scenario.registry import Parameter


class UnknownSource(LookupError):
    """Nothing goes by this name; the message says what comes nearest."""


def look_up(name: str) -> list[Entry]:
    """Everything that goes by a name: a claim, a scenario, a parameter (by name or path), an entry of the ledger."""
    if name in claims():
        return [_claim(claims()[name])]
    if name in {path.stem for path in library_files()} or name.endswith((".yaml", ".yml")):
        return [_scenario(load(name))]
    numbers: list[Entry] = [_number(parameter) for parameter in _parameters_called(name)]
    if numbers:
        return numbers
    if resolve(name) is not None:
        return [_of_ledger(name)]
    raise UnknownSource(name)


def names() -> list[str]:
    """All names that can be looked up, but the keys of the ledger."""
    return [*claims(), *(path.stem for path in library_files()), *(p.name for p in registered().parameters)]


def path_of(parameter: Parameter) -> str:
    """Where a scenario writes a parameter, with names of one's own in angle brackets."""
    owner = f"actors.<{parameter.roles[0].replace('_', ' ') if parameter.roles else 'actor'}>"
    return {
        "world": f"parameters.{parameter.name}",
        "actor": f"{owner}.{parameter.name}",
        "stance": f"{owner}.{parameter.name}.<issue>",
        "sanction": f"actors.<sender>.instruments.<instrument>.{parameter.name}",
        "instrument": f"instruments.<instrument>.{parameter.name}",
        "measure": f"instruments.<instrument>.measures.<measure>.{parameter.name}",
        "issue": f"issues.<issue>.{parameter.name}",
        "plan": f"relief_plan.{parameter.name}",
        "mediator": f"mediators.<mediator>.{parameter.name}",
        "buyer": f"buyers.<buyer>.{parameter.name}",
    }[parameter.scope]


def supports(text: str) -> list[Support]:
    """What a source stands for, thing by thing."""
    return [_support(cited.key, cited.note, cited.kind) for cited in citations(text)]


def _support(key: str, note: str = "", kind: str = "") -> Support:
    kind = kind or kind_of(key)
    match resolve(key):
        case Claim() as claim:
            return Support(key, note, kind, claim.claim, ", ".join(claim.verdict))
        case Observation() as seen:
            span = f" ({seen.low:g} to {seen.high:g})" if seen.low is not None and seen.high is not None else ""
            value = f"{_named(seen)} {seen.date}".rstrip() + f": {seen.value:g}{span} {seen.unit}; {seen.source}"
            return Support(key, note, kind, value, f"grade {seen.grade}")
        case Series(rows=rows) as series:
            span = f"{len(rows)} values from {rows[0].date} to {rows[-1].date} ({rows[0].unit})"
            return Support(key, note, kind, f"{_named(rows[0])}, {span}; {rows[0].source}", f"grade {series.grade}")
        case Move() as move:
            return Support(
                key, note, kind, f"{move.date} {move.actor}: {move.what}; {move.source}", f"grade {move.grade}"
            )
        case Work() as work:
            return Support(key, note, kind, f"{work.finding} ({work.citation})", work.status)
    return Support(key, note, kind, "" if key == ASSUMPTION else "not in the ledger", "")


def _named(observation: Observation) -> str:
    return observation.quantity.replace("-", " ")


def _rivals_of(ids: list[str]) -> list[Support]:
    """Claims that contradict these claims."""
    others = [rival for key in ids if key in claims() for rival in claims()[key].contradicts]
    return [_support(key) for key in dict.fromkeys(others)]


def _parameters_called(name: str) -> list[Parameter]:
    """Parameters by their name, or by the path at which a scenario writes them."""
    known = registered().parameters
    last = name.rpartition(".")[2]
    called = [p for p in known if p.name == last]
    if "." not in name or not called:
        return called or [p for p in known if p.scope == "stance" and f".{p.name}." in name]
    patterns = [(p, _pattern(p)) for p in called]
    return [p for p, pattern in patterns if matches(pattern, name)]


def _pattern(parameter: Parameter) -> str:
    return ".".join("*" if word.startswith("<") else word for word in path_of(parameter).split("."))


def _number(parameter: Parameter) -> NumberEntry:
    cited = [citation.key for citation in citations(parameter.provenance)]
    return NumberEntry(
        path=path_of(parameter),
        symbol=parameter.symbol,
        meaning=parameter.meaning,
        unit=parameter.unit,
        low=parameter.low,
        high=parameter.high,
        default=parameter.default.in_words,
        kind=kind_of(parameter.provenance),
        rests_on=supports(parameter.provenance),
        rivals=_rivals_of(cited),
        uses=uses_of(parameter),
        settings=_settings_of(parameter),
        hypotheses=[
            f"{name}={level} ({value:g})"
            for name, hypothesis in registered().hypotheses.items()
            for level, numbers in hypothesis.levels.items()
            for pattern, value in numbers.items()
            if matches(_pattern(parameter), pattern)
        ],
    )


def _settings_of(parameter: Parameter) -> list[Setting]:
    """Where shipped scenarios set a parameter themselves."""
    found = []
    for path in library_files():
        if f"{parameter.name}:" in path.read_text(encoding="utf-8"):
            case = load(path.stem)
            found += [setting for setting in _own_numbers(case) if case.parameters[setting.path] == parameter]
    return found


def _own_numbers(case: Scenario) -> list[Setting]:
    """The numbers that a scenario sets otherwise than its baseline."""
    numbers = {path: case.quantities[path] for path in own_paths(case)}
    return [
        Setting(case.name, path, number.in_words, number.why, number.source, kind_of(number.source))
        for path, number in numbers.items()
    ]


def _claim(claim: Claim) -> ClaimEntry:
    return ClaimEntry(
        id=claim.id,
        article=claim.article,
        claim=claim.claim,
        verdict=list(claim.verdict),
        caveat=claim.caveat,
        informs=list(claim.informs),
        rivals=_rivals_of([claim.id]),
        parameters=_parameters_citing(claim.id),
        scenarios=_scenarios_citing(claim.id),
        shows=[dict(one) for one in claim.shows],
    )


def _scenario(case: Scenario) -> ScenarioEntry:
    cited = [_support(key) for key in case.sources]
    return ScenarioEntry(case.name, case.title, case.question, cited, _own_numbers(case), kinds_of_inputs(case))


def _of_ledger(key: str) -> LedgerEntry:
    entry = resolve(key)
    detail = entry.note if isinstance(entry, Observation | Work) else ""
    return LedgerEntry(_support(key), detail, _parameters_citing(key), _scenarios_citing(key))


def _parameters_citing(key: str) -> list[str]:
    known = registered().parameters
    return [path_of(p) for p in known if key in {cited.key for cited in citations(p.provenance)}]


def _scenarios_citing(key: str) -> list[str]:
    """Shipped scenarios in whose file a key stands, as a word of its own."""
    ends = set(" ];,\"'}\n")
    found = []
    for path in library_files():
        pieces = (path.read_text(encoding="utf-8") + "\n").split(key)
        if any(piece[0] in ends for piece in pieces[1:] if piece):
            found.append(path.stem)
    return found
