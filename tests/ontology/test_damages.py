"""One sound letter graph (letter.ttl), and damages planted on it: each is caught by the constraint meant for it, and no other."""

# ruff: noqa: E501 (tables of damages and messages: one row a line)
from pathlib import Path

import pytest
import rdflib

from diplograph import shacl

HERE = Path(__file__).parent
LETTER = (HERE / "letter.ttl").read_text(encoding="utf-8")

SECOND = """
pos:99999999 a dg:Position ; dg:holder state:XAA ; dg:stance stance:support ; dg:target doc:DEMO_RES_2004_7 ; dg:scope dg:whole ;
  dg:modality dg:actual ; dg:attribution dg:own ; dg:polarityValue 0.8 ; dg:strength 4 ; dg:statedIn doc:DEMO_2005_CHR_1 ;
  dg:date "2005-02-28"^^xsd:date ; dg:confidence 0.9 ; dg:reviewStatus dg:machine ; dg:evidence ann:284-339 .
"""
RECITAL = """
region:300-310 a dg:Region ; dg:regionKind dg:recital ; oa:start 300 ; oa:end 310 ;
  dg:regionOf text:DEMO_2005_CHR_1-en-SHA .
""".replace("SHA", LETTER.split("text:DEMO_2005_CHR_1-en-")[1][:8])
SHARED = '\ndoc:DEMO_62_1 a dg:Document ; dg:symbol "DEMO/62/1" , "DEMO/2005/32" .\n'


def of_year(symbol: str) -> str:
    """A position on a resolution whose day of adoption nothing tells, as Turtle."""
    local = symbol.replace("/", "_").replace("(", "-").replace(")", "")
    return SECOND.replace("DEMO_RES_2004_7", local) + f'doc:{local} a dg:Resolution ; dg:symbol "{symbol}" .\n'


