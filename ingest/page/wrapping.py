"""Lines wrapped by hand or by a page, joined into paragraphs.

A line break is soft when the next word would not have fitted on the line, or when the sentence is plainly not over.
"""

import re
from dataclasses import dataclass

from diplograph.model import Span

from ..tables import lexicon

_LEXICON = lexicon("furniture")
_KEEPS_HYPHEN = frozenset(_LEXICON["hyphen"]["keep"])

_ENDS = re.compile(r"""[.!?:;]["')\]]{0,3}\*{0,3}$""")
_LAST_WORDS = 30  # code points; nothing that `_UNFINISHED` matches is longer
_END_LENGTH = 7  # code points; nothing that `_ENDS` matches is longer
_OPEN_LENGTH = 9  # code points; nothing that `_OPEN` matches is longer
_SENTENCE_END = re.compile(r"[a-z)][.!?] +[A-Z]")
_ITEM = re.compile(
    r"""["']?(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s|\d{1,3}\.\s|[•·▪–—-]\s|\|)|\(?\s?(?:Signed|SIGNED)|(?:Annex|ANNEX|Enclosure|ENCLOSURE)\b"""
)
_SIGNED = re.compile(r"\(?\s?(?:Signed|SIGNED)\b")
_FOOTNOTE = re.compile(r"\*{1,3}\s|\d{1,2}/\s|[a-z]/\s|\d{1,2}\s{2,}\S|[¹²³⁴-⁹]")
_OFFICE_LINE = re.compile(_LEXICON["office_line"]["pattern"], re.IGNORECASE)
_NAME_LINE = re.compile(_LEXICON["name_line"]["pattern"])
_HEADING_MARK = re.compile(r"#{1,6} |\|")
_HYPHENATED = re.compile(r"(?<![A-Za-z])([A-Za-z]+)-$")  # only from where a word begins: a line may be long

