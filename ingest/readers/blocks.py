"""Paragraphs and table cells of office files and web pages, written as stored text."""

import re
from collections.abc import Iterable, Sequence

_SPACES = re.compile(r"[ \t\xa0]+")
_RULE = "_" * 12  # the line under which a page prints its footnotes
_SHORT = 60  # code points; a cell that is longer is prose


def paragraph(text: str) -> str:
    """One paragraph with single spaces; line breaks inside it stay."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def row(cells: Sequence[str]) -> str:
    """The cells of a row. Cells that hold several lines, as in a masthead, follow one another as blocks."""
    filled = [cell.strip("\n") for cell in cells if cell.strip()]
    if len(filled) > 2 and all("\n" not in cell and len(cell) <= _SHORT for cell in filled):
        return f"| {' | '.join(filled)} |"
    return "\n\n".join(filled)


def document(paragraphs: Iterable[str], notes: Sequence[str] = (), foot: Sequence[str] = ()) -> str:
    """The text of a file: paragraphs with a blank line between them, then footnotes under a rule, then the foot."""
    found = [each for each in paragraphs if each.strip()]
    if notes:
        found.append("\n".join([_RULE, *(each.replace("\n", " ") for each in notes)]))
    found += [each for each in foot if each.strip()]
    return "\n\n".join(found) + "\n" if found else ""
