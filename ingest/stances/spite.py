"""Who acts in spite of a text: "despite R, South Africa continues ..."."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from . import breaches
from .breaches import led, owner_of, suffers
from .clauses import clause_start
from .governors import Governor
from .holders import Holder
from .marking import Marked
from .reading import Pair, Reading, named
from .words import phrases, words

__all__ = ["find", "notwithstanding", "overdue"]

_STATE = 6  # tokens behind a subject in which it is said what was done to it


def find(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Despite R, South Africa continues ...": the first actor behind the phrase, else the last before it."""
    row = pair.marked.tokens
    if not words("hostile") & set(pair.marked.words(0, len(row))):
        return
    clause = range(clause_start(pair.marked, pair.hit.start), pair.hit.start)
    order = [*range(pair.target + 1, len(row)), *clause, *range(clause.start - 1, -1, -1)]
    actors = [index for index in order if row[index].is_actor]
    free = [index for index in actors if not _inside_phrase(pair.marked, index)]
    acting = [index for index in free if _acts(pair.marked, index)]
    if acting and _is_hurt(pair.marked, acting[0], min(acting[0] + _STATE, len(row))):
        return  # "in spite of R, Cyprus remains divided", "Kampuchea continues to suffer occupation"
    if acting and row[acting[0]].text == "§s":
        owner = owner_of(pair.marked, pair.hit.start)
        if named(owner):  # "we reject South Africa's manoeuvres, made in spite of R"
            yield pair.read(owner, "violate", "acts despite it", 0.5)
        return
    left = [index for index in actors if not _scene(pair.marked, index)]
    chosen = acting or [index for index in free or left if row[index].text == "§a"]
    if chosen:
        weight = 0.65 if acting else 0.55 if free else 0.5
        yield pair.read(Holder("actor", chosen[0], "despite"), "violate", "acts despite it", weight)


def notwithstanding(pair: Pair) -> Iterator[Reading]:
    """ "R notwithstanding, Israel goes on ..."."""
    if pair.hit.start == pair.target + 1 and pair.marked.words(pair.hit.end, pair.hit.end + 1) == [","]:
        yield from find(pair, ())


def overdue(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Fifteen years after R Israel still occupies ...": who goes on acts against it; where nobody is named, it is
    only overdue."""
    found = _lasting().search(pair.marked.line, pair.marked.starts[pair.target])
    if found is None:
        yield from breaches.overdue(pair, above)
        return
    holder = Holder("actor", pair.marked.index(found.start()), "goes on")
    yield pair.read(holder, "violate", "goes on long after it", 0.6)


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"§a (?:{'|'.join(phrases('overdue', 'lasting'))})")


def _is_hurt(marked: Marked, actor: int, end: int) -> bool:
    """True for "continues to suffer occupation", "remains divided"."""
    victim = not words("suffering").isdisjoint(marked.words(actor + 1, end))
    return victim or suffers(marked, actor, end) >= 0


def _inside_phrase(marked: Marked, index: int) -> bool:
    """True when a preposition makes the actor a complement ("in Namibia", "of the Arab countries")."""
    return led(marked, index) in words("preposition")


def _scene(marked: Marked, index: int) -> bool:
    """True for the place or victim in "massacres in §a", "the sanctions imposed on §a"."""
    return led(marked, index) in words("scene")


def _acts(marked: Marked, index: int) -> bool:
    """True when a verb follows the actor: the subject, and no place or member of a list."""
    follow = marked.words(index + 1, index + 2)
    if not follow or not follow[0].isalpha():
        return False
    return follow[0] in words("auxiliary") or follow[0].endswith(("s", "ed", "ly"))
