"""What a letter's quads say with our own words, the ontology defines."""

import pytest

from diplograph import extract, ontology
from diplograph.ingest.facts import reference, triples
from diplograph.store import parse, plain
from diplograph.terms import graph, iri, text

LETTER = """UNITED NATIONS                       A
General Assembly
Distr.: {distribution}
A/61/999
12 January 2007
Original: English

Sixty-first session
{agenda}

Letter dated 11 January 2007 from the Permanent Representative of Cuba to the United Nations
addressed to the Secretary-General

My Government rejects resolution 61/174.

(Signed) Rodrigo Perez
Ambassador
Permanent Representative
"""


@pytest.mark.parametrize(
    ("agenda", "status", "distribution", "kind"),
    [
        ("Agenda item 67 (c)", "adoptedAgenda", "General", "general"),
        ("Item 67 (c) of the provisional agenda", "provisionalAgenda", "Limited", "limited"),
        ("Item 67 (c) of the preliminary list", "preliminaryList", "Provisional", "provisional"),
    ],
)
def test_agenda_and_distribution_are_concepts(agenda: str, status: str, distribution: str, kind: str) -> None:
    known = {quad.subject for file in ontology.vocabulary() for quad in parse(file, ".ttl", graph("ref/ontology"))}
    letter = extract(LETTER.format(agenda=agenda, distribution=distribution), quick=True)
    said = {quad.predicate: quad.object for quad in triples.quads(letter)}
    for predicate, expected in (("dg:agendaStatus", status), ("dg:distribution", kind)):
        assert said[iri(predicate)] == iri(f"dg:{expected}")
        assert said[iri(predicate)] in known


@pytest.mark.parametrize(
    ("speaker", "date", "code", "name"),
    [("ZAR", "1975-10-01", "COD", "Zaire"), ("MMR", "1980-10-01", "MMR", "Burma"), ("CUB", "2005-10-01", "CUB", None)],
)
def test_an_actor_has_one_label_and_the_name_of_the_day_beside_it(
    speaker: str, date: str, code: str, name: str | None
) -> None:
    quads = list(triples.quads(extract("My delegation rejects resolution 181 (II).", speaker=speaker, date=date)))
    (actor,) = {quad.object for quad in quads if quad.predicate == iri("dg:holder")}
    known = {quad for quad in reference.all_quads() if quad.subject == actor}
    for predicate in ("rdfs:label", "dg:code"):
        said = {quad.object for quad in quads if quad.subject == actor and quad.predicate == iri(predicate)}
        assert said == {quad.object for quad in known if quad.predicate == iri(predicate)}
    others = {plain(quad.object) for quad in quads if quad.subject == actor and quad.predicate == iri("skos:altLabel")}
    assert others == ({name} if name else set())
    assert text(code) in {quad.object for quad in known}
