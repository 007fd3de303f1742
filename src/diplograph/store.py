"""The embedded triplestore: Oxigraph on disk, one writer, many readers. The only place with pyoxigraph.

A store is a folder: `db/` (Oxigraph), `texts/` (the stored texts, named by their SHA-256) and
`quarantine/` (letters that failed validation, with their reports). Every change of graphs is one SPARQL
update, which Oxigraph runs as one transaction: it is wholly there or not at all.
"""

import contextlib
import gzip
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, cast

import pyoxigraph as ox

from .errors import InputError, StoreError, from_system
from .model import IRI, Literal, Quad
from .terms import PREFIXES

__all__ = [
    "FORMATS",
    "Endpoint",
    "Store",
    "Table",
    "Term",
    "has_graphs",
    "parse",
    "plain",
    "rewritten",
    "serialize",
    "write_whole",
    "written",
]

Term = IRI | Literal

FORMATS: dict[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}

_SMALL = 1_000_000  # quads: a copy of them takes about 500 MB of memory
_XSD_STRING = PREFIXES["xsd"] + "string"
_BATCH = 10_000
_MERGED = IRI("urn:diplograph:merged")  # the one graph of what many graphs say


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


class Store:
    """An open store. Use as a context manager, or call `close`."""

    def __init__(self, folder: Path | None, inner: ox.Store, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self._inner = inner

    @classmethod
    def memory(cls) -> "Store":
        """A store that lives in memory only."""
        return cls(None, ox.Store())

    @classmethod
    def open(cls, folder: str | Path, *, create: bool = False) -> "Store":
        """Open for writing. Raises StoreError when it is missing (unless `create`), locked or damaged."""
        path = Path(folder)
        if not create and not (path / "db").is_dir():
            raise StoreError(f"{path}: there is no store here; make one with: diplograph ingest LETTER --store {path}")
        try:
            (path / "db").mkdir(parents=True, exist_ok=True)
            inner = ox.Store(str(path / "db"))
            _sweep(path)
            return cls(path, inner)
        except (OSError, RuntimeError) as error:
            raise from_system(error, str(path)) from error

    @classmethod
    def reader(cls, folder: str | Path) -> "Store":
        """Open read-only, beside a running writer if there is one. Raises StoreError."""
        path = Path(folder)
        if not (path / "db").is_dir():
            raise StoreError(f"{path}: there is no store here; make one with: diplograph ingest LETTER --store {path}")
        # A writer that tidies its files just now makes an opening fail; a moment later it succeeds.
        for pause in (0.05, 0.1, 0.2, 0.4, 0.8, 0.0):
            try:
                return cls(path, ox.Store.read_only(str(path / "db")), read_only=True)
            except (OSError, RuntimeError) as error:
                if not pause:
                    raise from_system(error, str(path)) from error
                time.sleep(pause)
        raise AssertionError("unreachable")

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._inner)

    def close(self) -> None:
        """Write what is pending to disk and give up the lock."""
        if self.folder is not None and not self.read_only:
            self._inner.flush()
        self._inner = ox.Store()

    def flush(self) -> None:
        """Make every committed change survive a power cut."""
        self._inner.flush()

    def replace(
        self,
        graphs: Mapping[IRI, Iterable[Quad]],
        about: Mapping[tuple[IRI, IRI], Iterable[Quad]] | None = None,
    ) -> None:
        """Replace whole graphs, and all facts of a graph about a subject, in one transaction.

        An empty graph is removed. The keys of `about` are (graph, subject).
        """
        steps = []
        for name, quads in graphs.items():
            graph = ox.NamedNode(name)
            steps.append(f"DROP SILENT GRAPH {graph}")
            if body := "".join(_lines(quads)):
                steps.append(f"INSERT DATA {{ GRAPH {graph} {{\n{body}}} }}")
        for (name, subject), quads in (about or {}).items():
            graph = ox.NamedNode(name)
            steps.append(f"DELETE WHERE {{ GRAPH {graph} {{ {ox.NamedNode(subject)} ?p ?o }} }}")
            if body := "".join(_lines(quads)):
                steps.append(f"INSERT DATA {{ GRAPH {graph} {{\n{body}}} }}")
        self._inner.update(" ;\n".join(steps))

    def facts(self, graph: IRI, subject: IRI) -> tuple[Quad, ...]:
        """All facts of a graph about a subject, sorted."""
        found = self._inner.quads_for_pattern(ox.NamedNode(subject), None, None, ox.NamedNode(graph))
        return tuple(sorted((_from_ox(quad) for quad in found), key=_key))

    def about(self, subject: IRI) -> tuple[Quad, ...]:
        """All facts of all graphs about a subject, sorted."""
        found = self._inner.quads_for_pattern(ox.NamedNode(subject), None, None, None)
        return tuple(sorted((_from_ox(quad) for quad in found), key=_key))

    def told(self, subject: IRI, apart: Iterable[IRI]) -> tuple[Quad, ...]:
        """What other graphs than those `apart` say about a subject, each triple once, sorted by nothing but its terms.

        A text that many letters cite has thousands of facts, all the same: the engine takes each once.
        """
        node, without = ox.NamedNode(subject), ", ".join(str(ox.NamedNode(name)) for name in apart)
        query = f"SELECT DISTINCT ?p ?o WHERE {{ GRAPH ?g {{ {node} ?p ?o }} FILTER(?g NOT IN ({without})) }}"
        found = cast(Any, self._inner.query(query))
        return tuple(sorted((Quad(subject, IRI(p.value), _value(o), _MERGED) for p, o in found), key=_key))

    def graphs(self) -> tuple[IRI, ...]:
        """The names of all graphs, sorted."""
        return tuple(
            sorted(IRI(graph.value) for graph in self._inner.named_graphs() if isinstance(graph, ox.NamedNode))
        )

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph, unsorted."""
        wanted = None if graph is None else ox.NamedNode(graph)
        for quad in self._inner.quads_for_pattern(None, None, None, wanted):
            yield _from_ox(quad)

    def select(self, query: str) -> Table:
        """Answer a SELECT over the union of all graphs. Raises InputError when the query is no legal SELECT."""
        try:
            result = self._inner.query(query, use_default_graph_as_union=True)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise InputError(f"the query cannot be run: {error}; check it against SPARQL 1.1") from error
        if not isinstance(result, ox.QuerySolutions):
            raise InputError("the query is no SELECT; ask for a table, or use `diplograph export` for graphs")
        columns = tuple(variable.value for variable in result.variables)
        rows = tuple(tuple(_maybe(solution[name]) for name in columns) for solution in result)
        return Table(columns, rows)

    def csv(self, query: str, path: Path) -> None:
        """Write the answer to a SELECT as CSV, without making a Python object of any row: for millions of them."""
        result = cast(Any, self._inner.query(query, use_default_graph_as_union=True))
        result.serialize(output=str(path), format=ox.QueryResultsFormat.CSV)

    def ask(self, query: str) -> bool:
        """Answer an ASK."""
        return bool(self._inner.query(query, use_default_graph_as_union=True))

    def construct(self, query: str, graph: IRI) -> tuple[Quad, ...]:
        """Answer a CONSTRUCT over the union of all graphs, as quads of `graph`, sorted."""
        triples = cast(Iterable[Any], self._inner.query(query, use_default_graph_as_union=True))
        quads = {_from_ox(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph))) for t in triples}
        return tuple(sorted(quads, key=_key))

    def load(self, path: Path, graph: IRI | None = None) -> None:
        """Add a file of RDF in one transaction; triples without a graph go to `graph`."""
        self._inner.load(path=str(path), to_graph=None if graph is None else ox.NamedNode(graph))

    def take(self, data: bytes, suffix: str, graph: str) -> None:
        """Add RDF from memory, blank nodes and all; triples without a graph go to `graph`. Raises InputError."""
        try:
            self._inner.load(input=data, format=FORMATS[suffix], to_graph=ox.NamedNode(graph))
        except (SyntaxError, ValueError) as error:
            raise InputError(f"the RDF cannot be read: {error}") from error

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add quads, in one transaction."""
        self._inner.extend(_quad(quad) for quad in quads)

    def terms(self, query: str) -> Iterator[tuple[str | None, ...]]:
        """Answer a SELECT of our own over the union of all graphs, each term as N-Triples writes it, `_:b` included."""
        result = cast(Any, self._inner.query(query, use_default_graph_as_union=True))
        for row in result:
            yield tuple(None if cell is None else str(cell) for cell in row)

    def bulk(self, path: Path) -> None:
        """Load a file of N-Quads past the transaction log: fast, in bounded memory, whole or not at all.

        Loading the same quads again changes nothing.
        """
        self._inner.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)

    @contextlib.contextmanager
    def merged(self) -> "Iterator[Store]":
        """A passing copy whose triples stand once in one graph: a small one in memory, a large one on disk.

        A join over the union of graphs takes a triple once for each graph that holds it, so that n letters that state
        the same four facts of a session give n to the fourth rows. Here each is taken once.
        """
        one = ox.NamedNode(_MERGED)
        quads = (ox.Quad(each.subject, each.predicate, each.object, one) for each in self._inner)
        if len(self._inner) <= _SMALL:
            flat = ox.Store()
            flat.bulk_extend(quads)
            yield Store(None, flat)
            return
        with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
            flat = ox.Store(folder)
            flat.bulk_extend(quads)
            yield Store(None, flat)
            del flat

    def dump(self, path: Path) -> None:
        """Write all quads to a file of N-Quads, unsorted, without making a Python object of any. Raises OSError."""
        self._inner.dump(str(path), format=ox.RdfFormat.N_QUADS)

    def prune(self, graphs: Iterable[IRI], kept: Iterable[Path]) -> int:
        """Remove from graphs, in small transactions, what no file of N-Quads in `kept` holds. Returns how much.

        Dropping a graph of millions of quads in one transaction would need many gigabytes of memory.
        """
        wanted = {hash(str(quad)) for path in kept for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)}
        stale: list[ox.Quad] = []
        for name in graphs:
            found = self._inner.quads_for_pattern(None, None, None, ox.NamedNode(name))
            stale += [quad for quad in found if hash(str(quad)) not in wanted]
        for start in range(0, len(stale), _BATCH):
            body = "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in stale[start : start + _BATCH])
            self._inner.update(f"DELETE DATA {{\n{body}\n}}")
        return len(stale)

    def keep_text(self, sha256: str, text: str) -> None:
        """Keep a stored text under its hash. Written aside and renamed, so that it is never half there."""
        if self.folder is None:
            return
        target = self.folder / "texts" / f"{sha256}.txt"
        if not target.exists():
            write_whole(target, text.encode("utf-8", "surrogatepass"))

    def text(self, sha256: str) -> str:
        """The stored text with that hash. Raises StoreError when it is missing."""
        path = (self.folder or Path()) / "texts" / f"{sha256}.txt"
        try:
            return path.read_bytes().decode("utf-8", "surrogatepass")
        except OSError as error:
            raise StoreError(f"{path}: the text is missing from the store; ingest its letter again") from error


