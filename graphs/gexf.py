"""GEXF 1.2, which Gephi opens with its timeline: an edge has a spell, a node the spells of its edges.

A node of an edge that lasts always, having no date, lasts always.

Source of the rules: the schema of GEXF 1.2 (gexf.xsd) and its primer, "Dynamics". networkx writes an attribute `name`
on the graph, which the schema does not know, and the day of writing: the name goes into the description, the day is
left out.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from .dates import spell

__all__ = ["write"]

Spell = tuple[str, str]

_META = re.compile(rb'<meta lastmodifieddate="[^"]*">\s*<creator>[^<]*</creator>')
_NAME = re.compile(rb'(<graph\b[^>]*?) name="[^"]*"')


def write(graph: "nx.Graph[str]") -> bytes:
    """The graph as GEXF. An edge lasts from `start` to `end`, or for its `date`; one without a date has no spell.

    Changes the graph that it is given.
    """
    name = str(graph.graph.pop("name", ""))
    lasting: dict[str, set[Spell]] = defaultdict(set)
    always: set[str] = set()
    for start, end, data in graph.edges(data=True):
        found = _spell(data)
        if found:
            data["start"], data["end"] = found
            lasting[start].add(found)
            lasting[end].add(found)
        else:
            always |= {start, end}
    for node, data in graph.nodes(data=True):
        _lasting(data, _merged(() if node in always else lasting.get(node, ())))
    graph.graph["defaultedgetype"] = "directed" if graph.is_directed() else "undirected"
    graph.graph.update({"mode": "dynamic", "timeformat": "date"} if lasting else {"mode": "static"})
    out = io.BytesIO()
    nx.write_gexf(graph, out, version="1.2draft")
    told = f"<creator>diplograph</creator>\n    <description>{escape(name)}</description>"
    plain = _NAME.sub(rb"\1", out.getvalue(), count=1)
    return _META.sub(lambda _: b"<meta>\n    " + told.encode(), plain, count=1)


def _spell(data: dict[str, Any]) -> Spell | None:
    first, last = data.pop("start", ""), data.pop("end", "")
    return spell(first, last) if first else spell(data["date"]) if data.get("date") else None


def _lasting(data: dict[str, Any], spells: list[Spell]) -> None:
    if len(spells) == 1:
        data["start"], data["end"] = spells[0]
    elif spells:
        data["spells"] = spells


def _merged(spells: Iterable[Spell]) -> list[Spell]:
    """The spells in order, those that overlap as one."""
    found: list[Spell] = []
    for first, last in sorted(spells):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
