"""The reference validator: pySHACL on a graph or on the union of graphs. The only place with rdflib and pyshacl.

The gate and `diplograph check` use fastshacl.py; this one judges it, and checks our own ontology.

Import this module inside the function that needs it: pyshacl takes about 0.6 s to load.
Shapes are in `ontology/shapes.ttl` (must) and `ontology/advice.ttl` (should); `ontology/house.ttl` checks our own
vocabulary. The shapes and the part of the ontology that they read are loaded once in a process.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any, Literal

import pyshacl
import rdflib
from rdflib.compare import to_canonical_graph
from rdflib.exceptions import ParserError
from rdflib.namespace import RDF, RDFS, SH, SKOS
from rdflib.plugins.parsers.ntriples import W3CNTriplesParser, r_tail, r_wspace
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import BNode, Node, URIRef, Variable

from . import model, ontology
from .errors import InputError
from .findings import Violation, conforms, number, order
from .terms import PREFIXES

__all__ = ["Scope", "Violation", "conforms", "lint_ontology", "report_turtle", "validate"]

Data = Iterable[model.Quad] | bytes
Triple = tuple[Node, Node, Node]
Scope = Literal["letter", "union", "all"]

_DG = rdflib.Namespace(PREFIXES["dg"])
_RUNS_ON = URIRef("https://w3id.org/diplograph/shapes#runsOn")
_THIS = Variable("this")
# What the shapes read of the ontology: class hierarchy, schemes, stance values, symbol roots and codes of organs.
_READ_BY_SHAPES = (
    RDFS.subClassOf,
    SKOS.inScheme,
    _DG.basePolarity,
    _DG.directProperty,
    _DG.symbolRoot,
    _DG.code,
)


def validate(data: Data, *, scope: Scope = "letter", reference: Data = b"") -> tuple[Violation, ...]:
    """All findings in the data, sorted; an empty tuple when it conforms.

    `data` are quads, or bytes of N-Triples or N-Quads; graph names play no part. `reference` holds further facts
    (States with their dates, adoption dates, memberships) of which every node is checked as well.
    scope: `letter` for one document's graph, `union` for the constraints that need all graphs (C0, C19, C24),
    `all` for both. Raises InputError when the bytes are no RDF.
    """
    return _findings(_report(_gathered(data, reference), _shapes(scope)))


def report_turtle(data: Data, *, scope: Scope = "letter", reference: Data = b"") -> str:
    """The W3C validation report as Turtle: the same bytes for the same data."""
    report = to_canonical_graph(_report(_gathered(data, reference), _shapes(scope)))
    named = rdflib.Graph()
    for prefix in ("dg", "doc", "oa", "stance", "ground"):
        named.bind(prefix, PREFIXES[prefix])
    for triple in sorted(report):
        named.add(triple)
    return str(named.serialize(format="turtle"))


def lint_ontology(extra: str = "") -> tuple[Violation, ...]:
    """Findings of `house.ttl` in our own ontology and schemes, with `extra` Turtle added to them."""
    graph = _Asked()
    for triple in _ontology():
        graph.add(triple)
    if extra:
        graph.parse(data=extra, format="turtle")
    return _findings(_report(graph, _house()))


class _Asked(rdflib.Graph):
    """A graph that runs each constraint's query once for all focus nodes instead of once for each.

    pySHACL binds `$this` and asks again for every focus node. The queries of our shapes bind `$this` in their own
    pattern, so that one unbound run holds the answers of all nodes; the graph does not change meanwhile.
    """

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")
        self._answers: dict[str, tuple[list[Variable], dict[Node, list[Any]]]] = {}

    def query(
        self,
        query_object: str | Query,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Any = None,
        initBindings: Any = None,
        *args: Any,
        **options: Any,
    ) -> Result:
        if isinstance(query_object, str) and initBindings and list(initBindings) == ["this"]:
            return self._answer(query_object, initBindings["this"])
        return super().query(query_object, processor, result, initNs, initBindings, *args, **options)

    def _answer(self, text: str, focus: Node) -> Result:
        if text not in self._answers:
            found = super().query(_prepared(text))
            rows: dict[Node, list[Any]] = {}
            for row in found.bindings:
                rows.setdefault(row[_THIS], []).append(row)
            self._answers[text] = (found.vars or [], rows)
        names, by_focus = self._answers[text]
        answer = Result("SELECT")
        answer.vars = names
        answer.bindings = by_focus.get(focus, [])
        return answer


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)


def _report(graph: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    report: rdflib.Graph
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, inference="none")
    return report


def _gathered(data: Data, reference: Data) -> rdflib.Graph:
    graph = _Asked()
    for triple in chain(_vocabulary(), _triples(reference), _triples(data)):
        graph.add(triple)
    return graph


def _triples(data: Data) -> Iterable[Triple]:
    if not isinstance(data, bytes):
        return [(_term(quad.subject), _term(quad.predicate), _term(quad.object)) for quad in data]
    lines = _Lines()
    try:
        lines.parsestring(data)
    except (UnicodeDecodeError, ParserError) as fault:
        raise InputError(f"Not N-Triples or N-Quads: {fault}. Convert the data to N-Quads first.") from fault
    return lines.found


class _Lines(W3CNTriplesParser):
    """Reads N-Triples and N-Quads alike; rdflib's own N-Quads reader warns of deprecation on every call."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Triple] = []

    def parseline(self, bnode_context: Any = None) -> None:
        self.eat(r_wspace)
        if not self.line or self.line.startswith("#"):
            return
        subject = self.subject(bnode_context)
        self.eat(r_wspace)
        predicate = self.predicate()
        self.eat(r_wspace)
        value = self.object(bnode_context)
        self.eat(r_wspace)
        self.uriref() or self.nodeid(bnode_context)
        self.eat(r_tail)
        if self.line:
            raise ParserError(f"more than four terms in a line: {self.line[:80]}")
        self.found.append((subject, predicate, value))


