"""Lexicons of regular expressions over the words of a sentence, by the name of their file, section and key."""

import re
from functools import cache, lru_cache

from ..tables import lexicon

__all__ = ["compiled", "found"]


@cache
def compiled(name: str, section: str, key: str) -> re.Pattern[str]:
    """All patterns of a key as one."""
    return re.compile("|".join(lexicon(name)[section][key]))


@lru_cache(maxsize=1 << 13)  # a sentence is asked about for each of its readings and candidates
def found(name: str, section: str, key: str, line: str) -> bool:
    """Whether one of the patterns of a key is found in words joined by single spaces; never in none."""
    return bool(line) and compiled(name, section, key).search(line) is not None
