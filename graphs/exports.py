"""networkx graphs as the files of other tools: GraphML (yEd, Cytoscape), GEXF (Gephi), Cytoscape JSON, CSV of edges.

Same graph, same bytes: nodes and edges are sorted, the date of the day that GEXF wants is left out, and values that a
format cannot hold (None, control characters) are replaced before its writer sees them.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import networkx as nx

from diplograph.errors import InputError

__all__ = ["SUFFIXES", "write"]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(graph: "nx.Graph[str]", suffix: str) -> bytes:
    """The graph in the format of a suffix: .graphml, .gexf, .json or .csv. Raises InputError for another one."""
    if suffix not in _WRITERS:
        raise InputError(f"{suffix or 'no suffix'}: graphs are written as {' '.join(SUFFIXES)}")
    return _WRITERS[suffix](_clean(graph))


def _clean(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """A sorted copy whose attribute values every format can hold; edges get their key as `id`."""
    copy = graph.__class__(**{name: _value(value) for name, value in graph.graph.items()})
    nodes = [(str(node), dict(data)) for node, data in graph.nodes(data=True)]
    for node, data in sorted(nodes, key=lambda item: item[0]):
        copy.add_node(_value(node), **{name: _value(value) for name, value in sorted(data.items())})
    if isinstance(graph, nx.MultiGraph):
        keyed: list[tuple[str, str, str, dict[str, Any]]] = list(graph.edges(keys=True, data=True))
        for start, end, key, data in sorted(keyed, key=lambda edge: edge[:3]):
            copy.add_edge(_value(start), _value(end), key=_value(key), **_attributes(data, str(key)))
    else:
        plain: list[tuple[str, str, dict[str, Any]]] = list(graph.edges(data=True))
        for start, end, data in sorted(plain, key=lambda edge: edge[:2]):
            copy.add_edge(_value(start), _value(end), **_attributes(data, f"{start}→{end}"))
    return copy


def _attributes(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {"id": _value(key)} | {name: _value(value) for name, value in sorted(data.items())}


def _value(value: Any) -> Any:
    if value is None:
        return ""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _graphml(graph: "nx.Graph[str]") -> bytes:
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True, edge_id_from_attribute="id")
    return out.getvalue()


def _gexf(graph: "nx.Graph[str]") -> bytes:
    """GEXF 1.2; edges with a date get it as `start`, so that Gephi's timeline works."""
    graph.graph.update(mode="dynamic", timeformat="date", defaultedgetype="directed")
    for *_, data in graph.edges(data=True):
        if data.get("date"):
            data["start"] = data["end"] = data["date"]
    out = io.BytesIO()
    nx.write_gexf(graph, out, version="1.2draft")
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def _cytoscape(graph: "nx.Graph[str]") -> bytes:
    return json.dumps(nx.cytoscape_data(graph), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def _csv(graph: "nx.Graph[str]") -> bytes:
    """Edges, one a line. Cells that a spreadsheet would run as a formula begin with an apostrophe."""
    edges = list(graph.edges(data=True))
    names = sorted({name for *_, data in edges for name in data})
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "target", *names])
    for start, end, data in edges:
        writer.writerow([_defused(cell) for cell in (start, end, *(data.get(name, "") for name in names))])
    return out.getvalue().encode()


def _defused(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


_WRITERS: dict[str, Callable[["nx.Graph[str]"], bytes]] = {
    ".csv": _csv,
    ".gexf": _gexf,
    ".graphml": _graphml,
    ".json": _cytoscape,
}

SUFFIXES = tuple(_WRITERS)
