"""Whom and which texts the words about an initiator mean: names, lists of them, "we", "it", "the draft"."""

import re

from diplograph.model import Actor, Reference, Sentence

from .initiator_mentions import AGENTS, TEXTS, Mentions
from .initiator_patterns import Pattern, lexicon
from .masked import Masked
from .phrases import fold

__all__ = ["Scene"]

_CLOSE = 450  # characters in front of "its authors" in which the text is named
_ACTOR_NUMBERS = ("", "2", "3", "4")
_TEXT_GROUPS = ("t5", "t4", "t3", "t2", "t", "u3", "u2", "u")


class Scene:
    """The mentions of a text as one speaker means them, and the readings of those that a pattern found."""

    def __init__(self, mentions: Mentions, speaker: tuple[str, ...]) -> None:
        self.text = mentions.text
        self.speaker = speaker
        self._mentions = mentions

    def has_agent(self, sentence: Sentence) -> bool:
        """Whether a sentence names somebody, or has a word that stands for somebody named before."""
        if self._mentions.has_agent(sentence.span):
            return True
        return bool(lexicon().words["stand_in"].search(self._mentions.folded, *sentence.span))

    def mask(self, sentence: Sentence) -> Masked:
        span = sentence.span
        return self._mentions.mask(span)

    def codes(self, masked: Masked, match: "re.Match[str]", before: Sentence | None) -> tuple[str, ...]:
        """The actors of a match: named, "we", "it", "its members" (of the group before), "the previous Government"."""
        groups = match.groupdict()
        if groups.get("own") or groups.get("joint"):
            return self.speaker if (len(self.speaker) == 1) == bool(groups.get("own")) else ()
        if groups.get("us") is not None:
            return self.speaker
        if groups.get("he"):
            return self._subject_before(masked, match.start("he"), before)
        for number in _ACTOR_NUMBERS:
            if groups.get(f"a{number}"):
                agents = self._listed(masked, match.start(f"a{number}"))
                if besides := lexicon().words["besides"].match(masked.words, match.end()):
                    agents += self._listed(masked, besides.start("a"))
                return tuple(dict.fromkeys(code for actor in agents for code in self._codes_of(actor) if code))
            if groups.get(f"b{number}"):
                return self._group_before(before)
        return ()

    def _listed(self, masked: Masked, at: int) -> list[Actor]:
        """The agents of a list that begins at a place of the masked words, over "on behalf of" and "together with"."""
        known, words = lexicon().words, masked.words
        agents = list(masked.actors_of(words[at]))
        while more := known["more"].match(words, at + 1):
            at = more.start("a")
            agents += masked.actors_of(words[at])
        if len(agents) > 1 and known["clause_after"].match(words, at + 1):
            between = fold(self.text[agents[-2].span.end : agents[-1].span.start])
            if known["clause_before"].match(between):
                agents.pop()
        return [actor for actor in agents if actor.kind in AGENTS]

    def _codes_of(self, actor: Actor) -> tuple[str, ...]:
        if actor.kind != "self" or (actor.codes and set(actor.codes) <= set(self.speaker)):
            return actor.codes
        return self.speaker  # "we" in an annex is its author, not the sender of the letter

    def _subject_before(self, masked: Masked, at: int, before: Sentence | None) -> tuple[str, ...]:
        """Whom "it" or "they" means: the first agents of this sentence before the place, else of the one before."""
        for group in masked.actors:
            agents = [actor for actor in group if actor.kind in AGENTS]
            if agents and agents[0].span.start < masked.span(at, at + 1).start:
                return tuple(dict.fromkeys(code for actor in agents for code in self._codes_of(actor)))
        if before is None:
            return ()
        for actors in self.mask(before).actors:
            agents = [actor for actor in actors if actor.kind in AGENTS]
            if agents:
                return tuple(dict.fromkeys(code for actor in agents for code in self._codes_of(actor)))
        return ()

    def _group_before(self, before: Sentence | None) -> tuple[str, ...]:
        if before is not None:
            for actor in self._mentions.actors_in(before.span):
                if actor.kind in ("bloc", "self"):
                    return self._codes_of(actor)
        return self.speaker

    def targets(self, masked: Masked, match: "re.Match[str]", pattern: Pattern) -> tuple[str, ...]:
        """The symbols of the texts of a match, as the pattern reads them."""
        groups = match.groupdict()
        for name in _TEXT_GROUPS:
            if token := groups.get(name):
                return self._symbols(masked, token, match, match.start(name), pattern)
        noun = groups.get("n") or groups.get("n2") or groups.get("n3")
        if noun and (became := self._became(masked, match.end())):
            return became
        if noun and "draft" in noun and lexicon().guards["fate"].match(masked.words, match.end()):
            return ()
        if noun or pattern.focus:
            place = masked.span(match.start(), match.end()).start
            is_near = pattern.focus == "near" or noun in lexicon().pronouns or noun in ("they", "both")
            return self._in_focus(place, noun or "", _CLOSE if is_near else len(self.text))
        return ()

    def _symbols(
        self, masked: Masked, token: str, match: "re.Match[str]", at: int, pattern: Pattern
    ) -> tuple[str, ...]:
        texts, words = masked.texts_of(token), masked.words
        if listed := lexicon().words["listed"].match(words, at + 1):
            texts, at = masked.texts_of(listed["t"]), listed.start("t")
        chosen = texts if _means_all(words, at) else texts[-1:]
        if any(ref.symbol and ref.how == "explicit" for ref in chosen):
            chosen = tuple(ref for ref in chosen if ref.symbol)  # "their draft, S/5": the number is that of the draft
        if pattern.only == "called" and not _is_numbered(texts):
            return ()
        if pattern.only in ("own", "our own"):
            owned = lexicon().words[pattern.only.replace(" ", "_")]
            if not owned.match(fold(texts[0].printed)):
                return ()
        symbols: dict[str, None] = {}
        for ref in chosen:
            if pattern.only == "draft" and ref.kind != "draft" and not _is_called(ref, masked, at, match):
                continue
            for symbol in self._symbols_of(ref, masked, match, at):
                symbols[symbol] = None
        return tuple(symbols)

    def _symbols_of(self, ref: Reference, masked: Masked, match: "re.Match[str]", at: int) -> tuple[str, ...]:
        if ref.symbol and ref.how == "anaphora":
            if lexicon().words["became_number"].match(masked.words, match.end()) and (
                became := self._became(masked, match.end())
            ):
                return became
            if other := self._corrected(ref, masked):
                return (other,)
        if ref.symbol and (ref.kind in TEXTS or (ref.kind == "document" and _is_called(ref, masked, at, match))):
            return (ref.symbol,)
        if ref.symbol is None and ref.kind in ("draft", "resolution"):
            if became := self._became(masked, at + 1, match.end()):
                return became
            after = fold(self.text[ref.span.end : ref.span.end + 20])
            if lexicon().words["the_draft"].fullmatch(fold(ref.printed)) and lexicon().words["other_kinds"].match(
                after
            ):
                return (
                    ()
                    if lexicon().guards["fate"].match(masked.words, match.end())
                    else self._main_as_tuple(ref.span.start)
                )
        return ()

    def _became(self, masked: Masked, *places: int) -> tuple[str, ...]:
        """What the sentence says that a draft became: "and adopted as resolution 5"."""
        for at in places:
            if found := lexicon().words["became"].match(masked.words, at):
                texts = masked.texts_of(found["t"])[-1:]
                if became := tuple(ref.symbol for ref in texts if ref.symbol and ref.kind in TEXTS):
                    return became
        return ()

    def _corrected(self, ref: Reference, masked: Masked) -> str | None:
        """Another antecedent of "the text": not what it is compared with; at the head of a paragraph the main one."""
        if fold(ref.printed) in lexicon().pronouns:
            return None
        start = masked.span(0, 1).start
        if lexicon().words["compared"].match(masked.words):
            return self._mentions.text_before(min(ref.span.start, start))
        if ref.span.start == start and (start == 0 or self.text[start - 1] == "\n"):
            return self._mentions.main(start)
        return None

    def _in_focus(self, place: int, noun: str, reach: int) -> tuple[str, ...]:
        """The texts that a bare noun or pronoun stands for: the last ones named, or the main one for a draft."""
        if "draft" in noun and not lexicon().words["plural"].search(noun):
            return self._main_as_tuple(place)
        named = self._mentions.documents_before(place, reach)
        if not named:
            return ()
        if lexicon().words["plural"].search(noun):
            return tuple(dict.fromkeys(ref.symbol for ref in named if ref.symbol))
        last = self._mentions.no_paper_before(place)
        return (last,) if last else ()

    def _main_as_tuple(self, place: int) -> tuple[str, ...]:
        main = self._mentions.main(place)
        return (main,) if main else ()


def _is_numbered(texts: tuple[Reference, ...]) -> bool:
    """Whether a mention is both a noun such as "draft" and a number: "draft, S/5"."""
    called = lexicon().words["called_draft"]
    return bool(texts[-1].symbol and texts[-1].how == "explicit" and called.search(fold(texts[0].printed)))


def _is_called(ref: Reference, masked: Masked, at: int, match: "re.Match[str]") -> bool:
    """A document that the sentence calls a draft, a text or a resolution, or that was tabled or sponsored."""
    called = lexicon().words["called_draft"]
    if called.search(fold(ref.printed)) or called.search(masked.words[max(0, at - 40) : at]):
        return True
    apposed = lexicon().words["apposed"]
    if any(apposed.search(fold(other.printed)) for other in masked.texts_within(match[0])):
        return True  # "the draft of India (S/10771)"
    return bool(lexicon().words["deed"].search(match[0]) or called.search(match[0]))


def _means_all(words: str, at: int) -> bool:
    """Whether a list of texts is meant whole ("all of which", "were"), not its last member alone."""
    return bool(lexicon().words["whole"].match(words, at + 1)) or not re.match(r"\)?,", words[at + 1 : at + 3])
