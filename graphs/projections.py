"""Projections: from the material of a store to a networkx graph (domain brief, 5.6).

Every node carries its IRI, every edge the IRIs of the positions or documents that it rests on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from diplograph.errors import InputError, UnknownName
from diplograph.ingest.actors import registers
from diplograph.store import Endpoint

from . import agreement
from .material import Material, gather, initiated, narrowed
from .parameters import ABOUT_STANCES, ABOUT_TEXTS, Options, options
from .stances import Stance

__all__ = [
    "NAMES", "agreements", "citations", "grounds", "lineage", "project", "side", "sponsors", "states_resolutions",
    "words_votes",
]  # fmt: skip

_SIDES = {"supports": 1.0, "urges": 1.0, "implements": 1.0, "reserves": 0.0, "rejects": -1.0, "defies": -1.0}
_SCALE = (-1.0, 0.0, 1.0)


def side(stance: Stance) -> float | None:
    """For (1), between (0) or against (-1) by the stance's family; `None` for a stance that takes no side."""
    return _SIDES.get(stance.family)


def _compared(stance: Stance) -> float | None:
    """The side of what agreement counts. A blank of the voting record takes none: it may as well mean absence."""
    return None if stance.kind == "vote" and stance.stance == "nonParticipation" else side(stance)


def states_resolutions(material: Material, wanted: Options) -> "nx.MultiDiGraph[str]":
    """Holders and targets as a signed, dated multigraph: one edge a position or vote, keyed by its IRI.

    Edge attributes: stance, family, polarity (-1 to 1), sign (-1, 0, 1), strength (1 to 5), modality, attribution, kind
    (`letter` or `vote`), date (ISO 8601), letter, quote, position (IRI). Conditional and reported ones are marked.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="states-resolutions")
    for one in material.stances:
        graph.add_edge(
            _holder(graph, material, one.holder),
            _target(graph, material, one.target),
            key=one.iri,
            stance=one.stance,
            family=one.family,
            polarity=one.polarity,
            sign=one.sign,
            strength=one.strength,
            modality=one.modality,
            attribution=one.attribution,
            inferred=one.inferred,
            kind=one.kind,
            date=one.date,
            letter=material.name(one.source),
            quote=material.quote(one.iri),
            position=one.iri,
        )
    return graph


def agreements(material: Material, wanted: Options) -> "nx.Graph[str]":
    """Holders linked by how often they take the same side on the same text; one edge a pair, or a pair and window.

    Edge attributes: weight (normalised congruence), conflict (normalised so too), shared (texts on which both take a
    side), date, start and end of a window, targets (names), positions (IRIs). Pairs with fewer than `wanted.shared`
    shared texts or a weight below `wanted.minimum` are left out, and with `wanted.holder` those without it.
    """
    kind = nx.MultiGraph if wanted.window else nx.Graph
    graph: nx.Graph[str] = kind(name="agreement", normalization=wanted.normalization)
    for label, start, end, rows in _windows(material.stances, wanted.window):
        for first, second, data in _agreeing(material, rows, wanted):
            one, other = _holder(graph, material, first), _holder(graph, material, second)
            if wanted.window:
                graph.add_edge(one, other, key=label, window=label, start=start, end=end, **data)
            else:
                graph.add_edge(one, other, **data)
    return graph


def _agreeing(material: Material, rows: Sequence[Stance], wanted: Options) -> Iterable[tuple[str, str, dict[str, Any]]]:
    rows = [one for one in rows if material.target(one.target).kind != "GenericTarget"]  # two may mean two texts
    said = {(one.holder, one.target, at, one.source) for one in rows if (at := _compared(one)) is not None}
    counts = agreement.counted(((holder, target, at) for holder, target, at, _ in said), _SCALE)
    if not said:
        return
    weight = agreement.normalized(agreement.congruence(counts), counts, wanted.normalization)
    against = agreement.normalized(agreement.conflict(counts), counts, wanted.normalization)
    has = agreement.two_mode(counts) > 0
    spoken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in rows:
        if _compared(one) is not None:
            spoken[one.holder, one.target].append(one.iri)
    for first, second, _ in agreement.pairs(agreement.shared(counts)):
        both = [counts.concepts[k] for k in (has[first] & has[second]).nonzero()[0]]
        value = float(weight[first, second])
        if len(both) < wanted.shared or value < wanted.minimum:
            continue
        pair = counts.actors[first], counts.actors[second]
        if wanted.holder and wanted.holder not in pair:
            continue
        positions = [iri for target in both for actor in pair for iri in spoken[actor, target]]
        yield (
            *pair,
            {
                "weight": round(value, 6),
                "conflict": round(float(against[first, second]), 6),
                "shared": len(both),
                "targets": " ".join(sorted(material.target(iri).name.replace(" ", "_") for iri in both)),
                "positions": " ".join(positions),
            },
        )


def _windows(rows: Sequence[Stance], window: str) -> Iterable[tuple[str, str, str, Sequence[Stance]]]:
    """The rows, whole or by year or session of the General Assembly: name, first day, last day, rows."""
    if not window:
        yield "", "", "", rows
        return
    found: dict[tuple[str, str, str], list[Stance]] = defaultdict(list)
    for one in rows:
        if one.date:
            found[_window(one.date, window)].append(one)
    for name in sorted(found, key=lambda key: key[1]):
        if name[0]:
            yield (*name, found[name])


def _window(date: str, window: str) -> tuple[str, str, str]:
    if window == "year":
        return date[:4], f"{date[:4]}-01-01", f"{date[:4]}-12-31"
    held = registers.session_on("GA", date) if len(date) == len("YYYY-MM-DD") else None
    return (held.number, held.start or date, held.end or date) if held else ("", "", "")


def citations(material: Material, wanted: Options) -> "nx.DiGraph[str]":
    """Which document cites which."""
    graph: nx.DiGraph[str] = nx.DiGraph(name="citations")
    for start, link, end in material.links:
        if link == "cites":
            _linked(graph, material, start, link, end)
    return graph


def lineage(material: Material, wanted: Options) -> "nx.MultiDiGraph[str]":
    """Documents by descent: cites, recalls, replies to, further to, became, transmits, follows in a series."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="lineage")
    for start, link, end in material.links:
        _linked(graph, material, start, link, end)
    series: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for target in material.targets.values():
        if target.series and target.adopted:
            series[target.series].append((target.adopted, target.iri))
    for name in sorted(series):
        texts = [iri for _, iri in sorted(series[name])]
        for earlier, later in pairwise(texts):
            _linked(graph, material, later, f"follows in {name}", earlier)
    return graph


