"""Agenda items of a masthead: their numbers as printed, and on which agenda they stand."""

import re
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:\s?\([a-z]{1,2}\)(?:\s?\([ivx]{1,4}\))?)?"
_JOIN = r"(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s*&\s*|\s+to\s+|\s?[-–]\s?)"
_LIST = rf"{_NUMBER}(?:{_JOIN}(?:{_NUMBER}|\([a-z]\)))*"
_AGENDA = (
    r"(?:revised\s+|supplementary\s+|annotated\s+)?(?:(?:provisional|preliminary|draft|adopted)\s+)?(?:agenda|list)"
)
_ITEMS = re.compile(
    r"(?<![A-Za-z])(?:(?P<status>provisional|draft|preliminary)\s+)?(?:agenda\s+)?(?:sub-?)?items?\s*:?\s+"
    rf"(?P<list>{_LIST})(?![\d/])(?:\*{{0,3}}\s*(?:of|on)\s+the\s+(?P<of>{_AGENDA}))?"
)
_LETTERS = r"\([a-z]{1,2}\)(?:\s?\([ivx]{1,4}\))?"
_PIECE = re.compile(rf"(?P<join>{_JOIN})?(?P<number>\d{{1,3}})?(?:\s?(?P<letters>{_LETTERS}))?", re.IGNORECASE)
_LONGEST_RANGE = 40  # items; a wider "range" is two numbers


@dataclass(frozen=True, slots=True)
class Agenda:
    """Items in printed order. status: provisional | preliminary | adopted, `None` when no item is printed."""

    items: tuple[str, ...] = ()
    status: str | None = None


def parse(head: str) -> Agenda:
    """The agenda items of a masthead (its text down to the title).

    >>> parse("Thirty-fourth session\\nAgenda items 2 and 4").items
    ('2', '4')
    >>> parse("Items 10, 19 (a) and (b) of the provisional agenda*")
    Agenda(items=('10', '19 (a)', '19 (b)'), status='provisional')
    """
    found: list[str] = []
    status: str | None = None
    for match in _ITEMS.finditer(head.lower()):
        found += (item for item in _expanded(match["list"]) if item not in found)
        words = f"{match['status'] or ''} {match['of'] or ''}"
        if status is None:
            status = "provisional" if "provisional" in words or "draft" in words else "adopted"
            status = "preliminary" if "preliminary" in words else status
    return Agenda(tuple(found), status)


def _expanded(printed: str) -> list[str]:
    """`10, 19 (a) and (b)` is 10, 19 (a), 19 (b); `10 to 12` is 10, 11, 12."""
    items: list[str] = []
    number = ""
    for match in _PIECE.finditer(printed):
        if not match["number"] and not match["letters"]:
            continue
        join = (match["join"] or "").strip()
        is_range = join.lower() in ("to", "-", "–") and match["number"] and number
        if is_range and 0 < int(match["number"]) - int(number) <= _LONGEST_RANGE:
            items += (str(n) for n in range(int(number) + 1, int(match["number"])))
        number = match["number"] or number
        letters = f" {match['letters'].replace(' ', '').lower()}" if match["letters"] else ""
        items.append(number + letters)
    return items
