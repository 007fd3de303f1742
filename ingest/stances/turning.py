"""What is done to a stance or to a text: "gave up its opposition to R", "the withdrawal of R", "the opponents of R".

Words that end a stance, undo a text or name those who are against it stand between a cue and what the cue seems to be
about, and turn its sign. They are data: `lexicons/shifters.toml`.
"""

import re
from collections.abc import Sequence

from .words import phrases, words

__all__ = ["brought_down", "by_opponents", "given_up", "kept_up", "put_off", "rescinded", "undone"]

_ENDING = rf"(?:{'|'.join(phrases('ending'))})"
_OWN = r"(?:all |any |both )?(?:of )?(?:its|his|her|their|our|my|§s|every|all|any)"
_GIVEN_UP = re.compile(rf"(?<!\bto )\b{_ENDING} (?:of )?{_OWN}(?: [\w-]+){{0,4}}$")
_UNWILLING = r"(?:refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|unwilling) to"
_DENIED = rf"(?:not|never|cannot|nor|without|no (?:intention|thought|plans?) (?:of|to)|{_UNWILLING})"
_MANNER = "(?:full|firm|strong|principled|earlier|initial|long-standing|original|previous|continued|total|clear)"
_DOUBT, _CONTEST = "|".join(phrases("ending", "doubt")), "|".join(phrases("ending", "contest"))
_KEPT_UP = re.compile(
    rf"\b{_DENIED} (?:[\w-]+ ){{0,3}}?(?:(?:{_ENDING}|{_DOUBT}) {_OWN}|(?:{_CONTEST}) the)(?: {_MANNER})?$"
    r"|\b(?:not|nothing|never|nobody) (?:[\w-]+ ){0,2}(?:be|been) more(?: \w+ly)?$"  # "nothing could be more welcome"
)
_NAMING = "|".join(map(re.escape, sorted(words("naming"))))
_WHICH, _SORT = "|".join(phrases("undoing", "which")), "|".join(phrases("undoing", "parts"))
_PART = re.compile(
    rf"(?:(?<=^of )|(?<= of )|(?<= from ))(?:(?:{_WHICH}) )*(?:{_SORT})"
    rf"(?: \d+| \( \w+ \)| and| ,| to(?= \d))* (?:of|from|in|to)(?: (?:{_NAMING}))*$"
)
_BROUGHT_DOWN = re.compile(rf"(?:{'|'.join(phrases('undoing', 'brought-down'))})\b")
_ASKED = re.compile(
    rf"\b(?:{'|'.join(phrases('undoing', 'asked'))}) (?:of|to|in|on|for)(?: (?!and\b|but\b)[\w§-]+){{0,8}}$"
)
_RESCINDED = re.compile("|".join(phrases("rescinded")))


def given_up(line: str) -> bool:
    """True for words up to a noun of attitude or breach that say that it ends: "has reversed its opposition", not "is
    asked to end its violation" or "has not ended it"."""
    return _GIVEN_UP.search(line) is not None and not kept_up(line.rpartition(" ")[0])


def kept_up(line: str) -> bool:
    """True for "has not withdrawn its objection", "does not deny its support": the negation meets the ending.
    The words end where the noun begins: "has not withdrawn its troops" leaves the negation where it is."""
    return _KEPT_UP.search(line) is not None


def undone(between: Sequence[str], behind: Sequence[str] = ()) -> bool:
    """True when a noun between a cue and a text undoes the text or a part of it: "the withdrawal of", "the deletion of
    paragraph 3 of", "the veto cast against"; not where words behind it say at what the text fails: "the failure of R to
    bring peace"."""
    between = _without_part(between)
    at = len(between) - 1
    while at > 0 and between[at] in words("naming"):
        at -= 1
    if at < 1 or between[at] not in ("of", "from", "to", "on", "against"):
        return False
    head = _before_agents(between, at)
    noun = between[head - 2] if head > 1 and between[head - 1] in words("undoing", "cast") else between[head - 1]
    if between[at] in ("on", "against"):
        return noun in words("undoing", "votes")
    fails = noun in words("undoing", "falling") and "to" not in behind[:1]
    return noun in words("undoing") or noun in words("undoing", "votes") or fails


def _without_part(between: Sequence[str]) -> Sequence[str]:
    """The words before a text without those that name a part of it: "the deletion of" for "the deletion of operative
    paragraph 3 of draft resolution"."""
    part = _PART.search(" ".join(between))
    return between[: len(between) - len(part[0].split())] if part else between


def brought_down(behind: str) -> bool:
    """True for the words behind a text that say that it fell: "was rejected", "has not been adopted"."""
    return _BROUGHT_DOWN.match(behind) is not None


def rescinded(between: Sequence[str], behind: str) -> bool:
    """True for "glad that R has been rescinded": words up to a text open a clause, and those behind it tell its end."""
    return "that" in between and _RESCINDED.match(behind) is not None


def put_off(line: str) -> bool:
    """True for words up to a text that ask for its end or change: "it" in the next clause is what they ask for."""
    return _ASKED.search(line) is not None


def _before_agents(between: Sequence[str], at: int) -> int:
    """Where the agents before a token begin, with their preposition: "the veto by A and B of R"; else the token."""
    first = at
    while first > 0 and between[first - 1] in ("§a", "§s", "and", ",", "the"):
        first -= 1
    return first - 1 if 1 < first < at and between[first - 1] in ("by", "of", "from") else at


def by_opponents(between: Sequence[str]) -> bool:
    """True for "disagrees with the opponents of R"."""
    return not words("people", "against").isdisjoint(between)
