"""Projections by hand, and every export read back with equal counts and attributes."""

import csv
import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace

import networkx as nx
import pytest

from diplograph import graphs
from diplograph.errors import InputError, UnknownName
from diplograph.graphs import projections
from diplograph.graphs.cast import Actor, Target
from diplograph.graphs.material import Material
from diplograph.graphs.parameters import Options
from diplograph.graphs.stances import Stance
from diplograph.store import Store

TEXT = "https://w3id.org/diplograph/id/doc/E_CN.4_RES_2004_13"
LETTER = "https://w3id.org/diplograph/id/doc/DEMO_2005_CHR_1"
POSITION = "https://w3id.org/diplograph/id/pos/"


def stance(holder: str, name: str, said: str, family: str, polarity: float, **more: str) -> Stance:
    """One stance on the one text."""
    start = Stance(
        iri=POSITION + name,
        holder=f"state:{holder}",
        target=TEXT,
        stance=said,
        family=family,
        date="2005-02-28",
        source=LETTER,
        polarity=polarity,
        strength=4,
    )
    return replace(start, **more)  # type: ignore[arg-type]


STANCES = (
    stance("PRK", "a", "reject", "rejects", -1.0),
    stance("PRK", "b", "nonRecognition", "rejects", -1.0),
    stance("CUB", "c", "oppose", "rejects", -0.8, date="2004-04-15"),
    stance("EU", "d", "support", "supports", 0.8),
)
MATERIAL = Material(
    stances=STANCES,
    actors={f"state:{code}": Actor(f"state:{code}", code, f"Land {code}", "state") for code in ("PRK", "CUB", "EU")},
    targets={TEXT: Target(TEXT, "E/CN.4/RES/2004/13", "Resolution", "CHR", "2004-04-15", "")},
    quotes={
        POSITION + "a": "rejects the resolution […] its rejection",
        POSITION + "b": '=cmd|" \x01 <b>',
        POSITION + "c": "opposes",
        POSITION + "d": "supports",
    },
)


def built(material: Material = MATERIAL) -> "nx.MultiDiGraph[str]":
    """The projection under test."""
    return projections.states_resolutions(material, Options())


def test_states_resolutions_by_hand() -> None:
    graph = built()
    assert sorted(graph.nodes) == ["holder:CUB", "holder:EU", "holder:PRK", "target:E/CN.4/RES/2004/13"]
    assert graph.number_of_edges() == 4
    both = graph["holder:PRK"]["target:E/CN.4/RES/2004/13"]
    assert {data["stance"] for data in both.values()} == {"reject", "nonRecognition"}
    assert {data["sign"] for data in both.values()} == {-1}
    assert both[POSITION + "a"]["quote"] == "rejects the resolution […] its rejection"
    assert all(key == data["position"] for *_, key, data in graph.edges(keys=True, data=True))
    assert graph.nodes["target:E/CN.4/RES/2004/13"]["iri"] == TEXT


def test_a_group_and_a_state_with_one_code_are_two_nodes() -> None:
    both = {
        f"https://example.org/id/{kind}/NAM": Actor(f"https://example.org/id/{kind}/NAM", "NAM", kind, kind)
        for kind in ("bloc", "state")
    }
    material = Material(actors=both)
    assert [material.holder(iri) for iri in both] == ["holder:bloc/NAM", "holder:NAM"]


def test_graphml_reads_back() -> None:
    graph = built()
    back = nx.read_graphml(io.BytesIO(graphs.write(graph, ".graphml")), force_multigraph=True)
    assert sorted(data["name"] for _, data in back.nodes(data=True)) == sorted(graph.nodes)
    assert sorted(data["stance"] for *_, data in back.edges(data=True)) == sorted(
        data["stance"] for *_, data in graph.edges(data=True)
    )
    assert {type(data["polarity"]) for *_, data in back.edges(data=True)} == {float}
    assert back.nodes["holder:PRK"]["label"] == "Land PRK"


def test_graphml_has_labels_for_yed() -> None:
    root = ElementTree.fromstring(graphs.write(built(), ".graphml"))
    spaces = {"y": "http://www.yworks.com/xml/graphml"}
    assert sorted(label.text or "" for label in root.findall(".//y:NodeLabel", spaces)) == [
        "E/CN.4/RES/2004/13",
        "Land CUB",
        "Land EU",
        "Land PRK",
    ]
    assert {label.text for label in root.findall(".//y:EdgeLabel", spaces)} == {
        "reject",
        "nonRecognition",
        "oppose",
        "support",
    }


