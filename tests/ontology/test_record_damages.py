"""Sound votes, sessions and memberships (the good examples), and damages planted on them: each caught by its constraint."""

# ruff: noqa: E501 (tables of damages: one row a line)
import pytest
import rdflib

from diplograph import fastshacl, ontology, shacl
from diplograph.store import parse
from diplograph.terms import graph

SESSION_OF_VOTE = ' ;\n  dg:session <https://w3id.org/diplograph/id/session/CHR-60> .\n<https://w3id.org/diplograph/id/session/CHR-60> a dg:Session ; dg:sessionOf organ:CHR ; dg:sessionNumber 60 ; dg:sessionYear "2004"^^xsd:gYear ; dg:openedOn "2004-03-15"^^xsd:date ; dg:closedOn "2004-04-DAY"^^xsd:date .\n'
ABSENT = " ; dg:absentMember state:XCC ."
AGAIN = "\nvote:DEMO_RES_2004_7-XAA-2 dg:holder state:XAA ; dg:stance stance:voteFor ; dg:target doc:DEMO_RES_2004_7 ; dg:castIn vote:DEMO_RES_2004_7 .\n"
OTHER = (
    "\n<https://w3id.org/diplograph/id/session/GA-59a> a dg:Session ; dg:sessionOf organ:GA ; dg:sessionNumber 59 .\n"
)
SPEAKER = "\n<https://w3id.org/diplograph/id/pos/X-1> dg:holder bloc:SUNKEN ; dg:spokesperson state:XBB .\n"

# what is wrong; good example; constraint; words replaced once; words put in their place (nothing replaced: added at the end)
DAMAGES = [
    ("direct triple of another vote", "C25", "C0", "", "\nstate:XAA dg:votedAgainst doc:DEMO_RES_2004_7 .\n"),
    ("direct triple of a vote on another text", "C25", "C0", "", "\nstate:XAA dg:votedFor doc:DEMO_RES_2004_8 .\n"),
    ("nobody's vote", "C25", "C25", "dg:holder state:XAA ;", ""),
    ("one vote of two States", "C25", "C25", "dg:holder state:XAA", "dg:holder state:XAA , state:XCC"),
    ("vote of a capital", "C25", "C25", "dg:holder state:XAA", "dg:holder <https://w3id.org/diplograph/id/city/poseidonis>"),
    ("vote without a mark", "C25", "C25", "dg:stance stance:voteAgainst ;", ""),
    ("vote for and against", "C25", "C25", "stance:voteAgainst", "stance:voteAgainst , stance:abstain"),
    ("words for a mark", "C25", "C25", "stance:voteAgainst", "stance:reject"),
    ("vote on nothing", "C25", "C25", "dg:target doc:DEMO_RES_2004_7 ;", ""),
    ("vote on two texts", "C25", "C25", "dg:target doc:DEMO_RES_2004_7", "dg:target doc:DEMO_RES_2004_7 , doc:DEMO_RES_2004_8"),
    ("cast in what is no roll call", "C25", "C25", "dg:castIn vote:DEMO_RES_2004_7", "dg:castIn doc:DEMO_RES_2004_7"),
    ("negative total", "C26", "C26", "dg:abstainCount 0", "dg:abstainCount -1"),
    ("total in words", "C26", "C26", "dg:noCount 1", 'dg:noCount "1"'),
    ("two totals", "C26", "C26", "dg:yesCount 1", "dg:yesCount 1 , 2"),
    ("negative number of members not voting", "C26", "C26", ABSENT, " ; dg:notVotingCount -1 ."),
    ("totals and names differ", "C26", "C26", "dg:yesCount 1", "dg:yesCount 2"),
    ("total without a name", "C26", "C26", "dg:abstainCount 0", "dg:abstainCount 3"),
    ("a State twice", "C26", "C26", "dg:yesCount 1", "dg:yesCount 2", AGAIN),
    ("roll call on two texts", "C27", "C27", "dg:voteOn doc:DEMO_RES_2004_7", "dg:voteOn doc:DEMO_RES_2004_7 , doc:DEMO_RES_2004_8"),
    ("roll call of two days", "C27", "C27", '"2004-04-15"^^xsd:date', '"2004-04-15"^^xsd:date , "2004-04-16"^^xsd:date'),
    ("day in words", "C27", "C27", '"2004-04-15"^^xsd:date', '"15 April 2004"'),
    ("roll call in no organ", "C27", "C27", "dg:votedIn organ:CHR ;", ""),
    ("voter not yet there", "C27", "C27", '"1961-06-26"^^xsd:date', '"2011-07-14"^^xsd:date'),
    ("day after the session", "C27", "C27", ABSENT, ABSENT.removesuffix(" .") + SESSION_OF_VOTE.replace("DAY", "14")),
    ("session of no organ", "C28", "C28", "dg:sessionOf organ:GA ;", ""),
    ("session of a bloc", "C28", "C28", "dg:sessionOf organ:GA", "dg:sessionOf <https://w3id.org/diplograph/id/bloc/SUNKEN>"),
    ("session without number", "C28", "C28", "dg:sessionNumber 59 ;", ""),
    ("session zero", "C28", "C28", "dg:sessionNumber 59", "dg:sessionNumber 0"),
    ("two years", "C28", "C28", '"2004"^^xsd:gYear', '"2004"^^xsd:gYear , "2005"^^xsd:gYear'),
    ("two sessions of one number", "C28", "C28", "", OTHER),
    ("membership of nobody", "C29", "C29", "; org:member state:XAA", ""),
    ("membership of two", "C29", "C29", "org:member state:XAA", "org:member state:XAA , bloc:SUNKEN"),
    ("membership in nothing", "C29", "C29", "org:organization bloc:SUNKEN ;", ""),
    ("begun after the member's end", "C29", "C29", 'dg:validFrom "1961-06-26"', 'dg:validTo "1974-12-31"'),
    ("ended before the member's beginning", "C29", "C29", '"1961-06-26"^^xsd:date', '"2000-01-01"^^xsd:date'),
    ("a stranger speaks for the group", "C29", "C29", "", SPEAKER),
]  # fmt: skip
# what is right although it looks odd: no constraint may speak
SOUND = [
    ("direct triple of a vote", "C25", "", "\nstate:XAA dg:votedFor doc:DEMO_RES_2004_7 .\n"),
    ("day within the session", "C27", ABSENT, ABSENT.removesuffix(" .") + SESSION_OF_VOTE.replace("DAY", "23")),
    ("a total that the record leaves out", "C26", "dg:abstainCount 0 ;", ""),
    ("no vote by name", "C26", VOTES := "dg:castIn vote:DEMO_RES_2004_7", "dg:voteOf vote:DEMO_RES_2004_7"),
    ("a special session", "C28", "dg:sessionNumber 59", 'dg:sessionLabel "ES-10"'),
    ("a membership that lasts", "C29", ' ;\n  dg:validFrom "1975"^^xsd:gYear ; dg:validTo "1999-12-31"^^xsd:date', ""),
    ("a member speaks for the group", "C29", "", SPEAKER.replace("XBB", "XAA")),
]  # fmt: skip


