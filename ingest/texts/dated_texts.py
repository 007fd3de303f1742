"""Resolutions that everybody knows by their day: "the Security Council resolution of 22 November 1967".

The days are data: `[[dated]]` of `lexicons/named_texts.toml`, only such days on which the organ adopted nothing else
that is cited so.
"""

import re
from functools import cache

from diplograph.model import Reference, Span

from ..tables import lexicon

__all__ = ["find"]

_ORGAN = r"(?:Security\s+Council|General\s+Assembly|Council|Assembly)"
_DATED = re.compile(
    rf"resolution(?<!\wresolution)(?:\s+of\s+the\s+{_ORGAN})?,?\s+"
    rf"(?:(?:which\s+was\s+)?(?:unanimously\s+)?adopted\s+(?:by\s+the\s+{_ORGAN}\s+)?(?:unanimously\s+)?(?:on|in)|of)\s+"
    r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{4})\b(?!\s?[\[(])"
)


@cache
def _known() -> dict[str, str]:
    return {entry["date"]: entry["symbol"] for entry in lexicon("named_texts")["dated"]}


def find(text: str) -> tuple[Reference, ...]:
    """Every resolution that is named by a known day alone, in reading order; a number behind it speaks for itself."""
    found = []
    for match in _DATED.finditer(text):
        symbol = _known().get(f"{match['day']} {match['month']} {match['year']}")
        if symbol:
            span = Span(*match.span())
            found.append(Reference(span, match.group(), symbol, "resolution", listed=False))
    return tuple(found)
