"""A word that is not meant as it stands: Norway "supports" R by sending arms.

Marks around the one word, of somebody of whom no verb of saying says that it is his (domain brief, 4.5, trap 19).
Double marks are no tokens and leave a gap on both sides; single ones are tokens.
"""

import re
from functools import cache

from ..tables import lexicon
from .marking import Marked

__all__ = ["scare_quoted"]

_GAP = 2  # characters between two tokens: a space and a mark
_OPENS, _CLOSES = ("'", "‘"), ("'", "’")


@cache
def _said() -> "re.Pattern[str]":
    said = lexicon("attribution")["words"]
    return re.compile(rf"\b(?:{said['says']}|{said['word']}|call(?:s|ed)?)\b")


def scare_quoted(marked: Marked, at: int, holder: int) -> bool:
    """Whether the token at `at` stands alone between quotation marks, and no words before it quote anybody."""
    tokens, row = marked.tokens, marked.row
    if not 0 <= holder < at < len(tokens) - 1 or row[holder] == "§s":
        return False
    single = row[at - 1] in _OPENS and row[at + 1] in _CLOSES
    double = tokens[at].start - tokens[at - 1].end == _GAP and tokens[at + 1].start - tokens[at].end == _GAP
    return (single or double) and _said().search(marked.stretch(0, at)) is None
