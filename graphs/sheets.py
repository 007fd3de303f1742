"""Graphs as tables: edges and nodes as CSV and Parquet, and the pair of files that Neo4j's bulk import reads."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from diplograph.queries import tables

__all__ = ["edges_csv", "edges_parquet", "neo4j", "nodes_csv", "nodes_parquet"]

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip member can have
_NEO4J = {bool: ":boolean", int: ":long", float: ":double"}

Row = dict[str, Any]


def edges_csv(graph: "nx.Graph[str]") -> bytes:
    """Edges, one a line: source, target, attributes. Cells that a spreadsheet would run begin with an apostrophe."""
    return _csv(*_edges(graph))


def nodes_csv(graph: "nx.Graph[str]") -> bytes:
    """Nodes, one a line: id, attributes. Cells that a spreadsheet would run begin with an apostrophe."""
    return _csv(*_nodes(graph))


def edges_parquet(graph: "nx.Graph[str]") -> bytes:
    """Edges as Parquet. Raises InputError when pyarrow is missing."""
    return _parquet(*_edges(graph))


def nodes_parquet(graph: "nx.Graph[str]") -> bytes:
    """Nodes as Parquet. Raises InputError when pyarrow is missing."""
    return _parquet(*_nodes(graph))


def neo4j(graph: "nx.Graph[str]") -> bytes:
    """A zip of nodes.csv and edges.csv with the headers of `neo4j-admin database import full`.

    Cells are as they are: the importer runs no formulas, and an apostrophe would change the data.
    """
    heads, nodes = _nodes(graph)
    names = [":ID", ":LABEL", *(_typed(name, nodes) for name in heads if name not in ("id", "kind"))]
    first = [
        [row["id"], str(row.get("kind") or "node").capitalize(), *_rest(row, heads, ("id", "kind"))] for row in nodes
    ]
    ends, edges = _edges(graph)
    names2 = [
        ":START_ID",
        ":END_ID",
        ":TYPE",
        *(_typed(name, edges) for name in ends if name not in ("source", "target")),
    ]
    second = [
        [row["source"], row["target"], _kind(graph, row), *_rest(row, ends, ("source", "target"))] for row in edges
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, head, rows in (("nodes.csv", names, first), ("edges.csv", names2, second)):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), _written(head, rows))
    return out.getvalue()


def _kind(graph: "nx.Graph[str]", row: Row) -> str:
    said = row.get("stance") or row.get("link") or row.get("role") or graph.graph.get("name") or "edge"
    return str(said).upper().replace(" ", "_").replace("-", "_")


def _rest(row: Row, heads: Sequence[str], without: Sequence[str]) -> list[Any]:
    return [_plain(row.get(name, "")) for name in heads if name not in without]


def _typed(name: str, rows: Sequence[Row]) -> str:
    kinds = {type(row[name]) for row in rows if row.get(name, "") != ""}
    return name + (_NEO4J.get(kinds.pop(), "") if len(kinds) == 1 else "")


def _plain(cell: Any) -> Any:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _edges(graph: "nx.Graph[str]") -> tuple[list[str], list[Row]]:
    rows = [{"source": start, "target": end} | dict(data) for start, end, data in graph.edges(data=True)]
    return _heads(("source", "target"), rows), rows


def _nodes(graph: "nx.Graph[str]") -> tuple[list[str], list[Row]]:
    rows = [{"id": node} | dict(data) for node, data in graph.nodes(data=True)]
    return _heads(("id",), rows), rows


def _heads(first: Sequence[str], rows: Iterable[Row]) -> list[str]:
    return [*first, *sorted({name for row in rows for name in row} - set(first))]


def _csv(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    return _written(heads, [[tables.defused(row.get(name, "")) for name in heads] for row in rows])


def _written(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return out.getvalue().encode()


def _parquet(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    return tables.parquet({name: [row.get(name) for row in rows] for name in heads})
