"""From the stored text to a working text that reads like prose, with the way back.

The working text has straight quotation marks, single spaces, one paragraph or head line a line (`\\n` between them),
no page furniture, no bold marks, joined line breaks and scanned letters put right (domain brief, 2.5).
Every code point of it maps to one code point of the stored text.
"""

import re
from dataclasses import dataclass, field

from diplograph.model import Repaired, Span

from . import furniture, scanned, wrapping
from .wrapping import Line

# One for one, so that no offset moves: quotation marks, kinds of space, hyphens, controls.
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-"}
    | dict.fromkeys(
        "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x00", " "
    )
)
_KIND = (
    r"(?=[A-Z])(?i:(?:identical|joint|similar|text\s+of\s+(?:a|the))\s+)?"
    r"(?i:letters?|notes?\s+verbales?|cable(?:gram)?|tele(?:gram|x)|communications?"
    r"|(?:notes?|memorandum|aide-m[ée]moire)(?=\s+dated))\s+(?:\([^()\n]{1,40}\)\s+)?"
)
_LINE_START = r"(?:^|(?<=[\n\r*#\"“])|(?<=QTE )|(?<=QUOTE ))[ \t]*"
_TITLE = re.compile(rf"{_LINE_START}{_KIND}(?i:dated|received|of\s+\d|addressed)")
_WEAK_TITLE = re.compile(rf"{_LINE_START}{_KIND}(?i:from|trans)")
_BEFORE_LINE = ("\n", "\r", "*", "#", '"', "“", "QTE ", "QUOTE ")  # what `_LINE_START` looks back at
_OPENERS = frozenset("IJSTLNCMA \t")  # characters with which `_KIND_THERE` can begin
_KIND_THERE = re.compile(rf"[ \t]*{_KIND}")
# In a text that lost its line breaks only the surest wordings count.
_TITLE_IN_LINE = re.compile(rf"\b{_KIND}(?i:dated|received\s+from|from\s+the)\b")
_SYMBOL = re.compile(r"^[ \t*]*(?:[A-Z]{1,8}(?:/[A-Z\d][\w.-]*)+|[A-Z]{1,8}\(\w+\)/\S+)[ \t*]*$", re.MULTILINE)
_ITEM = re.compile(r"(?i:items?)\s+[\d*()a-z, and]{1,40}\s*\Z")
_ITEM_BEFORE = 60  # code points above the title of an item
_ITS_SYMBOL = re.compile(r"\((?:A|S|E)/[^()\s]{1,40}\)\s*\Z")
_NEAR = 1500  # code points between two prints of the title
_HEAD = 6000  # code points in which a title may begin
_NOISE = re.compile(r"\*\*|^#{1,6} |[ \f\v]{2,}|[\u200b-\u200f\ufeff\u00ad\u2060\x01-\x08\x0e-\x1f]+")
_COLUMNS = re.compile(r" {3,}")
_LINE_ENDS = "\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_RULE = re.compile(r"[ \t]*_{4,}")


@dataclass(slots=True)
class _Text:
    """The working text as it grows."""

    pieces: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    def put(self, text: str, start: int) -> None:
        """Text that stands as it is in the stored text from `start` on."""
        self.pieces.append(text)
        self.offsets.extend(range(start, start + len(text)))

    def mark(self, text: str, index: int) -> None:
        """A space or a line break that stands for what is at `index`."""
        self.pieces.append(text)
        self.offsets.append(index)


def repair(stored: str) -> Repaired:
    """The working text of a stored text, its offsets and the furniture taken out.

    A footnote that interrupts a paragraph moves behind it and counts as furniture of that paragraph.

    >>> repair("The Govern-\\nment  rejects\\nit.").text
    'The Government rejects it.'
    """
    plain = scanned.restore(_plain(stored))
    title = title_start(plain)
    cuts = furniture.find(stored, title)
    paragraphs, moved = wrapping.paragraphs(_lines(plain, cuts, title))
    out = _Text()
    for paragraph in paragraphs:
        _write(out, plain, paragraph)
    return Repaired(stored, "".join(out.pieces), out.offsets, tuple(sorted((*cuts, *moved))))


