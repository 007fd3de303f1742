"""The words that show a reading: the whole sentence when it is short, else the clause round cue and text."""

from diplograph.model import Span

from .clauses import is_hard
from .reading import Reading

__all__ = ["LONGEST", "clip", "span"]

LONGEST = 25  # words of a quote


def span(reading: Reading) -> Span:
    """From holder over cue to text, then the rest of their clause, first what follows; at most 25 words."""
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
    row = marked.row
    while high + 1 < size and high - low + 1 < LONGEST and not is_hard(row[high + 1]):
        high += 1
    high = min(high, size - 1)
    while low > 0 and high - low + 1 < LONGEST and not is_hard(row[low - 1]):
        low -= 1
    return marked.span(max(low, 0), high + 1)


def clip(text: str, whole: Span) -> Span:
    """The first 25 words of a stretch of text."""
    end, count = whole.start, 0
    for index in range(whole.start, whole.end):
        if not text[index].isspace() and (index + 1 == whole.end or text[index + 1].isspace()):
            end, count = index + 1, count + 1
            if count == LONGEST:
                break
    return Span(whole.start, end)
