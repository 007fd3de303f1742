"""Dates of the store, which are as exact as recorded (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), as days."""

from datetime import date
from functools import lru_cache

__all__ = ["NO_DAY", "day", "spell"]

NO_DAY = -1_000_000

_EPOCH = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=10_000)
def day(iso: str, last: bool = False) -> int:
    """Days since 1 January 1970 of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the last day of a year or month if asked.

    >>> day("1970-01-02"), day("1970"), day("1970", last=True), day("")
    (1, 0, 364, -1000000)
    """
    if not iso:
        return NO_DAY
    numbers = [int(part) for part in iso.split("-")[:3]]
    if len(numbers) == 3:
        return date(*numbers).toordinal() - _EPOCH
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12 if last else 1
    if not last:
        return date(year, month, 1).toordinal() - _EPOCH
    after = date(year + month // 12, month % 12 + 1, 1)
    return after.toordinal() - _EPOCH - 1


def spell(first: str, last: str = "") -> tuple[str, str]:
    """The first and last day of a date, or from a date to another, as `YYYY-MM-DD`.

    >>> spell("2005-02"), spell("2004", "2005-03-01")
    (('2005-02-01', '2005-02-28'), ('2004-01-01', '2005-03-01'))
    """
    return _iso(day(first)), _iso(day(last or first, last=True))


def _iso(number: int) -> str:
    return date.fromordinal(number + _EPOCH).isoformat()
