"""A document whose symbol stands in brackets behind its name: "the proposal made by Norway ... [A/1234]".

The bracket may stand far behind the noun that it belongs to. Whoever made, requested or owns the proposal initiates the
document; what governs the noun governs the document.
"""

from collections.abc import Iterator, Sequence, Set
from functools import cache

from ..actors.folding import fold
from ..actors.registry_tables import names
from .clauses import is_hard
from .cues import Cue, Hit
from .holders import NONE, Holder, subject
from .links import Link, before, passive
from .marking import Marked
from .negation import negated
from .reading import Pair, Reading, named
from .words import words

__all__ = ["authors", "governing"]

_FAR = 45  # tokens before a bracket in which its noun stands
_NAMED = 12  # tokens behind "submitted" in which "by" follows
_BEHIND = 5  # tokens behind a bracket in which "submitted" follows
_WIDE = 8  # tokens of a noun phrase
_KINDS = frozenset(["document", "draft"])
_OPENS = ("[", "(")
_OWNER = Cue("author of what a bracket names", "initiate", "act", "act", 0, False, "shifters")


def governing(marked: Marked, hits: Sequence[Hit], target: int) -> tuple[Link, ...]:
    """The cues that govern the noun of a bracket, where none governs the bracket itself."""
    for noun in _nouns(marked, target, words("border", "relative")):
        if marked.tokens[noun].is_target:
            return ()  # the noun is read by itself
        if links := before(marked, hits, noun):
            return tuple(link for link in links if link[0].cue.kind == "attitude")
    return ()


