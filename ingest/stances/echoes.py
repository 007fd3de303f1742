"""Words that give a second actor the stance of the first: "Canada abstained, and so did Uganda", "as did Fiji"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from .cues import Hit
from .holders import Holder, subject
from .marking import Marked
from .negation import negated
from .reading import Reading, named
from .words import phrases, words

__all__ = ["does_otherwise", "find"]

_REACH = 14  # tokens behind the cue
_AHEAD = 12  # characters behind the last of them, which end the words or do not
_AGREEING = frozenset(["act", "attitude", "recognize", "comply", "breach"])


# what it comes to when others do not do the same
_OTHERWISE = {"accept": "reject", "support": "oppose", "endorse": "oppose", "implement": "violate"}


def does_otherwise(marked: Marked, holder: int) -> bool:
    """True for the second State of "Djibouti has withdrawn as R demands; Eritrea has done no such thing"."""
    return marked.row[holder] == "§a" and _otherwise().match(marked.line, marked.starts[holder]) is not None


@cache
def _otherwise() -> re.Pattern[str]:
    return re.compile(rf"§a (?:{'|'.join(phrases('echo', 'otherwise'))})(?= [.;,:!)]|$)")


@cache
def _pattern() -> re.Pattern[str]:
    behind, beside, first = ("|".join(phrases("echo", key)) for key in ("words", "with-it", "first"))
    return re.compile(rf"\b(?:(?:{behind}) §a(?= |$)|and (?:the )?§a(?= (?:{beside})(?: [,.;:]|$))|{first})")


def find(readings: Sequence[Reading], hits: Sequence[Hit]) -> Iterator[Reading]:
    """One more reading for everybody who "did so too", behind the cue and before the next one, or who "joined"."""
    for reading in readings:
        yield from _joiners(reading)
        yield from _companions(reading)
        yield from _dissenters(reading, hits)
        marked, hit = reading.marked, reading.hit
        if hit.cue.kind not in _AGREEING or not named(reading.holder):
            continue
        following = next((other.start for other in hits if other.start >= hit.end), len(marked.tokens))
        last = min(hit.end + _REACH, following) - 1
        if hit.end > last:
            continue
        edge = marked.starts[last] + len(marked.tokens[last].text)
        found = _pattern().search(marked.line, marked.starts[hit.end], edge + _AHEAD)
        denied = found is not None and found.group().startswith("as ") and reading.rule.endswith(", negated")
        if found and found.end() <= edge and not denied:
            index = marked.index(found.start() + found.group().index("§"))
            if index != reading.holder.index:
                yield replace(
                    reading,
                    holder=Holder("actor", index, "did so too"),
                    rule=reading.rule + ", echoed",
                    weight=reading.weight - 0.05,
                )


def _dissenters(reading: Reading, hits: Sequence[Hit]) -> Iterator[Reading]:
    """ "Egypt has accepted R; Israel has not": Israel does otherwise."""
    marked, stance = reading.marked, _OTHERWISE.get(reading.stance)
    behind = max(reading.hit.end, reading.target + 1)
    if stance is None or reading.target < 0 or not named(reading.holder) or behind >= len(marked.starts):
        return
    found = _otherwise().search(marked.line, marked.starts[behind])
    if found is None:
        return
    index = marked.index(found.start())
    same = {"attitude", "recognize", "comply"}
    told = any(behind <= hit.start < index and hit.cue.kind in same for hit in hits)
    if not told and "§t" not in marked.row[behind:index]:
        rule = reading.rule + ", the other does otherwise"
        yield replace(reading, holder=Holder("actor", index, "does otherwise"), stance=stance, rule=rule)


def _joiners(reading: Reading) -> Iterator[Reading]:
    """ "Japan joined the United States in opposing R", "Chile shares India's reservations on R": the first one, too."""
    marked, at = reading.marked, reading.holder.index
    if reading.holder.kind != "actor" or at < 1:
        return
    verb = at - 2 if marked.row[at - 1] == "the" else at - 1
    if verb < 0 or marked.row[verb] not in words("echo", "joining"):
        return
    if marked.words(at + 1, at + 2) not in (["in"], ["'s"]):
        return
    if (first := subject(marked, verb)).kind == "actor" and not negated(marked, first.index + 1, verb):
        yield replace(reading, holder=first, rule=reading.rule + ", joined", weight=reading.weight - 0.05)


def _companions(reading: Reading) -> Iterator[Reading]:
    """ "Finland voted with Norway for R": Norway, too."""
    second = reading.marked.words(reading.hit.start + 1, reading.hit.start + 2)
    if reading.hit.cue.kind != "act" or words("company").isdisjoint(second):
        return
    for at in range(reading.hit.start, reading.hit.end):
        own = reading.marked.row[at] == "us"
        if own or reading.marked.tokens[at].is_actor:
            holder = Holder("actor", -2, "own words") if own else Holder("actor", at, "in company")
            yield replace(reading, holder=holder, rule=reading.rule + ", in company")
