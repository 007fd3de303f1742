"""The shapes themselves: numbered messages, stated severity, no blank prefixes, and lists that follow the schemes."""

# ruff: noqa: E501 (tables of damages and messages: one row a line)
import re

import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, SKOS

from diplograph import ontology, shacl
from diplograph.ingest.texts import symbols
from diplograph.terms import PREFIXES

DG = rdflib.Namespace(PREFIXES["dg"])
US = rdflib.Namespace("https://w3id.org/diplograph/shapes#")
BASE = "https://w3id.org/diplograph/"
FILES = {"shapes.ttl": SH.Violation, "advice.ttl": SH.Warning, "house.ttl": SH.Violation}
# lists in the shapes that repeat a scheme
LISTS = {
    "C3-scope": "scope",
    "C8-modality": "modality",
    "C9-attribution": "attribution",
    "C23-review": "review",
    "C8-condition-type": "condition",
    "C10-link": "ground-link",
}
SYMBOLS = """A/RES/60/251 A/60/L.48 A/HRC/RES/S-9/1 E/CN.4/2005/G/13 E/CN.4/Sub.2/1982/43 S/RES/1701(2006) S/PV.6702(Resumption1)
A/RES/3236(XXIX) A/RES/217A(III) A/RES/3362(S-VII) A/75/L.14/Rev.1/Add.1 A/C.6/64/SR.1-28/Corrigendum ST/SGB/2013/4/Amend.1
GC(50)/RES/14 INFCIRC/254 S/RES/598 GOV/2006/14 S/11835"""
NO_SYMBOLS = [
    "S/RES/1701 (2006)",
    "E/CN.4/1994/L.3**",
    "A//",
    "resolution 60/251",
    "2004/13",
    "A/RES/60/",
    "A /60/1",
    "",
]


def parsed(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.path(name))


@pytest.mark.parametrize("name", FILES)
def test_every_message_is_numbered_and_says_what_to_do(name: str) -> None:
    messages = [str(text) for text in parsed(name).objects(None, SH.message)]
    assert messages
    assert [text for text in messages if not re.fullmatch(r"[CH]\d{1,2} .+: [a-z].+[^.]", text, re.S)] == []


@pytest.mark.parametrize(("name", "severity"), FILES.items())
def test_every_shape_that_can_speak_states_its_severity(name: str, severity: rdflib.URIRef) -> None:
    graph = parsed(name)
    constraints = set(graph.subjects(RDF.type, SH.SPARQLConstraint))
    speaking = set(graph.subjects(SH.message, None)) - constraints | set(graph.subjects(SH.targetClass, None))
    assert {str(shape) for shape in speaking if graph.value(shape, SH.severity) != severity} == set()
    assert {str(one) for one in constraints if graph.value(one, SH.message) is None} == set()


@pytest.mark.parametrize("name", FILES)
def test_shapes_and_prefixes_have_iris(name: str) -> None:
    graph = parsed(name)
    named = [
        *graph.subjects(RDF.type, SH.NodeShape),
        *graph.subjects(RDF.type, SH.PropertyShape),
        *graph.objects(None, SH.declare),
    ]
    assert all(isinstance(node, rdflib.URIRef) for node in named)


@pytest.mark.parametrize(("shape", "scheme"), LISTS.items())
def test_lists_repeat_their_schemes(shape: str, scheme: str) -> None:
    shapes = parsed("shapes.ttl")
    listed = set(Collection(shapes, shapes.value(US[shape], SH["in"])))
    members = set()
    for file in ontology.path("schemes").glob("*.ttl"):
        members |= set(rdflib.Graph().parse(file).subjects(SKOS.inScheme, rdflib.URIRef(BASE + scheme)))
    assert listed == members


def test_every_direct_property_is_watched() -> None:
    watched = set(parsed("shapes.ttl").objects(US.C0, SH.targetSubjectsOf))
    assert watched == set(parsed("schemes/stances.ttl").objects(None, DG.directProperty))


def test_union_constraints_are_marked() -> None:
    marked = {
        str(shape).removeprefix(US)
        for name in ("shapes.ttl", "advice.ttl")
        for shape in parsed(name).subjects(US.runsOn, None)
    }
    assert marked == {"C0", "C19", "C24", "C29-advice"}


@pytest.mark.parametrize("symbol", SYMBOLS.split())
def test_normal_symbols_pass(symbol: str) -> None:
    assert "C18" not in numbers_for(symbol)


@pytest.mark.parametrize("symbol", NO_SYMBOLS)
def test_other_spellings_are_caught(symbol: str) -> None:
    assert "C18" in numbers_for(symbol)


def numbers_for(symbol: str) -> set[str]:
    graph = rdflib.Graph()
    slug = symbol.replace("/", "_").replace("(", "-").replace(")", "").replace(" ", "%20")
    document = rdflib.URIRef(PREFIXES["doc"] + slug)
    graph.add((document, RDF.type, DG.Document))
    graph.add((document, DG.symbol, rdflib.Literal(symbol)))
    return {finding.shape for finding in shacl.validate(graph.serialize(format="nt").encode())}


def test_symbols_of_the_reader_pass() -> None:
    printed = [
        "S/Res/2216 (2015)",
        "A/RES/217 A (III)",
        "S/PV.10042 (Resumption 1)",
        "A/62/667–S/2008/55",
        "E/CN.4/1994/L.3**",
    ]
    normal = [symbol.normal for text in printed for symbol in symbols.parse(text)]
    assert len(normal) == 6
    assert [symbol for symbol in normal if "C18" in numbers_for(symbol)] == []
