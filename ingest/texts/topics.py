"""The topic of an unnumbered text, from the words near it: "the relevant resolutions on Lebanon" is `Lebanon`."""

from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from ..tables import lexicon

_ANYTHING = "all"
REACH = 500  # characters before or after a mention


class Topic(NamedTuple):
    """A topic word in a text."""

    start: int
    end: int
    label: str


@lru_cache(maxsize=1)
def _automaton() -> Any:
    entries = lexicon("topics")["topics"]
    automaton = ahocorasick.Automaton()
    for label, cues in entries.items():
        for cue in cues:
            automaton.add_word(cue.lower(), (len(cue), label))
    automaton.make_automaton()
    return automaton


def find(lower: str) -> tuple[Topic, ...]:
    """Every topic word of a text in lower case, longest first, no overlap."""
    found = []
    for last, (length, label) in _automaton().iter_long(lower):
        start, end = last - length + 1, last + 1
        if not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum():
            found.append(Topic(start, end, label))
    return tuple(found)


def near(topics: tuple[Topic, ...], start: int, end: int, sentence: tuple[int, int]) -> str:
    """The topic of a mention at `start`-`end`: in its sentence first, then the nearest before or after; else `all`."""
    inside = [topic for topic in topics if sentence[0] <= topic.start < sentence[1]]
    if inside:
        return min(inside, key=lambda topic: (_distance(topic, start, end), topic.start)).label
    before = [topic for topic in topics if start - REACH <= topic.start < start]
    if before:
        return before[-1].label
    return next((topic.label for topic in topics if start <= topic.start < start + REACH), _ANYTHING)


def _distance(topic: Topic, start: int, end: int) -> int:
    return topic.start - end if topic.start >= end else start - topic.end


def named(topics: tuple[Topic, ...], start: int, end: int) -> tuple[str, ...]:
    """Topics named inside a stretch of text, each once, in order."""
    return tuple(dict.fromkeys(topic.label for topic in topics if start <= topic.start < end))