def test_gexf_reads_back_with_its_spells() -> None:
    graph = built()
    data = graphs.write(graph, ".gexf")
    assert b"lastmodifieddate" not in data
    back = nx.read_gexf(io.BytesIO(data))
    assert sorted(back.nodes) == sorted(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    root = ElementTree.fromstring(data)
    edges = root.findall(".//{*}edge")
    assert sorted(edge.get("start") or "" for edge in edges) == ["2004-04-15", "2005-02-28", "2005-02-28", "2005-02-28"]
    assert all((edge.get("id") or "").startswith(POSITION) for edge in edges)
    spells = [("2004-04-15", "2004-04-15"), ("2005-02-28", "2005-02-28")]
    assert back.nodes["target:E/CN.4/RES/2004/13"]["spells"] == spells
    assert back.nodes["holder:CUB"]["start"] == "2004-04-15"


def test_a_node_lasts_as_long_as_an_edge_without_a_date() -> None:
    undated = replace(MATERIAL, stances=(*STANCES, stance("EU", "e", "support", "supports", 0.8, date="")))
    back = nx.read_gexf(io.BytesIO(graphs.write(projections.states_resolutions(undated, Options()), ".gexf")))
    lasting = {node for node, data in back.nodes(data=True) if not data.keys() & {"start", "end", "spells"}}
    assert lasting == {"holder:EU", "target:E/CN.4/RES/2004/13"}


def test_windows_become_spells() -> None:
    graph = projections.agreements(MATERIAL, Options(window="year"))
    root = ElementTree.fromstring(graphs.write(graph, ".gexf"))
    assert [(edge.get("start"), edge.get("end")) for edge in root.findall(".//{*}edge")] == [
        ("2005-01-01", "2005-12-31")
    ]


def test_cytoscape_reads_back() -> None:
    graph = built()
    back = nx.cytoscape_graph(json.loads(graphs.write(graph, ".json")))
    assert sorted(back.nodes) == sorted(graph.nodes)
    assert back.number_of_edges() == 4


def test_csv_is_defused() -> None:
    lines = list(csv.DictReader(io.StringIO(graphs.write(built(), ".csv").decode())))
    assert len(lines) == 4
    assert [line["quote"][:5] for line in lines if line["stance"] == "nonRecognition"] == ["'=cmd"]
    assert [line["polarity"] for line in lines if line["stance"] == "support"] == ["0.8"]
    nodes = list(csv.DictReader(io.StringIO(graphs.write(built(), ".nodes.csv").decode())))
    assert sorted(node["id"] for node in nodes) == sorted(built().nodes)


def test_parquet_reads_back() -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'diplograph[parquet]'")
    edges = pandas.read_parquet(io.BytesIO(graphs.write(built(), ".parquet")))
    assert sorted(edges["stance"]) == ["nonRecognition", "oppose", "reject", "support"]
    assert edges["polarity"].dtype == float
    assert len(pandas.read_parquet(io.BytesIO(graphs.write(built(), ".nodes.parquet")))) == 4


def test_neo4j_bulk_files() -> None:
    with zipfile.ZipFile(io.BytesIO(graphs.write(built(), ".neo4j.zip"))) as archive:
        nodes, edges = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode()))) for name in ("nodes.csv", "edges.csv")
        )
    assert {node[":LABEL"] for node in nodes} == {"Holder", "Target"}
    identities = {node[":ID"] for node in nodes}
    assert all(edge[":START_ID"] in identities and edge[":END_ID"] in identities for edge in edges)
    assert {edge[":TYPE"] for edge in edges} == {"REJECT", "NONRECOGNITION", "OPPOSE", "SUPPORT"}
    assert {edge["polarity:double"] for edge in edges} == {"-1.0", "-0.8", "0.8"}
    assert {edge["strength:long"] for edge in edges} == {"4"}


def test_dot_is_read_by_graphviz() -> None:
    data = graphs.write(built(), ".dot")
    assert data.startswith(b'digraph "states-resolutions" {') and data.count(b"->") == 4
    if shutil.which("dot") is None:
        pytest.skip("graphviz is not installed: apt-get install graphviz")
    done = subprocess.run(["dot", "-Tjson0"], input=data, capture_output=True, check=True)
    read = json.loads(done.stdout)
    assert sorted(node["name"] for node in read["objects"]) == sorted(built().nodes)
    assert len(read["edges"]) == 4


@pytest.mark.parametrize("suffix", graphs.SUFFIXES)
def test_same_rows_in_any_order_give_the_same_bytes(suffix: str) -> None:
    if suffix.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'diplograph[parquet]'")
    turned = replace(MATERIAL, stances=STANCES[::-1])
    assert graphs.write(built(), suffix) == graphs.write(built(turned), suffix)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.nodes.csv", ".nodes.csv"), ("a.CSV", ".csv"), ("x.y.svg", ".svg"), ("b.neo4j.zip", ".neo4j.zip"), ("c", "")],
)
def test_suffix(name: str, suffix: str) -> None:
    assert graphs.suffix_of(name) == suffix


def test_errors_name_what_there_is() -> None:
    with pytest.raises(UnknownName, match="states-resolutions"):
        graphs.project(Store.memory(), "nothing")
    with pytest.raises(InputError, match=r"\.gexf"):
        graphs.write(nx.Graph(), ".docx")
    with pytest.raises(InputError, match="minimum"):
        graphs.project(Store.memory(), "agreement", {"unknown": "1"})
    with pytest.raises(UnknownName, match="average"):
        graphs.project(Store.memory(), "agreement", {"normalization": "other"})


def test_citations_and_lineage() -> None:
    material = Material(
        targets={
            name: Target(name, name, "Resolution", "", day, "a-series")
            for name, day in (("doc:A/1", "2001-01-01"), ("doc:A/2", "2002-01-01"))
        },
        links=(("doc:DEMO/1", "cites", "doc:A/1"), ("doc:A/2", "recalls", "doc:A/1")),
    )
    cited = projections.citations(material, Options())
    assert [(start, end) for start, end in cited.edges] == [("1", "doc:A/1")]
    lines = projections.lineage(material, Options())
    assert sorted(lines.edges(keys=True)) == [
        ("1", "doc:A/1", "cites"),
        ("doc:A/2", "doc:A/1", "follows in a-series"),
        ("doc:A/2", "doc:A/1", "recalls"),
    ]
