"""The regions of a working text: every code point gets one kind, so that positions come from body and footnotes only.

Kinds (domain brief, 2.5): masthead, title, opening, body, quotation, recital, circulation, closing, signature,
annexHeading, footnote. Furniture lies outside the working text. How they begin is data: `lexicons/regions.toml`.
"""

import re
from collections.abc import Iterator

from diplograph.model import Region, Repaired, Span

from ..tables import lexicon
from . import formulas, sentences, title

_LEXICON = lexicon("regions")

SPOKEN = frozenset({"body", "footnote", "opening"})
"""Kinds of regions in which the author speaks; the others hold words of an organ, of editors or of courtesy."""


def _starts(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in _LEXICON[kind]), re.IGNORECASE)


_ANNEX, _SIGNATURE, _SALUTATION = _starts("annex"), _starts("signature"), _starts("salutation")
_DATELINE, _FOOTNOTE, _OFFICE = _starts("dateline"), _starts("footnote"), _starts("office")
_RECITAL = re.compile(
    _LEXICON["recital"]["pattern"].replace("{openers}", "|".join(_LEXICON["recital"]["openers"])), re.IGNORECASE
)
_QUOTED_WORDS = _LEXICON["quotation"]["words"]
_QUOTE = re.compile(r'(?<![\w"])"([^"\n]{20,2000})"')
_SIGNED_INSIDE = re.compile(r"\s\(\s?signed\s?\)\s?:?\s", re.IGNORECASE)
_ANNEX_INSIDE = re.compile(
    r"\s(?:Annex|ANNEX|Enclosure|ENCLOSURE)(?: [IVX]{1,4})?\s+"
    r"(?i:to the (?:identical )?(?:letters?|notes? verbales?) dated)\b"
)
_ANNEX_WORDS = ("Annex", "ANNEX", "Enclosure", "ENCLOSURE")  # without one of them `_ANNEX_INSIDE` can't match
_HEAD_LINE = re.compile(_LEXICON["head"]["pattern"], re.IGNORECASE)
_ENDED = re.compile(r"[.;:,]\*{0,2}$")
_ITEM = re.compile(r'\d{1,2}\.|"|\(')
_HEADING_LENGTH = 160  # code points; a longer line under an annex heading is text
_PROSE_LENGTH = 200  # code points; a line of this length after a signature is text again

_Piece = tuple[str, int, int, int]


def find(repaired: Repaired) -> tuple[Region, ...]:
    """Regions in working coordinates: in order, without gap or overlap, from 0 to the end.

    `Region.part` counts the letter (0), its annexes, enclosures and handed-over messages in reading order.
    """
    text = repaired.text
    if not text:
        return ()
    pieces: list[_Piece] = []
    for piece in _pieces(text):
        _join(pieces, piece)
    return tuple(Region(kind, Span(start, end), part) for kind, start, end, part in pieces)


def _join(pieces: list[_Piece], piece: _Piece) -> None:
    """Add a piece; the same kind and part next to each other is one region."""
    kind, start, end, part = piece
    if start >= end:
        return
    if pieces and pieces[-1][0] == kind and pieces[-1][3] == part and kind not in ("quotation", "annexHeading"):
        pieces[-1] = (kind, pieces[-1][1], end, part)
    else:
        pieces.append(piece)


def _pieces(text: str) -> Iterator[_Piece]:
    """Masthead and title, then line by line. A line carries the break behind it."""
    heading = title.find(text)
    begin = _head_end(text)
    if heading is not None:
        yield "masthead", 0, heading.span.start, 0
        begin = heading.span.end + (text[heading.span.end : heading.span.end + 1] == "\n")
        yield "title", heading.span.start, begin, 0
    elif begin:
        yield "masthead", 0, begin, 0
    yield from _Reader(text).read(begin)


def _head_end(text: str) -> int:
    """Without a title: the lines that look like a masthead at the very beginning."""
    end = position = 0
    for line in text[:2000].split("\n")[:25]:
        position += len(line) + 1
        if len(line) > _HEADING_LENGTH:
            break
        if _HEAD_LINE.match(line):
            end = position
    return min(end, len(text))


