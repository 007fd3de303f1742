"""From a number in words to the symbol it stands for.

The shape decides first, then the body named beside the number, the masthead, and the date. A number that
fits two bodies keeps both as candidates and stays without symbol (domain: "From words to symbols").
"""

from collections.abc import Iterable
from typing import NamedTuple

from . import resolution_years as years
from .bodies import FOREIGN
from .numbers import Number

_HRC_PREFIX, _CHR_PREFIX, _SUB_PREFIX = "A/HRC", "E/CN.4", "E/CN.4/Sub.2"
_RECENT, _REMOTE = 8, 15  # a number cited within 8 years of its session beats one more than 15 years older
_FIRST_ECOSOC_DECISION, _FIRST_GA_DECISION = 200, 300
_LAST_ECOSOC = 2131  # of session LXIII (1977), the last to number its resolutions through
_LOW = 400
_COUNCIL_NUMBER_SINCE = 200  # lower numbers were given in 1964, after the fact


class Reading(NamedTuple):
    """What a number stands for: symbols (one a part), or candidates when it could be two."""

    symbols: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Surroundings(NamedTuple):
    """What is known about the place of a number: bodies beside it, nearest named before, and the masthead's."""

    beside: str | None
    near: tuple[str, ...]
    masthead: tuple[str, ...]
    year: int | None


def read(number: Number, around: Surroundings) -> Reading:
    """The symbols or candidates of one number; nothing for a number of a foreign body."""
    if around.beside == FOREIGN:
        return Reading()
    return _READERS[number.shape](number, around)


def _council(number: Number, around: Surroundings) -> Reading:
    if around.beside == "TC":
        return Reading((f"T/RES/{number.first}({number.second})",))
    if number.head == "decision":
        return Reading()
    value, year = int(number.first), years.council_year(int(number.first))
    printed = f"S/RES/{value}({number.second})"
    if year is None or year == int(number.second) or (around.year is not None and year > around.year):
        return Reading((printed,))
    # The number runs on from 1946 and is unique: a year that contradicts it is a slip, kept as candidate.
    return Reading((f"S/RES/{value}({year})",), (printed,))


def _of_year(number: Number, around: Surroundings) -> Reading:
    """ "Resolution 690 of 1991" is the Council's, "resolution 3236 of 1974" the Assembly's: the tables tell."""
    value, year = int(number.first), int(number.second)
    if years.council_year(value) == year:
        return Reading((f"S/RES/{value}({year})",))
    session = years.assembly_session(value)
    if session and 0 <= year - session[1] <= 1:
        return Reading((f"A/RES/{value}({session[0]})",))
    return Reading()


def _numeral(number: Number, around: Surroundings) -> Reading:
    value, numeral = int(number.first), number.second
    if _is_doubtful(value, numeral, around):
        return Reading((), (f"A/RES/{value}({numeral})",))
    code = _numeral_body(value, numeral, around)
    stem = {"GA": "A", "ECOSOC": "E", "CHR": _CHR_PREFIX, "SUB": _SUB_PREFIX, "TC": "T"}[code]
    return Reading(tuple(f"{stem}/RES/{value}{part}({numeral})" for part in number.letters or ("",)))


def _is_doubtful(value: int, numeral: str, around: Surroundings) -> bool:
    """A low number that fits no table belongs to some other body ("resolution 93 (IV)" of UNCTAD)."""
    if around.beside or value >= _LOW or _above_thirty(numeral):
        return False
    named = not {"ECOSOC", "CHR", "TC"}.isdisjoint((*around.near, *around.masthead))
    return not named and not years.assembly_fits(value, numeral)


def _numeral_body(value: int, numeral: str, around: Surroundings) -> str:
    if around.beside in ("GA", "ECOSOC", "CHR", "SUB", "TC"):
        return around.beside
    if value > _LAST_ECOSOC:
        return "GA"
    if around.beside == "COUNCIL" or _above_thirty(numeral):
        return "CHR" if years.commission_fits(value, numeral) and around.beside != "COUNCIL" else "ECOSOC"
    if years.assembly_fits(value, numeral) or around.beside == "ASSEMBLY":
        return "GA"
    commission = around.beside == "COMMISSION" or "CHR" in (*around.masthead, *around.near)
    if years.commission_fits(value, numeral) and (commission or "COMMISSION" in around.near):
        return "CHR"
    return _council_body(numeral, around)


def _council_body(numeral: str, around: Surroundings) -> str:
    """The council that is named, for a number that fits no table; "495 (XVI)" of 1953 can be no Assembly's."""
    council = _first_of(("TC", "ECOSOC"), (*around.near[:1], *around.masthead))
    opened = years.numeral_year(numeral)
    is_early = around.year is not None and opened is not None and opened > around.year
    return council or ("ECOSOC" if is_early else "GA")


def _above_thirty(numeral: str) -> bool:
    """Session numerals from XXXI on: the Assembly gave up numerals after session XXX."""
    return numeral.startswith(("XXXI", "XXXV", "XXXX", "XL", "L"))


