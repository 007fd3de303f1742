"""Short names of actors that were named in full: "the Union", "the Movement", "the Group".

A short name means whoever bore that noun last ("the European Union", "the Union of South Africa"); before anybody did,
the group that speaks. Rule: domain brief 3.2; nouns are in `lexicons/actors.toml`, `[short]`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import merge
from operator import attrgetter

from diplograph.model import Actor, Span

from .actor_context import lexicon
from .registry_tables import groups

__all__ = ["added"]

_NAMED = frozenset(["state", "bloc", "place"])


@cache
def _short() -> re.Pattern[str]:
    nouns = "|".join(lexicon()["short"]["nouns"])
    return re.compile(rf"\b[Tt]he\s(?P<noun>{nouns})\b(?!\s(?:of|for|on|[A-Z])\b)")


def added(text: str, found: Sequence[Actor], speaker: Sequence[str]) -> tuple[Actor, ...]:
    """The actors found, with those that only short names name, in reading order. speaker: codes of whoever says "we"."""
    short = [match for match in _short().finditer(text)]
    if not short:
        return tuple(found)
    return tuple(merge(found, _named(short, found, speaker), key=attrgetter("span")))


def _named(short: Sequence[re.Match[str]], found: Sequence[Actor], speaker: Sequence[str]) -> Iterator[Actor]:
    bearers = {code: groups()[code].label for code in speaker if code in groups()}
    last = {noun: (code,) for code, label in bearers.items() for noun in label.split()}
    kinds = dict.fromkeys(last, "bloc")
    rest = iter(found)
    actor = next(rest, None)
    for match in short:
        while actor is not None and actor.span.start < match.end():
            if actor.kind in _NAMED and actor.codes:
                for noun in actor.printed.split():
                    last[noun], kinds[noun] = actor.codes, "bloc" if actor.kind == "bloc" else "state"
            taken, actor = actor.span.end, next(rest, None)
            if taken > match.start():
                break
        else:
            noun = match["noun"]
            if noun in last:
                yield Actor(Span(*match.span()), match[0], last[noun], kinds[noun])
