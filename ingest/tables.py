"""Tables of facts as CSV, lexicons as TOML; the comment lines of each name source, licence and date."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["lexicon", "read"]

_ROOM = Path(__file__).resolve().parent


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table by its path in this room, such as `registry/series.csv`, by column name."""
    lines = (_ROOM / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon as written, by its path under `lexicons/` without the suffix, such as `shifters`; read once."""
    return tomllib.loads((_ROOM / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))
