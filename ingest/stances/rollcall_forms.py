"""The forms of `lexicons/rollcalls.toml`, compiled, and a sentence in which every deed of voting is one character."""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from .masked import ACTOR
from .phrases import Pieces

__all__ = ["SAME", "Form", "Told", "forms", "lexicon", "told"]

SAME = "same"
_LEXICON = Path(__file__).parent.parent / "lexicons" / "rollcalls.toml"
_DEED, _WEAK, _NOUN, _BALLOT = 0xF000, 0xF020, 0xF040, 0xF060  # characters; a weak deed needs votes nearby
_PLACE = re.compile(r"\{([a-z]+)\}")  # a word of the table [words]
_MOST = 3  # lists of voters in one form


@dataclass(frozen=True, slots=True)
class Form:
    """One way to tell a vote. `stance` is a notation, or says where it comes from: deed | noun | side | same."""

    name: str
    regex: "re.Pattern[str]"
    stance: str
    needs: tuple[str, ...]

    def worth_trying(self, told: "Told") -> bool:
        """Whether the words hold something without which the form can't match."""
        return any(
            told.deeds if need == "deed" else told.nouns if need == "noun" else need in told.words
            for need in self.needs
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Masked words in which deeds and nouns of voting are one character each; `starts` and `ends` lead back."""

    words: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    deeds: bool = False
    nouns: bool = False

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the masked words behind a stretch of these."""
        return self.starts[start], self.ends[end - 1]


@cache
def lexicon() -> dict[str, Any]:
    """The data file as written."""
    return tomllib.loads(_LEXICON.read_text(encoding="utf-8"))


@cache
def triggers() -> Pieces[bool]:
    """Pieces of words without which a sentence tells no vote."""
    return Pieces((piece, True) for piece in lexicon()["triggers"])


@cache
def stances() -> tuple[str, ...]:
    """The stances that a vote can be, in the order of the data file."""
    return tuple(lexicon()["deeds"])


@cache
def _deeds() -> "re.Pattern[str]":
    """Every deed and noun, one named group a stance."""
    data = lexicon()
    groups = []
    for letter, table in (("d", "deeds"), ("w", "weak"), ("n", "nouns"), ("b", "ballots")):
        for stance, number in zip(stances(), range(len(stances())), strict=True):
            if written := data[table].get(stance):
                groups.append(f"(?P<{letter}{number}>{'|'.join(map(_filled, written))})")
    return re.compile(rf"(?<![a-z\ue000-\ue7ff-])(?:{'|'.join(groups)})")


def _filled(pattern: str) -> str:
    words = lexicon()["words"]
    it = rf"(?:\s+{words['itself']})"
    object_ = rf"(?:{it}|{words['no_object']})"
    pattern = pattern.replace("{object}", object_).replace("{it}", it).replace("{one}", words["count"])
    return _PLACE.sub(lambda found: str(words[found[1]]), pattern)


def told(words: str) -> Told:
    """Masked words with their deeds and nouns as characters."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    seen: set[str] = set()
    for match in _deeds().finditer(words):
        _copy(words, at, match.start(), pieces, starts, ends)
        group = match.lastgroup or "d0"
        seen.add(group[0])
        base = {"d": _DEED, "w": _WEAK, "n": _NOUN, "b": _BALLOT}[group[0]]
        pieces.append(chr(base + int(group[1:])))
        starts.append(match.start())
        ends.append(match.end())
        at = match.end()
    _copy(words, at, len(words), pieces, starts, ends)
    return Told("".join(pieces), tuple(starts), tuple(ends), bool(seen & {"d", "w"}), bool(seen & {"n", "b"}))


def _copy(words: str, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(words[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def stance_of(character: str) -> tuple[str, bool]:
    """The stance behind a character of a deed or noun, and whether it counts only near words of voting."""
    code = ord(character)
    base = max(each for each in (_DEED, _WEAK, _NOUN, _BALLOT) if each <= code)
    return stances()[code - base], base == _WEAK


@cache
def forms() -> tuple[Form, ...]:
    """The forms in the order of the data file."""
    return tuple(
        Form(form["name"], re.compile(_expanded(form["regex"])), form["stance"], tuple(form["needs"]))
        for form in lexicon()["form"]
    )


def _expanded(pattern: str) -> str:
    words = lexicon()["words"]
    one = rf"{words['office']}{ACTOR}{words['kin']}"
    sides = "|".join(
        f"(?P<s{number}>{'|'.join(lexicon()['side'][stance])})"
        for number, stance in enumerate(stances())
        if stance in lexicon()["side"]
    )
    for number in ("", *map(str, range(2, _MOST + 2))):
        who = rf"(?P<who{number}>{one}(?:{words['joint']}{one})*)"
        pattern = pattern.replace(f"<WHO{number}>", rf"(?:the\s+)?{who}")
        pattern = pattern.replace(f"<DEED{number}>", rf"(?P<deed{number}>[{chr(_DEED)}-{chr(_WEAK + 31)}])")
        pattern = pattern.replace(f"<NOUN{number}>", rf"(?P<noun{number}>[{chr(_NOUN)}-{chr(_NOUN + 31)}])")
        pattern = pattern.replace(f"<BALLOT{number}>", rf"(?P<noun{number}b>[{chr(_BALLOT)}-{chr(_BALLOT + 31)}])")
    pattern = pattern.replace("<SIDE>", f"(?:{sides})")
    for name in ("aside", "gap", "count", "voters", "such", "company"):
        pattern = pattern.replace(f"<{name.upper()}>", words[name]).replace(f"<{name}>", words[name])
    return pattern


@cache
def guard(name: str) -> "re.Pattern[str]":
    """A pattern of [words], compiled."""
    return re.compile(lexicon()["words"][name])


def places(found: Pieces[bool], folded: str) -> list[int]:
    """Where pieces of words stand, in order."""
    return sorted(place for place, _ in found.find(folded))


def between(marks: list[int], start: int, end: int) -> bool:
    """Whether one of the places lies in a stretch."""
    place = bisect_right(marks, start - 1)
    return place < len(marks) and marks[place] < end


def groups_of(match: "re.Match[str]", name: str) -> tuple[str, ...]:
    """The groups of a match whose name begins so and that took part, in order of place."""
    found = ((match.start(key), key) for key, value in match.groupdict().items() if key.startswith(name) and value)
    return tuple(key for _, key in sorted(found))


def letters(*parts: str) -> str:
    """Characters of several strings, one after the other."""
    return "".join(chain.from_iterable(parts))
