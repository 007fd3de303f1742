"""A sentence in which every mention of an actor or a UN text is one character: short patterns can read its syntax.

"The resolution, as initiated by the European Union" becomes "<text>, as initiated by the <actor>".
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diplograph.model import Actor, Reference, Span

from .phrases import fold
from .speakers import AGENTS

__all__ = ["ACTOR", "FIRST_ACTOR", "FIRST_TEXT", "MENTION", "TEXT", "Masked", "is_text", "mask"]

_FIRST_ACTOR, _FIRST_TEXT, _MOST = 0xE000, 0xE800, 0x800
FIRST_ACTOR, FIRST_TEXT = chr(_FIRST_ACTOR), chr(_FIRST_TEXT)
ACTOR = "[\ue000-\ue7ff]"  # one group of actors: "Japan and the European Union"
TEXT = "[\ue800-\uefff]"  # one group of references: "resolutions 1696 (2006) and 1737 (2006)"
MENTION = "[\ue000-\uefff]"  # either of both

_ACTORS_BETWEEN = re.compile(
    r"\s*(?:,|,?\s+(?:and|or|as well as|together with|along with|and also)|\s+&)\s+"
    r"(?:by\s+|of\s+)?(?:the\s+)?(?:(?:delegations?|representatives?|governments?|missions?)\s+of\s+(?:the\s+)?)?"
)
_TEXTS_BETWEEN = re.compile(
    r"\s*(?:,|,?\s+(?:and|or|to|through|as well as)|\s+-)\s+(?:the\s+|its\s+|of\s+)?"
    r"(?:(?:draft\s+)?(?:resolutions?|decisions?|drafts?)\s+)?"
)
_OWN = re.compile(MENTION)  # a font's own glyphs may come out of a PDF file under such numbers
_DRAFT_WORD = re.compile(r"\b(?:draft|text|resolution|paper|amendment|motion)\b")


class _Item(NamedTuple):
    span: Span
    actor: Actor | None
    text: Reference | None


@dataclass(frozen=True, slots=True)
class Masked:
    """The folded sentence with its mentions masked, and the way back to offsets of the working text."""

    words: str
    actors: tuple[tuple[Actor, ...], ...]
    texts: tuple[tuple[Reference, ...], ...]
    _places: tuple[int, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def actors_of(self, token: str) -> tuple[Actor, ...]:
        """The mentions behind an actor character."""
        return self.actors[ord(token) - _FIRST_ACTOR]

    @property
    def agents(self) -> frozenset[str]:
        """The characters behind which an actor stands that acts of itself."""
        return frozenset(
            chr(_FIRST_ACTOR + number)
            for number, group in enumerate(self.actors)
            if any(actor.kind in AGENTS for actor in group)
        )

    def texts_of(self, token: str) -> tuple[Reference, ...]:
        """The mentions behind a text character."""
        return self.texts[ord(token) - _FIRST_TEXT]

    def texts_within(self, words: str) -> Iterator[Reference]:
        """The mentions of texts in a stretch of the masked words, in order."""
        for character in words:
            if ord(character) >= _FIRST_TEXT and ord(character) - _FIRST_TEXT < len(self.texts):
                yield from self.texts_of(character)

    def span(self, start: int, end: int) -> Span:
        """The span in the working text of a stretch of the masked one."""
        return Span(self._offset(start, self._starts), self._offset(end - 1, self._ends, 1))

    def _offset(self, index: int, table: tuple[int, ...], beyond: int = 0) -> int:
        piece = bisect_right(self._places, index) - 1
        if ord(self.words[index]) >= _FIRST_ACTOR and self._places[piece] == index:
            return table[piece]
        return self._starts[piece] + index - self._places[piece] + beyond


def is_text(character: str) -> bool:
    """Whether a character of masked words stands for references."""
    return "\ue800" <= character <= "\uefff"


def mask(
    text: str, span: Span, actors: Iterable[Actor], references: Iterable[Reference], folded: str | None = None
) -> Masked:
    """The sentence at a span, masked. Actors and references may overlap; lists of them become one character.

    There are characters for 2,048 of each; whatever comes after these stays as it is printed. `folded` is the whole
    text folded, where that was done already.
    """
    plain = _plain(text if folded is None else folded, folded is not None, span)
    row = _Row()
    at, previous = span.start, _Item(span, None, None)
    for item in _items(text, span, actors, references):
        between = plain[at - span.start : item.span.start - span.start]
        if item.text and previous.text and between.strip() == "(" and _may_be_same(previous.text, item.text):
            row.texts[-1][-1] = item.text
            row.ends[-1] = item.span.end + (text[item.span.end : item.span.end + 1] == ")")
            item = item._replace(span=Span(item.span.start, row.ends[-1]))
        elif _is_listed(previous, item, between):
            row.join(item)
        elif max(len(row.actors), len(row.texts)) < _MOST:
            row.add(between, at, item.span.start)
            row.begin(item)
        else:
            break
        at, previous = item.span.end, item
    row.add(plain[at - span.start :], at, span.end)
    return row.masked()


class _Row:
    """Masked words as they are put together, piece by piece, each with where it begins here and in the text."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.places: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.actors: list[list[Actor]] = []
        self.texts: list[list[Reference]] = []
        self.length = 0

    def add(self, content: str, start: int, end: int) -> None:
        """One more piece."""
        if content:
            self.words.append(content)
            self.places.append(self.length)
            self.starts.append(start)
            self.ends.append(end)
            self.length += len(content)

    def begin(self, item: _Item) -> None:
        """A mention that is no member of a list before it."""
        if item.actor:
            self.actors.append([item.actor])
            self.add(chr(_FIRST_ACTOR + len(self.actors) - 1), *item.span)
        elif item.text:
            self.texts.append([item.text])
            self.add(chr(_FIRST_TEXT + len(self.texts) - 1), *item.span)

    def join(self, item: _Item) -> None:
        """A mention that goes on with the list of the last one."""
        if item.actor:
            self.actors[-1].append(item.actor)
        elif item.text:
            self.texts[-1].append(item.text)
        self.ends[-1] = item.span.end

    def masked(self) -> Masked:
        """All of it."""
        mentions = tuple(map(tuple, self.actors)), tuple(map(tuple, self.texts))
        return Masked("".join(self.words), *mentions, tuple(self.places), tuple(self.starts), tuple(self.ends))


