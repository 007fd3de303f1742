"""Cue phrases: words that carry a stance, a demand, compliance or a breach, found on a marked sentence."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from .entries import entries
from .lemmas import forms
from .marking import Marked
from .stances import STANCES
from .words import words

__all__ = ["NEGATIVE", "Cue", "Hit", "find", "may_be_textless", "runs"]

# stances against what they meet: an attempt against a text turns them round
NEGATIVE = frozenset(name for name, stance in STANCES.items() if stance.family == "rejects") | {"concern"}

_LEMMA = re.compile(r"\{([^{}]+)\}")
_RUN = re.compile(r"\w+")
_PLAIN = re.compile(r"([\w'§-]+)|\(([\w'§|-]+)\)")
_CHOICE = re.compile(r"([\w'§-]+)|\((?:\?:)?([\w'§|-][\w'§| -]*)\)")
# words that may stand inside a phrase; a preposition or a negation would begin another one
_FILLER = r"(?: (?!(?:on|in|of|by|as|for|with|to|from|or|that|which|be|not|no|never|nor|upon|under) )[^ ,;:.§]+){0,3}"
_WIDE = r"(?: (?!(?:§t|which|who|that|is|are|was|were|and) )[^ ,;:.]+){0,14}"


@dataclass(frozen=True, slots=True, eq=False)  # each is made once, and asked for its hash often
class Cue:
    """One phrase of the lexicon with what its entry says of it (lexicons/cues.toml tells which words there are).

    `form`: what it is in a sentence. `kind`: what it does to the text. `reach`: how many unknown words may stand
    between cue and text. `implicit`: it needs no mention of the text in its own sentence. `marks`: what else holds
    of it. Read from the phrase itself are `lemmas`: the verbs one of which it begins with, none when it begins
    otherwise; `denies`: a negation is among its words; `gap`: it holds a clause (`~~`); `several`: it can
    have several words.
    """

    pattern: str
    stance: str
    form: str
    kind: str
    reach: int
    implicit: bool
    file: str
    marks: frozenset[str] = frozenset()
    lemmas: tuple[str, ...] = ()
    denies: bool = False
    gap: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at tokens start to end, half-open."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    cue: Cue
    regex: re.Pattern[str]
    order: int


@dataclass(frozen=True, slots=True)
class _Opening:
    """The rules that one word can begin: by their second word, and those whose second word may be anything.

    The latter are kept by a word that must follow somewhere (`needed`); those without such a word are `free`, and
    stand under every second word, too.
    """

    by_second: dict[str, tuple[_Rule, ...]]
    needed: dict[str, tuple[_Rule, ...]]
    needs: frozenset[str]
    free: tuple[_Rule, ...]


@cache
def _openings() -> dict[str, _Opening]:
    """Rules by the first word that they can begin with."""
    fixed: dict[str, dict[str, list[_Rule]]] = {}
    loose: dict[str, list[tuple[_Rule, tuple[str, ...]]]] = {}
    written = [(entry, pattern) for entry in entries() for pattern in entry["patterns"]]
    for order, (known, pattern) in enumerate(written):
        rule = _Rule(_cue(known, pattern), re.compile(_expression(pattern) + r"(?= |$)"), order)
        seconds, needed = _second_words(pattern), _needed_words(pattern)
        for word in _first_words(pattern):
            fixed.setdefault(word, {})
            loose.setdefault(word, [])
            if not seconds:
                loose[word].append((rule, needed))
            for second in seconds:
                fixed[word].setdefault(second, []).append(rule)
    return {word: _opening(fixed[word], loose[word]) for word in loose}


def _opening(fixed: dict[str, list[_Rule]], loose: list[tuple[_Rule, tuple[str, ...]]]) -> _Opening:
    needed: dict[str, list[_Rule]] = {}
    for rule, needs in loose:
        for word in needs:
            needed.setdefault(word, []).append(rule)
    free = tuple(rule for rule, needs in loose if not needs)
    return _Opening(
        {second: (*rules, *free) for second, rules in fixed.items()},
        {word: tuple(rules) for word, rules in needed.items()},
        frozenset(needed),
        free,
    )


def _cue(entry: dict[str, Any], pattern: str) -> Cue:
    return Cue(
        pattern,
        entry["stance"],
        entry["form"],
        entry.get("kind", "attitude"),
        entry.get("reach", 5) + 2,
        entry.get("implicit", False),
        entry["file"],
        frozenset(entry.get("marks", ())),
        _lemmas(pattern),
        not words("negative-pattern").isdisjoint(re.split(r"[^a-z-]+", pattern)),
        " ~~ " in pattern,
        " " in pattern,
    )


def _lemmas(pattern: str) -> tuple[str, ...]:
    """The verbs with a form of which a pattern begins."""
    opening = _LEMMA.match(pattern)
    return tuple(opening[1].split("|")) if opening else ()


def _alternatives(match: re.Match[str]) -> str:
    words = sorted({form for lemma in match[1].split("|") for form in forms(lemma)})
    return "(?:" + "|".join(words) + ")"


def _expression(pattern: str) -> str:
    """The regular expression of a pattern, to be matched on the line of a marked sentence."""
    expanded = _LEMMA.sub(_alternatives, pattern).split()
    pieces = [expanded[0]]
    for word in expanded[1:]:
        if word == "~":
            pieces.append(_FILLER)
        elif word == "~~":
            pieces.append(_WIDE)
        elif word.endswith("?"):
            pieces.append(f"(?: {word[:-1]})?")
        else:
            pieces.append(f" {word}")
    return "".join(pieces)


def _first_words(pattern: str) -> tuple[str, ...]:
    """The words with which a match of the pattern can begin."""
    if lemmas := _lemmas(pattern):
        return tuple(sorted({form for lemma in lemmas for form in forms(lemma)}))
    if pattern.startswith("("):
        return tuple(sorted({choice.split()[0] for choice in pattern[1 : pattern.index(")")].split("|")}))
    return (pattern.split()[0],)


def _second_words(pattern: str) -> tuple[str, ...]:
    """The words one of which must follow the first; none when anything may."""
    pieces = _LEMMA.sub(_alternatives, pattern).split()
    if len(pieces) < 2 or pieces[0].count("(") != pieces[0].count(")"):
        return ()
    if len(pieces) > 2 and pieces[1].count("(") != pieces[1].count(")"):
        return ()
    found = _PLAIN.fullmatch(pieces[1].replace("(?:", "("))
    return tuple(sorted(set((found[1] or found[2]).split("|")))) if found else ()


def _needed_words(pattern: str) -> tuple[str, ...]:
    """Words behind the first one of which a match of the pattern has one as a token; none when that is not certain."""
    pieces: list[str] = []
    depth = 0
    for piece in _LEMMA.sub(_alternatives, pattern).split():
        if depth:
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
        depth += piece.count("(") - piece.count(")")
    plain = [found for piece in pieces[1:] if (found := _CHOICE.fullmatch(piece))]
    choices = [tuple(max(each.split(), key=len, default="") for each in (f[1] or f[2]).split("|")) for f in plain]
    return max(filter(all, choices), key=lambda words: (min(map(len, words)), -len(words)), default=())


@cache
def _textless() -> dict[str, tuple[frozenset[str], ...]]:
    """The cues that need no text of their own: by each word of which they begin, words of which they need one, too."""
    found: dict[str, list[frozenset[str]]] = {}
    for entry in entries():
        for pattern in entry["patterns"]:
            if entry.get("implicit"):
                needed = _needed_words(pattern)
                needs = frozenset() if any("§" in word for word in needed) else frozenset(map(_last_run, needed))
                for first in _first_words(pattern):
                    found.setdefault(_last_run(first), []).append(needs)
    return {word: tuple(dict.fromkeys(needs)) for word, needs in found.items()}


def _last_run(word: str) -> str:
    """The last letters in a row: a mention may take the rest of a word with a hyphen, quotation marks are no word."""
    return [run.group() for run in _RUN.finditer(word)][-1] if _RUN.search(word) else ""


def runs(text: str) -> frozenset[str]:
    """Every run of letters and digits of a text, in lower case."""
    return frozenset(_RUN.findall(text.lower()))


def may_be_textless(found: frozenset[str]) -> bool:
    """True when a sentence with these runs of letters could hold a cue without a text of its own (a vote)."""
    known = _textless()
    return any(not needs or not needs.isdisjoint(found) for run in found & known.keys() for needs in known[run])


def find(marked: Marked) -> tuple[Hit, ...]:
    """The cues of a sentence in reading order: longest first at each place, none inside another."""
    openings = _openings()
    row = marked.row
    present = frozenset(row)
    hits: list[Hit] = []
    taken = 0
    for index, word, following in zip(range(len(row)), row, (*row[1:], ""), strict=True):
        if index < taken or word not in openings:
            continue
        opening = openings[word]
        rules = opening.by_second.get(following, opening.free)
        if not opening.needs.isdisjoint(present):
            for need in opening.needs & present:
                rules += opening.needed[need]
        best = _longest(marked, index, rules) if rules else None
        if best is not None:
            hits.append(best)
            taken = best.end
    return tuple(hits)


def _longest(marked: Marked, index: int, rules: tuple[_Rule, ...]) -> Hit | None:
    """The longest cue at a token; of two equally long ones that which the lexicon names first."""
    start = marked.starts[index]
    best: tuple[int, int] | None = None
    cue: Cue | None = None
    for rule in rules:
        found = rule.regex.match(marked.line, start)
        if found is None:
            continue
        rank = (marked.index(found.end() - 1) + 1, -rule.order)
        if best is None or rank > best:
            best, cue = rank, rule.cue
    return Hit(cue, index, best[0]) if cue is not None and best is not None else None
