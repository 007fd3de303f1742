"""Each reader on a small file in its real layout, and what the mapping makes of every row."""

import json
from pathlib import Path

import pytest

from diplograph import terms
from diplograph.errors import InputError
from diplograph.ingest.votes import arithmetic, sources
from diplograph.ingest.votes.ledger import Ledger
from diplograph.ingest.votes.mapping import Mapping, documents_graph, votes_graph
from diplograph.ingest.votes.records import Record
from diplograph.model import IRI, Quad
from diplograph.store import parse, plain
from diplograph.terms import iri

SAMPLES = Path(__file__).parent / "votes"
FILES = tuple(str(path) for path in sorted(SAMPLES.iterdir()) if path.suffix != ".md")
Mapped = tuple[list[Quad], Ledger]


def records(name: str) -> list[Record]:
    dataset = next(each for each in sources.find(FILES) if each.name == name)
    return list(sources.read(dataset, lambda done: None))


@pytest.fixture(scope="module")
def mapped() -> dict[str, Mapped]:
    found = {}
    for dataset in sources.find(FILES):
        told = Ledger()
        mapping = Mapping(dataset.name, told)
        text = "".join(map(mapping.text, sources.read(dataset, lambda done: None))) + mapping.closing()
        found[dataset.name] = (list(parse(text.encode(), ".nq", terms.graph("none"))), told)
    return found


def about(quads: list[Quad], node: IRI, predicate: str) -> list[str]:
    wanted = iri(predicate)
    return sorted({plain(q.object) for q in quads if q.subject == node and q.predicate == wanted})


def event(slug: str) -> IRI:
    return IRI(f"{terms.BASE}id/vote/{slug}")


def test_files_are_told_apart() -> None:
    assert [each.name for each in sources.find(FILES)] == ["ga", "chr-hrc", "unxml-ga", "vetoes", "marcxml"]
    assert [each.name for each in sources.find((str(SAMPLES / "vetoes.csv"),))] == ["vetoes"]


@pytest.mark.parametrize("name", ["README.md", "missing.csv"])
def test_other_files_are_one_sentence(name: str) -> None:
    with pytest.raises(InputError):
        sources.find((str(SAMPLES / name),))


def test_half_a_record_is_refused() -> None:
    with pytest.raises(InputError, match="both files"):
        sources.find((str(SAMPLES / "votes_long.csv"),))


def test_undl() -> None:
    first, second = records("ga")
    assert first.casts == (("FIJI", "FJI", "Y"), ("TONGA", "TON", "N"), ("TÜRKÝYE", "", "A"), ("SAMOA", "WSM", "X"))
    assert (first.printed, first.date, first.session) == ("A/RES/58/9001[A]", "2003-12-22", "58")
    assert first.subjects == ("DEMO ISLAND", "ISLANDS")
    assert first.totals is not None
    assert (first.totals.yes, first.totals.not_voting) == (1, 1)
    assert second.source == "https://digitallibrary.un.org/record/9000002"


def test_ohchr() -> None:
    found = {each.record: each for each in records("chr-hrc")}
    assert [(each.mode, each.kind, each.shared) for each in found.values()] == [
        ("recorded vote", "Resolution", False),
        ("recorded vote", "Amendment", False),
        ("non-recorded vote", "Resolution", True),
        ("without a vote", "Resolution", True),
        ("withdrawn", "Draft", False),
    ]
    assert found["91"].drafts == ("E/CN.4/2004/L.9021",)
    assert [mark for _, _, mark in found["91"].casts] == ["N", "Y", "A", ".", ".", "X", "Y"]
    assert arithmetic.disagreement(found["91"]) is None
    assert arithmetic.disagreement(found["92"]) == "official 1-2-0, by name 1-1-0"
    assert found["94"].totals is None


def test_unxml() -> None:
    first, second, third, *_ = records("unxml-ga")
    assert first.casts == (("FIJI", "", "Y"), ("CHILEs", "", "Y"), ("TONGA", "", "N"))
    assert (first.report, first.drafts) == ("A/74/900/Add.2", ())
    assert (second.casts, second.totals, second.date) == ((), None, "2019-12-10")
    assert (second.drafts, second.report) == (("A/74/L.9004",), "")
    assert third.casts[:2] == (("FIJI", "", "Y"), ("FIJI", "", "Y"))


