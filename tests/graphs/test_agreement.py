"""Agreement against figures of others and by hand; the projections and measures that rest on it."""

import csv
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from diplograph.errors import UnknownName
from diplograph.graphs import agreement, measures, projections
from diplograph.graphs.cast import Actor, Target
from diplograph.graphs.material import Material, narrowed
from diplograph.graphs.parameters import Options
from diplograph.graphs.stances import Stance

STATEMENTS = Path(__file__).resolve().parents[2].parent / "shared" / "suites" / "dna" / "statements.csv"


def test_the_figures_of_discourse_network_analyzer() -> None:
    """40 statements of its public sample: two-mode 7 x 6, one-mode 7 x 7, congruence by average activity."""
    if not STATEMENTS.exists():
        pytest.skip(f"{STATEMENTS.name} is not here: it belongs to the shared suites, not to the repository")
    with STATEMENTS.open(encoding="utf-8") as lines:
        rows = [(row["organization"], row["concept"], float(row["agreement"])) for row in csv.DictReader(lines)]
    counts = agreement.counted(rows, (0.0, 1.0))
    both = agreement.two_mode(counts)
    assert (both.shape, both.sum()) == ((7, 6), 40)
    one = agreement.shared(counts)
    assert (one.shape, one.sum()) == ((7, 7), 276)
    average = agreement.normalized(agreement.congruence(counts), counts, "average")
    assert round(float(average.sum()), 2) == 25.80


# Two actors and two texts: a is for x (twice) and against y, b is for x and between on y.
COUNTS = agreement.counted(
    [("a", "x", 1.0), ("a", "x", 1.0), ("a", "y", -1.0), ("b", "x", 1.0), ("b", "y", 0.0)], (-1.0, 0.0, 1.0)
)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("none", 2.5),  # 2 * 1 on x, 0.5 on y: neighbours on the scale
        ("average", 1.0),  # (3 + 2) / 2
        ("jaccard", 2.5 / 4),  # alone: y against, y between; both: 2 * 1
        ("cosine", 2.5 / 6),  # 3 * 2
        ("share", 2.5 / 3),  # 2 * 1 + 1 * 1
    ],
)
def test_normalisations_by_hand(how: str, expected: float) -> None:
    found = agreement.normalized(agreement.congruence(COUNTS), COUNTS, how)
    assert found[0, 1] == pytest.approx(expected)
    assert np.array_equal(found, found.T) and found[0, 0] == 0


def test_congruence_and_conflict_share_what_is_shared() -> None:
    assert agreement.conflict(COUNTS)[0, 1] == 0.5
    total = agreement.congruence(COUNTS) + agreement.conflict(COUNTS)
    assert np.allclose(total, agreement.shared(COUNTS))


def test_an_unknown_normalisation_is_named() -> None:
    with pytest.raises(UnknownName, match="jaccard"):
        agreement.normalized(agreement.congruence(COUNTS), COUNTS, "median")


def material(*rows: tuple[str, str, str, str], kind: str = "letter") -> Material:
    """Stances given as holder, target, family, date."""
    signs = {"supports": 0.8, "rejects": -1.0, "reserves": -0.1}
    stances = tuple(
        Stance(f"pos:{n}", who, what, family, family, day, f"doc:{n}", kind=kind, polarity=signs[family])
        for n, (who, what, family, day) in enumerate(rows)
    )
    return Material(
        stances=stances,
        actors={row[0]: Actor(row[0], row[0].upper(), row[0], "state") for row in rows},
        targets={row[1]: Target(row[1], row[1], "Resolution", "GA" if row[1] < "r3" else "SC", "", "") for row in rows},
    )


CAMPS = material(
    *(
        (who, what, "supports", f"20{n:02}-06-01")
        for who in ("a", "b", "c")
        for n, what in enumerate(("r1", "r2", "r3"))
    ),
    *(
        (who, what, "rejects", f"20{n:02}-06-01")
        for who in ("d", "e", "f")
        for n, what in enumerate(("r1", "r2", "r3"))
    ),
)


