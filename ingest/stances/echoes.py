"""Words that give a second actor the stance of the first: "Canada abstained, and so did Uganda", "as Uganda did"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from .cues import Hit
from .holders import Holder
from .reading import Reading, named
from .words import phrases

__all__ = ["find"]

_REACH = 14  # tokens behind the cue
_AGREEING = frozenset(["act", "attitude", "recognize", "comply", "breach"])


@cache
def _pattern() -> re.Pattern[str]:
    behind, first = "|".join(phrases("echo")), "|".join(phrases("echo", "first"))
    return re.compile(rf"\b(?:(?:{behind}) §a(?= |$)|{first})")


def find(readings: Sequence[Reading], hits: Sequence[Hit]) -> Iterator[Reading]:
    """One more reading for everybody who "did so too", behind the cue and before the next one."""
    for reading in readings:
        marked, hit = reading.marked, reading.hit
        if hit.cue.kind not in _AGREEING or not named(reading.holder):
            continue
        following = next((other.start for other in hits if other.start >= hit.end), len(marked.tokens))
        last = min(hit.end + _REACH, following) - 1
        if hit.end > last:
            continue
        found = _pattern().search(
            marked.line, marked.starts[hit.end], marked.starts[last] + len(marked.tokens[last].text)
        )
        if found:
            index = marked.index(found.start() + found.group().index("§"))
            if index != reading.holder.index:
                yield replace(
                    reading,
                    holder=Holder("actor", index, "did so too"),
                    rule=reading.rule + ", echoed",
                    weight=reading.weight - 0.05,
                )
