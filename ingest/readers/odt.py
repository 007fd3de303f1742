"""OpenDocument texts (.odt): paragraphs, tables, footnotes, head and foot (OASIS OpenDocument 1.3, part 3)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from . import blocks
from .extracted import Extracted
from .packages import Package

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LEFT_OUT = frozenset(
    [f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "note", "variable-decls", "bookmark")]
    + [f"{_OFFICE}annotation", f"{_OFFICE}forms"]
)
_MOST_SPACES = 200


def read(data: bytes) -> Extracted:
    """The text of an OpenDocument text. Raises `InputError` when it cannot be opened."""
    package = Package(data)
    content, styles = package.part("content.xml"), package.part("styles.xml")
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if content is None or body is None:
        return Extracted("")
    head = _margin(styles, ("header-first", "header"))
    foot = _margin(styles, ("footer-first", "footer"))
    return Extracted(blocks.document([*head, *_blocks(body)], list(_notes(body)), foot))


def _margin(styles: Element | None, names: tuple[str, str]) -> list[str]:
    for name in names if styles is not None else ():
        assert styles is not None
        for part in styles.iter(f"{_STYLE}{name}"):
            found = [each for each in _blocks(part) if each]
            if found:
                return found
    return []


def _notes(body: Element) -> Iterator[str]:
    for number, note in enumerate(body.iter(f"{_TEXT}note"), 1):
        words = note.find(f"{_TEXT}note-body")
        text = " ".join(_blocks(words)) if words is not None else ""
        if text:
            yield text if text.startswith("*") else f"{number}/ {text}"


def _blocks(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield blocks.paragraph(_text(child))
            for box in child.iter(f"{_DRAW}text-box"):
                yield from _blocks(box)
        elif child.tag == f"{_TABLE}table":
            for row in child.iter(f"{_TABLE}table-row"):
                yield blocks.row(["\n".join(filter(None, _blocks(cell))) for cell in row])
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _text(element: Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif child.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag not in _LEFT_OUT and child.tag != f"{_DRAW}text-box":
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
