"""Reasons for positions: cues of every type, their tie to a stance, and whose they are (domain brief, 4.6)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from diplograph.model import Ground, Position, Reference, Sentence, Span

from ..page.regions import SPOKEN
from ..tables import lexicon
from . import evidence
from .phrases import Index, alternatives, fold

__all__ = ["SIGNS", "attach", "find"]

_NEAR = 8  # sentences between a position and a reason that still belongs to it
_GUARD = 80  # characters in front of a cue in which its negation stands
_LINKS = {True: "explicit", False: "contextual"}
_QUOTED = re.compile(r'"[^"]{1,400}"|“[^”]{1,400}”|«[^»]{1,400}»')


@dataclass(frozen=True, slots=True)
class _Cue:
    type: str
    rank: str  # phrases | nouns | weak | except, or before | after of the causal markers


@dataclass(frozen=True, slots=True)
class _Lexicon:
    index: Index[_Cue]
    negators: "re.Pattern[str]"
    combat: "re.Pattern[str]"
    subjects: "re.Pattern[str]"
    temporal: "re.Pattern[str]"
    causal_as: "re.Pattern[str]"


@cache
def _lexicon() -> _Lexicon:
    data = lexicon("grounds")
    cues = [
        (phrase, _Cue(entry["type"], rank))
        for entry in data["ground"]
        for rank in ("phrases", "nouns", "weak", "except")
        for phrase in entry.get(rank, ())
    ]
    markers, guards = data["markers"], data["guards"]
    cues += [(phrase, _Cue("", rank)) for rank in ("before", "after") for phrase in markers[rank]]
    return _Lexicon(
        Index(cues),
        re.compile(guards["negators"]),
        re.compile(guards["combat"]),
        alternatives(markers["result_subjects"]),
        re.compile(markers["temporal"]),
        re.compile(markers["causal_as"]),
    )


SIGNS: dict[str, str] = {entry["type"]: entry["sign"] for entry in lexicon("grounds")["ground"]}
"""Type of ground to the stances that it can belong to: negative | positive | either."""


def find(text: str, sentences: tuple[Sentence, ...]) -> tuple[Ground, ...]:
    """Every ground cue of the speaker's own sentences, in reading order, one of a type for each sentence or clause.

    Spans are those of the sentence, or of the participial clause that holds the cue ("…, taking sides with …").
    """
    if not sentences:
        return ()
    folded = fold(text)
    cues = _Cues(folded, sentences, _lexicon().index.find(folded))
    found: dict[tuple[str, int], tuple[bool, Span]] = {}
    for start, end, cue in cues.hits:
        number = cues.own_sentence(start, end)
        if number is None or cues.is_excepted(start, end, cue.type) or cues.is_quoted(number, start):
            continue
        if _is_denied(folded, sentences[number], start, cue):
            continue
        explicit = cues.is_explicit(number, start, end)
        if explicit or cue.rank != "weak":
            span = evidence.around(text, sentences[number].span, start, end)
            best = found.get((cue.type, number))
            if best is None or (explicit, best[1].end - best[1].start) > (best[0], span.end - span.start):
                found[(cue.type, number)] = (explicit, span)
    grounds = [Ground(type, _LINKS[explicit], span) for (type, _), (explicit, span) in found.items()]
    return tuple(sorted(grounds, key=lambda ground: ground.span))


def _is_denied(folded: str, sentence: Sentence, start: int, cue: _Cue) -> bool:
    before = folded[max(sentence.span.start, start - _GUARD) : start]
    lexicon = _lexicon()
    return bool(lexicon.negators.search(before) or (cue.rank == "nouns" and lexicon.combat.search(before)))


class _Cues:
    """The hits of the lexicon in their sentences, with causal markers and quotations looked up once a sentence."""

    def __init__(self, folded: str, sentences: tuple[Sentence, ...], found: list[tuple[int, int, _Cue]]) -> None:
        self._folded = folded
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self.hits = [hit for hit in found if hit[2].rank in ("phrases", "nouns", "weak")]
        self._excepted = [hit for hit in found if hit[2].rank == "except"]
        self._causes = [start for start, _, cue in found if cue.rank == "before"]
        self._results = [(start, end) for start, end, cue in found if cue.rank == "after"]
        self._seen: dict[int, tuple[list[int], list[int], list[tuple[int, int]]]] = {}

    def own_sentence(self, start: int, end: int) -> int | None:
        """The number of the sentence that holds a cue whole, when it is the speaker's own."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or end > self._sentences[number].span.end:
            return None
        return number if self._sentences[number].region in SPOKEN else None

    def is_excepted(self, start: int, end: int, type: str) -> bool:
        """Part of a wider phrase that means something else."""
        return any(first < end and start < last and cue.type == type for first, last, cue in self._excepted)

    def is_quoted(self, number: int, start: int) -> bool:
        """Inside quotation marks: the words of another, or words held at a distance."""
        return any(first <= start < last for first, last in self._marks(number)[2])

    def is_explicit(self, number: int, start: int, end: int) -> bool:
        """Governed by a word of cause, or followed by a word of result, here or at the head of the next sentence."""
        causes, results, _ = self._marks(number)
        if any(place <= start for place in causes) or any(place >= end for place in results):
            return True
        return self._opens_with_result(number + 1)

    def _opens_with_result(self, number: int) -> bool:
        if number >= len(self._sentences) or self._sentences[number].region not in SPOKEN:
            return False
        here = self._sentences[number]
        if here.part != self._sentences[number - 1].part:
            return False
        return any(start == here.span.start and self._is_drawn(end, 30) for start, end in self._results)

    def _is_drawn(self, end: int, reach: int) -> bool:
        """Whether the holder draws the result: "therefore, we …", not "and, therefore, has nothing to do with"."""
        return bool(_lexicon().subjects.search(self._folded, end, end + reach))

    def _marks(self, number: int) -> tuple[list[int], list[int], list[tuple[int, int]]]:
        if number not in self._seen:
            span = self._sentences[number].span
            causes = [start for start in self._causes if span.start <= start < span.end]
            causes += _since(self._folded, span)
            results = [
                start for start, end in self._results if span.start < start < span.end and self._is_drawn(end, 25)
            ]
            quotes = [found.span() for found in _QUOTED.finditer(self._folded, span.start, span.end)]
            self._seen[number] = (causes, results, quotes)
        return self._seen[number]


