"""A sentence as a row of tokens in which every mention of a text or an actor is one token.

The row has a written form too: `line`, lower case, one space between tokens, with `§t` for texts,
`§a` for States and groups, `§s` for the speaker and `§o` for organs. Lexicon patterns run on that line.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from diplograph.model import Actor, Reference, Sentence, Span

from ..page.dates import MONTHS
from . import actor_lists, text_lists
from .words import phrases

__all__ = ["Marked", "Token", "mark"]

_TOKEN = re.compile(r"\w+(?:[-‑]\w+)*+|['’]s\b|\.\.\.|[^\w\s\"“”]")
_made = tuple.__new__  # named tuples in bulk, without a call of their own for each
_ACTORS = ("§a", "§s")
_CODES = {"self": "§s", "organ": "§o"}
_OWNED = re.compile(
    r"(?:its|their)\s+(?:[a-z]+\s+){0,3}(implementation|application|enforcement|observance|adoption|provisions|terms)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(\?:([^()]*)\)\??")
_DATE = re.compile(
    rf"\s*(?:\(\d{{4}}\)\s*)?,?\s*(?:of|adopted on|dated|on)\s+(?:\d{{1,2}}\s+)?(?:{MONTHS})(?:\s+\d{{4}})?\b"
)


class Token(NamedTuple):
    """One token: `text` is its written form on the line, `start` and `end` lie in the working text, half-open."""

    text: str
    start: int
    end: int
    references: tuple[Reference, ...] = ()
    actors: tuple[Actor, ...] = ()

    @property
    def is_target(self) -> bool:
        """True for a mention of a text."""
        return self.text == "§t"

    @property
    def is_actor(self) -> bool:
        """True for a State, a group or the speaker; organs are not."""
        return self.text in _ACTORS


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence made of tokens; `starts[i]` is where token i begins on `line`, `row[i]` its written form."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    line: str
    starts: tuple[int, ...]
    row: tuple[str, ...]

    def index(self, offset: int) -> int:
        """The token at an offset of the line."""
        return bisect_right(self.starts, offset) - 1

    def words(self, start: int, end: int) -> list[str]:
        """The written forms of tokens start to end, half-open."""
        return list(self.row[start if start > 0 else 0 : end])

    def stretch(self, start: int, end: int) -> str:
        """The same as one string, with single spaces between: what patterns of a lexicon are sought in."""
        return " ".join(self.words(start, end))

    def span(self, start: int, end: int) -> Span:
        """Span in the working text of tokens start to end, half-open."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


def mark(text: str, sentence: Sentence, references: Sequence[Reference], actors: Sequence[Actor]) -> Marked:
    """The marked form of a sentence. `references` and `actors` are those inside it, in reading order."""
    tokens = _tokens(text, sentence, references, actors)
    if len(references) > 1:
        tokens = _text_lists(tokens)
    if len(actors) > 1:
        tokens = _actor_lists(tokens)
    row = tuple([token.text for token in tokens])
    ends = accumulate(map(len, row), initial=0)
    starts = tuple([at + number for number, at in zip(range(len(row)), ends, strict=False)])  # a space before each
    return Marked(sentence, tuple(tokens), " ".join(row), starts, row)


def _tokens(text: str, sentence: Sentence, references: Sequence[Reference], actors: Sequence[Actor]) -> list[Token]:
    if not references and not actors and not _signs_in(text):
        return _words(text, *sentence.span)
    mentions: list[tuple[Span, Token]] = []
    taken = 0
    for reference in sorted(references, key=lambda r: (r.span.start, -r.span.end)):
        if mentions and reference.span.start < taken:
            # a printed list with one head noun: several texts behind one mention
            last = mentions[-1][1]
            end = max(taken, reference.span.end)
            merged = Token("§t", last.start, end, (*last.references, reference))
            mentions[-1] = (Span(last.start, end), merged)
            taken = end
            continue
        end = reference.span.end
        if reference.symbol and (dated := _DATE.match(text, end, sentence.span.end)):
            end = dated.end()
        start = _behind_owner(reference, actors)
        mentions.append((Span(start, end), Token("§t", start, end, (reference,))))
        taken = end
    covered = [(token.start, token.end) for _, token in mentions]
    for actor in actors:
        low, high = actor.span
        if not any(low < end and start < high for start, end in covered):
            mentions.append((actor.span, Token(_CODES.get(actor.kind, "§a"), low, high, (), (actor,))))
    for low, high in (*_asides(text, sentence.span), *_inserted(text, sentence.span, references)):
        mentions = [pair for pair in mentions if not low <= pair[0].start < high]
        mentions.append((Span(low, high), Token("", low, high)))
    mentions.sort(key=_place)
    row: list[Token] = []
    at = sentence.span.start
    for _, token in mentions:
        if token.start < at:
            continue
        row.extend(_words(text, at, token.start))
        if token.text:
            row.extend(_possessed(token))
        at = token.end
    row.extend(_words(text, at, sentence.span.end))
    return row