def title_start(text: str) -> int:
    """Where the title of the document begins ("Letter dated ..."), -1 when no line looks like one.

    Web pages print the title twice, above and below the masthead: the one below counts.
    """
    starts = [place for place in _line_starts(text) if _KIND_THERE.match(text, place)]
    strong = _first(_TITLE, text, starts, 0, _HEAD)
    weak = _first(_WEAK_TITLE, text, starts, 0, strong.start() if strong else _HEAD)
    match = weak if weak and (strong is None or strong.start() - weak.start() > _NEAR) else strong
    match = match or _TITLE_IN_LINE.search(text, 0, _HEAD // 2)
    if match is None:
        return -1
    again = _first(_TITLE, text, starts, match.end(), match.end() + _NEAR)
    if again and (_is_of_item(text, match.start(), again.start()) or _is_above(text, match, again)):
        match = again
    return match.end() - len(match.group().lstrip())


def _is_of_item(text: str, start: int, stop: int) -> bool:
    """Whether it is the title of an agenda item: "Agenda item 5", and between here and the next title a letter with a
    symbol of its own."""
    item = _ITEM.search(text, max(start - _ITEM_BEFORE, 0), start)
    return item is not None and _ITS_SYMBOL.search(text, start, stop) is not None


def _is_above(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the masthead stands between two titles."""
    return not _has_symbol_line(text, 0, one.start()) and _has_symbol_line(text, one.end(), other.start())


def _has_symbol_line(text: str, start: int, stop: int) -> bool:
    """Whether a line that begins between two indexes is a symbol; only lines with a slash are looked at."""
    slash = text.find("/", start, stop)
    while slash >= 0:
        line = text.rfind("\n", 0, slash) + 1
        if line >= start and _SYMBOL.match(text, line, stop):
            return True
        end = text.find("\n", slash, stop)
        slash = text.find("/", end, stop) if end >= 0 else -1
    return False


def _line_starts(text: str) -> list[int]:
    """Where a title may begin, as far down as one is looked for."""
    stop = _HEAD + _NEAR
    starts = {0}
    for mark in _BEFORE_LINE:
        place = text.find(mark, 0, stop)
        while place >= 0:
            starts.add(place + len(mark))
            place = text.find(mark, place + 1, stop)
    return sorted(start for start in starts if text[start : start + 1] in _OPENERS)


def _first(title: re.Pattern[str], text: str, starts: list[int], begin: int, end: int) -> re.Match[str] | None:
    """What a search for a title between two indexes finds: it begins at one of the places."""
    return next((found for at in starts if at >= begin and (found := title.match(text, at, end))), None)


def _plain(stored: str) -> str:
    if stored.isascii():
        return stored.replace("\t", " ").replace("\0", " ")
    return stored.translate(_PLAIN)


def _lines(plain: str, cuts: tuple[Span, ...], title: int) -> list[Line]:
    """The lines that hold text, each with what stood before it; a ruled line is a line without pieces."""
    lines: list[Line] = []
    start = index = 0
    blank, cut = True, False
    for raw in plain.splitlines(keepends=True):
        stop = start + len(raw.rstrip(_LINE_ENDS))
        while index < len(cuts) and cuts[index].end <= start:
            index += 1
        if index < len(cuts) and cuts[index].start < stop:
            pieces, cut = _without(plain, start, stop, cuts, index), True
        elif whole := _trimmed(plain, start, stop):
            pieces = [whole]
        else:
            pieces = []
        if pieces:
            text = plain[pieces[0][0] : pieces[-1][1]]
            lines.append(Line(pieces, text, pieces[0][0] - start, blank, cut, stop <= title, start <= title < stop))
            blank = cut = False
        elif cut and _RULE.match(plain, start, stop):
            lines.append(Line([], "", 0, blank, False, False, False))
            blank = cut = False
        elif not plain[start:stop].strip():
            blank = True
        start += len(raw)
    return lines


def _without(plain: str, start: int, stop: int, cuts: tuple[Span, ...], index: int) -> list[tuple[int, int]]:
    """What is left of a line without the furniture in it, trimmed."""
    pieces: list[tuple[int, int]] = []
    while index < len(cuts) and cuts[index].start < stop:
        pieces.append((start, max(start, cuts[index].start)))
        start = max(start, cuts[index].end)
        index += 1
    pieces.append((start, max(start, stop)))
    return [piece for each in pieces if (piece := _trimmed(plain, *each))]


def _trimmed(plain: str, start: int, stop: int) -> tuple[int, int] | None:
    text = plain[start:stop]
    kept = text.strip(" \f\v\ufeff\u200b")
    if not kept:
        return None
    first = start + text.index(kept)
    return first, first + len(kept)


def _write(out: _Text, plain: str, paragraph: list[Line]) -> None:
    """One paragraph: its lines with a space, nothing or a dropped hyphen between them."""
    size = len(out.offsets)
    if size:
        out.mark("\n", min(paragraph[0].pieces[0][0], len(plain)) - 1)
    for number, line in enumerate(paragraph):
        following = paragraph[number + 1].text if number + 1 < len(paragraph) else ""
        joint = wrapping.joint(line.text, following) if following else ""
        for order, (start, stop) in enumerate(line.pieces):
            if order:
                out.mark(" ", start - 1)
            last = order == len(line.pieces) - 1
            _put(out, plain, start, stop - 1 if last and joint == "-" else stop, line.in_head)
        if joint == " ":
            out.mark(" ", line.pieces[-1][1])


def _put(out: _Text, plain: str, start: int, stop: int, in_head: bool) -> None:
    """One piece of a line, with single spaces and without marks; columns of the head become lines."""
    text = plain[start:stop]
    if text.isprintable() and "  " not in text and "**" not in text and text[:1] != "#":
        out.put(text, start)
        return
    position = 0
    for match in _NOISE.finditer(text):
        out.put(text[position : match.start()], start + position)
        position = match.end()
        if match.group()[0] in " \f\v":
            gap = "\n" if in_head and _COLUMNS.match(match.group()) else " "
            out.mark(gap, start + match.start())
    out.put(text[position:], start + position)
