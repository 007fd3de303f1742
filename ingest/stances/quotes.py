"""Whose words stand between quotation marks in a sentence: "the representative of Israel writes: 'We reject R'".

A reading that falls to the speaker inside such words is the quoted State's. The verbs of saying are data:
`lexicons/attribution.toml`.
"""

import re
from bisect import bisect_left
from functools import cache

from .attributed import lexicon
from .holders import NONE, Holder, subject
from .reading import Reading

__all__ = ["holder"]

_OPENING = re.compile(r"(?<=[\s(])[\"“'‘](?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,;!?)])[\"”'’](?=[\s.,;:!?)]|$)")
_LONGEST, _LEAD = 600, 40  # characters of a quotation before a cue, tokens before a quotation
_BEHIND = 6  # tokens behind "in the words of" in which its actor stands


@cache
def _said() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:(?P<verb>{lexicon()['words']['says']})|(?P<words>{lexicon()['words']['word']}))\b")


def holder(text: str, reading: Reading) -> Holder:
    """Who is quoted where the cue stands, of kind `none` outside quotation marks; `text` is the working text."""
    marked = reading.marked
    cue = marked.tokens[reading.hit.start].start
    openings = list(_OPENING.finditer(text, max(marked.sentence.span.start, cue - _LONGEST), cue))
    if not openings or _CLOSING.search(text, openings[-1].end(), cue):
        return NONE
    edge = bisect_left(marked.tokens, openings[-1].end(), key=lambda token: token.start)
    lead = marked.starts[max(edge - _LEAD, 0)], marked.starts[edge]
    said = next(reversed(list(_said().finditer(marked.line, *lead))), None)
    if said is None:
        return NONE
    if said["verb"]:
        return subject(marked, marked.index(said.start()))
    behind = range(marked.index(said.end()), min(marked.index(said.end()) + _BEHIND, edge))
    return next((Holder("actor", at, "in the words of") for at in behind if marked.tokens[at].is_actor), NONE)
