"""Bodies named near a number: "Security Council", "the Commission", "of the General Assembly".

Short names stay short (`COUNCIL`, `COMMISSION`, `ASSEMBLY`): the number and the document tell which body is meant.
`FOREIGN` stands for parliaments and organizations whose numbered texts are none of the United Nations'.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from diplograph.model import Span

from .. import tables
from ..actors.folding import lowered

FOREIGN = "FOREIGN"
_LEAD = 40  # characters before a body
# "the Commission on the Status of Women" is no Commission for short
_OTHER_COMMISSION = re.compile(r"\s+(?:on|for|of)\s+(?:the\s+)?[A-Z]")
_GAP = re.compile(r"(?:[’'`]s?)?(?:\s+(?:the\s+)?[A-Za-z-]+){0,2}?\s*[\[(“\"]?\s*")
_BESIDE = re.compile(r"(?:[’'`]s?)?\s*[\[(“\"]?\s*")
_LINK = re.compile(
    r"[\])”\"]?\s*(?:\([^()]{0,60}\)\s*)?,?\s*(?:(?:as\s+)?adopted\s+(?:\w+\s+){0,2}?by|of|by)\s+"
    r"(?:the\s+)?(?:former\s+|said\s+|same\s+)?(?:United\s+Nations\s+|UN\s+|States?\s+[Mm]embers\s+of\s+the\s+)?"
)
# what stands before the author of a text: "a text of the European Union (resolution 2003/10)"
_AUTHORED = re.compile(
    r"\b(?:(?:texts?|drafts?|initiatives?|proposals?|motions?)\s+(?:of|by|from)"
    r"|(?:submitted|tabled|introduced|presented|proposed|sponsored|drafted|initiated|put\s+forward)\s+by)\s+(?:the\s+)?$"
)


def lexicon() -> dict[str, Any]:
    """The lexicon of words around numbers."""
    return tables.lexicon("references")


class Mention(NamedTuple):
    """A body by its code, where it is named."""

    span: Span
    code: str


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes = {name.lower(): body["code"] for body in lexicon()["body"] for name in body["names"]}
    codes |= {name.lower(): FOREIGN for name in lexicon()["short"]["foreign"]}
    for short in ("council", "commission", "assembly"):
        codes |= {name.lower(): short.upper() for name in lexicon()["short"][short]}
    return codes


@lru_cache(maxsize=1)
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for name, code in _codes().items():
        automaton.add_word(name, (len(name), code))
    automaton.make_automaton()
    return automaton


def find(text: str) -> tuple[Mention, ...]:
    """Every body named in a text, longest name first, no overlap. Lower-case "council" is no body."""
    found = []
    for last, (length, code) in _automaton().iter_long(lowered(text)):
        start, end = last - length + 1, last + 1
        words = text[start:end]
        if not words.islower() and not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            found.append(Mention(Span(start, end), code))
    return tuple(found)


def code_of(name: str) -> str:
    """The code of a body by name or code; other names come back in upper case.

    >>> code_of("Human Rights Council")
    'HRC'
    """
    return _codes().get(name.lower(), name.upper())


@lru_cache(maxsize=1)
def _prefixes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((body["code"], tuple(body["prefixes"])) for body in lexicon()["body"] if "prefixes" in body)


@lru_cache(maxsize=1)
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(name for _, names in _prefixes() for name in names)})\b", re.IGNORECASE)


def before(text: str, position: int, mentions: tuple[Mention, ...]) -> str | None:
    """The body whose name stands right before a position, at most two words away, or in "UNSCR" there."""
    prefix = _prefix().match(text, position)
    if prefix:
        return next(code for code, names in _prefixes() if prefix.group().upper() in names)
    index = bisect_right(mentions, position, key=_end) - 1
    if index < 0 or position - mentions[index].span.end > 45:
        return None
    mention = mentions[index]
    gap = _BESIDE if mention.code == FOREIGN else _GAP  # "the European Union introduced resolution 2003/10"
    if not gap.fullmatch(text, mention.span.end, position):
        return None
    start = mention.span.start
    is_author = mention.code == FOREIGN and _AUTHORED.search(text, max(0, start - _LEAD), start)
    return None if is_author else mention.code


def _end(mention: Mention) -> int:
    return mention.span.end


def after(text: str, position: int, mentions: tuple[Mention, ...]) -> str | None:
    """The body named in "… of the Security Council" or "…, adopted by the Assembly" after a position."""
    link = _LINK.match(text, position)
    if link is None:
        return None
    index = bisect_right(mentions, link.end(), key=_end)
    found = mentions[index] if index < len(mentions) else None
    return found.code if found and found.span.start == link.end() else None


def nearest(text: str, position: int, mentions: tuple[Mention, ...], reach: int = 250) -> tuple[str, ...]:
    """Bodies named earlier in the same paragraph, nearest first."""
    floor = max(position - reach, text.rfind("\n\n", max(0, position - reach), position))
    stop, begin = bisect_right(mentions, position, key=_end), bisect_right(mentions, floor, key=_end)
    near = [mention for mention in reversed(mentions[begin:stop]) if floor <= mention.span.start]
    other = {m for m in near if m.code == "COMMISSION" and _OTHER_COMMISSION.match(text, m.span.end)}
    return tuple(dict.fromkeys(mention.code for mention in near if mention not in other))
