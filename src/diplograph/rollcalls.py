"""Voting records into the store: mapped to N-Quads, cut into pieces, and each piece loaded in bulk.

What makes it safe: pieces are whole or absent, loading a piece twice changes nothing, and `graph/meta` says of each
dataset whether it is loading or done, and from which input. An interrupted load is done again over what it left; a
changed file is loaded over the old one and what it no longer says is removed. A roll call that two datasets hold is
stored once, from the one that stands first in `ingest/votes/sources.py`.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from . import intake, terms
from .ingest.votes import mapping, sources
from .ingest.votes.ledger import Ledger
from .ingest.votes.mapping import Mapping, documents_graph, votes_graph
from .ingest.votes.sources import Dataset
from .model import IRI, Quad
from .store import Store, plain
from .terms import META, iri, text

__all__ = ["Outcome", "ledger", "load"]

PIECE = 2_000_000  # quads of one bulk load: two batches of Oxigraph, which keeps memory below 2 GB

_PIECES = "votes-"

Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dataset. status: loaded | restarted | replaced | unchanged."""

    dataset: str
    status: str
    quads: int
    ledger: Ledger


def ledger(datasets: tuple[Dataset, ...], watch: Watch) -> Ledger:
    """What becomes of every row of the files, without a store."""
    told = Ledger()
    covered: set[str] = set()
    before = 0
    for dataset in datasets:
        mapped = Mapping(dataset.name, told, frozenset(covered))
        for record in sources.read(dataset, partial(_further, watch, before)):
            mapped.text(record)
        covered |= mapped.events
        before += dataset.size
        watch(before)
    return told


def load(store: Store, datasets: tuple[Dataset, ...], watch: Watch) -> tuple[Outcome, ...]:
    """Load datasets in their order, one outcome each. `watch` is told the bytes read so far."""
    intake.prepare(store)
    _sweep(store)
    jobs = [_job(store, dataset) for dataset in datasets]
    due = [job for job in jobs if job.status != "unchanged"]
    for job in due:
        _mark(store, job, "loading")
    with tempfile.TemporaryDirectory(dir=store.folder, prefix=_PIECES) as folder:
        stale = [job.dataset.name for job in due if job.status == "replaced"]
        pieces = list(_take(store, _pieces(_texts(store, jobs, watch), Path(folder)), keep=bool(stale)))
        graphs = [graph(name) for name in stale for graph in (votes_graph, documents_graph)]
        if graphs:
            store.prune(graphs, pieces)
    for job in due:
        _give_way(store, job.dataset.name)
        _mark(store, job, "done")
    return tuple(Outcome(job.dataset.name, job.status, job.quads, job.ledger) for job in jobs)


def _sweep(store: Store) -> None:
    """Remove pieces that a killed load left behind; the store has one writer, so nobody else's are there."""
    for folder in sorted(store.folder.glob(f"{_PIECES}*")) if store.folder else ():
        shutil.rmtree(folder, ignore_errors=True)


def _further(watch: Watch, before: int, done: int) -> None:
    watch(before + done)


@dataclass(slots=True)
class _Job:
    dataset: Dataset
    digest: str
    status: str
    ledger: Ledger = field(default_factory=Ledger)
    quads: int = 0


def _job(store: Store, dataset: Dataset) -> _Job:
    digest = hashlib.sha256(f"{mapping.VERSION} {terms.BASE} {dataset.digest}".encode()).hexdigest()
    known = {None: "loaded", f"done {digest}": "unchanged", f"loading {digest}": "restarted"}
    return _Job(dataset, digest, known.get(_state(store, dataset.name), "replaced"))


def _take(store: Store, pieces: Iterator[Path], keep: bool) -> Iterator[Path]:
    """Load each piece while the next one is written; at most two are on disk unless they are kept."""
    with ThreadPoolExecutor(max_workers=1) as loader:
        loading: Future[None] | None = None
        for piece in pieces:
            if loading is not None:
                loading.result()
            loading = loader.submit(_bulk, store, piece, keep)
            yield piece
        if loading is not None:
            loading.result()
    store.flush()


def _bulk(store: Store, path: Path, keep: bool) -> None:
    store.bulk(path)
    if not keep:
        path.unlink()


def _pieces(texts: Iterator[str], folder: Path) -> Iterator[Path]:
    """Files of N-Quads of about PIECE lines each."""
    number, more = 0, True
    while more:
        number += 1
        lines, more = 0, False
        path = folder / f"{number}.nq"
        with path.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            for each in texts:
                file.write(each)
                lines += each.count("\n")
                if lines >= PIECE:
                    more = True
                    break
        yield path


def _texts(store: Store, jobs: list[_Job], watch: Watch) -> Iterator[str]:
    """The N-Quads of all datasets that are due, a record at a time."""
    before = 0
    fresh: set[str] = set()
    for job in jobs:
        if job.status != "unchanged":
            mapped = Mapping(job.dataset.name, job.ledger, _covered(store, job.dataset.name) | fresh)
            for each in _of(job, mapped, partial(_further, watch, before)):
                job.quads += each.count("\n")
                yield each
            fresh |= mapped.events
        before += job.dataset.size
        watch(before)


def _of(job: _Job, mapped: Mapping, watch: Watch) -> Iterator[str]:
    for record in sources.read(job.dataset, watch):
        yield mapped.text(record)
    yield mapped.closing()


def _covered(store: Store, name: str) -> frozenset[str]:
    """Roll calls that datasets of earlier rank hold."""
    ahead = sources.KINDS[: sources.KINDS.index(name)]
    return frozenset(each for other in ahead for each in _events(store, votes_graph(other)))


def _events(store: Store, graph: IRI) -> Iterator[str]:
    rows = store.select(f"SELECT ?e {{ GRAPH <{graph}> {{ ?e a <{iri('dg:VoteEvent')}> }} }}").rows
    return (plain(row[0]) for row in rows if row[0] is not None)


def _give_way(store: Store, name: str) -> None:
    """Take the roll calls of this dataset out of the graphs of later rank, one transaction each."""
    own: frozenset[str] | None = None
    for other in sources.KINDS[sources.KINDS.index(name) + 1 :]:
        graph = votes_graph(other)
        theirs = sorted(_events(store, graph))
        if theirs and own is None:
            own = frozenset(_events(store, votes_graph(name)))
        for event in theirs:
            if own and event in own:
                _remove(store, graph, IRI(event))


def _remove(store: Store, graph: IRI, event: IRI) -> None:
    query = f"SELECT ?v {{ GRAPH <{graph}> {{ ?v <{iri('dg:castIn')}> <{event}> }} }}"
    votes = [IRI(plain(row[0])) for row in store.select(query).rows if row[0] is not None]
    store.replace({}, about={(graph, subject): () for subject in (event, *votes)})


def _state(store: Store, name: str) -> str | None:
    found = (q.object for q in store.facts(META, votes_graph(name)) if q.predicate == iri("dg:loadState"))
    return next(map(plain, found), None)


def _mark(store: Store, job: _Job, word: str) -> None:
    graph = votes_graph(job.dataset.name)
    facts = [
        Quad(graph, iri("rdf:type"), iri("prov:Entity"), META),
        Quad(graph, iri("dg:loadState"), text(f"{word} {job.digest}"), META),
        *(Quad(graph, iri("dcterms:source"), text(path.name), META) for path in job.dataset.files),
    ]
    store.replace({}, about={(META, graph): facts})
