"""Where a match of a pattern can begin: a place to try costs less than a search from every character on."""

import re
from dataclasses import dataclass
from functools import cached_property

from .masked import ACTOR, FIRST_ACTOR, FIRST_TEXT, TEXT

__all__ = ["Leads", "Nouns", "alternatives", "openings", "word_starts"]

_ALPHABET = (*map(chr, range(32, 127)), FIRST_ACTOR, FIRST_TEXT)  # one actor and one text speak for all
_ATOM = re.compile(r"\\x[\da-f]{2}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_REPEATED = re.compile(r"[?*+][?+]?|\{(\d+)(?:,\d*)?\}[?+]?")
_ACTOR = re.compile(ACTOR)
_WORD = re.compile(r"\b[a-z]{2}")
_TEXT = re.compile(TEXT)


@dataclass(frozen=True, slots=True)
class Nouns:
    """What may stand for a text ("the draft", "it", "both"); `starts` finds texts and where such a noun may begin."""

    regex: "re.Pattern[str]"
    starts: "re.Pattern[str]"


class Leads:
    """The places of masked words at which patterns begin, found once for all of them."""

    def __init__(self, words: str, nouns: Nouns | None = None, agents: frozenset[str] | None = None) -> None:
        self._words = words
        self._nouns = nouns
        places = [found.start() for found in _ACTOR.finditer(words)]
        # where an actor stands, of these characters when some are given
        self.actors = places if agents is None else [at for at in places if words[at] in agents]
        # whether words may stand for an actor: "its members", "the latter"
        self.has_members = "members" in words or "latter" in words

    @cached_property
    def texts(self) -> list[int]:
        """Where a text stands, or a noun for one."""
        words, nouns = self._words, self._nouns
        places = [found.start() for found in (nouns.starts if nouns else _TEXT).finditer(words)]
        return [at for at in places if words[at] >= FIRST_TEXT or (nouns and nouns.regex.match(words, at))]

    def words(self, starts: frozenset[str]) -> list[int]:
        """Where words stand that begin with two of these letters."""
        return [place for start, place in self._starts if start in starts]

    @cached_property
    def _starts(self) -> list[tuple[str, int]]:
        return [(found[0], found.start()) for found in _WORD.finditer(self._words)]


def openings(pattern: str, size: int) -> frozenset[str]:
    """The strings with which a match of a pattern can begin: of that size, or shorter and complete.

    They are printable, but for the first actor and the first text, which stand for any.

    Raises ValueError for a pattern that may match nothing.

    >>> sorted(openings("(?:un)?do|[xy]z?", 1)), sorted(openings("colou?r", 5))
    (['d', 'u', 'x', 'y'], ['color', 'colou'])
    """
    found = _alternatives(pattern, size)
    if "" in found:
        raise ValueError(f"the pattern {pattern!r} may match nothing")
    return found


def word_starts(pattern: str, most: int) -> frozenset[str]:
    """The first two letters of the words that a pattern begins with; none where it may begin otherwise, or with more
    than `most`."""
    found = openings(pattern, 2) if pattern.startswith(r"\b") else frozenset[str]()
    plain = all(len(each) == 2 and each.isalpha() for each in found)
    return found if plain and len(found) <= most else frozenset()


def _alternatives(pattern: str, size: int) -> frozenset[str]:
    return frozenset[str]().union(*(_sequence(each, size) for each in alternatives(pattern)))


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern outside its brackets."""
    pieces, depth = [""], 0
    for atom in _ATOM.findall(pattern):
        depth += (atom == "(") - (atom == ")")
        if atom == "|" and not depth:
            pieces.append("")
        else:
            pieces[-1] += atom
    return pieces


def _sequence(pattern: str, size: int) -> frozenset[str]:
    """What one alternative can begin with; the empty string when it may be empty."""
    found = frozenset([""])
    while pattern and any(len(each) < size for each in found):
        atom, own = _first(pattern, size)
        pattern = pattern[len(atom) :]
        if quantifier := _REPEATED.match(pattern):
            pattern = pattern[quantifier.end() :]
            if quantifier.group()[0] != "?":
                for _ in range(size - 1):
                    own |= {(one + other)[:size] for one in own for other in own}
            if quantifier.group()[0] in "?*" or quantifier[1] == "0":
                own |= {""}
        found = frozenset((each + more)[:size] for each in found for more in own)
    return found


def _first(pattern: str, size: int) -> tuple[str, frozenset[str]]:
    """The first atom of a pattern and what it begins with: nothing for one that takes no characters."""
    atoms = _ATOM.findall(pattern)
    if atoms[0] != "(":
        if atoms[0] in (r"\b", r"\B", r"\A", r"\Z", "^", "$"):
            return atoms[0], frozenset([""])
        return atoms[0], frozenset(each for each in _ALPHABET if re.fullmatch(atoms[0], each))
    depth = length = 0
    for atom in atoms:
        depth += (atom == "(") - (atom == ")")
        length += len(atom)
        if not depth:
            break
    group = pattern[:length]
    if group.startswith(_AROUND):
        return group, frozenset([""])
    opening = re.match(r"\((?:\?:|\?P<\w+>)?", group)
    return group, _alternatives(group[opening.end() if opening else 1 : -1], size)
