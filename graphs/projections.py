"""Projections: from the rows of a question to a networkx graph (domain brief, 5.6)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import networkx as nx

from diplograph.errors import UnknownName
from diplograph.queries import runner
from diplograph.store import Endpoint

__all__ = ["NAMES", "citations", "project", "states_resolutions"]

Rows = Sequence[Mapping[str, str | None]]


def states_resolutions(rows: Rows) -> "nx.MultiDiGraph[str]":
    """Holders and targets as a signed, dated multigraph: one edge a position, keyed by the position's IRI.

    rows: of the question `positions`. Edge attributes: stance, family, polarity (-1 to 1), sign (-1, 0, 1),
    strength (1 to 5), modality, attribution, date (ISO 8601), letter, quote, position (IRI).
    Node attributes: label and kind (`holder` or `target`). Conditional and reported positions are there, and marked.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="states-resolutions")
    for row in rows:
        holder, target = f"holder:{row['holder']}", f"target:{row['about']}"
        graph.add_node(holder, label=row["holder"], kind="holder")
        graph.add_node(target, label=row["about"], kind="target")
        position = str(row["position"])
        if graph.has_edge(holder, target, position):
            graph[holder][target][position]["quote"] += f" […] {row['quote']}"
            continue
        polarity = float(row["polarity"] or 0)
        graph.add_edge(
            holder,
            target,
            key=position,
            stance=row["stanceName"],
            family=row["family"] or "",
            polarity=polarity,
            sign=(polarity > 0) - (polarity < 0),
            strength=int(row["strength"] or 0),
            modality=row["modality"],
            attribution=row["attribution"],
            date=row["date"],
            letter=row["letter"],
            quote=row["quote"],
            position=position,
        )
    return graph


def citations(rows: Rows) -> "nx.DiGraph[str]":
    """Which document cites which. rows: of the question `citations`, with columns letter, cited, date."""
    graph: nx.DiGraph[str] = nx.DiGraph(name="citations")
    for row in rows:
        for symbol, kind in ((row["letter"], "letter"), (row["cited"], "cited")):
            if str(symbol) not in graph:
                graph.add_node(str(symbol), label=symbol, kind=kind)
        graph.add_edge(str(row["letter"]), str(row["cited"]), date=row["date"] or "")
    return graph


_PROJECTIONS: dict[str, tuple[str, Callable[[Rows], Any]]] = {
    "citations": ("citations", citations),
    "states-resolutions": ("positions", states_resolutions),
}

NAMES = tuple(sorted(_PROJECTIONS))


def project(store: Endpoint, name: str, values: Mapping[str, str] | None = None) -> "nx.Graph[str]":
    """A projection of a store by name; `values` are the parameters of the question behind it.

    Raises UnknownName, listing the names, and InputError for a wrong parameter.
    """
    if name not in _PROJECTIONS:
        raise UnknownName(f"{name}: there is no such projection.", NAMES)
    question, build = _PROJECTIONS[name]
    graph: nx.Graph[str] = build(runner.run(store, question, values).records())
    return graph
