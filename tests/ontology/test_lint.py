"""house.ttl finds nothing in our ontology, and finds what is planted."""

# ruff: noqa: E501 (a table of planted faults: one row a line)
import pytest

from diplograph import shacl

PREFIXES = """
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix stance: <https://w3id.org/diplograph/stance/> .
@prefix ground: <https://w3id.org/diplograph/ground/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/diplograph/> .
"""
TERM = '{name} a {type} ; rdfs:label "{name}"@en ; rdfs:comment "A term made for this test."@en ; rdfs:isDefinedBy :ontology ; skos:example "one"@en .'
CONCEPT = (
    TERM.replace("{type}", "skos:Concept")
    + '\n{name} skos:prefLabel "{name}"@en ; skos:definition "A term made for this test."@en .'
)
STANCE = (
    CONCEPT
    + '\n{name} skos:inScheme :stance ; dg:basePolarity 0.5 ; dg:baseStrength 3 ; dg:kind "verbal" ; skos:notation "{name}" ; skos:broader stance:positive .'
)


def new(name: str, kind: str = "owl:Class", cut: str = "", put: str = "") -> str:
    """A faultless new term, with one stretch replaced."""
    form = {"stance": STANCE, "concept": CONCEPT}.get(kind, TERM.replace("{type}", kind))
    turtle = form.replace("{name}", name)
    assert cut in turtle
    return turtle.replace(cut, put, 1) if cut else turtle


# what is wrong; number of the rule; terms at fault; the fault
PLANTED = [
    ("a second label", "H1", ["dg:Ground"], 'dg:Ground rdfs:label "reason"@en .'),
    ("no label", "H1", ["dg:N1"], new("dg:N1", cut='rdfs:label "dg:N1"@en ;')),
    ("a label in another language", "H1", ["dg:N2"], new("dg:N2", cut='"dg:N2"@en', put='"deux"@fr')),
    ("a second definition", "H2", ["dg:holder"], 'dg:holder rdfs:comment "Another definition of the same."@en .'),
    ("a definition that is no sentence", "H2", ["dg:N3"], new("dg:N3", cut="A term made for this test.", put="some term")),
    ("defined nowhere", "H3", ["dg:N4"], new("dg:N4", cut="rdfs:isDefinedBy :ontology ;")),
    ("no example", "H4", ["dg:N5"], new("dg:N5", cut='; skos:example "one"@en')),
    ("class in lower case", "H5", ["dg:n6"], new("dg:n6")),
    ("class in another namespace", "H5", [":N7"], new(":N7")),
    ("property in upper case", "H6", ["dg:N8"], new("dg:N8", "owl:ObjectProperty")),
    ("property with an underscore", "H6", ["dg:n_9"], new("dg:n_9", "owl:DatatypeProperty")),
    ("an inverse", "H7", ["dg:target"], "dg:target owl:inverseOf dg:holder ."),
    ("two labels that differ", "H8", ["dg:n10"], new("dg:n10", "concept", 'prefLabel "dg:n10"', 'prefLabel "ten"') + " dg:n10 skos:inScheme :scope ."),
    ("a concept without scheme", "H9", ["dg:n11"], new("dg:n11", "concept")),
    ("one notation for two stances", "H10", ["stance:oppose", "stance:object"], 'stance:oppose skos:notation "object" .'),
    ("a stance without polarity", "H11", ["stance:n12"], new("stance:n12", "stance", "dg:basePolarity 0.5 ;")),
    ("a stance without kind", "H11", ["stance:n13"], new("stance:n13", "stance", 'dg:kind "verbal" ;')),
    ("a stance with a made-up family", "H11", ["stance:note"], 'stance:note dg:family "ponders" .'),
    ("a stance on the wrong side", "H12", ["stance:n14"], new("stance:n14", "stance", "0.5", "-0.5")),
    ("a direct property that is none", "H13", ["stance:concern"], "stance:concern dg:directProperty dg:cites ."),
    ("one direct property for two stances", "H13", ["stance:appreciate", "stance:reject"], "stance:appreciate dg:directProperty dg:rejects ."),
    ("a ground for or against", "H14", ["ground:n15"], new("ground:n15", "concept") + " ground:n15 skos:inScheme :ground ."),
    ("a range that does not exist", "H15", ["dg:cites"], "dg:cites rdfs:range dg:Dokument ."),
    ("one label for two classes", "H16", ["dg:N16", "dg:Position"], new("dg:N16", cut='"dg:N16"', put='"position"')),
    ("a second version", "H17", [":ontology"], ':ontology owl:versionInfo "1.1.0" .'),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> set[tuple[str, str]]:
    """Number and term of everything found after all faults were planted together."""
    spaces = {"stance:": "/stance/", "ground:": "/ground/", "dg:": "/ns#", ":": "/"}
    findings = shacl.lint_ontology(PREFIXES + "\n".join(row[3] for row in PLANTED))
    short = {}
    for finding in findings:
        prefix = next(prefix for prefix, space in spaces.items() if "diplograph" + space in finding.focus)
        short[finding.focus] = prefix + finding.focus.split(spaces[prefix])[-1]
    return {(finding.shape, short[finding.focus]) for finding in findings}


def test_our_ontology_keeps_the_rules() -> None:
    assert shacl.lint_ontology() == ()


@pytest.mark.parametrize(("number", "terms"), [row[1:3] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_planted_fault_is_found(number: str, terms: list[str], found: set[tuple[str, str]]) -> None:
    assert {(number, term) for term in terms} <= found


def test_nothing_else_is_found(found: set[tuple[str, str]]) -> None:
    assert found == {(row[1], term) for row in PLANTED for term in row[2]}


def test_whole_new_terms_pass() -> None:
    sound = new("dg:N1"), new("dg:n2", "owl:ObjectProperty"), new("stance:n3", "stance")
    assert shacl.lint_ontology(PREFIXES + "\n".join(sound)) == ()