def _linked(graph: "nx.DiGraph[str]", material: Material, start: str, link: str, end: str) -> None:
    ends = []
    for iri in (start, end):
        paper, target = material.documents.get(iri), material.targets.get(iri)
        name, date = material.name(iri), paper.date if paper else target.adopted if target else ""
        graph.add_node(name, label=name, kind="letter" if paper else "text", iri=iri, date=date)
        ends.append(name)
    key = {"key": link} if graph.is_multigraph() else {}
    graph.add_edge(ends[0], ends[1], **key, link=link, date=graph.nodes[ends[0]]["date"])


def sponsors(material: Material, wanted: Options) -> "nx.MultiDiGraph[str]":
    """Who initiated (in the words of a letter) or sponsored (by the record) which text."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="sponsors")
    for target in sorted(material.targets.values(), key=lambda each: each.iri):
        for role, actors in (("initiator", target.initiators), ("sponsor", target.sponsors)):
            for actor in actors:
                start, end = _holder(graph, material, actor), _target(graph, material, target.iri)
                graph.add_edge(start, end, key=role, role=role, date=target.adopted)
    return graph


def grounds(material: Material, wanted: Options) -> "nx.Graph[str]":
    """Holders and the grounds that they give: weight (number of positions), targets, positions (IRIs)."""
    graph: nx.Graph[str] = nx.Graph(name="grounds")
    found: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for one in material.stances:
        for ground in material.grounds.get(one.iri, ()):
            found[one.holder, ground].append(one)
    for (holder, ground), rows in sorted(found.items()):
        if len(rows) < wanted.minimum:
            continue
        name = f"ground:{ground}"
        graph.add_node(name, label=ground, kind="ground")
        graph.add_edge(_holder(graph, material, holder), name, weight=len(rows), **_rests_on(material, rows))
    return graph


def words_votes(material: Material, wanted: Options) -> "nx.DiGraph[str]":
    """Holders and texts on which there are both words and a vote: words, vote, agrees (same side)."""
    graph: nx.DiGraph[str] = nx.DiGraph(name="words-votes")
    found: dict[tuple[str, str], dict[str, list[Stance]]] = defaultdict(lambda: {"letter": [], "vote": []})
    for one in material.stances:
        if side(one) is not None:
            found[one.holder, one.target][one.kind].append(one)
    for (holder, target), by in sorted(found.items()):
        if not (by["letter"] and by["vote"]):
            continue
        words, votes = ({side(one) for one in by[kind]} for kind in ("letter", "vote"))
        graph.add_edge(
            _holder(graph, material, holder),
            _target(graph, material, target),
            words=" ".join(sorted({one.stance for one in by["letter"]})),
            vote=" ".join(sorted({one.stance for one in by["vote"]})),
            agrees=words == votes,
            quote=" […] ".join(material.quote(one.iri) for one in by["letter"]),
            **_rests_on(material, [*by["letter"], *by["vote"]]),
        )
    return graph


def _rests_on(material: Material, rows: Sequence[Stance]) -> dict[str, str]:
    dates = sorted(one.date for one in rows if one.date) or [""]
    return {
        "date": dates[0],
        "start": dates[0],
        "end": dates[-1],
        "targets": " ".join(sorted({material.target(one.target).name.replace(" ", "_") for one in rows})),
        "positions": " ".join(sorted(one.iri for one in rows)),
    }


def _holder(graph: "nx.Graph[str]", material: Material, iri: str) -> str:
    actor, name = material.actor(iri), material.holder(iri)
    graph.add_node(name, label=actor.label, code=actor.code, kind="holder", sort=actor.kind, iri=iri)
    return name


def _target(graph: "nx.Graph[str]", material: Material, iri: str) -> str:
    target = material.target(iri)
    name = f"target:{target.name}"
    graph.add_node(
        name, label=target.name, kind="target", sort=target.kind, organ=target.organ, adopted=target.adopted,
        series=target.series, iri=iri,
    )  # fmt: skip
    return name


@dataclass(frozen=True, slots=True)
class _Projection:
    """How a projection is made. loose: whether reported, conditional and inferred stances belong to it by default."""

    build: Callable[[Material, Options], Any]
    takes: frozenset[str] = ABOUT_STANCES
    narrow: Callable[[Material, Mapping[str, str], bool], Material] = narrowed
    loose: bool = True


_WEIGHED = ABOUT_STANCES | {"minimum", "shared", "normalization", "window"}
_PROJECTIONS = {
    "agreement": _Projection(agreements, _WEIGHED, loose=False),
    "citations": _Projection(citations, frozenset()),
    "grounds": _Projection(grounds, ABOUT_STANCES | {"minimum"}),
    "lineage": _Projection(lineage, frozenset()),
    "sponsors": _Projection(sponsors, ABOUT_TEXTS, initiated),
    "states-resolutions": _Projection(states_resolutions),
    "words-votes": _Projection(words_votes, ABOUT_STANCES - {"kind"}, loose=False),
}

NAMES = tuple(sorted(_PROJECTIONS))


def project(store: Endpoint, name: str, values: Mapping[str, str] | None = None) -> "nx.Graph[str]":
    """A projection of a store by name; `values` are parameters of `parameters.PARAMETERS` that it takes.

    Raises UnknownName, listing the names, and InputError for a wrong parameter or one that does not bear on it.
    """
    if name not in _PROJECTIONS:
        raise UnknownName(f"{name}: there is no such projection.", NAMES)
    made, given = _PROJECTIONS[name], dict(values or {})
    wanted = options(given)
    for each in given:
        if each not in made.takes:
            takes = ", ".join(sorted(made.takes)) or "no parameters"
            raise InputError(f"{name}: {each} does not bear on it; it takes {takes}")
    if wanted.holder and made.build is agreements:
        del given["state"]  # the others of its pairs count as well; `agreements` keeps the pairs
    graph: nx.Graph[str] = made.build(made.narrow(gather(store), given, made.loose), wanted)
    return graph