def _is_listed(previous: _Item, item: _Item, between: str) -> bool:
    """Whether two mentions are members of one list: "Japan and the European Union"."""
    if item.actor and previous.actor:
        return bool(_ACTORS_BETWEEN.fullmatch(between)) and _alike(previous.actor, item.actor)
    return bool(item.text and previous.text and _TEXTS_BETWEEN.fullmatch(between))


def _plain(text: str, is_folded: bool, span: Span) -> str:
    """The folded words of a span without a character that would stand for a mention."""
    words = text[span.start : span.end]
    folded = words if is_folded else fold(words)
    return folded if folded.isascii() else _OWN.sub("\ufffd", folded)


def _alike(first: Actor, second: Actor) -> bool:
    return (first.kind == "organ") == (second.kind == "organ")


def _may_be_same(first: Reference, second: Reference) -> bool:
    """A text and its symbol in brackets: "the draft (S/2020/797)"."""
    return first.symbol in (None, second.symbol) or first.how != "explicit"


def _items(text: str, span: Span, actors: Iterable[Actor], references: Iterable[Reference]) -> list[_Item]:
    """Mentions inside the span in reading order, without overlap.

    A text wins over an actor inside it ("Security Council resolution 598"), but for drafts that are
    called after their author ("the Jordanian draft"): there the actor stands in front of the rest.
    """
    inside = [ref for ref in references if span.start <= ref.span.start < span.end]
    items = [_Item(ref.span, None, ref) for ref in _apart(inside)]
    for actor in actors:
        if not span.start <= actor.span.start < span.end:
            continue
        over = next((n for n, item in enumerate(items) if item.text and item.span.meets(actor.span)), None)
        if over is None:
            items.append(_Item(actor.span, actor, None))
            continue
        rest = Span(actor.span.end, items[over].span.end)
        if (
            actor.kind in ("state", "bloc")
            and rest.end > rest.start
            and _DRAFT_WORD.search(fold(text[rest.start : rest.end]))
        ):
            items[over] = items[over]._replace(span=Span(_after_blank(text, rest), rest.end))
            items.append(_Item(actor.span, actor, None))
    return sorted(items, key=lambda item: item.span)


def _apart(references: Sequence[Reference]) -> Iterable[Reference]:
    end = -1
    for ref in sorted(references, key=lambda ref: (ref.span.start, -ref.span.end)):
        if ref.span.start >= end:
            end = ref.span.end
            yield ref


def _after_blank(text: str, span: Span) -> int:
    start = span.start
    while start < span.end and not text[start].isalnum():
        start += 1
    return start
