"""The human-rights bodies' record: Commission on Human Rights and Human Rights Council, from 1946.

Two files: decisions (one row each, with totals and main sponsors) and votes (one row a member a decision). The key of
both is `record_id`: symbols are shared. `.` is absent; `-` and blank are "no position". Source: OHCHR library records.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from diplograph.errors import InputError

from .records import ABSENT, Cast, Record, Sponsor, Totals, totals
from .words import mode

__all__ = ["read"]

_MARKS = {"Y": "Y", "N": "N", "A": "A", "-": "X", "": "X", ".": ABSENT}
_ORGANS = {"Commission on Human Rights": "CHR", "Human Rights Council": "HRC"}
_DRAFT = re.compile(r"[AE]/(?:HRC|CN\.4)/[A-Z0-9./-]*L\.\d+(?:/Rev\.\d+)?")
_CLASSES = (("amendment", "Amendment"), ("decision", "Decision"), ("resolution", "Resolution"))


def read(decisions: Iterable[str], votes: Iterable[str], dataset: str) -> Iterator[Record]:
    """One record a decision, in the order of the decisions. Both tables are held in memory (90,000 small rows).

    Raises InputError when a column is missing, or votes belong to no decision.
    """
    by_record = _votes(votes, dataset)
    rows = csv.DictReader(decisions)
    if "record_id" not in (rows.fieldnames or ()) or "vote_type" not in (rows.fieldnames or ()):
        raise InputError(f"{dataset}: the file of decisions has no column record_id or vote_type; export it whole")
    table = list(rows)
    symbols = Counter(row["symbol"].strip() for row in table)
    for row in table:
        casts = tuple(by_record.pop(row["record_id"], ()))
        yield _record(row, casts, dataset, symbols[row["symbol"].strip()] > 1)
    if by_record:
        raise InputError(f"{dataset}: votes of records without a decision: {', '.join(sorted(by_record)[:5])}")


def _votes(lines: Iterable[str], dataset: str) -> dict[str, list[Cast]]:
    found: dict[str, list[Cast]] = defaultdict(list)
    rows = csv.DictReader(lines)
    if missing := {"record_id", "iso3", "name_latest", "vote"} - set(rows.fieldnames or ()):
        raise InputError(f"{dataset}: the file of votes has no column {', '.join(sorted(missing))}; export it whole")
    for row in rows:
        mark = row["vote"].strip()
        found[row["record_id"]].append((row["name_latest"], row["iso3"], _MARKS.get(mark, mark)))
    return found


def _record(row: dict[str, str], casts: tuple[Cast, ...], dataset: str, shared: bool) -> Record:
    how = mode(row["vote_type"])
    sponsors = tuple(Sponsor(entry) for entry in filter(None, (row["main_sponsors"].strip(),)))
    return Record(
        dataset=dataset,
        record=row["record_id"],
        source=row["record_url"],
        printed=row["symbol"].strip(),
        title=row["title"],
        date=row["date"].strip(),
        organ=_ORGANS.get(row["body"].strip(), ""),
        unit="decisions",
        shared=shared,
        mode=how,
        kind=_kind(row, how),
        agenda=tuple(filter(None, (f"{row['agenda_item_no']} {row['agenda_item_title']}".strip(" -"),))),
        subjects=tuple(filter(None, (part.strip() for part in row["agenda_subject"].split(" - ")))),
        drafts=tuple(dict.fromkeys(_DRAFT.findall(row["draft"]))),
        meeting=_meeting(row["meeting"]),
        sponsors=sponsors,
        casts=casts,
        totals=_totals(row),
    )


def _kind(row: dict[str, str], how: str) -> str:
    """The class of the text; a text withdrawn, not considered or rejected stays a draft."""
    words = row["title"].lower()
    tail = words.rpartition(" : ")[2]
    kind = next((name for word, name in _CLASSES if word in tail), "")
    if kind == "Amendment" or how in ("withdrawn", "not considered") or "rejected" in row["draft"].lower():
        return "Amendment" if kind == "Amendment" else "Draft"
    return kind


def _meeting(words: str) -> str:
    found = re.match(r"[AE]/[\w./-]+", words)
    return found.group().rstrip(".") if found else ""


def _totals(row: dict[str, str]) -> Totals | None:
    cells = [row[name].strip() for name in ("yes", "no", "abstain", "nonvoting")]
    return totals(cells) if any(cells) else None
