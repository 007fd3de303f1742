"""Holders behind a cue: agents after "by", names behind a number of States, voters in brackets."""

from .clauses import is_border, is_hard
from .holders import NONE, SEVERAL, Holder
from .marking import Marked
from .words import words

__all__ = ["agent", "agent_of_noun", "counted", "inside", "listed", "of_another"]

_DONE = ("committed", "perpetrated", "repeated")
_NEXT_COUNT = frozenset(["and", "abstention", "abstentions"])  # others are counted from here on


def listed(marked: Marked, end: int) -> Holder:
    """ "Eighteen States voted against, among them Canada and Germany": the names behind a number of States."""
    for index in range(end, min(end + 10, len(marked.tokens))):
        if is_hard(marked.tokens[index].text) or marked.tokens[index].text in _NEXT_COUNT:
            break
        if marked.tokens[index].text in words("such-as"):
            for at in range(index + 1, min(index + 5, len(marked.tokens))):
                if is_hard(marked.tokens[at].text):
                    break
                if marked.tokens[at].is_actor:
                    return Holder("actor", at, "named among the States")
            if marked.tokens[index - 1].is_actor:
                return Holder("actor", index - 1, "named among the States")  # "Japan among them"
            break
    return NONE


def counted(marked: Marked, end: int) -> Holder:
    """ "With 1 abstention (United States)", "declined to vote for it: India and Morocco": names behind a count."""
    row = marked.words(end, end + 3)
    if row[:1] in (["("], [":"]) and (names := [at for at, word in enumerate(row) if word == "§a"]):
        return Holder("actor", end + names[0], "voters in brackets or behind a colon")
    return NONE


def inside(marked: Marked, start: int, end: int, *, led: bool = False) -> Holder:
    """The first actor among the tokens of a phrase; where it must be `led`, only behind "of" or "by" ("the refusal of
    Israel to implement R")."""
    for at in range(start, end):
        if not marked.tokens[at].is_actor:
            continue
        before = [word for word in marked.words(at - 2, at) if word != "the"]
        if not led or before[-1:] in (["of"], ["by"]):
            return Holder("actor", at, "agent inside the phrase")
    return NONE


def agent(marked: Marked, end: int, reach: int = 8) -> Holder:
    """The actor after "by" behind a passive or a noun, within `reach` tokens."""
    tokens = marked.tokens
    aside = False  # "accepted, with reservations by South Africa": the agent of another noun
    for index in range(end, min(end + reach, len(tokens))):
        text = tokens[index].text
        if is_border(text) or (aside and text == "by"):
            break
        if text == ",":
            aside = not aside and not words("beside-deed").isdisjoint(marked.words(index + 1, index + 2))
        if text == "by":
            if index + 1 < len(tokens) and tokens[index + 1].text in ("virtue", "means", "way", "which", "its", "any"):
                continue
            if marked.words(index + 1, index + 2) == ["us"]:
                return Holder("actor", -2, "own words")
            if several := _several(marked, index + 1):
                return several
            for at in range(index + 1, min(index + 6, len(tokens))):
                if tokens[at].is_actor:
                    inside = _within(marked, index + 1, at)
                    return Holder("generic", index) if inside else Holder("actor", at, "agent after 'by'")
                if tokens[at].text == "§o" or is_border(tokens[at].text):
                    return Holder("organ", at)
            return Holder("generic", index)
    return NONE


def _several(marked: Marked, at: int) -> Holder | None:
    """ "By both Governments", "by the two Governments": those named before, where nobody is named behind."""
    at += marked.words(at, at + 1) == ["the"]
    count, *noun = marked.words(at, at + 2) or [""]
    behind = marked.words(at + 2, at + 5)
    if count not in ("both", "two") or set(noun).isdisjoint(words("count", "members")) or "§a" in behind:
        return None
    return Holder("pronoun", at + 1, SEVERAL + count)


def of_another(marked: Marked, end: int, at: int) -> bool:
    """True for the actor of "accepted, after long talks by Iraq": of the talks the agent, not of what ends at `end`."""
    row = marked.words(end, at) if at > end else []  # a holder whom no word names stands nowhere
    if "," not in row:
        return False
    last = row[len(row) - row[::-1].index(",") :]
    return "by" in last and not words("beside-deed").isdisjoint(last[:1])


def _within(marked: Marked, start: int, at: int) -> bool:
    """True for "by a faction in Lebanon", "by rebels from Chad": nobody whom the actor at token `at` speaks for."""
    before = [word for word in marked.words(start, at) if word not in ("the", "both", "all")]
    return len(before) > 1 and before[-1] in words("place")


def agent_of_noun(marked: Marked, end: int) -> Holder:
    """The agent of a noun, behind its object: "the rejection of R by Israel", "its violation committed by Israel", not
    "of R adopted by the Council"."""
    by = agent(marked, end)
    other = any(word.endswith("ed") and word not in _DONE for word in marked.words(end, max(by.index, end)))
    return NONE if other else by
