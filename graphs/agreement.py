"""Agreement between actors: how often they take the same stance on the same thing, by several normalisations.

Definitions of Discourse Network Analyzer (Leifeld, Gruber, Bossner 2019): congruence adds, over all
shared concepts, the products of both actors' counts, weighted by how near their qualifiers lie on the scale; conflict
weighs by how far. Normalisations divide by the actors' activity in one way or another.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diplograph.errors import UnknownName

__all__ = ["NORMALIZATIONS", "Counts", "conflict", "congruence", "counted", "normalized", "pairs", "shared", "two_mode"]

NORMALIZATIONS = ("none", "average", "jaccard", "cosine", "share")

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each actor said each thing: `cells[q, actor, concept]` for every qualifier q of the scale."""

    actors: tuple[str, ...]
    concepts: tuple[str, ...]
    scale: tuple[float, ...]
    cells: Matrix


def counted(statements: Iterable[tuple[str, str, float]], scale: Sequence[float]) -> Counts:
    """Count statements (actor, concept, qualifier). Qualifiers are numbers of the scale, such as (0, 1)."""
    rows = list(statements)
    actors, concepts = _names(row[0] for row in rows), _names(row[1] for row in rows)
    who = {name: number for number, name in enumerate(actors)}
    what = {name: number for number, name in enumerate(concepts)}
    which = {value: number for number, value in enumerate(scale)}
    cells = np.zeros((len(scale), len(actors), len(concepts)))
    for actor, concept, qualifier in rows:
        cells[which[qualifier], who[actor], what[concept]] += 1
    return Counts(actors, concepts, tuple(scale), cells)


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def two_mode(counts: Counts) -> Matrix:
    """Actors by concepts: number of statements, whatever the qualifier."""
    found: Matrix = counts.cells.sum(axis=0)
    return found


def shared(counts: Counts) -> Matrix:
    """Actors by actors: products of their counts on each concept, whatever the qualifier; the diagonal is 0."""
    cells = two_mode(counts)
    return _hollow(cells @ cells.T)


def congruence(counts: Counts) -> Matrix:
    """Actors by actors: agreement, weighted 1 for equal qualifiers down to 0 for the ends of the scale."""
    return _weighted(counts, near=True)


def conflict(counts: Counts) -> Matrix:
    """Actors by actors: disagreement, weighted 0 for equal qualifiers up to 1 for the ends of the scale."""
    return _weighted(counts, near=False)


def _weighted(counts: Counts, near: bool) -> Matrix:
    length = (max(counts.scale) - min(counts.scale)) or 1.0
    total = np.zeros((len(counts.actors), len(counts.actors)))
    for first, one in enumerate(counts.scale):
        for second, other in enumerate(counts.scale):
            far = abs(one - other) / length
            total += (1 - far if near else far) * (counts.cells[first] @ counts.cells[second].T)
    return _hollow(total)


def normalized(raw: Matrix, counts: Counts, how: str) -> Matrix:
    """A matrix of congruence or conflict, normalised. Raises UnknownName listing `NORMALIZATIONS`.

    none; average: by the mean of both activities; jaccard: by what either says alone plus what both say; cosine: by the
    product of both activities; share: by the products of counts on shared concepts, so that 1 is "always the same".
    Where nothing is shared the value is 0.
    """
    if how not in NORMALIZATIONS:
        raise UnknownName(f"{how}: there is no such normalisation.", NORMALIZATIONS)
    activity = counts.cells.sum(axis=(0, 2))
    divisors: dict[str, Callable[[], Matrix]] = {
        "none": lambda: np.ones_like(raw),
        "average": lambda: (activity[:, None] + activity[None, :]) / 2,
        "jaccard": lambda: _either(counts),
        "cosine": lambda: activity[:, None] * activity[None, :],
        "share": lambda: shared(counts),
    }
    by = divisors[how]()
    found: Matrix = np.divide(raw, by, out=np.zeros_like(raw), where=by > 0)
    return found


def _either(counts: Counts) -> Matrix:
    """What only one of two actors says, and the products of what both say, concept and qualifier by themselves."""
    total = np.zeros((len(counts.actors), len(counts.actors)))
    for cells in counts.cells:
        alone = cells @ (cells == 0).T
        total += alone + alone.T + cells @ cells.T
    return total


def _hollow(matrix: Matrix) -> Matrix:
    np.fill_diagonal(matrix, 0)
    return matrix


def pairs(matrix: Matrix) -> Iterable[tuple[int, int, float]]:
    """The upper triangle above zero: row, column, value."""
    for row, column in zip(*np.nonzero(np.triu(matrix, 1)), strict=True):
        yield int(row), int(column), float(matrix[row, column])
