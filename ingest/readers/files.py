"""The files behind a path, and the documents behind a file: folders, gzip, archives. Nothing is read as text yet."""

import gzip
import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from diplograph.errors import InputError
from diplograph.files import is_packed, unpacked

from . import archive, limits, sniff
from .inputs import LARGEST_TEXT

SUFFIXES = (
    *(".txt", ".md", ".text", ".jsonl", ".ndjson", ".json", ".pdf", ".docx", ".odt", ".rtf", ".doc"),
    *(".html", ".htm", ".xhtml", ".eml", ".zip", ".tar", ".tgz"),
)  # what is read from a folder, beside everything whose content is a document's
LINES = (".jsonl", ".ndjson")
STANDARD_INPUT = "-"
_LINK = "is a link to a folder, which is not followed; name that folder too if letters are in it"
_HIDDEN = (".", "~$")  # names of hidden files and of the locks of word processors
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one document and their kind. `label` is shown in errors; `name` gives the id."""

    label: str
    name: str
    kind: str
    data: bytes

    @property
    def id(self) -> str:
        """The stem of the name; of a single file, whatever archive or packing it came in."""
        return stem(self.name)

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Lines:
    """A file of JSON Lines, to be read a line at a time."""

    label: str
    path: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or member that is not read, and why (a sentence without its name).

    outcome: unreadable | passed over | not followed.
    """

    label: str
    why: str
    outcome: str = "unreadable"


Found = Raw | Lines | Refused
Stream = BinaryIO | gzip.GzipFile


def under(path: Path) -> Iterator[Path | Refused]:
    """The files under a folder that hold documents, in order of name; the others as passed over.

    Folders that may not be opened come as `Refused`, and so do links to folders, which may lead in a circle; stores are
    not looked into.
    """
    if _is_store(path):
        yield Refused(told(path), "is a store; name a folder with letters in it")
        return
    waiting = [path]
    while waiting:
        each = waiting.pop()
        try:
            mode = each.stat().st_mode  # Path.is_file answers "no", in some versions, where it may not look
            if each != path and S_ISDIR(mode) and each.is_symlink():
                yield Refused(told(each), _LINK, "not followed")
            elif each == path or S_ISDIR(mode):
                shown = (child for child in each.iterdir() if not child.name.startswith(_HIDDEN))
                waiting += sorted((child for child in shown if not _is_store(child)), reverse=True)
            elif S_ISREG(mode):
                yield each if plain_suffix(each.name) in SUFFIXES or _holds_document(each) else _no_document(told(each))
            else:
                yield _no_document(told(each))  # a pipe, a socket
        except FileNotFoundError:
            if each.is_symlink():  # else it was taken away meanwhile
                yield Refused(told(each), "is a link that leads nowhere; mend it or take it away")
        except OSError as error:
            yield Refused(told(each), _unopened(error))


def _is_store(path: Path) -> bool:
    """Whether a folder holds what `ingest` wrote, the database of Oxigraph beside the texts."""
    try:
        return (path / "db" / "CURRENT").exists() and (path / "texts").exists()
    except OSError:
        return False


def told(name: str | Path) -> str:
    """A name as it can be printed and stored: bytes that are no UTF-8 and control characters stand as escapes.

    >>> told("a\\nb.txt")
    'a\\\\nb.txt'
    """
    plain = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), plain)


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; `opened` says of a name that may not be looked up why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def opened(path: Path) -> Iterator[Found]:
    """The documents in one file: itself, or the members of an archive. Errors of the file come as `Refused`."""
    label = told(path)
    try:
        if path.is_dir():
            yield Refused(label, "is a folder; name the files in it")
        elif plain_suffix(path.name) in LINES and _is_plain(path):
            yield Lines(label, path)
        else:
            with path.open("rb") as stream:
                data = stream.read(limits.DEFAULT.size + 1)
            yield from inside(data, told(path.name), label)
    except FileNotFoundError:
        yield Refused(label, "does not exist; check the name")
    except (OSError, ValueError) as error:
        yield Refused(label, _unopened(error))


