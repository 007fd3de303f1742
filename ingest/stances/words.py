"""Word lists of lexicons/shifters.toml."""

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["phrases", "words"]

_TABLE = Path(__file__).parent.parent / "lexicons" / "shifters.toml"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """The words of a section as a set."""
    return frozenset(_table()[section][key])


@cache
def phrases(section: str, key: str = "words") -> tuple[str, ...]:
    """The entries of a section in their order."""
    return tuple(_table()[section][key])
