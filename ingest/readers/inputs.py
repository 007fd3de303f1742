"""Sources from what callers hand over: a text at hand, a row of JSON Lines, a page of WordPress.

A row has `id` and `text`, and optionally `speaker`, `date` (`YYYY` or `YYYY-MM-DD`), `session`, `kind`.
"""

import hashlib
import html
import json
import re

from diplograph.days import DAY, YEAR, first_day
from diplograph.errors import InputError
from diplograph.model import Source

from ..actors import registers
from . import limits

LARGEST_TEXT = 20_000_000  # bytes of one text; the largest letters are a hundredth of that

_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]*>")
_TITLE = 60  # code points by which a page's title is found again in its text


def source(
    id: str,
    text: str,
    *,
    speaker: str | None = None,
    date: str | None = None,
    session: str | None = None,
    kind: str | None = None,
    encoding: str = "utf-8",
    pages: tuple[int, ...] = (),
    media_type: str = "text/plain",
    file_sha256: str | None = None,
    place: str = "",
) -> Source:
    """A source from a text at hand. A lone surrogate becomes U+FFFD, so that lengths stay.

    Raises `UnknownName` when no State or group has the speaker's code or name.
    """
    clean = _SURROGATE.sub("\ufffd", text)
    code, digest = code_of(speaker, date), hashlib.sha256(clean.encode()).hexdigest()
    return Source(id, clean, digest, encoding, code, date, session, kind, pages, media_type, file_sha256, place)


def code_of(speaker: str | None, date: str | None) -> str | None:
    """The code of a speaker that is given by code or name; `OTHER:name` stays as it is. Raises `UnknownName`."""
    if not speaker or speaker.startswith("OTHER:"):
        return speaker or None
    return registers.typed(speaker, date).code


def parsed(data: bytes, place: str) -> object:
    """The value of some JSON in UTF-8. place: file, or file and line, for the error."""
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError(f"{place} is not UTF-8; JSON must be") from None
    except RecursionError:
        raise InputError(f"{place} is nested too deeply; an object has `id`, `text` and plain values") from None
    except ValueError as error:
        raise InputError(f"{place} is no valid JSON ({error}); write one object a line") from None


def row(value: object, place: str, speaker: str | None, date: str | None, digest: str) -> Source:
    """The source of one JSON object. digest: SHA-256 of the bytes that it was read from."""
    if not isinstance(value, dict):
        raise InputError(f"{place} is no JSON object; write one object with `id` and `text` a line")
    text, media_type = value.get("text"), "text/plain"
    if not isinstance(text, str):
        text, media_type = _page(value, place), "text/html"
    if text is None:
        raise InputError(f"{place} has no `text`; an object needs `id` and `text`")
    # A page of WordPress has the date of its publication, and a slug beside its number.
    is_page = media_type == "text/html"
    said = None if is_page else _word(value, "date", place) or _word(value, "year", place)
    said = said or date
    if said is not None:
        first_day(said, YEAR, DAY, told=f"{place}: {said!r}")
    id = (_word(value, "slug", place) if is_page else None) or _word(value, "id", place)
    if id is None:
        raise InputError(f"{place} has no `id`; an object needs `id` and `text`")
    by = _word(value, "speaker", place) or speaker
    session = _word(value, "session", place)
    kind = None if is_page else _word(value, "kind", place)
    try:
        return source(
            id,
            text,
            speaker=by,
            date=said,
            session=session,
            kind=kind,
            media_type=media_type,
            file_sha256=digest,
            place=place,
        )
    except InputError as error:
        raise InputError(f"{place}: {error}") from None


def _page(value: dict[str, object], place: str) -> str | None:
    """The text of an object with `content.rendered`, its title before it unless the text repeats it."""
    body = _rendered(value, "content")
    if body is None:
        return None
    try:
        (found,) = limits.read("html", f"<html>{body}".encode("utf-8", "replace"))
    except InputError as error:
        raise InputError(f"{place} {error}") from None
    title = " ".join(html.unescape(_TAG.sub(" ", _rendered(value, "title") or "")).split())
    if not title or title.casefold()[:_TITLE] in " ".join(found.text.split()).casefold():
        return found.text
    return f"{title}\n\n{found.text}"


def _rendered(value: dict[str, object], key: str) -> str | None:
    inner = value.get(key)
    found = inner.get("rendered") if isinstance(inner, dict) else None
    return found if isinstance(found, str) else None


def _word(value: dict[str, object], key: str, place: str) -> str | None:
    """A string or a whole number as a string; empty counts as absent."""
    found = value.get(key)
    if found is None or found == "":
        return None
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise InputError(f"{place}: `{key}` must be a string")
    return _SURROGATE.sub("\ufffd", str(found))
