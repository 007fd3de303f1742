"""Who or what a sentence leaves out: "Chile and not Cuba", "all except Israel", "save for paragraph 5".

Each function is about one thing that may be left out: an actor beside another one, a holder, a text, a part of a text.
The patterns are in lexicons/left_out.toml. Votes and initiators are read in masked sentences; what is left out there
stands among the guards of their own lexicons.
"""

from functools import cache, partial

from ..tables import lexicon
from .clauses import is_hard
from .cues import Hit
from .marking import Marked
from .patterns import compiled, found

__all__ = [
    "OUTSIDE",
    "a_part",
    "as_holder",
    "as_text",
    "is_cleft",
    "of_all",
    "on_terms",
    "other",
    "wholly",
    "without_others",
]

OUTSIDE = -2
_BEFORE = 5  # tokens before a holder that are looked at
_ALL = 9  # the same, from "all" on
_CLEFT = 12  # tokens between "it is" and "that"
_PART = 12  # tokens beside a stance and its text in which a part is left out
_found = partial(found, "left_out")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("left_out")["other"][key])


def other(marked: Marked, at: int) -> int:
    """Who is meant beside the actor at a token who is left out ("Chile and not Cuba", "Chile, rather than Cuba,"): the
    actor before, -1 when nobody is named there, `OUTSIDE` when the actor is not left out."""
    tokens = marked.tokens
    if not tokens[at].is_actor:
        return OUTSIDE
    stop = at - 1 if at and tokens[at - 1].text == "the" else at
    if not _found("other", "before", marked.stretch(stop - 3, stop)):
        return OUTSIDE
    start = stop
    while start and tokens[start - 1].text in _words("between"):
        start -= 1
    return start - 1 if start and tokens[start - 1].is_actor else -1


def is_cleft(marked: Marked, that: int) -> bool:
    """True for the "that" of "it is Israel, not Syria, that"."""
    row = marked.words(that - _CLEFT, that)
    starts = [at for at in range(len(row) - 1) if row[at] == "it" and row[at + 1] in ("is", "was")]
    behind = row[starts[-1] + 2 :] if starts else []
    return bool(behind) and _words("cleft").issuperset(behind)


def without_others(line: str) -> str:
    """The words before a verb without whoever is left out: "Israel, not Syria, rejects R" denies nothing of Israel."""
    return compiled("left_out", "other", "aside").sub(" ", line)


def as_holder(marked: Marked, at: int) -> bool:
    """True for "all except Israel", "nobody but Israel", "and not Israel": the actor at a token is not meant."""
    return _found("holder", "before", marked.stretch(at - _BEFORE, at))


def of_all(marked: Marked, at: int) -> bool:
    """True for "all members except Israel": all the others do what is told."""
    return _found("holder", "all", marked.stretch(at - _ALL, at))


def as_text(lead: str) -> bool:
    """True for the words before a text that is left out: "all drafts except", "unlike"."""
    return _found("text", "before", lead)


def a_part(marked: Marked, first: int, target: int) -> bool:
    """True for "except for paragraph 5, Chile accepts R", "we accept R, apart from its paragraph 5", "R, but only in
    part": what is left out belongs to the stance that begins at token `first`, not to another holder or text."""
    row, behind = marked.row, target + 1
    low = first
    while low > max(first - _PART, 0) and not (is_hard(row[low - 1]) or marked.tokens[low - 1].is_actor):
        low -= 1
    end = behind
    while end < min(behind + _PART, len(row)) and not (is_hard(row[end]) or marked.tokens[end].is_actor):
        end += 1
        if row[end - 1] == "§t":
            break
    if _found("part", "except", marked.stretch(low, behind)) or _found("part", "except", marked.stretch(behind, end)):
        return True
    return _found("part", "partly", marked.stretch(behind, target + _PART))


def on_terms(marked: Marked, after: int) -> bool:
    """True for what follows token `after` in "we accept R, but only if": the assent hangs on a condition."""
    return _found("part", "terms", marked.stretch(after + 1, after + _PART))


def wholly(marked: Marked, hit: Hit, target: int) -> bool:
    """True for "fully accept R", "accept R in its entirety", "agree with everything in R": denied, it is a
    reservation."""
    near = (
        marked.stretch(hit.start - 1, hit.end),
        marked.stretch(hit.end, target),
        marked.stretch(target + 1, target + 4),
    )
    return any(_found("wholly", key, line) for key, line in zip(("before", "between", "behind"), near, strict=True))
