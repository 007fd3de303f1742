"""Measures on projections: signed degrees, bridges, communities, polarisation by year, backbone.

Algorithms are networkx's; the disparity filter is that of Serrano, Boguñá and Vespignani (PNAS 106, 2009, equation 2).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import networkx as nx

from .material import Material
from .parameters import Options
from .projections import agreements, side

__all__ = ["backbone", "bridges", "communities", "measured", "polarisation", "signed_degree"]


def signed_degree(graph: "nx.Graph[str]") -> dict[str, tuple[int, int]]:
    """Number of positive and of negative edges at each node, by the edge attribute `sign`."""
    found = {node: [0, 0] for node in sorted(graph)}
    for start, end, sign in graph.edges(data="sign", default=0):
        for node in (start, end):
            found[node][0] += sign > 0
            found[node][1] += sign < 0
    return {node: (plus, minus) for node, (plus, minus) in found.items()}


def bridges(graph: "nx.Graph[str]") -> dict[str, float]:
    """Betweenness centrality (0 to 1): who stands between others. A heavier edge is a shorter way."""
    plain = _near(graph)
    found = nx.betweenness_centrality(plain, weight="distance")
    return {node: round(float(found[node]), 9) for node in plain}


def communities(graph: "nx.Graph[str]") -> tuple[tuple[str, ...], ...]:
    """Groups that agree more among themselves than with others (Louvain, seeded), largest first."""
    plain = _near(graph)
    if not plain.number_of_edges():
        return tuple((node,) for node in plain)
    found = nx.community.louvain_communities(plain, weight="weight", seed=0)
    return tuple(sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group)))


def polarisation(material: Material, wanted: Options) -> dict[str, dict[str, float]]:
    """By window (year unless told otherwise): how far the actors fall into camps.

    modularity: of the communities of that window's agreement graph (0: no camps; Newman 2004); against: share of
    stances that are against; actors: how many take a side. Edges are congruence, normalised as `wanted` says.
    """
    by = replace(wanted, window=wanted.window or "year")
    graph = agreements(material, by)
    names = sorted({str(data["window"]) for *_, data in graph.edges(data=True)})
    return {name: _camps(_window(graph, name), material) for name in names}


def _camps(graph: "nx.Graph[str]", material: Material) -> dict[str, float]:
    used = {iri for *_, data in graph.edges(data=True) for iri in str(data["positions"]).split()}
    sides = [side(one) for one in material.stances if one.iri in used]
    plain = _near(graph)
    groups = [set(group) for group in communities(graph)]
    heavy = sum(data["weight"] for *_, data in plain.edges(data=True))
    modularity = nx.community.modularity(plain, groups, weight="weight") if heavy else 0.0
    return {
        "actors": float(len(graph)),
        "against": round(sides.count(-1.0) / max(1, len(sides)), 6),
        "modularity": round(float(modularity), 6),
    }


def _window(graph: "nx.Graph[str]", name: str) -> "nx.Graph[str]":
    found: nx.Graph[str] = nx.Graph()
    found.add_edges_from((a, b, data) for a, b, data in graph.edges(data=True) if data["window"] == name)
    return found


def backbone(graph: "nx.Graph[str]", level: float = 0.05) -> "nx.Graph[str]":
    """The edges whose weight is no accident of how much their ends do: the disparity filter at a significance level.

    A pair stays, with its edges of all windows, when (1 - share of weight) ** (degree - 1) is below `level` for one of
    its ends; pairs that never agree (weight 0) are no links. Nodes all stay.
    """
    plain, kept = _near(graph), graph.copy()
    strength, degree = dict(plain.degree(weight="weight")), dict(plain.degree())
    stands = {
        frozenset((start, end))
        for start, end, data in plain.edges(data=True)
        if min(_chance(data["weight"], strength[node], degree[node]) for node in (start, end)) < level
    }
    kept.remove_edges_from([edge for edge in graph.edges if frozenset(edge[:2]) not in stands])
    return kept


def _chance(weight: float, strength: float, degree: int) -> float:
    """The chance of a share as large as this one if a node's strength were spread at random; 1 for a single edge."""
    return 1.0 if degree < 2 else float((1 - weight / strength) ** (degree - 1))


def measured(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """A copy whose nodes carry what applies: positive, negative, betweenness, community (0 is the largest)."""
    copy = graph.copy()
    found: list[tuple[str, Mapping[str, Any]]] = []
    if any("sign" in data for *_, data in graph.edges(data=True)):
        degrees = signed_degree(graph)
        found += [("positive", {node: pair[0] for node, pair in degrees.items()})]
        found += [("negative", {node: pair[1] for node, pair in degrees.items()})]
    if graph.graph.get("name") == "agreement":
        groups = communities(graph)
        found.append(("community", {node: number for number, group in enumerate(groups) for node in group}))
        found.append(("betweenness", bridges(graph)))
    for name, values in found:
        nx.set_node_attributes(copy, dict(values), name)
    return copy


def _near(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """One edge a pair, in sorted order, with the weights of all windows added and their inverse as distance."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    for start, end, weight in sorted(graph.edges(data="weight", default=1.0)):
        if weight and weight > 0:
            total = plain.get_edge_data(start, end, {}).get("weight", 0.0) + weight
            plain.add_edge(start, end, weight=total, distance=1 / total)
    return plain
