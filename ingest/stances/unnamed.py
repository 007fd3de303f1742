"""Subjects and owners that are there and that nobody can name: "parliament in Turkey", "worldwide support".

Where a clause has no subject, a reading falls to the speaker. These are clauses that have one.
"""

from collections.abc import Sequence

from .clauses import clause_start
from .marking import Marked
from .words import words

__all__ = [
    "another_acts",
    "is_generic",
    "one_of_them",
    "owner_unnamed",
    "speaks_for_organ",
    "subject_unnamed",
]

_GENERIC = words("generic")  # asked of nearly every token, so looked up once
_EXISTENTIAL = ("is", "was", "are", "were", "has", "have", "had", "exists", "exist", "existed", "remains", "remained")
_COPULA = ("is", "was", "are", "were", "remains", "remained", "became", "being", "belongs", "belonged")
_TOLD = ("has", "have", "had", "was", "were", "did")
_PLACES = ("in", "from", "at", "around", "near", "outside", "throughout")
_BEFORE = 4  # adjectives before a noun
_LONG = 14  # tokens of a subject


def is_generic(word: str) -> bool:
    """True for a subject that nobody can name ("the international community")."""
    return word in _GENERIC


def another_acts(marked: Marked, actor: int, which: int) -> bool:
    """True for "we condemn the regime which", "we know who": somebody else acts, whom nobody names. Not so in "Israel
    is the State which", "Norway and all who", or where no one acts: "Israel adopted a law which"."""
    row = [word for word in marked.words(actor + 1, which) if word != ","]
    if not words("knowing").isdisjoint(row[-1:]):
        return True
    joined = not row or row[0] in words("preposition") or row[0] in ("and", "'s")
    return not joined and row[-1] in words("antecedent") and words("antecedent", "equal").isdisjoint(row)


def one_of_them(marked: Marked, noun: int) -> int:
    """The actor in "Chile is the only State that", "Chile is among the States which", by the noun; else -1."""
    at = noun - 1
    while at > 0 and marked.row[at] in words("one-of"):
        at -= 1
    copula = at > 0 and at < noun - 1 and marked.row[at] in _COPULA
    return at - 1 if copula and marked.tokens[at - 1].is_actor else -1


def subject_unnamed(marked: Marked, at: int) -> bool:
    """True for "parliament in Turkey has rejected", "the draft tabled by Norway, rejecting R": nouns stand before the
    finite verb, or the participle, at token `at`, and are its subject."""
    row = marked.row
    end = at - 1
    while end >= 0 and (row[end] in words("auxiliary") or row[end] == "," or row[end].endswith("ly")):
        end -= 1
    low = clause_start(marked, end, ",", "that")
    while low <= end and row[low] in ("and", "but", "yet"):
        low += 1
    phrase, group, verb = row[low : end + 1], row[end + 1 : at], row[at]
    nouns = [word for word in phrase if word not in words("opens-noun")]
    if not nouns or len(phrase) > _LONG or "§s" in phrase or not words("auxiliary-verb").isdisjoint(phrase):
        return False
    if not _is_noun(nouns, opened=nouns[0] != phrase[0]):
        return nouns[0] == "§t" and verb.endswith("ing") and group == (",",)
    if verb.endswith("ing"):
        return group == (",",)
    if "to" in group or "," in group:
        return False
    told = not words("auxiliary-verb").isdisjoint(group)
    return told or verb.endswith(("s", "ed")) or nouns[_head(nouns) - 1].endswith(("s", "people"))


def _is_noun(nouns: Sequence[str], *, opened: bool) -> bool:
    """Whether words name somebody or something that is not the speaker; an article has `opened` them or not."""
    if not nouns[0].isalpha() or nouns[0] in words("no-noun") | words("preposition"):
        return False
    if not opened and nouns[0].endswith(("ly", "ing")):
        return False
    head = _head(nouns)
    outside = words("auxiliary") | words("border", "relative")
    # "the movement led by Mr. X", "the people in Sarajevo" are no names of the speaker's
    led = head < len(nouns) and (_participle(nouns, head) or _elsewhere(nouns, head))
    if not led:
        outside |= words("self-named") | (words("self-named", "alone") if len(nouns) == 1 else frozenset())
    return outside.isdisjoint(nouns[:head])


def _head(nouns: Sequence[str]) -> int:
    """How many words stand before the first preposition or participle: "the mediator (appointed by Sweden)"."""
    for at in range(1, len(nouns)):
        if nouns[at] in words("preposition") or nouns[at].startswith("§") or _participle(nouns, at):
            return at
    return len(nouns)


def _elsewhere(row: Sequence[str], at: int) -> bool:
    """True for "in Sarajevo", "from the villages of the north", against "in our country"."""
    if words("dwelling").isdisjoint(row[:at]):
        return False
    place = [word for word in row[at + 1 : at + 3] if word != "the"]
    return row[at] in _PLACES and place[:1] != [] and place[0].isalpha() and place[0] not in words("own-place")


def _participle(row: Sequence[str], at: int) -> bool:
    return row[at].endswith(("ed", "ing")) or (row[at].isalpha() and "by" in row[at + 1 : at + 3])


def speaks_for_organ(marked: Marked, comma: int) -> int:
    """The organ in "Mr. X of Algeria, speaking for the Secretary-General, supported", whose State does not speak, by
    the comma before the aside; else -1."""
    row = marked.words(comma + 1, comma + 8)
    aside = row[: row.index(",")] if "," in row else []
    if words("speaking").isdisjoint(aside[:1]) or {"for", "behalf", "name"}.isdisjoint(aside[1:4]):
        return -1
    at = next((at for at, word in enumerate(aside) if word == "§o" or word in words("speaking", "organs")), -1)
    return comma + 1 + at if at >= 0 else -1


def owner_unnamed(marked: Marked, at: int, target: int, *, against: bool) -> bool:
    """True for "worldwide support for R", "there is opposition to R in Lebanon", "acceptance of R has grown", "the
    rejection of R by the parties", "rejection of R is a mistake": the noun at token `at` is not the speaker's.

    against: whether it is a stance against the text. A stance for it is the speaker's in "support for R is a must".
    """
    row = marked.row
    if not words("of-all").isdisjoint(marked.words(at - _BEFORE, at)):
        return True
    behind = marked.words(target + 1, target + 5)
    if behind[:1] == ["by"] and any(map(is_generic, behind)):
        return True
    low = clause_start(marked, at)
    clause = row[low:at]
    there = low + clause.index("there") + 1 if "there" in clause else at
    if there < at and row[there] in _EXISTENTIAL:
        return True
    outside = words("auxiliary") | words("preposition")
    opens = low == 0 and at <= _BEFORE and all(word.isalpha() and word not in outside for word in clause)
    if not opens or "§s" in row or not behind:
        return False
    shared = not words("of-all").isdisjoint(behind[1:]) or "".join(behind[1:2]).endswith("ing")
    return behind[0] in _TOLD or (behind[0] in _EXISTENTIAL and (against or shared))
