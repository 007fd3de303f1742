"""Every text and every actor of a sentence that could belong together: what the learned reader is asked about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diplograph.model import Actor, Reference, Sentence

from . import cues
from .learned_features import Seat, features
from .marking import Marked, Token, mark
from .merge import Finding
from .positions import Cursor

__all__ = ["About", "Candidate", "about", "find"]

_Read = dict[str, dict[str, dict[str, float]]]  # by text and holder: the families read, with their confidence
_SPOKEN = frozenset(["body", "footnote", "opening"])


class About(NamedTuple):
    """Holder and text of a position, as far as two positions can be compared: code, and symbol or label."""

    holder: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A holder and a text in a sentence, with what the learned reader sees of them."""

    holder: str
    reference: Reference
    seat: Seat
    features: tuple[str, ...]

    @property
    def about(self) -> About:
        """Holder and text."""
        return about(self.holder, self.reference)


def about(holder: str, reference: Reference) -> About:
    """Holder and text of a position."""
    return About(holder, reference.symbol or reference.label or "")


def find(
    text: str,
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    actors: Sequence[Actor],
    speakers: tuple[str, ...],
    findings: Sequence[Finding],
) -> Iterator[Candidate]:
    """The candidates of a text that is one actor's own words, in reading order.

    `references` and `actors` are in reading order; `findings` are what the rules read.
    """
    read: _Read = defaultdict(lambda: defaultdict(dict))
    for finding in findings:
        if finding.family:
            holder, name = about(finding.holder, finding.reference)
            known = read[name][holder]
            known[finding.family] = max(known.get(finding.family, 0.0), finding.confidence)
    before: tuple[Token, ...] = ()
    inside = Cursor(references, actors)
    for sentence in sentences:
        if sentence.region not in _SPOKEN:
            continue
        own, named = inside.of(sentence.span)
        if not own and not named:
            before = ()
            continue
        marked = mark(text, sentence, own, named)
        if own:
            yield from _of_sentence(marked, speakers, before, read)
        before = tuple(token for token in marked.tokens if token.actors)


def _of_sentence(
    marked: Marked, speakers: tuple[str, ...], before: tuple[Token, ...], read: _Read
) -> Iterator[Candidate]:
    hits = cues.find(marked)
    for target, token in enumerate(marked.tokens):
        if not token.is_target:
            continue
        places = _places(marked, target, speakers, before)
        for reference in token.references:
            if reference.kind == "topic":
                continue
            for holder, (place, role) in places.items():
                known = read.get(about(holder, reference).text, {})
                others = {
                    family: each for other, own in known.items() if other != holder for family, each in own.items()
                }
                seat = Seat(marked, hits, target, place, role, holder in speakers)
                yield Candidate(holder, reference, seat, features(seat, known.get(holder, {}), others))


def _places(
    marked: Marked, target: int, speakers: tuple[str, ...], before: tuple[Token, ...]
) -> dict[str, tuple[int, str]]:
    """By holder its token nearest to the text (-1: in the sentence before, -2: the unnamed speaker) and its role."""
    found: dict[str, tuple[int, str]] = {}
    for index, token in enumerate(marked.tokens):
        for actor in token.actors:
            for code in _codes(actor, speakers):
                if code not in found or abs(index - target) < abs(found[code][0] - target):
                    found[code] = (index, actor.kind)
    for token in before:
        for actor in token.actors:
            if actor.kind in ("state", "bloc", "other", "self"):
                for code in _codes(actor, speakers):
                    found.setdefault(code, (-1, actor.kind))
    for code in speakers:
        found.setdefault(code, (-2, "implicit"))
    return found


def _codes(actor: Actor, speakers: tuple[str, ...]) -> tuple[str, ...]:
    return speakers if actor.kind == "self" else actor.codes
