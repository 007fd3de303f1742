"""Whether a capital stands for its Government: it acts ("Tehran refused"), or something is done by it or is its own.

Names of several capitals share one place in the sentence ("as Bonn, London and Washington did"), so the words before
the first and behind the last decide. Words are in `lexicons/actors.toml`, `[metonym]`. Rule: domain brief 3.4.
"""

import re
from functools import cache, partial

from .actor_context import deeds, folded_words, lexicon, office_before
from .folding import fold

__all__ = ["is_metonym"]

_REACH = 64  # longest list of capitals before or behind a name, in code points
_NAME = r"[A-Z][A-Za-z]+(?:[ -](?:[a-z]{2} )?[A-Z][A-Za-z]+)?"
_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{_NAME}(?:,? and |, )){{1,4}}\Z")
_BEHIND = re.compile(rf"(?:(?:,? and |, ){_NAME}(?![A-Za-z])){{1,4}}")
_SHOUTED_BEFORE = re.compile(r"(?<![A-Z])(?:[A-Z]+ AND )\Z")
_SHOUTED_BEHIND = re.compile(r" AND [A-Z]+(?![A-Z])")
_OPENS = re.compile(r"(?:\A|[.;:!?]\s+|\d\.\s+|,\s+and\s+)\Z")
_SPACES = str.maketrans("\r\n\t", "   ")


_words = partial(folded_words, "metonym")


@cache
def _asides() -> re.Pattern[str]:
    return re.compile(rf", (?:{'|'.join(lexicon()['metonym']['asides'])})(?![a-z])")


@cache
def _owned() -> frozenset[str]:
    said = deeds() | folded_words("government", "utterances")
    return said - _words("unless_followed_by") | _words("owned")


def is_metonym(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a capital stands for its Government here. text: as printed; folded: the same, folded."""
    if text[start - 1 : start] == "-":
        return False
    shouted = text[max(0, start - 16) : start].isupper()
    first, last = _group(text, start, end, shouted)
    if office_before(folded, first) is not None:  # "the regimes of Pretoria and Salisbury"
        return True
    before = folded[max(0, first - 24) : first].split()
    word = before[-1] if before else ""
    if word == "by":
        return _next_word(folded, last) not in _words("unless_followed_by") - {"and"}
    if word in _words("compared"):
        return True
    if folded.startswith("'s ", last):
        return word not in _words("seats")
    if word == "to":
        return len(before) > 1 and before[-2] in _words("left") and folded.startswith(" to ", last)
    if word in ("of", "in"):
        return _is_theirs(text, first, word)
    if word == "and" or word.endswith(","):
        return not _is_scene(folded, last) and _acts(text, folded, last, shouted) and not before[-2:][0][-1].isdigit()
    if word in _words("unless_preceded_by"):
        return False
    if _acts(text, folded, last, shouted):
        return True
    return bool(_OPENS.search(text[:first][-6:])) and bool(_asides().match(folded, last))


def _is_theirs(text: str, start: int, link: str) -> bool:
    """True for "the refusal of X" (not "the Act of X") and "conceived in X"; link: "of" or "in"."""
    before = text[max(0, start - 24) : start].split()[-2:-1]
    return bool(before) and (before[0] in _owned() if link == "of" else before[0].lower() in _words("made"))


def _group(text: str, start: int, end: int, shouted: bool) -> tuple[int, int]:
    """Where the list of names that holds this one begins and ends."""
    before, behind = (_SHOUTED_BEFORE, _SHOUTED_BEHIND) if shouted else (_BEFORE, _BEHIND)
    begin = max(0, start - _REACH)
    head = before.search(text[begin:start].translate(_SPACES))
    tail = behind.match(text[end : end + _REACH].translate(_SPACES))
    return begin + head.start() if head else start, end + tail.end() if tail else end


def _next_word(folded: str, end: int) -> str:
    return next(iter(folded[end : end + 24].split()), "").strip(".,;:")


def _is_scene(folded: str, end: int) -> bool:
    return _next_word(folded, end) in _words("scenes")


def _acts(text: str, folded: str, end: int, shouted: bool) -> bool:
    """Whether a small word that can be a verb follows a name that ends here."""
    word = next(iter(text[end : end + 24].split()), "")
    if not word or not folded.startswith(" ", end) or not folded[end + 1 : end + 2].strip():
        return False
    return (word[0].islower() or (shouted and word.isalpha())) and fold(word) not in _words("unless_followed_by")
