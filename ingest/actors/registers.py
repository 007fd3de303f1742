"""Asks the registry: who is meant by a name or code on a date, who belongs to a group, who speaks for it.

An *identity* is what has one IRI (`SUHH`, `RUS`); a *code* is what the JSON Lines format prints for it on a date
(`SUN`, `RUS`). Dates are ISO 8601, as exact as the caller has them; `None` is "any date". Rules: domain brief 3.1-3.4.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from unicodedata import normalize

from diplograph.errors import UnknownName
from diplograph.model import IRI
from diplograph.terms import iri as expand
from diplograph.terms import name_slug

from . import registry_tables as tables
from .folding import fold
from .identities import code_at, continuation, exists, identity_of, named, within
from .registry_tables import Session

__all__ = [
    "ActorRecord",
    "Session",
    "actor",
    "code_at",
    "identity_of",
    "iri",
    "is_code",
    "kind",
    "label",
    "members",
    "named",
    "organ",
    "session",
    "session_on",
    "spokesperson",
    "state",
    "typed",
    "within",
]


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor as it was on the date asked for. kind: state | bloc | organ | other."""

    identity: str
    code: str
    kind: str
    label: str
    iri: IRI
    start: str | None
    end: str | None


@lru_cache(maxsize=1 << 16)
def iri(code: str, date: str | None = None, sort: str | None = None) -> IRI:
    """The IRI of a code; `sort` (`state`, `bloc`, `organ`) decides where a State and a group share one (`NAM`).

    >>> iri("SUN"), iri("OTHER:Hamas")
    ('https://w3id.org/diplograph/id/state/SUHH', 'https://w3id.org/diplograph/id/other/hamas')
    """
    if sort != "state" and (group := tables.groups().get(code)):
        return _group_iri(group)
    if sort in (None, "state", "other") and (identity := identity_of(code, date)):
        return expand(f"{tables.states()[identity].kind}:{identity}")
    if sort in (None, "organ") and code in tables.organs():
        return expand(f"organ:{code}")
    return expand(f"other:{name_slug(code.removeprefix('OTHER:'))}")


def _group_iri(group: tables.Group) -> IRI:
    if group.kind == "movement" or group.code.startswith("OTHER:"):
        return expand(f"other:{name_slug(group.code.removeprefix('OTHER:'))}")
    return expand(f"bloc:{group.code}")


@lru_cache(maxsize=1 << 16)
def kind(code: str) -> str | None:
    """What a code names: `state`, `bloc`, `organ` or `other`; `None` when the registry does not know it.

    A State and a group that share a code (`NAM`) count as the group, as in the annotation guide.

    >>> kind("PRK"), kind("EU"), kind("CHR"), kind("OTHER:Hamas"), kind("XYZ")
    ('state', 'bloc', 'organ', 'other', None)
    """
    if group := tables.groups().get(code):
        return "other" if group.kind == "movement" else "bloc"
    if identity := identity_of(code):
        state = tables.states()[identity]
        return "other" if state.status == "other" else "state"
    if code in tables.organs():
        return "organ"
    return "other" if code.startswith("OTHER:") else None


def is_code(value: str) -> bool:
    """Whether a value is a code of an actor and not a symbol or a label."""
    return kind(value) is not None


@lru_cache(maxsize=1 << 16)
def label(code: str, date: str | None = None, sort: str | None = None) -> str:
    """The English label of a code: the short name of a State on the date, else the registry's label."""
    if sort != "state" and (group := tables.groups().get(code)):
        return group.label
    if identity := identity_of(code, date):
        return _label_at(identity, date)
    if code in tables.organs():
        return tables.organs()[code].label
    return code.removeprefix("OTHER:")


def _label_at(identity: str, date: str | None) -> str:
    former = tables.former_names().get(identity, ()) if date else ()
    in_force = [row.name for row in former if within(date, row.start, row.end)]
    if in_force:
        return min(in_force, key=len)
    return tables.states()[identity].label


def _record(identity: str, date: str | None) -> ActorRecord:
    state = tables.states()[identity]
    return ActorRecord(
        identity,
        code_at(identity, date),
        "other" if state.status == "other" else "state",
        _label_at(identity, date),
        expand(f"{state.kind}:{identity}"),
        state.start or state.admitted or None,
        state.end or None,
    )


def _group_record(group: tables.Group) -> ActorRecord:
    kind = "other" if group.kind == "movement" else "bloc"
    return ActorRecord(
        group.code, group.code, kind, group.label, _group_iri(group), group.start or None, group.end or None
    )


@lru_cache(maxsize=1 << 16)
def actor(name_or_code: str, date: str | None = None) -> ActorRecord:
    """The State, group or organ that a name or a code means on a date.

    Raises `UnknownName` with candidates when the name is unknown, ambiguous, or its bearer did not exist then.
    """
    asked = normalize("NFC", name_or_code).strip()
    if found := known(asked, date):
        return found
    raise UnknownName(f"The registry knows no State, group or organ {asked!r}.", _near(asked))


def typed(name_or_code: str, date: str | None = None) -> ActorRecord:
    """As `actor`, for what a person types: a code may stand in small letters (`prk`), unless it is a name as it stands.

    >>> typed("prk").code, typed("Cuba").code
    ('PRK', 'CUB')
    """
    asked = name_or_code.strip()
    return actor(asked.upper() if not known(asked, date) and is_code(asked.upper()) else asked, date)


