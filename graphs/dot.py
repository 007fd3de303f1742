"""Graphs in the DOT language of Graphviz, every name quoted (grammar: graphviz.org/doc/info/lang.html)."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

__all__ = ["write"]


def write(graph: "nx.Graph[str]") -> bytes:
    """The graph as `digraph` or `graph`; all attributes are kept as quoted strings."""
    kind, arrow = ("digraph", "->") if graph.is_directed() else ("graph", "--")
    lines = [f"{kind} {_quoted(graph.graph.get('name', 'graph'))} {{"]
    lines += [f"  {_quoted(node)} [{_attributes(data)}];" for node, data in graph.nodes(data=True)]
    lines += [
        f"  {_quoted(start)} {arrow} {_quoted(end)} [{_attributes(data)}];"
        for start, end, data in graph.edges(data=True)
    ]
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _attributes(data: Mapping[str, Any]) -> str:
    return ", ".join(f"{_quoted(name)}={_quoted(value)}" for name, value in sorted(data.items()))


def _quoted(value: Any) -> str:
    """A double-quoted string: only `"` and `\\` are escaped; a line break is written as the label escape for it."""
    words = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + words.replace("\r", "").replace("\n", "\\n") + '"'
