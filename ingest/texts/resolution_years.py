"""Dated tables of resolution numbers: which year or session a number belongs to.

The tables are facts in `registry/*.csv`, each with its source; this module only looks numbers up.
A number outside the tables gives `None`, never a guess.
"""

from functools import lru_cache

from .. import tables

_FIRST_HRC_YEAR, _LAST_CHR_YEAR = 2006, 2006
FOUNDED = 1945  # session n of the General Assembly opened in the n-th year after
FIRST_SLASH_SESSION = 31  # before it the Assembly wrote numerals in brackets


@lru_cache(maxsize=1)
def _council() -> tuple[tuple[int, int, int], ...]:
    rows = tables.read("registry/security_council_resolutions.csv")
    return tuple((int(row["first"]), int(row["last"]), int(row["year"])) for row in rows)


@lru_cache(maxsize=1)
def _assembly() -> tuple[tuple[int, int, str, int], ...]:
    rows = tables.read("registry/general_assembly_numbers.csv")
    return tuple((int(row["first"]), int(row["last"]), row["session"], int(row["year"])) for row in rows)


@lru_cache(maxsize=1)
def _commission() -> dict[str, tuple[int, int]]:
    rows = tables.read("registry/commission_on_human_rights_numbers.csv")
    return {row["session"]: (int(row["last"]), int(row["year"])) for row in rows}


@lru_cache(maxsize=1)
def _special() -> dict[tuple[str, str], int]:
    return {(row["body"], row["session"]): int(row["year"]) for row in tables.read("registry/special_sessions.csv")}


def council_year(number: int) -> int | None:
    """The year in which the Security Council adopted resolution `number`.

    >>> council_year(598)
    1987
    """
    return next((year for first, last, year in _council() if first <= number <= last), None)


def council_last(year: int | None) -> int:
    """The highest Security Council number adopted by the end of a year; of all years when it is `None`."""
    return max((last for _, last, then in _council() if year is None or then <= year), default=0)


def latest_year() -> int:
    """The last year the tables know: an undated text can name no session after it."""
    return max(year for _, _, year in _council())


def assembly_session(number: int) -> tuple[str, int] | None:
    """Session numeral and year of a General Assembly resolution of 1946-1975, from its number alone.

    >>> assembly_session(3236)
    ('XXIX', 1974)
    """
    return next(((name, year) for first, last, name, year in _assembly() if first <= number <= last), None)


def numeral_year(numeral: str) -> int | None:
    """The year in which the General Assembly session of a numeral adopted its first resolutions.

    >>> numeral_year("XVI")
    1961
    """
    return next((year for _, _, name, year in _assembly() if name == numeral), None)


def assembly_fits(number: int, numeral: str) -> bool:
    """False when the tables put the number outside the neighbourhood of the session printed with it."""
    known = assembly_session(number)
    if known is not None:
        return known[0] == numeral
    names = [name for _, _, name, _ in _assembly()]
    if numeral not in names:
        return False
    before = [name for _, last, name, _ in _assembly() if last < number]
    after = [name for first, _, name, _ in _assembly() if first > number]
    return numeral in (before[-1:] + after[:1])


def commission_fits(number: int, session: str) -> bool:
    """True when the Commission on Human Rights adopted at least `number` resolutions at that session."""
    known = _commission().get(session)
    return known is not None and number <= known[0]


def assembly_year(session: str) -> int | None:
    """The year in which a General Assembly session (`60`, `S-9`, `ES-10`) opened."""
    if session.isdigit():
        return FOUNDED + int(session)
    return _special().get(("GA", session))


def human_rights_council_year(session: str) -> int | None:
    """The year of a Human Rights Council session (`7`, `S-9`); sessions come three a year from 2007 on."""
    if not session.isdigit():
        return _special().get(("HRC", session))
    number = int(session)
    return _FIRST_HRC_YEAR if number <= 3 else 2007 + (number - 4) // 3


def is_commission_year(year: int) -> bool:
    """True for years in which the Commission on Human Rights could number a resolution `yyyy/n`."""
    return 1982 <= year <= _LAST_CHR_YEAR


def has_slash_number(session: str) -> bool:
    """True when the General Assembly already wrote `session/number`: from session 31, special session S-8."""
    return (assembly_year(session) or 0) >= FOUNDED + FIRST_SLASH_SESSION
