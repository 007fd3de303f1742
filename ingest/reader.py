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

from diplograph.errors import InputError, UnknownName
from diplograph.model import Source

from .actors import registers
from .readers import encodings, files, inputs, limits, sniff
from .readers.extracted import Extracted
from .readers.files import STANDARD_INPUT, SUFFIXES, Found, Lines, Raw, Refused
from .readers.inputs import LARGEST_TEXT, source

__all__ = ["LARGEST_TEXT", "SUFFIXES", "Event", "read", "read_bytes", "source", "sources"]

_AHEAD = 4  # documents a thread that may wait unread or undelivered


@dataclass(frozen=True, slots=True)
class Event:
    """A file that gave no source. outcome: unreadable | unchanged | passed over. `sentence` says why."""

    name: str
    outcome: str
    sentence: str


Report = Callable[[Event], None]


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
    found = _piped(settings, _strict) if str(path) == STANDARD_INPUT else files.opened(Path(path))
    return tuple(_delivered(found, settings, _strict, 1))


def read_bytes(data: bytes, name: str) -> tuple[Source, ...]:
    """The sources in bytes already read. name: of the file or `-`; its stem is the id of a single text."""
    if files.plain_suffix(name) in files.LINES and not name.endswith(".gz"):
        return tuple(_rows(files.lines(io.BytesIO(data), name), name, _Settings(), _strict))
    return tuple(_delivered(files.inside(data, name, name), _Settings(), _strict, 1))


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

    speaker, date: for texts that do not say so themselves. report: told of every file that gives no source; without
    it, and for a file that is the only path, `InputError` is raised. known: whether a document, by its id and the
    SHA-256 of its bytes, was taken in before; it is not read again. workers: documents read at the same time.
    """
    if date is not None:
        inputs.checked_date(date, "--date")
    if speaker and not speaker.startswith("OTHER:"):
        registers.actor(speaker, date)
    settings = _Settings(speaker, date, ocr, known)
    every = tuple(paths)
    for path in every:
        if str(path) == STANDARD_INPUT:
            yield from _delivered(_piped(settings, _strict), settings, _strict, workers)
        elif Path(path).is_dir():
            yield from _delivered(_folder(Path(path)), settings, report or _strict, workers)
        else:
            told = _strict_for(str(path), report) if len(every) == 1 or report is None else report
            yield from _delivered(files.opened(Path(path)), settings, told, workers)


def _strict(event: Event) -> None:
    if event.outcome == "unreadable":
        raise InputError(event.sentence)


def _strict_for(path: str, report: Report | None) -> Report:
    """Raise for the file itself, report the members of an archive."""

    def told(event: Event) -> None:
        if report is None or event.name == path:
            _strict(event)
        if report is not None:
            report(event)

    return told


def _folder(path: Path) -> Iterator[Found]:
    """The documents under a folder. Raises `InputError` when there is none."""
    empty = True
    for each in files.under(path):
        if isinstance(each, Refused):
            yield each
        else:
            empty = False
            yield from files.opened(each)
    if empty:
        raise InputError(f"{path} holds no text file or document; name a folder with letters in it")


def _piped(settings: _Settings, report: Report) -> Iterator[Found | Source]:
    stream = files.standard_input()
    first = stream.read(1)
    if first == b"{":
        yield from _rows(files.lines(stream, STANDARD_INPUT, first), STANDARD_INPUT, settings, report)
    else:
        yield from files.inside(first + stream.read(limits.DEFAULT.size), STANDARD_INPUT, STANDARD_INPUT)


def _delivered(found: Iterable[Found | Source], settings: _Settings, report: Report, workers: int) -> Iterator[Source]:
    """What was found, read and in order; several threads wait for several child processes."""
    results = _one_by_one(found, settings) if workers == 1 else _side_by_side(found, settings, workers)
    for each in results:
        if isinstance(each, Source):
            yield each
        elif isinstance(each, Event):
            report(each)
        else:
            yield from _streamed(each, settings, report)


def _one_by_one(found: Iterable[Found | Source], settings: _Settings) -> Iterator[Source | Event | Lines]:
    for each in found:
        yield from _read(each, settings) if isinstance(each, Raw) else (_plain(each),)


def _side_by_side(
    found: Iterable[Found | Source], settings: _Settings, workers: int
) -> Iterator[Source | Event | Lines]:
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


def _plain(found: Refused | Lines | Source) -> Source | Event | Lines:
    if isinstance(found, Refused):
        outcome = "passed over" if found.passed_over else "unreadable"
        return Event(found.label, outcome, _sentence(found.label, found.why))
    return found


def _sentence(label: str, why: str) -> str:
    return f"{label} {why.replace('{file}', label)}"


def _read(raw: Raw, settings: _Settings) -> tuple[Source | Event, ...]:
    """The sources in one document, or why there is none."""
    try:
        if raw.kind in ("json", "jsonl"):
            return tuple(_json(raw, settings))
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
        yield inputs.document(each, raw.id, settings.speaker, settings.date, sniff.MEDIA_TYPES[raw.kind], digest)


def _text(raw: Raw) -> tuple[Extracted, ...]:
    if len(raw.data) > LARGEST_TEXT:
        raise InputError(f"is larger than {LARGEST_TEXT // 1_000_000} MB, the limit for one text; split it")
    text, encoding = encodings.decode(raw.data)
    return (Extracted(text, encoding=encoding),)


def _json(raw: Raw, settings: _Settings) -> Iterator[Source | Event]:
    """The sources in a JSON file: one object, a list of them, or one a line."""
    try:
        if raw.kind == "jsonl":
            lines = files.lines(io.BytesIO(raw.data), raw.label)
            yield from _objects(_parsed(lines), raw.label, settings)
            return
        value = inputs.parsed(raw.data, raw.label)
        rows = enumerate(value if isinstance(value, list) else [value], 1)
        places = ((f"{raw.label}, object {n}" if isinstance(value, list) else raw.label, row) for n, row in rows)
        yield from _objects(((place, row, _digest(row)) for place, row in places), raw.label, settings)
    except UnknownName:
        raise
    except InputError as error:
        yield Event(raw.label, "unreadable", str(error))


def _digest(row: object) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _streamed(found: Lines, settings: _Settings, report: Report) -> Iterator[Source]:
    try:
        with gzip.open(found.path) if found.path.suffix == ".gz" else found.path.open("rb") as stream:
            yield from _rows(files.lines(stream, found.label), found.label, settings, report)
    except InputError as error:
        report(Event(found.label, "unreadable", str(error)))
    except OSError as error:
        report(Event(found.label, "unreadable", f"{found.label} cannot be opened: {error.strerror}"))


def _rows(lines: Iterable[tuple[str, bytes]], label: str, settings: _Settings, report: Report) -> Iterator[Source]:
    for each in _objects(_parsed(lines), label, settings):
        if isinstance(each, Source):
            yield each
        else:
            report(each)


def _parsed(lines: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, object, str]]:
    for place, line in lines:
        yield place, inputs.parsed(line, place), hashlib.sha256(line).hexdigest()


def _objects(rows: Iterable[tuple[str, object, str]], label: str, settings: _Settings) -> Iterator[Source | Event]:
    """Sources of JSON objects with their places and digests. Raises `InputError` for the first that is wrong."""
    seen: set[str] = set()
    for place, value, digest in rows:
        each = inputs.row(value, place, settings.speaker, settings.date, digest)
        if each.id in seen:
            raise InputError(f"{place}: the id {each.id!r} occurs twice; ids must differ")
        seen.add(each.id)
        if settings.known and settings.known(each.id, digest):
            yield Event(place, "unchanged", f"{place} was taken in before")
        else:
            yield each
    if not seen:
        raise InputError(f"{label} is empty; give a file with one JSON object a line")
