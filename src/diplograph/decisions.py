"""What people decided about single positions: accepted, refused or corrected. Kept in `graph/review`, which no ingest
touches, and laid over the letter's graph whenever that is written again (domain brief, 5.5).

A refused position stays, marked `dg:invalidatedBy` the decision, so that no direct triple rests on it. A corrected
one is refused in the same way, and a position with the right stance stands beside it. Whoever was reviewed has the
status `dg:expert`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from . import ontology, terms
from .errors import InputError, UnknownName
from .model import IRI, Literal, Quad
from .store import Store, parse, plain
from .terms import iri, text, typed

__all__ = ["ACTS", "REVIEW", "Decision", "apply", "checked", "facts", "of_graph", "read", "strip"]

REVIEW = terms.graph("review")
ACTS = ("accepted", "refused", "corrected")
_NODE = f"{terms.BASE}id/review/"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. act: accepted | refused | corrected; `stance` is the right one of a correction.

    `date` is YYYY-MM-DD, the day of the decision; `by` is the name of the person.
    """

    position: IRI
    act: str
    by: str
    date: str
    stance: IRI | None = None

    @property
    def node(self) -> IRI:
        """IRI of the decision: one for each position, so that a later decision replaces the earlier."""
        return IRI(f"{_NODE}{self.position.rpartition('/')[2]}")

    @property
    def corrected(self) -> IRI:
        """IRI of the position that stands in place of a corrected one."""
        slug, _, _ = self.position.rpartition("/")[2].rpartition("-")
        return terms.position(slug, self.position, str(self.stance))


def facts(decision: Decision) -> tuple[Quad, ...]:
    """A decision as quads of `graph/review`."""
    found: list[tuple[str, IRI | Literal]] = [
        ("rdf:type", iri("prov:Activity")),
        ("prov:used", decision.position),
        ("dcterms:type", text(decision.act)),
        ("dcterms:creator", text(decision.by)),
        ("dcterms:date", typed(decision.date, "date")),
    ]
    if decision.stance is not None:
        found.append(("dg:stance", decision.stance))
    return tuple(Quad(decision.node, iri(predicate), value, REVIEW) for predicate, value in found)


def read(store: Store) -> tuple[Decision, ...]:
    """All decisions of a store, sorted by position."""
    told: dict[IRI, dict[IRI, str]] = {}
    for quad in store.quads(REVIEW):
        told.setdefault(quad.subject, {})[quad.predicate] = plain(quad.object)
    return tuple(sorted((_decision(found) for found in told.values()), key=lambda each: each.position))


def of_graph(store: Store, quads: Iterable[Quad]) -> tuple[Decision, ...]:
    """The decisions about the positions of a graph."""
    kind, position = iri("rdf:type"), iri("dg:Position")
    found = []
    for quad in quads:
        if quad.predicate == kind and quad.object == position:
            node = Decision(quad.subject, "accepted", "", "").node
            if told := store.facts(REVIEW, node):
                found.append(_decision({each.predicate: plain(each.object) for each in told}))
    return tuple(sorted(found, key=lambda each: each.position))


def _decision(told: dict[IRI, str]) -> Decision:
    stance = told.get(iri("dg:stance"))
    return Decision(
        IRI(told[iri("prov:used")]),
        told[iri("dcterms:type")],
        told[iri("dcterms:creator")],
        told[iri("dcterms:date")],
        None if stance is None else IRI(stance),
    )


def strip(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """A graph as the extraction left it: without what decisions had laid over it."""
    every = tuple(quads)
    added = {
        quad.subject for quad in every if quad.predicate == iri("prov:wasRevisionOf") and "/id/pos/" in quad.subject
    }
    left = []
    for quad in every:
        if quad.subject in added or str(quad.object).startswith(_NODE):
            continue
        if quad.predicate == iri("dg:reviewStatus"):
            left.append(quad._replace(object=iri("dg:machine")))
        else:
            left.append(quad)
    return tuple(left)


def apply(quads: Iterable[Quad], decided: Iterable[Decision]) -> tuple[Quad, ...]:
    """A graph with decisions laid over it. Decisions about positions that it lacks change nothing."""
    found = list(quads)
    for decision in decided:
        own = [quad for quad in found if quad.subject == decision.position]
        if not own:
            continue
        found = [_by_expert(quad) if quad.subject == decision.position else quad for quad in found]
        if decision.act != "accepted":
            found.append(Quad(decision.position, iri("dg:invalidatedBy"), decision.node, own[0].graph))
        if decision.stance is not None:
            found += _corrected(own, decision)
    return tuple(found)


def _by_expert(quad: Quad) -> Quad:
    return quad._replace(object=iri("dg:expert")) if quad.predicate == iri("dg:reviewStatus") else quad


def _corrected(own: list[Quad], decision: Decision) -> list[Quad]:
    assert decision.stance is not None
    scheme = _stances()
    if decision.stance not in scheme:
        raise UnknownName(f"{decision.stance}: no such stance; see ontology/schemes/stances.ttl")
    new, old = scheme[decision.stance], {quad.object for quad in own if quad.predicate == iri("dg:stance")}
    labels = [scheme[stance]["label"].value for stance in old if isinstance(stance, IRI) and stance in scheme]
    changed: dict[IRI, IRI | Literal] = {
        iri("dg:stance"): decision.stance,
        iri("dg:polarityValue"): new["polarity"],
        iri("dg:strength"): new["strength"],
        iri("dg:confidence"): typed("1", "decimal"),
    }
    result = []
    for quad in own:
        value = changed.get(quad.predicate, quad.object)
        if quad.predicate == iri("rdfs:label") and labels and isinstance(value, Literal):
            value = Literal(value.value.replace(labels[0], new["label"].value, 1), value.datatype, value.language)
        result.append(_by_expert(quad._replace(subject=decision.corrected, object=value)))
    result.append(Quad(decision.corrected, iri("prov:wasRevisionOf"), decision.position, own[0].graph))
    return result


@cache
def _stances() -> dict[IRI, dict[str, Literal]]:
    """Polarity, strength and label of each stance of the scheme."""
    names = {iri("dg:basePolarity"): "polarity", iri("dg:baseStrength"): "strength", iri("rdfs:label"): "label"}
    found: dict[IRI, dict[str, Literal]] = {}
    for quad in parse(ontology.turtle("schemes/stances.ttl"), ".ttl", terms.ONTOLOGY):
        if quad.predicate in names and isinstance(quad.object, Literal):
            value = quad.object
            if names[quad.predicate] == "polarity":
                value = typed(value.value, "decimal")
            found.setdefault(quad.subject, {})[names[quad.predicate]] = value
    return {stance: told for stance, told in found.items() if len(told) == 3}


def checked(decision: Decision) -> Decision:
    """The decision, when it can stand. Raises InputError, UnknownName."""
    if decision.act not in ACTS or (decision.act == "corrected") != (decision.stance is not None):
        raise InputError("a decision accepts, refuses or corrects a position; a correction names the right stance")
    if decision.stance is not None and decision.stance not in _stances():
        notations = sorted(stance.rpartition("/")[2] for stance in _stances())
        raise UnknownName(f"{decision.stance.rpartition('/')[2]}: no such stance.", notations[:5])
    return decision
