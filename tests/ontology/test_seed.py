"""The worked letter of the domain brief conforms, and damages planted on it are caught."""

# ruff: noqa: E501 (tables of damages and messages: one row a line)
from pathlib import Path

import pytest
import rdflib

from diplograph import shacl

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "seed.expected.ttl"
pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason=f"the shared folder is not beside the repository: {SEED.name}"
)

REFERENCE = """
@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix doc: <https://w3id.org/diplograph/id/doc/> . @prefix state: <https://w3id.org/diplograph/id/state/> .
state:PRK dg:validFrom "1948-09-09"^^xsd:date .
doc:E_CN.4_RES_2004_13 dg:adoptedOn "2004-04-15"^^xsd:date .
"""
DIRECT = """
state:PRK dg:rejects doc:E_CN.4_RES_2004_13 ; dg:doesNotRecognize doc:E_CN.4_RES_2004_13 ; dg:criticizes doc:E_CN.4_RES_2004_13 ;
  dg:refusesCooperationWith mech:technical-cooperation-hr-PRK ; dg:opposes topic:politicization-of-human-rights .
"""
OWN = 'dg:statedIn doc:E_CN.4_2005_G_13 ; dg:date "2005-02-28"^^xsd:date'

# what is wrong; constraint; words replaced once; words put in their place
LETTER_DAMAGES = [
    ("holder unresolved", "C1", "dg:holder state:PRK", "dg:holder <https://w3id.org/diplograph/id/city/pyongyang>"),
    ("no holder", "C1", "dg:holder state:PRK ;", ""),
    ("two stances merged", "C2", "dg:stance st:reject", "dg:stance st:reject , st:nonRecognition"),
    ("free stance", "C2", "dg:stance st:reject", 'dg:stance "resolute rejection"'),
    ("target unresolved", "C3", "dg:target doc:E_CN.4_RES_2004_13", 'dg:target "the resolution"'),
    ("scope misspelt", "C3", "dg:scope dg:whole", "dg:scope dg:hole"),
    ("position without evidence", "C4", ";\n  dg:evidence A:2006-2119 .", "."),
    ("claim without evidence", "C4", "; dg:evidence A:2343-2417 .", "."),
    ("evidence from another text", "C5", r"A:2006-2119\#t a oa:SpecificResource ; oa:hasSource text:", r"A:2006-2119\#t a oa:SpecificResource ; oa:hasSource text:y"),
    ("stated in another document", "C5", OWN, OWN.replace("doc:E_CN.4_2005_G_13", "doc:E_CN.4_2005_32")),
    ("offsets drifted", "C6", "oa:start 829", "oa:start 830"),
    ("end before start", "C6", "oa:start 2006 ; oa:end 2119", "oa:start 2119 ; oa:end 2006"),
    ("past the end of the text", "C6", "dg:charLength 3268", "dg:charLength 3000"),
    ("sign error", "C7", "dg:polarityValue -0.6", "dg:polarityValue 0.6"),
    ("polarity out of range", "C7", "dg:polarityValue -0.6", "dg:polarityValue -6.0"),
    ("strength out of range", "C7", "dg:strength 5", "dg:strength 0"),
    ("unless lost", "C8", "dg:hasCondition K:c1 ;", ""),
    ("condition on an actual position", "C8", "dg:modality dg:conditional", "dg:modality dg:actual"),
    ("reported without reporter", "C9", "dg:attribution dg:own", "dg:attribution dg:reported"),
    ("own with reporter", "C9", "dg:attribution dg:own", "dg:attribution dg:own ; dg:reportedBy state:USA"),
    ("claim without claimant", "C9", "dg:claimant state:PRK ;", ""),
    ("ground not in the scheme", "C10", "gr:politicization", "gr:anger"),
    ("ground without evidence", "C10", '; rdfs:label "it pursues confrontation"@en ; dg:evidence A:1206-1455', ""),
    ("holder not yet there", "C11", 'dg:iso3 "PRK"', 'dg:iso3 "PRK" ; dg:validFrom "2011-07-14"^^xsd:date'),
    ("issue date instead of letter date", "C12", OWN, OWN.replace("2005-02-28", "2005-03-02")),
    ("opposite positions", "C13", "dg:modality dg:inPrinciple", "dg:modality dg:actual"),
    ("resolution adopted later", "C14", 'dg:numberAsCited "2004/13"', 'dg:numberAsCited "2004/13" ; dg:adoptedOn "2005-04-14"^^xsd:date'),
    ("evidence in the title", "C15", "# ---------- 3", "<urn:r> a dg:Region ; dg:regionOf text:E_CN.4_2005_G_13-en-c05ff3a2 ; dg:regionKind dg:title ; oa:start 820 ; oa:end 830 .\n# ---------- 3"),
    ("stated in an annex of another author", "C16", "dg:provisionalAgenda ;", "dg:provisionalAgenda ; dg:annexAuthor state:USA ;"),
    ("bloc without spokesperson", "C17", "dg:holder state:PRK ; dg:stance st:oppose", "dg:holder bloc:EU ; dg:stance st:oppose"),
    ("symbol with a space", "C18", 'dg:symbol "E/CN.4/2005/32"', 'dg:symbol "E/CN.4 /2005/32"'),
    ("IRI of another symbol", "C18", 'dg:symbol "E/CN.4/2005/32"', 'dg:symbol "E/CN.4/2005/33"'),
    ("filed under the Council", "C20", "dg:adoptedBy organ:CHR", "dg:adoptedBy organ:ECOSOC"),
    ("dates swapped", "C21", 'dcterms:issued "2005-03-02"', 'dcterms:issued "2005-02-03"'),
    ("no sender", "C21", "dg:senderState state:PRK ;", ""),
    ("no signatory", "C21", "dg:signatory pers:Ri-Tcheul ;", ""),
    ("session of another year", "C22", "dg:sessionNumber 61", "dg:sessionNumber 60"),
    ("confidence in per cent", "C23", "dg:confidence 1.0", "dg:confidence 100.0"),
    ("no review status", "C23", "; dg:reviewStatus dg:expert", ""),
]  # fmt: skip
UNION_DAMAGES = [
    ("conditional position in a direct triple", "C0", "# ---------- 4", "state:PRK dg:supports mech:technical-cooperation-hr-PRK .\n# ---------- 4"),
    ("direct triple by hand", "C0", "# ---------- 4", "state:USA dg:supports doc:E_CN.4_RES_2004_13 .\n# ---------- 4"),
    ("one symbol twice", "C19", 'dg:symbol "E/CN.4/2005/32"', 'dg:symbol "E/CN.4/RES/2004/13"'),
    ("initiator and holder swapped", "C24", "dg:initiatedBy bloc:EU", "dg:initiatedBy state:PRK"),
]  # fmt: skip


def seed(old: str = "", new: str = "") -> bytes:
    turtle = SEED.read_text(encoding="utf-8")
    assert old in turtle
    graph = rdflib.Graph().parse(data=turtle.replace(old, new, 1) + DIRECT, format="turtle")
    return graph.parse(data=REFERENCE, format="turtle").serialize(format="nt").encode()


def test_seed_conforms() -> None:
    assert shacl.validate(seed(), scope="all") == ()


@pytest.mark.parametrize(
    ("number", "old", "new"), [row[1:] for row in LETTER_DAMAGES], ids=[row[0] for row in LETTER_DAMAGES]
)
def test_damage_to_the_letter_is_caught(number: str, old: str, new: str) -> None:
    assert number in {finding.shape for finding in shacl.validate(seed(old, new))}


@pytest.mark.parametrize(
    ("number", "old", "new"), [row[1:] for row in UNION_DAMAGES], ids=[row[0] for row in UNION_DAMAGES]
)
def test_damage_to_the_union_is_caught(number: str, old: str, new: str) -> None:
    assert number in {finding.shape for finding in shacl.validate(seed(old, new), scope="union")}
