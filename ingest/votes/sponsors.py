"""Sponsor lines: States and groups from lists as printed, in capitals or not, one entry a State or one for all.

"Albania, Ghana (on behalf of the Group of African States) and Uruguay" gives three States and one group. Lines of
officers ("Submitted by the Chair of the Committee") name no sponsor. Domain brief 3.3.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diplograph.errors import UnknownName
from diplograph.model import IRI

from ..actors import registers
from .records import Sponsor
from .words import behalf, is_officer

__all__ = ["Found", "State", "find"]

_COMMAS = re.compile(r"\s*[,;.](?=\s|[A-Z])\s*(?![^()]*\))")
_JOINTS = (re.compile(r"\s+and\s+", re.IGNORECASE), re.compile(r"(?<=[A-Z])AND\s+"))


@dataclass(frozen=True, slots=True)
class Found:
    """What one entry came to. outcome: `mapped` (with actors), `ignored` or `reported`."""

    outcome: str
    reason: str
    actors: tuple[IRI, ...] = ()
    additional: bool = False
    printed: str = ""


State = Callable[[str], IRI | None]


def find(sponsor: Sponsor, date: str, state: State) -> tuple[Found, ...]:
    """The sponsors in one entry, in printed order: one `Found` for each name in it. `state` looks a State up."""
    line = " ".join(sponsor.printed.split()).strip(" ,;")
    if is_officer(line):
        return (Found("ignored", "submitted by an officer or a body", (), sponsor.additional, line),)
    return tuple(_found(entry, date, state, sponsor.additional) for entry in _entries(line, state))


def _found(entry: str, date: str, state: State, additional: bool) -> Found:
    name, group = behalf(entry)
    actors = [state(name)]
    if group:
        actors.append(_group(group, date))
    known = tuple(actor for actor in actors if actor is not None)
    if len(known) < len(actors) and not (known and group):
        return Found("reported", "the registry does not know this sponsor", (), additional, entry)
    return Found("mapped", "sponsor", known, additional, entry)


def _entries(line: str, state: State) -> Iterator[str]:
    """Cut at commas outside brackets; then at "and", unless the whole is a name ("Bosnia and Herzegovina")."""
    if behalf(line)[1] and state(behalf(line)[0]):
        yield line
        return
    for piece in _COMMAS.split(line):
        words = re.sub(r"^and\s+", "", piece.strip(), flags=re.IGNORECASE)
        if not words:
            continue
        yield from _cut(words, state)


def _cut(words: str, state: State) -> Iterator[str]:
    if state(behalf(words)[0]):
        yield words
        return
    joints = (joint for pattern in _JOINTS for joint in reversed(tuple(pattern.finditer(words))))
    for joint in joints:
        left, right = words[: joint.start()], words[joint.end() :]
        if left.count("(") == left.count(")") and state(behalf(left)[0]):
            yield left
            yield from _cut(right, state)
            return
    yield words


def _group(name: str, date: str) -> IRI | None:
    try:
        return registers.actor(name.strip(" ,;."), date or None).iri
    except UnknownName:
        return None
