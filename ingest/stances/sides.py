"""Which other texts a vote is told of in the same breath: "voted for R and against S"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from .cues import Hit
from .marking import Marked
from .reading import Pair, Reading
from .words import phrases

__all__ = ["find", "is_denied", "opposed"]

_SIDES = ("voteFor", "voteAgainst", "abstain")
_VOTES = frozenset(_SIDES)
_REACH = 14  # tokens behind a text in which the next one stands


@cache
def _pattern() -> re.Pattern[str]:
    """The words between one text and the next, with one group a side."""
    joined, title, noun = ("|".join(phrases("other-side", key)) for key in ("joined", "title", "noun"))
    sides = "|".join(f"(?P<{side}>{'|'.join(phrases('other-side', side))})" for side in _SIDES)
    return re.compile(rf"(?: (?:{title}))?(?: (?:{joined}))+ (?:{sides})(?: (?:{noun}))* §t(?= |$)")


def find(readings: Sequence[Reading]) -> Iterator[Reading]:
    """One more reading for each text behind a vote that the same holder is said to have voted on."""
    for reading in readings:
        marked, hit, at = reading.marked, reading.hit, reading.target
        if reading.stance not in _VOTES or hit.cue.form != "act" or at < hit.end:
            continue
        if is_denied(marked, hit):
            continue  # "did not vote for R and against S"
        while (found := _pattern().match(f" {marked.stretch(at + 1, at + 1 + _REACH)}")) and found.lastgroup:
            at += len(found[0].split())
            yield replace(
                reading,
                stance=found.lastgroup,
                target=at,
                rule=f"{reading.rule}, and '{found[found.lastgroup]}'",
                weight=reading.weight - 0.05,
            )


def is_denied(marked: Marked, hit: Hit) -> bool:
    """True for the vote in "did not vote for R"."""
    return "not" in marked.words(hit.start, hit.end)


def opposed(pair: Pair) -> bool:
    """Whether a vote against it is told behind the text: "did not vote for R but against it", "and voted in the
    negative"; not where another text or actor follows."""
    if not is_denied(pair.marked, pair.hit):
        return False
    marked, own = pair.marked, pair.marked.tokens[pair.target].references[0].symbol
    for token in marked.tokens[pair.target + 1 :]:
        if token.is_actor or (token.is_target and own not in [each.symbol for each in token.references]):
            return False
    votes = (other for other in pair.hits if other.cue.kind == "act" and other.cue.stance == "voteAgainst")
    told = any(vote.start > pair.target for vote in votes)
    return told or marked.words(pair.target + 1, pair.target + 3) == ["but", "against"]
