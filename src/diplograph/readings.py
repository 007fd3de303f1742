"""Which files the store was made from, so that none is read twice, and which documents a run has taken already.

A reading is a file with the settings and the version that it was read with. `graph/meta` keeps it with the graph that
came of it, as long as that graph is what the file says: whatever replaces the graph takes its readings away.
"""

import hashlib
from importlib.metadata import version as package_version

from . import terms
from .model import IRI, Quad, Source
from .store import Store, plain
from .terms import META, iri, text

__all__ = ["Readings"]

_MADE = iri("prov:generated")


class Readings:
    """The files behind a store, and the graphs that one run has taken. settings: what a reading depends on, too."""

    def __init__(self, store: Store, settings: str = "") -> None:
        self._store = store
        self._settings = settings
        self._taken: set[IRI] = set()

    def known(self, id: str, digest: str) -> bool:
        """Whether a document, by its id and the SHA-256 of its bytes, was taken in and is what the store holds.

        One that is known counts as taken by this run.
        """
        facts = self._store.facts(META, self._node(id, digest))
        graphs = {IRI(plain(quad.object)) for quad in facts if quad.predicate == _MADE}
        self._taken |= graphs
        return bool(graphs)

    def take(self, graph: IRI) -> bool:
        """Count a graph as taken by this run. Whether it was not taken before: a run has one text for each."""
        is_first = graph not in self._taken
        self._taken.add(graph)
        return is_first

    def added(self, source: Source, graph: IRI) -> dict[tuple[IRI, IRI], list[Quad]]:
        """The facts, by graph and subject, that a file was taken in and gave what `graph` holds."""
        digest = source.file_sha256
        if digest is None:
            return {}
        node = self._node(source.id, digest)
        facts = [Quad(node, iri("dg:fileSha256"), text(digest), META), Quad(node, _MADE, graph, META)]
        return {(META, node): facts}

    def replaced(self, source: Source, graph: IRI) -> dict[tuple[IRI, IRI], list[Quad]]:
        """The same for a file whose graph is new or another than before: earlier readings of that graph end."""
        rows = self._store.select(f"SELECT ?r {{ GRAPH <{META}> {{ ?r <{_MADE}> <{graph}> }} }}").rows
        ended: dict[tuple[IRI, IRI], list[Quad]] = {
            (META, IRI(plain(row[0]))): [] for row in rows if row[0] is not None
        }
        return ended | self.added(source, graph)

    def _node(self, id: str, digest: str) -> IRI:
        key = hashlib.sha256("|".join((package_version("diplograph"), self._settings, id, digest)).encode()).hexdigest()
        return IRI(f"{terms.BASE}id/reading/{key[:32]}")
