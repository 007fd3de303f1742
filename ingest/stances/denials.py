"""A sentence that takes back what the one before reports: "The letter states that we sponsored R. This is not so."."""

import re
from collections.abc import Sequence
from functools import cache

from diplograph.model import Sentence, Span

from ..tables import lexicon
from .merge import Finding

__all__ = ["denied_within", "is_claimed", "refuted"]


@cache
def _pattern(key: str) -> re.Pattern[str]:
    words = lexicon("unsaid")["next"]
    pattern: str = words[key]
    for part in ("said", "false", "wrong"):
        pattern = pattern.replace(f"<{part}>", words[part])
    return re.compile(pattern, re.IGNORECASE)


def refuted(text: str, sentences: Sequence[Sentence], at: int) -> Span | None:
    """What the sentence at a place reports and one of the next two denies, or `None`.

    The second denies it only by name ("The allegation is baseless"), and where the first reports nothing itself.
    """
    following = [other.span for other in sentences[at + 1 : at + 3] if other.part == sentences[at].part]
    if following and _denies(text, following[0], "denial"):
        return _claim(text, sentences[at].span)
    named = len(following) > 1 and _denies(text, following[1], "named")
    return _claim(text, sentences[at].span) if named and _claim(text, following[0]) is None else None


def denied_within(text: str, sentence: Span) -> Span | None:
    """What a sentence reports and denies itself ("They say that Chile sponsored R, which is untrue"), or `None`."""
    if _pattern("within").search(text, *sentence) is None:
        return None
    claim = _claim(text, sentence)
    return claim if claim and _pattern("within").search(text, *claim) else None


def _claim(text: str, sentence: Span) -> Span | None:
    """From the words by which others report ("states that", "is shown as") to the end of a sentence, or `None`."""
    found = _pattern("claim").search(text, *sentence)
    if found is None or _pattern("own").search(text, sentence.start, found.start()):
        return None
    return Span(found.end(), sentence.end)


def _denies(text: str, sentence: Span, key: str) -> bool:
    """Whether a sentence opens by saying that what was just reported is not so."""
    return _pattern(key).match(text, *sentence) is not None


def is_claimed(finding: Finding, claimed: Span) -> bool:
    """Whether the cue of a finding stands in the words of a claim."""
    return claimed.start <= finding.cue < claimed.end