class _Reader:
    """Reads the lines under the title, keeping what the next line depends on: the part and what it was in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_signed = "igned" in text or "IGNED" in text
        self._names_annexes = any(word in text for word in _ANNEX_WORDS)
        self._part = 0
        self._parts = 0
        self._state = "body"
        self._handed_over = False
        self._message_of: int | None = None

    def read(self, begin: int) -> Iterator[_Piece]:
        text = self._text
        lines = _line_spans(text, begin)
        if self._names_annexes:
            lines = list(_cut_at_annexes(text, lines))
        recitals = _recitals(text, lines)
        for number, (start, stop, end) in enumerate(lines):
            line = text[start:stop]
            self._open_message(line)
            last = number == len(lines) - 1
            kind = self._kind(line, number in recitals, last)
            if kind == "annexHeading" and self._state != "annexHeading":
                self._parts += 1
                self._part = self._parts
            self._state = kind
            if kind == "body":
                yield from self._body(start, stop, end)
            else:
                yield kind, start, end, self._part
            self._close_message(line)

    def _open_message(self, line: str) -> None:
        """A quoted text that the sentence before announced is a part of its own, not a quotation."""
        if self._handed_over and line.startswith('"') and self._message_of is None:
            self._message_of = self._part
            self._parts += 1
            self._part = self._parts
        self._handed_over = False

    def _close_message(self, line: str) -> None:
        if self._message_of is None:
            return
        if re.search(r'"[.,]?\*{0,3}(?:\s?\d/)?$', line) and not re.search(r'\s"\w[^"]{0,80}"[.,]?$', line):
            self._part, self._message_of = self._message_of, None

    def _kind(self, line: str, is_recital: bool, last: bool) -> str:
        """The kind of a whole line, `body` when its sentences have to be asked one by one."""
        if _ANNEX.match(line):
            return "annexHeading"
        if self._state == "annexHeading" and _is_heading(line):
            return "annexHeading"
        if _FOOTNOTE.match(line):
            return "footnote"
        if _SIGNATURE.match(line):
            return "signature"
        if self._state == "signature" and len(line) < _PROSE_LENGTH and not line.startswith('"'):
            return "signature"
        if _SALUTATION.match(line):
            return "opening"
        if _DATELINE.match(line):
            return "signature" if last or self._state in ("closing", "circulation", "signature") else "opening"
        if _OFFICE.match(line) and len(line) < _HEADING_LENGTH and line[-1:] not in ".;:,":
            return "signature"
        return "recital" if is_recital else "body"

    def _body(self, start: int, stop: int, end: int) -> Iterator[_Piece]:
        """The sentences of a line of prose; a signature may follow in the same line."""
        text = self._text
        is_signed = self._is_signed and text.find("(", start, stop) >= 0
        signed = _SIGNED_INSIDE.search(text, start, stop) if is_signed else None
        prose_end = signed.start() + 1 if signed else end
        spans = sentences.split(text, start, signed.start() if signed else stop)
        position = start
        for index, span in enumerate(spans):
            following = spans[index + 1].start if index + 1 < len(spans) else prose_end
            sentence = text[span.start : span.end]
            kind = formulas.kind(sentence) or "body"
            if kind == "body" and self._message_of is None:
                yield from _with_quotations(text, position, following, self._part)
            else:
                yield kind, position, following, self._part
            self._state = kind
            self._handed_over = formulas.hands_over(sentence)
            position = following
        yield "body", position, prose_end, self._part
        if signed:
            self._state = "signature"
            yield "signature", prose_end, end, self._part


def _line_spans(text: str, begin: int) -> list[tuple[int, int, int]]:
    """Start, end and start of the next line of every line from `begin` on."""
    spans: list[tuple[int, int, int]] = []
    while begin < len(text):
        stop = text.find("\n", begin)
        stop, end = (len(text), len(text)) if stop < 0 else (stop, stop + 1)
        spans.append((begin, stop, end))
        begin = end
    return spans


def _cut_at_annexes(text: str, lines: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """In a text that lost its line breaks "Annex to the letter dated ..." opens a line of its own."""
    for start, stop, end in lines:
        position = start
        for match in _ANNEX_INSIDE.finditer(text, start + 1, stop):
            heading_end = title.end_of_reference(text, match.end())
            yield position, match.start(), match.start() + 1
            yield match.start() + 1, heading_end, heading_end
            position = heading_end
        if position < end:
            yield position, stop, end


def _recitals(text: str, lines: list[tuple[int, int, int]]) -> frozenset[int]:
    """Lines of a resolution pasted in: two or more in a row that begin and end like its paragraphs."""
    hits = [number for number, (start, stop, _) in enumerate(lines) if _RECITAL.match(text[start:stop])]
    near = set(hits)
    return frozenset(number for number in hits if number - 1 in near or number + 1 in near)


def _is_heading(line: str) -> bool:
    """A line under "Annex" that still names the text and its author."""
    return len(line) < _HEADING_LENGTH and not _ENDED.search(line) and not _ITEM.match(line)


def _with_quotations(text: str, start: int, end: int, part: int) -> Iterator[_Piece]:
    """A sentence with its long quotations cut out. Words in scare quotes stay where they are."""
    position = start
    if '"' in text[start:end]:
        for match in _QUOTE.finditer(text, start, end):
            if match.group(1).count(" ") + 1 >= _QUOTED_WORDS:
                yield "body", position, match.start(), part
                yield "quotation", match.start(), match.end(), part
                position = match.end()
    yield "body", position, end, part
