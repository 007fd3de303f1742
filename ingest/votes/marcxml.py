"""MARCXML of the UN Digital Library: drafts with their sponsors, resolutions with their votes.

Fields: 191 $a symbol of a document, 791 $a of a resolution; 245 title and, in $c, the States that submitted it;
269 $a date; 515 additional sponsors in words; 650 subjects; 700/710 with $9 `ms` a Member State as sponsor; 952 $a
meeting; 967 a vote ($c code, $d Y N A or missing, $e name); 991 agenda ($c title); 993 related texts (ind1 1 the
resolution, 3 the committee report); 996 totals ($b yes, $c no, $d abstaining, $e non-voting).
"""

import re
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

from diplograph.errors import InputError

from .records import Cast, Record, Sponsor, Totals, totals

__all__ = ["read"]

Field = tuple[str, dict[str, str]]

_SPACE = "{http://www.loc.gov/MARC21/slim}"
_ADDED = re.compile(
    r"additional sponsors?:\s*(?P<names>.*?)\s*(?:\((?P<report>[A-Z]/[^)]*)\))?\.?(?:\s+-\s.*)?$", re.IGNORECASE
)
_ORGANS = (("A/HRC/", "HRC"), ("E/CN.4/", "CHR"), ("S/", "SC"), ("A/", "GA"))
_MARKS = {"Y": "Y", "N": "N", "A": "A", "": "X"}


def read(file: IO[bytes], dataset: str) -> Iterator[Record]:
    """One record a MARC record, in the order of the file; one at a time in memory. Raises InputError for broken XML."""
    try:
        for _, element in ElementTree.iterparse(file):
            if element.tag == f"{_SPACE}record":
                yield _record(_fields(element), dataset)
                element.clear()
    except ElementTree.ParseError as error:
        raise InputError(f"{dataset}: this is no well-formed MARCXML ({error}); export it again") from error


def _fields(record: ElementTree.Element) -> dict[str, list[Field]]:
    """Fields by tag: (first indicator, first value of each subfield)."""
    found: dict[str, list[Field]] = {}
    for control in record.findall(f"{_SPACE}controlfield"):
        found.setdefault(control.get("tag", ""), []).append(("", {"": (control.text or "").strip()}))
    for data in record.findall(f"{_SPACE}datafield"):
        parts: dict[str, str] = {}
        for part in data.findall(f"{_SPACE}subfield"):
            parts.setdefault(part.get("code", ""), (part.text or "").strip())
        found.setdefault(data.get("tag", ""), []).append((data.get("ind1", " "), parts))
    return found


def _record(fields: dict[str, list[Field]], dataset: str) -> Record:
    number = _first(fields, "001", "")
    symbol = _first(fields, "791", "a") or _first(fields, "191", "a")
    title = " ".join(filter(None, (_first(fields, "245", code) for code in ("a", "b"))))
    casts = tuple(_cast(parts) for _, parts in fields.get("967", ()))
    return Record(
        dataset=dataset,
        record=number,
        source=f"https://digitallibrary.un.org/record/{number}",
        printed=symbol,
        title=title,
        date=_first(fields, "269", "a"),
        organ=next((organ for start, organ in _ORGANS if symbol.startswith(start)), ""),
        unit="records",
        mode="recorded vote" if casts else "",
        kind="" if "/RES/" in symbol else ("Amendment" if "amendment" in title.lower() else "Draft"),
        agenda=tuple(dict.fromkeys(parts["c"] for _, parts in fields.get("991", ()) if parts.get("c"))),
        subjects=tuple(dict.fromkeys(parts["a"] for _, parts in fields.get("650", ()) if parts.get("a"))),
        report=_related(fields, "3"),
        became=_related(fields, "1"),
        meeting=_first(fields, "952", "a"),
        sponsors=tuple(_sponsors(fields)),
        casts=casts,
        totals=_totals(fields),
    )


def _first(fields: dict[str, list[Field]], tag: str, code: str) -> str:
    return next((parts[code] for _, parts in fields.get(tag, ()) if parts.get(code)), "")


def _related(fields: dict[str, list[Field]], indicator: str) -> str:
    return next((parts.get("a", "") for ind, parts in fields.get("993", ()) if ind == indicator), "")


def _cast(parts: dict[str, str]) -> Cast:
    mark = parts.get("d", "")
    return parts.get("e", ""), parts.get("c", ""), _MARKS.get(mark, mark)


def _sponsors(fields: dict[str, list[Field]]) -> Iterator[Sponsor]:
    """Member States of 700 and 710; failing these, the statement of responsibility; then those that joined."""
    states = [parts for tag in ("700", "710") for _, parts in fields.get(tag, ()) if parts.get("9") == "ms"]
    yield from (Sponsor(parts.get("a", "")) for parts in states)
    if not states and (submitted := _first(fields, "245", "c")):
        yield Sponsor(submitted)
    for _, parts in fields.get("515", ()):
        if added := _ADDED.match(parts.get("a", "")):
            yield Sponsor(added["names"], additional=True)


def _totals(fields: dict[str, list[Field]]) -> Totals | None:
    for _, parts in fields.get("996", ()):
        found = totals(parts.get(code, "") for code in "bcde")
        if found != Totals():
            return found
    return None
