"""RDF in and out: our terms and quads as Oxigraph's, parsing, and writing that gives equal sets equal bytes.

With `store`, the only place with pyoxigraph.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, cast

import pyoxigraph as ox

from .errors import InputError
from .model import IRI, Literal, Quad
from .terms import PREFIXES

__all__ = [
    "FORMATS",
    "Choose",
    "Dataset",
    "Endpoint",
    "Table",
    "Term",
    "answer",
    "complaint",
    "from_ox",
    "has_graphs",
    "key",
    "lines",
    "maybe",
    "parse",
    "plain",
    "rewritten",
    "serialize",
    "to_ox",
    "value_of",
    "written",
]

Term = IRI | Literal
Choose = Callable[[tuple[str, ...]], str]

FORMATS: dict[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}

_LONGEST = 200  # characters of an error of the engine
# How SPARQL 1.1 answers SELECT and ASK, and CONSTRUCT and DESCRIBE, over HTTP.
_TABLES: dict[str, Any] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS: dict[str, Any] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}

_XSD_STRING = PREFIXES["xsd"] + "string"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT: column names and rows of terms (`None` where a variable is unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def records(self) -> list[dict[str, str | None]]:
        """Rows as dictionaries of plain strings."""
        return [
            {name: None if cell is None else plain(cell) for name, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a query is asked of: graphs by IRI, merged and named, or without any the union of all, or its own FROM."""

    graphs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    union: bool = True


class Endpoint(Protocol):
    """Whatever answers a SELECT: an open store, or a remote endpoint."""

    def select(self, query: str) -> Table:
        """Answer a SELECT. Raises InputError for a query that cannot be run, StoreError when nobody answers."""
        ...


def plain(term: Term) -> str:
    """The lexical form of a term, without its datatype."""
    return term.value if isinstance(term, Literal) else str(term)


def written(term: Term) -> str:
    """A term in the syntax of N-Triples and SPARQL, escaped as both demand."""
    return str(_term(term))


def complaint(error: Exception) -> str:
    """What the engine says of a query, in one line: without the list of all characters that it would have taken."""
    words = " ".join(str(error).split())
    place, _, _ = words.partition(": ")
    if "Prefix not found" in words:
        return f"{place}: a prefix is not declared; write, for example, PREFIX dg: <{PREFIXES['dg']}> before SELECT"
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"


def serialize(quads: Iterable[Quad], suffix: str) -> bytes:
    """Quads as RDF in the format of a suffix (`.nq` ...), sorted, so that equal sets give equal bytes.

    Formats without named graphs (.ttl, .nt, .rdf) hold the triples of all graphs together.
    """
    form = FORMATS[suffix]
    ordered = [to_ox(quad) for quad in sorted(set(quads), key=key)]
    prefixes = PREFIXES if suffix in (".ttl", ".trig") else None
    if form.supports_datasets:
        return _tidy(ox.serialize(ordered, format=form, prefixes=prefixes))
    triples = sorted({quad.triple for quad in ordered}, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return _tidy(ox.serialize(triples, format=form, prefixes=prefixes))


def has_graphs(suffix: str) -> bool:
    """Whether the format of a suffix has named graphs."""
    return bool(FORMATS[suffix].supports_datasets)


def rewritten(source: Path, target: Path, suffix: str) -> None:
    """Write a file of N-Quads or N-Triples again in another format, in its order and in bounded memory."""
    form, read = FORMATS[suffix], ox.parse(path=str(source), format=ox.RdfFormat.N_QUADS)
    quads = read if form.supports_datasets else (quad.triple for quad in read)
    ox.serialize(quads, str(target), format=form, prefixes=PREFIXES if suffix in (".ttl", ".trig") else None)


def parse(data: bytes, suffix: str, graph: IRI) -> tuple[Quad, ...]:
    """Read RDF; triples without a graph are given `graph`. Raises InputError naming the line.

    RDF/XML is refused: its entities can be made to explode (stack notes, S-B 7).
    """
    if suffix not in FORMATS or suffix == ".rdf":
        raise InputError(f"{suffix or 'no suffix'}: this format is not read; use .nq, .nt, .trig, .ttl or .jsonld")
    default = ox.NamedNode(graph)
    try:
        found = []
        for quad in ox.parse(data, format=FORMATS[suffix]):
            name = default if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name
            found.append(from_ox(ox.Quad(quad.subject, quad.predicate, quad.object, name)))
        return tuple(found)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"the RDF cannot be read: {error}") from error


def _tidy(rdf: bytes | None) -> bytes:
    """Sort the prefix lines, which Oxigraph writes in an order that changes from run to run."""
    lines = (rdf or b"").split(b"\n")
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"\n".join(sorted(lines[:count]) + lines[count:])


def key(quad: Quad) -> tuple[str, str, str, str, str]:
    extra = f"{quad.object.datatype or ''}{quad.object.language or ''}" if isinstance(quad.object, Literal) else ""
    return (quad.graph, quad.subject, quad.predicate, plain(quad.object), extra)


def _term(value: Term) -> ox.NamedNode | ox.Literal:
    if not isinstance(value, Literal):
        return ox.NamedNode(value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype) if value.datatype else None)


def maybe(value: Any) -> Term | None:
    return None if value is None else value_of(value)


def value_of(value: Any) -> Term:
    if isinstance(value, ox.Literal):
        if value.language:
            return Literal(value.value, language=value.language)
        datatype = value.datatype.value
        return Literal(value.value, datatype=None if datatype == _XSD_STRING else datatype)
    if isinstance(value, ox.NamedNode):
        return IRI(value.value)
    raise InputError(f"{value}: blank nodes are not used here; give the thing an IRI")


def to_ox(quad: Quad) -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(quad.subject), ox.NamedNode(quad.predicate), _term(quad.object), ox.NamedNode(quad.graph)
    )


def from_ox(quad: ox.Quad) -> Quad:
    subject, graph = value_of(quad.subject), value_of(quad.graph_name)
    return Quad(IRI(plain(subject)), IRI(quad.predicate.value), value_of(quad.object), IRI(plain(graph)))


def answer(inner: ox.Store, query: str, file: IO[bytes], choose: Choose, dataset: Dataset) -> str:
    """Write the answer to a query to a file, in the media type that `choose` takes of those offered; return that type.

    Raises InputError when the query cannot be run.
    """
    try:
        result = cast(Any, inner.query(query, **_given(dataset)))
        formats = _GRAPHS if isinstance(result, ox.QueryTriples) else _TABLES
        kind = choose(tuple(formats))
        result.serialize(output=file, format=formats[kind])
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise InputError(f"the query cannot be run: {complaint(error)}; check it against SPARQL 1.1") from error
    return kind


def _given(dataset: Dataset) -> dict[str, Any]:
    if not (dataset.graphs or dataset.named):
        return {"use_default_graph_as_union": dataset.union}
    return {
        "default_graph": [ox.NamedNode(name) for name in dataset.graphs],
        "named_graphs": [ox.NamedNode(name) for name in dataset.named],
    }


def lines(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        yield f"{ox.NamedNode(quad.subject)} {ox.NamedNode(quad.predicate)} {_term(quad.object)} .\n"
