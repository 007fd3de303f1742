"""The title of a letter, its most reliable line: kind, date, sender, addressees.

Grammar (domain brief, 2.2): kind "dated" date "from" sender ["to the United Nations ..."] "addressed to" addressees.
Older records write "from the representative of X to the President of the Security Council".
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from diplograph.model import Span

from ..tables import lexicon
from . import dates
from .repair import title_start

_LEXICON = lexicon("masthead")
_KINDS = tuple((re.compile(entry["pattern"], re.IGNORECASE), entry["form"]) for entry in _LEXICON["kind"])
_NAMES = {" ".join(name.lower().split()): name for name in _LEXICON["addressees"]["names"]}
_WRITTEN = _LEXICON["addressees"]["written"]
_NAME = "|".join(
    r"\s+".join(map(re.escape, name.split(" "))) for name in sorted(_NAMES, key=lambda name: (-len(name), name))
)
_ADDRESSEE = re.compile(
    rf"(?:\s*(?:,\s*and|,|and(?:\s+to)?)\s+|\s*)(?:to\s+)?(?:the\s+)?(?:respective\s+)?({_NAME})(?![a-z])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(rf"^(?:to:?\s+)?(?:the\s+)?({_NAME})(?![a-z-])", re.IGNORECASE | re.MULTILINE)
_TO_OFFICE = re.compile(rf"\s+to\s+(?:the\s+)?(?={_NAME})", re.IGNORECASE)


def _words(name: str) -> re.Pattern[str]:
    return re.compile(_LEXICON["title"][name]["pattern"], re.IGNORECASE)


_ADDRESSED, _FROM, _TO_PLACE, _ABOUT = map(_words, ("addressed", "from", "to_place", "about"))
_BEHALF, _AFTER_PLACE, _BEGINNING = map(_words, ("behalf", "after_place", "beginning"))
_OTHER_ADDRESSEE, _OPEN, _NOT_OPEN = map(_words, ("other_addressee", "open_addressee", "not_open"))
_REST = re.compile(r"\*{0,3}(?:\s*\d{1,2}/)?\*{0,2}")
_LONGEST = 1500  # code points; titles with thirty signatories are shorter
_BY = re.compile(r"[\s,]+(?:signed\s+)?(?:by|from)\s+", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "for", "on", "to", "in", "by"])


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed and its parts. `sender` is the words between "from" and the addressee."""

    span: Span
    text: str
    form: str
    date: str | None
    sender: str
    addressees: tuple[str, ...]
    about: str = ""


@lru_cache(maxsize=2)
def find(text: str) -> Title | None:
    """The title of the document whose working text this is, `None` when there is none."""
    start = title_start(text)
    return parse(text[start : start + _LONGEST], start) if start >= 0 else None


def parse(text: str, start: int = 0) -> Title:
    """Read a title from the beginning of `text`; `start` is where that stands in the document."""
    line = text.find("\n")
    limit = len(text) if line < 0 else line
    dated = next((day for day in dates.find(text[:250]) if day.span.start < limit), None)
    sent = _FROM.search(text, 0, limit)
    addressed = _ADDRESSED.search(text, 0, limit) or _TO_OFFICE.search(text, sent.end() if sent else 0, limit)
    addressees, end = _addressees(text, addressed.end(), limit) if addressed else ((), _end_of_sender(text, limit))
    sender_end = addressed.start() if addressed else end
    sender = text[sent.end() : sender_end] if sent and sent.end() < sender_end else ""
    if not sender and (by := _BY.match(text, end, limit)):
        stop = _beginning(text, by.end(), limit)
        sender, end = text[by.end() : stop].strip(" ,"), stop
    if behalf := _BEHALF.match(text, end, limit):
        stop = _beginning(text, behalf.end(), limit)
        sender, end = f"{sender} {text[behalf.start() : stop].strip(' ,')}", stop
    about = _ABOUT.match(text, end, limit)
    if about:
        stop = _beginning(text, about.end(), limit)
        about_text, end = text[about.start() : stop].strip(" ,"), stop
    end = _REST.match(text, end).end() if addressed or about else end  # type: ignore[union-attr]
    return Title(
        Span(start, start + end),
        text[:end].strip(),
        _form(text),
        _date(text, dated, sent),
        _without_place(sender),
        addressees,
        about_text if about else "",
    )


