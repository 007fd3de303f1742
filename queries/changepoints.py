"""Change points of an ordered sequence, by Pettitt's rank test with a permutation p-value.

The test asks whether there is a moment after which values are higher, or lower, than before. It looks only at ranks,
as it must: polarity and strength are ordinal. The statistic is the largest |2 * (sum of the first t midranks) - t(n +
1)| over t (A. N. Pettitt, Applied Statistics 28, 1979); its p-value is the share of shuffled sequences that reach it,
the sequence itself counted in. A sequence is split at a found point and both halves are asked again; a change that is
taken back in full leaves equal ranks on both sides and can stay unseen. Under eight values nothing can be found at
0.05. With no change at all, a first point is found in at most 5 % of sequences: 4.2 % of 1,000 shuffled sequences of
16 values of five ranks (tests/queries/test_changepoints.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["ALPHA", "ChangePoint", "find"]

ALPHA = 0.05
_SHUFFLES = 999
_SEED = 20260101  # fixed, so that the same positions give the same points
_SMALLEST = 8


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """`index` is that of the first value after the change; `p` the permutation p-value."""

    index: int
    p: float


def find(values: Sequence[float], alpha: float = ALPHA) -> tuple[ChangePoint, ...]:
    """The change points of a sequence, in order."""
    dice = np.random.default_rng(_SEED)
    return tuple(sorted(_split(np.asarray(values, dtype=float), 0, alpha, dice), key=lambda point: point.index))


def _split(values: Any, offset: int, alpha: float, dice: Any) -> list[ChangePoint]:
    if len(values) < _SMALLEST or (values == values[0]).all():
        return []
    ranks = _midranks(values)
    curve = _curve(ranks[None, :])[0]
    at = int(np.argmax(curve)) + 1
    shuffled = dice.permuted(np.tile(ranks, (_SHUFFLES, 1)), axis=1)
    p = (1 + int((_curve(shuffled).max(axis=1) >= curve[at - 1] - 1e-9).sum())) / (_SHUFFLES + 1)
    if p > alpha:
        return []
    before = _split(values[:at], offset, alpha, dice)
    return [*before, ChangePoint(offset + at, p), *_split(values[at:], offset + at, alpha, dice)]


def _curve(ranks: Any) -> Any:
    """|U_t| for t = 1 .. n - 1, one row for each sequence of ranks."""
    n = ranks.shape[1]
    return np.abs(2 * np.cumsum(ranks, axis=1)[:, :-1] - np.arange(1, n) * (n + 1))


def _midranks(values: Any) -> Any:
    """Ranks from 1; equal values share the mean of their ranks."""
    less = (values[None, :] < values[:, None]).sum(axis=1)
    same = (values[None, :] == values[:, None]).sum(axis=1)
    return less + (same + 1) / 2
