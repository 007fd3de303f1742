"""Projections by hand, and every export read back with equal counts and attributes."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pytest

from diplograph import graphs
from diplograph.errors import InputError, UnknownName
from diplograph.graphs import projections
from diplograph.store import Store

COLUMNS = ("holder", "about", "position", "stanceName", "family", "polarity", "strength", "modality", "attribution")


def row(holder: str, about: str, position: str, stance: str, polarity: str, **more: str) -> dict[str, str | None]:
    """One row of the question `positions`."""
    return {
        "holder": holder,
        "about": about,
        "position": f"https://w3id.org/diplograph/id/pos/{position}",
        "stanceName": stance,
        "family": None,
        "polarity": polarity,
        "strength": "4",
        "modality": "actual",
        "attribution": "own",
        "date": "2005-02-28",
        "letter": "DEMO/2005/CHR/1",
        "quote": "rejects the resolution",
    } | more


ROWS = (
    row("PRK", "E/CN.4/RES/2004/13", "a", "reject", "-1.0"),
    row("PRK", "E/CN.4/RES/2004/13", "b", "nonRecognition", "-1.0", quote='=cmd|" \x01 <b>'),
    row("CUB", "E/CN.4/RES/2004/13", "c", "oppose", "-0.8", date="2004-04-15"),
    row("EU", "E/CN.4/RES/2004/13", "d", "support", "0.8"),
    row("PRK", "E/CN.4/RES/2004/13", "a", "reject", "-1.0", quote="its rejection"),
)


def test_states_resolutions_by_hand() -> None:
    graph = projections.states_resolutions(ROWS)
    assert sorted(graph.nodes) == ["holder:CUB", "holder:EU", "holder:PRK", "target:E/CN.4/RES/2004/13"]
    assert graph.number_of_edges() == 4
    both = graph["holder:PRK"]["target:E/CN.4/RES/2004/13"]
    assert {data["stance"] for data in both.values()} == {"reject", "nonRecognition"}
    assert {data["sign"] for data in both.values()} == {-1}
    assert both["https://w3id.org/diplograph/id/pos/a"]["quote"] == "rejects the resolution […] its rejection"
    assert all(key == data["position"] for *_, key, data in graph.edges(keys=True, data=True))


def test_graphml_reads_back() -> None:
    graph = projections.states_resolutions(ROWS)
    back = nx.read_graphml(io.BytesIO(graphs.write(graph, ".graphml")), force_multigraph=True)
    assert sorted(back.nodes) == sorted(graph.nodes)
    assert sorted(data["stance"] for *_, data in back.edges(data=True)) == sorted(
        data["stance"] for *_, data in graph.edges(data=True)
    )
    assert {type(data["polarity"]) for *_, data in back.edges(data=True)} == {float}


def test_gexf_reads_back_with_its_spells() -> None:
    graph = projections.states_resolutions(ROWS)
    data = graphs.write(graph, ".gexf")
    assert b"lastmodifieddate" not in data
    back = nx.read_gexf(io.BytesIO(data))
    assert sorted(back.nodes) == sorted(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    root = ElementTree.fromstring(data)
    edges = root.findall(".//{*}edge")
    assert sorted(edge.get("start") or "" for edge in edges) == ["2004-04-15", "2005-02-28", "2005-02-28", "2005-02-28"]
    assert all((edge.get("id") or "").startswith("https://w3id.org/diplograph/id/pos/") for edge in edges)


def test_cytoscape_reads_back() -> None:
    graph = projections.states_resolutions(ROWS)
    back = nx.cytoscape_graph(json.loads(graphs.write(graph, ".json")))
    assert sorted(back.nodes) == sorted(graph.nodes)
    assert back.number_of_edges() == 4


def test_csv_is_defused() -> None:
    lines = list(csv.DictReader(io.StringIO(graphs.write(projections.states_resolutions(ROWS), ".csv").decode())))
    assert len(lines) == 4
    assert [line["quote"][:5] for line in lines if line["stance"] == "nonRecognition"] == ["'=cmd"]
    assert [line["polarity"] for line in lines if line["stance"] == "support"] == ["0.8"]


@pytest.mark.parametrize("suffix", graphs.SUFFIXES)
def test_same_rows_in_any_order_give_the_same_bytes(suffix: str) -> None:
    one = graphs.write(projections.states_resolutions(ROWS[:4]), suffix)
    assert one == graphs.write(projections.states_resolutions(ROWS[3::-1]), suffix)


def test_errors_name_what_there_is() -> None:
    with pytest.raises(UnknownName, match="states-resolutions"):
        graphs.project(Store.memory(), "nothing")
    with pytest.raises(InputError, match=r"\.gexf"):
        graphs.write(nx.Graph(), ".docx")


def test_citations() -> None:
    graph = projections.citations([{"letter": "DEMO/1", "cited": "A/1", "date": None}])
    assert list(graph.edges(data=True)) == [("DEMO/1", "A/1", {"date": ""})]
