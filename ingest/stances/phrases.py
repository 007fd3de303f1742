"""Many phrases at once: an Aho-Corasick automaton over fixed words, then one small check for each place found.

Notation of a phrase (lower case; British and American spelling as `[sz]`):
a space is any white space, a hyphen is a hyphen or a space, `*` is any ending of the word,
`~` is a slot of up to three words, everything else is a Python regular expression.
"""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

import ahocorasick

from ..actors.folding import lowered

__all__ = ["Index", "Pieces", "alternatives", "compiled", "fold"]

T = TypeVar("T")

_SLOT = r"(?:\s+[^\s.;:()]+){0,3}?\s+"
_NEAR, _FAR = 30, 90  # characters around the fixed words in which a phrase without and with slots is sought
_FOLDS = (("’", "'"), ("‘", "'"), ("–", "-"), ("‑", "-"), ("‐", "-"), ("\u00a0", " "))


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes and hyphens; as long as before, so that offsets hold.

    >>> fold("Israel’s One‑sided VIEW")
    "israel's one-sided view"
    """
    lower = lowered(text)
    if not lower.isascii():
        for mark, plain in _FOLDS:
            lower = lower.replace(mark, plain)
    return lower


def compiled(phrase: str) -> str:
    """The phrase as a regular expression with word boundaries.

    >>> compiled("two weights*")
    '(?<!\\\\w)two\\\\s+weights\\\\w*(?!\\\\w)'
    """
    body = phrase.replace(" ~ ", "\0").replace("*", r"\w*").replace(" ", r"\s+")
    body = _outside_classes(body).replace("\0", _SLOT)
    return rf"(?<!\w){body}(?!\w)"


def _outside_classes(body: str) -> str:
    """Hyphens as `[-\\s]`, but for those inside a character class."""
    return re.sub(r"\[[^\]]*\]|-", lambda found: r"[-\s]" if found[0] == "-" else found[0], body)


def alternatives(phrases: Iterable[str]) -> "re.Pattern[str]":
    """One pattern for a handful of phrases."""
    return re.compile("|".join(compiled(phrase) for phrase in phrases) or r"(?!)")


# Too frequent to be worth a look wherever they stand.
_COMMON = frozenset(
    [
        "a", "against", "and", "any", "as", "at", "be", "by", "does", "for", "from", "has", "in", "is",
        "it", "no", "not", "of", "on", "or", "right", "that", "the", "their", "this", "to", "under", "with",
    ]
)  # fmt: skip
_GROUP = re.compile(r"\(([^()]+)\)(?!\?)")


def _anchors(phrase: str) -> tuple[tuple[str, ...], bool]:
    """Fixed words of which one is in every match, and whether a match begins with them.

    They are the letters that open the phrase; failing that (or when they are too frequent) the alternatives
    of a bracket, and at last the longest run of letters anywhere.
    """
    opening = _opening_run(phrase)
    if len(opening) >= 4 and not _COMMON.issuperset(opening.split()):
        return (opening,), True
    groups = [(found.start(), found[1].split("|")) for found in _GROUP.finditer(phrase)]
    runs = [(start, tuple(map(_longest_run, words))) for start, words in groups]
    usable = [(start, each) for start, each in runs if min(map(len, each)) >= 3 and not _COMMON.intersection(each)]
    if usable and usable[0][0] == 0:
        return usable[0][1], all(map(str.startswith, groups[0][1], usable[0][1]))
    run = _longest_run(phrase)
    if len(run) >= 2 and not (usable and _COMMON.issuperset(run.split())):
        return (run,), phrase.startswith(run)
    if usable:
        return min((runs for _, runs in usable), key=len), False
    raise ValueError(f"no fixed letters in the phrase {phrase!r}; add a word")


def _opening_run(phrase: str) -> str:
    found = re.match(r"[a-z' ]*", phrase)
    run = found[0] if found else ""
    if phrase[len(run) : len(run) + 1] in ("?", "~"):
        run = run[:-1]
    return run.rstrip(" ")


def _longest_run(phrase: str) -> str:
    flat = re.sub(r"\[[^\]]*\]\??", "|", phrase)
    while "(" in flat and (shorter := re.sub(r"\([^()]*\)[?*]?", "|", flat)) != flat:
        flat = shorter
    flat = re.sub(r"[a-z']\?", "|", flat)
    return max((run.strip(" ") for run in re.split(r"[^a-z' ]+", flat)), key=len)


class Index(Generic[T]):
    """Phrases with a value each, ready to be sought together."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._values: list[T] = []
        self._checks: list[tuple[re.Pattern[str], int]] = []  # with its reach, 0 where it begins with the fixed words
        table: dict[str, list[int]] = {}
        for phrase, value in phrases:
            anchors, leading = _anchors(phrase)
            for anchor in anchors:
                table.setdefault(anchor, []).append(len(self._values))
            self._values.append(value)
            reach = 0 if leading else _FAR if {"~", "{", "*"} & set(phrase) else _NEAR
            self._checks.append((re.compile(compiled(phrase)), reach))
        self._automaton = ahocorasick.Automaton()
        for anchor, numbers in table.items():
            self._automaton.add_word(anchor, (len(anchor), tuple(numbers)))
        self._automaton.make_automaton()

    def find(self, folded: str) -> list[tuple[int, int, T]]:
        """Start, end and value of every phrase in a folded text, in reading order, without repetition."""
        found: dict[tuple[int, int, int], None] = {}
        checks = self._checks
        for last, (length, numbers) in self._automaton.iter(folded):
            start = last + 1 - length
            before = folded[start - 1] if start else " "
            inside = before.isalnum() or before == "_"
            for number in numbers:
                check, reach = checks[number]
                if not reach:
                    if not inside and (match := check.match(folded, start)):
                        found[(start, match.end(), number)] = None
                    continue
                for match in check.finditer(folded, max(0, start - reach), last + 1 + _FAR):
                    if match.start() <= start and match.end() > last:
                        found[(match.start(), match.end(), number)] = None
        return [(start, end, self._values[number]) for start, end, number in sorted(found)]


class Pieces(Generic[T]):
    """Pieces of words, each with the values (patterns, say) that have it, ready to be sought together."""

    def __init__(self, pieces: Iterable[tuple[str, T]]) -> None:
        table: dict[str, list[T]] = {}
        for piece, value in pieces:
            table.setdefault(piece, []).append(value)
        self._automaton = ahocorasick.Automaton()
        for piece, values in table.items():
            self._automaton.add_word(piece, (len(piece), tuple(values)))
        self._automaton.make_automaton()

    def find(self, folded: str) -> list[tuple[int, tuple[T, ...]]]:
        """Place and values of every piece in a folded text, in the order of their ends."""
        return [(last + 1 - length, values) for last, (length, values) in self._automaton.iter(folded)]
