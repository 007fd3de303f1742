"""The stretch of a sentence that shows a cue: its participial clause, else the sentence without its connective."""

import re

from diplograph.model import Span

__all__ = ["around"]

_CONNECTIVE = re.compile(
    r"(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|For (?:this|that|these|those) reasons?),?\s+"
)
_PARTICIPLE = re.compile(r"\w+ing\b")
_CLAUSE_END = re.compile(r"[,;:.]|\s+and,?\s+(?:therefore|hence|thus|so|has|have|is|are|was|were)\b")


def around(text: str, sentence: Span, start: int, end: int) -> Span:
    """The quote for a cue at `start` to `end` of the text, inside the sentence.

    "…, taking sides with the policy of X and, therefore, …" gives the clause from "taking" to "X".
    """
    comma = text.rfind(", ", sentence.start, start + 2)
    if comma >= 0 and _PARTICIPLE.match(text, comma + 2):
        stop = _CLAUSE_END.search(text, end, sentence.end)
        return Span(comma + 2, stop.start() if stop else sentence.end)
    opening = _CONNECTIVE.match(text, sentence.start, sentence.end)
    return Span(opening.end(), sentence.end) if opening else sentence