def test_vetoes() -> None:
    first, second, third = records("vetoes")
    assert (first.printed, first.date, first.casts) == ("S/9385", "1949-09-07", (("USSR", "", "N"),))
    assert second.printed == ""
    assert [name for name, _, _ in third.casts] == ["China", "Russia"]


def test_marcxml() -> None:
    draft, resolution = records("marcxml")
    assert [(each.printed, each.additional) for each in draft.sponsors] == [
        ("Argentina", False),
        ("Fiji", False),
        ("Albania and Tonga", True),
    ]
    assert (draft.became, draft.report, draft.kind) == ("A/RES/78/9213", "A/78/9481/Add.2", "Draft")
    assert resolution.casts == (("FIJI", "FJI", "Y"), ("TONGA", "TON", "X"))
    assert resolution.meeting == "A/78/PV.50"


def test_a_vote_is_four_triples(mapped: dict[str, Mapped]) -> None:
    quads, _ = mapped["ga"]
    vote = event("A_RES_58_9001A-FJI")
    assert [(q.predicate, q.object, q.graph) for q in sorted(quads) if q.subject == vote] == [
        (iri("dg:castIn"), event("A_RES_58_9001A"), votes_graph("ga")),
        (iri("dg:holder"), iri("state:FJI"), votes_graph("ga")),
        (iri("dg:stance"), iri("stance:voteFor"), votes_graph("ga")),
        (iri("dg:target"), terms.document("A/RES/58/9001A"), votes_graph("ga")),
    ]


def test_a_roll_call(mapped: dict[str, Mapped]) -> None:
    quads, _ = mapped["ga"]
    node = event("A_RES_58_9001A")
    for predicate, value in (
        ("rdf:type", iri("dg:VoteEvent")),
        ("dg:voteOn", terms.document("A/RES/58/9001A")),
        ("dg:votedIn", iri("organ:GA")),
        ("dg:date", "2003-12-22"),
        ("dg:session", iri("session:GA-58")),
        ("dg:yesCount", "1"),
        ("dg:notVotingCount", "1"),
        ("dg:recordedIn", terms.document("A/58/PV.90")),
        ("dcterms:source", "https://digitallibrary.un.org/record/9000001"),
    ):
        assert about(quads, node, predicate) == [value]


def test_a_document(mapped: dict[str, Mapped]) -> None:
    quads, _ = mapped["ga"]
    node = terms.document("A/RES/58/9001A")
    for predicate, value in (
        ("rdf:type", [iri("dg:Resolution")]),
        ("dg:symbol", ["A/RES/58/9001A"]),
        ("dg:symbolVariant", ["A/RES/58/9001[A]"]),
        ("dcterms:title", ["Question of Demo Island"]),
        ("dg:adoptedOn", ["2003-12-22"]),
        ("dg:adoptedBy", [iri("organ:GA")]),
        ("dg:reportedIn", [terms.document("A/58/900")]),
        ("dg:adoptionMode", ["recorded vote"]),
        ("dcterms:subject", ["DEMO ISLAND", "ISLANDS"]),
        ("dcterms:isPartOf", [terms.document("A/RES/58/9001")]),
        ("dg:partOfSeries", [iri("series:demo-island")]),
    ):
        assert about(quads, node, predicate) == value
    assert about(quads, terms.document("A/58/L.9001"), "dg:becameText") == [node]
    assert {q.graph for q in quads if q.subject == node} == {documents_graph("ga")}


@pytest.mark.parametrize("dataset", ["ga", "marcxml"])
def test_what_a_record_names_has_class_and_symbol(mapped: dict[str, Mapped], dataset: str) -> None:
    quads, _ = mapped[dataset]
    links = {iri(f"dg:{name}") for name in ("amends", "becameText", "recordedIn", "reportedIn", "voteOn")}
    named = {q.object for q in quads if q.predicate in links}
    assert {q.predicate for q in quads} >= {iri("dg:recordedIn"), iri("dg:becameText")}
    for predicate in ("rdf:type", "dg:symbol"):
        assert named <= {q.subject for q in quads if q.predicate == iri(predicate)}
    assert about(mapped["ga"][0], terms.document("A/58/PV.90"), "rdf:type") == [iri("dg:MeetingRecord")]


