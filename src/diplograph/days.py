"""Dates that people write for us and that stand in the store, in ISO 8601, as exact as they are known."""

import re
from contextlib import suppress
from datetime import date

from .errors import InputError

__all__ = ["DAY", "MONTH", "YEAR", "first_day"]

YEAR, MONTH, DAY = "YYYY", "YYYY-MM", "YYYY-MM-DD"

_WRITTEN = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def first_day(written: str, *forms: str, told: str = "") -> date:
    """The first day of a date that is written in one of the forms; without any, in one of all three.

    Raises InputError, which names the date (as `told`, if given), for another form and for a day that does not exist.

    >>> str(first_day("2005")), str(first_day("2005-02", YEAR, MONTH))
    ('2005-01-01', '2005-02-01')
    """
    forms = forms or (YEAR, MONTH, DAY)
    if _WRITTEN.fullmatch(written) and len(written) in map(len, forms):
        with suppress(ValueError):
            return date.fromisoformat(f"{written}-01-01"[:10])
    raise InputError(f"{told or repr(written)}: this is no date; write {' or '.join(forms)}")
