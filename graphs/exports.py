"""networkx graphs as the files of other tools.

Same graph, same bytes: nodes and edges are sorted, and values that a format cannot hold (None, control characters) are
replaced before its writer sees them.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx

from diplograph.errors import InputError

from . import dot, gexf, graphml, sheets

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
    kinds = [_kinds(data for _, data in graph.nodes(data=True)), _kinds(data for *_, data in graph.edges(data=True))]
    copy = graph.__class__(**{name: _value(value) for name, value in graph.graph.items()})
    nodes = [(str(node), dict(data)) for node, data in graph.nodes(data=True)]
    for node, data in sorted(nodes, key=lambda item: item[0]):
        copy.add_node(_value(node), **_values(data, kinds[0]))
    if isinstance(graph, nx.MultiGraph):
        keyed: list[tuple[str, str, str, dict[str, Any]]] = list(graph.edges(keys=True, data=True))
        for start, end, key, data in sorted(map(_ordered(graph), keyed), key=lambda edge: edge[:3]):
            copy.add_edge(
                _value(start), _value(end), key=_value(key), **_attributes(data, _identity(start, end, key), kinds[1])
            )
    else:
        plain: list[tuple[str, str, dict[str, Any]]] = list(graph.edges(data=True))
        for start, end, data in sorted(map(_ordered(graph), plain), key=lambda edge: edge[:2]):
            copy.add_edge(_value(start), _value(end), **_attributes(data, f"{start}→{end}", kinds[1]))
    return copy


def _ordered(graph: "nx.Graph[str]") -> Callable[[Any], Any]:
    """An edge without direction has its ends in alphabetical order."""
    if graph.is_directed():
        return lambda edge: edge
    return lambda edge: (*sorted(edge[:2]), *edge[2:])


def _identity(start: str, end: str, key: Any) -> str:
    return str(key) if "://" in str(key) else f"{start}→{end} {key}"


def _attributes(data: dict[str, Any], key: str, kinds: Mapping[str, set[type]]) -> dict[str, Any]:
    return {"id": _value(key)} | _values(data, kinds)


def _kinds(rows: Iterable[dict[str, Any]]) -> dict[str, set[type]]:
    """The types of each attribute's values."""
    found: dict[str, set[type]] = defaultdict(set)
    for data in rows:
        for name, value in data.items():
            found[name].add(type(value))
    return found


def _values(data: dict[str, Any], kinds: Mapping[str, set[type]]) -> dict[str, Any]:
    """The values by name, sorted. An attribute has one type for a whole graph: a number that is missing is left out."""
    found = {}
    for name, value in sorted(data.items()):
        if float in kinds[name] and isinstance(value, int):
            found[name] = float(value)
        elif value is not None or str in kinds[name]:
            found[name] = _value(value)
    return found


def _value(value: Any) -> Any:
    if value is None:
        return ""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _cytoscape(graph: "nx.Graph[str]") -> bytes:
    """What Cytoscape and Cytoscape.js open. The name `position` is theirs, for a place: the edge's `id` is its IRI."""
    made = nx.cytoscape_data(graph)
    made["data"] = dict(graph.graph)
    for edge in made["elements"]["edges"]:
        edge["data"].pop("position", None)
    return json.dumps(made, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


_WRITERS: dict[str, Callable[["nx.Graph[str]"], bytes]] = {
    ".csv": sheets.edges_csv,
    ".dot": dot.write,
    ".gexf": gexf.write,
    ".graphml": graphml.write,
    ".json": _cytoscape,
    ".neo4j.zip": sheets.neo4j,
    ".nodes.csv": sheets.nodes_csv,
    ".nodes.parquet": sheets.nodes_parquet,
    ".parquet": sheets.edges_parquet,
}

SUFFIXES = tuple(_WRITERS)
