"""Security Council vetoes: drafts that failed because a permanent member voted against.

One row a draft, with up to three vetoing members. Only their votes are on record here: of the other members there is
no record, which is neither an absence nor an abstention. A draft named by its meeting record only has no symbol.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from diplograph.errors import InputError

from .records import Record

__all__ = ["COLUMNS", "read"]

COLUMNS = ("date", "draft", "meeting_record", "agenda_item", "member_veto1", "member_veto2", "member_veto3")
_DRAFT = re.compile(r"S/(?!PV)\d[\d/]*(?:/Rev\.\d+)?")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def read(lines: Iterable[str], dataset: str) -> Iterator[Record]:
    """One record a vetoed draft, in the order of the file. Raises InputError when a column is missing."""
    rows = csv.DictReader(lines)
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise InputError(f"{dataset}: the file of vetoes has no column {', '.join(missing)}; export it whole")
    table = list(rows)
    drafts = [_draft(row["draft"]) for row in table]
    often = Counter(drafts)
    for number, (row, draft) in enumerate(zip(table, drafts, strict=True), start=1):
        yield _record(row, draft, str(number), dataset, bool(draft) and often[draft] > 1)


def _record(row: dict[str, str], draft: str, number: str, dataset: str, shared: bool) -> Record:
    members = (row[f"member_veto{place}"].strip() for place in (1, 2, 3))
    meeting = row["meeting_record"].split(",")[0].strip()
    return Record(
        dataset=dataset,
        record=number,
        source="",
        printed=draft,
        title=row["agenda_item"],
        date=_date(row["date"]),
        organ="SC",
        unit="vetoes",
        mode="vetoed",
        kind="Draft",
        meeting=meeting,
        casts=tuple((member, "", "N") for member in members if member),
        shared=shared,
    )


def _draft(words: str) -> str:
    found = _DRAFT.search(words)
    return found.group() if found else ""


def _date(written: str) -> str:
    found = _DAY.match(written)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else ""
