"""Which other texts a vote or a word is told of in the same breath: "voted for R and against S"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from .cues import Hit
from .marking import Marked
from .reading import Pair, Reading
from .words import phrases, words

__all__ = ["find", "is_denied", "opposed", "spared"]

_SIDES = ("voteFor", "voteAgainst", "abstain")
_VOTES = frozenset(_SIDES)
_SPOKEN = {"voteFor": "support", "voteAgainst": "oppose"}  # what it is where nobody votes
_OPENING = frozenset(["for", "of", "against"])  # last words of "spoke for", "argued in favour of", "is against"
_REACH = 14  # tokens behind a text in which the next one stands


@cache
def _pattern() -> re.Pattern[str]:
    """The words between one text and the next, with one group a side."""
    joined, title, noun = ("|".join(phrases("other-side", key)) for key in ("joined", "title", "noun"))
    sides = "|".join(f"(?P<{side}>{'|'.join(phrases('other-side', side))})" for side in _SIDES)
    return re.compile(rf"(?: (?:{title}))?(?: (?:{joined}))+ (?:{sides})(?: (?:{noun}))* §t(?= |$)")


def find(readings: Sequence[Reading]) -> Iterator[Reading]:
    """One more reading for each text behind a vote, or a word for a text, that the same holder is said to be for or
    against."""
    for reading in readings:
        marked, hit, at = reading.marked, reading.hit, reading.target
        spoken = _is_spoken(reading)
        if at < hit.end or not (spoken or (reading.stance in _VOTES and hit.cue.form == "act")):
            continue
        if is_denied(marked, hit):
            continue  # "did not vote for R and against S"
        while (found := _pattern().match(f" {marked.stretch(at + 1, at + 1 + _REACH)}")) and found.lastgroup:
            side = _SPOKEN.get(found.lastgroup) if spoken else found.lastgroup
            at += len(found[0].split())
            if side is None:
                break
            yield replace(
                reading,
                stance=side,
                target=at,
                rule=f"{reading.rule}, and '{found[found.lastgroup]}'",
                weight=reading.weight - 0.05,
            )


def _is_spoken(reading: Reading) -> bool:
    """True for "spoke for R", "is against R"; not where it is denied."""
    said = reading.stance in _SPOKEN.values() and reading.hit.cue.form == "verb"
    return said and reading.marked.row[reading.hit.end - 1] in _OPENING and not reading.rule.endswith(", negated")


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
    told = any(not _denied_behind(pair, vote) for vote in _votes_behind(pair))
    return told or marked.words(pair.target + 1, pair.target + 3) == ["but", "against"]


def spared(pair: Pair) -> bool:
    """Whether it is told behind the text that no vote against it is cast either: "cannot vote for R; nor will it vote
    against it"."""
    refused = not words("negation").isdisjoint(pair.marked.words(pair.hit.start, pair.hit.end))
    return refused and any(_denied_behind(pair, vote) for vote in _votes_behind(pair))


def _votes_behind(pair: Pair) -> Iterator[Hit]:
    for other in pair.hits:
        others = "§a" in pair.marked.row[pair.target + 1 : other.start]  # "; Norway did not vote against it"
        if other.start > pair.target and other.cue.kind == "act" and other.cue.stance == "voteAgainst" and not others:
            yield other


def _denied_behind(pair: Pair, vote: Hit) -> bool:
    return not words("negation").isdisjoint(pair.marked.words(pair.target + 1, vote.end))