def inside(data: bytes, name: str, label: str) -> Iterator[Found]:
    """The documents in bytes at hand. name: of the file, decides between kinds of text."""
    try:
        if len(data) > limits.DEFAULT.size:
            raise InputError(f"is larger than {limits.DEFAULT.size // 1_000_000} MB, the limit for one file; split it")
        kind = sniff.kind(data, name)
        if kind == "gz":
            data, name = gunzip(data), unpacked(name)
            kind = sniff.kind(data, name)
        if kind in sniff.CONTAINERS:
            for member, content in archive.members(data, kind):
                yield from _member(member, content, label)
        else:
            yield Raw(label, name, kind, data)
    except InputError as error:
        yield Refused(label, str(error))


def gunzip(data: bytes) -> bytes:
    """Unpacked bytes, within the limit for one file."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            found = stream.read(limits.DEFAULT.size + 1)
    except (OSError, EOFError, zlib.error):
        raise InputError("is no whole gzip file; compress it again") from None
    if len(found) > limits.DEFAULT.size:
        raise InputError(f"unpacks to more than {limits.DEFAULT.size // 1_000_000} MB, the limit for one file")
    return found


def lines(stream: Stream, label: str, first: bytes = b"") -> Iterator[tuple[str, bytes | InputError]]:
    """The filled lines of a file, each with its place; an error in place of bytes for what is unreadable.

    first: bytes already taken from the stream.
    """
    number = 0
    try:
        while line := first + stream.readline(LARGEST_TEXT + 1):
            number, first = number + 1, b""
            place = f"{label}, line {number}"
            if len(line) > LARGEST_TEXT:
                _pass_over_line(stream, line)
                limit = LARGEST_TEXT // 1_000_000
                yield place, InputError(f"{place} is longer than {limit} MB, the limit for one text; split it")
            elif line.strip():
                yield place, line
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield label, InputError(f"{label} is no whole gzip file; compress it again")


def _pass_over_line(stream: Stream, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(LARGEST_TEXT)


def standard_input() -> BinaryIO:
    """The bytes that are piped in."""
    return sys.stdin.buffer


def plain_suffix(name: str) -> str:
    """The suffix in lower case, `.gz` aside."""
    return Path(unpacked(name).lower()).suffix


def stem(name: str) -> str:
    """The name without its last suffix, `.gz` aside."""
    return "stdin" if name == STANDARD_INPUT else Path(unpacked(name)).stem


def _member(name: str, content: bytes | InputError, label: str) -> Iterator[Found]:
    clean = archive.clean_name(name)
    place = f"{label}: {clean}"
    base = Path(clean).name
    if base.startswith(_HIDDEN) or clean.startswith("__MACOSX"):
        return
    if isinstance(content, InputError):
        yield Refused(place, str(content))
        return
    if plain_suffix(base) not in SUFFIXES and not sniff.is_document(content[:4096]):
        yield _no_document(place)
        return
    try:
        kind = sniff.kind(content, base)
        if kind == "gz" or kind in sniff.CONTAINERS:
            raise InputError("is an archive inside an archive; unpack the outer one and give the folder")
        yield Raw(place, base, kind, content)
    except InputError as error:
        yield Refused(place, str(error))


def _no_document(label: str) -> Refused:
    return Refused(label, "is no document that is read", "passed over")


def _unopened(error: Exception) -> str:
    return f"cannot be opened: {getattr(error, 'strerror', None) or error}"


def _is_plain(path: Path) -> bool:
    """Whether a file with the suffix of JSON Lines may be one: it is no archive and no PDF."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if is_packed(path.name):
        return head.startswith(b"\x1f\x8b")
    return not sniff.is_document(head)


def _holds_document(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return sniff.is_document(stream.read(4096))
    except OSError:
        return True  # it is named as one that cannot be opened, not passed over
