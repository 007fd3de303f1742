"""Who cast a vote: names and codes of a source resolved by the registry on the day, remembered between its dates.

The registry's answer for a name can change only at a date that one of its tables holds. Between two such dates
(an epoch) one look-up serves every roll call, so that a million names cost some ten thousand look-ups.
"""

from bisect import bisect_left, bisect_right
from functools import cache

from diplograph.errors import UnknownName

from ..actors import registers, registry_tables
from .words import LEXICON, misnamed

__all__ = ["Names"]


@cache
def _turning_days() -> tuple[str, ...]:
    """Every date of the tables that decide what a name or a code means, sorted."""
    days = {day for name in registry_tables.names() for day in (name.start, name.end)}
    days |= {day for code in registry_tables.codes() for day in (code.start, code.end)}
    days |= {day for row in registry_tables.states().values() for day in (row.start, row.end, row.admitted)}
    days |= {link.date for link in registry_tables.successions()}
    days |= {day for entry in LEXICON["misnamed"] for day in (entry["from"], entry["to"])}
    return tuple(sorted(days - {""}))


class Names:
    """Resolves names on dates. Look-ups that fail are remembered as `None`."""

    def __init__(self) -> None:
        self._epochs: dict[object, dict[tuple[str, str], str | None]] = {}

    def on(self, date: str) -> dict[tuple[str, str], str | None]:
        """What is known so far for the epoch of a date: (name, code) to identity, or `None` for unknown."""
        days = _turning_days()
        exact = len(date) == len("2005-02-28")
        epoch = (bisect_left(days, date), bisect_right(days, date)) if exact else date
        return self._epochs.setdefault(epoch, {})

    def find(self, name: str, code: str, date: str) -> str | None:
        """The identity that a name as recorded stands for on a date; failing the name, the code of the source."""
        known = self.on(date)
        if (name, code) not in known:
            by_name = _identity(misnamed(name, date), date) or _identity(_decoded(name), date)
            known[name, code] = by_name or (_identity(code, date) if code else None)
        return known[name, code]


def _identity(asked: str, date: str) -> str | None:
    try:
        return registers.state(asked, date or None).identity
    except UnknownName:
        return None


def _decoded(name: str) -> str:
    """A name whose UTF-8 was once read as Latin-1 ("CÃ´te d'Ivoire"), read again; any other name as it is."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name
