"""Modality, scope, strength and reiteration of a reading, from the words around its cue (domain brief, 4.3)."""

from functools import cache

from ..tables import lexicon
from .reading import Reading
from .stances import STANCES

__all__ = ["modality", "reiterated", "scope", "strength"]


@cache
def _words(section: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Single words and phrases of a section."""
    entries: list[str] = lexicon("modality")[section]["words"]
    return frozenset(w for w in entries if " " not in w), tuple(w for w in entries if " " in w)


def _holds(section: str, row: list[str]) -> bool:
    single, phrases = _words(section)
    if not single.isdisjoint(row):
        return True
    if phrases and len(row) > 1:
        line = " ".join(row)
        for phrase in phrases:  # no `any`: this is asked of every reading many times
            if phrase in line:
                return True
    return False


def modality(reading: Reading) -> str:
    """actual | inPrinciple | hypothetical | prospective, from the verb group of the cue."""
    hit = reading.hit
    start = max(reading.holder.index, hit.start - 7, 0)
    row = reading.marked.words(start, hit.start)
    if hit.cue.kind in ("basis", "epithet", "urge") or hit.cue.form == "predicate":
        return "actual"
    if _holds("hypothetical", row):
        return "hypothetical"
    if _holds("inPrinciple", reading.marked.words(start, hit.end)):
        return "inPrinciple"
    return "prospective" if _holds("prospective", row) else "actual"


def scope(reading: Reading) -> str:
    """whole | part | adoption | implementation | reference, from the words between cue and text."""
    hit, target = reading.hit, reading.target
    if target < 0:
        return "whole"
    low, high = (hit.end, target) if hit.end <= target else (target + 1, hit.start)
    row = reading.marked.words(low, high)
    if hit.cue.kind in ("comply", "adopt") and STANCES[reading.stance].family != "implements":
        row = row + reading.marked.words(hit.start, hit.end)
    for name in ("reference", "part", "adoption", "implementation"):
        if _holds(name, row):
            return name
    if reading.marked.tokens[target].references[0].paragraph:
        return "part"
    return "whole"


def reiterated(reading: Reading) -> bool:
    """True when the words say that the position was held before."""
    start, end = min(reading.hit.start, max(reading.target, 0)) - 8, reading.hit.end + 4
    return _holds("reiteration", reading.marked.words(max(start, 0), end))


def strength(reading: Reading) -> int:
    """1 to 5: the base of the stance, an intensifier adds one, a hedge takes one."""
    row = reading.marked.words(max(reading.hit.start - 5, 0), reading.hit.end + 4)
    value = STANCES[reading.stance].strength
    value += _holds("intensifier", row)
    value -= _holds("hedge", row)
    return min(max(value, 1), 5)
