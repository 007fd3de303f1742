"""The real voting record, where it lies beside the repository: totals, landmarks, ledger sums.

Of the Assembly only some years are mapped; benchmarks/votes_load.py does it all.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.ingest.votes import arithmetic, sources, undl
from diplograph.ingest.votes.ledger import Ledger
from diplograph.ingest.votes.mapping import Mapping
from diplograph.ingest.votes.records import Record

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not (DATA / "undl_votes").is_dir(), reason="the voting record is not beside us")
UNDL, OHCHR = DATA / "undl_votes", DATA / "hrc_chr_votes"
NOES = {"CHN", "CUB", "EGY", "IDN", "NGA", "RUS", "SDN", "ZWE"}  # on E/CN.4/RES/2004/13


def rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


@pytest.fixture(scope="module")
def rights() -> list[Record]:
    return list(sources.read(sources.find((str(OHCHR),))[0], lambda done: None))


def test_148_of_1705_do_not_add_up(rights: list[Record]) -> None:
    recorded = [each for each in rights if each.casts]
    assert len(recorded) == 1705
    assert sum(arithmetic.disagreement(each) is not None for each in recorded) == 148


def test_the_landmark_of_2004(rights: list[Record]) -> None:
    found = next(each for each in rights if each.printed == "E/CN.4/RES/2004/13")
    assert arithmetic.counted(found) == (29, 8, 16)
    assert {code for _, code, mark in found.casts if mark == "N"} == NOES


def test_every_row_of_the_human_rights_bodies(rights: list[Record]) -> None:
    told = Ledger()
    mapping = Mapping("chr-hrc", told)
    written = sum(mapping.text(each).count("#castIn>") for each in rights)
    marks = Counter(row[-1] for row in rows(OHCHR / "votes_long.csv.gz"))
    assert told.total("chr-hrc", ["votes"]) == marks.total() - 1 == 80158
    assert told.total("chr-hrc", ["decisions"]) == 6346
    entries = {(each.unit, each.reason): each.rows for each in told.entries()}
    assert entries["votes", "vote: voteFor"] == marks["Y"]
    assert entries["votes", "vote: voteAgainst"] == marks["N"]
    assert entries["votes", "vote: abstain"] == marks["A"]
    assert entries["votes", "absent, no vote"] == marks["."]
    assert written == marks["Y"] + marks["N"] + marks["A"] + marks["-"]


def test_every_row_of_the_council() -> None:
    told = Ledger()
    mapping = Mapping("sc", told)
    with gzip.open(UNDL / "sc_voting.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for record in undl.read(lines, "sc", "SC"):
            assert arithmetic.disagreement(record) is None
            mapping.text(record)
    assert {each.outcome for each in told.entries()} == {"mapped"}
    assert told.total("sc", ["votes"]) == 41079


LANDMARKS = {
    "A/RES/181(II)[A]": (33, 13, 10), "A/RES/2758(XXVI)": (76, 35, 17), "A/RES/3379(XXX)": (72, 35, 32),
    "A/RES/ES-11/1": (141, 5, 35),
}  # fmt: skip
YEARS = {"1947", "1964", "1971", "1975", "1991", "2022"}


def test_the_assembly_of_some_years() -> None:
    told = Ledger()
    mapping = Mapping("ga", told)
    dataset = sources.find((str(UNDL / "ga_voting.csv.gz"),))[0]
    landmarks, marks = {}, Counter[str]()
    for record in sources.read(dataset, lambda done: None):
        if record.printed in LANDMARKS:
            landmarks[record.printed] = arithmetic.counted(record)
        if record.date[:4] in YEARS:
            mapping.text(record)
            marks.update(mark for _, _, mark in record.casts)
    assert landmarks == LANDMARKS
    mapped = Counter({each.reason: each.rows for each in told.entries() if each.outcome == "mapped"})
    assert mapped == Counter(
        {
            "vote: voteFor": marks["Y"],
            "vote: voteAgainst": marks["N"],
            "vote: abstain": marks["A"],
            "vote: nonParticipation": marks["X"],
        }
    )
    assert {each.outcome for each in told.entries()} == {"mapped"}