def test_agreement_of_two_camps() -> None:
    graph = projections.agreements(CAMPS, Options(minimum=0.5))
    assert sorted(tuple(sorted(edge)) for edge in graph.edges) == [
        ("holder:A", "holder:B"),
        ("holder:A", "holder:C"),
        ("holder:B", "holder:C"),
        ("holder:D", "holder:E"),
        ("holder:D", "holder:F"),
        ("holder:E", "holder:F"),
    ]
    edge = graph["holder:A"]["holder:B"]
    assert (edge["weight"], edge["conflict"], edge["shared"], edge["targets"]) == (1.0, 0.0, 3, "r1 r2 r3")
    assert len(edge["positions"].split()) == 6
    assert measures.communities(graph) == (("holder:A", "holder:B", "holder:C"), ("holder:D", "holder:E", "holder:F"))


def test_who_casts_no_vote_agrees_with_nobody() -> None:
    """The records leave blank who was absent and who was there and did not vote."""
    votes = material(*((who, "r1", "reserves", "2000-06-01") for who in "abc"), kind="vote")
    sides = ("abstain", "nonParticipation", "nonParticipation")
    blank = replace(
        votes, stances=tuple(replace(one, stance=said) for one, said in zip(votes.stances, sides, strict=True))
    )
    assert projections.agreements(votes, Options()).number_of_edges() == 3
    assert projections.agreements(blank, Options()).number_of_edges() == 0
    words = replace(blank, stances=tuple(replace(one, kind="letter") for one in blank.stances))
    assert projections.agreements(words, Options()).number_of_edges() == 3


def test_a_text_that_no_symbol_names_is_shared_by_nobody() -> None:
    """Two letters that speak of "the resolutions of the United Nations", or of "the draft", may mean different ones."""
    loose = {**CAMPS.targets, "r1": replace(CAMPS.targets["r1"], name="res:all", kind="GenericTarget")}
    edge = projections.agreements(replace(CAMPS, targets=loose), Options())["holder:A"]["holder:B"]
    assert (edge["shared"], edge["targets"]) == (2, "r2 r3")


def test_windows_and_fewest_shared_texts() -> None:
    by_year = projections.agreements(CAMPS, Options(window="year", minimum=0.5))
    assert {data["window"] for *_, data in by_year.edges(data=True)} == {"2000", "2001", "2002"}
    assert by_year.number_of_edges() == 18
    assert projections.agreements(CAMPS, Options(shared=4)).number_of_edges() == 0


def test_sessions_as_windows() -> None:
    by_session = projections.agreements(CAMPS, Options(window="session", minimum=0.5))
    assert {data["window"] for *_, data in by_session.edges(data=True)} == {"54", "55", "56"}


def test_reported_and_conditional_stances_are_no_basis_of_agreement() -> None:
    one = replace(CAMPS.stances[0], attribution="reported")
    rest = replace(CAMPS, stances=(one, *CAMPS.stances[1:]))
    assert len(narrowed(rest, {}, loose=False).stances) == len(CAMPS.stances) - 1
    assert len(narrowed(rest, {"loose": "yes"}, loose=False).stances) == len(CAMPS.stances)


@pytest.mark.parametrize(
    ("values", "count"),
    [({}, 18), ({"since": "2001"}, 12), ({"until": "2000"}, 6), ({"organ": "SC"}, 6), ({"family": "rejects"}, 9)],
)
def test_parameters_narrow(values: dict[str, str], count: int) -> None:
    assert len(narrowed(CAMPS, values, loose=False).stances) == count


def test_polarisation_sees_the_camps() -> None:
    split = measures.polarisation(CAMPS, Options())
    one = material(*((who, "r1", "supports", "2000-06-01") for who in "abcdef"))
    united = measures.polarisation(one, Options())
    assert split["2000"]["modularity"] == pytest.approx(0.5)
    assert split["2000"]["against"] == 0.5
    assert united["2000"] == {"actors": 6.0, "against": 0.0, "modularity": 0.0}


