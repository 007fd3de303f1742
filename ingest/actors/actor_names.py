"""The names that `actors` looks for, in one automaton, and what each means on a date."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick

from . import registry_tables as tables
from .actor_context import lexicon
from .folding import fold
from .identities import code_at, exists, within

# A State's name can also be an adjective or a metonym of another; the first kind listed decides the treatment.
_ORDER = ("state", "bloc", "organ", "metonym", "adjective", "regional", "self", "none")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One bearer of a spelling: `owner` is an identity, a group code or an organ code."""

    owner: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One spelling. kind: state | adjective | metonym | bloc | regional | organ | self | none (a longer proper name).

    `exact` spellings count only as written; others need a capital where the registry writes one.
    """

    spelling: str
    length: int
    kind: str
    meanings: tuple[Meaning, ...]
    forms: tuple[str, ...]
    exact: bool
    capital: bool

    def fits(self, printed: str) -> bool:
        """Whether the printed form has the capitals that the name needs."""
        if self.exact:
            return printed in self.forms or printed[0].lower() + printed[1:] in self.forms
        return not self.capital or not printed[0].islower()


def _name_rows() -> Iterator[tuple[str, str, Meaning, bool]]:
    kinds = {"adjective": "adjective", "metonym": "metonym"}
    for name in tables.names():
        if name.kind == "slip" and name.start:  # a slip of one list in one week, not of writers
            continue
        meaning = Meaning(name.identity, name.start, name.end)
        yield kinds.get(name.kind, "state"), name.name, meaning, name.kind == "abbreviation"
    for group in tables.group_names():
        kind = "regional" if group.flag == "adjective" else "bloc"
        yield kind, group.name, Meaning(group.code, group.start, group.end), group.flag == "position"
    for organ in tables.organ_names():
        owner = "" if organ.flag == "short" else organ.code
        yield "organ", organ.name, Meaning(owner, "", ""), organ.flag == "exact"
    for phrase in lexicon()["longer"]["phrases"]:
        yield "none", phrase, Meaning("", "", ""), False
    for phrase in (*lexicon()["self"]["phrases"], *lexicon()["self"]["owners"]):
        yield "self", phrase, Meaning("", "", ""), False
    for word in lexicon()["self"]["exact"]:
        yield "self", word, Meaning("", "", ""), True


def _entry(spelling: str, rows: list[tuple[str, str, Meaning, bool]]) -> Entry:
    kind = min((row[0] for row in rows), key=_ORDER.index)
    same = [row for row in rows if row[0] == kind]
    return Entry(
        spelling,
        len(spelling),
        kind,
        tuple(row[2] for row in same),
        tuple(row[1] for row in same),
        all(row[3] for row in same),
        all(row[1][0].isupper() for row in same),
    )


@cache
def automaton() -> ahocorasick.Automaton:
    """All spellings, each with a space in front, so that hits begin at word starts."""
    rows: dict[str, list[tuple[str, str, Meaning, bool]]] = defaultdict(list)
    for row in _name_rows():
        rows[fold(row[1])].append(row)
    machine = ahocorasick.Automaton()
    for spelling in sorted(rows):
        machine.add_word(" " + spelling, _entry(spelling, rows[spelling]))
    machine.make_automaton()
    return machine


@lru_cache(maxsize=1 << 16)
def resolve(entry: Entry, date: str | None) -> tuple[tuple[str, ...], str]:
    """Codes and kind of an entry on a date; several codes mean that the name is ambiguous then.

    Names of States that are not in force on the date keep their bearer ("Burma" in 2012): writers use old names
    on purpose. Names of groups do not ("the Twelve" in 2005); their kind is then empty.
    """
    in_force = [m for m in entry.meanings if within(date, m.start, m.end)]
    if not date:
        in_force = [m for m in in_force if not m.end] or in_force
    if entry.kind in ("bloc", "organ", "regional"):
        codes = tuple(dict.fromkeys(m.owner for m in in_force if m.owner))
        return _group(codes, entry.kind) if in_force else ((), "")
    meanings = [m for m in in_force if exists(m.owner, date)] or in_force or entry.meanings
    owners = dict.fromkeys(m.owner for m in meanings)
    members = [owner for owner in owners if tables.states()[owner].status != "other"]
    owners = dict.fromkeys(members or owners)
    kinds = {tables.states()[owner].kind for owner in owners}
    status = {tables.states()[owner].status for owner in owners}
    kind = "other" if kinds == {"other"} and status == {"other"} else "state"
    return tuple(dict.fromkeys(_code(owner, date) for owner in owners)), kind


@lru_cache(maxsize=1 << 16)
def stood(entry: Entry, date: str | None) -> bool:
    """Whether a bearer of the name was a State by that date: before, its name is that of a country only."""
    starts = [tables.states()[meaning.owner] for meaning in entry.meanings]
    return any(not state.start or within(date, min(state.start, state.admitted or "9"), "") for state in starts)


def _code(owner: str, date: str | None) -> str:
    """The code on the date; a State that is gone keeps its last one ("the Soviet Union" in a text of 2005)."""
    return code_at(owner, date) if exists(owner, date) else tables.states()[owner].code


def _group(owners: tuple[str, ...], kind: str) -> tuple[tuple[str, ...], str]:
    if kind == "regional":
        return owners[:1], "bloc"
    if kind == "bloc" and owners and tables.groups()[owners[0]].kind == "movement":
        return owners[:1], "other"
    return owners[:1], kind
