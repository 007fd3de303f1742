"""Where a sentence denies: "not" and its like that count, and those that stand before the subject or mean a part."""

import re
from collections.abc import Sequence

from . import unequalled
from .clauses import draws
from .left_out import without_others
from .marking import Marked
from .patterns import found
from .turning import kept_up
from .words import phrases, words

__all__ = ["denied_before", "joined", "negated", "none_of", "said_to_be"]

_NEGATION = words("negation")  # asked of nearly every cue, so looked up once
_GROUP = words("auxiliary-verb") - words("must")
_NONE_OF = re.compile(rf"\b(?:{'|'.join(phrases('none-of'))})\b")
_DONE = re.compile(
    r"\b(?:did|do|does|has|have|had|was|were|is|are|will|would|could) (?:not|n't)(?: ,)? (?:and|but)(?: |$)"
)


def negated(marked: Marked, start: int, end: int) -> bool:
    """True when tokens start to end hold an odd number of negations that count."""
    row = marked.words(start, end)
    if _NEGATION.isdisjoint(row):
        return False
    if unequalled.than_whom(marked, end) >= 0:  # "no State supports R more warmly than Lebanon"
        row = marked.words(max(start, unequalled.behind(marked, end)), end)
    line = " ".join(row)
    if done := _DONE.search(line):  # "Chile did not, and voted for it"
        line = line[done.end() :]
        row = line.split()
        if _NEGATION.isdisjoint(row):
            return False
    if (kept := without_others(line)) != line:  # "Israel, not Syria, rejects R"
        line, row = kept, kept.split()
    if any(phrase in line for phrase in phrases("negation", "cancelled")) or kept_up(line):
        return False
    if "not" in row and "but" in row[row.index("not") :]:
        return False
    for index in range(len(row) - 1, -1, -1):
        # another verb group begins after "and has", "and therefore": negation before it does not reach
        if draws(row, index) or (row[index] in ("and", "but", ",") and set(row[index + 1 :]) & _GROUP):
            row = row[index:]
            break
    return not _NEGATION.isdisjoint(row)


def joined(marked: Marked, verb: int) -> int:
    """Where a second finite verb begins in "has nothing against the envoy and supports R": negation before it belongs
    to the first; 0 for an infinitive or a participle ("does not recognize or support R")."""
    at = verb
    while at and marked.row[at - 1].endswith("ly"):
        at -= 1
    finite = marked.row[verb].endswith("s") and not marked.row[verb].endswith("ss")
    return at if finite and at and marked.row[at - 1] in ("and", "but") else 0


def said_to_be(marked: Marked, start: int, end: int, what: str) -> bool:
    """True when tokens start to end, between a subject and its verb, say that it is `pending` ("has yet to") or
    `advised` ("had better")."""
    line = f" {marked.stretch(start, end)} "
    return any(f" {phrase} " in line for phrase in phrases("between", what))


def denied_before(marked: Marked, subject: int) -> bool:
    """True for "neither A nor B has ...", "nor has A ...", "never yet has A ...": the negation stands before the
    subject, with an article and an auxiliary between at most."""
    return subject > 0 and found("unsaid", "holder", "denied", marked.stretch(subject - 5, subject))


def none_of(row: Sequence[str]) -> bool:
    """True for "nothing of", "not one provision of": what is said of it is denied of the whole text."""
    return _NONE_OF.search(" ".join(row)) is not None
