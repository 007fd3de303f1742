"""Answers as files: CSV that a spreadsheet cannot be tricked with, JSON Lines, Parquet."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from diplograph.errors import InputError
from diplograph.model import Literal
from diplograph.store import Table, Term, plain

__all__ = ["FORMATS", "defused", "parquet", "write"]

FORMATS = ("csv", "json", "parquet")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # first characters that make a spreadsheet calculate (OWASP, CSV injection)
_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
_BROKEN = ("decimal", "double", "float")
_INTEGER = re.compile(r"[+-]?[0-9]{1,4000}")  # Python refuses to read longer ones
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def write(table: Table, form: str) -> bytes:
    """A table in one of `FORMATS`. Raises InputError when the format is unknown or its library is missing."""
    if form == "csv":
        return _csv(table)
    if form == "json":
        records = (dict(zip(table.columns, map(_value, row), strict=True)) for row in table.rows)
        lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in records)
        return "".join(f"{line}\n" for line in lines).encode()
    if form == "parquet":
        return _parquet(table)
    raise InputError(f"{form}: this format is not written; use one of {', '.join(FORMATS)}")


def _value(cell: Term | None) -> str | int | float | bool | None:
    """A cell as JSON has it: numbers and truth values as such, everything else as its words."""
    if cell is None or not isinstance(cell, Literal) or not cell.datatype:
        return None if cell is None else plain(cell)
    kind = cell.datatype.removeprefix(_XSD)
    if kind in _WHOLE and _INTEGER.fullmatch(cell.value):
        return int(cell.value)
    if kind in _BROKEN and _NUMBER.fullmatch(cell.value) and isfinite(found := float(cell.value)):
        return found
    return _TRUTHS.get(cell.value, cell.value) if kind == "boolean" else cell.value


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    numbers = _numbers(table)
    for row in table.records():
        writer.writerow([cell if name in numbers else defused(cell) for name, cell in row.items()])
    return out.getvalue().encode()


def _numbers(table: Table) -> frozenset[str]:
    """Columns that hold numbers only, by their datatypes; -0.5 in them is no formula."""
    filled = {name for row in table.rows for name, cell in zip(table.columns, row, strict=True) if cell is not None}
    found = set(filled)
    for row in table.rows:
        for name, cell in zip(table.columns, row, strict=True):
            datatype = getattr(cell, "datatype", None)
            if cell is not None and datatype not in (_XSD + "integer", _XSD + "decimal"):
                found.discard(name)
    return frozenset(found)


def defused(cell: Any) -> Any:
    """A cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _parquet(table: Table) -> bytes:
    numbers = _numbers(table)
    columns: dict[str, list[str | float | None]] = {name: [] for name in table.columns}
    for row in table.records():
        for name, cell in row.items():
            columns[name].append(float(cell) if cell is not None and name in numbers else cell)
    return parquet(columns, {name: "double" if name in numbers else "string" for name in table.columns})


def parquet(columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, str] | None = None) -> bytes:
    """Columns as Parquet, of the kinds that are named or else as their cells are. Raises InputError without pyarrow."""
    try:
        import pyarrow  # type: ignore[import-untyped,import-not-found,unused-ignore]
        from pyarrow import parquet as made
    except ImportError as error:
        raise InputError("Parquet needs pyarrow; install it with: pip install 'diplograph[parquet]'") from error
    schema = None if kinds is None else pyarrow.schema(list(kinds.items()))
    out = io.BytesIO()
    made.write_table(pyarrow.table(columns, schema=schema), out)
    return out.getvalue()
