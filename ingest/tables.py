"""Tables of facts as CSV, lexicons as TOML; the comment lines of each name source, licence and date."""

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["lexicon", "read", "rows"]

_ROOM = Path(__file__).resolve().parent


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table by its path in this room, such as `registry/series.csv`; the first holds the columns."""
    lines = (_ROOM / name).read_text(encoding="utf-8").splitlines()
    return csv.reader(line for line in lines if line and not line.startswith("#"))


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table by column name."""
    columns, *found = rows(name)
    return [dict(zip(columns, row, strict=True)) for row in found]


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon as written, by its path under `lexicons/` without the suffix, such as `shifters`; read once."""
    return tomllib.loads((_ROOM / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))