def _term(term: model.IRI | model.Literal) -> Node:
    if isinstance(term, model.Literal):
        datatype = URIRef(term.datatype) if term.datatype else None
        return rdflib.Literal(term.value, datatype=datatype, lang=term.language)
    return URIRef(term)


@cache
def _ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for file in ontology.vocabulary():
        graph.parse(file, format="turtle")
    return graph


@cache
def _vocabulary() -> tuple[Triple, ...]:
    graph = _ontology()
    read = chain.from_iterable(graph.triples((None, predicate, None)) for predicate in _READ_BY_SHAPES)
    return (*read, *graph.triples((None, RDF.type, _DG.Organ)))


@cache
def _shapes(scope: Scope) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("shapes.ttl", "advice.ttl"):
        graph.parse(ontology.path(name), format="turtle")
    if scope != "all":
        for shape in set(graph.subjects(RDF.type, SH.NodeShape)):
            runs_on = "union" if (shape, _RUNS_ON, None) in graph else "letter"
            if runs_on != scope:
                graph.add((shape, SH.deactivated, rdflib.Literal(True)))
    return graph


@cache
def _house() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.path("house.ttl"), format="turtle")


def _findings(report: rdflib.Graph) -> tuple[Violation, ...]:
    return tuple(sorted({_finding(report, result) for result in report.objects(None, SH.result)}, key=order))


def _finding(report: rdflib.Graph, result: Node) -> Violation:
    message = str(report.value(result, SH.resultMessage) or "")
    path = report.value(result, SH.resultPath)
    return Violation(
        shape=number(message),
        severity="warning" if report.value(result, SH.resultSeverity) == SH.Warning else "violation",
        focus=_name(report.value(result, SH.focusNode)) or "",
        message=message,
        value=_name(report.value(result, SH.value)),
        path=None if isinstance(path, BNode) else _name(path),
    )


def _name(node: Node | None) -> str | None:
    return None if node is None else f"_:{node}" if isinstance(node, BNode) else str(node)
