"""Words at their places on a page, put into reading order: columns, lines, paragraphs, footnotes.

Coordinates are those of PDF: points from the lower left corner. Nothing here knows of a file format.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Word(NamedTuple):
    """A run of characters without a space. `raised` tells a superscript."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    raised: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class Segment:
    """Words of one line that stand close together; columns lie in different segments."""

    words: list[Word]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def text(self) -> str:
        """The words with single spaces; a superscript number against a word is a footnote mark and left out."""
        kept = [
            word.text.translate(_RAISED) if word.raised else word.text
            for number, word in enumerate(self.words)
            if number == 0 or not (word.raised and set(word.text) <= _MARKS)
        ]
        return " ".join(kept)


class Line(NamedTuple):
    """A line of the page's text."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = frozenset("0123456789*,")
_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹*]{1,3}\s?|\d{1,2}/?\s+|[a-z]/\s)[^\W\d_]")
_SAME_LINE = 0.25  # share of the height by which base lines may differ
_GAP = 1.5  # of the height: a wider gap in a line divides columns
_GUTTER = 0.8  # of the height: the narrowest gap that counts as gutter between columns
_TIGHT = 0.75  # of the height: lines nearer than this belong together
_MARKER = re.compile(r"[(\[]?\w{1,4}[.)\]/]{1,2}|[•·▪–—*-]{1,3}|\d{1,2}")  # "(iii)" or "12." before a paragraph
_HEAD = 0.55  # share of the page's height, from the top, in which a masthead stands
_PROSE = 24  # code points of an average line of a column of prose
_SMALL_PRINT = 0.9  # share of the usual height under which a line at the foot is a footnote
_STEP = 0.5  # of the height: width of a character, for indents
_DEEPEST = 6  # columns inside columns


def text(words: Sequence[Word], top: float) -> str:
    """The text of one page. top: y of its upper edge, in points."""
    segments = _segments(words)
    if not segments:
        return ""
    lines = _lines(segments, top, 0)
    return _written(lines)


def _segments(words: Sequence[Word]) -> list[Segment]:
    """Words on one base line, left to right, cut at wide gaps."""
    found: list[Segment] = []
    plain = sorted((w for w in words if not w.raised), key=lambda w: (-round(w.bottom, 1), w.left))
    rows: list[list[Word]] = []
    for word in plain:
        near = [
            row for row in rows[-3:] if abs(row[0].bottom - word.bottom) <= _SAME_LINE * min(row[0].height, word.height)
        ]
        if near:
            near[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda w: w.left)
        current = [row[0]]
        for word in row[1:]:
            if word.left - current[-1].right > _GAP * max(word.height, current[-1].height):
                found.append(_segment(current))
                current = []
            current.append(word)
        found.append(_segment(current))
    _place_raised([w for w in words if w.raised], found)
    return found


def _segment(words: list[Word]) -> Segment:
    return Segment(
        words,
        min(w.left for w in words),
        min(w.bottom for w in words),
        max(w.right for w in words),
        max(w.top for w in words),
    )


def _place_raised(raised: Sequence[Word], segments: list[Segment]) -> None:
    """Superscripts join the line that they stand in; a lone one is a line of its own."""
    for word in raised:
        middle = (word.bottom + word.top) / 2
        reach = 2 * word.height
        home = next(
            (
                s
                for s in segments
                if s.bottom <= middle <= s.top + 0.3 * s.height and s.left - reach <= word.left <= s.right + reach
            ),
            None,
        )
        if home is None:
            segments.append(_segment([word]))
            continue
        place = sum(1 for other in home.words if other.left < word.left)
        home.words.insert(place, word)
        home.left, home.right = min(home.left, word.left), max(home.right, word.right)


def _lines(segments: list[Segment], top: float, depth: int) -> list[Line]:
    """Lines in reading order: zones of columns are read column by column, everything else row by row."""
    rows = _rows(segments)
    found: list[Line] = []
    start = 0
    while start < len(rows):
        end, gutter = _zone(rows, start)
        zone = [segment for row in rows[start:end] for segment in row]
        if gutter is None or depth >= _DEEPEST:
            found += [_row_line(row) for row in rows[start:end]]
        else:
            left = [s for s in zone if s.right <= gutter]
            right = [s for s in zone if s.right > gutter]
            if _is_read_down(left, right, top, end - start):
                edge = min(s.left for s in left)
                found += _lines(left, top, depth + 1) + _at(edge, _lines(right, top, depth + 1))
            else:
                found += [_row_line(row) for row in rows[start:end]]
        start = end
    return found


def _at(edge: float, lines: list[Line]) -> list[Line]:
    """The lines of a column moved to the left edge of its neighbour, so that indents are those inside the column."""
    shift = min(line.left for line in lines) - edge
    return [line._replace(left=line.left - shift) for line in lines]


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Segments that overlap in height, from the top of the page down."""
    rows: list[list[Segment]] = []
    floor = 0.0
    for segment in sorted(segments, key=lambda s: (-s.top, s.left)):
        if rows and segment.top - _SAME_LINE * segment.height > floor:
            rows[-1].append(segment)
            floor = min(floor, segment.bottom + _SAME_LINE * segment.height)
        else:
            rows.append([segment])
            floor = segment.bottom + _SAME_LINE * segment.height
    return rows


