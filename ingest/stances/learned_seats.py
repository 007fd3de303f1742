"""Every holder and every text of a sentence that could belong together: what the learned reader is asked about.

Holders are the actors of the sentence, those of the two before, and whoever speaks. Texts are those named in the
sentence and those named in the sentences before it, since letters tell votes long after the text was named.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from diplograph.model import Actor, Position, Reference, Sentence, Span

from ..page.regions import SPOKEN
from . import cues
from .cited import only_cited
from .cues import Hit
from .cursor import Cursor
from .learned_features import FAMILIES, names_of, of_holder, of_pair, of_sentence, of_side, of_text
from .learned_memory import APART, Memory
from .learned_scene import Place, Scene, Text, scene, stems
from .marking import Marked, mark
from .positions import Scenes
from .speakers import codes
from .voices import Voice

__all__ = ["UNNAMED", "About", "Candidate", "Said", "Seat", "about", "cue", "find", "nearest"]

UNNAMED = -2  # token of a speaker whom no word names
WINDOW = 8  # sentences in which a text named before is remembered
_FORMER = 3  # actors of the sentence before the last that are remembered
_EARLIER = 12  # texts named before that are remembered
_MOST = 1_500  # pairs of holder and text in a sentence; more cannot be told apart, and none is asked about
_ORGANS = "UN"  # the holder that every organ is (annotation guide)
_NOTHING_READ = ("rule:none",)
_CERTAINTY = 5  # steps in which the confidence of a rule is told apart


class About(NamedTuple):
    """Holder and text of a position, as far as two positions can be compared: code, and symbol or label."""

    holder: str
    text: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A holder in a sentence."""

    scene: Scene
    voice: Voice
    holder: str
    own: bool
    places: tuple[Place, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.scene.marked.sentence

    @property
    def features(self) -> tuple[tuple[str, ...], ...]:
        """Features of the sentence, of the side it is on, of the holder."""
        groups = of_sentence(self.scene), of_side(self.scene, self.own), of_holder(self.scene, self.places, self.own)
        return tuple(map(names_of, groups))


class Candidate(NamedTuple):
    """A seat and a text. `known`: of distance and of what the rules read."""

    seat: Seat
    text: Text
    known: tuple[str, ...]

    @property
    def features(self) -> tuple[tuple[str, ...], ...]:
        """Features of the text, and of holder and text together."""
        seat = self.seat
        pair = of_pair(seat.scene, seat.places, self.text, seat.own)
        return names_of(of_text(seat.scene, self.text)), names_of(pair)

    @property
    def about(self) -> About:
        """Holder and text."""
        return About(self.seat.holder, self.text.reference.written())


class Said(NamedTuple):
    """What is asked about: the working text, its sentences, and mentions in reading order; who speaks in which part.

    `scenes` has what the rules saw of the sentences that they looked into.
    """

    text: str
    sentences: Sequence[Sentence]
    references: Sequence[Reference]
    actors: Sequence[Actor]
    voices: Sequence[Voice]
    scenes: Scenes


def about(position: Position) -> About:
    """Holder and text of a position."""
    return About(position.holder, position.target.written())


def find(said: Said, stated: Sequence[Position]) -> Iterator[tuple[Candidate, ...]]:
    """The candidates of each seat, in reading order. stated: what the rules read."""
    read = _Read(stated)
    mentions = Counter(each.written() for each in said.references)
    voices = {voice.part: voice for voice in said.voices if voice.speakers}
    inside = Cursor(said.references, said.actors)
    memory = Memory()
    for number, sentence in enumerate(said.sentences):
        references, actors = inside.of(sentence.span)
        voice = voices.get(sentence.part)
        if sentence.region not in SPOKEN or voice is None:
            continue
        if sentence.part != memory.part:
            memory = Memory(sentence.part)
        known = said.scenes.get(sentence.span)
        marked = known[0] if known else mark(said.text, sentence, references, actors)
        if not marked.tokens:
            continue
        roots = stems(marked)
        texts = _texts(marked, memory, number, mentions)
        if texts:
            hits = known[1] if known else cues.find(marked)
            here = sum(bool(text.places) for text in texts)
            seen = scene(marked, hits, roots, memory.past(), here, len(texts) - here)
            yield from _seats(seen, voice, texts, memory, read)
        memory.see(marked, voice, number, roots)


class _Read:
    """What the rules read: who holds which family on a text, and where the evidence of each holder begins."""

    def __init__(self, stated: Sequence[Position]) -> None:
        self.holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # by text and family
        self.places: dict[About, list[tuple[int, str, int]]] = defaultdict(list)  # where, family, certainty
        for position in stated:
            if position.family in FAMILIES and not position.inferred:
                key, certainty = about(position), int(position.confidence * _CERTAINTY)
                self.holders[key.text][position.family].add(position.holder)
                self.places[key].extend((span.start, position.family, certainty) for span in position.evidence)
        for places in self.places.values():
            places.sort()
        self.begun = sorted(place for places in self.places.values() for place, _, _ in places)

    def inside(self, sentence: Span) -> int:
        """How many positions the rules read in a sentence."""
        return bisect_left(self.begun, sentence.end) - bisect_left(self.begun, sentence.start)

    def features(self, holder: str, text: str, own: bool, sentence: Span) -> tuple[str, ...]:
        """What the rules read of this holder and text, here or elsewhere, and of other holders of the text."""
        if text not in self.holders:
            return _NOTHING_READ
        found: list[str] = []
        nothing = True
        for family, holders in self.holders[text].items():
            if holder in holders:
                nothing = False
                found += (f"rule:{family}", f"rule:{family}:{'own' if own else 'oth'}")
            if len(holders) > (holder in holders):
                found.append(f"beside:{family}")
        if nothing:
            return (*found, *_NOTHING_READ)
        places = self.places[About(holder, text)]
        for _, family, certainty in places[
            bisect_left(places, (sentence.start,)) : bisect_left(places, (sentence.end,))
        ]:
            found += (f"rulehere:{family}", f"rulehere:{family}:{certainty}")
        return tuple(found)


def _seats(
    scene: Scene, voice: Voice, texts: Sequence[Text], memory: Memory, read: _Read
) -> Iterator[tuple[Candidate, ...]]:
    holders = _holders(scene.marked, voice, memory)
    if len(holders) * len(texts) > _MOST:
        return
    keys = [text.reference.written() for text in texts]
    apart = [min(text.distance, 4) for text in texts]
    count, where = min(len(texts), 5), scene.marked.sentence.span
    here = f"read:{min(read.inside(where), 2)}", *(["asked"] if "asked" in scene.cues else [])
    for holder, places in holders.items():
        own, inside = holder in voice.speakers, places[0].token >= 0
        seat = Seat(scene, voice, holder, own, places)
        yield tuple(
            [
                Candidate(
                    seat, text, _known(distance, inside, own, count, (*here, *read.features(holder, key, own, where)))
                )
                for text, key, distance in zip(texts, keys, apart, strict=True)
            ]
        )


@lru_cache(maxsize=1 << 12)
def _known(distance: int, inside: bool, own: bool, texts: int, read: tuple[str, ...]) -> tuple[str, ...]:
    """What is known of a pair beside the words, `read` included, sorted."""
    place = "in" if inside else "out"
    found = {*read, f"d:{distance}", f"d:{min(distance, 2)}:{place}", place}
    found.update(("own" if own else "oth", f"nt:{texts}"))
    return tuple(sorted(found))


def _texts(marked: Marked, memory: Memory, number: int, mentions: Counter[str]) -> tuple[Text, ...]:
    """The texts of a sentence, then those named before it, the latest first."""
    places: dict[str, list[tuple[int, Reference, int]]] = {}
    for index, token in enumerate(marked.tokens):
        for reference in token.references if token.is_target else ():
            if reference.kind not in APART and not only_cited(reference, marked.row[index - 1] if index else ""):
                places.setdefault(reference.written(), []).append((index, reference, len(token.references)))
    found = [
        Text(rows[0][1], tuple(row[0] for row in rows), 0, 0, rows[0][2], mentions[key]) for key, rows in places.items()
    ]
    rank = 0
    for key, (since, reference, among) in reversed(memory.texts.items()):
        if number - since > WINDOW or rank == _EARLIER:
            break
        if key not in places:
            found.append(Text(reference, (), number - since, rank, among, mentions[key]))
            rank += 1
    return tuple(found)


def _holders(marked: Marked, voice: Voice, memory: Memory) -> dict[str, tuple[Place, ...]]:
    """By code its places in the sentence; else that one of the two before has it; else the unnamed speaker."""
    found: dict[str, list[Place]] = {}
    for index, token in enumerate(marked.tokens):
        for actor in token.actors:
            for code in (_ORGANS,) if actor.kind == "organ" else codes(actor, voice.speakers):
                found.setdefault(code, []).append(Place(index, actor.kind, len(token.actors)))
    for code, place in memory.holders.items():
        found.setdefault(code, [place])
    for code, place in islice(memory.former.items(), _FORMER):
        if code not in voice.speakers:
            found.setdefault(code, [place._replace(token=-3)])
    for code in voice.speakers:
        found.setdefault(code, [Place(UNNAMED, "implicit", len(voice.speakers))])
    return {code: tuple(places) for code, places in found.items()}


def nearest(seat: Seat, text: Text) -> tuple[Place, int]:
    """The place of the holder and the token of the text that stand nearest to each other; -1 without one."""
    pairs = [(place, index) for place in seat.places for index in text.places or (-1,)]
    return min(pairs, key=lambda pair: abs(pair[0].token - pair[1]) if min(pair[0].token, pair[1]) >= 0 else 0)


def cue(seat: Seat, at: int, wanted: str) -> Hit | None:
    """The cue of a family that stands nearest to a token."""
    near = [hit for hit, each in zip(seat.scene.hits, seat.scene.families, strict=True) if each == wanted]
    return min(near, key=lambda hit: (abs(hit.start - at), hit.start)) if near else None
