"""GraphML for yEd, Cytoscape, networkx and igraph, valid by its schema.

The schema wants identifiers that are XML name tokens, each used once; symbols and IRIs have characters that a token may
not have. So `target:A/RES/60/251` has the identifier `target:A_RES_60_251` and the attribute `name` in full.
"""

import io
import re
from collections.abc import Iterable
from typing import Any

import networkx as nx

from diplograph.terms import BASE

from . import yed

__all__ = ["write"]

_NO_TOKEN = re.compile(r"[^A-Za-z0-9._:-]")


def write(graph: "nx.Graph[str]") -> bytes:
    """The graph as GraphML with the labels that yEd shows; other readers see them as `label`."""
    out = io.BytesIO()
    nx.write_graphml_xml(_named(graph), out, infer_numeric_types=True)
    return yed.labelled(out.getvalue())


def _named(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """A copy with tokens for nodes and, where an edge has an identifier of its own, for edges."""
    nodes = _tokens(graph.nodes)
    copy = graph.__class__(**graph.graph)
    for node, data in graph.nodes(data=True):
        copy.add_node(nodes[node], name=node, **data)
    edges = _tokens(data["id"] for *_, data in graph.edges(data=True))
    for start, end, data in graph.edges(data=True):
        told: dict[str, Any] = {name: value for name, value in data.items() if name != "id"}
        if graph.is_multigraph():
            told["key"] = edges[data["id"]]
        copy.add_edge(nodes[start], nodes[end], **told)
    return copy


def _tokens(names: Iterable[str]) -> dict[str, str]:
    """A token for each name, different for different names: equal ones are numbered in the order of the names."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = _NO_TOKEN.sub("_", name.removeprefix(f"{BASE}id/")) or "_"
        token, number = plain, 1
        while token in taken:
            number += 1
            token = f"{plain}_{number}"
        taken.add(token)
        found[name] = token
    return found
