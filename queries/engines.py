"""The two engines of a question: the store runs its `.rq`, the positions table its `.sql`, where it has one.

`auto` asks the table where there is a fresh one, and the store else.

The `.rq` is the definition; the `.sql` beside it carries the same head and must give the same rows, which the tests
hold on every test graph. Parameters of a `.sql` are DuckDB's named parameters: NULL is any; actors, documents and
targets are IRIs, series, stances, grounds and organs local names, dates text, integers numbers.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from diplograph import terms
from diplograph.errors import InputError
from diplograph.model import Literal
from diplograph.store import Store, Table, plain

from . import positions_table, questions, runner, years
from .questions import Question

__all__ = ["ENGINES", "advice", "has_table", "run"]

ENGINES = ("auto", "store", "table")

_LARGE = 200_000_000  # bytes of a store: some hundred thousand quads
_IRIS = ("actor", "document", "target")
_TYPES = ((bool, "boolean"), (int, "integer"), ((float, Decimal), "decimal"), (date, "date"))


def has_table(name: str) -> bool:
    """Whether a question has a table form."""
    return (questions.ROOM / "library" / f"{name}.sql").is_file()


def run(store: Store, name: str, values: Mapping[str, str] | None = None, engine: str = "store") -> Table:
    """Answer a question with one of `ENGINES`. Raises InputError for a question without a table form, UnknownName."""
    if engine not in ENGINES:
        raise InputError(f"{engine}: there is no such engine; use one of {', '.join(ENGINES)}")
    asked = questions.question(name)
    if engine == "auto":
        engine = "table" if has_table(name) and positions_table.fresh(store) else "store"
    if engine == "store":
        return runner.run(store, name, values)
    if not has_table(name):
        raise InputError(f"{name}: this question has no table form; leave out --engine table")
    bound = _bound(asked, values or {})
    sql = (questions.ROOM / "library" / f"{name}.sql").read_text(encoding="utf-8")
    used = {key: value for key, value in bound.items() if f"${key}" in sql}
    with positions_table.open(store) as connection:
        rows = connection.execute(sql, used).fetchall()
    if not rows:
        runner.check_names(store, asked, values or {})
    return years.shown(store, Table(asked.columns, tuple(zip(*map(_column, zip(*rows, strict=True)), strict=True))))


def advice(store: Store) -> str:
    """What to say where `auto` has to ask the triples of a large store; empty where that is no matter."""
    if store.folder is None or positions_table.fresh(store):
        return ""
    if sum(each.stat().st_size for each in (store.folder / "db").glob("*.sst")) < _LARGE:
        return ""
    there = "is older than the store" if (store.folder / positions_table.FILE).is_file() else "has not been made yet"
    return f"the positions table {there}, so this may take long; --engine table brings it up to date and asks it"


def _bound(asked: Question, values: Mapping[str, str]) -> dict[str, str | int | None]:
    questions.bind(asked, values)  # refuses unknown parameters and unusable values with the same words
    return {each.name: _value(asked, each.name, each.type, values.get(each.name)) for each in asked.parameters}


def _value(asked: Question, name: str, kind: str, given: str | None) -> str | int | None:
    if given is None:
        default = questions.default(asked, name)
        if default is None:
            return None
        return int(default) if default.isdigit() else default.strip("<>").rpartition("/")[2]
    made = plain(questions.term(kind, given))
    if kind == "integer":
        return int(made)
    return made if kind in _IRIS or kind in ("text", "date") else made.rpartition("/")[2]


def _column(cells: tuple[Any, ...]) -> list[Literal | None]:
    """The cells of a column as terms; equal cells share one."""
    made = {cell: _term(cell) for cell in set(cells)}
    return [made[cell] for cell in cells]


def _term(cell: Any) -> Literal | None:
    if cell is None:
        return None
    datatype = next((name for kind, name in _TYPES if isinstance(cell, kind)), None)
    return terms.typed(cell, datatype) if datatype else terms.text(str(cell))
