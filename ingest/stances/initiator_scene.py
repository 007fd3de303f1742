"""Whom and which texts the words about an initiator mean: names, lists of them, "we", "it", "the draft"."""

import re

from diplograph.model import Actor, Reference, Sentence

from .initiator_mentions import TEXTS, Mentions
from .initiator_patterns import Pattern, lexicon
from .masked import ACTOR, Masked
from .phrases import fold
from .speakers import AGENTS, codes_in_part

__all__ = ["Scene"]

_CLOSE = 450  # characters in front of "its authors" in which the text is named
_ACTOR_NUMBERS = ("", "2", "3", "4")
_TEXT_GROUPS = ("t5", "t4", "t3", "t2", "t", "u4", "u3", "u2", "u")


class Scene:
    """The mentions of a text as one speaker means them, and the readings of those that a pattern found."""

    def __init__(self, mentions: Mentions, speaker: tuple[str, ...], *, wide: bool = False) -> None:
        self.text = mentions.text
        self.speaker = speaker
        self._mentions = mentions
        self._wide = wide  # whether names count that stand for somebody only beside what he wrote

    def has_agent(self, sentence: Sentence) -> bool:
        """Whether a sentence names somebody, or has a word that stands for somebody named before."""
        if self._mentions.has_agent(sentence.span) or (self._wide and self._mentions.more_actors(sentence.span)):
            return True
        return bool(lexicon().words["stand_in"].search(self._mentions.folded, *sentence.span))

    def mask(self, sentence: Sentence) -> Masked:
        span = sentence.span
        return self._mentions.mask_widely(span) if self._wide else self._mentions.mask(span)

    def codes(self, masked: Masked, match: "re.Match[str]", before: Sentence | None) -> tuple[str, ...]:
        """The actors of a match: named, "we", "it", "its members" (of the group before), "the previous Government"."""
        groups = match.groupdict()
        if groups.get("own") or groups.get("joint"):
            return self.speaker if (len(self.speaker) == 1) == bool(groups.get("own")) else ()
        if groups.get("us") is not None:
            return tuple(dict.fromkeys((*self.speaker, *self._besides(masked, match.end()))))
        if groups.get("he"):
            besides = self._besides(masked, match.end())
            return tuple(dict.fromkeys((*self._subject_before(masked, match.start("he"), before), *besides)))
        for number in _ACTOR_NUMBERS:
            if groups.get(f"a{number}"):
                agents = self._listed(masked, match.start(f"a{number}"), match.end())
                codes = [code for actor in agents for code in self._codes_of(actor) if code]
                return tuple(dict.fromkeys((*codes, *self._besides(masked, match.end()))))
            if groups.get(f"b{number}"):
                return self._group_before(before)
        return ()

    def _besides(self, masked: Masked, end: int) -> tuple[str, ...]:
        """Those named after the text: "tabled it together with Germany"."""
        if found := lexicon().words["besides"].match(masked.words, end):
            agents = self._listed(masked, found.start("a"), found.end())
            return tuple(code for actor in agents for code in self._codes_of(actor) if code)
        return ()

    def _listed(self, masked: Masked, at: int, end: int) -> list[Actor]:
        """The agents of a list that begins at a place of the masked words, over "on behalf of" and "together with".

        `end` is where the words about them end: what follows a list that ends there may be another clause.
        """
        known, words = lexicon().words, masked.words
        agents = list(masked.actors_of(words[at]))
        while more := known["more"].match(words, at + 1):
            if ":" in more[0] and _are_speaker(masked.actors_of(more["a"])):
                break  # "by the African Group: we agreed with it"
            at = more.start("a")
            agents += masked.actors_of(words[at])
        ends = "clause_finite" if at + 1 == end else "clause_after"
        if len(agents) > 1 and (known["clause_after"].match(words, at + 1) or known[ends].match(words, at + 1)):
            between = fold(self.text[agents[-2].span.end : agents[-1].span.start])
            if known["clause_before"].match(between):
                agents.pop()
        return [actor for actor in self._closed(agents) if actor.kind in AGENTS and not self._is_owner(actor)]

    def _closed(self, agents: list[Actor]) -> list[Actor]:
        """The list up to its "and": what a mere comma adds begins a clause ("sponsored by A and B, C has done it")."""
        is_closed = False
        for number in range(1, len(agents)):
            between = fold(self.text[agents[number - 1].span.end : agents[number].span.start])
            if is_closed and lexicon().words["comma"].fullmatch(between):
                return agents[:number]
            is_closed = lexicon().words["and"].match(between) is not None
        return agents

    def _is_owner(self, actor: Actor) -> bool:
        """Whether "our" belongs to something that initiates nothing: "our former ruler", "our Customs Department"."""
        known = lexicon().words
        after = fold(self.text[actor.span.end : actor.span.end + 80])
        return bool(known["possessive"].fullmatch(fold(actor.printed)) and not known["ours"].match(after))

    def _codes_of(self, actor: Actor) -> tuple[str, ...]:
        return codes_in_part(actor, self.speaker)

    def _subject_before(self, masked: Masked, at: int, before: Sentence | None) -> tuple[str, ...]:
        """Whom "it" or "they" means: the first agents of this sentence before the place, else of the one before.

        The first of a reported clause, where there is one ("we note that Iraq calls it so, of which it was an author").
        """
        reported = [found.start("a") for found in lexicon().words["that_actor"].finditer(masked.words, 0, at)]
        clauses = [group for place in reported[-1:] for group in (masked.actors_of(masked.words[place]),)]
        for group in (*clauses, *masked.actors):
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
        if ref.symbol and self._mentions.may_be_draft(ref) and _is_joint(masked, match[0]):
            return (ref.symbol,)
        if ref.symbol is None and ref.kind in ("draft", "resolution"):
            return self._unnumbered(ref, masked, at, match)
        return ()

    def _unnumbered(self, ref: Reference, masked: Masked, at: int, match: "re.Match[str]") -> tuple[str, ...]:
        """What a draft without a number became, the text that the letter is about, or its number further on."""
        places = (at + 1, match.end())
        if became := self._became(masked, *places):
            return became
        known = lexicon()
        after = fold(self.text[ref.span.end : ref.span.end + 20])
        is_the_draft = known.words["the_draft"].fullmatch(fold(ref.printed)) and known.words["other_kinds"].match(after)
        has_failed = known.guards["fate"].match(masked.words, match.end())
        if is_the_draft and not has_failed and (main := self._main_as_tuple(ref.span.start)):
            return main
        if numbered := self._became(masked, *places, documents=True):
            return numbered
        return self._in_focus(ref.span.start, "text", _CLOSE) if is_the_draft and not has_failed else ()

    def _became(self, masked: Masked, *places: int, documents: bool = False) -> tuple[str, ...]:
        """What the sentence says that a draft became, or with `documents` in which document it stands."""
        for at in places:
            if found := lexicon().words["became"].match(masked.words, at):
                texts = [ref for ref in masked.texts_of(found["t"])[-1:] if ref.symbol]
                fitting = [
                    ref for ref in texts if ref.kind in TEXTS or (documents and self._mentions.may_be_draft(ref))
                ]
                if became := tuple(ref.symbol for ref in fitting if ref.symbol):
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


def _are_speaker(actors: tuple[Actor, ...]) -> bool:
    return all(actor.kind == "self" for actor in actors)


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


def _is_joint(masked: Masked, words: str) -> bool:
    """Whether several agents present something: one alone presents letters too."""
    agents = [actor for found in re.findall(ACTOR, words) for actor in masked.actors_of(found) if actor.kind in AGENTS]
    return len(agents) > 1 and lexicon().words["joint_deed"].search(words) is not None


def _means_all(words: str, at: int) -> bool:
    """Whether a list of texts is meant whole ("all of which", "were"), not its last member alone."""
    return bool(lexicon().words["whole"].match(words, at + 1)) or not re.match(r"\)?,", words[at + 1 : at + 3])
