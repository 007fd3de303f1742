"""The gate as a function: quads or bytes in, sorted findings or a W3C report out."""

# ruff: noqa: E501 (N-Quads, one statement a line)
import subprocess
import sys

import pytest
import rdflib

from diplograph import ontology, shacl
from diplograph.errors import InputError
from diplograph.model import IRI, Literal, Quad
from diplograph.terms import PREFIXES, document, graph, iri, text, typed

HOME = graph("DEMO_2005_1")
SYMBOL = "DEMO/2005/1"
RESOLUTION = Quad(document("DEMO/RES/2004/7"), iri("rdf:type"), iri("dg:Resolution"), HOME)
NAMED = Quad(document("DEMO/RES/2004/7"), iri("dg:symbol"), text("DEMO/RES/2004/7"), HOME)
LATE = Quad(document("DEMO/RES/2004/7"), iri("dcterms:issued"), typed("2004-04-14", "date"), HOME)
DATED = Quad(document("DEMO/RES/2004/7"), iri("dg:letterDate"), typed("2004-04-15", "date"), HOME)
LINES = b"""# a comment
<https://w3id.org/diplograph/id/doc/DEMO_RES_2004_7> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/diplograph/ns#Resolution> <https://w3id.org/diplograph/graph/a> .

<https://w3id.org/diplograph/id/doc/DEMO_RES_2004_7> <https://w3id.org/diplograph/ns#symbol> "DEMO/RES/2004/7 *" .
"""


def test_sound_quads_have_no_findings() -> None:
    assert shacl.validate([RESOLUTION, NAMED]) == ()


def test_a_finding_names_constraint_node_value_and_path() -> None:
    finding, *_ = shacl.validate([RESOLUTION, NAMED, LATE, DATED])
    assert finding == shacl.Violation(
        shape="C21",
        severity="violation",
        focus=document("DEMO/RES/2004/7"),
        message="C21 the text is dated after the day of its issue: the two dates may be swapped",
        value="2004-04-15",
        path=None,
    )
    (unsound, *_) = (one for one in shacl.validate(LINES) if one.path)
    assert (unsound.shape, unsound.value, unsound.path) == ("C18", "DEMO/RES/2004/7 *", PREFIXES["dg"] + "symbol")


def test_quads_and_lines_are_read_alike() -> None:
    wrong = Quad(NAMED.subject, NAMED.predicate, text("DEMO/RES/2004/7 *"), HOME)
    assert shacl.validate(LINES) == shacl.validate([RESOLUTION, wrong]) != ()


def test_literals_keep_datatype_and_language() -> None:
    place = IRI("https://w3id.org/diplograph/id/ann/DEMO_2005_1-0-4#p")
    facts = [
        Quad(place, iri("rdf:type"), iri("oa:TextPositionSelector"), HOME),
        Quad(place, iri("oa:start"), typed(0, "integer"), HOME),
    ]
    end = Quad(place, iri("oa:end"), typed(4, "integer"), HOME)
    assert shacl.validate([*facts, end]) == ()
    for value in (text("4"), Literal("4", language="en"), typed("4.0", "decimal")):
        findings = shacl.validate([*facts, Quad(place, iri("oa:end"), value, HOME)])
        assert {finding.shape for finding in findings} == {"C6"}


def test_reference_facts_count() -> None:
    adopted = Quad(RESOLUTION.subject, iri("dg:adoptedBy"), iri("organ:SC"), HOME)
    assert shacl.validate([RESOLUTION, NAMED]) == ()
    assert [one.shape for one in shacl.validate([RESOLUTION, NAMED], reference=[adopted])] == ["C20"]


def test_scopes_share_the_constraints_out() -> None:
    shared = Quad(document("DEMO/2005/1"), iri("dg:symbol"), text("DEMO/RES/2004/7"), HOME)
    own = Quad(document("DEMO/2005/1"), iri("dg:symbol"), text("DEMO/2005/1"), HOME)
    facts = [RESOLUTION, NAMED, LATE, DATED, shared, own]
    assert {one.shape for one in shacl.validate(facts)} == {"C21"}
    assert {one.shape for one in shacl.validate(facts, scope="union")} == {"C19"}
    assert {one.shape for one in shacl.validate(facts, scope="all")} == {"C19", "C21"}


def test_findings_are_sorted_by_number() -> None:
    numbers = [int(one.shape[1:]) for one in shacl.validate([RESOLUTION, LATE, DATED])]
    assert numbers == sorted(numbers) == [18, 21]


def test_same_findings_on_every_run() -> None:
    facts = [RESOLUTION, LATE, DATED]
    assert shacl.validate(facts) == shacl.validate(reversed(facts))


def test_warnings_keep_nothing_out() -> None:
    letter = document(SYMBOL)
    facts = [
        Quad(letter, iri("rdf:type"), iri("dg:Letter"), HOME),
        Quad(letter, iri("dg:symbol"), text(SYMBOL), HOME),
        Quad(letter, iri("dg:letterDate"), typed("2005-02-28", "date"), HOME),
        Quad(letter, iri("dg:senderState"), iri("state:XAA"), HOME),
    ]
    findings = shacl.validate(facts)
    assert [(one.shape, one.severity) for one in findings] == [("C21", "warning")]
    assert shacl.conforms(findings)
    assert not shacl.conforms(shacl.validate(facts[:-1]))


@pytest.mark.parametrize(
    "data", [b"<a> <b>", b"no triples here", b"<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> .", b"\xff\xfe"]
)
def test_what_is_no_rdf_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="Convert the data to N-Quads"):
        shacl.validate(data)


def test_empty_data_conform() -> None:
    assert shacl.validate(b"") == shacl.validate([]) == ()


def test_report_is_turtle_of_the_w3c_kind() -> None:
    report = shacl.report_turtle([RESOLUTION, NAMED, LATE, DATED])
    assert "sh:ValidationReport" in report
    assert "sh:conforms false" in report
    assert "sh:conforms true" in shacl.report_turtle([RESOLUTION, NAMED])


def test_report_has_the_same_bytes_on_every_run() -> None:
    data = rdflib.Graph().parse(ontology.path("examples/bad/C18.ttl")).serialize(format="nt").encode()
    more = (
        data + b"<urn:a> <" + PREFIXES["rdf"].encode() + b"type> <" + PREFIXES["oa"].encode() + b"SpecificResource> .\n"
    )
    assert shacl.report_turtle(more).count("sh:ValidationResult") == 5
    assert shacl.report_turtle(more) == shacl.report_turtle(more)


def test_our_ontology_passes() -> None:
    assert shacl.lint_ontology() == ()


def test_the_package_does_not_load_the_validator_before_it_is_needed() -> None:
    code = "import sys, diplograph, diplograph.ontology; print('pyshacl' in sys.modules, 'rdflib' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("name", sorted(file.name for file in ontology.path("examples/bad").glob("*.ttl")))
def test_asking_once_finds_what_asking_for_each_node_finds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = rdflib.Graph().parse(ontology.path(f"examples/bad/{name}")).serialize(format="nt").encode()
    once = shacl.validate(data, scope="all")
    monkeypatch.setattr(shacl._Asked, "query", rdflib.Graph.query)
    assert shacl.validate(data, scope="all") == once != ()
