"""Tables of facts and words as CSV whose comment lines name source, licence and date."""

import csv
from pathlib import Path

__all__ = ["read"]

_ROOM = Path(__file__).resolve().parent


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table by its path in this room, such as `registry/series.csv`, by column name."""
    lines = (_ROOM / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
