"""What the tables of weights make of a holder and a text: stance, text, and the judge over both and the rules.

Three tables, written by `benchmarks/learned.py`: which stance a holder takes in a sentence (`learned/stances.tsv`),
which text it is about (`learned/texts.tsv`), and what both, the rules and the distance together make of it
(`learned/judge.tsv`). All are logistic models over the features of `learned_features`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import exp, inf, log1p
from pathlib import Path
from sys import intern

from .learned_features import (
    FAMILIES,
    Kind,
    Value,
    of_apart,
    of_holder,
    of_pair,
    of_sentence,
    of_side,
    of_text,
    side_of,
)
from .learned_scene import Place, Scene, Text
from .learned_seats import Candidate, Seat

__all__ = ["EVIDENCE", "UNIT", "UNLIKELY", "Scores", "evidence", "heaviest", "judged", "table"]

UNIT = 100  # the tables hold hundredths of log-odds

_TABLES = Path(__file__).parent.parent / "lexicons" / "learned"
_FIELD, _OFFSET = 24, 1 << 23  # bits of a weight in a packed row; sums stay far below half of its range
_HOPELESS = -2.5  # log-odds of the likeliest stance below which a seat is not judged, unless the rules read something

_START = re.compile(r"[^:|]*[:|]")  # how the name of a feature begins

Scores = tuple[float, ...]  # a number for each of FAMILIES
Row = tuple[int, ...]

UNLIKELY: Scores = (-inf,) * len(FAMILIES)  # log-odds of what nobody needs to know better


@cache
def table(name: str) -> dict[str, Row]:
    """A table: by feature its weights, in hundredths of log-odds."""
    lines = (_TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


@cache
def _weights(name: str) -> dict[str, dict[Value, int]]:
    """The weights of a table by how the name of the feature begins, then by how it goes on; under "" by whole names.

    The weights of a feature are packed in one number, a field each: adding six costs as much as adding one. Words are
    interned here and in the sentence, so that they are told apart without being read.
    """
    found: dict[str, dict[Value, int]] = {"": {}}
    for feature, row in table(name).items():
        packed = sum(weight << (_FIELD * place) for place, weight in enumerate(row))
        found[""][feature] = packed
        if start := _START.match(feature):
            one, *other = map(intern, feature[start.end() :].split(" "))
            found.setdefault(start.group(), {})[(one, other[0]) if other else one] = packed
    return found


def _weighed(known: dict[str, dict[Value, int]], kinds: Iterable[Kind]) -> int:
    """The sum of the weights of features."""
    total = 0
    for start, values in kinds:
        if values and start in known:
            own = known[start]
            total += sum([own[value] for value in values if value in own])
    return total


def _unpacked(total: int) -> Scores:
    """Log-odds of each family."""
    found = []
    for _ in FAMILIES:
        lowest = ((total + _OFFSET) & ((1 << _FIELD) - 1)) - _OFFSET
        found.append(lowest / UNIT)
        total = (total - lowest) >> _FIELD
    return tuple(found)


class _Weigher:
    """Log-odds of the seats and texts of a sentence; what they share is weighed once."""

    def __init__(self, row: Sequence[Candidate]) -> None:
        self.scene: Scene = row[0].seat.scene
        self._stances, self._texts = _weights("stances"), _weights("texts")
        self._whole = 0
        self._sides: dict[bool, int] = {}
        self._holders: dict[tuple[tuple[Place, ...], bool], Alone] = {}
        self._named: list[int] = []
        self._pairs: dict[tuple[tuple[int, ...], bool], list[float]] = {}
        self._apart: dict[tuple[int, bool, bool], int] = {}

    def stances(self, seat: Seat) -> "Alone":
        """What the judge weighs of a seat alone."""
        asked = seat.places, seat.own
        if asked not in self._holders:
            of_this = _weighed(self._stances, of_holder(self.scene, *asked))
            self._holders[asked] = _alone(_unpacked(self._side(seat.own) + of_this))
        return self._holders[asked]

    def _side(self, own: bool) -> int:
        """What the sentence weighs, as said of the speaker or of others."""
        if own not in self._sides:
            if not self._whole:
                self._whole = self._stances[""]["base"] + _weighed(self._stances, of_sentence(self.scene))
            self._sides[own] = self._whole + _weighed(self._stances, of_side(self.scene, own))
        return self._sides[own]

    def texts(self, row: Sequence[Candidate]) -> list[float]:
        """Log-odds of the texts of a seat. Every seat of a sentence has the same texts.

        Only where its holder stands and whether it speaks tells a seat from others here.
        """
        seat = row[0].seat
        tokens = tuple([place.token for place in seat.places]) if seat.places[0].token >= 0 else ()
        asked = tokens, seat.own
        if asked not in self._pairs:
            if not self._named:
                base = self._texts[""]["base"]
                self._named = [base + _weighed(self._texts, of_text(self.scene, each.text)) for each in row]
            pairs = zip(self._named, row, strict=True)
            self._pairs[asked] = [(named + self._pair(seat, each.text, bool(tokens))) / UNIT for named, each in pairs]
        return self._pairs[asked]

    def _pair(self, seat: Seat, text: Text, inside: bool) -> int:
        """What holder and text weigh together."""
        if inside and text.places:
            return _weighed(self._texts, of_pair(self.scene, seat.places, text, seat.own))
        asked = text.distance, inside, seat.own
        if asked not in self._apart:
            self._apart[asked] = _weighed(self._texts, of_apart(self.scene, *asked))
        return self._apart[asked]


def evidence(stances: Sequence[float], text: float, best: float) -> Iterator[tuple[float, ...]]:
    """What the judge weighs beside the known, family by family, from log-odds; `EVIDENCE` names it.

    stances: of the seat. text: of the text. best: of the likeliest text of the seat. "both" is the logarithm of the
    chance of both together, "other text" the distance to the likeliest text, "doubt" the doubtful one of both.
    """
    certain = -_softplus(-text)
    for stance, sure, other in _alone(stances):
        yield stance, text, sure + certain, other, text - best, min(sure, certain)


EVIDENCE = ("stance", "text", "both", "other stance", "other text", "doubt")  # names of these in the table

Alone = tuple[tuple[float, float, float], ...]  # of each family its log-odds, logarithm of its chance, best other one


def _alone(stances: Sequence[float]) -> Alone:
    """What the judge weighs of a seat alone."""
    second, first = sorted(stances)[-2:]
    return tuple([(each, -_softplus(-each), second if each == first else first) for each in stances])


def _softplus(value: float) -> float:
    return max(value, 0.0) + log1p(exp(-abs(value)))


def heaviest(seat: Seat, family: str) -> int | None:
    """The token whose word weighs most for a family; `None` where no word weighs for it."""
    known, place, side = table("stances"), FAMILIES.index(family), side_of(seat.own)
    weights = [
        sum(known[name][place] for name in (f"s:{word}", f"{side}|{word}") if name in known)
        if word[:1].isalpha()
        else 0
        for word in seat.scene.stems
    ]
    most = max(weights)
    return weights.index(most) if most > 0 else None


def judged(rows: Iterable[Sequence[Candidate]], least: float = -inf) -> Iterator[list[tuple[Candidate, Scores]]]:
    """The candidates of each seat with the log-odds of each family, but for those that are nobody's position.

    least: where no family reaches these log-odds and the rules read nothing, they are `UNLIKELY`.
    """
    weigher: _Weigher | None = None
    for row in rows:
        if weigher is None or weigher.scene is not row[0].seat.scene:
            weigher = _Weigher(row)
        yield _judged(row, weigher, least)


def _judged(row: Sequence[Candidate], weigher: _Weigher, least: float) -> list[tuple[Candidate, Scores]]:
    alone = weigher.stances(row[0].seat)
    hopeless = max(alone)[0] < _HOPELESS
    if hopeless and all("rule:none" in candidate.known for candidate in row):
        return []
    texts = weigher.texts(row)
    best = max(texts)
    found = []
    for candidate, text in zip(row, texts, strict=True):
        known = candidate.known
        if not hopeless or "rule:none" not in known:
            scores = _scores(alone, text, text - best, _told(known))
            unlikely = max(scores) < least and "rule:none" in known
            found.append((candidate, UNLIKELY if unlikely else scores))
    return found


def _scores(alone: Alone, text: float, behind: float, told: Scores) -> Scores:
    """The log-odds of each family: the weighed sum of what `evidence` names and of what is known."""
    certain = -_softplus(-text)
    return tuple(
        [
            (
                known
                + (
                    of_stance * stance
                    + of_text * text
                    + of_both * (sure + certain)
                    + of_other * other
                    + of_best * behind
                    + of_doubt * (sure if sure <= certain else certain)
                )
            )
            / UNIT
            for (stance, sure, other), (of_stance, of_text, of_both, of_other, of_best, of_doubt), known in zip(
                alone, _columns(), told, strict=True
            )
        ]
    )


@cache
def _columns() -> tuple[Row, ...]:
    """The weights of the evidence, family by family."""
    return tuple(zip(*(table("judge")[name] for name in EVIDENCE), strict=True))


@lru_cache(maxsize=1 << 12)
def _told(known: tuple[str, ...]) -> Scores:
    """What the known weighs for each family."""
    weighing = table("judge")
    rows = [weighing[name] for name in ("base", *known) if name in weighing]
    return tuple([float(sum(column)) for column in zip(*rows, strict=True)])
