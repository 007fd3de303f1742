"""What went wrong, position by position, named by kind; and how far stated confidence can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass

from diplograph.ingest.stances.stances import SIGN

from .scoring import Key, Row, family, holder, key, symbol

__all__ = ["Bin", "Error", "find", "reliability"]


@dataclass(frozen=True, slots=True)
class Error:
    """One error.

    kind: missed | invented | wrong polarity (for and against confused) | wrong reserve (a side where the other takes
    none) | wrong family (of one side) | wrong holder | wrong target | wrong attribution.
    """

    id: str
    kind: str
    wanted: Row | None
    found: Row | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Positions whose confidence lies in [low, high): how many, how many of them right, their mean confidence."""

    low: float
    high: float
    count: int
    right: int
    mean: float


def find(gold: Mapping[str, Row], predicted: Mapping[str, Row]) -> tuple[Error, ...]:
    """Errors of all texts. A missed and an invented position that differ in one respect are one error of that kind."""
    errors: list[Error] = []
    for text_id in sorted(gold):
        wanted = _distinct(gold[text_id]["positions"])
        found = _distinct(predicted.get(text_id, {}).get("positions", []))
        for same in sorted(wanted.keys() & found.keys(), key=str):
            if bool(wanted[same].get("reported")) != bool(found[same].get("reported")):
                errors.append(Error(text_id, "wrong attribution", wanted[same], found[same]))
        errors += _pairs(
            text_id,
            [wanted[each] for each in sorted(wanted.keys() - found.keys(), key=str)],
            [found[each] for each in sorted(found.keys() - wanted.keys(), key=str)],
        )
    return tuple(errors)


def _distinct(positions: list[Row]) -> dict[Key, Row]:
    distinct: dict[Key, Row] = {}
    for position in positions:
        distinct.setdefault(key(position), position)
    return distinct


def _pairs(text_id: str, missed: list[Row], invented: list[Row]) -> list[Error]:
    errors = []
    for kind in ("wrong polarity", "wrong reserve", "wrong family", "wrong holder", "wrong target"):
        for wanted in list(missed):
            partner = next((each for each in invented if _kind(wanted, each) == kind), None)
            if partner is not None:
                missed.remove(wanted)
                invented.remove(partner)
                errors.append(Error(text_id, kind, wanted, partner))
    errors += [Error(text_id, "missed", each, None) for each in missed]
    errors += [Error(text_id, "invented", None, each) for each in invented]
    return errors


def _kind(wanted: Row, found: Row) -> str | None:
    """The one respect in which two positions differ, or `None` when they differ in more."""
    holders = holder(wanted) == holder(found)
    targets = symbol(wanted["target"]) == symbol(found["target"])
    families = family(wanted) == family(found)
    if holders and targets:
        signs = {SIGN.get(family(each) or "", 0) for each in (wanted, found)}
        return "wrong family" if len(signs) == 1 else "wrong reserve" if 0 in signs else "wrong polarity"
    if targets and families:
        return "wrong holder"
    return "wrong target" if holders and families else None


def reliability(gold: Mapping[str, Row], predicted: Mapping[str, Row], bins: int = 10) -> tuple[Bin, ...]:
    """Confidence against precision in equal bins of [0, 1]; empty bins are left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for text_id in sorted(gold):
        wanted = {key(each) for each in gold[text_id]["positions"]}
        for position in predicted.get(text_id, {}).get("positions", []):
            confidence = float(position.get("confidence", 1.0))
            held.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, key(position) in wanted))
    return tuple(
        Bin(
            low=number / bins,
            high=(number + 1) / bins,
            count=len(each),
            right=sum(right for _, right in each),
            mean=sum(confidence for confidence, _ in each) / len(each),
        )
        for number, each in sorted(held.items())
    )
