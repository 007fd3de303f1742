"""Whose words they are when no State is the subject: a spokesman's, the press's, a person's, another State's.

A reading that falls to the speaker only because nobody else is named is the State's that the sentence gives its words
to ("Egypt told us that R must"); it is given up when they are somebody's whom no State names. The words are data:
`lexicons/attribution.toml`. Rule: annotation guide ("a holder that can't be named: skip the position").
"""

import re
from dataclasses import dataclass
from functools import cache

from ..tables import lexicon
from .clauses import is_hard
from .holders import Holder
from .marking import Marked
from .reading import Reading

__all__ = ["for_whom", "holder"]

_NOBODY = Holder("generic", rule="words of others")
_OWN = "own words"
_NEAR = 240  # characters beside a holder or a cue that say for whom he speaks, or in whose view


@dataclass(frozen=True, slots=True)
class _Frame:
    """One form. `where`: before the cue | behind the text | opening the sentence."""

    regex: "re.Pattern[str]"
    where: str


@cache
def _frames() -> tuple[_Frame, ...]:
    entries = lexicon("attribution")["frame"]
    return tuple(_Frame(re.compile(_filled(entry["pattern"])), entry["where"]) for entry in entries)


@cache
def _sought(what: str) -> "re.Pattern[str]":
    return re.compile(_filled(lexicon("attribution")[what]["pattern"]))


def _filled(pattern: str) -> str:
    for name, value in lexicon("attribution")["words"].items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def holder(reading: Reading) -> Holder:
    """The holder of a reading; of kind `generic` when the words are somebody's whom nobody can name."""
    own = reading.holder
    if own.index == -2 or reading.marked.row[own.index] == "§s":
        own = for_whom(reading.marked, own)
    if own.index != -2 or own.rule == _OWN:
        return own
    if reading.hit.cue.form == "predicate" and (said := _sought("named").search(reading.marked.line)):
        return Holder("actor", reading.marked.index(said.start()), "called so by")
    if (teller := _teller(reading)) >= 0:
        return Holder("actor", teller, "told by")
    return _NOBODY if any(_meets(frame, reading) for frame in _frames()) else own


def for_whom(marked: Marked, own: Holder) -> Holder:
    """Whoever the speaker, the holder `own`, speaks for: the group in "on behalf of the European Union, I reject R";
    nobody in "as Chairman of the Committee, I introduced R"."""
    edge = marked.starts[own.index] + 2 if own.index >= 0 else min(len(marked.line), _NEAR)
    if group := _sought("behalf").search(marked.line, max(edge - _NEAR, 0), edge):
        return Holder("actor", marked.index(group.start("who")), "on behalf of")
    printed = marked.tokens[own.index].actors[0].printed if own.index >= 0 else ""
    return _NOBODY if printed == "I" and _sought("chair").search(marked.line, max(edge - _NEAR, 0), edge) else own


def _teller(reading: Reading) -> int:
    """The State in "Egypt told us that the Council must see to it that R", "as Israel claims, R is", "in Israel's eyes
    R is"; else -1."""
    marked = reading.marked
    edge = marked.starts[min(at for at in (reading.hit.start, reading.target) if at >= 0)]
    for told in _sought("told").finditer(marked.line, 0, edge):
        row = marked.line[told.end() : edge].split()
        if "but" not in row and "§s" not in row and not any(map(is_hard, row)):
            return marked.index(told.start("who"))
    claimed = _sought("claimed").search(marked.line) or _sought("viewed").search(
        marked.line, max(edge - _NEAR, 0), edge + _NEAR
    )
    return marked.index(claimed.start(claimed.lastgroup or 0)) if claimed else -1


def _meets(frame: _Frame, reading: Reading) -> bool:
    marked = reading.marked
    first = min(at for at in (reading.hit.start, reading.target) if at >= 0)
    edge = marked.starts[first]
    if frame.where == "opening":
        return frame.regex.search(marked.line) is not None
    if frame.where == "behind":
        return frame.regex.search(marked.line, marked.starts[max(reading.hit.end, reading.target + 1) - 1]) is not None
    last = reading.hit.end - 1
    return any(
        match.start() <= edge and "§s" not in marked.line[match.start() : edge].split()
        for match in frame.regex.finditer(marked.line, 0, marked.starts[last] + len(marked.row[last]))
    )
