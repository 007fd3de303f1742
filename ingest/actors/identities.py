"""Which identity bears a name or a code on a date, and which code an identity bore then.

Dates are ISO 8601, as exact as the caller has them; `None` is "any date". Rules: domain brief 3.1.
"""

from collections import defaultdict
from functools import cache, lru_cache

from . import registry_tables as tables

__all__ = ["code_at", "continuation", "exists", "identity_of", "named", "within"]


def within(date: str | None, start: str | None, end: str | None) -> bool:
    """Whether a date, exact or not, can lie between two others (both included).

    >>> within("1991", "1945-10-24", "1991-12-23"), within("1992", "1945-10-24", "1991-12-23")
    (True, False)
    """
    if not date:
        return True
    return not (start and date < start[: len(date)]) and not (end and date > end[: len(date)])


def exists(identity: str, date: str | None) -> bool:
    """Whether an identity was a State, or a member of the United Nations, on a date."""
    state = tables.states()[identity]
    first = min(state.start, state.admitted) if state.start and state.admitted else state.start
    return within(date, first, state.end)


@cache
def _identities_by_code() -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for state in tables.states().values():
        found[state.code].append((state.identity, "", ""))
        if state.identity != state.code:
            found[state.identity].append((state.identity, "", ""))
    for code in tables.codes():
        found[code.code].append((code.identity, code.start, code.end))
    return {code: tuple(rows) for code, rows in found.items()}


def identity_of(code: str, date: str | None = None) -> str | None:
    """The identity that bears a printed or library code on a date, or `None`.

    >>> identity_of("YUG", "1950"), identity_of("YUG", "1999"), identity_of("ZAR", "1980")
    ('YUCS', 'CSXX', 'COD')
    """
    rows = _identities_by_code().get(code, ())
    dated = [row for row in rows if within(date, row[1], row[2]) and exists(row[0], date)]
    chosen = dated or list(rows)
    return chosen[0][0] if chosen else None


def continuation(identity: str, date: str | None) -> str:
    """The identity that held the same membership on the date (`RUS` before 1991 is `SUHH`)."""
    if exists(identity, date):
        return identity
    for link in tables.successions():
        if link.relation != "continues":
            continue
        if link.later == identity and date and within(date, "", link.date):
            return link.earlier
        if link.earlier == identity and date and within(date, link.date, ""):
            return link.later
    return identity


@lru_cache(maxsize=1 << 16)
def code_at(identity: str, date: str | None = None) -> str:
    """The code that is printed for an identity (or for another code of it) on a date.

    >>> code_at("COD", "1985"), code_at("RUS", "1975"), code_at("EU")
    ('ZAR', 'SUN', 'EU')
    """
    own = identity if identity in tables.states() else identity_of(identity, date)
    if own is None or identity in tables.groups():
        return identity
    own = continuation(own, date)
    for code in tables.codes():
        if date and code.identity == own and code.scheme == "json" and within(date, code.start, code.end):
            return code.code
    return tables.states()[own].code


def named(spelling: str, date: str | None) -> tuple[str, ...]:
    """The identities that a folded name can stand for on a date.

    Names in force on the date come first; failing them, any name of an identity that existed then
    (a modern label on an old vote); failing these, nothing.
    """
    rows = tables.names_by_spelling().get(spelling, ())
    in_force = [
        row for row in rows if within(date, row.start, row.end) and (row.kind == "slip" or exists(row.identity, date))
    ]
    if not date:
        in_force = [row for row in in_force if not row.end] or in_force
    chosen = in_force or [row for row in rows if row.kind != "slip" and exists(row.identity, date)]
    return tuple(dict.fromkeys(row.identity for row in chosen))
