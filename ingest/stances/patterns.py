"""Lexicons of regular expressions over the words of a sentence, by the name of their file, section and key."""

import re
from functools import cache, lru_cache

from ..tables import lexicon
from .leads import alternatives, openings

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
    starts: set[str] = set()
    for pattern in alternatives(compiled(name, section, key).pattern):
        own = _openings(pattern)
        (words if own else others).append(pattern)
        starts |= own
    if words:
        others.append(rf"\b(?={'|'.join(map(re.escape, sorted(starts)))})(?:{'|'.join(words)})")
    return re.compile("|".join(others))


def _openings(pattern: str) -> frozenset[str]:
    """The two letters with which a pattern can begin; none where it is not a word that it begins with."""
    if not pattern.startswith(r"\b") or not pattern.replace("§", "").isascii():
        return frozenset()
    found = openings(pattern, 2)
    return found if len(found) <= _FEW and all(each.isalpha() for each in found) else frozenset()
