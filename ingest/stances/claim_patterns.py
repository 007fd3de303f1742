"""The patterns of `lexicons/claims.toml`, compiled."""

import re
from dataclasses import dataclass
from functools import cache

from .. import tables
from .masked import ACTOR, MENTION, TEXT
from .phrases import alternatives

__all__ = ["Lexicon", "Pattern", "lexicon"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of words: the claim that it makes, of what kind of object, and the verb that its label has."""

    predicate: str
    status: str  # asserted | presupposed
    object: str  # any | actor | text | text or topic | mechanism | adopted
    default: str  # "speaker" where the object is the speaker when nobody is named
    says: str
    regex: "re.Pattern[str]"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the data file says."""

    patterns: tuple[Pattern, ...]
    pieces: tuple[tuple[str, int], ...]  # pieces of words, each with the number of a pattern that needs it
    words: dict[str, "re.Pattern[str]"]
    topics: tuple[tuple[str, "re.Pattern[str]"], ...]


@cache
def lexicon() -> Lexicon:
    data = tables.lexicon("claims")
    patterns = tuple(
        Pattern(
            entry["predicate"],
            entry["status"],
            entry["object"],
            entry.get("default", ""),
            entry["says"],
            re.compile(_expanded(entry["regex"], data["macros"], data["words"])),
        )
        for entry in data["claim"]
    )
    topics = tuple((entry["label"], alternatives(entry["phrases"])) for entry in data["topic"])
    words = {name: re.compile(data["words"][name]) for name in ("role", "others", "doubt", "relative", "modifier")}
    pieces = ((piece, number) for number, entry in enumerate(data["claim"]) for piece in entry["needs"])
    return Lexicon(patterns, tuple(pieces), words, topics)


def _expanded(pattern: str, macros: dict[str, str], words: dict[str, str]) -> str:
    subject = rf"(?P<s>{MENTION}){words['kin']}"
    forms = {
        "<S>": subject,
        "<first>": rf"^(?:[a-z]+(?:\s+[a-z]+)?,\s+)?{words['head']}{subject}{words['between']}\b",
        "<Sby>": rf"{words['head']}(?P<y>{MENTION})",
        "<Oopt>": rf"{words['head']}\(?(?P<o>{TEXT})",
        "<O>": rf"<adj>{words['head']}(?P<o>{MENTION}|)",
        "<0O>": rf"(?P<o>{MENTION})",
        "<O2>": rf"{words['head']}(?P<o2>{MENTION})",
        "<A2>": rf"(?P<y>{ACTOR}){words['kin']}",
        "<A>": rf"(?P<s>{ACTOR}){words['kin']}",
    }
    for name, form in forms.items():
        pattern = pattern.replace(name, form)
    for name, value in macros.items():
        pattern = pattern.replace(f"<{name}>", value)
    return pattern
