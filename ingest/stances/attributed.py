"""Whose words they are when no State is the subject: a spokesman's, the press's, a person's, the addressee's.

A reading that falls to the speaker only because nobody else is named is given up when the sentence gives its words to
somebody whom it does not name by State. The words are data: `lexicons/attribution.toml`. Rule: annotation guide ("a
holder that can't be named: skip the position").
"""

import re
from dataclasses import dataclass
from functools import cache

from ..tables import lexicon
from .holders import Holder
from .marking import Marked
from .reading import Reading
from .stances import STANCES
from .words import words

__all__ = ["holder", "is_background"]

_NOBODY = Holder("generic", rule="words of others")
_OWN = "own words"
_NAMED = 12  # tokens between the noun of an organ and the text that set it up
_DENIED = 10  # tokens between a denial and what is denied


@dataclass(frozen=True, slots=True)
class _Frame:
    """One form. `where`: before the cue | behind the text | opening the sentence | denied (before what is denied)."""

    regex: "re.Pattern[str]"
    where: str


@cache
def _frames() -> tuple[_Frame, ...]:
    entries = lexicon("attribution")["frame"]
    return tuple(_Frame(re.compile(_filled(entry["pattern"])), entry["where"]) for entry in entries)


@cache
def _named() -> "re.Pattern[str]":
    return re.compile(_filled(lexicon("attribution")["named"]["pattern"]))


def _filled(pattern: str) -> str:
    for name, value in lexicon("attribution")["words"].items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def holder(reading: Reading) -> Holder:
    """The holder of a reading; of kind `generic` when the words are somebody's whom nobody can name."""
    own = reading.holder
    if own.index != -2 or own.rule == _OWN:
        return own
    if reading.hit.cue.form == "predicate" and (said := _named().search(reading.marked.line)):
        return Holder("actor", reading.marked.index(said.start()), "called so by")
    return _NOBODY if any(_meets(frame, reading) for frame in _frames() if frame.where != "denied") else own


def is_background(reading: Reading) -> bool:
    """True where a text is named for something else: an organ it set up, a demand not made, a report that is none."""
    if STANCES[reading.stance].family not in ("implements", "urges"):
        return False
    if any(_meets(frame, reading) for frame in _frames() if frame.where == "denied"):
        return True
    marked, hit = reading.marked, reading.hit
    data = lexicon("attribution")["set-up"]
    if hit.cue.kind == "urge" and marked.stretch(hit.start - 2, hit.start) in data["denials"]:
        return True
    return hit.cue.kind == "basis" and _sets_up(marked, hit.start)


def _sets_up(marked: Marked, at: int) -> bool:
    """ "The Committee established pursuant to R": the words before name what R set up."""
    if at < 1 or marked.tokens[at - 1].text not in words("background"):
        return False
    before = marked.words(at - _NAMED, at - 1)
    return "§o" in before[-4:] or not set(before[-4:]).isdisjoint(lexicon("attribution")["set-up"]["nouns"])


def _meets(frame: _Frame, reading: Reading) -> bool:
    marked = reading.marked
    first = min(at for at in (reading.hit.start, reading.target) if at >= 0)
    edge = marked.starts[first]
    if frame.where == "opening":
        return frame.regex.search(marked.line) is not None
    if frame.where == "behind":
        return frame.regex.search(marked.line, marked.starts[max(reading.hit.end, reading.target + 1) - 1]) is not None
    last = reading.hit.end - 1
    for match in frame.regex.finditer(marked.line, 0, marked.starts[last] + len(marked.row[last])):
        if frame.where == "denied":
            near = reading.hit.start - marked.index(match.start()) <= _DENIED
            if near and match.end() <= marked.starts[reading.hit.start]:
                return True
        elif match.start() <= edge and "§s" not in marked.line[match.start() : edge].split():
            return True
    return False
