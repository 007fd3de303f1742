"""Copies a store's graphs to any SPARQL 1.1 store by updates in small batches, graph by graph.

The other store keeps a mark for each graph that is complete (graph/pushed: its hash, or how far it has come), so that
a push that was cut off goes on where it stopped, a second push sends only what changed, and a graph is never taken for
complete when it is not. Batches are small because Virtuoso runs out of memory near 5,000 triples in one INSERT
(stack notes, S-A 6); every update names its graph, which Virtuoso demands (S-A 8).
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from diplograph import terms
from diplograph.errors import StoreError
from diplograph.model import IRI, Quad
from diplograph.store import Store, Table, plain, written
from diplograph.terms import iri

__all__ = ["PUSHED", "Pushed", "Target", "push"]

PUSHED = terms.graph("pushed")
BATCH = 500  # triples of one INSERT
_WIDE = 200_000  # characters of one INSERT
_MARK = 20  # batches between two marks of progress
_TRIES = 5

Answer = TypeVar("Answer")


class Target(Protocol):
    """A store that answers and takes updates: `remote.Remote`."""

    def select(self, query: str, /) -> Table:
        """The rows."""
        ...

    def update(self, text: str, /) -> None:
        """Run an update. Raises StoreError."""
        ...


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of one graph. status: pushed | resumed | unchanged | removed."""

    graph: IRI
    status: str
    triples: int


def push(
    store: Store,
    source: Target,
    target: Target,
    *,
    graphs: tuple[IRI, ...] = (),
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Pushed]:
    """Bring the target to what the store holds, one outcome for each graph.

    `source` answers SELECT and `target` takes updates of the same remote store (often two addresses). `graphs` names
    the only ones to send; without it all are sent, and graphs that an earlier push brought and the store has no longer
    are removed. Raises StoreError when the other store does not answer after several tries.
    """
    marks = _marks(source, pause)
    for name in graphs or store.graphs():
        yield _send(store, target, name, marks.get(name, ""), pause)
    for gone in sorted(set(marks) - set(store.graphs())) if not graphs else ():
        _update(target, f"DROP SILENT GRAPH <{gone}>", pause)
        _mark(target, gone, None, pause)
        yield Pushed(IRI(gone), "removed", 0)


def _marks(source: Target, pause: Callable[[float], None]) -> dict[str, str]:
    query = f"SELECT ?graph ?mark WHERE {{ GRAPH <{PUSHED}> {{ ?graph <{iri('dg:contentHash')}> ?mark }} }}"
    rows = _tried(partial(source.select, query), pause).rows
    return {plain(graph): plain(mark) for graph, mark in rows if graph is not None and mark is not None}


def _send(store: Store, target: Target, name: IRI, mark: str, pause: Callable[[float], None]) -> Pushed:
    digest, count = _digest(store, name)
    if mark == digest:
        return Pushed(name, "unchanged", count)
    begun, _, done = mark.partition(" ")
    skip = int(done) if begun == digest and done.isdigit() else 0
    if not skip:
        _mark(target, name, f"{digest} 0", pause)
        _update(target, f"DROP SILENT GRAPH <{name}>", pause)
    sent = skip
    for number, lines in enumerate(_batches(store, name, skip), start=1):
        _update(target, f"INSERT DATA {{ GRAPH <{name}> {{\n{''.join(lines)}}} }}", pause)
        sent += len(lines)
        if number % _MARK == 0:
            _mark(target, name, f"{digest} {sent}", pause)
    _mark(target, name, digest, pause)
    return Pushed(name, "resumed" if skip else "pushed", count)


def _lines(store: Store, name: IRI) -> Iterator[str]:
    """The triples of a graph. The order is that of the store's index: the same for the same content."""
    return (_line(quad) for quad in store.quads(name))


def _line(quad: Quad) -> str:
    return f"{written(quad.subject)} {written(quad.predicate)} {written(quad.object)} .\n"


def _digest(store: Store, name: IRI) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    for line in _lines(store, name):
        digest.update(line.encode())
        count += 1
    return digest.hexdigest(), count


def _batches(store: Store, name: IRI, skip: int) -> Iterator[list[str]]:
    batch: list[str] = []
    width = 0
    for number, line in enumerate(_lines(store, name)):
        if number < skip:
            continue
        if batch and (len(batch) == BATCH or width + len(line) > _WIDE):
            yield batch
            batch, width = [], 0
        batch.append(line)
        width += len(line)
    if batch:
        yield batch


def _mark(target: Target, name: str, mark: str | None, pause: Callable[[float], None]) -> None:
    predicate = iri("dg:contentHash")
    _update(target, f"DELETE WHERE {{ GRAPH <{PUSHED}> {{ <{name}> <{predicate}> ?mark }} }}", pause)
    if mark is not None:
        _update(target, f'INSERT DATA {{ GRAPH <{PUSHED}> {{ <{name}> <{predicate}> "{mark}" }} }}', pause)


def _update(target: Target, text: str, pause: Callable[[float], None]) -> None:
    """Run an update; every update here may be run twice."""
    _tried(partial(target.update, text), pause)


def _tried(act: Callable[[], Answer], pause: Callable[[float], None]) -> Answer:
    """What an act gives, tried again after a pause when the other store does not answer."""
    for number in range(_TRIES - 1):
        try:
            return act()
        except StoreError:
            pause(0.2 * 2**number)
    return act()
