"""Finds the actors that a text names: States, groups, organs, and the speaker itself.

A name counts only whole and never inside a longer proper name; which State it means is decided by the date of the
text. Words around a name are in `lexicons/actors.toml`, names in `registry/`. Rules: domain brief 3.1-3.4, 2.2.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from diplograph.model import Actor, Span

from . import actor_context as context
from . import capitals, short_groups
from .actor_names import Entry, automaton, resolve, stood
from .folding import fold
from .identities import code_at

__all__ = ["find"]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, its folded form (same indices), and who speaks when."""

    text: str
    folded: str
    date: str | None
    speaker: tuple[str, ...]


def find(text: str, date: str | None, speaker: tuple[str, ...]) -> tuple[Actor, ...]:
    """Mentions of actors in reading order, longest first, never overlapping.

    text: working text. date: ISO 8601, as exact as known, or `None`. speaker: codes of whoever says "we".
    `Actor.codes` holds the codes as they were on the date; it is empty where a name is ambiguous, an organ's short name
    ("the Council") needs the document, or nobody is named ("our neighbour"). Kind `place` is a State named as a scene
    or an object ("the question of Cyprus"), not as one that acts.
    """
    source = _Text(text, fold(text), date, tuple(code_at(code, date) for code in speaker))
    found: list[Actor] = []
    last = 0
    for start, end, entry in _longest(source):
        if start < last:
            continue
        actor = _actor(source, start, end, entry)
        if actor is None:
            continue
        if found and actor.span.start < found[-1].span.end:
            actor = Actor(Span(start, actor.span.end), text[start : actor.span.end], actor.codes, actor.kind)
        if found and actor.kind == "state" and found[-1].kind == "place":
            actor = _beside_place(source, found[-1], actor)
        found.append(actor)
        last = actor.span.end
    return short_groups.added(text, [actor for actor in found if actor.kind != "none"], source.speaker)


def _beside_place(source: _Text, place: Actor, actor: Actor) -> Actor:
    """A State joined to a place by "and" is a place too ("the war in Sudan and Yemen")."""
    between = source.folded[place.span.end : actor.span.start]
    if between in context.joiners():
        return Actor(actor.span, actor.printed, actor.codes, "place")
    return actor


def _longest(source: _Text) -> Iterator[tuple[int, int, Entry]]:
    """Whole-word hits by start, the longest of each start first. Keys open with a space, so starts are word starts."""
    folded = source.folded
    size = len(folded)
    hits = []
    for last, entry in automaton().iter(" " + folded):
        # `last` counts the extra space in front, so it is the index after the hit in `folded`.
        start = last - entry.length
        if last < size and folded[last].isalnum():
            if not _is_people(folded, start, last, entry):
                continue
            last += 1
        hits.append((start, -last, entry))
    hits.sort(key=itemgetter(0, 1))
    return ((start, -negative, entry) for start, negative, entry in hits)


def _is_people(folded: str, start: int, last: int, entry: Entry) -> bool:
    """True for "the Israelis", who act for their State, where an adjective ends at `last`."""
    plural = folded.startswith("s", last) and not folded[last + 1 : last + 2].isalnum()
    return plural and entry.kind == "adjective" and folded.endswith("the ", 0, start)


def _actor(source: _Text, start: int, end: int, entry: Entry) -> Actor | None:
    printed = source.text[start:end]
    if not entry.fits(printed) or (entry.exact and context.is_common_word(source.text, start, end)):
        return None
    if entry.kind == "none":
        return Actor(Span(start, end), printed, (), "none")
    if entry.kind == "self":
        return _self(source, start, end)
    if entry.kind == "regional" and not context.is_of_group(source.folded, start, end):
        return None
    if entry.kind in ("bloc", "organ", "regional"):
        return _group(source, start, end, entry)
    return _state(source, start, end, entry)


def _self(source: _Text, start: int, end: int) -> Actor | None:
    if other := context.other_after(source.text, source.folded, start, end):
        return Actor(Span(start, other), source.text[start:other], (), "other")
    if not context.is_speaker(source.text, source.folded, start, end):
        return None
    return Actor(Span(start, end), source.text[start:end], source.speaker, "self")


def _group(source: _Text, start: int, end: int, entry: Entry) -> Actor | None:
    codes, kind = resolve(entry, source.date)
    return Actor(Span(start, end), source.text[start:end], codes, kind) if kind else None


def _state(source: _Text, start: int, end: int, entry: Entry) -> Actor | None:
    codes, kind = resolve(entry, source.date)
    after = context.government_after(source.folded, end, adjective=entry.kind == "adjective")
    if end - start > entry.length:  # "the Israelis"
        after = end
    if entry.kind == "adjective" and after is None:
        return None
    if entry.kind == "metonym" and after is None and not capitals.is_metonym(source.text, source.folded, start, end):
        return Actor(Span(start, end), source.text[start:end], (), "none")
    if not kind:
        return None
    end = after or end
    if len(codes) > 1:
        # An ambiguous name is the speaker's own where the speaker bears it.
        codes = tuple(code for code in codes if code in source.speaker) or codes
    if len(codes) != 1:
        return Actor(Span(start, end), source.text[start:end], (), "place")
    opening = context.office_before(source.folded, start)
    if opening is not None:
        is_own = set(codes) <= set(source.speaker) and context.is_mission(source.folded, opening)
        return Actor(Span(opening, end), source.text[opening:end], codes, "self" if is_own else kind)
    if (
        after is None
        and kind == "state"
        and (not stood(entry, source.date) or context.is_place(source.folded, start, end))
    ):
        kind = "place"
    return Actor(Span(start, end), source.text[start:end], codes, kind)
