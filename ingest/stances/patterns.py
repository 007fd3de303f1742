"""Lexicons of regular expressions over the words of a sentence, by the name of their file, section and key."""

import re
from functools import cache, lru_cache

from ..tables import lexicon
from .leads import alternatives, word_starts

__all__ = ["compiled", "found"]

_FEW = 200  # openings of a pattern; with more of them it may begin with nearly any word


@cache
def compiled(name: str, section: str, key: str) -> re.Pattern[str]:
    """All patterns of a key as one."""
    return re.compile("|".join(lexicon(name)[section][key]))


@lru_cache(maxsize=1 << 13)  # a sentence is asked about for each of its readings and candidates
def found(name: str, section: str, key: str, line: str) -> bool:
    """Whether one of the patterns of a key is found in words joined by single spaces; never in none."""
    return bool(line) and _sought(name, section, key).search(line) is not None


@cache
def _sought(name: str, section: str, key: str) -> re.Pattern[str]:
    """The same in another order: those that begin with certain words are tried only where such a word begins."""
    words: list[str] = []
    others: list[str] = []
    begun: set[str] = set()
    for pattern in alternatives(compiled(name, section, key).pattern):
        own = _openings(pattern)
        (words if own else others).append(pattern)
        begun |= own
    if words:
        others.append(rf"\b(?={'|'.join(map(re.escape, sorted(begun)))})(?:{'|'.join(words)})")
    return re.compile("|".join(others))


def _openings(pattern: str) -> frozenset[str]:
    """The two letters with which a pattern can begin; `openings` knows no letters but ASCII ones."""
    return word_starts(pattern, _FEW) if pattern.replace("§", "").isascii() else frozenset()
