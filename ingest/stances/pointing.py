"""Sentences whose text is only "it": "Israel rejects it", "It is unjust in substance", "Cuba will not act upon it"."""

from collections.abc import Iterator, Sequence

from .attitudes import NEGATED
from .cues import Hit
from .holders import subject
from .marking import Marked
from .negation import negated
from .reading import SPEAKER, URGE, Pair, Reading, named

__all__ = ["IT", "find"]

IT = "it"
_WEIGHT = 0.5
_OBJECTS = frozenset(["attitude", "recognize", "comply", "breach"])


def find(marked: Marked, hits: Sequence[Hit]) -> Iterator[Reading]:
    """Readings of the text in focus, in a sentence that names none."""
    if "§t" in marked.row:
        return
    for hit in hits:
        pair = Pair(marked, tuple(hits), hit, -1)
        if hit.cue.form == "verb" and hit.cue.kind in _OBJECTS and marked.words(hit.end, hit.end + 1) == [IT]:
            yield from _object(pair)
        elif _is_predicate(hit) and marked.tokens[0].text == IT and not negated(marked, 1, hit.end):
            yield pair.read(SPEAKER, hit.cue.stance, f"'it' with the predicate '{hit.cue.pattern}'", _WEIGHT)


def _is_predicate(hit: Hit) -> bool:
    return hit.cue.form == "predicate" and hit.cue.kind == "attitude" and hit.start == 1


def _object(pair: Pair) -> Iterator[Reading]:
    marked, hit = pair.marked, pair.hit
    holder = subject(marked, hit.start)
    if not named(holder) or (holder.kind == "pronoun" and holder.index > 1):
        return
    start = holder.index + 1 if holder.index >= 0 else hit.start - 4
    stance = _stance(pair, negated(marked, start, hit.start), pair.own(holder))
    if stance:
        yield pair.read(holder, stance, f"'{hit.cue.pattern}' with 'it' for the text in focus", _WEIGHT)


def _stance(pair: Pair, flips: bool, own: bool) -> str:
    hit = pair.hit
    before = {other.cue.kind for other in pair.hits if other.end <= hit.start}
    if hit.cue.kind == "recognize":
        return "nonRecognition" if flips else "accept"
    if hit.cue.kind == "breach":
        return "" if flips else "violate"
    if hit.cue.kind == "attitude":
        turned = NEGATED.get(hit.cue.stance, "") if flips else hit.cue.stance
        return "" if {"refuse", "failure", "urge"} & before else turned
    if "urge" in before:
        return "" if flips else URGE
    if flips or {"refuse", "failure"} & before:
        return "refuseImplementation" if own else "violate"
    return "implement"
