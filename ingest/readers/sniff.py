"""What a file is, told by its content; its name decides only between kinds of text."""

import re
import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from diplograph.errors import InputError
from diplograph.files import unpacked

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "html": "text/html",
    "eml": "message/rfc822",
    "json": "application/json",
    "text": "text/plain",
}
CONTAINERS = ("zip", "tar", "tgz")  # files that hold other files

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"<svg", "an SVG image"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|main|article|div|table|p|h[1-6]|center|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"^(?:From |[A-Za-z][A-Za-z-]{1,40}:)")
_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_BOM = b"\xef\xbb\xbf"
_HEAD = 4096  # bytes that are looked at
_LARGEST_DIRECTORY = 16_000_000  # bytes of a zip's list of members; each takes 46 or more
_OFFICE = {"xl/": "a spreadsheet", "ppt/": "a presentation", "visio/": "a drawing"}


def kind(data: bytes, name: str = "") -> str:
    """The kind of a file: a key of `MEDIA_TYPES`, one of `CONTAINERS`, `gz` or `jsonl`.

    Raises `InputError` when it is a kind that holds no text that we read.
    """
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\x1f\x8b"):
        return "tgz" if name.lower().endswith((".tgz", ".tar.gz")) else "gz"
    if head[257:262] == b"ustar":
        return "tar"
    if _is_pdf(head):
        return "pdf"
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise InputError(f"is {what}, not a text; give the text itself, or a PDF, Word or HTML file of it")
    return _textual(head.removeprefix(_BOM), unpacked(name).lower())


def is_document(head: bytes) -> bool:
    """Whether the first bytes of a file, whatever its name, are those of a document or an archive."""
    starts = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b")
    marked = head.startswith(starts) or _is_pdf(head) or head[257:262] == b"ustar"
    return marked or _textual(head.removeprefix(_BOM), "") in ("html", "eml")


def _is_pdf(head: bytes) -> bool:
    """Readers of PDF allow junk before the mark; a text that only speaks of PDF has no objects behind it."""
    place = head.find(b"%PDF-", 0, 1024)
    return place >= 0 and (not head[:place].strip(b"\xef\xbb\xbf \t\r\n\0") or b" obj" in head[place:])


def _textual(head: bytes, name: str) -> str:
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if name.endswith(".json"):
        return "json"
    if _HTML.match(head):
        return "html"
    if _HEADER.match(head) and _MAIL.search(head):
        return "eml"
    return "text"


def _compound(data: bytes) -> str:
    """An OLE compound file: Word 97 to 2003, or a newer office file behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("is locked with a password; open it, save it without one and try again")
    return "doc"


def _zip(data: bytes) -> str:
    names = _members(data)
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        if b"opendocument.text" in data[:200]:
            return "odt"
        raise InputError("is an OpenDocument file, but no text document; save it as .odt or PDF")
    if "[Content_Types].xml" in names:
        what = next((what for folder, what in _OFFICE.items() if any(n.startswith(folder) for n in names)), None)
        raise InputError(f"is {what or 'an office file without a text'}; save its text as .docx or PDF")
    return "zip"


def _members(data: bytes) -> frozenset[str]:
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        raise InputError("is a damaged or cut ZIP archive or office file; get it again")
    if struct.unpack_from("<I", data, end + 12)[0] > _LARGEST_DIRECTORY:
        raise InputError("lists more members than any archive of letters; unpack it and give the folder")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError, struct.error, UnicodeError):
        raise InputError("is a damaged or cut ZIP archive or office file; get it again") from None
