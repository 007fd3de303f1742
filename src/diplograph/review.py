"""Takes a person's decision about a position into the store: all that it changes, in one transaction."""

import hashlib

from . import decisions, intake, terms
from .decisions import REVIEW, Decision
from .errors import InputError
from .model import IRI, Literal, Quad
from .store import Store, serialize
from .terms import META, iri, text

__all__ = ["decide", "find"]


def find(store: Store, name: str) -> IRI:
    """The IRI of a position, given in full or by its last part. Raises InputError when the store has none such."""
    full = IRI(name if name.startswith(("http://", "https://")) else f"{terms.BASE}id/pos/{name}")
    if not any(quad.object == iri("dg:Position") for quad in store.about(full)):
        raise InputError(f"{name}: the store has no such position; diplograph query positions --json lists them")
    return full


def decide(store: Store, decision: Decision) -> None:
    """Keep a decision and lay it over the letter's graph. Raises InputError, UnknownName."""
    decisions.checked(decision)
    graph = _home(store, decision.position)
    name = graph.removeprefix(terms.graph(""))
    left = decisions.strip(store.quads(graph))
    others = (each for each in decisions.of_graph(store, left) if each.position != decision.position)
    quads = decisions.apply(left, sorted((*others, decision), key=lambda each: each.position))
    derived = terms.graph(name, "derived")
    digest = text(hashlib.sha256(serialize(quads, ".nq")).hexdigest())
    told = [_with_hash(quad, digest) for quad in store.facts(META, graph)]
    store.replace(
        {graph: quads, derived: intake.derive(quads, derived)},
        about={(REVIEW, decision.node): decisions.facts(decision), (META, graph): told},
    )


def _with_hash(quad: Quad, digest: Literal) -> Quad:
    return quad._replace(object=digest) if quad.predicate == iri("dg:contentHash") else quad


def _home(store: Store, position: IRI) -> IRI:
    """The letter's graph that holds a position. Raises InputError for the outcome of an earlier correction."""
    found = store.about(position)
    if any(quad.predicate == iri("prov:wasRevisionOf") for quad in found):
        raise InputError(f"{position}: this position is itself a correction; decide about the one that it replaces")
    return next(quad.graph for quad in found if quad.object == iri("dg:Position"))
