"""Votes and letters in one store: agreement a second time in plain Python, and words against votes."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, permutations
from pathlib import Path

import pytest

from diplograph import intake, rollcalls, terms
from diplograph.ingest import reader, samples
from diplograph.ingest.votes import sources
from diplograph.ingest.votes.ledger import Ledger
from diplograph.ingest.votes.mapping import Mapping
from diplograph.ingest.votes.records import Record
from diplograph.queries import runner
from diplograph.store import Store, parse

SAMPLES = Path(__file__).resolve().parents[1] / "ingest" / "votes"
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
UNDL = DATA / "undl_votes" / "sc_voting.csv.gz"
beside = pytest.mark.skipif(not UNDL.is_file(), reason="the voting record is not beside us")

Pairs = dict[tuple[str, str], tuple[int, int]]


def agreement(rows: Iterable[tuple[str, str, str]]) -> Pairs:
    """(roll call, State, mark) to (shared, alike) for every ordered pair of States."""
    shared, alike = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for _, cast in groupby(rows, key=lambda row: row[0]):
        for (_, one, mine), (_, two, theirs) in permutations([row for row in cast if row[2] in ("Y", "N", "A")], 2):
            shared[one, two] += 1
            alike[one, two] += mine == theirs
    return {pair: (shared[pair], alike[pair]) for pair in shared}


def asked(store: Store, **values: str) -> Pairs:
    rows = runner.run(store, "agreement", values).records()
    return {(str(r["one"]), str(r["two"])): (int(r["shared"] or 0), int(r["alike"] or 0)) for r in rows}


def test_agreement_on_the_samples() -> None:
    with Store.memory() as store:
        rollcalls.load(store, sources.find((str(SAMPLES / "ga_voting.csv"),)), lambda done: None)
        assert asked(store) == {
            ("FJI", "TON"): (2, 1), ("TON", "FJI"): (2, 1), ("FJI", "TUR"): (1, 0), ("TUR", "FJI"): (1, 0),
            ("TON", "TUR"): (1, 0), ("TUR", "TON"): (1, 0),
        }  # fmt: skip


@beside
def test_agreement_in_the_council_is_that_of_the_csv() -> None:
    with gzip.open(UNDL, "rt", encoding="utf-8", newline="") as lines:
        table = [row for row in csv.DictReader(lines) if "1993" <= row["date"][:4] <= "1996"]
    expected = agreement((row["undl_id"], row["ms_code"], row["ms_vote"]) for row in table)
    with Store.memory() as store:
        rollcalls.load(store, sources.find((str(UNDL),)), lambda done: None)
        found = asked(store, organ="SC", since="1993-01-01", until="1996-12-31")
    assert found == expected
    assert len(found) > 100


def test_words_against_votes_on_the_bundled_letters() -> None:
    """A letter of the bundled samples rejects E/CN.4/RES/2003/10; an invented record has its author vote for it."""
    record = Record(
        "demo", "1", "", "E/CN.4/RES/2003/10", "", "2003-04-16", "CHR",
        casts=(("Democratic People's Republic of Korea", "PRK", "Y"), ("Japan", "JPN", "Y")),
    )  # fmt: skip
    with Store.memory() as store:
        list(intake.ingest(store, reader.sources(samples.paths())))
        assert runner.run(store, "words-versus-votes").rows == ()
        quads = parse(Mapping("demo", Ledger()).text(record).encode(), ".nq", terms.graph("none"))
        store.replace({name: [q for q in quads if q.graph == name] for name in {q.graph for q in quads}})
        rows = runner.run(store, "words-versus-votes").records()
    assert {(row["holder"], row["text"], row["vote"], row["contrast"]) for row in rows} == {
        ("PRK", "E/CN.4/RES/2003/10", "voteFor", "writes against")
    }
    assert all(row["quote"] and row["letter"] for row in rows)