def _since(folded: str, span: Span) -> Iterator[int]:
    """Places of "since" and "as" that are words of cause and not of time or manner."""
    at = folded.find("since", span.start, span.end)
    if at >= 0 and not folded.startswith("ever ", at - 5) and not _lexicon().temporal.match(folded, at + 5):
        yield at
    if found := _lexicon().causal_as.search(folded, span.start, span.end):
        yield found.start()


def attach(
    positions: tuple[Position, ...],
    grounds: tuple[Ground, ...],
    sentences: tuple[Sentence, ...],
    references: tuple[Reference, ...],
) -> tuple[Position, ...]:
    """The positions, each with the grounds that belong to it.

    A ground belongs to the positions in whose sentence it stands (or which the next sentence draws from it).
    A contextual one about the target belongs, besides, to the first own position on that target, unless
    the text gives the same reason for the same target explicitly.
    """
    if not grounds or not positions:
        return positions
    places = _Places(sentences, references)
    by_sentence: dict[int, list[int]] = {}
    for number, position in enumerate(positions):
        for span in position.evidence:
            by_sentence.setdefault(places.sentence(span.start), []).append(number)
    heads = _principals(positions)
    given: list[list[Ground]] = [[] for _ in positions]
    reasoned: set[tuple[str, str]] = set()
    for ground in sorted(grounds, key=lambda ground: ground.link != "explicit"):
        here = places.sentence(ground.span.start)
        focus = places.focus(here, ground)
        around = range(here - _NEAR, here + _NEAR + 1)
        for number in sorted({number for place in around for number in by_sentence.get(place, ())}):
            position = positions[number]
            reason = (ground.type, position.target.written())
            if not _fits(ground, position) or (ground.link == "contextual" and reason in reasoned):
                continue
            if places.states(position, here, ground.link == "explicit") or (
                ground.link == "contextual" and number in heads and places.is_about(position, here, focus)
            ):
                given[number].append(ground)
                if ground.link == "explicit":
                    reasoned.add(reason)
    return tuple(
        replace(position, grounds=_in_order(chosen)) if chosen else position
        for position, chosen in zip(positions, given, strict=True)
    )


def _in_order(grounds: list[Ground]) -> tuple[Ground, ...]:
    """One ground of each type, the first, in reading order."""
    kinds: dict[str, Ground] = {}
    for ground in grounds:
        kinds.setdefault(ground.type, ground)
    return tuple(sorted(kinds.values(), key=lambda ground: ground.span))


def _principals(positions: Iterable[Position]) -> frozenset[int]:
    """Numbers of the positions that contextual grounds go to: of each target and sign the first, criticism last."""
    best: dict[tuple[str, bool], tuple[bool, int, int]] = {}
    for number, position in enumerate(positions):
        if position.attribution == "own" and not position.inferred and not position.condition and position.evidence:
            key = (position.target.written(), position.polarity > 0)
            rank = (position.stance == "criticize", position.evidence[0].start, number)
            best[key] = min(best.get(key, rank), rank)
    return frozenset(number for _, _, number in best.values())


def _fits(ground: Ground, position: Position) -> bool:
    sign = SIGNS[ground.type]
    if position.inferred or position.polarity == 0:
        return False
    return sign == "either" or (sign == "positive") == (position.polarity > 0)


class _Places:
    """Which sentence a span stands in, and which target it speaks of."""

    def __init__(self, sentences: tuple[Sentence, ...], references: tuple[Reference, ...]) -> None:
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._references = references
        self._reference_starts = [reference.span.start for reference in references]

    def sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def states(self, position: Position, here: int, also_next: bool) -> bool:
        """Whether the position is stated in the sentence, or in the next one that draws it as a result."""
        numbers = {self.sentence(span.start) for span in position.evidence}
        return here in numbers or (also_next and here + 1 in numbers)

    def focus(self, here: int, ground: Ground) -> str | None:
        """The target that a sentence speaks of where the ground stands; "" when it only points back."""
        if here < 0:
            return None
        span = self._sentences[here].span
        first = bisect_right(self._reference_starts, span.start - 1)
        inside = self._references[first : bisect_left(self._reference_starts, span.end)]
        before = [ref for ref in inside if ref.span.start <= ground.span.start]
        nearest = before[-1] if before else (inside[0] if inside else None)
        if nearest is None:
            return ""
        return nearest.symbol or nearest.label

    def is_about(self, position: Position, here: int, focus: str | None) -> bool:
        """Whether the sentence is about the target of the position and near to where it is stated."""
        if here < 0 or not self._is_near(position, here):
            return False
        if focus == "":
            return any(self.sentence(span.start) == here - 1 for span in position.evidence)
        return focus == position.target.written()

    def _is_near(self, position: Position, here: int) -> bool:
        part = self._sentences[here].part
        return part == position.part and any(
            abs(self.sentence(span.start) - here) <= _NEAR for span in position.evidence
        )
