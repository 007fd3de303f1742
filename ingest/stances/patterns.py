"""Lexicons of regular expressions over the words of a sentence, by the name of their file, section and key."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

__all__ = ["found", "table"]

_LEXICONS = Path(__file__).parent.parent / "lexicons"


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """A lexicon, by section and key."""
    return tomllib.loads((_LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str, section: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(table(name)[section][key]))


@lru_cache(maxsize=1 << 13)  # a sentence is asked about for each of its readings and candidates
def found(name: str, section: str, key: str, line: str) -> bool:
    """Whether one of the patterns of a key is found in words joined by single spaces; never in none."""
    return bool(line) and _pattern(name, section, key).search(line) is not None