# The words that a title cannot end with, those that finish it, and those that no title goes on with.
_UNFINISHED = re.compile(
    r"(?:\b(?:the|of|to|and|for|at|from|by|(?<!secretary-)(?<!director[ -])general|security|human|united|permanent"
    r"|addressed|dated)|,|-)$",
    re.IGNORECASE,
)
# The words that neither a sentence nor a heading ends with; names of organs that a line break has cut.
_OPEN = re.compile(
    r"\b(?:the|of|and|or|for|by|an|in|with|our|its|their|which|whose)$|\b(?:Security|General|United|Human)$"
)
_NAME_GOES_ON = re.compile(r"(?:Council|Assembly|Nations|Rights)\b")
_ADDRESSED = re.compile(
    r"\baddressed\s+to\b|\bto\s+the\s+(?:president|secretary|chair|high|director|agency)"
    r"|\b(?:concerning|regarding)\b",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(
    r"\[|\d{1,2}\.\s|(?:I|We|Sir|Madam|Mr|Your|Excellency|Dear|Upon|On|As|In|With|Further|The\s+(?:Permanent|Secretariat))\b",
    re.IGNORECASE,
)

_TITLE_LINE, _TITLE_LINES = 110, 12  # code points and lines; a longer line is text
_INDENT = 3  # columns that make a new paragraph after a finished sentence
_NARROWEST = 45  # code points; shorter lines are headings, not wrapped prose
_SHORTEST = 30  # code points; the shortest line that a page break may cut in a sentence
_PROSE_WIDTH = 130  # code points; longer lines are whole paragraphs
_FULL, _NEARLY_FULL = 0.85, 0.6  # share of the width at which a break is soft, after a sentence and inside one


@dataclass(slots=True)
class Line:
    """A line, or what furniture left of it. `blank` and `cut` tell whether an empty line or furniture stood before.

    `pieces` are half-open spans of the stored text; none of them is empty. A ruled line has no piece.
    """

    pieces: list[tuple[int, int]]
    text: str
    indent: int
    blank: bool
    cut: bool
    in_head: bool
    is_title: bool


def paragraphs(lines: list[Line]) -> tuple[list[list[Line]], list[Span]]:
    """Lines joined into paragraphs, and the stored spans of footnotes that moved behind a paragraph."""
    found: list[list[Line]] = []
    current: list[Line] = []
    notes: list[list[Line]] = []
    behind: list[list[Line]] = []
    moved: list[Span] = []
    at_foot = False
    for line, width in zip(lines, _widths(lines), strict=True):
        if not line.pieces:
            at_foot = True
            continue
        at_foot = at_foot and not line.cut and (bool(_FOOTNOTE.match(line.text)) or (bool(notes) and not line.blank))
        if at_foot:
            _take_note(notes, line)
        elif current and _goes_on(current, line, width, line.cut or bool(notes)):
            moved += (Span(note[0].pieces[0][0], note[-1].pieces[-1][1]) for note in notes)
            behind, notes = behind + notes, []
            current.append(line)
        else:
            found += [current] if current else []
            found += behind + notes
            current, behind, notes = [line], [], []
    found += [current] if current else []
    return found + behind + notes, moved


def joint(before: str, after: str) -> str:
    """What joins two lines: a space, nothing (a hyphen that stays), or `-` for a hyphen that goes.

    >>> [joint("the Govern-", "ment"), joint("non-", "aligned"), joint("Secretary-", "General"), joint("the", "end")]
    ['-', '', '', ' ']
    """
    match = _HYPHENATED.search(before) if before.endswith("-") else None
    if match is None or not after[0].isalnum():
        return "" if before.endswith(("—", "/")) and not before.endswith((" —", " /")) else " "
    half = match.group(1)
    same_case = after[0].islower() or (half.isupper() and after[:2].isupper())
    return "-" if same_case and half.lower() not in _KEEPS_HYPHEN else ""


def _is_hyphenated(text: str) -> bool:
    return text.endswith("-") and text[-2:-1].isascii() and text[-2:-1].isalpha()


def _take_note(notes: list[list[Line]], line: Line) -> None:
    if notes and not _FOOTNOTE.match(line.text):
        notes[-1].append(line)
    else:
        notes.append([line])


def _widths(lines: list[Line]) -> list[int]:
    """For each line the longest line of its block, blank lines and furniture apart."""
    widths: list[int] = []
    block: list[Line] = []
    for line in lines:
        if line.blank or line.cut or not line.pieces:
            widths += [max((len(other.text) for other in block), default=0)] * len(block)
            block = []
        block.append(line)
    return widths + [max((len(other.text) for other in block), default=0)] * len(block)


def _goes_on(current: list[Line], line: Line, width: int, cut: bool) -> bool:
    """Whether a line continues the paragraph before it."""
    last = current[-1]
    if _OFFICE_LINE.match(line.text) and len(last.text) < _NARROWEST and _NAME_LINE.match(last.text):
        return False
    if line.is_title or _ITEM.match(line.text) or _HEADING_MARK.match(line.text) or last.text.startswith("|"):
        return False
    if current[0].is_title and _title_goes_on(current, line):
        return True
    ended = bool(_ENDS.search(last.text[-_END_LENGTH:]))
    lower = line.text[0].islower()
    if line.in_head or last.in_head:
        return _head_goes_on(last, line)
    if lower and _is_hyphenated(last.text) and (cut or not line.blank):
        return True
    if line.blank or cut:
        return not ended and (lower or (cut and len(last.text) >= _NARROWEST)) and _is_prose(current, cut)
    if _SIGNED.match(current[0].text):
        return lower
    return _is_soft(last, line, max(width, _NARROWEST), ended, lower) or _is_broken(current, line, ended)


def _title_goes_on(current: list[Line], line: Line) -> bool:
    """A title runs on, over blank lines too, until it has named whom the letter is addressed to."""
    if len(line.text) > _TITLE_LINE or len(current) > _TITLE_LINES or line.text.startswith("["):
        return False
    text = " ".join(each.text for each in current)
    named = len(text) < _NARROWEST or _ADDRESSED.search(text) or _AFTER_TITLE.match(line.text)
    return _UNFINISHED.search(text, max(0, len(text) - _LAST_WORDS)) is not None or not named


def _is_soft(last: Line, line: Line, width: int, ended: bool, lower: bool) -> bool:
    """A break inside a block of lines."""
    if ended and line.indent - last.indent >= _INDENT:
        return False
    if _is_open(last, line):
        return True
    if width > _PROSE_WIDTH:
        return not ended and lower
    if _is_hyphenated(last.text):
        return True
    filled = len(last.text) + 1 + len(line.text.split(" ", 1)[0])
    return (lower and not ended) or filled >= (_FULL if ended else _NEARLY_FULL) * width


def _is_open(last: Line, line: Line) -> bool:
    """Whether a line ends with "of the", or with "Security" before "Council"."""
    open_ = _OPEN.search(last.text, max(0, len(last.text) - _OPEN_LENGTH))
    return open_ is not None and (open_.group()[0].islower() or _NAME_GOES_ON.match(line.text) is not None)


def _is_broken(current: list[Line], line: Line, ended: bool) -> bool:
    """A paragraph with breaks of its own, set narrower: the rest of each line stands on a line by itself.

    Unlike a heading it is in the middle of a sentence, or has come to the end of one before.
    """
    last = current[-1]
    inside = last.text[0].islower() or any(_SENTENCE_END.search(each.text) for each in current)
    unfinished = len(current) > 1 and not ended and inside
    return unfinished and _is_prose(current, False) and line.indent - last.indent < _INDENT


def _is_prose(current: list[Line], cut: bool) -> bool:
    """A heading or a signature does not run on over a gap; over furniture shorter lines do."""
    longest = max(len(line.text) for line in current[-_TITLE_LINES:])
    return longest >= (_NARROWEST if not cut else _SHORTEST) and not _SIGNED.match(current[0].text)


def _head_goes_on(last: Line, line: Line) -> bool:
    """In the head only a long title of an item, or words in one pair of bold marks, run on."""
    if line.blank or line.cut or not last.in_head or not line.in_head:
        return False
    is_open = last.text.startswith("**") and last.text.count("**") % 2 == 1
    return is_open or (len(last.text) >= _NARROWEST and "   " not in last.text + line.text)
