"""The fast validator: our shapes as set-based queries over the store. pySHACL (shacl.py) stays the reference.

One letter takes a few milliseconds and the whole store is validated where it lies, without loading it
(docs/adr/0007-validator.md). Source of the rules: SHACL, https://www.w3.org/TR/shacl/.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from . import findings, ontology
from .errors import InputError
from .findings import Violation
from .model import IRI, Quad
from .shapegraph import RDF, RDFS, SH, Shapes, lexical, read, turtle
from .shapequeries import Check, compile_shapes
from .store import Store, parse, serialize
from .terms import iri

__all__ = [
    "Result",
    "Scope",
    "check",
    "numbers",
    "plan",
    "results",
    "run",
    "shapes_of",
    "validate",
    "violation",
    "vocabulary",
]

Data = Iterable[Quad] | bytes
Scope = Literal["letter", "union", "all"]

_RUNS_ON = "https://w3id.org/diplograph/shapes#runsOn"
_ONE = IRI("urn:diplograph:merged")
_VARIABLE = re.compile(r"\{[?$](\w+)\}")
# What the shapes read of the ontology: class hierarchy, schemes, stance values, symbol roots and codes of organs.
_READ_BY_SHAPES = {
    RDFS + "subClassOf",
    *(iri(f"dg:{name}") for name in ("basePolarity", "directProperty", "symbolRoot", "code")),
    iri("skos:inScheme"),
}


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One result of a W3C validation report. Every field is a term as N-Triples writes it; `""` where there is none.

    `path` is the property as a term, or the path as Turtle writes it.
    """

    focus: str
    shape: str
    component: str
    severity: str
    value: str
    path: str
    messages: tuple[str, ...]
    constraint: str = ""


def validate(data: Data, *, scope: Scope = "letter", reference: Data = b"") -> tuple[Violation, ...]:
    """All findings in the data, sorted; an empty tuple when it conforms. As `shacl.validate`, but fast.

    `data` are quads, or bytes of N-Triples or N-Quads; graph names play no part. Raises InputError for bytes that
    are no RDF, Unsupported when the shapes ask for something that this validator does not do.
    """
    return tuple(
        sorted({violation(each) for each in results(data, scope=scope, reference=reference)}, key=findings.order)
    )


def check(store: Store, *, scope: Scope = "all") -> tuple[Violation, ...]:
    """All findings in the union of a store's graphs, sorted. The store must hold the ontology (`intake.prepare`)."""
    return tuple(sorted({violation(each) for each in run(store, shapes_of(scope))}, key=findings.order))


def results(data: Data, *, scope: Scope = "letter", reference: Data = b"") -> tuple[Result, ...]:
    """The results of the W3C report on data with our shapes, sorted."""
    store = Store.memory()
    store.take(_vocabulary_lines(), ".nq", _ONE)
    for given in (reference, data):
        if isinstance(given, bytes):
            _add(store, given)
        else:
            store.extend(quad._replace(graph=_ONE) for quad in given)
    if isinstance(reference, bytes) and not reference and not isinstance(data, bytes):
        return _run(store, shapes_of(scope))
    return run(store, shapes_of(scope))


def run(store: Store, shapes: Shapes, *, once: bool = False) -> tuple[Result, ...]:
    """The results of any shapes graph on the union of a store's graphs, sorted. Raises Unsupported.

    once: the store has each triple in one graph only, so that it need not be merged.
    """
    if once:
        return _run(store, shapes)
    with store.merged() as flat:
        return _run(flat, shapes)


def _run(store: Store, shapes: Shapes) -> tuple[Result, ...]:
    """The results on a store that has each triple once."""
    asked: dict[str, bool] = {}
    found: set[Result] = set()
    for each in plan(store, shapes):
        if each.focus not in asked:
            asked[each.focus] = store.ask(f"ASK {{ {each.focus} }}")
        if asked[each.focus]:
            try:
                found.update(_result(shapes, each, row) for row in store.terms(each.query))
            except SyntaxError as fault:
                raise InputError(
                    f"{each.constraint or each.shape}: its query is no SPARQL ({fault}); correct it"
                ) from fault
    return tuple(sorted(found))


