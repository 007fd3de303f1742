"""The door for files and streams: whatever holds a text comes out as sources.

What a file is, is told by its content (`readers.sniff`). Text and JSON are read here; every other kind in a child
process (`readers.limits`). Line ends stay as read; offsets point into the stored text.
"""

import gzip
import hashlib
import io
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from diplograph.days import DAY, YEAR, first_day
from diplograph.errors import InputError, UnknownName
from diplograph.files import is_packed
from diplograph.model import Source

from .readers import encodings, files, inputs, limits, sniff
from .readers.extracted import Extracted
from .readers.files import STANDARD_INPUT, SUFFIXES, Found, Lines, Raw, Refused, Stream
from .readers.inputs import LARGEST_TEXT, source

__all__ = ["LARGEST_TEXT", "SUFFIXES", "Event", "read", "read_bytes", "source", "sources"]

_AHEAD = 4  # documents a thread that may wait unread or undelivered


@dataclass(frozen=True, slots=True)
class Event:
    """A file, or a place in one, that gave no source. outcome: unreadable | unchanged | passed over |
    not followed (a link to a folder).

    `sentence` says why.
    """

    name: str
    outcome: str
    sentence: str


Report = Callable[[Event], None]
_Found = Found | Source | Event
_Row = tuple[str, object, str]  # place, value of the JSON or what is wrong with it, digest of its bytes


@dataclass(frozen=True, slots=True)
class _Settings:
    speaker: str | None = None
    date: str | None = None
    ocr: bool = False
    known: Callable[[str, str], bool] | None = None


def read(path: str | Path, *, ocr: bool = False) -> tuple[Source, ...]:
    """The sources in one file (`-`: standard input): one for a document, one a line for JSON Lines.

    Raises `InputError` with one sentence when there is nothing that can be read.
    """
    settings = _Settings(ocr=ocr)
    found = _piped(settings) if str(path) == STANDARD_INPUT else files.opened(Path(path))
    return tuple(_delivered(found, settings, _strict, 1))


def read_bytes(data: bytes, name: str) -> tuple[Source, ...]:
    """The sources in bytes already read. name: of the file or `-`; its stem is the id of a single text."""
    is_lines = files.plain_suffix(name) in files.LINES and not is_packed(name)
    found = _lines(io.BytesIO(data), name, _Settings()) if is_lines else files.inside(data, name, name)
    return tuple(_delivered(found, _Settings(), _strict, 1))


def sources(
    paths: Iterable[str | Path],
    speaker: str | None = None,
    date: str | None = None,
    *,
    report: Report | None = None,
    known: Callable[[str, str], bool] | None = None,
    ocr: bool = False,
    workers: int = 1,
) -> Iterator[Source]:
    """Sources of files, folders (in order of name), archives and `-`, one at a time and in that order.

    speaker, date: for texts that do not say so themselves. report: told of every file, or line of one, that gives no
    source; without it, and for a path that is the only one, `InputError` is raised. known: whether a document, by its
    id and the SHA-256 of its bytes, was taken in before; it is not read again. workers: documents read at the same
    time.
    """
    if date is not None:
        first_day(date, YEAR, DAY, told=f"--date {date}")
    inputs.code_of(speaker, date)
    settings = _Settings(speaker, date, ocr, known)
    every = tuple(paths)
    for path in every:
        told = report if report is not None and len(every) > 1 else _strict_for(files.told(Path(path)), report)
        yield from _delivered(_behind(path, settings), settings, told, workers)


def _behind(path: str | Path, settings: _Settings) -> Iterator[_Found]:
    if str(path) == STANDARD_INPUT:
        return _piped(settings)
    return _folder(Path(path)) if files.is_folder(Path(path)) else files.opened(Path(path))


def _strict(event: Event) -> None:
    if event.outcome == "unreadable":
        raise InputError(event.sentence)


def _strict_for(label: str, report: Report | None) -> Report:
    """Raise for the file or folder itself, report what is in it: files, members of an archive, lines."""

    def told(event: Event) -> None:
        if report is None or event.name == label:
            _strict(event)
        if report is not None:
            report(event)

    return told


def _folder(path: Path) -> Iterator[Found]:
    """The documents under a folder; the folder itself as refused when there is none."""
    empty = True
    for each in files.under(path):
        if isinstance(each, Refused):
            empty = empty and each.outcome != "unreadable"
            yield each
        else:
            empty = False
            yield from files.opened(each)
    if empty:
        yield Refused(files.told(path), "holds no text file or document; name a folder with letters in it")


def _piped(settings: _Settings) -> Iterator[_Found]:
    stream = files.standard_input()
    first = stream.read(1)
    if first == b"{":
        yield from _lines(stream, STANDARD_INPUT, settings, first)
    else:
        yield from files.inside(first + stream.read(limits.DEFAULT.size), STANDARD_INPUT, STANDARD_INPUT)


def _delivered(found: Iterable[_Found], settings: _Settings, report: Report, workers: int) -> Iterator[Source]:
    """What was found, read and in order; several threads wait for several child processes."""
    results = _one_by_one(found, settings) if workers == 1 else _side_by_side(found, settings, workers)
    for result in results:
        for each in _streamed(result, settings) if isinstance(result, Lines) else (result,):
            if isinstance(each, Source):
                yield each
            else:
                report(each)


def _one_by_one(found: Iterable[_Found], settings: _Settings) -> Iterator[Source | Event | Lines]:
    for each in found:
        yield from _read(each, settings) if isinstance(each, Raw) else (_plain(each),)


