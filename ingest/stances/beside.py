"""A text that is only named beside what the stance is on: as date, likeness, exception, or rule for something else.

"The raid, which we condemn, took place after R", "as does R", "all drafts except R", "the law which R declared void":
the words right before the text, or between it and the cue, show that something else is accepted or refused. The
patterns are in lexicons/beside.toml.
"""

from functools import partial

from .marking import Marked
from .patterns import found
from .reading import Reading
from .stances import STANCES
from .words import words

__all__ = ["by_the_way", "named_beside"]

_TAKEN = frozenset(["supports", "rejects", "reserves"])  # families whose object a text may only stand beside
_OBJECT = frozenset(["attitude", "recognize", "act", "adopt"])  # kinds of cues that have one
_LEAD = 14  # tokens before a text, or a verb, that are looked at
_found = partial(found, "beside")


def named_beside(reading: Reading) -> bool:
    """Whether the text of a reading is not what its cue is about."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    family = STANCES[reading.stance].family
    if target < 0:
        return False
    if family == "urges":
        return hit.start < target and _found("title", "lead", marked.stretch(hit.start - _LEAD, hit.start))
    if family not in _TAKEN or hit.cue.kind not in _OBJECT:
        return False
    lead = _lead(marked, target)
    if _found("lead", "amended", lead):
        return True
    return _before(reading, lead) if hit.start < target else _behind(reading, lead)


def by_the_way(marked: Marked, target: int) -> bool:
    """True for "all drafts except R", "since R", "the amendment to R": no stance is likely to be on this text."""
    lead = _lead(marked, target)
    return any(_found("lead", key, lead) for key in ("left-out", "dated", "amended", "relative"))


def _before(reading: Reading, lead: str) -> bool:
    """What a cue before the text is about instead."""
    marked, hit = reading.marked, reading.hit
    if hit.end > reading.target:
        return False
    if any(_found("lead", key, lead) for key in ("left-out", "dated", "alike")):
        return True
    if hit.cue.kind == "adopt":
        return _found("lead", "dated", marked.stretch(hit.start - _LEAD, hit.end)) or _adopts(marked, hit.start)
    if hit.cue.form != "verb" or not _found("relative", "behind", marked.stretch(hit.end, hit.end + 2)):
        return False
    return _found("relative", "lead", marked.stretch(hit.start - _LEAD, hit.start))


def _adopts(marked: Marked, at: int) -> bool:
    """True for "the Council, which adopted R, did not act": an aside about the organ."""
    return marked.words(at - 1, at) in (["which"], ["who"])


def _behind(reading: Reading, lead: str) -> bool:
    """What a cue behind the text is about instead."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    between = marked.stretch(target + 1, hit.start)
    if _found("lead", "relative", lead) and _found("behind", "says", between + " "):
        return True
    if hit.cue.form != "predicate":
        return False
    if between == "," and _found("lead", "apposed", lead):
        return True
    if _found("lead", "dated", lead) and len(lead.split()) > 1 and "," not in between:
        return True
    return _found("behind", "clause", f"{between} ")


def _lead(marked: Marked, target: int) -> str:
    """The words before a text, without those that name it."""
    at = target
    while at > 0 and marked.row[at - 1] in words("naming"):
        at -= 1
    return marked.stretch(at - _LEAD, at)
