"""The encoder of the learned reader: a small transformer, run by numpy, that gives the pieces of a sentence vectors.

Source of the rule: Vaswani et al. 2017 (attention), Devlin et al. 2019 (the encoder). The weights are those of
all-MiniLM-L6-v2 (Apache-2.0), fitted on by `benchmarks/encoder.py` and stored as bytes with a scale a column.

Products with weights are taken in whole numbers of one byte (numkong), other products on a grid, and curves are looked
up in tables: no sum is rounded, so a sentence has the same vectors on every processor, whatever stands beside it and
however many threads or processes read.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numkong
import numpy as np

__all__ = [
    "HEADS",
    "LONGEST",
    "LOOKS",
    "WEIGHTS",
    "Array",
    "Encoded",
    "Weights",
    "encode",
    "gelu",
    "product",
    "softmax",
    "weights",
]

Array = np.ndarray[Any, np.dtype[np.float32]]
Bytes = np.ndarray[Any, np.dtype[np.int8]]

HEADS = 12
LOOKS = 4  # heads with which a holder and a text together look at their sentence
LONGEST = 160  # pieces of a sentence that are looked at
_TINY = 1e-12  # keeps a norm from dividing by nothing
_MOST = 127  # of a byte, of either sign
_GRID = 2.0**16  # steps a unit of what is multiplied in double precision: its products and their sums are exact
_CURVE = 128  # entries a unit of the table of a curve
_FLAT = 8  # beyond this, either way, a step from 0 to 1 is over; e to the power of twice as much below 0 is nothing
WEIGHTS = Path(__file__).parent.parent / "lexicons" / "learned" / "network.npz"

_POWERS = np.rint(np.exp(np.arange(2 * _FLAT * _CURVE + 1) / -_CURVE) * _GRID) / _GRID
_ROOM = np.arange(-_FLAT * _CURVE, _FLAT * _CURVE + 1) / _CURVE
_PASSED = ((1 + np.tanh((2 / np.pi) ** 0.5 * (_ROOM + 0.044715 * _ROOM**3))) / 2).astype(np.float32)


class Matrix(NamedTuple):
    """Bytes (rows, columns), packed to be multiplied with; the scale of each column, and what is added to each."""

    packed: numkong.PackedMatrix
    scale: Array
    bias: Array


class Rounded(NamedTuple):
    """Bytes (rows, columns), and the step between two of them in each row."""

    whole: Bytes
    step: Array


class Layer(NamedTuple):
    """One layer: query, then key and value; what attention gives out; the wide step up and down; scales after both."""

    query: Matrix
    keys: Matrix
    out: Matrix
    norm: Array
    up: Matrix
    down: Matrix
    norm_after: Array


class Weights(NamedTuple):
    """Vectors of pieces and places, layers, and what `contextual` scores with: weights by name, names of facts.

    look: what holder and text can see of each piece, keys and then values, from before the last layer.
    """

    pieces: Array
    places: Array
    norm: Array
    layers: tuple[Layer, ...]
    look: Matrix
    head: dict[str, Array]
    facts: dict[str, int]


class Encoded(NamedTuple):
    """A sentence: the vectors of its wanted pieces (wanted, width), and what each piece shows (pieces, 2 * looked)."""

    vectors: Array
    shown: Array


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        found = {name: stored[name] for name in stored.files}
    layers: list[Layer] = []
    while f"layer{len(layers)}.norm" in found:
        layers.append(_layer({name: value for name, value in found.items() if name.startswith(f"layer{len(layers)}.")}))
    return Weights(
        found["pieces"] * found["pieces:scale"],
        found["places"] * found["places:scale"],
        found["norm"],
        tuple(layers),
        _matrix(found["look"], found["look:scale"][0], np.zeros(1, np.float32)),
        {
            name.removeprefix("head."): value.astype(np.float32)
            for name, value in found.items()
            if name.startswith("head.")
        },
        {str(name): number for number, name in enumerate(found["facts"])},
    )


def _layer(found: dict[str, Any]) -> Layer:
    part = {name.partition(".")[2]: value for name, value in found.items()}
    made = {name: (part[name], part[f"{name}:scale"][0], part[f"{name}_bias"]) for name in ("qkv", "out", "up", "down")}
    width = len(part["out_bias"])
    query = _matrix(*(each[..., :width] for each in made["qkv"]))
    keys = _matrix(*(each[..., width:] for each in made["qkv"]))
    out, up, down = (_matrix(*made[name]) for name in ("out", "up", "down"))
    return Layer(query, keys, out, part["norm"], up, down, part["norm_after"])


def _matrix(whole: Bytes, scale: Array, bias: Array) -> Matrix:
    """A matrix of bytes (rows, columns), to multiply with."""
    return Matrix(numkong.dots_pack(np.ascontiguousarray(whole.T)), scale, bias)


def encode(rows: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]], by: Weights) -> list[Encoded]:
    """The vectors of the wanted pieces of each row after the last layer, and what all of its pieces show before it.

    rows: numbers of pieces, at least one row, none empty. wanted: places in the row. Rows stand one behind the other,
    so that none is filled up; in the last layer only the wanted pieces are worked out. Raises IndexError for a row
    longer than LONGEST.
    """
    bounds, asked_bounds = _bounds(rows), _bounds(wanted)
    numbers = np.concatenate([np.asarray(row, dtype=np.intp) for row in rows])
    places = np.concatenate([np.arange(len(row)) for row in rows])
    asked = np.concatenate(
        [bound.start + np.asarray(row, dtype=np.intp) for bound, row in zip(bounds, wanted, strict=True)]
    )
    found = _norm(by.pieces[numbers] + by.places[places], by.norm)
    for layer in by.layers[:-1]:
        found = _next(layer, found, found, bounds, bounds)
    shown = _times(_rounded(found), by.look)
    found = _next(by.layers[-1], found, found[asked], bounds, asked_bounds)
    return [Encoded(found[those], shown[inside]) for those, inside in zip(asked_bounds, bounds, strict=True)]


def _bounds(rows: Sequence[Sequence[int]]) -> list[slice]:
    ends = np.cumsum([0, *map(len, rows)]).tolist()
    return [slice(low, high) for low, high in pairwise(ends)]


def _next(layer: Layer, every: Array, asking: Array, bounds: Sequence[slice], asked: Sequence[slice]) -> Array:
    """What becomes of the vectors `asking`, which look at all of `every` that stand in the same row."""
    width = every.shape[1]
    seeing = _rounded(every)
    keys, queries = _times(seeing, layer.keys), _times(seeing if asking is every else _rounded(asking), layer.query)
    queries *= np.float32((width // HEADS) ** -0.5)
    seen = np.empty_like(asking)
    for inside, those in zip(bounds, asked, strict=True):
        seen[those] = _attention(queries[those], keys[inside, :width], keys[inside, width:])
    found = _times(_rounded(seen), layer.out)
    found += asking
    found = _norm(found, layer.norm)
    found += _times(_rounded(gelu(_times(_rounded(found), layer.up))), layer.down)
    return _norm(found, layer.norm_after)


def _rounded(values: Array) -> Rounded:
    """Each row rounded to whole numbers of one byte."""
    step = np.maximum(values.max(1, keepdims=True), -values.min(1, keepdims=True))
    step /= np.float32(_MOST)
    step += np.float32(_TINY)
    whole = values / step
    return Rounded(np.rint(whole, out=whole).astype(np.int8), step)


def _times(values: Rounded, matrix: Matrix) -> Array:
    """The product."""
    found = np.multiply(
        numkong.dots_packed(values.whole, matrix.packed), values.step, dtype=np.float32, casting="unsafe"
    )
    found *= matrix.scale
    found += matrix.bias
    return found


def _attention(queries: Array, keys: Array, values: Array) -> Array:
    """(n, width), (m, width), (m, width) → (n, width), head by head."""
    one, other, third = (each.reshape(len(each), HEADS, -1).transpose(1, 0, 2) for each in (queries, keys, values))
    return product(softmax(product(one, other.transpose(0, 2, 1))), third).transpose(1, 0, 2).reshape(queries.shape)


def product(one: Array, other: Array) -> Array:
    """The product of matrices (..., n, k) and (..., k, m), of values rounded to the grid. Exact as long as no sum of
    products passes two million."""
    found: Array = _on_grid(one) @ _on_grid(other)
    found *= _GRID**-2
    return found.astype(np.float32)


def _on_grid(values: Array) -> Array:
    steps: Array = np.multiply(values, _GRID, dtype=np.float64)
    return np.rint(steps, out=steps)


def softmax(scores: Array) -> Array:
    """Shares of the last axis; how far a score is below the highest is cut off to steps of the table."""
    below = (scores.max(-1, keepdims=True) - scores) * np.float32(_CURVE)
    powers = _POWERS[np.minimum(below, len(_POWERS) - 1).astype(np.uint16)]
    found: Array = powers / powers.sum(-1, keepdims=True)
    return found.astype(np.float32)


def _norm(values: Array, scale: Array) -> Array:
    """Each row with mean 0 and deviation 1, then scaled and moved. scale: (2, width). Works in place."""
    values -= values.mean(1, keepdims=True, dtype=np.float32)
    variance: Array = np.square(values).mean(1, keepdims=True, dtype=np.float32)
    values /= np.sqrt(variance + np.float32(_TINY))
    values *= scale[0]
    values += scale[1]
    return values


def gelu(values: Array) -> Array:
    """Gaussian error linear unit, by its tanh form (Hendrycks and Gimpel 2016)."""
    at = values * np.float32(_CURVE)
    at += np.float32(_FLAT * _CURVE + 0.5)
    np.minimum(at, len(_PASSED) - 1, out=at)
    np.maximum(at, 0, out=at)
    found: Array = _PASSED[at.astype(np.uint16)]
    found *= values
    return found