def _side_by_side(found: Iterable[_Found], settings: _Settings, workers: int) -> Iterator[Source | Event | Lines]:
    waiting: deque[Future[tuple[Source | Event, ...]] | Source | Event | Lines] = deque()

    def first() -> Iterator[Source | Event | Lines]:
        each = waiting.popleft()
        yield from each.result() if isinstance(each, Future) else (each,)

    with ThreadPoolExecutor(workers) as pool:
        for each in found:
            waiting.append(pool.submit(_read, each, settings) if isinstance(each, Raw) else _plain(each))
            if len(waiting) >= workers * _AHEAD:
                yield from first()
        while waiting:
            yield from first()


def _plain(found: Refused | Lines | Source | Event) -> Source | Event | Lines:
    if isinstance(found, Refused):
        return Event(found.label, found.outcome, _sentence(found.label, found.why))
    return found


def _sentence(label: str, why: str) -> str:
    return f"{label} {why.replace('{file}', label)}"


def _read(raw: Raw, settings: _Settings) -> tuple[Source | Event, ...]:
    """The sources in one document, or why there is none."""
    if raw.kind in ("json", "jsonl"):
        return tuple(_json(raw, settings))
    try:
        if settings.known and raw.kind != "eml" and settings.known(raw.id, raw.sha256):
            return (Event(raw.label, "unchanged", f"{raw.label} was taken in before"),)
        return tuple(_documents(raw, settings))
    except UnknownName:
        raise
    except InputError as error:
        return (Event(raw.label, "unreadable", _sentence(raw.label, str(error))),)


def _documents(raw: Raw, settings: _Settings) -> Iterator[Source | Event]:
    found = _text(raw) if raw.kind == "text" else limits.read(raw.kind, raw.data, ocr=settings.ocr)
    for number, each in enumerate(found):
        if len(each.text) > LARGEST_TEXT:
            raise InputError(f"is larger than {LARGEST_TEXT // 1_000_000} MB, the limit for one text; split it")
        if not each.text.strip():
            raise InputError("is empty; give a file with text")
        digest = raw.sha256 if number == 0 else hashlib.sha256(f"{raw.sha256} {number}".encode()).hexdigest()
        if raw.kind == "eml" and settings.known and settings.known(each.id or raw.id, digest):
            yield Event(raw.label, "unchanged", f"{raw.label} was taken in before")
            continue
        yield source(
            each.id or raw.id,
            each.text,
            speaker=settings.speaker,
            date=settings.date,
            encoding=each.encoding,
            pages=each.pages,
            media_type=sniff.MEDIA_TYPES[raw.kind],
            file_sha256=digest,
            place=raw.label,
        )


def _text(raw: Raw) -> tuple[Extracted, ...]:
    if len(raw.data) > LARGEST_TEXT:
        raise InputError(f"is larger than {LARGEST_TEXT // 1_000_000} MB, the limit for one text; split it")
    text, encoding = encodings.decode(raw.data)
    return (Extracted(text, encoding=encoding),)


def _json(raw: Raw, settings: _Settings) -> Iterator[Source | Event]:
    """The sources in a JSON file: one object, a list of them, or one a line."""
    if raw.kind == "jsonl":
        yield from _lines(io.BytesIO(raw.data), raw.label, settings)
        return
    try:
        value = inputs.parsed(raw.data, raw.label)
    except InputError as error:
        yield Event(raw.label, "unreadable", str(error))
        return
    rows = enumerate(value if isinstance(value, list) else [value], 1)
    places = ((f"{raw.label}, object {n}" if isinstance(value, list) else raw.label, row) for n, row in rows)
    yield from _objects(((place, row, _digest(row)) for place, row in places), raw.label, settings)


def _digest(row: object) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _streamed(found: Lines, settings: _Settings) -> Iterator[Source | Event]:
    try:
        with gzip.open(found.path) if is_packed(found.path.name) else found.path.open("rb") as stream:
            yield from _lines(stream, found.label, settings)
    except OSError as error:
        yield Event(found.label, "unreadable", f"{found.label} cannot be opened: {error.strerror}")


def _lines(stream: Stream, label: str, settings: _Settings, first: bytes = b"") -> Iterator[Source | Event]:
    """The sources in JSON Lines. first: bytes already taken from the stream."""
    yield from _objects(_parsed(files.lines(stream, label, first)), label, settings)


def _parsed(lines: Iterable[tuple[str, bytes | InputError]]) -> Iterator[_Row]:
    for place, line in lines:
        if isinstance(line, InputError):
            yield place, line, ""
            continue
        try:
            yield place, inputs.parsed(line, place), hashlib.sha256(line).hexdigest()
        except InputError as error:
            yield place, error, ""


def _objects(rows: Iterable[_Row], label: str, settings: _Settings) -> Iterator[Source | Event]:
    """Sources of JSON objects; an event for each that is wrong or known, and one for a file without any."""
    seen: set[str] = set()
    empty = True
    for place, value, digest in rows:
        empty = False
        try:
            if isinstance(value, InputError):
                raise value
            each = inputs.row(value, place, settings.speaker, settings.date, digest)
            if each.id in seen:
                raise InputError(f"{place}: the id {each.id!r} occurs twice; ids must differ")
        except InputError as error:
            yield Event(place, "unreadable", str(error))
            continue
        seen.add(each.id)
        if settings.known and settings.known(each.id, digest):
            yield Event(place, "unchanged", f"{place} was taken in before")
        else:
            yield each
    if empty:
        yield Event(label, "unreadable", f"{label} is empty; give a file with one JSON object a line")
