"""The forms of `lexicons/rollcalls.toml`, compiled, and a sentence in which every deed of voting is one character."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..tables import lexicon
from .beside import asked_beside
from .leads import Leads, openings
from .masked import ACTOR, MENTION, Masked, is_text

__all__ = [
    "SAME",
    "Form",
    "Told",
    "forms",
    "groups_of",
    "guard",
    "is_other_it",
    "stance_of",
    "stances",
    "told",
    "triggers",
]

SAME = "same"
_DEED, _WEAK, _NOUN, _BALLOT = 0xF000, 0xF020, 0xF040, 0xF060  # characters; a weak deed needs votes nearby
_PLACE = re.compile(r"\{([a-z]+)\}")  # a word of the table [words]
_LETTERS = 3  # by which the deeds are told apart; none is shorter
_WORD = re.compile(r"(?<![a-z\ue000-\ue7ff-])[a-z0-9]")
_IT = 3  # characters behind a vote in which "it" may stand
_MOST = 3  # lists of voters in one form


@dataclass(frozen=True, slots=True)
class Form:
    """One way to tell a vote. `stance` is a notation, or says where it comes from: deed | noun | side | same."""

    name: str
    regex: "re.Pattern[str]"
    stance: str
    needs: tuple[str, ...]  # "deed" | "noun" | a piece of words
    opens: bool  # it begins with its voters

    def search(self, words: str, at: int, leads: Leads) -> "re.Match[str] | None":
        """The first match from an index on; one that opens with voters would match at their first actor, too."""
        if self.opens and not any(self.regex.match(words, place) for place in leads.actors if place >= at):
            return None
        return self.regex.search(words, at)

    def worth_trying(self, told: "Told") -> bool:
        """Whether the words hold something without which the form can't match."""
        for need in self.needs:
            if told.deeds if need == "deed" else told.nouns if need == "noun" else need in told.words:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Told:
    """Masked words in which deeds and nouns of voting are one character each.

    `places` are these characters, `origins` the stretches of the masked words behind them.
    """

    words: str
    places: tuple[int, ...]
    origins: tuple[tuple[int, int], ...]
    deeds: bool = False
    nouns: bool = False

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the masked words behind a stretch of these."""
        return self._behind(start)[0], self._behind(end - 1)[1]

    def _behind(self, index: int) -> tuple[int, int]:
        number = bisect_right(self.places, index) - 1
        if number < 0:
            return index, index + 1
        place, (start, end) = self.places[number], self.origins[number]
        return (start, end) if place == index else (end + index - place - 1, end + index - place)


@cache
def triggers() -> tuple[str, ...]:
    """Pieces of words without which a sentence tells no vote."""
    return tuple(lexicon("rollcalls")["triggers"])


@cache
def stances() -> tuple[str, ...]:
    """The stances that a vote can be, in the order of the data file."""
    return tuple(lexicon("rollcalls")["deeds"])


@cache
def _deeds() -> dict[str, "re.Pattern[str]"]:
    """Every deed and noun, one named group a stance, by the letters that it begins with: few begin with the same."""
    data = lexicon("rollcalls")
    groups: dict[str, list[str]] = {}
    for letter, table in (("d", "deeds"), ("w", "weak"), ("n", "nouns"), ("b", "ballots")):
        for number, stance in enumerate(stances()):
            by_first: dict[str, list[str]] = {}
            for pattern in map(_filled, data[table].get(stance, ())):
                for first in openings(pattern, _LETTERS):
                    by_first.setdefault(first, []).append(pattern)
            for first, patterns in by_first.items():
                groups.setdefault(first, []).append(f"(?P<{letter}{number}>{'|'.join(patterns)})")
    written = {first: "|".join(alternatives) for first, alternatives in groups.items()}
    compiled = {pattern: re.compile(pattern) for pattern in sorted(set(written.values()))}
    return {first: compiled[pattern] for first, pattern in written.items()}


def _find_deeds(words: str) -> Iterator["re.Match[str]"]:
    """The deeds and nouns in masked words, in order; one may begin where a word or a digit does."""
    deeds = _deeds()
    at = 0
    for place in _WORD.finditer(words):
        start = place.start()
        pattern = deeds.get(words[start : start + _LETTERS])
        if start >= at and pattern is not None and (match := pattern.match(words, start)):
            yield match
            at = match.end()


def _filled(pattern: str) -> str:
    words = lexicon("rollcalls")["words"]
    it = rf"(?:\s+{words['itself']})"
    object_ = rf"(?:{it}|{words['no_object']})"
    pattern = pattern.replace("{object}", object_).replace("{it}", it).replace("{one}", words["count"])
    return _PLACE.sub(lambda found: str(words[found[1]]), pattern)


def told(words: str) -> Told:
    """Masked words with their deeds and nouns as characters."""
    pieces: list[str] = []
    places: list[int] = []
    origins: list[tuple[int, int]] = []
    at = saved = 0  # `saved`: by how many characters the words have become shorter
    seen: set[str] = set()
    for match in _find_deeds(words):
        start, end = match.span()
        group = match.lastgroup or "d0"
        seen.add(group[0])
        base = {"d": _DEED, "w": _WEAK, "n": _NOUN, "b": _BALLOT}[group[0]]
        pieces += (words[at:start], chr(base + int(group[1:])))
        places.append(start - saved)
        origins.append((start, end))
        saved += end - start - 1
        at = end
    pieces.append(words[at:])
    return Told("".join(pieces), tuple(places), tuple(origins), bool(seen & {"d", "w"}), bool(seen & {"n", "b"}))


def stance_of(character: str) -> tuple[str, bool]:
    """The stance behind a character of a deed or noun, and whether it counts only near words of voting."""
    code = ord(character)
    base = max(each for each in (_DEED, _WEAK, _NOUN, _BALLOT) if each <= code)
    return stances()[code - base], base == _WEAK


@cache
def forms() -> tuple[Form, ...]:
    """The forms in the order of the data file."""
    return tuple(
        Form(
            form["name"],
            re.compile(_expanded(form["regex"])),
            form["stance"],
            tuple(form["needs"]),
            form["regex"].startswith(("<WHO>", "(?P<head>)<WHO>")),
        )
        for form in lexicon("rollcalls")["form"]
    )


def _expanded(pattern: str) -> str:
    words = lexicon("rollcalls")["words"]
    one = rf"{words['office']}{ACTOR}{words['kin']}"
    sides = "|".join(
        f"(?P<s{number}>{'|'.join(lexicon('rollcalls')['side'][stance])})"
        for number, stance in enumerate(stances())
        if stance in lexicon("rollcalls")["side"]
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
    return re.compile(lexicon("rollcalls")["words"][name])


def groups_of(match: "re.Match[str]", name: str) -> tuple[str, ...]:
    """The groups of a match whose name begins so and that took part, in order of place."""
    found = ((match.start(key), key) for key, value in match.groupdict().items() if key.startswith(name) and value)
    return tuple(key for _, key in sorted(found))


def is_other_it(masked: Masked, start: int, end: int) -> bool:
    """Whether "it" is what is voted on between two places, and stands for what a text before is only named in: "Poland
    asked for a review of R and China opposed it"."""
    voted = masked.words[start : end + _IT]
    named = any(reference.printed.lower() == "it" for reference in masked.texts_within(voted))
    it = named or "it" in voted.replace(".", " ").split()
    at = next((at for at in range(start - 1, -1, -1) if is_text(masked.words[at])), -1) if it else -1
    return at >= 0 and asked_beside(re.sub(MENTION, "§o", masked.words[:at].lower()).rstrip())
