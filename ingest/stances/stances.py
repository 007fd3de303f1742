"""The stance scheme: base polarity, base strength and family of every stance (domain brief, 4.1; contract)."""

from dataclasses import dataclass

from .. import tables

__all__ = ["SIGN", "STANCES", "Stance"]

SIGN = {
    "supports": 1,
    "implements": 1,
    "urges": 1,
    "rejects": -1,
    "defies": -1,
    "reserves": 0,
}  # of the families of stances


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


STANCES: dict[str, Stance] = {
    row["notation"]: Stance(
        row["notation"], row["family"] or None, float(row["polarity"]), int(row["strength"]), row["verb"]
    )
    for row in tables.read("lexicons/stances.csv")
}
