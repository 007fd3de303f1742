"""Every good example conforms; every bad one trips its own constraint and only that."""

import pytest
import rdflib

from diplograph import ontology, shacl

WARNINGS = {"C13", "C24", "C27"}
NUMBERS = [f"C{number}" for number in range(30)]


def triples(name: str) -> bytes:
    return rdflib.Graph().parse(ontology.path(name)).serialize(format="nt").encode()


@pytest.mark.parametrize("number", NUMBERS)
def test_good_example_conforms(number: str) -> None:
    assert shacl.validate(triples(f"examples/good/{number}.ttl"), scope="all") == ()


@pytest.mark.parametrize("number", NUMBERS)
def test_bad_example_trips_its_constraint_only(number: str) -> None:
    findings = shacl.validate(triples(f"examples/bad/{number}.ttl"), scope="all")
    severity = "warning" if number in WARNINGS else "violation"
    assert {(finding.shape, finding.severity) for finding in findings} == {(number, severity)}


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_there_is_one_example_each(kind: str) -> None:
    files = {file.stem for file in ontology.path(f"examples/{kind}").glob("*.ttl")}
    assert files == set(NUMBERS)