def test_signed_degrees_and_bridges() -> None:
    graph = projections.states_resolutions(CAMPS, Options())
    assert measures.signed_degree(graph)["target:r1"] == (3, 3)
    assert measures.signed_degree(graph)["holder:A"] == (3, 0)
    chain: nx.Graph[str] = nx.Graph([("a", "b", {"weight": 1.0}), ("b", "c", {"weight": 1.0})])
    assert measures.bridges(chain) == {"a": 0.0, "b": 1.0, "c": 0.0}
    both = measures.measured(projections.agreements(CAMPS, Options(minimum=0.5)))
    assert {both.nodes[node]["community"] for node in both} == {0, 1}


def test_backbone_keeps_what_stands_out() -> None:
    star: nx.Graph[str] = nx.Graph()
    star.add_edges_from(("hub", f"n{k}", {"weight": 1.0}) for k in range(20))
    star.add_edge("hub", "friend", weight=40.0)
    assert list(measures.backbone(star).edges) == [("hub", "friend")]
    assert len(measures.backbone(star)) == len(star)


def test_backbone_by_hand() -> None:
    """At the hub (degree 2, 3 of 4): 0.25; nowhere below 0.2. Pairs that never agree add nothing, windows do."""
    one: nx.Graph[str] = nx.Graph([("hub", "a", {"weight": 3.0}), ("hub", "b", {"weight": 1.0})])
    assert list(measures.backbone(one, 0.3).edges) == [("hub", "a")]
    one.add_edges_from(("hub", f"n{k}", {"weight": 0.0}) for k in range(20))
    assert list(measures.backbone(one, 0.3).edges) == [("hub", "a")]
    assert measures.backbone(one, 0.2).number_of_edges() == 0
    years: nx.Graph[str] = nx.MultiGraph()
    for key in ("2003", "2004", "2005"):
        years.add_edge("hub", "a", key=key, weight=1.0)
    years.add_edge("hub", "b", key="2003", weight=1.0)
    assert sorted(measures.backbone(years, 0.3).edges(keys=True)) == [("hub", "a", f"200{n}") for n in (3, 4, 5)]


def test_words_against_votes() -> None:
    words = material(("a", "r1", "supports", "2000-01-01"), ("b", "r1", "rejects", "2000-01-01"))
    votes = material(("a", "r1", "rejects", "2000-02-01"), ("b", "r1", "rejects", "2000-02-01"), kind="vote")
    both = replace(words, stances=(*words.stances, *(replace(one, iri=f"v{one.iri}") for one in votes.stances)))
    graph = projections.words_votes(both, Options())
    assert {start: data["agrees"] for start, _, data in graph.edges(data=True)} == {"holder:A": False, "holder:B": True}


def test_grounds_and_sponsors() -> None:
    reasons = replace(CAMPS, grounds={"pos:0": ("politicization",), "pos:1": ("politicization", "selectivity")})
    graph = projections.grounds(reasons, Options())
    assert graph["holder:A"]["ground:politicization"]["weight"] == 2
    edge = graph["holder:A"]["ground:politicization"]
    assert (edge["start"], edge["end"]) == ("2000-06-01", "2001-06-01")
    undated = replace(reasons, stances=(replace(CAMPS.stances[0], date=""), *CAMPS.stances[1:]))
    assert projections.grounds(undated, Options())["holder:A"]["ground:politicization"]["start"] == "2001-06-01"
    assert projections.grounds(reasons, Options(minimum=2)).number_of_edges() == 1
    named = {"r1": replace(CAMPS.targets["r1"], initiators=("a",), sponsors=("a", "b"))}
    rows = projections.sponsors(replace(CAMPS, targets=named), Options()).edges(keys=True)
    assert sorted((start, role) for start, _, role in rows) == [
        ("holder:A", "initiator"),
        ("holder:A", "sponsor"),
        ("holder:B", "sponsor"),
    ]
