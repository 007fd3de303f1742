"""Reference facts as quads: States, groups, organs, memberships, successions and sessions.

They lie in graphs of their own (`graph/ref/actors`, `graph/ref/memberships`, `graph/ref/sessions`), so that they can
be replaced without touching a letter. Rules: domain brief 5.4, 5.5; terms: `ontology/core.ttl`.
"""

from collections.abc import Iterable, Iterator

from diplograph import terms
from diplograph.model import IRI, Literal, Quad
from diplograph.terms import english, iri, text, typed

from ..actors import registers
from ..actors import registry_tables as tables

__all__ = ["all_quads", "quads"]

_ACTORS = terms.graph("ref", "actors")
_MEMBERSHIPS = terms.graph("ref", "memberships")
_SESSIONS = terms.graph("ref", "sessions")
_CALENDAR = {4: "gYear", 7: "gYearMonth", 10: "date"}

Fact = tuple[IRI, str, IRI | Literal]


def quads(codes: Iterable[str], date: str | None) -> Iterator[Quad]:
    """Facts about the actors that codes name on a date, and the ties among these actors then.

    codes: as in the JSON Lines format; unknown ones are passed over. Sorted by code, no blank nodes.
    """
    wanted = sorted(set(codes))
    owners = {code: _owner(code, date) for code in wanted}
    for code in wanted:
        yield from _in(_ACTORS, _actor(owners[code]))
    named = set(owners.values())
    yield from _in(_ACTORS, _successions(named))
    yield from _in(_MEMBERSHIPS, _ties(named, date))


def all_quads() -> Iterator[Quad]:
    """Every fact of the registry, in the order of its tables."""
    everyone = dict.fromkeys((*tables.states(), *tables.groups(), *tables.organs()))
    for owner in everyone:
        yield from _in(_ACTORS, _actor(owner))
    yield from _in(_ACTORS, _shared())
    yield from _in(_ACTORS, _successions(set(everyone)))
    yield from _in(_MEMBERSHIPS, _ties(set(everyone), None))
    yield from _in(_SESSIONS, _sessions())


def _owner(code: str, date: str | None) -> str:
    """The key of a code in the tables: a group or organ code, else the identity on the date."""
    if code in tables.groups():
        return code
    return registers.identity_of(code, date) or code


def _in(graph: IRI, facts: Iterable[Fact]) -> Iterator[Quad]:
    for subject, predicate, value in facts:
        yield Quad(subject, iri(predicate), value, graph)


def _actor(owner: str) -> Iterator[Fact]:
    if group := tables.groups().get(owner):
        yield from _group(group)
    elif state := tables.states().get(owner):
        yield from _state(state)
    elif organ := tables.organs().get(owner):
        yield from _organ(organ)


def _shared() -> Iterator[Fact]:
    """States whose identity is also the code of a group (`NAM`)."""
    for identity in tables.states():
        if identity in tables.groups():
            yield from _state(tables.states()[identity])


def _state(state: tables.State) -> Iterator[Fact]:
    node = _state_iri(state.identity)
    yield node, "rdf:type", iri("dg:OtherEntity" if state.status == "other" else "dg:State")
    yield node, "rdfs:label", english(state.label)
    yield node, "dg:code", text(state.code)
    if state.kind == "state":
        yield node, "dg:iso3", text(state.code)
    yield from _valid(node, state.start, state.end)
    kinds = ("short", "official", "former")
    others = {name.name for name in tables.names() if name.identity == state.identity and name.kind in kinds}
    for name in sorted(others - {state.label}):
        yield node, "skos:altLabel", english(name)


def _group(group: tables.Group) -> Iterator[Fact]:
    node = registers.iri(group.code)
    yield node, "rdf:type", iri("dg:OtherEntity" if group.kind == "movement" else "dg:Bloc")
    yield node, "rdfs:label", english(group.label)
    yield node, "dg:code", text(group.code)
    yield from _valid(node, group.start, group.end)


def _organ(organ: tables.Organ) -> Iterator[Fact]:
    node = iri(f"organ:{organ.code}")
    yield node, "rdf:type", iri("dg:Organ")
    yield node, "rdfs:label", english(organ.label)
    yield node, "dg:code", text(organ.code)
    if organ.root:
        yield node, "dg:symbolRoot", text(organ.root)
    yield from _valid(node, organ.start, organ.end)


def _successions(named: set[str]) -> Iterator[Fact]:
    """`continues` or `succeeds`, from the later to the earlier, where one of the two is named."""
    for link in tables.successions():
        if link.earlier in named or link.later in named:
            relation = "dg:continues" if link.relation == "continues" else "dg:succeeds"
            yield _state_iri(link.later), relation, _state_iri(link.earlier)


def _ties(named: set[str], date: str | None) -> Iterator[Fact]:
    """Memberships and chairs whose group and member are both named, in force on the date."""
    for row in tables.memberships():
        if row.group in named and row.member in named and registers.within(date, row.start, row.end):
            node = _term("membership", row.group, row.member, row.start)
            yield from _tie(node, "dg:hasMember", row.group, row.member, row.start, row.end)
    for chair in tables.spokespersons():
        if chair.group in named and chair.state in named and registers.within(date, chair.start, chair.end):
            node = _term("chair", chair.group, chair.state, chair.start)
            yield from _tie(node, "dg:spokenForBy", chair.group, chair.state, chair.start, chair.end)


def _tie(node: IRI, relation: str, group: str, member: str, start: str, end: str) -> Iterator[Fact]:
    bloc = registers.iri(group)
    yield bloc, relation, node
    yield node, "rdf:type", iri("org:Membership")
    yield node, "org:organization", bloc
    yield node, "org:member", _state_iri(member)
    yield from _valid(node, start, end)


def _sessions() -> Iterator[Fact]:
    for session in tables.sessions().values():
        node = iri(f"session:{session.organ}-{session.number}")
        yield node, "rdf:type", iri("dg:Session")
        yield node, "dg:sessionOf", iri(f"organ:{session.organ}")
        yield node, "dg:sessionYear", typed(session.year, "gYear")
        if session.number.isdigit() and session.basis != "year":
            yield node, "dg:sessionNumber", typed(session.number, "integer")
        else:
            yield node, "dg:sessionLabel", text(session.numeral or session.number)
        if session.basis == "meeting" and session.start:
            yield node, "dg:openedOn", typed(session.start, "date")
        if session.basis == "meeting" and session.end:
            yield node, "dg:closedOn", typed(session.end, "date")


def _valid(node: IRI, start: str, end: str) -> Iterator[Fact]:
    for predicate, day in (("dg:validFrom", start), ("dg:validTo", end)):
        if day:
            yield node, predicate, typed(day, _CALENDAR[len(day)])


def _state_iri(identity: str) -> IRI:
    return iri(f"{tables.states()[identity].kind}:{identity}")


def _term(kind: str, group: str, member: str, start: str) -> IRI:
    return IRI(f"{terms.BASE}id/{kind}/{group}-{member}" + (f"-{start}" if start else ""))