def test_draft_committee_plenary(mapped: dict[str, Mapped]) -> None:
    quads, _ = mapped["marcxml"]
    draft, resolution = terms.document("A/C.3/78/L.9049/Rev.1"), terms.document("A/RES/78/9213")
    assert about(quads, draft, "dg:becameText") == [resolution]
    assert about(quads, draft, "dg:reportedIn") == [terms.document("A/78/9481/Add.2")]
    assert about(quads, draft, "dg:sponsoredBy") == [iri(f"state:{code}") for code in ("ALB", "ARG", "FJI", "TON")]
    assert about(quads, draft, "dg:additionalSponsor") == [iri("state:ALB"), iri("state:TON")]


def test_absence_unknown_and_twice_stay_apart(mapped: dict[str, Mapped]) -> None:
    quads, told = mapped["chr-hrc"]
    node = event("E_CN.4_RES_2004_9013")
    assert about(quads, node, "dg:absentMember") == [iri("state:PAK")]
    assert about(quads, event("E_CN.4_RES_2004_9013-CHN"), "dg:stance") == [iri("stance:nonParticipation")]
    assert about(quads, event("E_CN.4_RES_2004_9013-FRA-2"), "dg:stance") == [iri("stance:voteFor")]
    assert about(quads, terms.document("A/HRC/50/L.9025"), "dg:amends") == [terms.document("A/HRC/50/L.9002")]
    kinds = [(each.kind, each.record) for each in sorted(told.findings)]
    assert ("named twice", "E/CN.4/RES/2004/9013") in kinds
    assert ("absent with a vote", "E/CN.4/RES/2004/9013") in kinds
    assert ("totals", "A/HRC/50/L.9025") in kinds
    assert kinds.count(("shared symbol", "E/CN.4/RES(II)")) == 2


def test_no_vote_is_no_roll_call(mapped: dict[str, Mapped]) -> None:
    quads, _ = mapped["unxml-ga"]
    events = {q.subject for q in quads if q.object == iri("dg:VoteEvent")}
    assert event("A_RES_74_9002") not in events
    assert event("A_RES_74_9001") in events


LEDGERS = {
    "ga": {
        ("votes", "mapped", "vote: abstain", 1), ("votes", "mapped", "vote: nonParticipation", 1),
        ("votes", "mapped", "vote: voteAgainst", 1), ("votes", "mapped", "vote: voteFor", 3),
        ("votes", "reported", "the registry does not know this name on the day", 1),
    },
    "vetoes": {("vetoes", "mapped", "document: vetoed", 3), ("votes", "mapped", "vote: voteAgainst", 4)},
    "marcxml": {
        ("records", "mapped", "document: mode not told", 1), ("records", "mapped", "document: recorded vote", 1),
        ("sponsors", "mapped", "sponsor", 4),
        ("votes", "mapped", "vote: nonParticipation", 1), ("votes", "mapped", "vote: voteFor", 1),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", LEDGERS)
def test_ledger(mapped: dict[str, Mapped], name: str) -> None:
    found = {(each.unit, each.outcome, each.reason, each.rows) for each in mapped[name][1].entries()}
    assert found == LEDGERS[name]


def test_the_ledger_sums_to_the_rows(mapped: dict[str, Mapped]) -> None:
    rows = {
        ("ga", "votes", "ga_voting.csv"): 1, ("chr-hrc", "votes", "votes_long.csv"): 1,
        ("chr-hrc", "decisions", "resolutions.csv"): 1, ("unxml-ga", "resolutions", "ga_74.json"): 0,
        ("vetoes", "vetoes", "vetoes.csv"): 1,
    }  # fmt: skip
    for (name, unit, file), header in rows.items():
        lines = (SAMPLES / file).read_text(encoding="utf-8").splitlines()
        assert mapped[name][1].total(name, [unit]) == len(lines) - header


def test_a_list_that_names_states_twice(mapped: dict[str, Mapped]) -> None:
    entries = {(each.unit, each.reason): each.rows for each in mapped["unxml-ga"][1].entries()}
    assert entries["votes", "the list names the State twice"] == 1
    assert entries["resolutions", "the dataset has this text already"] == 1


GOOD = (SAMPLES / "ga_74.json").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize(
    "line",
    [
        '{"symbol": "A/RES/74/9001", "MS_in_favour": []}',
        "not json at all",
        json.dumps(json.loads(GOOD) | {"subjects": "['cut"}),
        json.dumps(json.loads(GOOD) | {"subjects": f"{'-' * 100_000}1"}),
        "[" * 100_000,
    ],
    ids=["fields", "words", "a list cut short", "signs", "brackets"],
)
def test_broken_json_names_its_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "ga_1.json"
    path.write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        list(sources.read(sources.find((str(path),))[0], lambda done: None))
