"""Which cues can be said of which text: those before and behind it that no other clause, text or cue keeps apart."""

import re
from collections.abc import Sequence
from functools import cache

from .clauses import is_border, is_hard
from .cues import NEGATIVE, Hit
from .marking import Marked
from .words import phrases, words

__all__ = ["Link", "adopted", "after", "before", "passive"]

_AGENTS = (["by", "§a", "of"], ["by", "the", "§a"])
# "recognized them in R", "agreed to by all": the object is not the text
_OBJECTS = frozenset(["them", "him", "us", "by"])
_ARTICLES = (["the"], ["a"], ["this"], ["that"], ["an"])
_MOST_UNKNOWN = 9  # between a cue and its text

_THROUGH = frozenset(["comply", "breach", "failure", "attitude", "lift", "refuse", "recognize"])

Link = tuple[Hit, int]  # a cue, and how many unknown words lie between it and the text


@cache
def _unseen() -> frozenset[str]:
    """Words between a text and what is said of it that do not count as unknown."""
    return words("transparent") | words("auxiliary") | {","}


def before(marked: Marked, hits: Sequence[Hit], target: int) -> tuple[Link, ...]:
    """Cues to the left that govern the text at token `target`, nearest first; coordinated verbs share it."""
    if not hits or hits[0].end > target:
        return ()
    ends = {hit.end - 1: hit for hit in hits}
    index = target - 1
    unknown = 0
    row = marked.row
    # "the Declaration on ... [resolution R]": the cue governs the name in front of the bracket
    place: tuple[Link, ...] = ()
    bracketed = 8 if _bracketed(marked, target) else 0
    while index >= 0:
        hit = ends.get(index)
        if hit is not None:
            if hit.cue.kind in ("view", "say", "receive", "none", "note"):
                index = hit.start - 1
                unknown += 1
                continue
            if not _takes_object(marked, hit, target):
                if passive(marked, hit):
                    return place
                if row[hit.start - 1] in ("and", "but") and "that" in row[hit.end : target]:
                    return place  # "welcomes the Charter and regrets that R lapsed": the second verb has a clause
                index = hit.start - 1
                bracketed = 6
                continue
            if hit.cue.kind == "basis" and "written" in hit.cue.marks and not place:
                # "the plan contained in R": what governs the plan governs R
                place = ((hit, unknown),)
                index = hit.start - 1
                bracketed = 8
                continue
            if unknown > hit.cue.reach + bracketed or (place and hit.cue.kind not in _THROUGH):
                return place
            if place and hit.cue.kind in ("recognize", "refuse") and "bidden" in place[0][0].cue.marks:
                return place  # "not to recognize any change, as required by R"
            return ((hit, unknown), *_coordinated(marked, ends, hit, unknown))
        if _ends(marked, index) or (row[index] == "§t" and not place) or _of_next(marked, index, target):
            return place
        unknown += _cost(marked, index, target)
        if unknown > _MOST_UNKNOWN + bracketed:
            return place
        index -= 1
    return place


def _ends(marked: Marked, index: int) -> bool:
    """True where the way from a text leftwards to its cue ends: at another clause."""
    word = marked.row[index]
    return is_border(word) or word in words("border", "relative") or (word == "," and _new_clause(marked, index))


def _of_next(marked: Marked, index: int, target: int) -> bool:
    """True at the comma of "China rejects the award, and no resolution can make it law": the text has its own verb."""
    if marked.row[index] != "," or marked.row[index + 1] not in ("and", "but"):
        return False
    behind = (word for word in marked.row[target + 1 :] if word not in words("naming") | {"of", "§o"})
    return next(behind, "") in words("auxiliary-verb")


def _cost(marked: Marked, index: int, target: int) -> int:
    """For how many unknown words a word on that way counts."""
    word = marked.row[index]
    if word in words("norms") and _listed_with(marked, index, target):
        return 0  # "violates international law and R": the text is one of several objects
    if word == "that":
        return 2 if index and marked.row[index - 1] not in words("transparent") else 0
    if word == ",":
        return 1
    return 0 if word in words("transparent") else 2 if word in ("§a", "§s") else 1


def _listed_with(marked: Marked, index: int, target: int) -> bool:
    """True when "and" or a comma joins what stands at `index` with the text."""
    return bool({"and", ",", "or"} & set(marked.words(index + 1, target)))


def _new_clause(marked: Marked, index: int) -> bool:
    """True at a comma behind which another subject begins: ", the Council responded with R"."""
    row = marked.words(index + 1, index + 4)
    row = row[1:] if row[:1] == ["the"] else row
    if row[:1] not in (["§o"], ["§a"], ["§s"]) or len(row) < 2:
        return False
    if not row[1].isalpha() or row[1] in words("text-noun"):
        return False
    return row[1] not in words("transparent") and row[1] not in words("preposition")


def _bracketed(marked: Marked, target: int) -> bool:
    near = marked.words(target - 3, target)
    return "[" in near or "(" in near


