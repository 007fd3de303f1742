"""Word files (.docx): paragraphs, tables, footnotes, and the head and foot of the first page.

The masthead of a UN document is a table, often in the head of the first page (Office Open XML, ECMA-376 part 1, 17).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from . import blocks
from .extracted import Extracted
from .packages import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    [f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "fldData")]
    + [f"{_COMPATIBILITY}Fallback"]
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def read(data: bytes) -> Extracted:
    """The text of a Word file. Raises `InputError` when it cannot be opened."""
    package = Package(data)
    root = package.part("word/document.xml")
    body = None if root is None else root.find(f"{_W}body")
    if root is None or body is None:
        return Extracted("")
    head, foot = _margins(package, root)
    return Extracted(blocks.document([*head, *_blocks(body)], list(_notes(package)), foot))


def _margins(package: Package, root: Element) -> tuple[list[str], list[str]]:
    """Head and foot of the first page: its own where it has one, else those of every page."""
    targets = _targets(package)
    section = next(root.iter(f"{_W}sectPr"), None)
    found: list[list[str]] = []
    for name in ("headerReference", "footerReference"):
        parts: dict[str, str] = {}
        for reference in section.iter(f"{_W}{name}") if section is not None else ():
            parts[reference.get(f"{_W}type", "default")] = targets.get(reference.get(f"{_R}id", ""), "")
        part = package.part(parts.get("first") or parts.get("default") or "")
        found.append(list(_blocks(part)) if part is not None else [])
    return found[0], found[1]


def _targets(package: Package) -> dict[str, str]:
    relations = package.part("word/_rels/document.xml.rels")
    if relations is None:
        return {}
    return {each.get("Id", ""): f"word/{each.get('Target', '').removeprefix('/word/')}" for each in relations}


def _notes(package: Package) -> Iterator[str]:
    number = 0
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        root = package.part(name)
        for note in root if root is not None else ():
            if note.get(f"{_W}type", "normal") == "normal":
                number += 1
                text = " ".join(_blocks(note))
                if text and not text.startswith("*"):
                    text = f"{number}/ {text}"
                if text:
                    yield text


def _blocks(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield blocks.paragraph(_text(child))
            # A text box is anchored in a paragraph and has paragraphs of its own.
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = [cell for cell in row if cell.tag == f"{_W}tc"]
                yield blocks.row(["\n".join(filter(None, _blocks(cell))) for cell in cells])
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _boxes(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _LEFT_OUT and child.tag != f"{_W}t":
            yield from _boxes(child)


def _text(element: Element) -> str:
    pieces: list[str] = []
    for child in element:
        name = child.tag.removeprefix(_W)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif child.tag not in _LEFT_OUT and name != "txbxContent":
            pieces.append(_text(child))
    return "".join(pieces)
