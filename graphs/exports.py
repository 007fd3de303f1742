"""networkx graphs as the files of other tools.

Same graph, same bytes: nodes and edges are sorted, the date of the day that GEXF wants is left out, and values that a
format cannot hold (None, control characters) are replaced before its writer sees them.
"""

import io
import json
import re
from collections.abc import Callable
from typing import Any

import networkx as nx

from diplograph.errors import InputError

from . import dot, sheets, yed

__all__ = ["SUFFIXES", "suffix_of", "write"]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write(graph: "nx.Graph[str]", suffix: str) -> bytes:
    """The graph in the format of a suffix of `SUFFIXES`. Raises InputError for another one, or a missing library."""
    if suffix not in _WRITERS:
        raise InputError(f"{suffix or 'no suffix'}: graphs are written as {' '.join(SUFFIXES)}")
    return _WRITERS[suffix](_clean(graph))


def suffix_of(name: str) -> str:
    """The suffix of a file name, the longest that we know: `a.nodes.csv` has `.nodes.csv`; `""` when there is none."""
    known = sorted(SUFFIXES, key=len, reverse=True)
    lower = name.lower()
    other = f".{lower.rpartition('.')[2]}" if "." in lower else ""
    return next((suffix for suffix in known if lower.endswith(suffix)), other)


def _clean(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """A sorted copy whose attribute values every format can hold; edges get their key as `id`."""
    copy = graph.__class__(**{name: _value(value) for name, value in graph.graph.items()})
    nodes = [(str(node), dict(data)) for node, data in graph.nodes(data=True)]
    for node, data in sorted(nodes, key=lambda item: item[0]):
        copy.add_node(_value(node), **{name: _value(value) for name, value in sorted(data.items())})
    if isinstance(graph, nx.MultiGraph):
        keyed: list[tuple[str, str, str, dict[str, Any]]] = list(graph.edges(keys=True, data=True))
        for start, end, key, data in sorted(map(_ordered(graph), keyed), key=lambda edge: edge[:3]):
            copy.add_edge(_value(start), _value(end), key=_value(key), **_attributes(data, _identity(start, end, key)))
    else:
        plain: list[tuple[str, str, dict[str, Any]]] = list(graph.edges(data=True))
        for start, end, data in sorted(map(_ordered(graph), plain), key=lambda edge: edge[:2]):
            copy.add_edge(_value(start), _value(end), **_attributes(data, f"{start}→{end}"))
    return copy


def _ordered(graph: "nx.Graph[str]") -> Callable[[Any], Any]:
    """An edge without direction has its ends in alphabetical order."""
    if graph.is_directed():
        return lambda edge: edge
    return lambda edge: (*sorted(edge[:2]), *edge[2:])


def _identity(start: str, end: str, key: Any) -> str:
    return str(key) if "://" in str(key) else f"{start}→{end} {key}"


def _attributes(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {"id": _value(key)} | {name: _value(value) for name, value in sorted(data.items())}


def _value(value: Any) -> Any:
    if value is None:
        return ""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _graphml(graph: "nx.Graph[str]") -> bytes:
    """GraphML with the labels that yEd shows; other readers see them as `label`."""
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True, edge_id_from_attribute="id")
    return yed.labelled(out.getvalue())


def _gexf(graph: "nx.Graph[str]") -> bytes:
    """GEXF 1.2 with spells: an edge lasts from `start` to `end`, or on its `date`; a node as long as its edges."""
    graph.graph.update(
        mode="dynamic", timeformat="date", defaultedgetype="directed" if graph.is_directed() else "undirected"
    )
    lasting: dict[str, list[str]] = {}
    for start, end, data in graph.edges(data=True):
        if data.get("date") and not data.get("start"):
            data["start"] = data["end"] = data["date"]
        if data.get("start"):
            for node in (start, end):
                lasting.setdefault(node, []).extend((data["start"], data["end"]))
        elif "start" in data:
            del data["start"], data["end"]
    for node, days in lasting.items():
        graph.nodes[node].update(start=min(days), end=max(days))
    out = io.BytesIO()
    nx.write_gexf(graph, out, version="1.2draft")
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def _cytoscape(graph: "nx.Graph[str]") -> bytes:
    return json.dumps(nx.cytoscape_data(graph), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


_WRITERS: dict[str, Callable[["nx.Graph[str]"], bytes]] = {
    ".csv": sheets.edges_csv,
    ".dot": dot.write,
    ".gexf": _gexf,
    ".graphml": _graphml,
    ".json": _cytoscape,
    ".neo4j.zip": sheets.neo4j,
    ".nodes.csv": sheets.nodes_csv,
    ".nodes.parquet": sheets.nodes_parquet,
    ".parquet": sheets.edges_parquet,
}

SUFFIXES = tuple(_WRITERS)
