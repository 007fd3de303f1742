"""The words that show a reading: the whole sentence when it is short, else the clause round cue and text, or round what
the network looked at; for a claim or a reason the clause round its cue."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from diplograph.model import Span

from .clauses import is_hard
from .marking import Marked
from .reading import Reading

__all__ = ["LONGEST", "around", "clip", "seen", "span"]

LONGEST = 25  # words of a quote
_LEAST, _MOST_OF = 0.2, 0.6  # of a look: what a sentence must get; of that, what a quote holds at least
_CONNECTIVE = re.compile(
    r"(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|For (?:this|that|these|those) reasons?),?\s+"
)
_PARTICIPLE = re.compile(r"\w+ing\b")
_CLAUSE_END = re.compile(r"[,;:.]|\s+and,?\s+(?:therefore|hence|thus|so|has|have|is|are|was|were)\b")


def span(reading: Reading) -> Span:
    """From holder over cue to text, then the rest of their clause; at most 25 words."""
    marked, hit = reading.marked, reading.hit
    places = [hit.start, hit.end - 1]
    if reading.target >= 0:
        places.append(reading.target)
    low, high = min(places), max(places)
    holder = reading.holder.index
    if 0 <= holder < low and high - holder < LONGEST:
        low = holder
    size = len(marked.tokens)
    if size <= LONGEST:
        return marked.span(0, size)
    if high - low + 1 > LONGEST:
        low, high = (
            (hit.start, hit.start + LONGEST - 1) if hit.start < reading.target else (hit.end - LONGEST, hit.end - 1)
        )
    if low > 0 and marked.tokens[low - 1].text in ("the", "our", "my", "its"):
        low -= 1
    return _to_clause(marked, max(low, 0), min(high, size - 1) + 1)


def seen(marked: Marked, shares: Sequence[float]) -> Span | None:
    """The words that were looked at most, then the rest of their clause; at most 25. shares: how much of the look each
    token gets. `None` where most of it went elsewhere."""
    size = len(marked.tokens)
    sums = (0.0, *accumulate(shares))
    if sums[-1] < _LEAST:
        return None
    if size <= LONGEST:
        return marked.span(0, size)
    ends = [bisect_left(sums, sums[low] + _MOST_OF * sums[-1]) for low in range(size)]
    low = min(range(size), key=lambda low: ends[low] - low if ends[low] <= size else size + 1)
    high = ends[low]
    if high - low > LONGEST:
        low = max(range(size - LONGEST + 1), key=lambda low: sums[low + LONGEST] - sums[low])
        high = low + LONGEST
    return _to_clause(marked, low, high)


def _to_clause(marked: Marked, low: int, high: int) -> Span:
    """Tokens low to high, half-open, with the rest of their clause, as much on either side while there is more; at most
    25."""
    row = marked.row
    while high - low < LONGEST:
        before = low > 0 and not is_hard(row[low - 1])
        behind = high < len(row) and not is_hard(row[high])
        if not before and not behind:
            break
        if before:
            low -= 1
        if behind and high - low < LONGEST:
            high += 1
    return marked.span(low, high)


def clip(text: str, whole: Span) -> Span:
    """The first 25 words of a stretch of text."""
    end, count = whole.start, 0
    for index in range(whole.start, whole.end):
        if not text[index].isspace() and (index + 1 == whole.end or text[index + 1].isspace()):
            end, count = index + 1, count + 1
            if count == LONGEST:
                break
    return Span(whole.start, end)


def around(text: str, sentence: Span, start: int, end: int) -> Span:
    """The words that show a cue at `start` to `end` of the text: its participial clause, else its sentence without what
    links it to the one before ("However, ...").

    "…, taking sides with the policy of X and, therefore, …" gives the clause from "taking" to "X".
    """
    comma = text.rfind(", ", sentence.start, start + 2)
    if comma >= 0 and _PARTICIPLE.match(text, comma + 2):
        stop = _CLAUSE_END.search(text, end, sentence.end)
        return Span(comma + 2, stop.start() if stop else sentence.end)
    opening = _CONNECTIVE.match(text, sentence.start, sentence.end)
    return Span(opening.end(), sentence.end) if opening else sentence
