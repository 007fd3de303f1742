"""Whoever is named as initiator of a text stands behind it (domain brief, 3.3)."""

import re
from collections.abc import Sequence

from diplograph.model import Initiator, Position, Reference, Sentence, Span, Target

from .cited import only_cited
from .stances import STANCES
from .voices import Voice, position

__all__ = ["add"]

_STANCE = "initiate"
_STRENGTH, _CONFIDENCE = 3, 0.6
_RESOLUTION = "resolution"
_IN_PASSING = re.compile(r",\s+as\s+\w+ed\b")
_MARGIN = 5  # characters before the words, for "as"


def add(
    text: str,
    stated: Sequence[Position],
    started: Sequence[Initiator],
    said: Sequence[tuple[Voice, tuple[Sentence, ...]]],
    references: Sequence[Reference],
) -> tuple[Position, ...]:
    """The stated positions, then one for every initiator that has no stance on its own text yet."""
    known = {(p.holder, p.target.written()) for p in stated if p.family == STANCES[_STANCE].family}
    kinds = {
        reference.symbol: reference.kind for reference in references if reference.symbol and not only_cited(reference)
    }
    apart = {reference.symbol for reference in references if only_cited(reference)} - kinds.keys()
    fresh = [
        each
        for each in started
        if (each.by, each.target) not in known and each.target not in apart and not _presupposed(text, each.evidence)
    ]
    return (*stated, *(_position(each, said, kinds.get(each.target, _RESOLUTION)) for each in fresh))


def _presupposed(text: str, words: Span) -> bool:
    """True for "R, as initiated by": presupposed in passing, a claim and no position."""
    return _IN_PASSING.search(text, max(words.start - _MARGIN, 0), words.end) is not None


def _position(each: Initiator, said: Sequence[tuple[Voice, tuple[Sentence, ...]]], kind: str) -> Position:
    return position(
        _voice(each, said),
        each.by,
        _STANCE,
        Target(kind, symbol=each.target),
        evidence=each.evidence,
        strength=_STRENGTH,
        confidence=_CONFIDENCE,
        why="named as initiator of the text",
    )


def _voice(each: Initiator, said: Sequence[tuple[Voice, tuple[Sentence, ...]]]) -> Voice | None:
    """Whose sentence the words stand in."""
    for voice, sentences in said:
        if any(sentence.span.start <= each.evidence.start < sentence.span.end for sentence in sentences):
            return voice
    return None
