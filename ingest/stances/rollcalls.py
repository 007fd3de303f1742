"""Votes told in prose: who is said to have voted how on which text (annotation guide; domain brief, 3.3).

A sentence is masked (`masked`), its deeds of voting become characters (`rollcall_forms`), and the forms of
`lexicons/rollcalls.toml` say whose deeds they are. The text is the one of the clause, else the one last named.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from diplograph.model import Actor, Position, Reference, Sentence, Span, Target

from ..page.regions import SPOKEN
from . import occasions, signs, speakers
from . import rollcall_forms as known
from .cited import is_record
from .cursor import any_inside
from .initiator_mentions import TEXTS, Mentions
from .initiator_scene import Scene
from .leads import Leads
from .masked import Masked, is_text
from .phrases import fold
from .stances import STANCES
from .voices import Voice, position

__all__ = ["Vote", "add", "find", "find_by_part"]

_REACH = 700  # characters in front of a vote in which its text is named
_CONTEXT = 400  # characters before, and half as many after, in which votes are spoken of
_FAR = 3_000  # characters in front of a vote in which the main text is named
_NEAR = 60  # characters between two texts that compete
_GUARD = 48  # characters in front of a subject
_CONFIDENCE = 0.65
_ASIDE = "side"  # forms that call the side of a vote ("whose vote was in favour")
_VOTED = frozenset({"supports", "rejects", "reserves"})
_RELATIVE = re.compile(r"\s*,?\s+(?:(?:on|by|through|under|to)\s+)?(?:which|who|that|whose)\b")
_APART = re.compile(r"\b(?:because|since|although|though|while|whereas|unless|if)\b")
_BEHIND = re.compile(r"[^,;:.\ue000-\ue7ff]{0,40}?\s(?:on|to|of|for|against|contained\sin)\s(?:[a-z]+\s){0,4}\(?$")


@dataclass(frozen=True, slots=True)
class Vote:
    """One voter on one text. `stance` is a notation; `evidence` lies in the working text."""

    holder: str
    stance: str
    target: str
    kind: str
    evidence: Span


def add(
    text: str,
    stated: Sequence[Position],
    said: Sequence[tuple[Voice, tuple[Sentence, ...]]],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    mentions: Mentions | None = None,
) -> tuple[Position, ...]:
    """The stated positions, then one for every vote of a holder that has taken no side on that text yet."""
    taken = {(p.holder, p.target.symbol) for p in stated if p.family in _VOTED}
    fresh: dict[tuple[str, str], Position] = {}
    votes = find_by_part(text, ((voice.speakers, own) for voice, own in said), references, actors, mentions)
    for (voice, _), told in zip(said, votes, strict=True):
        for vote in told:
            key = (vote.holder, vote.target)
            if key not in taken:
                fresh.setdefault(key, _position(vote, voice))
    return (*stated, *fresh.values())


def find(
    text: str,
    sentences: Sequence[Sentence],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    speaker: tuple[str, ...],
) -> tuple[Vote, ...]:
    """Every vote that the sentences tell, in reading order. `speaker` holds the codes of "we"."""
    return next(find_by_part(text, ((speaker, sentences),), references, actors))


def find_by_part(
    text: str,
    parts: Iterable[tuple[tuple[str, ...], Sequence[Sentence]]],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    mentions: Mentions | None = None,
) -> Iterator[tuple[Vote, ...]]:
    """What `find` finds in each part (its speaker and its sentences); the text is searched once for all of them.

    `mentions` are those of the same text, references and actors, where another stage has sorted them already.
    """
    folded = mentions.folded if mentions else fold(text)
    marks = signs.of(folded).votes if references else ()
    mentions = (mentions or Mentions(text, references, actors)) if marks else None
    named = _Named(references)
    for speaker, sentences in parts:
        yield _find(_Reading(Scene(mentions, speaker), folded, named), sentences, marks) if mentions else ()


def _find(reading: "_Reading", sentences: Sequence[Sentence], marks: Sequence[int]) -> tuple[Vote, ...]:
    scene = reading.scene
    found: list[Vote] = []
    for sentence in sentences:
        told = any_inside(marks, sentence.span) and not scene.text.endswith("?", *sentence.span)
        if sentence.region not in SPOKEN or not told or not scene.has_agent(sentence):
            reading.last = None
            continue
        found.extend(reading.of(sentence))
    return tuple(found)


class _Named:
    """The texts that are named, in reading order."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._references = sorted(references, key=lambda each: each.span.start)

    @cached_property
    def _all(self) -> list[Reference]:
        return [each for each in self._references if each.symbol or each.label]

    @cached_property
    def _starts(self) -> list[int]:
        return [each.span.start for each in self._all]

    def between(self, start: int, end: int) -> list[Reference]:
        """Those that begin in a stretch."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def main(self) -> Reference | None:
        """The first mention of the UN text that is named most often, if no other is named as often."""
        counts = Counter(each.symbol for each in self._all if each.symbol and each.kind in TEXTS)
        most = counts.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return next(each for each in self._all if each.symbol == most[0][0])


class _Reading:
    """Reads one sentence after the other; `last` is the vote that the sentence before told last."""

    def __init__(self, scene: Scene, folded: str, named: _Named) -> None:
        self.scene = scene
        self.folded = folded
        self.named = named
        self.last: tuple[str, tuple[Reference, ...]] | None = None

    def of(self, sentence: Sentence) -> Iterator[Vote]:
        """The votes of one sentence, form by form."""
        masked = self.scene.mask(sentence)
        told = known.told(masked.words)
        agents = masked.agents
        leads = Leads(told.words)
        before, self.last = self.last, None
        for form in (each for each in known.forms() if each.worth_trying(told)):
            at = 0
            while match := form.search(told.words, at, leads):
                at = match.start() + 1
                if not self._subject_is_one(match, told, masked.words, agents):
                    at = next((match.end(key) for key in known.groups_of(match, "who")), at)
                    continue
                stance = self._stance(form, match, masked, before)
                if not stance:
                    continue
                at = match.end()
                start, end = told.origin(match.start(), match.end())
                if occasions.is_another(*occasions.around(masked.words, start, end)):
                    continue
                same = before[1] if before and form.stance == known.SAME else ()
                texts = same or self._texts(masked, start, end, form.stance == _ASIDE)
                self.last = (stance, texts) if texts else self.last
                for holder in self._holders(match, masked):
                    for each in texts:
                        yield Vote(holder, stance, each.symbol or "", each.kind, masked.span(start, end))

    def _subject_is_one(self, match: "re.Match[str]", told: known.Told, words: str, agents: frozenset[str]) -> bool:
        lists = known.groups_of(match, "who")
        if not lists or not any(character in agents for character in match[lists[0]]):
            return False
        if match.groupdict().get("head") is None:
            return True
        start = match.start(lists[0])
        governed = known.guard("before").search(told.words, max(0, start - _GUARD), start)
        if governed is None or lists[0] != "who":
            return True
        if known.guard("left_out").search(told.words, max(0, start - 2 * _GUARD), start):
            return False
        deed = match.groupdict().get("deed")
        if deed and governed.group().startswith("with"):  # "with Belarus abstaining"
            place = match.start("deed")
            return "ing" in words[slice(*told.origin(place, place + 1))]
        return _RELATIVE.match(told.words, match.end(lists[0])) is not None

    def _stance(
        self, form: known.Form, match: "re.Match[str]", masked: Masked, before: tuple[str, tuple[Reference, ...]] | None
    ) -> str:
        if form.stance == known.SAME:
            return before[0] if before else ""
        if form.stance in known.stances():
            return form.stance
        for key in (*known.groups_of(match, "deed"), *known.groups_of(match, "noun")):
            stance, weak = known.stance_of(match[key])
            return stance if not weak or before or self._votes_nearby(masked) else ""
        return next((known.stances()[int(key[1:])] for key in known.groups_of(match, "s")), "")

    def _votes_nearby(self, masked: Masked) -> bool:
        place = masked.span(0, 1).start
        return known.guard("context").search(self.folded, max(0, place - _CONTEXT), place + _CONTEXT // 2) is not None

    def _holders(self, match: "re.Match[str]", masked: Masked) -> tuple[str, ...]:
        named = "".join(match[key] for key in known.groups_of(match, "who"))
        actors = (actor for letter in named if "\ue000" <= letter <= "\ue7ff" for actor in masked.actors_of(letter))
        acting = (each for each in actors if each.kind in speakers.AGENTS)
        return tuple(dict.fromkeys(code for each in acting for code in speakers.codes(each, self.scene.speaker)))

    def _texts(self, masked: Masked, start: int, end: int, aside: bool) -> tuple[Reference, ...]:
        """The texts of a vote: inside its words, right behind them, before them, elsewhere, or the one in focus."""
        if known.is_other_it(masked, start, end):
            return ()
        places = [
            (place, texts)
            for place, letter in enumerate(masked.words)
            if is_text(letter) and (texts := self._votable(masked.texts_of(letter)))
        ]
        inside = [texts for place, texts in places if start <= place < end]
        if inside:
            return inside[-1]
        behind = [(place, texts) for place, texts in places if place >= end]
        if behind and _BEHIND.match(masked.words, end, behind[0][0]):
            return behind[0][1]
        if any(self._unnumbered(each) for each in masked.texts_within(masked.words[start:end])):
            return ()  # "opposed the draft to that effect": not the text named before
        ahead = [texts for place, texts in places if place < start]
        if ahead:
            return ahead[-1]
        behind = [] if behind and _APART.search(masked.words, end, behind[0][0]) else behind
        return behind[0][1] if behind else self._focus(masked.span(start, start + 1).start, aside)

    def _votable(self, texts: Sequence[Reference]) -> tuple[Reference, ...]:
        return tuple(each for each in texts if each.symbol and self._is_votable(each))

    def _unnumbered(self, each: Reference) -> bool:
        return each.symbol is None and each.kind in TEXTS

    def _is_votable(self, each: Reference) -> bool:
        before = self.folded[max(0, each.span.start - _GUARD) : each.span.start]
        if each.kind in TEXTS:
            return known.guard("spared").search(before) is None
        return each.kind == "document" and not is_record(each.symbol) and not known.guard("papers").search(before)

    def _focus(self, place: int, aside: bool) -> tuple[Reference, ...]:
        """The text named last in the paragraph; else that of the paragraph before or what the paper is about.

        None when two compete, or when the vote is told in an aside ("Mexico, whose vote was in favour") of a
        paragraph that names no text.
        """
        start = max(place - _REACH, self.scene.text.rfind("\n", 0, place))
        named = [each for each in self.named.between(start, place) if each.kind != "generic"]
        named = [each for each in named if not each.symbol or self._is_votable(each)]
        if not named:
            return () if aside else self._paragraph_before(start) or self._main(place)
        last = named[-1]
        rivals = {each.symbol for each in named if last.span.start - each.span.start <= _NEAR}
        return (last,) if last.symbol and len(rivals) == 1 else ()

    def _paragraph_before(self, end: int) -> tuple[Reference, ...]:
        """The only text of the paragraph before, or the only resolution in it."""
        start = max(0, end - _FAR, self.scene.text.rfind("\n", 0, max(end - 1, 0)))
        named = [each for each in self.named.between(start, end) if each.symbol]
        votable = {each.symbol: each for each in named if self._is_votable(each)}
        adopted = {symbol: each for symbol, each in votable.items() if each.kind in ("resolution", "decision")}
        only = votable if len(votable) == 1 else adopted
        return tuple(only.values()) if len(only) == 1 else ()

    def _main(self, place: int) -> tuple[Reference, ...]:
        """The resolution named most often in the text, if it was named before and no other is named as often."""
        first = self.named.main
        return (first,) if first and place - _FAR <= first.span.start < place else ()


def _position(vote: Vote, voice: Voice) -> Position:
    return position(
        voice,
        vote.holder,
        vote.stance,
        Target(vote.kind, symbol=vote.target),
        evidence=vote.evidence,
        strength=STANCES[vote.stance].strength,
        confidence=_CONFIDENCE,
        why="a vote told in prose",
    )