def damaged(name: str, old: str, new: str, more: str = "") -> bytes:
    turtle = ontology.path(f"examples/good/{name}.ttl").read_text(encoding="utf-8")
    assert old in turtle, f"{name}.ttl no longer holds: {old}"
    whole = (turtle.replace(old, new, -1 if old == VOTES else 1) if old else turtle + new) + more
    return rdflib.Graph().parse(data=whole, format="turtle").serialize(format="nt").encode()


@pytest.mark.parametrize("row", DAMAGES, ids=[row[0] for row in DAMAGES])
def test_damage_is_caught(row: tuple[str, ...]) -> None:
    _, name, number, *change = row
    data = damaged(name, *change)
    found = shacl.validate(data, scope="all")
    assert {finding.shape for finding in found} == {number}
    assert found == fastshacl.validate(data, scope="all")


@pytest.mark.parametrize("row", SOUND, ids=[row[0] for row in SOUND])
def test_what_is_sound_conforms(row: tuple[str, ...]) -> None:
    _, name, *change = row
    data = damaged(name, *change)
    assert shacl.validate(data, scope="all") == fastshacl.validate(data, scope="all") == ()


def test_every_constraint_on_records_has_a_damage() -> None:
    assert {row[2] for row in DAMAGES} - {"C0"} == {f"C{number}" for number in range(25, 30)}


def test_a_letter_passes_its_own_sessions() -> None:
    """The gate sees sessions and groups of a letter through reference facts: no new constraint may stop a letter."""
    quads = parse(ontology.path("examples/good/C17.ttl").read_bytes(), ".ttl", graph("x"))
    assert fastshacl.validate(quads, scope="letter") == ()
