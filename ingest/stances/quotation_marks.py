"""Whose words stand between quotation marks in a sentence: "the representative of Israel writes: 'We reject R'".

A reading that falls to the speaker inside such words is the quoted State's. The verbs of saying are data:
`lexicons/attribution.toml`.
"""

import re
from bisect import bisect_left
from functools import cache

from ..tables import lexicon
from .holders import NONE, Holder, subject
from .reading import Reading

__all__ = ["holder"]

_MARKS = re.compile(r"[\"“”'‘’]")
_OPENS = re.compile(r"(?:\w|\[|…|\.\.\.|[\"“'‘])")  # what a quotation begins with
_CLOSES = {"”": "“", "’": "‘", '"': '"', "'": "'"}
_LONGEST, _LEAD = 600, 40  # characters of a quotation before a cue, tokens before a quotation
_SAYING = 40  # characters before a single mark in which a verb of saying may stand
_BEHIND = 6  # tokens behind "in the words of" in which its actor stands


@cache
def _said() -> "re.Pattern[str]":
    return re.compile(
        rf"\b(?:(?P<verb>{lexicon('attribution')['words']['says']})|(?P<words>{lexicon('attribution')['words']['word']}))\b"
    )


def holder(text: str, reading: Reading) -> Holder:
    """Who is quoted where the cue stands, of kind `none` outside quotation marks; `text` is the working text."""
    marked = reading.marked
    cue = marked.tokens[reading.hit.start].start
    opened = _opened(text, max(marked.sentence.span.start, cue - _LONGEST), cue)
    if opened < 0:
        return NONE
    edge = bisect_left(marked.tokens, opened + 1, key=lambda token: token.start)
    lead = marked.starts[max(edge - _LEAD, 0)], marked.starts[edge]
    said = next(reversed(list(_said().finditer(marked.line, *lead))), None)
    if said is None:
        return NONE
    if said["verb"]:
        return subject(marked, marked.index(said.start()))
    behind = range(marked.index(said.end()), min(marked.index(said.end()) + _BEHIND, edge))
    return next((Holder("actor", at, "in the words of") for at in behind if marked.tokens[at].is_actor), NONE)


def _opened(text: str, start: int, end: int) -> int:
    """Where the innermost quotation opens that is not closed between two places, or -1: marks of one kind pair."""
    open_: list[int] = []
    for found in _MARKS.finditer(text, start, end):
        at, mark = found.start(), found[0]
        if mark not in _CLOSES or (mark in "\"'" and _opens(text, start, at)):
            open_.append(at)
        elif (kept := _kept(text, open_, at)) is not None:
            del open_[kept:]
    return open_[-1] if open_ else -1


def _opens(text: str, start: int, at: int) -> bool:
    """True for a straight mark that opens: a single one only behind colon, comma or verb of saying ("the '70s")."""
    if (at > start and text[at - 1] not in " \n\t([—-\"'“‘") or not _OPENS.match(text, at + 1):
        return False
    lead = text[max(at - _SAYING, start) : at].rstrip().lower()
    if text[at] == '"' or not lead or lead[-1] in ':,"“':
        return True
    return any(said.end() == len(lead) for said in _said().finditer(lead))


def _kept(text: str, open_: list[int], at: int) -> int | None:
    """How many quotations stay open behind a closing mark; `None` for an apostrophe ("the Member States' wishes")."""
    place = next((n for n in range(len(open_) - 1, -1, -1) if text[open_[n]] == _CLOSES[text[at]]), None)
    if text[at] not in "'’" or place is None:
        return place
    before, behind = text[at - 1], text[at + 1 : at + 3]
    if behind[:1].isalnum() or (before == "s" and behind[:1].isspace() and behind[1:].isalpha()):
        return None
    return place
