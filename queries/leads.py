"""The rule of change between two days on which an actor spoke in one thread.

The *lead* of a day in a thread is the position with the largest absolute polarity; then against before for, then the
stronger, then the unconditional. Its *side* is `against` below -0.2, `for` above 0.2, else neutral. A day is compared
with the day before it in the same thread, and the first rule that fits names the change:

    first stated   there is no earlier day
    reversed       from for to against, or the other way
    conditional    the lead is conditional or hypothetical, and was not before
    strengthened   from neutral to a side
    softened       from a side to neutral
    strengthened   same side, greater strength
    softened       same side, less strength
    strengthened   same side and strength, no longer conditional
    strengthened   against as before, and the text is for the first time not recognized
    restated       none of these

What no symbol names ("the draft", "all resolutions on Lebanon") is only *stated*: two letters may mean two texts by it.

The rule is the same as in library/position-change.rq, and the tests hold the two together. Polarity and strength are
ordinal conventions, so the rule compares them and never adds them up.
"""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Lead", "Row", "change", "lead_of", "rank", "side", "weight"]

Row = Mapping[str, str | None]

_NEUTRAL = 0.2  # largest absolute polarity that takes no side: abstention, non-opposition
_CONDITIONAL = frozenset({"conditional", "hypothetical"})


class Lead(NamedTuple):
    """What decides about a change: side (-1, 0, 1), strength (1..5), whether it is free of conditions, and whether
    the text is not recognized, now or on an earlier day."""

    side: int
    strength: int
    firm: bool
    denied: bool = False


def change(before: Lead | None, now: Lead) -> str:
    """The name of a change, by the rule at the head of this module.

    >>> change(Lead(-1, 5, True), Lead(1, 3, True)), change(Lead(-1, 4, True), Lead(-1, 5, True))
    ('reversed', 'strengthened')
    >>> change(Lead(-1, 5, True), Lead(-1, 5, True, denied=True))
    'strengthened'
    """
    if before is None:
        return "first stated"
    if now.side * before.side < 0:
        return "reversed"
    if before.firm and not now.firm:
        return "conditional"
    old, new = (abs(before.side), before.strength, before.firm), (abs(now.side), now.strength, now.firm)
    if old == new:
        return "strengthened" if now.side < 0 and now.denied and not before.denied else "restated"
    return "strengthened" if new > old else "softened"


def weight(row: Row) -> tuple[float, int, int, int]:
    """How much a row weighs as the lead of a day: size, against before for, strength, free of conditions."""
    polarity = float(row["polarity"] or 0)
    firm = row.get("modality") not in _CONDITIONAL
    return (round(100 * abs(polarity)), int(polarity < 0), int(row["strength"] or 0), int(firm))


def rank(row: Row) -> tuple[float, int, int, int, int, str]:
    """The order of rows within a step: the lead first, then by place in the text."""
    size, against, strength, firm = weight(row)
    return (-size, -against, -strength, -firm, int(row.get("start") or 0), row.get("position") or "")


def side(polarity: float) -> int:
    """For (1), against (-1) or neither (0)."""
    return (polarity > _NEUTRAL) - (polarity < -_NEUTRAL)


def lead_of(row: Row) -> Lead:
    """What a row decides if it is the lead of its day."""
    firm = row.get("modality") not in _CONDITIONAL
    return Lead(side(float(row["polarity"] or 0)), int(row["strength"] or 0), firm)
