"""The embedded triplestore: Oxigraph on disk, one writer, many readers. Beside `rdf` the only place
with pyoxigraph.

A store is a folder: `db/` (Oxigraph), `texts/` (the stored texts, named by their SHA-256) and
`quarantine/` (letters that failed validation, with their reports). Every change of graphs is one SPARQL
update, which Oxigraph runs as one transaction: it is wholly there or not at all.
"""

import contextlib
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from .errors import InputError, StoreError, from_system
from .files import write_whole
from .model import IRI, Quad
from .rdf import (
    FORMATS,
    Choose,
    Dataset,
    Endpoint,
    Table,
    Term,
    answer,
    complaint,
    from_ox,
    has_graphs,
    key,
    lines,
    maybe,
    parse,
    plain,
    rewritten,
    serialize,
    to_ox,
    value_of,
    written,
)

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

_SMALL = 1_000_000  # quads: a copy of them takes about 500 MB of memory
_BATCH = 10_000
_MERGED = IRI("urn:diplograph:merged")  # the one graph of what many graphs say


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
            if body := "".join(lines(quads)):
                steps.append(f"INSERT DATA {{ GRAPH {graph} {{\n{body}}} }}")
        for (name, subject), quads in (about or {}).items():
            graph = ox.NamedNode(name)
            steps.append(f"DELETE WHERE {{ GRAPH {graph} {{ {ox.NamedNode(subject)} ?p ?o }} }}")
            if body := "".join(lines(quads)):
                steps.append(f"INSERT DATA {{ GRAPH {graph} {{\n{body}}} }}")
        self._inner.update(" ;\n".join(steps))

    def facts(self, graph: IRI, subject: IRI) -> tuple[Quad, ...]:
        """All facts of a graph about a subject, sorted."""
        found = self._inner.quads_for_pattern(ox.NamedNode(subject), None, None, ox.NamedNode(graph))
        return tuple(sorted((from_ox(quad) for quad in found), key=key))

    def about(self, subject: IRI) -> tuple[Quad, ...]:
        """All facts of all graphs about a subject, sorted."""
        found = self._inner.quads_for_pattern(ox.NamedNode(subject), None, None, None)
        return tuple(sorted((from_ox(quad) for quad in found), key=key))

    def told(self, subject: IRI, apart: Iterable[IRI]) -> tuple[Quad, ...]:
        """What other graphs than those `apart` say about a subject, each triple once, sorted by nothing but its terms.

        A text that many letters cite has thousands of facts, all the same: the engine takes each once.
        """
        node, without = ox.NamedNode(subject), ", ".join(str(ox.NamedNode(name)) for name in apart)
        query = f"SELECT DISTINCT ?p ?o WHERE {{ GRAPH ?g {{ {node} ?p ?o }} FILTER(?g NOT IN ({without})) }}"
        found = cast(Any, self._inner.query(query))
        return tuple(sorted((Quad(subject, IRI(p.value), value_of(o), _MERGED) for p, o in found), key=key))

    def graphs(self) -> tuple[IRI, ...]:
        """The names of all graphs, sorted."""
        return tuple(
            sorted(IRI(graph.value) for graph in self._inner.named_graphs() if isinstance(graph, ox.NamedNode))
        )

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph, unsorted."""
        wanted = None if graph is None else ox.NamedNode(graph)
        for quad in self._inner.quads_for_pattern(None, None, None, wanted):
            yield from_ox(quad)

    def select(self, query: str, union: bool = True) -> Table:
        """Answer a SELECT over the union of all graphs, or else over its own FROM. Raises InputError."""
        try:
            result = self._inner.query(query, use_default_graph_as_union=union)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise InputError(f"the query cannot be run: {complaint(error)}; check it against SPARQL 1.1") from error
        if not isinstance(result, ox.QuerySolutions):
            raise InputError("the query is no SELECT; ask for a table, or use `diplograph export` for graphs")
        columns = tuple(variable.value for variable in result.variables)
        rows = tuple(tuple(maybe(solution[name]) for name in columns) for solution in result)
        return Table(columns, rows)

    def answer(self, query: str, file: IO[bytes], choose: Choose, dataset: Dataset) -> str:
        """Write the answer to any query to a file, in the media type that `choose` takes, which is returned."""
        return answer(self._inner, query, file, choose, dataset)

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
        quads = {from_ox(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph))) for t in triples}
        return tuple(sorted(quads, key=key))

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
        self._inner.extend(to_ox(quad) for quad in quads)

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
        """The stored text with that hash, which a graph may have made up. Raises StoreError when there is none."""
        path = (self.folder or Path()) / "texts" / f"{Path(sha256).name}.txt"
        try:
            return path.read_bytes().decode("utf-8", "surrogatepass")
        except OSError as error:
            raise StoreError(f"{path}: the text is missing from the store; ingest its letter again") from error


def _sweep(folder: Path) -> None:
    """Remove what `write_whole` had not finished when it was killed; the store has one writer, so nobody is at it."""
    for aside in (*folder.glob("texts/.*"), *folder.glob("quarantine/*/.*")):
        aside.unlink(missing_ok=True)