def serialize(quads: Iterable[Quad], suffix: str) -> bytes:
    """Quads as RDF in the format of a suffix (`.nq` ...), sorted, so that equal sets give equal bytes.

    Formats without named graphs (.ttl, .nt, .rdf) hold the triples of all graphs together.
    """
    form = FORMATS[suffix]
    ordered = [_quad(quad) for quad in sorted(set(quads), key=_key)]
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
        raise InputError(f"{suffix}: this format is not read; use .nq, .trig, .ttl or .jsonld")
    default = ox.NamedNode(graph)
    try:
        found = []
        for quad in ox.parse(data, format=FORMATS[suffix]):
            name = default if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name
            found.append(_from_ox(ox.Quad(quad.subject, quad.predicate, quad.object, name)))
        return tuple(found)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"the RDF cannot be read: {error}") from error


def _tidy(rdf: bytes | None) -> bytes:
    """Sort the prefix lines, which Oxigraph writes in an order that changes from run to run."""
    lines = (rdf or b"").split(b"\n")
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"\n".join(sorted(lines[:count]) + lines[count:])


def _sweep(folder: Path) -> None:
    """Remove what `write_whole` had not finished when it was killed; the store has one writer, so nobody is at it."""
    for aside in (*folder.glob("texts/.*"), *folder.glob("quarantine/*/.*")):
        aside.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file aside and rename it into place. A `.gz` suffix compresses, without a time stamp."""
    if target.suffix == ".gz":
        data = gzip.compress(data, mtime=0)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with cast(IO[bytes], os.fdopen(handle, "wb")) as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(aside).chmod(0o666 & ~mask)
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _key(quad: Quad) -> tuple[str, str, str, str, str]:
    extra = f"{quad.object.datatype or ''}{quad.object.language or ''}" if isinstance(quad.object, Literal) else ""
    return (quad.graph, quad.subject, quad.predicate, plain(quad.object), extra)


def _term(value: Term) -> ox.NamedNode | ox.Literal:
    if not isinstance(value, Literal):
        return ox.NamedNode(value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype) if value.datatype else None)


def _maybe(value: Any) -> Term | None:
    return None if value is None else _value(value)


def _value(value: Any) -> Term:
    if isinstance(value, ox.Literal):
        if value.language:
            return Literal(value.value, language=value.language)
        datatype = value.datatype.value
        return Literal(value.value, datatype=None if datatype == _XSD_STRING else datatype)
    if isinstance(value, ox.NamedNode):
        return IRI(value.value)
    raise InputError(f"{value}: blank nodes are not used here; give the thing an IRI")


def _quad(quad: Quad) -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(quad.subject), ox.NamedNode(quad.predicate), _term(quad.object), ox.NamedNode(quad.graph)
    )


def _from_ox(quad: ox.Quad) -> Quad:
    subject, graph = _value(quad.subject), _value(quad.graph_name)
    return Quad(IRI(plain(subject)), IRI(quad.predicate.value), _value(quad.object), IRI(plain(graph)))


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        yield f"{ox.NamedNode(quad.subject)} {ox.NamedNode(quad.predicate)} {_term(quad.object)} .\n"
