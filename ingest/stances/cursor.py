"""What lies in a sentence, of the mentions or places of a whole text, which stand in order."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from diplograph.model import Actor, Reference, Span

__all__ = ["Cursor", "any_inside"]

_Mention = TypeVar("_Mention", Reference, Actor)


class Cursor:
    """Hands out the mentions inside each sentence; both lists are sorted, so one pass does."""

    def __init__(self, references: Sequence[Reference], actors: Sequence[Actor]) -> None:
        self.references = [r for r in references if r.symbol or r.label]
        self.actors = actors
        self.at_reference = 0
        self.at_actor = 0

    def of(self, span: Span) -> tuple[list[Reference], list[Actor]]:
        self.at_reference = _skip(self.references, self.at_reference, span.start)
        self.at_actor = _skip(self.actors, self.at_actor, span.start)
        return _upto(self.references, self.at_reference, span.end), _upto(self.actors, self.at_actor, span.end)


def any_inside(places: Sequence[int], span: Span) -> bool:
    """Whether one of the places is inside a span."""
    return bisect_left(places, span.start) < bisect_left(places, span.end)


def _skip(mentions: Sequence[Reference | Actor], at: int, start: int) -> int:
    size = len(mentions)
    while at < size and mentions[at].span.start < start:
        at += 1
    return at


def _upto(mentions: Sequence[_Mention], at: int, end: int) -> list[_Mention]:
    first, size = at, len(mentions)
    while at < size and mentions[at].span.end <= end:
        at += 1
    return list(mentions[first:at])
