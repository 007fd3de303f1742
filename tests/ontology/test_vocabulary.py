"""The vocabulary is whole: every term used anywhere is defined, and the schemes agree with the contract and the lexicons."""

# ruff: noqa: E501 (tables of damages and messages: one row a line)
import csv
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS, SKOS

from diplograph import ontology
from diplograph.terms import PREFIXES

DG = rdflib.Namespace(PREFIXES["dg"])
STANCE = rdflib.Namespace(PREFIXES["stance"])
BASE = "https://w3id.org/diplograph/"
REPOSITORY = Path(__file__).resolve().parents[2]
TURTLE = sorted(ontology.ROOM.rglob("*.ttl"))

# docs/contract: the coarse class of each stance; note and withdraw have none
FAMILIES = {
    "supports": "accept joinConsensus appreciate welcome support endorse commend uphold coSponsor initiate voteFor nonOpposition",
    "urges": "callForImplementation",
    "implements": "implement cooperate",
    "rejects": "reject nonRecognition oppose object condemn denounce deplore regret criticize protest requestWithdrawal voteAgainst",
    "defies": "refuseImplementation refuseCooperation violate",
    "reserves": "reserve dissociate abstain nonParticipation conditionalAcceptance proposeAmendment concern",
}
# domain brief, 8.4 and 5.3: what the triple writer may use
WRITTEN = """
Position Claim Condition Ground Actor State Bloc Organ OtherEntity Document Letter IdenticalLetters JointLetter NoteVerbale
Statement Annex Resolution Decision Draft Report PresidentialStatement MeetingRecord Mandate Mechanism Topic Targetable
GenericTarget Series Session TextVersion Region Paragraph VoteEvent
holder stance target scope modality attribution reportedBy polarityValue strength isReiteration hasGround hasCondition
statedIn date confidence reviewStatus evidence spokesperson inferred explanation invalidatedBy groundType groundLink
conditionType stanceIfMet claimant claimPredicate claimSubject claimObject claimStatus
symbol symbolStatus numberAsCited letterDate mastheadOrgan submittedTo session agendaItem agendaStatus senderState
senderEntity senderPost onBehalfOf signatory addressee form originalLanguage distribution jobNumber processedOn
requestsCirculationUnder cites about initiatedBy sponsoredBy adoptedBy adoptedOn hasText textOf sha256 charLength regionOf
regionKind annexOf annexAuthor transmits partOfSeries organOfState spokenForBy represents styledAs validFrom validTo continues
succeeds hasMember iso3 code symbolRoot sessionOf sessionNumber sessionYear yesCount noCount abstainCount notVotingCount
basePolarity baseStrength kind family directProperty datePrecision
whole part adoption implementation reference actual inPrinciple conditional hypothetical prospective own reported anticipated
unless absenceOf providedThat if until onceThat explicit contextual machine expert disputed asserted presupposed
title body quotation recital furniture masthead opening circulation closing signature annexHeading footnote
general limited restricted provisionalAgenda conventionalSymbol
initiated pursuesHostilePolicyAgainst sidesWith violates undermines coerces misuses providesFor votedAgainst
"""
ALIGNED = "undo prov org oa dcterms cito popolo eli wikidata"


def everything() -> rdflib.Graph:
    graph = rdflib.Graph()
    for file in (ontology.path("core.ttl"), *ontology.path("schemes").glob("*.ttl"), ontology.path("shapes.ttl")):
        graph.parse(file)
    return graph


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return everything()


@pytest.mark.parametrize("file", TURTLE, ids=[str(file.relative_to(ontology.ROOM)) for file in TURTLE])
def test_every_term_of_ours_that_is_used_is_defined(file: Path, graph: rdflib.Graph) -> None:
    spaces = (BASE + "ns#", BASE + "stance/", BASE + "ground/")
    used = {
        str(term)
        for triple in rdflib.Graph().parse(file)
        for term in triple
        if isinstance(term, rdflib.URIRef) and term.startswith(spaces) and str(term) not in spaces
    }
    undefined = {term for term in used if (rdflib.URIRef(term), RDFS.label, None) not in graph}
    assert undefined == set()


@pytest.mark.parametrize("file", TURTLE, ids=[str(file.relative_to(ontology.ROOM)) for file in TURTLE])
def test_every_query_in_the_shapes_uses_defined_terms(file: Path, graph: rdflib.Graph) -> None:
    queries = [str(text) for text in rdflib.Graph().parse(file).objects(None, rdflib.SH.select)]
    names = {name for text in queries for name in re.findall(r"\bdg:(\w+)", text)}
    assert {name for name in names if (DG[name], RDFS.label, None) not in graph} == set()


@pytest.mark.parametrize("name", WRITTEN.split())
def test_terms_of_the_triple_writer_are_defined(name: str, graph: rdflib.Graph) -> None:
    assert (DG[name], RDFS.label, None) in graph


@pytest.mark.parametrize("file", TURTLE, ids=[str(file.relative_to(ontology.ROOM)) for file in TURTLE])
def test_every_file_says_what_it_is(file: Path) -> None:
    head = file.read_text(encoding="utf-8").split("@prefix")[0]
    assert head.startswith("# ")
    if "examples" not in file.parts:
        assert "# Source:" in head
        assert "Apache-2.0" in head