def address(block: str) -> tuple[str, ...]:
    """Known addressees that begin a line of an address; an office without its organ may be the signatory's.

    >>> address("H.E. Mr. Dag Prueba\\nSecretary-General of the United Nations\\nNew York")
    ('Secretary-General',)
    """
    named = [_NAMES[" ".join(match.group(1).lower().split())] for match in _ADDRESS.finditer(block)]
    return tuple(dict.fromkeys(_WRITTEN.get(name, name) for name in named if " of " in name or " for " in name))


def end_of_reference(text: str, start: int) -> int:
    """Where "Annex to the letter dated ... addressed to ..." ends, when it stands inside a longer line."""
    line = text.find("\n", start)
    limit = min(len(text) if line < 0 else line, start + _LONGEST)
    addressed = _ADDRESSED.search(text, start, limit)
    return _addressees(text, addressed.end(), limit)[1] if addressed else limit


def _form(text: str) -> str:
    """The form of the kind that is named first."""
    return next((form for pattern, form in _KINDS if pattern.match(text)), "letter")


def _date(text: str, dated: dates.Dated | None, sent: re.Match[str] | None) -> str | None:
    """The date after "dated", or, in older titles, behind the sender."""
    if dated is None:
        return None
    before = text[max(0, dated.span.start - 12) : dated.span.start].lower()
    near = "dated" in before or "of" in before.split()[-1:] or dated.span.start < 40
    return dated.iso if near or sent is None else None


def _addressees(text: str, start: int, limit: int) -> tuple[tuple[str, ...], int]:
    """Known addressees one after the other, else the words up to the end of the line."""
    found: list[str] = []
    position = start
    while match := _ADDRESSEE.match(text, position, limit):
        name = _NAMES[" ".join(match.group(1).lower().split())]
        found.append(_WRITTEN.get(name, name))
        position = match.end()
        if _is_open(text, position, limit):
            break
    if found and not _is_open(text, position, limit):
        return tuple(dict.fromkeys(found)), position
    other = _OTHER_ADDRESSEE.match(text, start, limit)
    if other is None:
        return tuple(dict.fromkeys(found)), max(position, _beginning(text, start, limit) if not found else position)
    return (_cased(other.group(1)),), other.end()


def _is_open(text: str, position: int, limit: int) -> bool:
    """`Chairman of the Committee` goes on with `established pursuant to resolution 1540 (2004)`."""
    goes_on = _OPEN.match(text, position, limit) is not None
    return goes_on and _NOT_OPEN.match(text, position, limit) is None


def _cased(name: str) -> str:
    """A name printed in capitals, in title case with small joining words."""
    words = name.strip(" ,").split()
    if not name.isupper():
        return " ".join(words)
    return " ".join(w.lower() if w.lower() in _SMALL else "-".join(map(str.capitalize, w.split("-"))) for w in words)


def _end_of_sender(text: str, limit: int) -> int:
    """Without an addressee the title ends where the subject or the letter begins, or with its line."""
    about = _ABOUT.search(text, 0, limit)
    return about.start() if about else _beginning(text, 0, limit)


def _beginning(text: str, start: int, limit: int) -> int:
    match = _BEGINNING.search(text, start, limit)
    return match.start() if match else limit


def _without_place(sender: str) -> str:
    match = _TO_PLACE.search(sender)
    return (sender[: match.start()] + _after_place(sender[match.end() :]) if match else sender).strip(" ,")


def _after_place(rest: str) -> str:
    """What follows "to the United Nations Office at Geneva" and still is the sender's."""
    match = _AFTER_PLACE.search(rest)
    return rest[match.start() :] if match else ""
