"""A sentence that takes back what the one before reports: "The letter states that we sponsored R. This is not so."."""

import re
import tomllib
from functools import cache
from pathlib import Path

from diplograph.model import Span

from .merge import Finding

__all__ = ["claim", "denies", "is_claimed"]

_TABLE = Path(__file__).parent.parent / "lexicons" / "unsaid.toml"


@cache
def _pattern(key: str) -> re.Pattern[str]:
    words = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["next"]
    return re.compile(words[key], re.IGNORECASE)


def claim(text: str, sentence: Span) -> Span | None:
    """From the words that report ("states that", "is shown as") to the end of a sentence, or `None`."""
    found = _pattern("claim").search(text, *sentence)
    return Span(found.end(), sentence.end) if found else None


def denies(text: str, sentence: Span) -> bool:
    """Whether a sentence opens by saying that what was just reported is not so."""
    return _pattern("denial").match(text, *sentence) is not None


def is_claimed(finding: Finding, claimed: Span) -> bool:
    """Whether a finding is said in the words of a claim."""
    return claimed.start < finding.span.end <= claimed.end
