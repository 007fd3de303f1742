"""A document whose symbol stands in brackets behind its name: "the proposal made by Norway ... [A/1234]".

The bracket may stand far behind the noun that it belongs to. Whoever made, requested or owns the proposal initiates the
document; what governs the noun governs the document.
"""

import re
from collections.abc import Iterator, Sequence

from .clauses import is_hard, negated
from .cues import Cue, Hit
from .holders import Holder, subject
from .marking import Marked
from .reading import Pair, Reading, named
from .targets import Link, before, passive
from .words import words

__all__ = ["authors", "governing"]

_FAR = 45  # tokens before a bracket in which its noun stands
_NAMED = 12  # tokens behind "submitted" in which "by" follows
_TITLES = frozenset(
    ["the", "mr", "mrs", "dr", ".", ",", "s", "'", "both", "delegation", "representative", "foreign", "minister"]
)
_OF = frozenset(["of", "by", "from"])
_ENDS = frozenset(["]", ")", "which", "that", ",", "was", "were", "has", "have", "had", "been", "is", "are"])
_KINDS = frozenset(["document", "draft"])
_OPENS = ("[", "(")
_RECORD = re.compile(r"/(?:SR|PV)\.\d")
_OWNER = Cue("author of what a bracket names", "initiate", "act", "act", 0, False, "shifters")


def _opening(marked: Marked, target: int) -> int:
    """Where the bracket around a document opens ("[A/1234", "[see A/1234"), or -1."""
    for at in (target - 1, target - 2):
        if at > 0 and marked.row[at] in _OPENS and (at == target - 1 or marked.row[target - 1] in ("see", "document")):
            return at
    return -1


def _is_document(marked: Marked, target: int) -> bool:
    """Whether all texts of a mention are numbered documents, none of them a report or the record of a meeting."""
    return all(
        text.symbol and text.kind in _KINDS and text.how == "explicit" and not _RECORD.search(text.symbol)
        for text in marked.tokens[target].references
    )


def _nouns(marked: Marked, opening: int, kind: str) -> Iterator[int]:
    """The nouns before a bracket that may be what it names, the nearest first."""
    known = words("bracketed", kind)
    for at in range(opening - 1, max(opening - _FAR, -1), -1):
        token = marked.tokens[at]
        if is_hard(token.text):
            return
        if token.is_target:
            printed = {word for text in token.references for word in text.printed.lower().split()}
            if printed & known and any(text.how != "explicit" for text in token.references):
                yield at
            return
        if token.text in known:
            yield at


def governing(marked: Marked, hits: Sequence[Hit], target: int) -> tuple[Link, ...]:
    """The cues that govern the noun of a bracket, where none governs the bracket itself."""
    opening = _opening(marked, target)
    if opening < 0 or not _is_document(marked, target):
        return ()
    for noun in _nouns(marked, opening, "papers"):
        if marked.tokens[noun].is_target:
            return ()  # the noun is read by itself
        if links := before(marked, hits, noun):
            return tuple(link for link in links if link[0].cue.kind == "attitude")
    return ()


def authors(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    """Whoever made the proposal that a bracket names."""
    opening = _opening(marked, target)
    if opening < 0 or not _is_document(marked, target):
        return
    pair = Pair(marked, hits, Hit(_OWNER, target, target + 1), target)
    for noun in _nouns(marked, opening, "proposals"):
        for holder in (_owner(marked, noun), _maker(marked, noun + 1, target), _doer(marked, noun)):
            if named(holder):
                yield pair.read(holder, "initiate", holder.rule, 0.6)
                return
    if named(holder := _doer(marked, opening, 3)):
        yield pair.read(holder, "initiate", holder.rule, 0.6)


def _owner(marked: Marked, noun: int) -> Holder:
    """ "The Soviet proposal", "Malta's new proposal", "our proposal", "the proposal of Norway"."""
    at = noun - 1
    while at > noun - 4 and marked.row[at] not in ("§a", "§s", "'s") and _is_plain(marked.row[at]):
        at -= 1
    if at >= 0 and marked.row[at] == "'s":
        at -= 1
    if at >= 0 and marked.tokens[at].is_actor and marked.row[at - 1 : at] != ("of",):
        return Holder("actor", at, "owner of the proposal")
    if marked.row[noun + 1 : noun + 2] and marked.row[noun + 1] in _OF:
        at = _behind(marked, noun + 1)
        return Holder("actor", at, "whose proposal it is") if at >= 0 else Holder("none")
    return Holder("none")


def _is_plain(word: str) -> bool:
    return word.isalpha() and word not in words("preposition") and word not in words("auxiliary") and word != "the"


def _behind(marked: Marked, at: int) -> int:
    """The actor behind "by" or "of", after a name and a title ("by Mr. Holt, Minister of Malta"), or -1."""
    for index in range(at + 1, min(at + 8, len(marked.row))):
        if marked.tokens[index].is_actor:
            return index
        word = marked.row[index]
        if word == "§o" or (index > at + 2 and word not in _TITLES and marked.row[at + 1] not in _TITLES):
            return -1
        if word in words("preposition") or is_hard(word):
            return -1
    return -1


def _maker(marked: Marked, start: int, target: int) -> Holder:
    """ "Made one year ago by Malta", on either side of the bracket."""
    row = marked.row
    for at in range(start, min(target + 5, len(row))):
        if at > target and row[at] not in _ENDS and row[at] not in words("bracketed", "made"):
            break
        if row[at] not in words("bracketed", "made"):
            continue
        for index in range(at + 1, min(at + _NAMED, len(row))):
            if is_hard(row[index]) or (row[index] == "§t" and index != target):
                break
            if row[index] == "by":
                actor = _behind(marked, index)
                return Holder("actor", actor, "maker of the proposal") if actor >= 0 else Holder("none")
    return Holder("none")


def _doer(marked: Marked, noun: int, reach: int = _NAMED) -> Holder:
    """ "Malta has submitted a proposal", "we have requested the inclusion of an item"."""
    for at in range(noun - 1, max(noun - reach, -1), -1):
        if is_hard(marked.row[at]) or marked.row[at] in words("border", "relative"):
            break
        if marked.row[at] not in words("bracketed", "makes"):
            continue
        if passive(marked, Hit(Cue("makes", "initiate", "verb", "act", 0, False, "shifters"), at, at + 1)):
            break
        holder = subject(marked, at)
        if holder.kind == "actor" and holder.index >= 0 and not negated(marked, holder.index + 1, at):
            return Holder("actor", holder.index, "makes the proposal")
        break
    return Holder("none")
