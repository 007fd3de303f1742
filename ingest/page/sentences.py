"""Sentences of the working text, each with the region and the part it stands in.

A line break always ends a sentence; a full stop does unless it belongs to an abbreviation, an initial or a paragraph
number. The abbreviations are data: `lexicons/sentences.toml`. Linear in the length of the text. A sentence of more
than 4,000 characters is cut at a semicolon, a comma or a space: what reads a sentence compares all its words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from diplograph.model import Region, Sentence, Span

from ..tables import lexicon

_LEXICON = lexicon("sentences")
_TITLES = frozenset(_LEXICON["titles"]) | frozenset(_LEXICON["never"])
_NUMBERED = frozenset(_LEXICON["numbered"])
_INNER = frozenset(_LEXICON["inner"])
_OPENERS = frozenset(_LEXICON["openers"])
_HALTS = frozenset(_LEXICON["halts"])
_LONGEST = 4_000  # characters of a sentence; the longest in annotated letters and speeches has 1,100

# A stop with what closes after it, then a gap, then something that can open a sentence; STOP in a cable; or the end of
# a line.
_FULL_STOP = r"""["')\]]{0,3}(?:\*{1,3}|\d{1,2}/)?(\s+)(?=["'(\[*“¿]{0,2}[A-Z0-9À-Þ])"""
_CABLE_STOP = re.compile(rf"""[.!?…]{_FULL_STOP}|\sSTOP(\s+)(?=["'(]?[A-Z0-9])|\n""")
# The same for a text that is no cable; it opens with a class of characters, for which a search is fast.
_STOP = re.compile(rf"""[.!?…\n](?:(?<=\n)|(?<!\n){_FULL_STOP})""")
_WORD_BACKWARDS = re.compile(r"[\w.'’-]{1,20}")
_WORD_LENGTH = 20  # characters of a word in front of a stop that are looked at
_NEXT_WORD = re.compile(r"[\w'-]+")
_PARAGRAPH_NUMBER = re.compile(r"""["'(]{0,2}(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\Z""")


def find(text: str, regions: Iterable[Region] = ()) -> tuple[Sentence, ...]:
    """The sentences of a working text in order; without regions the whole text counts as body.

    A quotation inside a sentence does not cut it; the sentence then carries the region round the quotation.
    """
    marked = tuple(regions) or (Region("body", Span(0, len(text))),)
    found: list[Sentence] = []
    for first, last in _segments(text, marked):
        group = marked[first : last + 1]
        index = 0
        for span in split(text, group[0].span.start, group[-1].span.end):
            while index + 1 < len(group) and group[index].span.end <= span.start:
                index += 1
            found.append(Sentence(span, _kind(group, index, span), group[index].part))
    return tuple(found)


def split(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentence spans between two indexes, without the spaces round them.

    >>> [(s.start, s.end) for s in split("Mr. Li agreed. So did we.")]
    [(0, 14), (15, 25)]
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for match in _marks(text).finditer(text, start, stop):
        if match.group() != "\n" and not _ends(text, begin, match):
            continue
        cut = match.start() if match.group() == "\n" or match.start(1) < 0 else match.start(1)
        spans += _pieces(text, begin, cut)
        begin = match.end()
    spans += _pieces(text, begin, stop)
    return tuple(spans)


@lru_cache(maxsize=2)
def _marks(text: str) -> re.Pattern[str]:
    """What may end a sentence of a text: a cable says STOP."""
    return _CABLE_STOP if "STOP" in text else _STOP


def _segments(text: str, regions: tuple[Region, ...]) -> Iterator[tuple[int, int]]:
    """Runs of regions that a sentence may cross: those joined by a quotation inside a line."""
    first = 0
    for index in range(1, len(regions)):
        before, after = regions[index - 1], regions[index]
        inside = "quotation" in (before.kind, after.kind) and before.part == after.part
        if not inside or text[after.span.start - 1] == "\n":
            yield first, index - 1
            first = index
    yield first, len(regions) - 1


def _kind(group: tuple[Region, ...], index: int, span: Span) -> str:
    """The region of a sentence: the one round a quotation when the sentence is more than the quotation."""
    region = group[index]
    if region.kind != "quotation" or region.span.end >= span.end - 2 or index + 1 >= len(group):
        return region.kind
    return group[index + 1].kind


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the stop at a match ends the sentence that began at `begin`."""
    if match.lastindex == 2:  # STOP
        return _word_before(text, begin, match.start()).lower() not in _HALTS
    if match.group()[0] != ".":
        return True
    before = _word_before(text, begin, match.start())
    if not before:
        return True
    word = before.lower()
    if match.start() - len(before) == begin and _PARAGRAPH_NUMBER.match(text, begin, match.start()) is not None:
        return False
    following = text[match.end() : match.end() + 20].lstrip("\"'([*")
    if word in _TITLES or _is_initial(before):
        return False
    if word in _NUMBERED:
        return not following[:1].isdigit()
    if word in _INNER:
        opener = _NEXT_WORD.match(following)
        return opener is not None and opener.group().lower() in _OPENERS
    return True


def _word_before(text: str, begin: int, end: int) -> str:
    """The last characters of the word that ends at a stop, read backwards from it; empty when none stands there."""
    found = _WORD_BACKWARDS.match(text[max(begin, end - _WORD_LENGTH) : end][::-1])
    return found.group()[::-1] if found else ""


def _is_initial(word: str) -> bool:
    """`J`, `J.P`: initials of a name, not `L.3` of a symbol. `I` and `A` can end no sentence either."""
    if len(word) == 1:
        return word.isupper()
    letters = word[::2]
    return len(word) == 3 and word[1] == "." and letters.isalpha() and letters.isupper() and word.lower() not in _INNER


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The sentence between two indexes; one that no one can read at once, in pieces."""
    pieces: list[Span] = []
    while span := _trimmed(text, start, end):
        if span.end - span.start <= _LONGEST:
            return [*pieces, span]
        start = _cut(text, span)
        if piece := _trimmed(text, span.start, start):
            pieces.append(piece)
    return pieces


def _cut(text: str, span: Span) -> int:
    """Where a long sentence is cut: behind the last semicolon of its first characters, else comma, else space."""
    last = span.start + _LONGEST
    places = (text.rfind(mark, span.start + _LONGEST // 2, last) for mark in ("; ", ", ", " "))
    return next((place + 1 for place in places if place >= 0), last)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
