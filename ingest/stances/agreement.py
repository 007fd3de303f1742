"""The years and organs that a sentence names beside its texts, told with a text's own: "In 2011 Peru abstained"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..texts import resolution_years
from .marking import Marked

__all__ = ["agreement"]

_YEAR = re.compile(r"(?:19[4-9]|20[0-4])\d")
_DATED = re.compile(r"\(((?:19[4-9]|20[0-4])\d)\)|(?<!S/RES)/((?:19[4-9]|20[0-4])\d)/")  # S/RES/1973(2011)
_NUMERAL = re.compile(r"\(([IVXL]+)\)")
_SESSION = re.compile(r"(?:A|A/RES|A/DEC|A/C\.\d)/(\d\d|(?:S|ES)-\d+)/")
_HUMAN_RIGHTS = re.compile(r"A/HRC/(?:RES/|DEC/)?(\d+)/")
# the organ of a symbol (ST/LIB/SER.B/5, document series symbols), by the code of the registry
_ORGANS = (("A/HRC/", "HRC"), ("A/C.", "C"), ("A/", "GA"), ("S/", "SC"), ("E/CN.4/", "CHR"), ("E/", "ECOSOC"))


def agreement(marked: Marked, symbol: str | None) -> Iterator[str]:
    """Whether a sentence names the year of a text, another one or none; which organs it names beside the text's."""
    if symbol is None:
        return
    named = {int(word) for word in marked.row if _YEAR.fullmatch(word)}
    if named and (own := _years(symbol)):
        yield f"year:{'same' if own & named else 'other'}"
    organ = _organ(symbol)
    for token in marked.tokens:
        if token.text == "§o":
            for actor in token.actors:
                for code in actor.codes or ("",):
                    yield f"organ:{organ}:{code}"


@lru_cache(maxsize=1 << 12)
def _years(symbol: str) -> frozenset[int]:
    """The years in which a text was before its organ: a session of the Assembly lasts into the next year."""
    if human := _HUMAN_RIGHTS.match(symbol):
        year = resolution_years.human_rights_council_year(human[1])
    elif dated := _DATED.search(symbol):
        return frozenset([int(dated[1] or dated[2])])
    elif numeral := _NUMERAL.search(symbol):
        year = resolution_years.numeral_year(numeral[1])
    else:
        session = _SESSION.match(symbol)
        year = resolution_years.assembly_year(session[1]) if session else None
    return frozenset() if year is None else frozenset([year, year + 1])


@lru_cache(maxsize=1 << 12)
def _organ(symbol: str) -> str:
    return next((code for start, code in _ORGANS if symbol.startswith(start)), "")