def _behind_owner(reference: Reference, actors: Sequence[Actor]) -> int:
    """Where "draft resolution" begins in "the Soviet draft resolution": whose draft it is stands before the text."""
    low, high = reference.span
    for actor in actors if reference.kind == "draft" and reference.how != "explicit" else ():
        inside = low <= actor.span.start and actor.span.end < high and actor.kind != "organ"
        if inside and " " not in reference.printed[: actor.span.start - low].strip():
            return actor.span.end + 1
    return low


def _place(mention: tuple[Span, Token]) -> Span:
    return mention[0]


def _possessed(token: Token) -> tuple[Token, ...]:
    """ "Its implementation", resolved as one mention, says "implementation of" the text."""
    printed = token.references[0].printed if token.references else ""
    found = _OWNED.match(printed) if printed[:1] in "iItT" else None
    if found is None:
        return (token,)
    return Token(found[1].lower(), token.start, token.end), Token("of", token.start, token.end), token


def _with_comma(text: str, start: int, end: int) -> tuple[int, int]:
    """An aside together with the comma before it, when another one follows it."""
    return (start - 2, end) if text[end - 1] == "," and text[start - 2 : start] == ", " else (start, end)


def _asides(text: str, span: Span) -> list[tuple[int, int]]:
    """Asides between a subject and its verb ("as is known", "in our view"): they are skipped."""
    signs = _signs_in(text)
    if not signs:
        return []
    piece = text[span.start : span.end]
    if not any(sign in piece for sign in signs):
        return []
    return [_with_comma(text, *found.span()) for found in _aside().finditer(text, *span)]


def _inserted(text: str, span: Span, references: Sequence[Reference]) -> list[tuple[int, int]]:
    """What stands between commas in "the refusal of Serbia, despite all appeals, to comply", if it names no text."""
    if ", to " not in text[span.start : span.end]:
        return []
    found = [match.span() for match in _insertion().finditer(text, *span)]
    return [each for each in found if not any(Span(*each).meets(named.span) for named in references)]


@cache
def _insertion() -> re.Pattern[str]:
    return re.compile(r",\s+(?:" + "|".join(phrases("inserted")) + r")\b[^,;:.?!]{3,90},(?=\s+to\s+[a-z])")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases("aside")) + r")\b,?")


@lru_cache(maxsize=2)
def _signs_in(text: str) -> tuple[str, ...]:
    return tuple(sign for sign in _aside_signs() if sign in text)


@cache
def _aside_signs() -> tuple[str, ...]:
    """Letters of which every aside has some: its longest words, or the choices of a bracket if these are longer."""
    signs: set[str] = set()
    for phrase in phrases("aside"):
        fixed = max((run.strip() for run in _BRACKET.sub("|", phrase).split("|")), key=len)
        choices = [
            found[1].split("|") for found in _BRACKET.finditer(phrase) if not phrase.startswith("?", found.end())
        ]
        last = choices[-1] if choices else [""]
        signs.update(last if min(map(len, last)) > len(fixed) else [fixed])
    return tuple(sorted(signs))


def _words(text: str, start: int, end: int) -> list[Token]:
    piece = text[start:end]
    if piece in ("", " "):
        return []
    if not piece.isascii():
        return [
            Token(found.group().lower().replace("’", "'"), *found.span()) for found in _TOKEN.finditer(text, start, end)
        ]
    lower, spans = piece.lower(), [found.span() for found in _TOKEN.finditer(text, start, end)]
    return [_made(Token, (lower[low - start : high - start], low, high, (), ())) for low, high in spans]


def _text_lists(row: list[Token]) -> list[Token]:
    """Texts joined by commas, "and", "as well as", "in particular" become one token."""
    merged: list[Token] = []
    written = [token.text for token in row]
    index = 0
    while index < len(row):
        end = text_lists.end(written, index)
        if end > index + 1:
            named = tuple(reference for token in row[index:end] if token.is_target for reference in token.references)
            merged.append(Token("§t", row[index].start, row[end - 1].end, named))
        else:
            merged.append(row[index])
        index = end
    return merged


def _actor_lists(row: list[Token]) -> list[Token]:
    """ "A, B and C" becomes one actor token; a list without a closing "and" stays apart."""
    merged: list[Token] = []
    written = [token.text for token in row]
    index = 0
    while index < len(row):
        if written[index] not in _ACTORS:
            merged.append(row[index])
            index += 1
            continue
        end, closed = actor_lists.end(written, index)
        if closed and end > index + 1:
            parts = [token for token in row[index:end] if token.actors]
            kind = "§s" if all(token.text == "§s" for token in parts) else "§a"
            named = tuple(actor for token in parts for actor in token.actors)
            merged.append(Token(kind, parts[0].start, parts[-1].end, (), named))
        else:
            merged += row[index:end]  # whoever stands in an open list would find the same end
        index = end
    return merged
