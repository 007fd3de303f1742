"""The UN Digital Library's voting export: one CSV row a Member State a resolution.

Columns: https://digitallibrary.un.org, collection "Voting Data" (tags 791 symbol, 967 votes, 996 totals of the
underlying MARC records). A blank vote is "non-voting": the source does not say whether the member was absent.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from diplograph.errors import InputError

from .records import Cast, Record, totals

__all__ = ["COLUMNS", "read"]

COLUMNS = (
    "undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "committee_report",
    "meeting", "title", "agenda_title", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions",
    "total_non_voting", "undl_link",
)  # fmt: skip
_MARKS = {"Y": "Y", "N": "N", "A": "A", "": "X", "X": "X", "NV": "X"}
_ADDRESS = "https://digitallibrary.un.org/record/"


def read(lines: Iterable[str], dataset: str, organ: str) -> Iterator[Record]:
    """One record a roll call, in the order of the file. Rows of one roll call stand together.

    Raises InputError when a column is missing.
    """
    rows = csv.reader(lines)
    header = next(rows, [])
    if missing := [name for name in COLUMNS if name not in header]:
        raise InputError(f"{dataset}: the voting file has no column {', '.join(missing)}; export it whole")
    place = {name: header.index(name) for name in COLUMNS}
    cells = itemgetter(*(place[name] for name in ("ms_name", "ms_code", "ms_vote")))
    for _, group in groupby(rows, key=itemgetter(place["undl_id"])):
        members = list(group)
        yield _record(members, place, tuple(map(cells, members)), dataset, organ)


def _record(
    members: list[list[str]], place: dict[str, int], found: tuple[Cast, ...], dataset: str, organ: str
) -> Record:
    first = members[0]
    get = {name: first[index].strip() for name, index in place.items()}
    return Record(
        dataset=dataset,
        record=get["undl_id"],
        source=get["undl_link"] or _ADDRESS + get["undl_id"],
        printed=get["resolution"],
        title=get["title"],
        date=get["date"],
        organ=organ,
        session=get["session"],
        mode="recorded vote",
        agenda=tuple(filter(None, get["agenda_title"].split("|"))),
        subjects=tuple(filter(None, (part.strip() for part in get["subjects"].split("|")))),
        drafts=tuple(filter(None, (get["draft"],))),
        report=get["committee_report"],
        meeting=get["meeting"],
        casts=tuple((name, code, _MARKS.get(mark, mark)) for name, code, mark in found),
        totals=totals(get[f"total_{name}"] for name in ("yes", "no", "abstentions", "non_voting")),
        note=get["vote_note"],
    )
