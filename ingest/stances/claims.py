"""What a text asserts or presupposes about others: no positions, no facts, but claims (domain brief, 5.3)."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from diplograph.model import Actor, Claim, Initiator, Reference, Sentence, Span

from . import initiators, quoting
from .masked import ACTOR, TEXT, Masked, mask
from .phrases import Pieces, alternatives, fold

__all__ = ["find"]

_LEXICON = Path(__file__).parent.parent / "lexicons" / "claims.toml"
_REGIONS = frozenset({"body", "footnote", "opening"})
_ANY = "[\ue000-\uefff]"
_ROLE_REACH = 60  # characters in front of a text in which "the initiators of" stands
_ADOPTED = frozenset({"resolution", "draft", "decision", "document"})
_MECHANISMS = frozenset({"mechanism", "mandate"})
_AGENTS = frozenset({"state", "bloc", "other", "self"})


@dataclass(frozen=True, slots=True)
class _Pattern:
    predicate: str
    status: str
    object: str
    default: str
    says: str
    regex: "re.Pattern[str]"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    patterns: tuple[_Pattern, ...]
    pieces: Pieces[int]
    words: dict[str, "re.Pattern[str]"]
    topics: tuple[tuple[str, "re.Pattern[str]"], ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A subject or object: its code, symbol or label, and its printed form; both empty when the text names none."""

    value: str
    printed: str


_NOBODY = _Term("", "")


@cache
def _lexicon() -> _Lexicon:
    data: dict[str, Any] = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    patterns = tuple(
        _Pattern(
            entry["predicate"],
            entry["status"],
            entry["object"],
            entry.get("default", ""),
            entry["says"],
            re.compile(_expanded(entry["regex"], data["macros"], data["words"])),
        )
        for entry in data["claim"]
    )
    topics = tuple((entry["label"], alternatives(entry["phrases"])) for entry in data["topic"])
    words = {name: re.compile(data["words"][name]) for name in ("role", "others", "doubt", "relative", "modifier")}
    pieces = ((piece, number) for number, entry in enumerate(data["claim"]) for piece in entry["needs"])
    return _Lexicon(patterns, Pieces(pieces), words, topics)


def _expanded(pattern: str, macros: dict[str, str], words: dict[str, str]) -> str:
    subject = rf"(?P<s>{_ANY}){words['kin']}"
    forms = {
        "<S>": subject,
        "<first>": rf"^(?:[a-z]+(?:\s+[a-z]+)?,\s+)?{words['head']}{subject}{words['between']}\b",
        "<Sby>": rf"{words['head']}(?P<y>{_ANY})",
        "<Oopt>": rf"{words['head']}\(?(?P<o>{TEXT})",
        "<O>": rf"<adj>{words['head']}(?P<o>{_ANY}|)",
        "<0O>": rf"(?P<o>{_ANY})",
        "<O2>": rf"{words['head']}(?P<o2>{_ANY})",
        "<A2>": rf"(?P<y>{ACTOR}){words['kin']}",
        "<A>": rf"(?P<s>{ACTOR}){words['kin']}",
    }
    for name, form in forms.items():
        pattern = pattern.replace(name, form)
    for name, value in macros.items():
        pattern = pattern.replace(f"<{name}>", value)
    return pattern


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
    if not speaker:
        return ()
    if named is None:
        named = initiators.find(text, sentences, references, actors, speaker)
    scene = _Scene(text, sentences, references, actors, speaker, named)
    claims = [*scene.initiated(), *scene.stated()]
    merged: dict[tuple[str, str, str | None, str | None], Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.evidence[0]):
        merged.setdefault((claim.claimant, claim.predicate, claim.subject, claim.object), claim)
    return tuple(merged.values())


