"""A sentence as the learned reader sees it: its words without names, its cues, who and what stands where in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from types import MappingProxyType
from typing import NamedTuple

from diplograph.model import Reference

from ..actors.folding import fold
from ..actors.registry_tables import names
from .cues import Hit
from .marking import Marked
from .stances import STANCES

__all__ = ["NEGATED", "Past", "Place", "Scene", "Text", "hidden", "scene", "stem", "stems"]

_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ies", "ied", "ed", "es", "s", "e", "y")
_NEGATIONS = frozenset(["not", "no", "never", "nor", "neither", "without", "cannot", "nothing", "none"])
NEGATED = "not"  # the feature of a sentence with a word that denies
_NUMBER = re.compile(r"[0-9]+")
_STEM = 3  # letters that an ending must leave
_SHORTEST = 4  # letters of a name


class Place(NamedTuple):
    """Where a holder stands, its kind, and the names in that place.

    token: -1 when only the sentence before names it, -2 for the speaker whom no word names, -3 when only the sentence
    before the last names it.
    """

    token: int
    kind: str
    among: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a sentence may speak of.

    places: tokens that name it, none when it was named earlier; then `distance` counts the sentences since and `rank`
    the texts named after it. among: texts named together with it. mentions: how often the document names it.
    """

    reference: Reference
    places: tuple[int, ...]
    distance: int
    rank: int
    among: int
    mentions: int


class Past(NamedTuple):
    """What stands before a sentence: the stems of the one before, the last words of all, and where among these the
    texts and holders were last named, by key and code."""

    stems: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    places: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its marked form, its cues with their families, its stems; texts in it and texts named earlier.

    `past` is what stands before it; `cues` is what its cues amount to, as features.
    """

    marked: Marked
    hits: tuple[Hit, ...]
    families: tuple[str, ...]
    stems: tuple[str, ...]
    past: Past
    here: int
    earlier: int
    cues: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the sentence without names and numbers."""
        return hidden(self.marked.row)


@cache
def _names() -> frozenset[str]:
    """Names of States of one word, and the words of their adjectives; shorter ones are words of the language too."""
    rows = [fold(row.name) for row in names() if row.kind == "adjective" or " " not in row.name]
    return frozenset(word for row in rows for word in row.split() if len(word) >= _SHORTEST)


def hidden(row: Iterable[str]) -> tuple[str, ...]:
    """The words of a row, with `§n` for names of States and "0" for numbers."""
    return tuple([_hidden(word) for word in row])


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The word without its ending, `§n` for a name of a State, "0" for a number."""
    return intern(_cut(_hidden(word)))


@lru_cache(maxsize=1 << 15)
def _hidden(word: str) -> str:
    """The word with `§n` for a name of a State and "0" for a number, in compounds too: "§n-backed", "0th"."""
    if word[:1] == "§":
        return word
    if word in _names():
        return "§n"
    parts = [_NUMBER.sub("0", part) for part in word.split("-")]
    return "-".join(["§n" if part in _names() or _cut(part) in _names() else part for part in parts])  # "Israelis"


def _cut(word: str) -> str:
    """The word without its ending, but for words that deny ("nothing"); no other word becomes one of them ("noted")."""
    if word in _NEGATIONS:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            root = word[: -len(ending)]
            return f"{root}e" if root in _NEGATIONS else root
    return word


def stems(marked: Marked) -> tuple[str, ...]:
    """The stems of a sentence, one a token."""
    return tuple([stem(word) for word in marked.row])


def scene(marked: Marked, hits: tuple[Hit, ...], stems: tuple[str, ...], past: Past, here: int, earlier: int) -> Scene:
    """The scene of a sentence with these cues and stems, which names `here` texts after `earlier` ones."""
    families = tuple([_family(hit) for hit in hits])
    return Scene(marked, hits, families, stems, past, here, earlier, _cues(hits, families, stems))


def _family(hit: Hit) -> str:
    """The family of a cue, or "none"."""
    stance = STANCES.get(hit.cue.stance)
    return stance.family or "none" if stance else "none"


def _cues(hits: Sequence[Hit], families: Sequence[str], words: tuple[str, ...]) -> tuple[str, ...]:
    found = {f"c:{each}" for each in families} | {f"cs:{hit.cue.stance}" for hit in hits}
    found.add(f"nc:{min(len({*families}), 3)}")
    if not _NEGATIONS.isdisjoint(words):
        found.add(NEGATED)
    if words[-1:] == ("?",):
        found.add("asked")
    return tuple(sorted(found))
