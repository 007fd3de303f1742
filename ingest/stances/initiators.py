"""Who is named as initiator, sponsor or author of a UN text, in every syntactic form (domain brief, 3.3)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from diplograph.model import Actor, Initiator, Reference, Sentence

from ..page.regions import SPOKEN
from . import denials, signs
from .cursor import any_inside
from .initiator_mentions import Mentions
from .initiator_patterns import lexicon
from .initiator_scene import Scene
from .leads import Leads
from .masked import Masked
from .phrases import fold

__all__ = ["find", "find_by_part"]

_BY_NOUN = frozenset({"called", "own", "our own"})
_RESPECTIVELY = re.compile(r"\brespectively\b")
_AHEAD = 40  # characters in front of a match that may say what is made against the text
_BEHIND = 20  # characters behind a match in which it may stand


def find(
    text: str,
    sentences: tuple[Sentence, ...],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    speaker: tuple[str, ...],
) -> tuple[Initiator, ...]:
    """Everybody whom the speaker's own sentences name as initiator of a UN text, in reading order, once a text.

    `references` hold explicit ones and resolved anaphors in reading order; `speaker` the codes of "we".
    A text without a number of its own ("the draft put forward by …") is the resolution that the document is about.
    """
    return next(find_by_part(text, ((speaker, sentences),), references, actors))


def find_by_part(
    text: str,
    parts: Iterable[tuple[tuple[str, ...], tuple[Sentence, ...]]],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    mentions: Mentions | None = None,
) -> Iterator[tuple[Initiator, ...]]:
    """What `find` finds in each part (its speaker and its sentences); the text is searched once for all of them.

    `mentions` are those of the same text, references and actors, where another stage has sorted them already.
    """
    marks = signs.of(mentions.folded if mentions else fold(text)).initiators if references else ()
    mentions = (mentions or Mentions(text, references, actors)) if marks else None
    for speaker, sentences in parts:
        yield _find(Scene(mentions, speaker, wide=True), sentences, marks) if mentions else ()


def _find(scene: Scene, sentences: tuple[Sentence, ...], marks: Sequence[int]) -> tuple[Initiator, ...]:
    found: dict[tuple[str, str], Initiator] = {}
    for number, sentence in enumerate(sentences):
        if sentence.region not in SPOKEN or not any_inside(marks, sentence.span) or not scene.has_agent(sentence):
            continue
        named = tuple(_read(scene, scene.mask(sentence), sentences[number - 1] if number else None))
        if not named:
            continue
        denied = denials.refuted(scene.text, sentences, number) or denials.denied_within(scene.text, sentence.span)
        for initiator in named:
            if not (denied and denied.start <= initiator.evidence.start < denied.end):
                found.setdefault((initiator.target, initiator.by), initiator)
    return tuple(sorted(found.values(), key=lambda each: each.evidence.start))


def _read(scene: Scene, masked: Masked, before: Sentence | None) -> Iterator[Initiator]:
    known = lexicon()
    agents = masked.agents
    leads = Leads(masked.words, known.nouns, agents)
    has_noun: bool | None = None
    for pattern in known.worth_trying(masked.words):
        if pattern.only in _BY_NOUN:
            has_noun = _has_noun(masked) if has_noun is None else has_noun
            if not has_noun:
                continue
        for match in known.matches(pattern, masked.words, agents, leads):
            if known.guards["opposed"].search(masked.words, max(match.start() - _AHEAD, 0), match.end()):
                continue
            codes = scene.codes(masked, match, before)
            if pattern.agrees and len(codes) == 1 and codes != scene.speaker and _is_of_several(match[0]):
                continue
            targets = scene.targets(masked, match, pattern) if codes else ()
            evidence = masked.span(match.start(), match.end())
            near = match.start(), match.end() + _BEHIND
            paired = 1 < len(targets) == len(codes) and _RESPECTIVELY.search(masked.words, *near)
            for target, code in zip(targets, codes, strict=True) if paired else product(targets, codes):
                yield Initiator(target, code, evidence)


def _has_noun(masked: Masked) -> bool:
    """Whether a mention calls its text a draft, a text or a resolution."""
    called = lexicon().words["called_draft"]
    return any(called.search(fold(ref.printed)) for texts in masked.texts for ref in texts)


def _is_of_several(words: str) -> bool:
    """Whether the words speak of several authors and name one: then it is none of them ("the sponsors, Cuba, …")."""
    return bool(lexicon().words["several"].search(words) and not lexicon().words["some"].search(words))
