"""What a text asserts or presupposes about others: no positions, no facts, but claims (domain brief, 5.3)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from diplograph.model import Actor, Claim, Initiator, Reference, Sentence

from ..page.regions import SPOKEN
from . import evidence, initiators
from .claim_mentions import MECHANISMS, Mentions
from .claim_patterns import Pattern, lexicon
from .masked import MENTION, Masked, is_text
from .phrases import fold
from .speakers import AGENTS, codes_in_part

__all__ = ["find", "find_by_part"]


@dataclass(frozen=True, slots=True)
class _Term:
    """A subject or object: its code, symbol or label, and its printed form; both empty when the text names none."""

    value: str
    printed: str


_NOBODY = _Term("", "")


def find(
    text: str,
    sentences: tuple[Sentence, ...],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    speaker: tuple[str, ...],
    named: tuple[Initiator, ...] | None = None,
) -> tuple[Claim, ...]:
    """The claims of the speaker's own sentences, in reading order; one a claimant, predicate, subject and object.

    `named` are the initiators of the text, if they are known already. Roles ("the initiators of the resolution")
    stand for the actors that are named as such. Without a speaker there is no claimant and no claim.
    """
    if named is None:
        named = initiators.find(text, sentences, references, actors, speaker)
    return next(find_by_part(text, ((speaker, sentences),), references, actors, named))


def find_by_part(
    text: str,
    parts: Iterable[tuple[tuple[str, ...], tuple[Sentence, ...]]],
    references: tuple[Reference, ...],
    actors: tuple[Actor, ...],
    named: tuple[Initiator, ...],
) -> Iterator[tuple[Claim, ...]]:
    """What `find` finds in each part (its speaker and its sentences); the text is searched once for all of them."""
    mentions = Mentions(text, references, actors, named)
    for speaker, sentences in parts:
        yield _merged(_Scene(mentions, sentences, speaker)) if speaker else ()


def _merged(scene: "_Scene") -> tuple[Claim, ...]:
    claims = [*scene.initiated(), *scene.stated()]
    merged: dict[tuple[str, str, str | None, str | None], Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.evidence[0]):
        merged.setdefault((claim.claimant, claim.predicate, claim.subject, claim.object), claim)
    return tuple(merged.values())


class _Scene:
    """A part of a text as its author means it, and the readings of the patterns in it."""

    def __init__(self, mentions: Mentions, sentences: tuple[Sentence, ...], speaker: tuple[str, ...]) -> None:
        self._mentions = mentions
        self._text = mentions.text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._speaker = speaker

    def initiated(self) -> Iterator[Claim]:
        """What the text says about initiators, as claims."""
        if not self._sentences:
            return
        for each in self._mentions.initiators(self._starts[0], self._sentences[-1].span.end):
            if each.by in self._speaker:
                continue
            sentence = self._sentences[bisect_right(self._starts, each.evidence.start) - 1]
            if each.evidence.start >= sentence.span.end:
                continue  # named in a part that another author wrote
            words = self._text[each.evidence.start : each.evidence.end]
            status = "presupposed" if lexicon().words["modifier"].search(fold(words)) else "asserted"
            label = f"{each.by} initiated {each.target}"
            for claimant in self._speaker:
                yield Claim(claimant, "initiated", each.by, each.target, status, (each.evidence,), label, sentence.part)

    def stated(self) -> Iterator[Claim]:
        """What the patterns find in sentences that hold one of their words."""
        patterns = lexicon().patterns
        for sentence in self._sentences:
            wanted = self._mentions.wanted(sentence.span) if sentence.region in SPOKEN else []
            if not wanted:
                continue
            masked = self._mentions.mask(sentence)
            for each in wanted if masked.actors or masked.texts else ():
                for match in patterns[each].regex.finditer(masked.words):
                    yield from self._claims(masked, match, patterns[each], sentence)

    def _claims(self, masked: Masked, match: "re.Match[str]", pattern: Pattern, sentence: Sentence) -> Iterator[Claim]:
        name = "c" if match.groupdict().get("c") else "c2"
        if lexicon().words["others"].search(match[0]) or lexicon().words["doubt"].search(
            masked.words, max(0, match.start() - 90), match.start()
        ):
            return
        cue = masked.span(*match.span(name))
        objects = self._objects(masked, match, pattern)
        subjects = self._subjects(masked, match, pattern)
        shown = evidence.around(self._text, sentence.span, cue.start, cue.end)
        status = pattern.status
        if (
            lexicon()
            .words["relative"]
            .search(masked.words, max(0, match.start() - 20), match.start() + _head_length(match))
        ):
            status = "presupposed"
        for claimant in self._speaker:
            for subject, thing in product(subjects, objects):
                if subject.value != thing.value and subject.value not in self._speaker:
                    said = " ".join(filter(None, (subject.printed, pattern.says, thing.printed)))
                    values = (subject.value or None, thing.value or None)
                    yield Claim(claimant, pattern.predicate, *values, status, (shown,), said, sentence.part)

    def _subjects(self, masked: Masked, match: "re.Match[str]", pattern: Pattern) -> list[_Term]:
        groups = match.groupdict()
        if token := groups.get("s") or groups.get("y"):
            found = self._terms(masked, token)
            if not is_text(token) and any(actor.kind == "organ" for actor in masked.actors_of(token)):
                return []  # an organ's acts are decisions, not claims about it
            if pattern.object == "mechanism":
                return [term for term in found if "/" in term.value]
            return found
        return [_NOBODY] if "y" in groups else []

    def _objects(self, masked: Masked, match: "re.Match[str]", pattern: Pattern) -> list[_Term]:
        groups = match.groupdict()
        if token := groups.get("o") or groups.get("o2"):
            return [term for term in self._terms(masked, token) if self._is_wanted(masked, token, pattern)]
        if pattern.object == "text or topic":
            return self._topics(masked.words[match.end() : match.end() + 120])
        if pattern.object == "adopted":
            return self._in_focus(masked.span(match.start(), match.end()).start)
        return [_Term(code, code) for code in self._speaker] if pattern.default == "speaker" else []

    def _is_wanted(self, masked: Masked, token: str, pattern: Pattern) -> bool:
        if pattern.object == "any":
            return is_text(token) or all(actor.kind != "self" for actor in masked.actors_of(token))
        if is_text(token):
            kinds = {ref.kind for ref in masked.texts_of(token)}
            if pattern.object == "mechanism":
                return kinds <= MECHANISMS
            return pattern.object in ("text", "text or topic", "adopted") and not kinds & {"topic", "generic"}
        return pattern.object == "actor" and all(a.kind in AGENTS or a.kind == "place" for a in masked.actors_of(token))

    def _terms(self, masked: Masked, token: str) -> list[_Term]:
        if is_text(token):
            values = [(ref.symbol or ref.label, ref.printed) for ref in masked.texts_of(token) if ref.kind != "generic"]
            return [_Term(value, printed) for value, printed in values if value]
        codes = [
            (code, actor.printed) for actor in masked.actors_of(token) for code in codes_in_part(actor, self._speaker)
        ]
        return [_Term(code, printed) for code, printed in codes if code]

    def _topics(self, words: str) -> list[_Term]:
        for label, phrases in lexicon().topics:
            if phrases.search(words.split(";")[0]):
                return [_Term(label, label.partition(":")[2].replace("-", " "))]
        return []

    def _in_focus(self, place: int) -> list[_Term]:
        """The text that was voted on when the clause does not name it: the last one before."""
        ref = self._mentions.last_adopted(place)
        return [_Term(ref.symbol, ref.printed)] if ref and ref.symbol else []


def _head_length(match: "re.Match[str]") -> int:
    """Length of the nouns in front of the first mention of a match."""
    found = re.search(MENTION, match[0])
    return found.start() if found else 0
