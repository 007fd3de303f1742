"""Dates of which only the year is known, shown as that year.

The store dates such a letter 1 January of its year and marks it (`dg:datePrecision "year"`), so that questions can
order and compare days. Their answers print what is known.
"""

from diplograph.model import Literal
from diplograph.store import Endpoint, Table, Term, plain
from diplograph.terms import typed

__all__ = ["shown"]

_YEARS = """PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?letter ?day WHERE {
  ?text dg:datePrecision "year" ; dg:letterDate ?day ; (dcterms:identifier|(dg:annexOf/dcterms:identifier)) ?letter
}"""

_FIRST = "-01-01"
_LETTERS = {  # columns with the date of a letter, and the columns in which that letter may stand
    "date": ("letter", "primary", "symbol"),
    "laterDate": ("laterLetter",),
    "groupDate": ("groupLetter",),
    "otherDate": ("otherLetter",),
    "replyDate": ("reply",),
    "beforeDate": ("beforeLetter",),
    "afterDate": ("afterLetter",),
    "firstDate": (),
    "lastDate": ("lastLetter",),
}


def shown(store: Endpoint, table: Table) -> Table:
    """The answer to a question, with the year in place of 1 January where a letter states no more.

    A date without the letter beside it (`firstDate`) follows the dates of the same answer.
    """
    dates = {at: _beside(table, name) for at, name in enumerate(table.columns) if name in _LETTERS}
    if not any(_is_first(row[at]) for row in table.rows for at in dates):
        return table
    yearly = frozenset((row["letter"], row["day"]) for row in store.select(_YEARS).records())
    if not yearly:
        return table
    days: dict[str, set[bool]] = {}  # each first day, and whether it stands for its year
    rows = []
    for row in table.rows:
        cells = list(row)
        for at, letter in dates.items():
            if letter is not None and (day := _is_first(row[at])):
                is_year = (_word(row[letter]), day) in yearly
                days.setdefault(day, set()).add(is_year)
                cells[at] = _year(day) if is_year else row[at]
        rows.append(cells)
    for cells in rows:
        for at, letter in dates.items():
            if letter is None and (day := _is_first(cells[at])) and days.get(day) == {True}:
                cells[at] = _year(day)
    return Table(table.columns, tuple(tuple(cells) for cells in rows))


def _beside(table: Table, name: str) -> int | None:
    """The column of the letter that has the date in the column `name`."""
    return next((table.columns.index(each) for each in _LETTERS[name] if each in table.columns), None)


def _is_first(cell: Term | None) -> str:
    """The day, where a cell is 1 January of some year; else empty."""
    word = _word(cell)
    return word if word.endswith(_FIRST) else ""


def _word(cell: Term | None) -> str:
    return "" if cell is None else plain(cell)


def _year(day: str) -> Literal:
    return typed(day.removesuffix(_FIRST), "gYear")
