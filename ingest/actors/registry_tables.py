"""Reads the tables of `ingest/registry/`: each row a frozen value, each table read once.

Dates are ISO 8601 (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`); an empty `start` or `end` is open. `registry/README.md` says
where each table comes from.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from .. import tables
from .folding import fold


@dataclass(frozen=True, slots=True)
class State:
    """An identity: a State, an observer, or an entity that letters name; `kind` is `state` or `other`."""

    identity: str
    kind: str
    code: str
    iso2: str
    m49: str
    cow: str
    status: str
    start: str
    end: str
    admitted: str
    left: str
    document: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an identity. kind: short | official | former | variant | abbreviation | government |
    adjective | metonym | polemical | slip."""

    identity: str
    name: str
    kind: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code that an identity bore for a time. scheme: `json` (printed) or `library` (read, never printed)."""

    identity: str
    code: str
    start: str
    end: str
    scheme: str
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One identity follows another. relation: continues | succeeds | merges."""

    earlier: str
    later: str
    relation: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of States, an organization or a movement."""

    code: str
    label: str
    kind: str
    start: str
    end: str
    continues: str
    source: str


@dataclass(frozen=True, slots=True)
class GroupName:
    """A name of a group. flag `position`: counts only as written, capitals included."""

    code: str
    name: str
    start: str
    end: str
    flag: str


@dataclass(frozen=True, slots=True)
class Membership:
    """An identity was a member of a group from `start` to `end`."""

    group: str
    member: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """An identity spoke for a group at a place (`New York`, `Geneva`, or empty for everywhere)."""

    group: str
    place: str
    state: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ, subsidiary body, agency or office; `root` opens its symbols."""

    code: str
    label: str
    kind: str
    root: str
    parent: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class OrganName:
    """A name of an organ. flag: `exact` (capitals included) or `short` (the document decides which organ)."""

    code: str
    name: str
    flag: str


@dataclass(frozen=True, slots=True)
class Session:
    """A session. `number` is `61`, `S-9` or `ES-10`; basis: meeting | adoption | year."""

    organ: str
    number: str
    numeral: str
    year: str
    start: str
    end: str
    basis: str
    source: str


def rows(name: str) -> Iterator[list[str]]:
    """The rows of one table of the registry, without comments and header."""
    return islice(tables.rows(f"registry/{name}"), 1, None)


@cache
def states() -> dict[str, State]:
    """Every identity by its local name (`PRK`, `SUHH`, `tanganyika`)."""
    return {row[0]: State(*row) for row in rows("states.csv")}


@cache
def names() -> tuple[Name, ...]:
    """Every name of every identity, known misspellings included."""
    slips = (Name(identity, name, "slip", *rest) for name, identity, *rest in rows("slips.csv"))
    return (*(Name(*row) for row in rows("names.csv")), *slips)


@cache
def names_by_spelling() -> dict[str, tuple[Name, ...]]:
    """Names that stand alone, by folded spelling (no adjectives)."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names():
        if name.kind != "adjective":
            found[fold(name.name)].append(name)
    return {spelling: tuple(group) for spelling, group in found.items()}


@cache
def former_names() -> dict[str, tuple[Name, ...]]:
    """Dated former names of each identity, in the order of the table."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names():
        if name.kind == "former" and name.start and name.end:
            found[name.identity].append(name)
    return {identity: tuple(rows) for identity, rows in found.items()}


@cache
def codes() -> tuple[Code, ...]:
    """Codes borne for a time, beside the one code of each identity."""
    return tuple(Code(*row) for row in rows("codes.csv"))


@cache
def successions() -> tuple[Succession, ...]:
    """Which identity follows which."""
    return tuple(Succession(*row) for row in rows("successions.csv"))


@cache
def groups() -> dict[str, Group]:
    """Every group by code."""
    return {row[0]: Group(*row) for row in rows("groups.csv")}


@cache
def group_names() -> tuple[GroupName, ...]:
    """Every name of a group, its label first."""
    labels = tuple(GroupName(group.code, group.label, "", "", "") for group in groups().values())
    return labels + tuple(GroupName(*row) for row in rows("group_names.csv"))


@cache
def memberships() -> tuple[Membership, ...]:
    """Who was a member of which group, when."""
    return tuple(Membership(*row) for row in rows("memberships.csv"))


@cache
def spokespersons() -> tuple[Spokesperson, ...]:
    """Who spoke for which group, when and where."""
    return tuple(Spokesperson(*row) for row in rows("spokespersons.csv"))


@cache
def organs() -> dict[str, Organ]:
    """Every organ by code."""
    return {row[0]: Organ(*row) for row in rows("organs.csv")}


@cache
def organ_names() -> tuple[OrganName, ...]:
    """Every name of an organ, its label first."""
    labels = tuple(OrganName(organ.code, organ.label, "") for organ in organs().values())
    return labels + tuple(OrganName(*row) for row in rows("organ_names.csv"))


@cache
def sessions() -> dict[tuple[str, str], Session]:
    """Every session by organ code and number."""
    return {(row[0], row[1]): Session(*row) for row in rows("sessions.csv")}
