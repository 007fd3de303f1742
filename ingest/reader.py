"""Files and streams to sources: text in any encoding, or JSON Lines in the input form of the contract.

A JSON Lines object has `id` and `text`, and optionally `speaker`, `date` (`YYYY` or `YYYY-MM-DD`), `session`, `kind`.
Line ends stay as read; offsets point into that text.
"""

import gzip
import hashlib
import io
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from datetime import date as day
from pathlib import Path
from typing import BinaryIO

from diplograph.errors import InputError
from diplograph.model import Source

from . import encodings, registers

LARGEST_TEXT = 20_000_000  # bytes of one text; the largest letters are a hundredth of that
SUFFIXES = (".txt", ".md", ".text", ".jsonl", ".ndjson")  # what is read from a folder
STANDARD_INPUT = "-"

_LINES = (".jsonl", ".ndjson")
_DATE = re.compile(r"\d{4}(?:-\d\d-\d\d)?", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(path: str | Path) -> tuple[Source, ...]:
    """The sources in one file (`-`: standard input): one for a text, one a line for JSON Lines.

    Raises `InputError` with one sentence when there is nothing that can be read.
    """
    return tuple(_opened(path, None, None))


def read_bytes(data: bytes, name: str) -> tuple[Source, ...]:
    """The sources in bytes already read. name: of the file or `-`; its stem is the id of a single text."""
    return tuple(_from_stream(io.BytesIO(data), name, None, None))


def sources(paths: Iterable[str | Path], speaker: str | None = None, date: str | None = None) -> Iterator[Source]:
    """Sources of files, folders (their text files in order of name) and `-`, one at a time.

    speaker, date: for texts that do not say so themselves.
    """
    if date is not None:
        _checked_date(date, "--date")
    for path in paths:
        for each in _files(path):
            yield from _opened(each, speaker, date)


def source(
    id: str,
    text: str,
    *,
    speaker: str | None = None,
    date: str | None = None,
    session: str | None = None,
    kind: str | None = None,
    encoding: str = "utf-8",
) -> Source:
    """A source from a text at hand. A lone surrogate becomes U+FFFD, so that lengths stay.

    Raises `UnknownName` when no State or group has the speaker's code or name.
    """
    clean = _SURROGATE.sub("\ufffd", text)
    code = registers.actor(speaker, date).code if speaker and not speaker.startswith("OTHER:") else speaker
    digest = hashlib.sha256(clean.encode()).hexdigest()
    return Source(id, clean, digest, encoding, code or None, date, session, kind)


def _files(path: str | Path) -> tuple[str | Path, ...]:
    """The path itself, or the readable files under a folder in order of name."""
    if str(path) == STANDARD_INPUT or not Path(path).is_dir():
        return (path,)
    found = tuple(
        each for each in sorted(Path(path).rglob("*")) if each.is_file() and _plain_suffix(each.name) in SUFFIXES
    )
    if not found:
        raise InputError(f"{path} holds no text file; its files should end in {', '.join(SUFFIXES)}")
    return found


def _opened(path: str | Path, speaker: str | None, date: str | None) -> Iterator[Source]:
    if str(path) == STANDARD_INPUT:
        yield from _from_stream(sys.stdin.buffer, STANDARD_INPUT, speaker, date)
        return
    file = Path(path)
    if file.is_dir():
        raise InputError(f"{path} is a folder; name the files in it")
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            yield from _from_stream(stream, str(path), speaker, date)
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the name") from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError(f"{path} is no whole gzip file; compress it again") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}") from None


def _from_stream(
    stream: BinaryIO | gzip.GzipFile, name: str, speaker: str | None, date: str | None
) -> Iterator[Source]:
    first = stream.read(1) if name == STANDARD_INPUT else b""
    if _plain_suffix(name) in _LINES or first == b"{":
        yield from _json_lines(stream, first, name, speaker, date)
        return
    data = first + stream.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise InputError(f"{name} is larger than {LARGEST_TEXT // 1_000_000} MB, the limit for one text; split it")
    text, encoding = encodings.decode(data, name)
    if not text.strip():
        raise InputError(f"{name} is empty; give a file with text")
    yield source(_stem(name), text, speaker=speaker, date=date, encoding=encoding)


def _json_lines(
    stream: BinaryIO | gzip.GzipFile, first: bytes, name: str, speaker: str | None, date: str | None
) -> Iterator[Source]:
    seen: set[str] = set()
    number = 0
    while line := first + stream.readline(LARGEST_TEXT + 1):
        number, first = number + 1, b""
        place = f"{name}, line {number}"
        if len(line) > LARGEST_TEXT:
            raise InputError(f"{place} is longer than {LARGEST_TEXT // 1_000_000} MB, the limit for one text; split it")
        if not line.strip():
            continue
        each = _row(_object(line, place), place, speaker, date)
        if each.id in seen:
            raise InputError(f"{place}: the id {each.id!r} occurs twice; ids must differ")
        seen.add(each.id)
        yield each
    if not seen:
        raise InputError(f"{name} is empty; give a file with one JSON object a line")


def _object(line: bytes, place: str) -> dict[str, object]:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError(f"{place} is not UTF-8; JSON Lines must be") from None
    except RecursionError:
        raise InputError(f"{place} is nested too deeply; an object has `id`, `text` and plain values") from None
    except ValueError as error:
        raise InputError(f"{place} is no valid JSON ({error}); write one object a line") from None
    if not isinstance(row, dict):
        raise InputError(f"{place} is no JSON object; write one object with `id` and `text` a line")
    return row


def _row(row: dict[str, object], place: str, speaker: str | None, date: str | None) -> Source:
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"{place} has no `text`; an object needs `id` and `text`")
    said = _word(row, "date", place) or _word(row, "year", place) or date
    if said is not None:
        _checked_date(said, place)
    id = _word(row, "id", place)
    if id is None:
        raise InputError(f"{place} has no `id`; an object needs `id` and `text`")
    by = _word(row, "speaker", place) or speaker
    try:
        return source(
            id, text, speaker=by, date=said, session=_word(row, "session", place), kind=_word(row, "kind", place)
        )
    except InputError as error:
        raise InputError(f"{place}: {error}") from None


def _word(row: dict[str, object], key: str, place: str) -> str | None:
    """A string or a whole number as a string; empty counts as absent."""
    value = row.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(f"{place}: `{key}` must be a string")
    return _SURROGATE.sub("\ufffd", str(value))


def _checked_date(date: str, place: str) -> None:
    try:
        known = _DATE.fullmatch(date) is not None and (len(date) == 4 or bool(day.fromisoformat(date)))
    except ValueError:
        known = False
    if not known:
        raise InputError(f"{place}: the date {date!r} is neither YYYY nor YYYY-MM-DD")


def _plain_suffix(name: str) -> str:
    return Path(name.removesuffix(".gz")).suffix.lower()


def _stem(name: str) -> str:
    return "stdin" if name == STANDARD_INPUT else Path(name.removesuffix(".gz")).stem
