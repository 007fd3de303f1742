"""Rich Text Format, by striprtf; heads, feet, tables and footnotes are made plain before."""

import re

from striprtf.striprtf import rtf_to_text

from diplograph.errors import InputError

from . import blocks
from .extracted import Extracted

_MARGIN = re.compile(r"\\(?:header|footer)[fr]?(?![a-z])\s?")
_OTHER_MARGIN = re.compile(r"\\(?:header|footer)l(?![a-z])")
_CELL = re.compile(r"\\(?:cell|nestcell)(?![a-z])")
_ROW = re.compile(r"\\(?:row|nestrow)(?![a-z])")
_NOTE = re.compile(r"\{\\(?:\*\\)?footnote(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_FONTS = re.compile(r"\{\\fonttbl")
_FONT = re.compile(r"\\f(\d{1,5})(?=[^{};]{0,200}?\\fcharset(\d{1,3}))")
_FIELD = re.compile(r"\\field\{")
_DEEPEST = 1_000  # groups inside one another; word processors stay under 50
_LINE = re.compile(r"\\line(?![a-z])\s?")
_BREAK = "\x0b"  # a line break inside a paragraph, while paragraphs are told apart
_NOTE_END = "\x0c"  # between footnotes, while all are made plain at once
_WIDEST, _WRAPPED = 110, 50  # code points: the longest line, and the average one, of a page wrapped by hand
_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\xa0]{2,}")


def read(data: bytes) -> Extracted:
    """The text of an RTF file. Raises `InputError` when it is none."""
    source = data.decode("latin-1")
    if _depth(source) > _DEEPEST:
        raise InputError("nests its groups more deeply than any letter; open it in a word processor and save it again")
    source, table = _with_plain_fonts(source)
    # striprtf writes the address of a link behind its words unless the field looks otherwise.
    source = _FIELD.sub(r"\\field {", source)
    source, notes = _without_notes(source)
    source = _MARGIN.sub(r"\\par ", _OTHER_MARGIN.sub(r"\\*\\left", source))
    source = _LINE.sub(r"\\'0b", source)
    source = _ROW.sub(r"\\par ", _CELL.sub(r"\\par ", source))
    match = _CODE_PAGE.search(source)
    encoding = f"cp{match.group(1)}" if match else "cp1252"
    text = _spaced(_plain(source, encoding))
    every = _NOTE_END.join(f"{{{note.replace(_NOTE_END, ' ')}}}" for note in notes)
    foot = [" ".join(note.split()) for note in _plain(f"{{\\rtf1\\ansi {table}{every}}}", encoding).split(_NOTE_END)]
    marked = [note if note.startswith("*") else f"{number}/ {note}" for number, note in enumerate(foot, 1) if note]
    return Extracted(blocks.document([text.strip("\n")], marked), encoding=encoding)


def _plain(source: str, encoding: str) -> str:
    try:
        text: str = rtf_to_text(source, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]
    except (LookupError, ValueError, IndexError, KeyError):
        raise InputError("is a damaged RTF file; open it in a word processor and save it again") from None
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines)


def _spaced(text: str) -> str:
    """A blank line between paragraphs, unless every line of the page was made a paragraph."""
    lines = [line for line in text.split("\n") if line]
    is_wrapped = lines and max(map(len, lines)) <= _WIDEST and sum(map(len, lines)) > _WRAPPED * len(lines)
    text = text.replace(_BREAK, "\n") if is_wrapped else text.replace("\n", "\n\n").replace(_BREAK, "\n")
    return _LINES.sub("\n\n", text)


def _without_notes(source: str) -> tuple[str, list[str]]:
    """The source without its footnotes, and the inside of each."""
    kept: list[str] = []
    notes: list[str] = []
    position = 0
    while match := _NOTE.search(source, position):
        end = _group_end(source, match.start())
        kept.append(source[position : match.start()])
        notes.append(source[match.end() : end - 1])
        position = end
    return "".join([*kept, source[position:]]), notes


def _depth(source: str) -> int:
    """The largest number of groups inside one another."""
    depth = deepest = 0
    for match in _BRACE.finditer(source):
        depth = max(0, depth + {"{": 1, "}": -1}.get(match.group(), 0))
        deepest = max(deepest, depth)
    return deepest


def _with_plain_fonts(source: str) -> tuple[str, str]:
    """The source with a font table of numbers and character sets alone, and that table.

    The expression by which striprtf takes a table apart needs cubic time for one that is damaged.
    """
    fonts = _FONTS.search(source)
    if fonts is None:
        return source, ""
    end = _group_end(source, fonts.start())
    entries = "".join(
        f"{{\\f{number}\\fcharset{charset} x;}}" for number, charset in _FONT.findall(source, fonts.end(), end)
    )
    table = f"{{\\fonttbl{entries}}}"
    return source[: fonts.start()] + table + source[end:], table


def _group_end(source: str, start: int) -> int:
    depth = 0
    for match in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    return len(source)