# what is wrong; constraint; words replaced once; words put in their place (nothing replaced: added at the end)
LETTER_DAMAGES = [
    ("holder is a capital", "C1", "dg:holder state:XAA", "dg:holder <https://w3id.org/diplograph/id/city/poseidonis>"),
    ("holder is a word", "C1", "dg:holder state:XAA", 'dg:holder "Atlantis"'),
    ("no holder", "C1", "dg:holder bloc:SUNKEN ;", ""),
    ("misspelt stance", "C2", "stance:reject", "stance:rejcet"),
    ("two stances", "C2", "stance:reject", "stance:reject , stance:oppose"),
    ("stance in free words", "C2", "dg:stance stance:reject", 'dg:stance "rejects"'),
    ("a ground as stance", "C2", "dg:stance stance:reject", "dg:stance ground:selectivity"),
    ("target is a State", "C3", "dg:target doc:DEMO_RES_2004_7", "dg:target state:XBB"),
    ("no target", "C3", "dg:target generic:our-amendments ;", ""),
    ("two targets", "C3", "dg:target doc:DEMO_2005_32", "dg:target doc:DEMO_2005_32 , doc:DEMO_RES_2004_7"),
    ("unknown scope", "C3", "dg:scope dg:part", "dg:scope dg:entirely"),
    ("no scope", "C3", "dg:scope dg:part ;", ""),
    ("position without evidence", "C4", "dg:evidence ann:423-473 .", "."),
    ("claim without evidence", "C4", "; dg:evidence ann:258-281 .", "."),
    ("condition without evidence", "C4", "dg:stanceIfMet stance:support ; dg:evidence ann:341-421 .", "."),
    ("annotation without a place", "C4", r"; oa:hasTarget ann:258-281\#t", ""),
    ("no stating document", "C5", "dg:statedIn doc:DEMO_2005_CHR_1 ; dg:date", "dg:date"),
    (
        "stated in another document",
        "C5",
        "dg:statedIn doc:DEMO_2005_CHR_1 ; dg:date",
        "dg:statedIn doc:DEMO_2005_32 ; dg:date",
    ),
    (
        "quote from another text",
        "C5",
        r"ann:423-473\#t a oa:SpecificResource ; oa:hasSource text:",
        r"ann:423-473\#t a oa:SpecificResource ; oa:hasSource text:x",
    ),
    ("end too late", "C6", "oa:end 473", "oa:end 476"),
    ("start is a word", "C6", "oa:start 423", 'oa:start "423"'),
    ("start after end", "C6", "oa:start 423 ; oa:end 473", "oa:start 473 ; oa:end 423"),
    ("quote cut", "C6", "Lemuria rejected our amendments to the resolution.", "Lemuria rejected our amendments"),
    ("quote beyond the end of the text", "C6", "dg:charLength 758", "dg:charLength 500"),
    ("no offsets", "C6", r"ann:423-473\#q , ann:423-473\#p", r"ann:423-473\#q"),
    ("no quote", "C6", r"ann:423-473\#q , ann:423-473\#p", r"ann:423-473\#p"),
    ("sign of the polarity", "C7", "dg:polarityValue -0.4", "dg:polarityValue 0.4"),
    ("polarity out of range", "C7", "dg:polarityValue -0.4", "dg:polarityValue -1.4"),
    ("polarity is a double", "C7", "dg:polarityValue -0.4", "dg:polarityValue -4e-1"),
    ("strength out of range", "C7", "dg:strength 5", "dg:strength 9"),
    ("strength missing", "C7", "dg:strength 5 ;", ""),
    ("condition lost", "C8", "dg:hasCondition cond:77777777 ;", ""),
    ("condition on an actual position", "C8", "dg:modality dg:conditional", "dg:modality dg:actual"),
    ("unknown modality", "C8", "dg:modality dg:actual", "dg:modality dg:maybe"),
    ("unknown type of condition", "C8", "dg:conditionType dg:providedThat", "dg:conditionType dg:perhaps"),
    ("reporter lost", "C9", "dg:reportedBy state:XAA ;", ""),
    ("reporter of an own position", "C9", "dg:attribution dg:reported", "dg:attribution dg:own"),
    ("no attribution", "C9", "dg:attribution dg:own ;", ""),
    ("claim without claimant", "C9", "dg:claimant state:XAA ;", ""),
    ("claim neither asserted nor presupposed", "C9", "dg:claimStatus dg:asserted", "dg:claimStatus dg:proved"),
    ("unknown predicate of a claim", "C9", "dg:claimPredicate dg:initiated", "dg:claimPredicate dg:befriends"),
    ("unknown ground", "C10", "ground:selectivity", "ground:dislike"),
    ("unknown link of a ground", "C10", "dg:groundLink dg:explicit", "dg:groundLink dg:because"),
    (
        "ground without evidence",
        "C10",
        "dg:groundLink dg:explicit ; dg:evidence ann:317-338 .",
        "dg:groundLink dg:explicit .",
    ),
    ("holder not yet there", "C11", '"1961-06-26"^^xsd:date', '"2011-07-14"^^xsd:date'),
    ("holder no longer there", "C11", 'dg:validFrom "1961-06-26"^^xsd:date', 'dg:validTo "1991-12-24"^^xsd:date'),
    (
        "date of issue",
        "C12",
        'doc:DEMO_2005_CHR_1 ; dg:date "2005-02-28"',
        'doc:DEMO_2005_CHR_1 ; dg:date "2005-03-02"',
    ),
    ("no date", "C12", 'doc:DEMO_2005_CHR_1 ; dg:date "2005-02-28"^^xsd:date ;', "doc:DEMO_2005_CHR_1 ;"),
    ("date is a word", "C12", 'dg:date "2005-02-28"^^xsd:date', 'dg:date "2005-02-28"'),
    ("date of a position in an annex", "C12", 'part1 ; dg:date "2005-02-28"', 'part1 ; dg:date "2005-02-27"'),
    ("opposite positions", "C13", "", SECOND),
    ("adopted after the letter", "C14", 'dg:adoptedOn "2004-04-15"', 'dg:adoptedOn "2005-04-14"'),
    ("symbol of a later year", "C14", "", of_year("DEMO/RES/2006/1")),
    ("symbol of a later year of the Council", "C14", "", of_year("S/RES/2222(2015)")),
    ("symbol of a session that opened later", "C14", "", of_year("A/RES/61/1")),
    ("evidence in a recital", "C15", "", RECITAL),
    (
        "sender credited with the words of the annex",
        "C16",
        "dg:annexAuthor other:ministry-of-the-sea",
        "dg:annexAuthor state:XBB",
    ),
    ("nobody speaks for the group", "C17", "dg:spokesperson state:XAA ;", ""),
    ("asterisk in a symbol", "C18", 'dg:symbol "DEMO/2005/32"', 'dg:symbol "DEMO/2005/32*"'),
    ("lower case in a symbol root", "C18", 'dg:symbol "DEMO/2005/32"', 'dg:symbol "Demo/2005/32"'),
    ("symbol of another document", "C18", 'dg:symbol "DEMO/2005/32"', 'dg:symbol "DEMO/2005/33"'),
    ("document without symbol", "C18", '; dg:symbol "DEMO/2005/32"', ""),
    ("blank node", "C18", "reason:66666666 a dg:Ground", "[] a dg:Ground"),
    ("filed under the parent organ", "C20", "dg:adoptedBy organ:CHR", "dg:adoptedBy organ:ECOSOC"),
    ("filed under a strange organ", "C20", "dg:adoptedBy organ:CHR", "dg:adoptedBy organ:SC"),
    ("issued before it was written", "C21", 'dcterms:issued "2005-03-02"', 'dcterms:issued "2005-02-03"'),
    ("no date of the letter", "C21", 'dg:letterDate "2005-02-28"^^xsd:date ; dcterms:issued', "dcterms:issued"),
    ("no sender", "C21", "dg:senderState state:XAA ;", ""),
    ("no signatory", "C21", "dg:signatory person:a-mariner ;", ""),
    ("signed note verbale", "C21", "a dg:Letter", "a dg:NoteVerbale"),
    ("session in the wrong year", "C22", '"2005"^^xsd:gYear', '"2004"^^xsd:gYear'),
    ("confidence above one", "C23", "dg:confidence 0.9", "dg:confidence 1.1"),
    ("no review status", "C23", "dg:reviewStatus dg:machine ;", ""),
]
UNION_DAMAGES = [
    ("direct triple of a reported position", "C0", "", "\nstate:XBB dg:rejects generic:our-amendments .\n"),
    ("direct triple of a conditional position", "C0", "", "\nstate:XAA dg:supports mech:technical-cooperation .\n"),
    ("direct triple of a position on a part", "C0", "", "\nbloc:SUNKEN dg:regrets doc:DEMO_RES_2004_7 .\n"),
    ("direct triple of another stance", "C0", "", "\nstate:XAA dg:condemns doc:DEMO_RES_2004_7 .\n"),
    ("direct triple of an inferred position", "C0", "dg:inferred false", "dg:inferred true"),
    ("direct triple of a position taken back", "C0", "dg:inferred false ;", "dg:inferred false ; dg:invalidatedBy pos:99999999 ;"),
    ("two documents with one symbol", "C19", "", SHARED),
    ("initiator rejects its own text", "C24", "dg:initiatedBy state:XBB", "dg:initiatedBy state:XAA"),
    ("sponsor rejects its own text", "C24", "dg:initiatedBy state:XBB", "dg:sponsoredBy state:XAA"),
]  # fmt: skip
# what is right although it looks odd: no constraint may speak
SOUND = [
    ("as it stands", "", ""),
    ("the State holds what its organ says in an annex", "dg:holder other:ministry-of-the-sea", "dg:holder state:XAA"),
    ("an annex without a date has that of its letter", 'dg:annexAuthor other:ministry-of-the-sea ; dg:letterDate "2005-02-28"^^xsd:date', "dg:annexAuthor other:ministry-of-the-sea"),
    ("an inferred position beside an opposite one", "", SECOND.replace("dg:attribution dg:own", "dg:attribution dg:own ; dg:inferred true")),
    ("a conditional position beside an opposite one", "", SECOND.replace("dg:scope dg:whole", "dg:scope dg:adoption")),
    ("a symbol of the text's year", "", of_year("DEMO/RES/2005/1")),
    ("a symbol of a session that opened before", "", of_year("A/RES/59/1")),
    ("a later symbol of a text to come", "", of_year("DEMO/RES/2006/1").replace("dg:actual", "dg:prospective")),
    ("a later symbol whose day of adoption is known", "", of_year("DEMO/RES/2006/1") + 'doc:DEMO_RES_2006_1 dg:adoptedOn "2004-12-01"^^xsd:date .\n'),
    ("a statement without symbol and date", "", '\ndoc:speech-1 a dg:Statement ; dcterms:identifier "speech-1" .\n'),
    ("a decision that shares its symbol with others", "", '\ndoc:record-1 a dg:Resolution ; rdfs:label "2004/113" ; dg:adoptionMode "without a vote" .\n'),
    ("a session before the formula holds", "", '\nsession:CHR-2 a dg:Session ; dg:sessionOf organ:CHR ; dg:sessionNumber 2 ; dg:sessionYear "1947"^^xsd:gYear .\n'),
]  # fmt: skip


