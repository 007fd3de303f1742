"""Paragraphs of a text named with it: "paragraph 5 (a) of resolution 1718 (2006)" is the fragment `op5a`.

Fragments: `op5a` operative paragraph, `pp3` preambular paragraph, `secII` section, `para75` paragraph of a document.
"""

import re

from diplograph.model import Span

_PLACE = (
    r"(?:paragraphs?|paras?\.|OPs?|PPs?|sections?)\s?(?P<n>[0-9]{1,3}(?![0-9])|(?-i:[IVX]{1,5}|[A-Z])(?!\w))"
    r"(?:\s?\((?P<sub>[a-z])\))?"
)
_KIND = r"(?P<kind>operative\s+|preambular\s+)?"
_REST = r"(?:\s?(?:,|and|to|-|–)\s?[0-9]{1,3}(?:\s?\([a-z]\))?){0,4}"
_BEFORE = re.compile(
    rf"{_KIND}(?P<word>{_PLACE}){_REST}\s+(?:of|in|to)\s+(?:the\s+|its\s+|that\s+|their\s+)?(?:[\w’'-]+\s+){{0,5}}[\[(]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s?[,(]\s?(?:in\s+|at\s+)?{_KIND}(?P<word>{_PLACE})", re.IGNORECASE)
_ALONE = re.compile(rf"{_KIND}(?P<word>{_PLACE})", re.IGNORECASE)
_OWNED = re.compile(r"(?:\s?(?:,|and|to|-|–)\s?[0-9]{1,3}){0,4}\s+(?:of|in)\s", re.IGNORECASE)
_HINTS = ("para", "sect")  # without one of them or an "OP 5" `_BEFORE` can't match
_OP = re.compile(r"[pP](?<=[oOpP][pP])[sS]?\s?[0-9A-Z]")
_REACH = 110


def around(text: str, span: Span, anchor: int | None = None) -> str | None:
    """The fragment of the paragraph named right before or after a reference, without regard to its series.

    `anchor` is where the head noun of a number begins.
    """
    start = span.start if anchor is None else anchor
    words = text[max(0, start - _REACH) : start]
    before = _BEFORE.search(words) if _is_hinted(words) else None
    if before and "." not in before.group().rstrip(".").split("of", 1)[-1]:
        return _written(before)
    after = _AFTER.match(text, span.end)
    return _written(after) if after else None


def _is_hinted(words: str) -> bool:
    lower = words.lower()
    return any(hint in lower for hint in _HINTS) or _OP.search(words) is not None


def alone(text: str, noun: int, span: Span) -> tuple[Span, str | None]:
    """Span and fragment of a paragraph named on its own ("paragraph 13") whose noun begins at `noun`.

    `None` for a paragraph without number, and for "paragraph 5 of …", whose text is named.
    """
    if text[max(0, noun - 11) : noun].lower() == "preambular ":
        noun -= 11
    match = _ALONE.match(text, noun)
    if match is None or _OWNED.match(text, match.end()):
        return span, None
    return Span(noun, match.end()), _written(match)


def _written(match: re.Match[str]) -> str:
    word, number = match["word"].lower(), match["n"]
    if word.startswith("section"):
        return f"sec{number.upper()}"
    preambular = (match["kind"] or "").lower().startswith("pre") or word.startswith("pp")
    return f"{'pp' if preambular else 'op'}{number}{match['sub'] or ''}"


def fragment(place: str | None, symbol: str) -> str | None:
    """A place in a paper that is no resolution is `para75`, not an operative paragraph."""
    if place is None or "/RES/" in symbol or not place.startswith("op"):
        return place
    return f"para{place[2:]}"
