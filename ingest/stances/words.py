"""Word lists of lexicons/shifters.toml."""

from functools import cache

from ..tables import lexicon

__all__ = ["phrases", "words"]


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """The words of a section as a set."""
    return frozenset(lexicon("shifters")[section][key])


@cache
def phrases(section: str, key: str = "words") -> tuple[str, ...]:
    """The entries of a section in their order."""
    return tuple(lexicon("shifters")[section][key])
