"""Voting records into the store: mapped to N-Quads piece by piece, and each piece loaded in bulk.

What makes it safe: pieces are whole or absent, loading a piece twice changes nothing, and `graph/meta` says how far a
dataset has come. An interrupted load goes on with the next piece; a changed file is loaded over the old one and what
it no longer says is removed. A roll call that two datasets hold is stored once, from the one that stands first in
`ingest/votes/sources.py`.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import intake, terms
from .ingest.votes import mapping, sources
from .ingest.votes.ledger import Ledger
from .ingest.votes.mapping import Mapping, documents_graph, votes_graph
from .ingest.votes.sources import Dataset
from .model import IRI, Quad
from .store import Store, plain
from .terms import iri, text

__all__ = ["Outcome", "ledger", "load"]

META = terms.graph("meta")
PIECE = 1_500_000  # quads of one bulk load: below 1.5 GB of memory, and few files for the store to merge

Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dataset. status: loaded | resumed | replaced | unchanged."""

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
        for record in sources.read(dataset, lambda done, before=before: watch(before + done)):  # type: ignore[misc]
            mapped.text(record)
        covered |= mapped.events
        before += dataset.size
        watch(before)
    return told


def load(store: Store, datasets: tuple[Dataset, ...], watch: Watch) -> Iterator[Outcome]:
    """Load datasets, one outcome each, in their order. `watch` is told the bytes read so far."""
    intake.prepare(store)
    before = 0
    for dataset in datasets:
        digest = hashlib.sha256(f"{mapping.VERSION} {terms.BASE} {dataset.digest}".encode()).hexdigest()
        state = _state(store, dataset.name)
        if state == ("done", digest, 0):
            yield Outcome(dataset.name, "unchanged", 0, Ledger())
        else:
            yield _load(store, dataset, digest, state, lambda done, before=before: watch(before + done))  # type: ignore[misc]
        before += dataset.size
        watch(before)


State = tuple[str, str, int]


def _load(store: Store, dataset: Dataset, digest: str, state: State | None, watch: Watch) -> Outcome:
    told = Ledger()
    mapped = Mapping(dataset.name, told, _covered(store, dataset.name))
    resumed = state is not None and state[:2] == ("loading", digest)
    replaced = state is not None and not resumed
    done = state[2] if state is not None and resumed else 0
    quads = 0
    with tempfile.TemporaryDirectory(dir=store.folder, prefix="votes-") as folder:
        _mark(store, dataset, "loading", digest, done)
        kept = []
        for number, (piece, lines) in enumerate(_pieces(dataset, mapped, Path(folder), watch), start=1):
            quads += lines
            if number > done:
                store.bulk(piece)
                store.flush() if store.folder else None
                _mark(store, dataset, "loading", digest, number)
            if replaced:
                kept.append(piece)
            else:
                piece.unlink()
        if replaced:
            store.prune((votes_graph(dataset.name), documents_graph(dataset.name)), kept)
    _give_way(store, dataset.name)
    _mark(store, dataset, "done", digest, 0)
    status = "resumed" if resumed else "replaced" if replaced else "loaded"
    return Outcome(dataset.name, status, quads, told)


def _pieces(dataset: Dataset, mapped: Mapping, folder: Path, watch: Watch) -> Iterator[tuple[Path, int]]:
    """Files of N-Quads of about PIECE lines each, and their number of lines; the same ones on every run."""
    texts = _texts(dataset, mapped, watch)
    number, more = 0, True
    while more:
        number += 1
        lines = 0
        path = folder / f"{number}.nq"
        more = False
        with path.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            for each in texts:
                file.write(each)
                lines += each.count("\n")
                if lines >= PIECE:
                    more = True
                    break
        yield path, lines


def _texts(dataset: Dataset, mapped: Mapping, watch: Watch) -> Iterator[str]:
    for record in sources.read(dataset, watch):
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


def _state(store: Store, name: str) -> State | None:
    for quad in store.facts(META, votes_graph(name)):
        if quad.predicate == iri("dg:loadState"):
            word, digest, number = plain(quad.object).split()
            return word, digest, int(number)
    return None


def _mark(store: Store, dataset: Dataset, word: str, digest: str, number: int) -> None:
    graph = votes_graph(dataset.name)
    facts = [
        Quad(graph, iri("rdf:type"), iri("prov:Entity"), META),
        Quad(graph, iri("dg:loadState"), text(f"{word} {digest} {number}"), META),
        *(Quad(graph, iri("dcterms:source"), text(path.name), META) for path in dataset.files),
    ]
    store.replace({}, about={(META, graph): facts})
