"""The tables of the store from which every view is made: one `.rq` file each in `tables/`, as plain strings."""

import csv
import tempfile
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from diplograph.store import Endpoint, Store

__all__ = ["Row", "first", "local", "names", "read"]

Row = dict[str, str | None]

_FOLDER = Path(__file__).parent / "tables"


def names() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.rq")))


def read(store: Endpoint, name: str) -> list[Row]:
    """The rows of a table, sorted, so that nothing made from them depends on the order of the store.

    A store of our own writes them as CSV, several times faster than it hands out terms; an empty value is `None` then.
    """
    if not isinstance(store, Store):
        found = store.select(query(name)).records()
        return sorted(found, key=lambda row: tuple(cell or "" for cell in row.values()))
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
        path = Path(folder) / f"{name}.csv"
        store.csv(query(name), path)
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            heads = next(lines)
            return [{head: cell or None for head, cell in zip(heads, line, strict=True)} for line in sorted(lines)]


@lru_cache(maxsize=10_000)
def local(iri: str | None) -> str:
    """The local name of an IRI: what follows its last `#` or `/`.

    >>> local("https://w3id.org/diplograph/ns#actual"), local(None)
    ('actual', '')
    """
    return (iri or "").replace("#", "/").rpartition("/")[2]


def first(values: Iterable[str | None]) -> str | None:
    """The shortest value, the first in the alphabet among equals; `None` when there is none."""
    found = sorted({value for value in values if value}, key=lambda value: (len(value), value))
    return found[0] if found else None


@cache
def query(name: str) -> str:
    """The text of a table's query."""
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