def _year(number: Number, around: Surroundings) -> Reading:
    if number.second.startswith("S-"):  # only the Commission wrote the year before a special session
        return Reading((f"{_CHR_PREFIX}/RES/{number.first}/{number.second}",))
    year, tail = int(number.first), f"{number.first}/{int(number.second)}"
    series = "DEC" if number.head == "decision" else "RES"
    written = {
        "CHR": f"{_CHR_PREFIX}/{series}/{tail}",
        "ECOSOC": f"E/{series}/{tail}",
        "SUB": f"{_SUB_PREFIX}/{series}/{tail}",
    }
    code = _year_body(year, int(number.second), series, around)
    if code is None:
        return Reading((), (written["CHR"], written["ECOSOC"]))
    return Reading(tuple(written[code] + part for part in number.letters or ("",)))


def _year_body(year: int, value: int, series: str, around: Surroundings) -> str | None:
    if around.beside in ("CHR", "ECOSOC", "SUB"):
        return around.beside
    if around.beside in ("COUNCIL", "COMMISSION"):
        return "ECOSOC" if around.beside == "COUNCIL" else "CHR"
    if not years.is_commission_year(year):
        return "ECOSOC"
    if series == "DEC":
        return "ECOSOC" if value > _FIRST_ECOSOC_DECISION else "CHR"
    if not years.commission_fits(value, str(year)):
        return "ECOSOC"
    near = ("CHR" if code == "COMMISSION" else code for code in around.near)
    return _first_of(("CHR", "ECOSOC", "SUB"), (*around.masthead, *near))


def _first_of(codes: tuple[str, ...], found: Iterable[str]) -> str | None:
    hits = [code for code in found if code in codes]
    specific = [code for code in hits if code != "ECOSOC"]
    return next(iter(specific or hits), None)


def _session(number: Number, around: Surroundings) -> Reading:
    session, value = number.first, int(number.second)
    series = "DEC" if number.head == "decision" else "RES"
    tails = tuple(f"{series}/{session}/{value}{part}" for part in number.letters or ("",))
    code = _session_body(number, series, around)
    if code is None:
        return Reading((), (f"A/{tails[0]}", f"{_HRC_PREFIX}/{tails[0]}"))
    return Reading(tuple(f"{_HRC_PREFIX if code == 'HRC' else 'A'}/{tail}" for tail in tails)) if code else Reading()


def _session_body(number: Number, series: str, around: Surroundings) -> str | None:
    """GA, HRC, an empty string for neither, `None` for either."""
    session, value = number.first, int(number.second)
    assembly, council = _possible(session, value, series, around.year)
    if around.beside in ("GA", "ASSEMBLY", "HRC"):
        return "HRC" if around.beside == "HRC" else "GA"
    if around.beside == "COUNCIL" and council is not None:
        return "HRC"
    if assembly is None or council is None:
        return "GA" if assembly is not None else "HRC" if council is not None else ""
    if number.letters:
        return "GA"  # the Human Rights Council adopts no parts
    if "HRC" in around.masthead:
        return "HRC"
    return _by_age(assembly, council, around) or _first_of(("GA", "HRC"), around.near)


def _possible(session: str, value: int, series: str, year: int | None) -> tuple[int | None, int | None]:
    """The years in which the Assembly and the Human Rights Council could have adopted such a number."""
    limit = year or years.latest_year()
    assembly, council = years.assembly_year(session), years.human_rights_council_year(session)
    if session.startswith("ES-"):
        return assembly, None
    if assembly is None or assembly > limit or not years.has_slash_number(session):
        assembly = None
    if council is None or council > limit or (series == "DEC" and value > _FIRST_GA_DECISION):
        council = None
    if series == "DEC" and 100 < value < _FIRST_GA_DECISION:
        assembly = None
    return assembly, council


def _by_age(assembly: int, council: int, around: Surroundings) -> str | None:
    """A letter of 2018 that says "34/22" means the session of 2017, not that of 1979."""
    if around.year is None:
        return None
    ages = around.year - assembly, around.year - council
    if min(ages) <= _RECENT and max(ages) - min(ages) >= _REMOTE:
        return "GA" if ages[0] < ages[1] else "HRC"
    return None


def _bare(number: Number, around: Surroundings) -> Reading:
    value = int(number.first)
    year = years.council_year(value)
    council = around.beside in ("SC", "COUNCIL") or (
        value >= _COUNCIL_NUMBER_SINCE and "SC" in (*around.near, *around.masthead)
    )
    # Only the Assembly's resolutions have parts ("377A").
    assembly = around.beside in ("GA", "ASSEMBLY") or bool(number.letters) or (not council and "GA" in around.near[:1])
    if not assembly and value <= years.council_last(around.year) and (council or _likely(value, around)):
        return Reading((f"S/RES/{value}({year})" if year else f"S/RES/{value}",))
    session = years.assembly_session(value)
    if session and (assembly or value < _COUNCIL_NUMBER_SINCE or value > years.council_last(around.year)):
        return Reading(tuple(f"A/RES/{value}{part}({session[0]})" for part in number.letters or ("",)))
    if around.beside == "SC":
        return Reading((f"S/RES/{value}",))
    return Reading()


def _likely(value: int, around: Surroundings) -> bool:
    """Without a body, a number counts as the Council's when the Assembly's of that number is thirty years older."""
    session = years.assembly_session(value)
    old = session is None or (around.year is not None and around.year - session[1] > 30)
    return value >= _COUNCIL_NUMBER_SINCE and around.year is not None and old


_READERS = {"sc": _council, "of": _of_year, "old": _numeral, "yr": _year, "ses": _session, "bare": _bare}