class _Scene:
    """A text with its mentions, and the readings of the patterns in it."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        references: tuple[Reference, ...],
        actors: tuple[Actor, ...],
        speaker: tuple[str, ...],
        named: tuple[Initiator, ...],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._references = sorted(references, key=lambda ref: ref.span)
        self._reference_starts = [ref.span.start for ref in self._references]
        self._actors = actors
        self._actor_starts = [actor.span.start for actor in actors]
        self._speaker = speaker
        self._named = named

    def initiated(self) -> Iterator[Claim]:
        """What the text says about initiators, as claims."""
        for each in self._named:
            if each.by in self._speaker:
                continue
            number = bisect_right(self._starts, each.evidence.start) - 1
            if number < 0 or each.evidence.start >= self._sentences[number].span.end:
                continue  # named in a part that another author wrote
            part = self._sentences[number].part
            words = self._text[each.evidence.start : each.evidence.end]
            status = "presupposed" if _lexicon().words["modifier"].search(fold(words)) else "asserted"
            label = f"{each.by} initiated {each.target}"
            for claimant in self._speaker:
                yield Claim(claimant, "initiated", each.by, each.target, status, (each.evidence,), label, part)

    def stated(self) -> Iterator[Claim]:
        """What the patterns find in sentences that hold one of their words."""
        folded = fold(self._text)
        lexicon = _lexicon()
        for number, wanted in self._wanted(lexicon.pieces.find(folded)).items():
            masked = self._mask(self._sentences[number], folded)
            for each in sorted(wanted) if masked.actors or masked.texts else ():
                for match in lexicon.patterns[each].regex.finditer(masked.words):
                    yield from self._claims(masked, match, lexicon.patterns[each], self._sentences[number])

    def _wanted(self, pieces: list[tuple[int, tuple[int, ...]]]) -> dict[int, set[int]]:
        """Numbers of sentences, and of the patterns that are worth a try in each."""
        wanted: dict[int, set[int]] = {}
        has_mechanisms = any(ref.kind in _MECHANISMS for ref in self._references)
        patterns = _lexicon().patterns
        for place, numbers in pieces:
            sentence = bisect_right(self._starts, place) - 1
            if sentence >= 0 and self._sentences[sentence].region in _REGIONS:
                usable = {each for each in numbers if has_mechanisms or patterns[each].object != "mechanism"}
                if usable:
                    wanted.setdefault(sentence, set()).update(usable)
        return wanted

    def _mask(self, sentence: Sentence, folded: str) -> Masked:
        start, end = sentence.span
        actors = list(self._actors[bisect_left(self._actor_starts, start) : bisect_left(self._actor_starts, end)])
        texts: list[Reference] = []
        for ref in self._references[
            bisect_left(self._reference_starts, start) : bisect_left(self._reference_starts, end)
        ]:
            role = _lexicon().words["role"].search(folded, max(start, ref.span.start - _ROLE_REACH), ref.span.start)
            codes = tuple(each.by for each in self._named if each.target == ref.symbol) if role else ()
            if role and codes:
                span = Span(role.start(), ref.span.end)
                actors.append(Actor(span, self._text[span.start : span.end], codes, "role"))
            else:
                texts.append(ref)
        return mask(self._text, sentence.span, actors, texts)

    def _claims(self, masked: Masked, match: "re.Match[str]", pattern: _Pattern, sentence: Sentence) -> Iterator[Claim]:
        name = "c" if match.groupdict().get("c") else "c2"
        if _lexicon().words["others"].search(match[0]) or _lexicon().words["doubt"].search(
            masked.words, max(0, match.start() - 90), match.start()
        ):
            return
        cue = masked.span(*match.span(name))
        objects = self._objects(masked, match, pattern, sentence)
        subjects = self._subjects(masked, match, pattern)
        evidence = quoting.around(self._text, sentence.span, cue.start, cue.end)
        status = pattern.status
        if (
            _lexicon()
            .words["relative"]
            .search(masked.words, max(0, match.start() - 20), match.start() + _head_length(match))
        ):
            status = "presupposed"
        for claimant in self._speaker:
            for subject, thing in product(subjects, objects):
                if subject.value != thing.value and subject.value not in self._speaker:
                    said = " ".join(filter(None, (subject.printed, pattern.says, thing.printed)))
                    values = (subject.value or None, thing.value or None)
                    yield Claim(claimant, pattern.predicate, *values, status, (evidence,), said, sentence.part)

    def _subjects(self, masked: Masked, match: "re.Match[str]", pattern: _Pattern) -> list[_Term]:
        groups = match.groupdict()
        if token := groups.get("s") or groups.get("y"):
            found = self._terms(masked, token)
            if not re.fullmatch(TEXT, token) and any(actor.kind == "organ" for actor in masked.actors_of(token)):
                return []  # an organ's acts are decisions, not claims about it
            if pattern.object == "mechanism":
                return [term for term in found if "/" in term.value]
            return list(found)
        return [_NOBODY] if "y" in groups else []

    def _objects(self, masked: Masked, match: "re.Match[str]", pattern: _Pattern, sentence: Sentence) -> list[_Term]:
        groups = match.groupdict()
        if token := groups.get("o") or groups.get("o2"):
            return [term for term in self._terms(masked, token) if self._is_wanted(masked, token, pattern)]
        if pattern.object == "text or topic":
            return self._topics(masked.words[match.end() : match.end() + 120])
        if pattern.object == "adopted":
            return self._in_focus(masked.span(match.start(), match.end()).start)
        return [_Term(code, code) for code in self._speaker] if pattern.default == "speaker" else []

    def _is_wanted(self, masked: Masked, token: str, pattern: _Pattern) -> bool:
        if pattern.object == "any":
            return bool(re.fullmatch(TEXT, token)) or all(actor.kind != "self" for actor in masked.actors_of(token))
        if re.fullmatch(TEXT, token):
            kinds = {ref.kind for ref in masked.texts_of(token)}
            if pattern.object == "mechanism":
                return kinds <= _MECHANISMS
            return pattern.object in ("text", "text or topic", "adopted") and not kinds & {"topic", "generic"}
        return pattern.object == "actor" and all(
            a.kind in _AGENTS or a.kind == "place" for a in masked.actors_of(token)
        )

    def _terms(self, masked: Masked, token: str) -> list[_Term]:
        if re.fullmatch(TEXT, token):
            values = [(ref.symbol or ref.label, ref.printed) for ref in masked.texts_of(token) if ref.kind != "generic"]
            return [_Term(value, printed) for value, printed in values if value]
        codes = [(code, actor.printed) for actor in masked.actors_of(token) for code in self._codes_of(actor)]
        return [_Term(code, printed) for code, printed in codes if code]

    def _codes_of(self, actor: Actor) -> tuple[str, ...]:
        if actor.kind != "self" or (actor.codes and set(actor.codes) <= set(self._speaker)):
            return actor.codes
        return self._speaker  # "we" in an annex is its author, not the sender of the letter

    def _topics(self, words: str) -> list[_Term]:
        for label, phrases in _lexicon().topics:
            if phrases.search(words.split(";")[0]):
                return [_Term(label, label.partition(":")[2].replace("-", " "))]
        return []

    def _in_focus(self, place: int) -> list[_Term]:
        """The text that was voted on when the clause does not name it: the last one before."""
        for ref in reversed(self._references[: bisect_left(self._reference_starts, place)]):
            if ref.symbol and ref.kind in _ADOPTED:
                return [_Term(ref.symbol, ref.printed)]
        return []


def _head_length(match: "re.Match[str]") -> int:
    """Length of the nouns in front of the first mention of a match."""
    found = re.search(_ANY, match[0])
    return found.start() if found else 0