def _takes_object(marked: Marked, hit: Hit, target: int) -> bool:
    if hit.cue.form != "verb" or hit.end >= target:
        return True
    clause = "that" in marked.words(hit.end, min(hit.end + 7, target)) and hit.cue.stance in NEGATIVE
    if clause and not adopted(marked, target):
        return False  # "regrets that R has not been implemented" regrets the clause
    before_cue = marked.words(hit.start - 1, hit.start)
    cleft = before_cue == ["that"] and marked.words(hit.start - 2, hit.start - 1) in (["§a"], ["§s"], [","])
    if hit.end == hit.start + 1 and before_cue in _ARTICLES and not cleft:
        word, follow = marked.tokens[hit.start].text, marked.tokens[hit.end]
        noun = follow.text.isalpha() and follow.text not in words("transparent")
        if word.endswith("ed") or (word.endswith("ing") and noun):
            return False  # "the rejected draft" tells its status, "the opposing blocs" whose mutual quarrel it is
    if hit.cue.kind == "breach" and marked.words(hit.end, hit.end + 3) in _AGENTS:
        return True  # the noun: "the disregard by Israel of R"
    if marked.tokens[hit.end].text in _OBJECTS:
        return False
    if _manner().match(marked.line, marked.starts[hit.end]):
        return True  # "rejects in its entirety the report"
    if hit.cue.several:
        return True
    return not (passive(marked, hit) or marked.tokens[hit.end].text in words("adjunct"))


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(phrases("manner")) + r")\b")


def adopted(marked: Marked, target: int) -> bool:
    """True for "we regret that R was adopted", against "... that R was not carried out"."""
    row = [word for word in marked.words(target + 1, target + 6) if word not in words("be") | words("be", "passive")]
    return row[:1] in (["adopted"], ["passed"], ["carried"], ["approved"]) and row[1:2] not in (
        ["out"],
        ["through"],
        ["into"],
    )


def _coordinated(marked: Marked, ends: dict[int, Hit], hit: Hit, unknown: int) -> tuple[Link, ...]:
    found: list[Link] = []
    start = hit.start
    while True:
        index = start - 1
        joined = False
        while index >= 0 and index not in ends:
            text = marked.tokens[index].text
            if text in ("and", "or", ",", "nor", "but"):
                joined = True
            elif (
                text not in words("auxiliary")
                and not text.endswith("ly")
                and text not in ("our", "its", "my", "full", "their")
            ):
                return tuple(found)
            index -= 1
        if index < 0 or not joined:
            return tuple(found)
        other = ends[index]
        if other.cue.kind in ("urge", "view", "say") and other.cue.form == "predicate":
            return tuple(found)
        found.append((other, unknown))
        start = other.start


def passive(marked: Marked, hit: Hit) -> bool:
    """True when the cue is a participle after a form of "be"."""
    word = marked.tokens[hit.start].text
    if not word.endswith(("ed", "en", "n", "t", "d")) or hit.cue.form not in ("verb", "act"):
        return False
    index = hit.start - 1
    if index >= 0 and marked.tokens[index].text == "to":
        return False
    while index >= 0 and (marked.tokens[index].text.endswith("ly") or marked.tokens[index].text in words("auxiliary")):
        if marked.tokens[index].text in words("be"):
            return True
        index -= 1
    return False


def after(marked: Marked, hits: Sequence[Hit], target: int) -> tuple[Link, ...]:
    """Cues to the right of the text that are said of it: predicates, passives, verbs of a relative clause."""
    if not hits or hits[-1].start <= target:
        return ()
    starts = {hit.start: hit for hit in hits}
    row = marked.row
    unseen = _unseen()
    found: list[Link] = []
    index = target + 1
    unknown = 0
    relative = False
    bracket = 0
    while index < len(row) and unknown <= 12:
        hit = starts.get(index)
        if hit is not None:
            own_object = _has_own_text(marked, hit)
            if not own_object or hit.cue.form == "predicate":
                found.append((hit, unknown))
            index = hit.end
            continue
        text = row[index]
        if text in "([":
            bracket += 1
        elif text in ")]":
            bracket -= 1
        elif bracket == 0:
            if is_hard(text) or text == "§t":
                break
            if text in ("which", "that", "whom", "whose") and index - target <= 5:
                relative = True
            elif text in words("border", "clause") and not relative:
                index = _aside_end(marked, index)
                if index < 0:
                    break
            elif text not in unseen:
                unknown += 1
        index += 1
    return tuple(found)


def _aside_end(marked: Marked, index: int) -> int:
    """The comma that closes a short clause between commas ("R, when implemented, will ..."), or -1."""
    if marked.tokens[index - 1].text != ",":
        return -1
    return next(
        (at for at in range(index + 1, min(index + 8, len(marked.tokens))) if marked.tokens[at].text == ","), -1
    )


def _has_own_text(marked: Marked, hit: Hit) -> bool:
    """True when another text follows the cue within its own clause."""
    for text in marked.row[hit.end : hit.end + 10]:
        if text == "§t":
            return True
        if is_border(text) or text == ",":
            return False
    return False