def stances(graph: rdflib.Graph) -> dict[str, rdflib.term.Node]:
    scheme = rdflib.URIRef(BASE + "stance")
    return {str(one).removeprefix(STANCE): one for one in graph.subjects(SKOS.inScheme, scheme)}


def test_families_are_those_of_the_contract(graph: rdflib.Graph) -> None:
    expected = {name: family for family, names in FAMILIES.items() for name in names.split()}
    found = {name: str(graph.value(one, DG.family)) for name, one in stances(graph).items()}
    assert found == expected | {"note": "None", "withdraw": "None"}


def test_stances_are_those_of_the_extractor(graph: rdflib.Graph) -> None:
    table = REPOSITORY / "ingest" / "lexicons" / "stances.csv"
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = {row["notation"]: row for row in csv.DictReader(lines)}
    found = {
        name: (
            str(graph.value(one, DG.family) or ""),
            graph.value(one, DG.basePolarity).value,
            int(graph.value(one, DG.baseStrength)),
        )
        for name, one in stances(graph).items()
    }
    assert found == {
        name: (row["family"], Decimal(row["polarity"]), int(row["strength"])) for name, row in rows.items()
    }


def test_a_stance_is_named_by_its_notation(graph: rdflib.Graph) -> None:
    for name, one in stances(graph).items():
        assert rdflib.Literal(name) in set(graph.objects(one, SKOS.notation))


def test_what_never_gives_a_direct_triple(graph: rdflib.Graph) -> None:
    without = {name for name, one in stances(graph).items() if graph.value(one, DG.directProperty) is None}
    assert without == {"concern", "proposeAmendment", "nonOpposition", "conditionalAcceptance", "appreciate", "violate"}


def test_organs_agree_with_the_registry(graph: rdflib.Graph) -> None:
    table = REPOSITORY / "ingest" / "registry" / "organs.csv"
    if not table.exists():
        pytest.skip("the registry of organs is not there")
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    registry = {row["code"]: (row["label"], row["parent"]) for row in csv.DictReader(lines)}
    org = rdflib.Namespace(PREFIXES["org"])
    organs = list(graph.subjects(rdflib.RDF.type, DG.Organ))
    assert organs
    for organ in organs:
        code = str(graph.value(organ, DG.code))
        parent = graph.value(organ, org.subOrganizationOf)
        assert str(organ) == PREFIXES["organ"] + code
        assert registry[code][0] == str(graph.value(organ, RDFS.label))
        if parent is not None:
            assert registry[code][1] == str(parent).removeprefix(PREFIXES["organ"])


def test_room_has_its_files() -> None:
    names = {str(file.relative_to(ontology.ROOM)) for file in TURTLE}
    alignments = {f"alignments/{name}.ttl" for name in ALIGNED.split()}
    assert {
        "core.ttl",
        "shapes.ttl",
        "advice.ttl",
        "house.ttl",
        "schemes/stances.ttl",
        "schemes/grounds.ttl",
    } | alignments <= names


def test_ground_types_of_the_extractor_are_in_the_scheme(graph: rdflib.Graph) -> None:
    table = REPOSITORY / "ingest" / "lexicons" / "grounds.toml"
    if not table.exists():
        pytest.skip("the lexicon of grounds is not there")
    entries = tomllib.loads(table.read_text(encoding="utf-8"))["ground"]
    scheme = rdflib.URIRef(BASE + "ground")
    found = {
        str(one).removeprefix(BASE + "ground/"): graph.value(one, DG.positiveGround)
        for one in graph.subjects(SKOS.inScheme, scheme)
    }
    for entry in entries:
        assert entry["type"] in found
        if entry["sign"] != "either":
            assert bool(found[entry["type"]]) == (entry["sign"] == "positive"), entry["type"]


def test_no_alignment_makes_a_thing_what_our_shapes_look_at(graph: rdflib.Graph) -> None:
    aligned = rdflib.Graph()
    for name in ALIGNED.split():
        aligned.parse(ontology.path(f"alignments/{name}.ttl"))
    looked_at = set(graph.objects(None, rdflib.SH.targetClass))
    assert rdflib.URIRef(PREFIXES["oa"] + "SpecificResource") in looked_at
    assert [(one, kind) for one, kind in aligned.subject_objects(RDFS.subClassOf) if kind in looked_at] == []


def test_terms_named_in_code_and_queries_are_defined(graph: rdflib.Graph) -> None:
    rooms = (REPOSITORY / "src", REPOSITORY / "ingest", REPOSITORY / "graphs", REPOSITORY / "queries")
    files = [file for room in rooms for file in sorted(room.rglob("*")) if file.suffix in {".py", ".rq"}]
    undefined = {
        f"{file.name}: dg:{name}"
        for file in files
        for name in re.findall(r"\bdg:([A-Za-z]\w*)", file.read_text(encoding="utf-8"))
        if name not in {"name"} and (DG[name], RDFS.label, None) not in graph
    }
    assert undefined == set()
