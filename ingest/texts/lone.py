"""Which numbers without a noun before them are texts: "On 40/21 France voted in favour", and not "within 48/72 hours".

Asked by `numbers` of numbers of the form session/number, the only ones that may stand alone.
"""

import re

from .resolution_years import FIRST_SLASH_SESSION, FOUNDED

__all__ = ["is_alike", "is_fraction", "is_led", "is_share", "recent"]

_SESSIONS_APART = 15
_MONTHS, _ALL = 12, 100
_WORD = 24  # characters in front of a number, for the word before it
_CLAUSES = 200  # characters in which the noun of a number in brackets stands
# what stands behind a share or a date, not behind a resolution
_SHARE = re.compile(
    r"\.[0-9]|\s?(?:%|per\s?cent\b|[-–]\s?[0-9]|(?:split|ratio|share|basis|partnership|majority|hours?|days?|weeks?|months?"
    r"|years?|kg|km|countries|States|members|votes|seats|people|persons)\b)"
)
# what stands before a number without a noun: "on 37/9", "drafted 38/12", "and 39/6", "most recently 40/3"
_LED = re.compile(
    r"(?:\b(?:[Oo]n|[Oo]f|[Ff]or|[Aa]gainst|[Ww]ith|[Ii]n|[Tt]o|[Uu]nder|[Ff]rom|[Bb]y|[Ll]ike|[Aa]bout|both|than|and|or"
    r"|recently|lately|namely|[a-z]+ed)\s|[a-z0-9],\s|[”\"’']\s?\()\Z"
)
# the noun to which a number in brackets belongs: "the resolution on the moratorium … (63/168)"
_NOUN = re.compile(
    r"\b(?:resolutions?|decisions?|texts?|that\s+of\s+the\s+same\s+(?:title|name))\b(?![^.;?!]*[.;?!]\s)"
)
# "The vote on the resolution was close (55/53)"
_COUNTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|margin|majority|close|carried|score)\b[^.;?!]*\Z")


def recent(year: int) -> range:
    """The sessions of whose texts a paper of that year may speak by number alone."""
    last = year - FOUNDED
    return range(max(FIRST_SLASH_SESSION, last - _SESSIONS_APART), last + 1)


def is_led(text: str, start: int, end: int) -> bool:
    """True behind a word that leads to a number without a noun, and alone in brackets behind the noun."""
    if _LED.search(text, max(0, start - _WORD), start) is not None:
        return True
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    clauses = max(0, start - _CLAUSES), start
    return _NOUN.search(text, *clauses) is not None and _COUNTED.search(text, *clauses) is None


def is_share(text: str, end: int) -> bool:
    """True for a number that ends at `end` before a word that counts or measures."""
    return _SHARE.match(text, end) is not None


def is_fraction(first: str, second: str) -> bool:
    """True for what may as well be shares, two years, or a day and a month: "60/40", "50/50", "47/48", "31/12"."""
    session, number = int(first), int(second)
    whole = number in (session, session + 1) or session + number == _ALL
    return whole or second[0] == "0" or (session == FIRST_SLASH_SESSION and number <= _MONTHS)


def is_alike(first: str, second: str, sessions: list[int]) -> bool:
    """True for a session close to those named with a noun, and a number that is no half of a fraction."""
    if not first.isdigit() or int(first) < FIRST_SLASH_SESSION or first == second:
        return False
    return any(abs(int(first) - session) <= _SESSIONS_APART for session in sessions)
