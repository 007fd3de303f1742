"""Names that stand for a State or group only beside what it wrote: "the Soviet motion", "from London's hand".

The finder of actors leaves them out, since elsewhere they name a people, a city or any group (domain brief, 3.1-3.3).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from diplograph.model import Actor, Span

from ..actors import registry_tables as tables
from ..actors.actor_names import Entry, automaton, resolve
from ..actors.folding import fold
from .initiator_patterns import lexicon

__all__ = ["find"]

_NAMES = frozenset(["adjective", "metonym"])
_LONGEST = 400  # characters of a printed actor
_REACH = 30  # characters in front of a capital in which "the talks in" stands


def find(text: str, span: Span, actors: Sequence[Actor]) -> list[Actor]:
    """The names of a sentence that none of the actors of the whole text covers. actors: in reading order.

    An adjective counts before a noun for a text or a symbol in brackets; a capital unless it is a scene ("the talks in
    Paris").
    """
    low, high = (bisect_left(actors, place, key=_start) for place in (span.start - _LONGEST, span.end))
    inside = [actor.span for actor in actors[low:high] if span.start < actor.span.end]
    free = [each for each in _states(text, span, actors) if not any(each.span.meets(other) for other in inside)]
    return sorted(free, key=lambda each: each.span)


def _states(text: str, span: Span, actors: Sequence[Actor]) -> Iterator[Actor]:
    words = lexicon().words
    folded = fold(text[span.start : span.end])
    hits = sorted(_hits(folded), key=lambda hit: (hit[0], -hit[1]))
    last = 0
    for start, end, entry in hits:
        if start < last:
            continue
        last = end
        printed = text[span.start + start : span.start + end]
        if entry.kind not in _NAMES or not entry.fits(printed):
            continue
        if entry.kind == "adjective":
            is_maker = words["after_adjective"].match(folded, end) is not None
        else:
            is_scene = words["scene"].search(folded[max(0, start - _REACH) : start])
            is_maker = not is_scene and not words["named_after"].match(folded, end)
        if is_maker and (code := _code(entry, actors)):
            yield Actor(Span(span.start + start, span.start + end), printed, (code,), "state")


def _hits(folded: str) -> Iterator[tuple[int, int, Entry]]:
    """Whole-word names with start and end; the space in front moves the ends by one."""
    for last, entry in automaton().iter(" " + folded):
        if not folded[last : last + 1].isalnum():
            yield last - entry.length, last, entry


def _code(entry: Entry, actors: Sequence[Actor]) -> str | None:
    """The one State that is meant: the bearer that the text names elsewhere, else the only one there is."""
    named = {code for actor in actors for code in actor.codes}
    states = tables.states()
    owners = [states[meaning.owner] for meaning in entry.meanings]
    known = sorted({owner.code for owner in owners} & named)
    codes = tuple(known) or resolve(entry, None)[0]
    return codes[0] if len(codes) == 1 else None


def _start(actor: Actor) -> int:
    return actor.span.start
