"""The stance scheme: base polarity, base strength and family of every stance (domain brief, 4.1; contract)."""

import csv
from dataclasses import dataclass
from pathlib import Path

__all__ = ["STANCES", "Stance"]

_TABLE = Path(__file__).parent.parent / "lexicons" / "stances.csv"


@dataclass(frozen=True, slots=True)
class Stance:
    """One concept of the scheme.

    `polarity` in [-1, 1], `strength` in 1..5; `family` is `None` when left out of scores.
    """

    notation: str
    family: str | None
    polarity: float
    strength: int
    verb: str


def _load() -> dict[str, Stance]:
    with _TABLE.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {
            row["notation"]: Stance(
                row["notation"], row["family"] or None, float(row["polarity"]), int(row["strength"]), row["verb"]
            )
            for row in rows
        }


STANCES: dict[str, Stance] = _load()
