"""The UN's own JSON of resolutions: one JSON object a line, with sponsors, votes by name and subjects.

Source: the files that go with the UN's Akoma Ntoso resolutions. Traps: lists stored as strings, names in capitals,
counts of "0" where no vote was taken, dates in four spellings, counts that a list of names contradicts.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from diplograph.errors import InputError

from ..page import dates
from .records import Cast, Record, Sponsor, Totals, totals
from .words import mode

__all__ = ["date", "read"]

_FIELDS = (("MS_in_favour", "Y"), ("MS_against", "N"), ("MS_abstaining", "A"))
_NONE = ("", "N.A.")
# What reading raises for JSON of another form, and for a string that spells no list or too deep a one.
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, SyntaxError, RecursionError, MemoryError)
_SYMBOL = re.compile(r"\b[AS]/[\w./-]+[\w]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def read(lines: Iterable[str], dataset: str, organ: str) -> Iterator[Record]:
    """One record a resolution, in the order of the file. Raises InputError naming a line that is no JSON object."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            yield _record(found, f"{dataset}:{number}", dataset, organ)
        except _BROKEN as error:
            raise InputError(f"{dataset}, line {number}: this is no resolution in the UN's JSON ({error})") from error


def _record(found: dict[str, Any], number: str, dataset: str, organ: str) -> Record:
    how = mode(found["adoption_type"] or found.get("voting_type", ""))
    casts = _casts(found) if how != "without a vote" else ()
    originating = found.get("originating_document") or found.get("draft_resolution") or ""
    symbols = _SYMBOL.findall(originating)
    drafts = [each for each in symbols if "/L." in each or (organ == "SC" and each.startswith("S/"))]
    report = next((each for each in symbols if organ == "GA" and "/L." not in each), "")
    return Record(
        dataset=dataset,
        record=number,
        source="",
        printed=found["symbol"],
        title=found.get("resolution_title") or found.get("title") or "",
        date=date(found["adoption_date"]),
        organ=organ,
        unit="resolutions",
        session=found.get("session", ""),
        mode=how,
        kind="Resolution",
        agenda=tuple(filter(None, (found.get("agenda_item_name", ""),))),
        subjects=tuple(dict.fromkeys(part[0].strip(" .") for part in _list(found["subjects"]) if part and part[0])),
        drafts=tuple(dict.fromkeys(each for each in drafts if "/Add." not in each))[:1],
        report=report,
        meeting=found.get("pv") or _meeting(found.get("outcome_letter", "")),
        variants=tuple(filter(None, (found.get("sc_symbol", ""),))),
        sponsors=(*_sponsors(found, "sponsors", False), *_sponsors(found, "additional_sponsors", True)),
        casts=casts,
        totals=_totals(found) if casts else None,
    )


def _casts(found: dict[str, Any]) -> tuple[Cast, ...]:
    return tuple((name.strip(), "", mark) for field, mark in _FIELDS for name in _list(found[field]) if name.strip())


def _totals(found: dict[str, Any]) -> Totals:
    return totals(str(found[f"{field}_count"]).strip() for field, _ in _FIELDS)


def _sponsors(found: dict[str, Any], field: str, additional: bool) -> tuple[Sponsor, ...]:
    entries = (" ".join(str(entry).split()) for entry in _list(found[field]))
    return tuple(Sponsor(entry, additional) for entry in entries if entry)


def _list(value: Any) -> list[Any]:
    """A list; where the source stored one as a string, the list that the string spells."""
    if not isinstance(value, str):
        return list(value)
    if value.strip() in _NONE:
        return []
    spelled = ast.literal_eval(value)
    return list(spelled) if isinstance(spelled, list | tuple) else [str(spelled)]


def date(written: str) -> str:
    """ISO 8601 from the four spellings of the files; `""` when there is no day in it.

    >>> date("2019-10-10 00:00:00"), date("24 January 2006")
    ('2019-10-10', '2006-01-24')
    """
    if iso := _ISO.match(written):
        return iso.group()
    words = " ".join(written.replace("\xa0", " ").split()[:3])
    return dates.parse(words) or ""


def _meeting(words: str) -> str:
    return words if words.startswith(("S/PV", "A/PV")) else ""