def _zone(rows: list[list[Segment]], start: int) -> tuple[int, float | None]:
    """The end of the run of rows that share a gutter, and an x inside the gutter; one row without any otherwise."""
    gutters = _gaps(rows[start])
    if not gutters:
        return start + 1, None
    end = start + 1
    while end < len(rows):
        shared = [g for gap in gutters for g in _free(rows[end], gap)]
        beside = min(s.left for s in rows[end]) >= min(g[1] for g in gutters) - 1
        divided = bool(_gaps(rows[end]))
        if not shared or not (divided or beside or _is_tight(rows[end - 1], rows[end])):
            break
        gutters = shared
        end += 1
    widest = max(gutters, key=lambda g: (g[1] - g[0], -g[0]))
    return end, (widest[0] + widest[1]) / 2


def _gaps(row: list[Segment]) -> list[tuple[float, float]]:
    """Empty stretches between the segments of a row."""
    found = []
    ordered = sorted(row, key=lambda s: s.left)
    right = ordered[0].right
    for segment in ordered[1:]:
        if segment.left - right > _GUTTER * segment.height:
            found.append((right, segment.left))
        right = max(right, segment.right)
    return found


def _free(row: list[Segment], gap: tuple[float, float]) -> list[tuple[float, float]]:
    """What a row leaves free of a gap."""
    free = [gap]
    for segment in row:
        free = [
            piece
            for low, high in free
            for piece in ((low, min(high, segment.left)), (max(low, segment.right), high))
            if piece[1] - piece[0] > _GUTTER * segment.height
        ]
    return list(dict.fromkeys(free))


def _is_tight(above: list[Segment], below: list[Segment]) -> bool:
    gap = min(s.bottom for s in above) - max(s.top for s in below)
    return gap <= _TIGHT * min(s.height for s in below)


def _is_read_down(left: list[Segment], right: list[Segment], top: float, rows: int) -> bool:
    """Whether a zone is two columns and not a table or a list with its numbers in the margin."""
    if not left or not right or rows < 2:
        return False
    if all(_MARKER.fullmatch(s.text) for s in left):
        return False
    if min(s.bottom for s in (*left, *right)) > (1 - _HEAD) * top:
        return True
    return all(sum(len(s.text) for s in side) / len(side) >= _PROSE for side in (left, right))


def _row_line(row: list[Segment]) -> Line:
    ordered = sorted(row, key=lambda s: s.left)
    words = ordered[0].text
    for before, after in pairwise(ordered):
        words += (" " if before is ordered[0] and _MARKER.fullmatch(before.text) else "    ") + after.text
    return Line(
        words,
        ordered[0].left,
        min(s.bottom for s in row),
        max(s.right for s in row),
        max(s.top for s in row),
    )


def _written(lines: list[Line]) -> str:
    """Lines with blank lines where the gap is wider than usual, indents, and a rule above small print at the foot."""
    height = median(line.top - line.bottom for line in lines)
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if a.bottom > b.bottom]
    usual = min(max(median(gaps), -0.2 * height), height) if gaps else 0.0
    margin = _margin(lines)
    rule = _first_note(lines, height)
    pieces: list[str] = []
    for number, line in enumerate(lines):
        if number:
            gap = lines[number - 1].bottom - line.top
            if gap > usual + 0.3 * height or lines[number - 1].bottom <= line.bottom:
                pieces.append("")
        if number == rule:
            pieces.append("_" * 12)
        steps = round((line.left - margin) / (_STEP * height)) if height else 0
        pieces.append(" " * (min(steps, 40) if steps >= 3 else 0) + line.text)
    return "\n".join(pieces)


def _margin(lines: list[Line]) -> float:
    """The left edge at which most lines begin."""
    places = sorted(line.left for line in lines)
    return (
        min(places, key=lambda x: (-sum(1 for other in places if abs(other - x) < 3), x))
        if len(places) < 400
        else places[0]
    )


def _first_note(lines: list[Line], height: float) -> int | None:
    """The first line of the footnotes: small print at the foot that begins with a mark."""
    first = None
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.top - line.bottom > _SMALL_PRINT * height:
            break
        if _NOTE.match(line.text):
            first = number
    return first