def authors(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    """Whoever made the proposal that a bracket names."""
    for holder in _authors(marked, hits, target):
        if named(holder):
            yield Pair(marked, hits, Hit(_OWNER, target, target + 1), target).read(holder, "initiate", holder.rule, 0.6)
            return


def _authors(marked: Marked, hits: Sequence[Hit], target: int) -> Iterator[Holder]:
    for noun in _nouns(marked, target):
        yield _owner(marked, hits, noun)
        yield _maker(marked, noun + 1, target)
        yield _doer(marked, noun)
    if opening := _opening(marked, target):
        yield _doer(marked, opening)  # "we have requested [A/1234] the inclusion of an item"


def _opening(marked: Marked, target: int) -> int:
    """Where the bracket around a numbered document opens ("[A/1234", "[see A/1234"), or 0."""
    if any(text.kind not in _KINDS or text.how != "explicit" for text in marked.tokens[target].references):
        return 0
    at = target - 1 if marked.row[target - 1] not in words("bracketed", "opens") else target - 2
    return at if at > 0 and marked.row[at] in _OPENS else 0


def _nouns(marked: Marked, target: int, stops: Set[str] = frozenset()) -> Iterator[int]:
    """The nouns before a bracket that may be what it names, the nearest first."""
    opening = _opening(marked, target)
    for at in range(opening - 1, max(opening - _FAR, -1), -1):
        word = marked.row[at]
        if is_hard(word) or word in stops:
            return
        if _is_name(marked, at) and not _subject_matter(marked, at):
            yield at
        if word == "§t" or word in words("bracketed", "letters"):
            return  # the letter is what the bracket names


def _is_name(marked: Marked, at: int) -> bool:
    """Whether a token, or the words of a mention without a number ("this proposal"), can be named by a bracket."""
    if not marked.tokens[at].is_target:
        return marked.row[at] in words("bracketed", "names")
    return any(
        text.how != "explicit" and not words("bracketed", "names").isdisjoint(text.printed.lower().split())
        for text in marked.tokens[at].references
    )


def _subject_matter(marked: Marked, noun: int) -> bool:
    """True for the plan in "a complaint about an Israeli plan", "an amendment to the plan": the other noun is meant."""
    at = _phrase(marked, noun)
    known = words("bracketed", "names") | words("bracketed", "letters")
    return marked.row[at] in words("bracketed", "about") and not known.isdisjoint(marked.words(at - _WIDE, at))


def _phrase(marked: Marked, noun: int) -> int:
    """The token before the noun phrase that ends at a noun, or 0."""
    at = noun - 1
    while at > max(noun - _WIDE, 0) and _is_plain(marked.row[at]):
        at -= 1
    return max(at, 0)


def _is_plain(word: str) -> bool:
    """True for a determiner, an adjective or a State in a noun phrase."""
    if word in ("§a", "§s", "'s") or word in words("bracketed", "determiners"):
        return True
    return word.isalpha() and word not in words("preposition") and word not in words("auxiliary")


def _owner(marked: Marked, hits: Sequence[Hit], noun: int) -> Holder:
    """ "The proposal of Norway", "the Soviet proposal", "Malta's new proposal", "our proposal"."""
    if marked.row[noun + 1] in words("bracketed", "of"):
        return _behind(marked, noun + 1, "whose proposal it is")
    if marked.tokens[noun].is_target:
        return NONE  # "this proposal"
    said = {at for hit in hits for at in range(hit.start, hit.end)}
    for at in range(noun - 1, max(noun - _WIDE, -1), -1):
        if marked.tokens[at].is_actor:
            owns = marked.row[at + 1] == "'s" or _is_attribute(marked.tokens[at].actors[-1].printed)
            return Holder("actor", at, "owner of the proposal") if owns else NONE
        if at in said or not _is_plain(marked.row[at]) or marked.row[at] in words("bracketed", "determiners"):
            return NONE
    return NONE


def _is_attribute(printed: str) -> bool:
    return fold(printed) in _attributes()


@cache
def _attributes() -> frozenset[str]:
    """ "Soviet", "our": what stands before a noun and says whose it is."""
    return words("bracketed", "ours") | {fold(row.name) for row in names() if row.kind == "adjective"}


def _behind(marked: Marked, at: int, rule: str) -> Holder:
    """The actor behind "by" or "of", or the office behind a name there ("by Mr. Holt, Minister of Malta")."""
    row = marked.row
    for index in range(at + 1, min(at + _WIDE, len(row))):
        token = marked.tokens[index]
        if token.is_actor:
            person = "," in row[at + 1 : index] and " of " in token.actors[0].printed
            near = words("bracketed", "determiners").issuperset(row[at + 1 : index])
            return Holder("actor", index, rule) if near or person else NONE
        if row[index] in words("preposition") or is_hard(row[index]):
            return NONE
    return NONE


def _maker(marked: Marked, start: int, target: int) -> Holder:
    """ "Submitted one year ago by Malta", on either side of the bracket."""
    row = marked.row
    for at in range(start, min(target + _BEHIND, len(row))):
        made = row[at] == "made" and words("preposition").isdisjoint(row[start:at])  # not "the threats made by"
        if not made and not _makes(row, at, "made"):
            if at > target and row[at].isalpha() and row[at] not in words("auxiliary"):
                return NONE
            continue
        for index in range(at + 1, min(at + _NAMED, len(row))):
            if is_hard(row[index]):
                return NONE
            if row[index] == "by":
                return NONE if negated(marked, start, at) else _behind(marked, index, "maker of the proposal")
    return NONE


def _makes(row: Sequence[str], at: int, kind: str) -> bool:
    """True for "submitted" and for "put forward"."""
    return row[at] in words("bracketed", kind) or (
        row[at] in words("bracketed", "puts") and row[at + 1] in words("bracketed", "forward")
    )


def _doer(marked: Marked, noun: int) -> Holder:
    """ "Malta has submitted a proposal", "we have requested the inclusion of an item"."""
    row = marked.row
    for at in range(noun - 1, max(noun - _NAMED, -1), -1):
        if _makes(row, at, "makes"):
            holder = subject(marked, at)
            act = Hit(_OWNER, at, at + 1)
            if holder.kind != "actor" or passive(marked, act) or negated(marked, holder.index + 1, at):
                return NONE
            return Holder("actor", holder.index, "makes the proposal")
        if row[at] in ("of", "as") and row[at - 1] in words("bracketed", "inclusion"):
            continue
        if not _is_plain(row[at]):
            return NONE
    return NONE