def damaged(old: str, new: str) -> bytes:
    assert old in LETTER, f"letter.ttl no longer holds: {old}"
    turtle = LETTER.replace(old, new, 1) if old else LETTER + new
    return rdflib.Graph().parse(data=turtle, format="turtle").serialize(format="nt").encode()


@pytest.mark.parametrize(
    ("number", "old", "new"), [row[1:] for row in LETTER_DAMAGES], ids=[row[0] for row in LETTER_DAMAGES]
)
def test_damage_to_a_letter_is_caught(number: str, old: str, new: str) -> None:
    assert {finding.shape for finding in shacl.validate(damaged(old, new))} == {number}


@pytest.mark.parametrize(
    ("number", "old", "new"), [row[1:] for row in UNION_DAMAGES], ids=[row[0] for row in UNION_DAMAGES]
)
def test_damage_to_the_union_is_caught(number: str, old: str, new: str) -> None:
    assert {finding.shape for finding in shacl.validate(damaged(old, new), scope="union")} == {number}


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in SOUND], ids=[row[0] for row in SOUND])
def test_what_is_sound_conforms(old: str, new: str) -> None:
    assert shacl.validate(damaged(old, new)) == ()


def test_every_constraint_has_a_damage() -> None:
    caught = {row[1] for row in LETTER_DAMAGES + UNION_DAMAGES}
    assert caught == {f"C{number}" for number in range(25)}


def test_quotes_of_the_letter_stand_in_its_text() -> None:
    text = (HERE / "letter.txt").read_text(encoding="utf-8")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    graph = rdflib.Graph().parse(HERE / "letter.ttl")
    places = list(graph.subjects(rdflib.RDF.type, oa.SpecificResource))
    for place in places:
        quote, *_ = [
            graph.value(one, oa.exact) for one in graph.objects(place, oa.hasSelector) if (one, oa.exact, None) in graph
        ]
        spot, *_ = [one for one in graph.objects(place, oa.hasSelector) if (one, oa.start, None) in graph]
        assert text[int(graph.value(spot, oa.start)) : int(graph.value(spot, oa.end))] == str(quote)
    assert len(places) == 7