def known(asked: str, date: str | None = None) -> ActorRecord | None:
    """As `actor`, but `None` for an unknown name, for which no candidates are sought; `UnknownName` for the others."""
    if group := tables.groups().get(asked):
        return _group_record(group)
    if found_state := _state(asked, date):
        return found_state
    spelling = fold(asked).removeprefix("the ")
    if found := _groups_named(spelling, date):
        return _group_record(tables.groups()[found[0]])
    return organ(asked)


def _state(asked: str, date: str | None) -> ActorRecord | None:
    if identity := identity_of(asked, date):
        own = continuation(identity, date)
        return _only(asked, (own,) if exists(own, date) else (), date)
    spelling = fold(asked).removeprefix("the ")
    if spelling in tables.names_by_spelling():
        return _only(asked, named(spelling, date), date)
    return None


@lru_cache(maxsize=1 << 16)
def state(name_or_code: str, date: str | None = None) -> ActorRecord:
    """As `actor`, for lists in which only States stand (votes, sponsors): `NAM` is Namibia there."""
    asked = normalize("NFC", name_or_code).strip()
    if found := _state(asked, date):
        return found
    raise UnknownName(f"The registry knows no State {asked!r}.", _near(asked))


def _only(asked: str, identities: tuple[str, ...], date: str | None) -> ActorRecord:
    if len(identities) == 1:
        return _record(identities[0], date)
    when = f"on {date}" if date else "without a date"
    if identities:
        raise UnknownName(f"{asked!r} names several States {when}.", (_shown(i, date) for i in identities))
    rows = tables.names_by_spelling().get(fold(asked).removeprefix("the "), ())
    gone = {row.identity for row in rows} or {identity_of(asked) or ""}
    raise UnknownName(f"{asked!r} did not exist {when}.", _heirs(gone, date))


def _shown(identity: str, date: str | None) -> str:
    return f"{_label_at(identity, date)} ({code_at(identity, date)})"


def _heirs(identities: Iterable[str], date: str | None) -> tuple[str, ...]:
    """The States that stood before or after these identities on the date."""
    of = set(identities)
    near = [link.later for link in tables.successions() if link.earlier in of]
    near += [link.earlier for link in tables.successions() if link.later in of]
    return tuple(_shown(identity, date) for identity in near if exists(identity, date))


@cache
def _group_spellings() -> dict[str, tuple[tables.GroupName, ...]]:
    found: dict[str, list[tables.GroupName]] = defaultdict(list)
    for name in tables.group_names():
        if name.flag == "adjective":
            continue
        found[fold(name.name)].append(name)
    return {spelling: tuple(rows) for spelling, rows in found.items()}


def _groups_named(spelling: str, date: str | None) -> tuple[str, ...]:
    rows = _group_spellings().get(spelling, ())
    chosen = [row for row in rows if within(date, row.start, row.end)] or list(rows)
    return tuple(dict.fromkeys(row.code for row in chosen))


def members(group: str, date: str | None = None) -> tuple[str, ...]:
    """Codes of a group's members on a date, sorted; all members ever when the date is `None`."""
    found = {
        code_at(row.member, date)
        for row in tables.memberships()
        if row.group == group and within(date, row.start, row.end) and exists(row.member, date)
    }
    return tuple(sorted(found))


def spokesperson(group: str, date: str, place: str = "New York") -> str | None:
    """Code of the State that spoke for a group on a date, or `None` when the table does not say."""
    rows = [row for row in tables.spokespersons() if row.group == group and within(date, row.start, row.end)]
    at_place = [row for row in rows if row.place == place] or [row for row in rows if not row.place]
    return code_at(at_place[0].state, date) if at_place else None


@cache
def _organ_spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in tables.organ_names():
        if name.flag != "short":
            found.setdefault(fold(name.name), name.code)
    return found


@cache
def _organ_roots() -> dict[str, str]:
    return {row.root: row.code for row in tables.organs().values() if row.root}


def organ(name: str) -> ActorRecord | None:
    """The organ of a name (`Commission on Human Rights`), code (`CHR`) or symbol root (`E/CN.4`), or `None`."""
    asked = name.strip()
    code = asked if asked in tables.organs() else _organ_roots().get(asked)
    code = code or _organ_spellings().get(fold(asked).removeprefix("the "))
    if code is None:
        return None
    row = tables.organs()[code]
    return ActorRecord(code, code, "organ", row.label, expand(f"organ:{code}"), row.start or None, row.end or None)


def _near(asked: str) -> tuple[str, ...]:
    known = [*tables.names_by_spelling(), *_group_spellings(), *_organ_spellings()]
    spellings = get_close_matches(fold(asked), known, n=3, cutoff=0.75)
    return tuple(spelling.title() for spelling in spellings)


def session(organ_code: str, number: str | int) -> Session | None:
    """The session of an organ by number (`61`, `S-9`, `ES-10`) or old numeral (`XXIX`), or `None`."""
    wanted = str(number)
    found = tables.sessions().get((organ_code, wanted))
    if found or wanted.isdigit():
        return found
    rows = (row for row in tables.sessions().values() if row.organ == organ_code and row.numeral == wanted)
    return next(rows, None)


def session_on(organ_code: str, date: str) -> Session | None:
    """The regular session of an organ that was under way on a date (ISO 8601, to the day), or `None`."""
    for row in tables.sessions().values():
        if row.organ == organ_code and row.number.isdigit() and row.start and row.start <= date <= (row.end or "9999"):
            return row
    return None
