"""The patterns of `lexicons/initiators.toml`, compiled, and the guards that call a match off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from .. import tables
from .leads import Leads, Nouns, openings, word_starts
from .masked import ACTOR, TEXT
from .phrases import Pieces

__all__ = ["Lexicon", "Pattern", "lexicon"]

_GAPS = ("post", "subject", "object", "agent")
_ACTORS = ("a", "a2", "a3", "a4")
_OPENINGS = {"<0A>": "actor", "<0S>": "actor", "<0TN>": "text"}
_MOST_STARTS = 200  # with more of them a pattern may begin with any word
_REACH = 60  # characters in front of a match that its guards read


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of words. `focus`: "" | "text" | "near" (the text is the one last named, or named just before)."""

    source: str
    focus: str
    has_subject: bool
    only: str  # "" | "draft" | "called" (numbered and called draft) | "own" | "our own" (printed "its draft")
    agrees: bool
    beside: int | None  # the number of another pattern without whose pieces this one is not tried
    opening: str  # "actor" | "text" (or a noun for one) | "word" | "" (anything): what it begins with
    starts: frozenset[str]  # the first two letters of the word that it begins with

    @property
    def regex(self) -> "re.Pattern[str]":
        """The form, compiled when it is first tried: most texts try few."""
        return _compiled(self.source)

    def search(self, words: str, at: int, leads: Leads) -> "re.Match[str] | None":
        """The first match from an index on, tried only where the pattern can begin."""
        if not self.opening or (self.opening == "actor" and leads.has_members):
            return self.regex.search(words, at)
        if self.opening == "word":
            places = leads.words(self.starts)
        else:
            places = leads.actors if self.opening == "actor" else leads.texts
        match = self.regex.match
        return next((found for place in places if place >= at and (found := match(words, place))), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the data file says."""

    triggers: tuple[str, ...]  # pieces of words without which a sentence names no initiator
    patterns: tuple[Pattern, ...]
    pieces: Pieces[int]
    pronouns: frozenset[str]
    words: dict[str, "re.Pattern[str]"]
    guards: dict[str, "re.Pattern[str]"]
    nouns: Nouns

    def worth_trying(self, words: str) -> list[Pattern]:
        """The patterns of which masked words have a piece, in the order of the data file."""
        hit = {number for _, numbers in self.pieces.find(words) for number in numbers}
        patterns = (self.patterns[number] for number in sorted(hit))
        return [pattern for pattern in patterns if pattern.beside is None or pattern.beside in hit]

    def matches(self, pattern: Pattern, words: str, agents: frozenset[str], leads: Leads) -> Iterator["re.Match[str]"]:
        """The matches of a pattern in masked words that no guard calls off; a match refused is sought further right.

        `agents` are the characters of the actors that can do something, which organs cannot.
        """
        at = 0
        while match := pattern.search(words, at, leads):
            refused = self._is_refused(pattern, match, agents)
            at = match.start() + 1 if refused else match.end()
            if not refused:
                yield match

    def _is_refused(self, pattern: Pattern, match: "re.Match[str]", agents: frozenset[str]) -> bool:
        groups = match.groupdict()
        if any(groups.get(name) and groups[name] not in agents for name in _ACTORS):
            return True
        for name in _GAPS:
            gap = groups.get(f"g_{name}")
            if gap and self.guards[name].search(gap):
                if name == "object" and self.guards["own_text"].search(gap):
                    continue
                return True
        before = match.string[max(0, match.start() - _REACH) : match.start()]
        if pattern.opening == "actor" and self.guards["left_out"].search(before):
            return True
        if groups.get("n") in ("it", "them") and self.guards["other_object"].match(match.string, match.end()):
            return True
        if "sponsors" in match[0] and self.guards["joined_in"].match(match.string, match.end()):
            return True
        if pattern.has_subject and (
            (
                self.guards["before_subject"].search(before)
                and not self.guards["relative"].match(groups.get("g_subject") or "")
            )
            or self.guards["withdrawn"].search(before)
        ):
            return True
        post = groups.get("g_post")
        if post is not None and self.guards["amends"].search(before):
            return True
        if not post or self.guards["contained"].search(before):
            return False
        return bool(self.guards["finite"].search(post) and self.guards["before_text"].search(before))


@cache
def _compiled(source: str) -> "re.Pattern[str]":
    return re.compile(source)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = tables.lexicon("initiators")
    words = data["words"]
    guards = data["guards"]
    numbers = {entry["name"]: number for number, entry in enumerate(data["pattern"])}
    patterns = tuple(_pattern(entry, data["macros"], words, numbers) for entry in data["pattern"])
    pieces = ((piece, number) for number, entry in enumerate(data["pattern"]) for piece in entry["needs"])
    names = (
        *("the_draft", "called_draft", "other_kinds", "plural", "compared", "clause_after", "clause_before"),
        *("whole", "maker", "deed", "several", "some", "papers", "stand_in", "own", "our_own"),
        *("became_number", "apposed", "records", "after_adjective", "scene", "named_after"),
        *("possessive", "ours", "clause_finite", "comma", "and", "joint_deed"),
    )
    compiled = {name: re.compile(words[name]) for name in names}
    compiled["more"] = re.compile(rf"{words['kin']}{words['more']}{words['office']}(?P<a>{ACTOR})")
    compiled["besides"] = re.compile(rf"{words['besides']}{words['office']}(?P<a>{ACTOR})")
    compiled["that_actor"] = re.compile(rf"\bthat\s+(?:the\s+)?(?P<a>{ACTOR})")
    compiled["listed"] = re.compile(rf"{words['listed']}(?P<t>{TEXT})")
    compiled["became"] = re.compile(rf"{words['became']}(?P<t>{TEXT})")
    return Lexicon(
        tuple(data["triggers"]),
        patterns,
        Pieces(pieces),
        frozenset(words["pronouns"]),
        compiled,
        {name: re.compile(guard.replace("<rivals>", guards["rivals"])) for name, guard in guards.items()},
        _nouns(words["any_noun"].replace("<other_kinds>", words["other_kinds"])),
    )


def _pattern(entry: dict[str, Any], macros: dict[str, str], words: dict[str, str], numbers: dict[str, int]) -> Pattern:
    regex = _expanded(entry["regex"], macros, words)
    starts = word_starts(regex, _MOST_STARTS)
    opening = next((opening for mark, opening in _OPENINGS.items() if entry["regex"].startswith(mark)), "")
    return Pattern(
        regex,
        entry.get("focus", ""),
        entry.get("subject", False),
        entry.get("only", ""),
        entry.get("agree", False),
        numbers.get(entry.get("with", "")),
        opening or ("word" if starts else ""),
        starts,
    )


def _nouns(pattern: str) -> Nouns:
    starts = sorted(each for each in openings(pattern, 2) if each[0].isascii() and each[0].islower())
    return Nouns(re.compile(pattern), re.compile(rf"{TEXT}|\b(?:{'|'.join(starts)})"))


def _expanded(pattern: str, macros: dict[str, str], words: dict[str, str]) -> str:
    more = rf"(?:{words['more']}{words['office']}{ACTOR}{words['kin']}){{0,2}}"
    pattern = pattern.replace("<more_agents>", more).replace("<0S>", "<0A>")
    for _ in range(3):  # macros may name macros
        for name, value in macros.items():
            pattern = pattern.replace(f"<{name}>", value)
    head, kin = words["head"], words["kin"]
    pattern = pattern.replace("<HE>", rf"(?P<he>{words['he']})").replace("<kin>", kin)
    for number in ("", "2", "3", "4", "5"):
        actor = rf"(?:(?P<a{number}>{ACTOR}){kin}|(?P<b{number}>{words['members']}))"
        noun, leading = rf"(?P<n{number}>{words['noun']})", rf"(?P<n{number}>{words['any_noun']})"
        forms = {
            "0A": actor,
            "A": rf"(?:the\s+)?{words['office']}{actor}",
            "0T": rf"(?P<t{number}>{TEXT})[)\]]?",
            "T": rf"{head}(?P<t{number}>{TEXT})[)\]]?",
            "0TN": rf"(?:(?P<u{number}>{TEXT})[)\]]?|\b{leading})",
            "TN": rf"(?:{head}(?P<u{number}>{TEXT})[)\]]?|\b{noun})",
        }
        for name, form in forms.items():
            pattern = pattern.replace(f"<{name}{number}>", form)
    return pattern.replace("<other_kinds>", words["other_kinds"])
