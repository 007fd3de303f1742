"""What the tables of weights make of a holder and a text: stance, text, and the judge over both and the rules.

Three tables, written by `benchmarks/learned.py`: which stance a holder takes in a sentence (`learned/stances.tsv`),
which text it is about (`learned/texts.tsv`), and what both, the rules and the distance together make of it
(`learned/judge.tsv`). All are logistic models over the features of `learned_features`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import exp, log1p
from pathlib import Path

from .learned_features import FAMILIES, side_of
from .learned_seats import Candidate, Seat

__all__ = ["EVIDENCE", "UNIT", "Scores", "evidence", "heaviest", "judged", "table"]

UNIT = 100  # the tables hold hundredths of log-odds

_TABLES = Path(__file__).parent.parent / "lexicons" / "learned"
_FIELD, _OFFSET = 24, 1 << 23  # bits of a weight in a packed row; sums stay far below half of its range
_HOPELESS = -2.5  # log-odds of the likeliest stance below which a seat is not judged, unless the rules read something

Scores = tuple[float, ...]  # a number for each of FAMILIES
Row = tuple[int, ...]


@cache
def table(name: str) -> dict[str, Row]:
    """A table: by feature its weights, in hundredths of log-odds."""
    lines = (_TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


@cache
def _packed() -> dict[str, int]:
    """The weights of a stance feature in one number, a field each: adding six costs as much as adding one."""
    return {
        name: sum(weight << (_FIELD * place) for place, weight in enumerate(row))
        for name, row in table("stances").items()
    }


@lru_cache(maxsize=256)
def _weighed(features: tuple[str, ...]) -> int:
    known = _packed()
    return sum([known[name] for name in features if name in known])


def _stances(groups: Iterable[tuple[str, ...]]) -> tuple[float, ...]:
    """Log-odds of each family for a seat."""
    total = _packed()["base"] + sum(map(_weighed, groups))
    found = []
    for _ in FAMILIES:
        lowest = ((total + _OFFSET) & ((1 << _FIELD) - 1)) - _OFFSET
        found.append(lowest / UNIT)
        total = (total - lowest) >> _FIELD
    return tuple(found)


def _text(groups: Iterable[tuple[str, ...]]) -> float:
    """Log-odds of a text."""
    known = table("texts")
    return (known["base"][0] + sum([known[name][0] for group in groups for name in group if name in known])) / UNIT


def evidence(stances: Sequence[float], text: float, best: float) -> Iterator[tuple[float, ...]]:
    """What the judge weighs beside the known, family by family, from log-odds; `EVIDENCE` names it.

    stances: of the seat. text: of the text. best: of the likeliest text of the seat. "both" is the logarithm of the
    chance of both together, "other text" the distance to the likeliest text, "doubt" the doubtful one of both.
    """
    certain, (second, first) = -_softplus(-text), sorted(stances)[-2:]
    for stance in stances:
        sure = -_softplus(-stance)
        other = second if stance == first else first
        yield stance, text, sure + certain, other, text - best, min(sure, certain)


EVIDENCE = ("stance", "text", "both", "other stance", "other text", "doubt")  # names of these in the table


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


def judged(row: Sequence[Candidate]) -> Iterator[tuple[Candidate, Scores]]:
    """The candidates of a seat with the log-odds of each family, but for those that are nobody's position."""
    stances = _stances(row[0].seat.features)
    hopeless = max(stances) < _HOPELESS
    if hopeless and all("rule:none" in candidate.known for candidate in row):
        return
    weighing = table("judge")
    texts = [_text(candidate.features) for candidate in row]
    best = max(texts)
    weights = [weighing[name] for name in EVIDENCE]
    for candidate, text in zip(row, texts, strict=True):
        if hopeless and "rule:none" in candidate.known:
            continue
        known = [weighing[name] for name in ("base", *candidate.known) if name in weighing]
        scores = []
        for place, values in enumerate(evidence(stances, text, best)):
            total = float(sum([each[place] for each in known]))
            total += sum([weight[place] * value for weight, value in zip(weights, values, strict=True)])
            scores.append(total / UNIT)
        yield candidate, tuple(scores)
