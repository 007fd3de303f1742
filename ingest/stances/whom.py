"""Whom a pronoun means: "it", "they", "both", "the two Governments", "the former"."""

from collections.abc import Iterator, Sequence

from diplograph.model import Actor

from .holders import FORMER, LATTER, SEVERAL
from .memory import Memory
from .reading import Reading
from .speakers import codes
from .words import words

__all__ = ["codes_of", "meant"]

_WE = frozenset(["we", "us", "i"])
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}


def codes_of(actors: Sequence[Actor], speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of the actors of one mention; "we" is the speaker."""
    return tuple(dict.fromkeys(code for actor in actors for code in codes(actor, speakers)))


def meant(reading: Reading, speakers: tuple[str, ...], memory: Memory) -> tuple[str, ...]:
    """Whom the pronoun that holds a reading means: named before it in its sentence, else in the one before."""
    backwards = _named(reading, speakers)
    rule = reading.holder.rule
    if rule in (FORMER, LATTER):
        return _one_of_two(rule, list(backwards)[::-1]) or _one_of_two(rule, memory.named)
    if rule.startswith(SEVERAL):
        count = _COUNTS.get(rule.removeprefix(SEVERAL), 0)
        return _so_many(count, list(backwards)[::-1]) or _so_many(count, memory.named)
    plural = reading.marked.row[reading.holder.index] in ("they", "their")
    nearest = next(backwards, ())
    if not nearest:
        return memory.several if plural else memory.actors
    if plural and len(nearest) == 1:
        return next((codes for codes in backwards if len(codes) > 1), nearest)
    return nearest


def _named(reading: Reading, speakers: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The codes of those named before the pronoun, the nearest first; last who is only told something, or likened."""
    row, aside = reading.marked.row, words("telling") | {"like", "unlike"}
    later: list[tuple[str, ...]] = []
    for at in range(reading.holder.index - 1, -1, -1):
        token = reading.marked.tokens[at]
        if token.is_actor and not _says_we(token.actors) and (codes := codes_of(token.actors, speakers)):
            if aside.isdisjoint(row[max(at - 2, 0) : at]):
                yield codes
            else:
                later.append(codes)
    yield from later


def _says_we(actors: Sequence[Actor]) -> bool:
    """True for "we" and "us", which "it" and "they" do not take up, as they do "my Government"."""
    return all(actor.printed.lower() in _WE for actor in actors)


def _so_many(count: int, groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The last that were named together and are so many; else all who were named, when they are."""
    together = next((codes for codes in reversed(groups) if len(codes) == count), ())
    everybody = tuple(dict.fromkeys(code for codes in groups for code in codes))
    return together or (everybody if len(everybody) == count else ())


def _one_of_two(rule: str, groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    pair = _so_many(2, groups)
    if pair:
        return pair[:1] if rule == FORMER else pair[1:]
    return groups[-1] if rule == LATTER and groups and len(groups[-1]) == 1 else ()
