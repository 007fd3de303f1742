"""Nouns that may point back to a UN text, with the words before them: "the said resolution", "such cooperation".

This module only reads the phrase; `anaphora` decides what it stands for.
"""

import re
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import ahocorasick

from diplograph.model import Span

from .. import tables

_WORD_BACKWARDS = re.compile(r"\.?[^\W_]+(?:[’'-][^\W_]+)*")
_GAP = re.compile(r"[\s“”\"‘’'(\[]{1,6}")
_OF_BODY = re.compile(r"\s+(?:of|adopted\s+(?:\w+\s+)?by|by)\s+(?:the\s+|our\s+|this\s+|that\s+)?")
_LOOK_BACK = 90
_MOST_WORDS = 9


class Mention(NamedTuple):
    """A noun phrase. `noun` is a category of the lexicon; `determiner` the word that opens it, or empty."""

    span: Span
    noun: str
    determiner: str
    words: tuple[str, ...]
    slug: str = ""
    organ: str = ""


def lexicon() -> dict[str, Any]:
    """The lexicon of anaphora."""
    return tables.lexicon("anaphora")


@lru_cache(maxsize=1)
def _nouns() -> Any:
    automaton = ahocorasick.Automaton()
    for category, nouns in lexicon()["nouns"].items():
        for noun in nouns:
            automaton.add_word(noun, (len(noun), category, ""))
    for creature in lexicon()["creature"]:
        for noun in creature["nouns"]:
            automaton.add_word(noun, (len(noun), creature["kind"], creature["slug"]))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def determiners() -> dict[str, str]:
    """Every word that may open a noun phrase, with its class."""
    classes = lexicon()["determiners"]
    return {word: name for name in reversed(list(classes)) for word in classes[name]}


@lru_cache(maxsize=1)
def _core() -> frozenset[str]:
    return frozenset(lexicon()["determiners"]["core"])


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(lexicon()["stops"]["words"])


@lru_cache(maxsize=1)
def _organs() -> re.Pattern[str]:
    words = sorted(lexicon()["organs"]["words"], key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b(?:[’']s)?")


def find(lower: str) -> tuple[Mention, ...]:
    """Every noun phrase of the lexicon in a text in lower case, in reading order."""
    found = []
    for last, (length, category, slug) in _nouns().iter_long(lower):
        start, end = last - length + 1, last + 1
        if lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum() or lower[start - 1 : start] == "-":
            continue
        found.append(_phrase(lower, start, end, category, slug))
    return tuple(found)


def _phrase(lower: str, start: int, end: int, category: str, slug: str) -> Mention:
    """Walk back over adjectives and names to the determiner, or to a word that ends the phrase."""
    words: list[str] = []
    determiner, opening, right = "", start, start
    floor = max(0, start - _LOOK_BACK)
    stops, core, known = _stops(), _core(), determiners()
    for found in islice(_WORD_BACKWARDS.finditer(lower[floor:start][::-1]), _MOST_WORDS):
        word = found.group()[::-1]
        if word in stops or word.endswith(".") or (determiner and word != "all"):
            break
        if words[-1:] == ["all"] and word not in known:
            break  # "the Sudan supports all resolutions": "all" opens the phrase
        if not _GAP.fullmatch(lower, start - found.start(), right):
            break
        right = start - found.end()
        if word in known:
            opening = right
        if word in core and not determiner:
            determiner = word
        else:
            words.append(word)
    if not determiner:
        determiner = next((word for word in words if word in known), "")
    organ = _organ(lower, opening if words else start, start, end) if category in _WITH_ORGAN else ""
    if not determiner and words:
        opening = _opening(lower, start, organ)
    return Mention(Span(opening, end), category, determiner, tuple(reversed(words)), slug, organ)


_WITH_ORGAN = ("resolution", "resolutions", "decision", "decisions", "recommendations", "draft")


def _organ(lower: str, opening: int, start: int, end: int) -> str:
    """The organ named inside the phrase or right after it ("of the Security Council")."""
    near = max(0, start - 45)
    inside = [*_organs().finditer(lower, opening, start)] or [*_organs().finditer(lower, near, start)]
    if inside and start - inside[-1].end() <= 25 and not re.search(r"[.;:]", lower[inside[-1].end() : start]):
        return inside[-1].group().removesuffix("'s").removesuffix("’s")
    link = _OF_BODY.match(lower, end)
    after = _organs().match(lower, link.end()) if link else None
    return after.group() if after else ""


def _opening(lower: str, start: int, organ: str) -> int:
    """Without determiner the phrase opens at the organ's name: "Security Council resolutions"."""
    spot = lower.rfind(organ, max(0, start - 45), start) if organ else -1
    return spot if spot >= 0 else start


def is_class(mention: Mention, name: str) -> bool:
    """True when the determiner, or a word of the phrase, belongs to a class of determiners."""
    words = lexicon()["determiners"][name]
    return mention.determiner in words or any(word in words for word in mention.words)