def violation(result: Result) -> Violation:
    """A result as a finding of ours."""
    message = " ".join(lexical(each) for each in result.messages)
    return Violation(
        shape=findings.number(message),
        severity="warning" if result.severity == f"<{SH}Warning>" else "violation",
        focus=lexical(result.focus),
        message=message,
        value=lexical(result.value) if result.value else None,
        path=lexical(result.path) if result.path.startswith("<") else None,
    )


def numbers() -> tuple[str, ...]:
    """The numbers of all our constraints, as their messages state them."""
    messages = (
        lexical(message) for facts in shapes_of("all").facts.values() for message in facts.get(SH + "message", ())
    )
    found = set(filter(None, map(findings.number, messages)))
    return tuple(sorted(found, key=lambda number: int(number[1:])))


@cache
def shapes_of(scope: Scope) -> Shapes:
    """Our shapes with those of another scope switched off."""
    shapes = read(ontology.path(name).read_bytes() for name in ("shapes.ttl", "advice.ttl"))
    facts = dict(shapes.facts)
    for shape, stated in shapes.facts.items():
        runs_on = "union" if _RUNS_ON in stated else "letter"
        if scope not in ("all", runs_on) and f"<{SH}NodeShape>" in stated.get(RDF + "type", ()):
            facts[shape] = {**stated, SH + "deactivated": ('"true"',)}
    return Shapes(facts)


def plan(store: Store, shapes: Shapes) -> tuple[Check, ...]:
    """The checks of a shapes graph, compiled once for a class hierarchy."""
    rows = store.terms(f"SELECT DISTINCT ?a ?b WHERE {{ ?a <{RDFS}subClassOf> ?b }}")
    return _compiled(shapes, tuple(sorted((low, high) for low, high in rows if low and high and low.startswith("<"))))


@lru_cache(maxsize=16)
def _compiled(shapes: Shapes, edges: tuple[tuple[str, str], ...]) -> tuple[Check, ...]:
    return compile_shapes(shapes, _below(edges))


def _below(edges: tuple[tuple[str, str], ...]) -> Callable[[str], tuple[str, ...]]:
    """A function that gives a class and all its subclasses, sorted."""
    children: dict[str, list[str]] = {}
    for low, high in edges:
        children.setdefault(high, []).append(low)

    @cache
    def classes(top: str) -> tuple[str, ...]:
        found, todo = {top}, [top]
        while todo:
            new = set(children.get(todo.pop(), ())) - found
            found |= new
            todo += new
        return tuple(sorted(found))

    return classes


def _result(shapes: Shapes, each: Check, row: tuple[str | None, ...]) -> Result:
    cells = dict(zip(each.columns, row, strict=False))
    focus = cells["this"] or ""
    value = cells.get("value") or (focus if each.value_is_focus and _has_value(each) else "")
    way = cells.get("path") or each.path_node or ""
    if way.startswith("_:"):
        way = turtle(shapes, way)
    return Result(
        focus=focus,
        shape=each.shape,
        component=each.component,
        severity=each.severity,
        value=value,
        path=way,
        messages=tuple(_filled(message, cells) for message in each.messages),
        constraint=each.constraint or "",
    )


def _has_value(each: Check) -> bool:
    return not each.component.endswith(
        ("MinCountConstraintComponent>", "MaxCountConstraintComponent>", "HasValueConstraintComponent>")
    )


def _filled(message: str, cells: dict[str, str | None]) -> str:
    """A message with `{?variable}` replaced by the row's values."""
    return _VARIABLE.sub(lambda match: lexical(cells.get(match.group(1)) or match.group()), message)


@cache
def vocabulary() -> tuple[Quad, ...]:
    """The part of our ontology and schemes that the shapes read."""
    quads = [quad for file in ontology.vocabulary() for quad in parse(file, ".ttl", _ONE)]
    organ = iri("dg:Organ")
    return tuple(
        quad
        for quad in quads
        if quad.predicate in _READ_BY_SHAPES or (quad.predicate == iri("rdf:type") and quad.object == organ)
    )


@cache
def _vocabulary_lines() -> bytes:
    """The vocabulary as N-Quads, which are taken in faster than quads."""
    return serialize(vocabulary(), ".nq")


def _add(store: Store, data: bytes) -> None:
    try:
        store.take(data, ".nq", "urn:diplograph:data")
    except InputError as fault:
        raise InputError(f"Not N-Triples or N-Quads: {fault}. Convert the data to N-Quads first.") from fault
