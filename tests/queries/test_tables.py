"""Answers as files: what a spreadsheet, a program and pandas read back."""

import csv
import io
import json
import sys

import pytest

from diplograph.errors import InputError
from diplograph.model import IRI, Literal
from diplograph.queries import tables
from diplograph.store import Table, Term
from diplograph.terms import english, typed

ROWS: tuple[tuple[Term | None, ...], ...] = (
    (Literal("=1+1"), typed("-0.5", "decimal"), IRI("http://a/")),
    (Literal('a "b", c\nd'), None, None),
    (english("-minus"), typed("3", "integer"), IRI("http://b/")),
)
TABLE = Table(("text", "number", "link"), ROWS)


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(tables.write(TABLE, "csv").decode(), newline="")))
    assert rows == [
        ["text", "number", "link"],
        ["'=1+1", "-0.5", "http://a/"],
        ['a "b", c\nd', "", ""],
        ["'-minus", "3", "http://b/"],
    ]


@pytest.mark.parametrize("cell", ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_csv_is_defused(cell: str) -> None:
    written = tables.write(Table(("a",), ((Literal(cell),), (Literal("plain"),))), "csv").decode()
    assert f"'{cell}" in written


def test_json_lines() -> None:
    lines = tables.write(TABLE, "json").decode().splitlines()
    assert json.loads(lines[0]) == {"text": "=1+1", "number": -0.5, "link": "http://a/"}
    assert json.loads(lines[1])["number"] is None


@pytest.mark.parametrize(
    ("value", "datatype", "read"),
    [
        ("15", "integer", "15"),
        ("-1", "decimal", "-1.0"),
        ("0.97", "decimal", "0.97"),
        ("1.5E2", "double", "150.0"),
        ("true", "boolean", "true"),
        ("0", "boolean", "false"),
        ("2005-02-28", "date", '"2005-02-28"'),
        ("2005", "gYear", '"2005"'),
        ("INF", "double", '"INF"'),
        ("1e999", "double", '"1e999"'),
        ("many", "integer", '"many"'),
        ("9" * 5000, "integer", f'"{"9" * 5000}"'),
    ],
)
def test_json_has_numbers_and_truth_values(value: str, datatype: str, read: str) -> None:
    table = Table(("a",), ((Literal(value, datatype=f"http://www.w3.org/2001/XMLSchema#{datatype}"),),))
    assert tables.write(table, "json").decode() == f'{{"a": {read}}}\n'


def test_parquet_reads_back() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    read = parquet.read_table(io.BytesIO(tables.write(TABLE, "parquet")))
    assert read.column_names == ["text", "number", "link"]
    assert read.column("number").to_pylist() == [-0.5, None, 3.0]
    assert read.column("text").to_pylist()[0] == "=1+1"


def test_parquet_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match="Parquet needs pyarrow; install it with"):
        tables.write(TABLE, "parquet")


def test_unknown_format() -> None:
    with pytest.raises(InputError, match="csv, json, parquet"):
        tables.write(TABLE, "xls")
