"""Short names of actors that were named in full: "the Union", "the Movement", "the Group".

A short name means whoever bore that noun last ("the European Union", "the Union of South Africa"); before anybody did,
the group that speaks. Rule: domain brief 3.2; nouns are in `lexicons/actors.toml`, `[short]`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import merge
from operator import attrgetter

from diplograph.model import Actor, Span

from .actor_context import lexicon
from .registry_tables import groups

__all__ = ["added"]

_NAMED = frozenset(["state", "bloc", "place"])
_SHORT = "short"


@cache
def _short() -> re.Pattern[str]:
    nouns = "|".join(lexicon()["short"]["nouns"])
    return re.compile(rf"he\s(?:{nouns})\b(?!\s(?:(?:of|for|on)\b|[A-Z]))")


def added(text: str, found: Sequence[Actor], speaker: Sequence[str]) -> tuple[Actor, ...]:
    """The actors found and those that only short names name, in reading order. speaker: codes of whoever says "we"."""
    hits = (match for match in _short().finditer(text) if _is_article(text, match.start() - 1))
    short = [Actor(Span(hit.start() - 1, hit.end()), text[hit.start() - 1 : hit.end()], (), _SHORT) for hit in hits]
    if not short:
        return tuple(found)
    return tuple(_resolved(merge(found, short, key=attrgetter("span.start")), speaker))


def _is_article(text: str, start: int) -> bool:
    """Whether a word begins here with "T" or "t"; "he" was found behind it."""
    return start >= 0 and text[start] in "Tt" and not text[max(0, start - 1) : start].isalnum()


def _resolved(actors: Iterable[Actor], speaker: Sequence[str]) -> Iterator[Actor]:
    last = _spoken_for(speaker)
    end = 0
    for actor in actors:
        if actor.kind != _SHORT:
            end = actor.span.end
            if actor.kind in _NAMED and actor.codes:
                last.update(_borne(actor))
            yield actor
        elif actor.span.start >= end and (bearer := last.get(actor.printed.split()[-1])):
            yield Actor(actor.span, actor.printed, *bearer)


def _borne(actor: Actor) -> dict[str, tuple[tuple[str, ...], str]]:
    """Codes and kind of an actor by each noun that may stand for it: of a State the first ("the Union of Burma")."""
    if actor.kind == "bloc":
        return dict.fromkeys(actor.printed.split(), (actor.codes, "bloc"))
    return {actor.printed.split()[0]: (actor.codes, "state")}


def _spoken_for(speaker: Sequence[str]) -> dict[str, tuple[tuple[str, ...], str]]:
    """Code and kind of the groups that speak, by each word of their label."""
    blocs = [groups()[code] for code in speaker if code in groups()]
    return {noun: ((bloc.code,), "bloc") for bloc in blocs for noun in bloc.label.split()}
