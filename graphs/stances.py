"""Stances: positions from letters and votes of record, in one row each; what every projection and view is made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from diplograph.ingest.stances.stances import STANCES
from diplograph.store import Endpoint

from .rows import Row, local, read

__all__ = ["Filter", "Stance", "chosen", "stances"]


@dataclass(frozen=True, slots=True)
class Stance:
    """One actor's stance on one target. `source` is the letter, or the roll call of a vote; all names are IRIs.

    kind: letter | vote. attribution: own | reported | anticipated. `date` is ISO 8601 or `""`.
    polarity lies in [-1, 1], strength in 1..5, confidence in [0, 1].
    """

    iri: str
    holder: str
    target: str
    stance: str
    family: str
    date: str
    source: str
    kind: str = "letter"
    scope: str = "whole"
    modality: str = "actual"
    attribution: str = "own"
    reporter: str = ""
    inferred: bool = False
    polarity: float = 0.0
    strength: int = 3
    confidence: float = 1.0

    @property
    def sign(self) -> int:
        """-1, 0 or 1."""
        return (self.polarity > 0) - (self.polarity < 0)

    @property
    def firm(self) -> bool:
        """Whether the holder itself states it, or voted it, without "if" and "would", and not by inference."""
        return self.attribution == "own" and self.modality == "actual" and not self.inferred


@dataclass(frozen=True, slots=True)
class Filter:
    """What a projection is made from. `since` and `until` are ISO dates, inclusive; `""` and `()` are "any".

    A stance of which only the year is known passes when it may lie between them.

    Without `loose` only firm stances count: reported, conditional and inferred ones are no basis for agreement.
    """

    since: str = ""
    until: str = ""
    organ: str = ""
    family: str = ""
    kind: str = ""
    holders: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    loose: bool = False

    def admits(self, stance: Stance, organs: Mapping[str, str]) -> bool:
        """Whether a stance passes. `organs`: the code of the adopting body of each target."""
        return (
            (self.loose or stance.firm)
            and self.covers(stance.date)
            and (not self.organ or organs.get(stance.target, "") == self.organ)
            and (not self.family or stance.family == self.family)
            and (not self.kind or stance.kind == self.kind)
            and (not self.holders or stance.holder in self.holders)
            and (not self.targets or stance.target in self.targets)
        )

    def covers(self, date: str) -> bool:
        """Whether a date, or a year alone, may lie between `since` and `until`; without a date it does not."""
        return (not self.since or date >= self.since[: len(date) or None]) and (
            not self.until or (bool(date) and date <= self.until + "~")
        )


def stances(store: Endpoint) -> tuple[Stance, ...]:
    """All positions and votes of a store, sorted by holder, target, date and IRI."""
    parts = {str(row["part"]): str(row["letter"]) for row in read(store, "parts")}
    votes = {str(row["position"]): _vote(row) for row in read(store, "votes")}
    found = [votes[iri] for iri in votes]
    found += [_position(rows, parts) for iri, rows in _grouped(read(store, "positions")).items() if iri not in votes]
    return tuple(sorted(found, key=lambda one: (one.holder, one.target, one.date, one.iri)))


def chosen(rows: Iterable[Stance], wanted: Filter, organs: Mapping[str, str]) -> tuple[Stance, ...]:
    """The stances that a filter admits, in their order."""
    return tuple(row for row in rows if wanted.admits(row, organs))


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["position"])].append(row)
    return found


def _position(rows: list[Row], parts: Mapping[str, str]) -> Stance:
    row = rows[0]
    name, text = local(row["stance"]), str(row["text"])
    return Stance(
        iri=str(row["position"]),
        holder=str(row["holder"]),
        target=str(row["target"]),
        stance=name,
        family=_family(name),
        date=row["date"] or "",
        source=parts.get(text, text),
        scope=local(row["scope"]),
        modality=local(row["modality"]),
        attribution=local(row["attribution"]),
        reporter=row["reporter"] or "",
        inferred=row["inferred"] == "true",
        polarity=float(row["polarity"] or 0),
        strength=int(row["strength"] or 3),
        confidence=float(row["confidence"] or 0),
    )


def _vote(row: Row) -> Stance:
    name = local(row["stance"])
    known = STANCES.get(name)
    return Stance(
        iri=str(row["position"]),
        holder=str(row["holder"]),
        target=str(row["target"]),
        stance=name,
        family=_family(name),
        date=row["date"] or "",
        source=str(row["text"]),
        kind="vote",
        scope="adoption",
        polarity=known.polarity if known else 0.0,
        strength=known.strength if known else 3,
    )


@cache
def _family(name: str) -> str:
    known = STANCES.get(name)
    return (known.family if known else None) or ""
