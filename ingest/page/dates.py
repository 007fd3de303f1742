"""Dates as letters of eight decades print them, in ISO 8601.

`21st January, 1950`, `12 MAY 1961`, `March 2, 2005`, `1er mars 2005`, `2 de marzo de 2005`, `2005-03-02`,
`02/03/2005` (day first, as the UN writes) and the date-time group of a cable (`250148Z OCT 73`).
Month names are data: `lexicons/dates.toml`.
"""

import re
from datetime import date
from typing import NamedTuple

from diplograph.model import Span

from ..tables import lexicon

_MONTHS: dict[str, int] = {name: int(number) for number, names in lexicon("dates")["months"].items() for name in names}
MONTHS = "|".join(names[0].capitalize() for names in lexicon("dates")["months"].values())
"""The months as English texts print them, as alternatives of a pattern."""
_NAME = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")(?![a-zà-ÿ])"
_INITIALS = "".join(sorted({name[0] for name in _MONTHS}))
_GAP = r"\s{1,3}"
_DATE = re.compile(
    r"(?=\d)(?<![\d/.-])(?:"
    rf"(?P<d1>\d{{1,2}})\s?(?:st|nd|rd|th|er|º|°)?,?{_GAP}(?:day of\s|of\s|de\s)?"
    rf"(?P<m1>{_NAME})\.?,?{_GAP}(?:del?\s)?(?P<y1>\d{{4}})"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)"
    r"|(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>(?:19|20)\d\d)"
    rf"|(?P<d4>\d\d)\d{{4}}Z\s(?P<m4>{_NAME})\s(?P<y4>\d\d)"
    r")(?!\d)"
    rf"|(?=[{_INITIALS}])(?<![A-Za-z])(?P<m5>{_NAME})\.?{_GAP}(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?{_GAP}(?P<y5>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+")
_NAME_BACKWARDS = re.compile(r"\s{1,3}\.?([a-zà-ÿ]+)", re.IGNORECASE)
_NAME_REACH = 16  # code points before a number in which the name of a month may stand
_PARTIAL = re.compile(
    rf"(?<![\d/.-])(?P<d1>\d{{1,2}})\s?(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<m1>{_NAME})"
    rf"|(?<![A-Za-z])(?P<m2>{_NAME})\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
    re.IGNORECASE,
)
_CENTURY = 1900  # two-digit years of cables: telegraph traffic of 1946 to 1999


class Dated(NamedTuple):
    """A date and where it stands. `iso` is `YYYY-MM-DD`."""

    span: Span
    iso: str


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Dated, ...]:
    """Complete dates in reading order; impossible ones (31 June) are left out."""
    found = []
    stop = len(text) if end is None else end
    for place in _places(text, start, stop):
        match = _DATE.match(text, place, stop) if place >= start else None
        if match is None:
            continue
        start = match.end()
        iso = _iso(match)
        if iso is not None:
            found.append(Dated(Span(*match.span()), iso))
    return tuple(found)


def _places(text: str, start: int, stop: int) -> list[int]:
    """Where a date may begin: at a number, or at the name of a month in front of one."""
    places: list[int] = []
    for number in _NUMBER.finditer(text, start, stop):
        place = number.start()
        name = _NAME_BACKWARDS.match(text[max(start, place - _NAME_REACH) : place][::-1])
        if name and name[1][::-1].lower() in _MONTHS:
            places.append(place - name.end())
        places.append(place)
    return places


def parse(text: str, year: str | None = None) -> str | None:
    """The first date of a text as `YYYY-MM-DD`; a date without year takes the year given.

    >>> parse("Letter dated 21st January, 1950 from"), parse("CABLE DATED OCTOBER 2", "1975")
    ('1950-01-21', '1975-10-02')
    """
    found = find(text)
    if found:
        return found[0].iso
    match = _PARTIAL.search(text) if year else None
    if match is None or year is None:
        return None
    return _valid(year, _MONTHS[(match["m1"] or match["m2"]).lower()], match["d1"] or match["d2"])


def format(iso: str) -> str:
    """The date as the UN prints it in English.

    >>> format("1950-01-21")
    '21 January 1950'
    """
    day = date.fromisoformat(iso)
    name = next(name for name, number in _MONTHS.items() if number == day.month)
    return f"{day.day} {name.capitalize()} {day.year}"


def _iso(match: re.Match[str]) -> str | None:
    number = next(n for n in range(1, 6) if match[f"d{n}"])
    month, year = match[f"m{number}"], match[f"y{number}"]
    value = int(month) if month.isdigit() else _MONTHS[month.lower()]
    return _valid(str(_CENTURY + int(year)) if len(year) == 2 else year, value, match[f"d{number}"])


def _valid(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
