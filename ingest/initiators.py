"""Who is named as initiator, sponsor or author of a UN text, in every syntactic form (domain brief, 3.3)."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diplograph.model import Actor, Initiator, Reference, Sentence

from .masked import ACTOR, TEXT, Masked, mask
from .phrases import Index, Pieces, fold

__all__ = ["find"]

_LEXICON = Path(__file__).parent / "lexicons" / "initiators.toml"
_REGIONS = frozenset({"body", "footnote", "opening"})
_AGENTS = frozenset({"state", "bloc", "other", "self"})
_TEXTS = frozenset({"resolution", "decision", "draft", "statement"})
_NEAR = 1_000  # characters in front of "the draft" in which the resolution it became is named


@dataclass(frozen=True, slots=True)
class _Pattern:
    regex: "re.Pattern[str]"
    has_focus: bool  # the text is the one last spoken of


@dataclass(frozen=True, slots=True)
class _Lexicon:
    triggers: Index[bool]
    patterns: tuple[_Pattern, ...]
    pieces: Pieces[int]
    pronouns: frozenset[str]
    the_draft: "re.Pattern[str]"
    called_draft: "re.Pattern[str]"
    other_kinds: "re.Pattern[str]"


@cache
def _lexicon() -> _Lexicon:
    data: dict[str, Any] = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    patterns = tuple(
        _Pattern(re.compile(_expanded(entry["regex"], data["macros"], data["words"])), entry.get("focus") == "text")
        for entry in data["pattern"]
    )
    pieces = ((piece, number) for number, entry in enumerate(data["pattern"]) for piece in entry["needs"])
    words = data["words"]
    return _Lexicon(
        Index((phrase, True) for phrase in data["triggers"]),
        patterns,
        Pieces(pieces),
        frozenset(words["pronouns"]),
        re.compile(words["the_draft"]),
        re.compile(words["called_draft"]),
        re.compile(words["other_kinds"]),
    )


def _expanded(pattern: str, macros: dict[str, str], words: dict[str, str]) -> str:
    for name, value in macros.items():
        pattern = pattern.replace(f"<{name}>", value)
    head = words["head"]
    for number in ("", "2", "3", "4", "5"):
        actor = rf"(?:(?P<a{number}>{ACTOR}){words['kin']}|(?P<b{number}>{words['members']}))"
        noun, leading = rf"(?P<n{number}>{words['noun']})", rf"(?P<n{number}>{words['any_noun']})"
        forms = {
            "0A": actor,
            "A": rf"(?:the\s+)?{words['office']}{actor}",
            "0T": rf"(?P<t{number}>{TEXT})[)\]]?",
            "T": rf"{head}(?P<t{number}>{TEXT})[)\]]?",
            "0TN": rf"(?:(?P<u{number}>{TEXT})[)\]]?|\b{leading})",
            "TN": rf"(?:{head}(?P<u{number}>{TEXT})[)\]]?|{noun})",
        }
        for name, form in forms.items():
            pattern = pattern.replace(f"<{name}{number}>", form)
    return pattern


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
    lexicon = _lexicon()
    marks = [start for start, _, _ in lexicon.triggers.find(fold(text))]
    if not marks:
        return ()
    scene = _Scene(text, references, actors, speaker)
    found: dict[tuple[str, str], Initiator] = {}
    for number, sentence in enumerate(sentences):
        if sentence.region not in _REGIONS or not _between(marks, sentence):
            continue
        masked = scene.mask(sentence)
        if not masked.actors and not masked.texts:
            continue
        for initiator in _read(scene, masked, sentence, sentences[number - 1] if number else None):
            found.setdefault((initiator.target, initiator.by), initiator)
    return tuple(sorted(found.values(), key=lambda each: each.evidence.start))


def _between(marks: list[int], sentence: Sentence) -> bool:
    place = bisect_left(marks, sentence.span.start)
    return place < len(marks) and marks[place] < sentence.span.end


def _read(scene: "_Scene", masked: Masked, sentence: Sentence, before: Sentence | None) -> Iterator[Initiator]:
    words = masked.words
    lexicon = _lexicon()
    for number in sorted({each for _, numbers in lexicon.pieces.find(words) for each in numbers}):
        pattern = lexicon.patterns[number]
        for match in pattern.regex.finditer(words):
            codes = scene.codes(masked, match, before)
            targets = scene.targets(masked, match, pattern.has_focus)
            evidence = masked.span(match.start(), match.end())
            for target in targets:
                for code in codes:
                    yield Initiator(target, code, evidence)


class _Scene:
    """The mentions of a text, and the readings of those that a pattern found."""

    def __init__(
        self, text: str, references: tuple[Reference, ...], actors: tuple[Actor, ...], speaker: tuple[str, ...]
    ) -> None:
        self.text = text
        self.speaker = speaker
        self._actors = [actor for actor in actors if actor.kind != "place"]
        self._actor_starts = [actor.span.start for actor in self._actors]
        self._references = sorted(references, key=lambda ref: ref.span)
        self._reference_starts = [ref.span.start for ref in self._references]

    def mask(self, sentence: Sentence) -> Masked:
        start, end = sentence.span
        near_actors = self._actors[bisect_left(self._actor_starts, start) : bisect_left(self._actor_starts, end)]
        first = bisect_left(self._reference_starts, start)
        return mask(
            self.text, sentence.span, near_actors, self._references[first : bisect_left(self._reference_starts, end)]
        )

    def codes(self, masked: Masked, match: "re.Match[str]", before: Sentence | None) -> tuple[str, ...]:
        """The actors of a match: named, "we", "its members" (of the group named before), "the previous Government"."""
        groups = match.groupdict()
        if groups.get("own"):
            return self.speaker if len(self.speaker) == 1 else ()
        for number in ("", "2", "3", "4"):
            if token := groups.get(f"a{number}"):
                agents = [actor for actor in masked.actors_of(token) if actor.kind in _AGENTS]
                return tuple(dict.fromkeys(code for actor in agents for code in self._codes_of(actor) if code))
            if groups.get(f"b{number}"):
                return self._group_before(before)
        return ()

    def _codes_of(self, actor: Actor) -> tuple[str, ...]:
        return (actor.codes or self.speaker) if actor.kind == "self" else actor.codes

    def _group_before(self, before: Sentence | None) -> tuple[str, ...]:
        if before is not None:
            for actor in self._actors[bisect_left(self._actor_starts, before.span.start) :]:
                if actor.span.start >= before.span.end:
                    break
                if actor.kind in ("bloc", "self"):
                    return self._codes_of(actor)
        return self.speaker

    def targets(self, masked: Masked, match: "re.Match[str]", has_focus: bool) -> tuple[str, ...]:
        """The symbols of the texts of a match, as the pattern reads them."""
        groups = match.groupdict()
        for name in ("t5", "t4", "t3", "t2", "t", "u2", "u"):
            if token := groups.get(name):
                return self._symbols(masked.texts_of(token), masked.words, match.start(name), match[0])
        noun = groups.get("n") or groups.get("n2") or groups.get("n3")
        if noun or has_focus:
            place = masked.span(match.start(), match.end()).start
            symbol = self._in_focus(place, noun or "")
            return (symbol,) if symbol else ()
        return ()

    def _symbols(self, texts: tuple[Reference, ...], words: str, at: int, matched: str) -> tuple[str, ...]:
        chosen = texts if _means_all(words, at, matched) else texts[-1:]
        symbols: dict[str, None] = {}
        for ref in chosen:
            if ref.symbol and (ref.kind in _TEXTS or self._is_called_draft(ref, words, at)):
                symbols[ref.symbol] = None
            elif ref.symbol is None and ref.kind == "draft" and _lexicon().the_draft.fullmatch(fold(ref.printed)):
                after = self.text[ref.span.end : ref.span.end + 20]
                if not _lexicon().other_kinds.match(fold(after)):
                    continue
                if main := self._main(ref.span.start):
                    symbols[main] = None
        return tuple(symbols)

    def _is_called_draft(self, ref: Reference, words: str, at: int) -> bool:
        """A document that the sentence calls a draft, a text or a resolution."""
        if ref.kind != "document":
            return False
        return bool(
            _lexicon().called_draft.search(fold(ref.printed))
            or _lexicon().called_draft.search(words[max(0, at - 25) : at])
        )

    def _in_focus(self, place: int, noun: str) -> str | None:
        """The text that a bare noun or pronoun stands for: the last one named, or the main one for a draft."""
        if "draft" in noun:
            return self._main(place)
        for ref in reversed(self._references[: bisect_right(self._reference_starts, place + 1)]):
            if ref.symbol and ref.kind in _TEXTS:
                return ref.symbol
        return None

    def _main(self, place: int) -> str | None:
        """What "the draft" became: the resolution that the text is about, if one is and if it was named shortly before.

        A text is about the resolution that makes up at least half of its mentions (pronouns left out).
        """
        named = [ref for ref in self._references if ref.symbol and ref.kind in ("resolution", "draft")]
        counts = Counter(ref.symbol for ref in named if fold(ref.printed) not in _lexicon().pronouns)
        if not counts:
            return None
        main, times = counts.most_common(1)[0]
        near = any(ref.symbol == main and place - _NEAR <= ref.span.start < place for ref in named)
        return main if near and 2 * times >= counts.total() else None


def _means_all(words: str, at: int, matched: str) -> bool:
    """Whether a list of texts is meant whole ("all of which", "were"), not its last member alone."""
    after = words[at + 1 : at + 40]
    return bool(re.match(r"\)?,?\s+(?:which\s+|that\s+)?(?:all|both|each|were|are|have)\b", after)) or not re.match(
        r"\)?,", after
    )
