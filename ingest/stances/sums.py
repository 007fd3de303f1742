"""The sums of the network, which come out the same on every processor.

Products with weights are taken in whole numbers of one byte (numkong), other products on a grid, and curves are looked
up in tables: no sum is rounded, so a sentence has the same vectors whatever stands beside it and however many threads
or processes read.
"""

from typing import Any, NamedTuple

import numkong
import numpy as np

__all__ = [
    "Array",
    "Bytes",
    "Matrix",
    "Numbers",
    "Rounded",
    "gelu",
    "matrix",
    "normed",
    "product",
    "rounded",
    "softmax",
    "times",
]

Array = np.ndarray[Any, np.dtype[np.float32]]
Bytes = np.ndarray[Any, np.dtype[np.int8]]
Numbers = np.ndarray[Any, np.dtype[np.intp]]

_TINY = 1e-12  # keeps a norm from dividing by nothing
_MOST = 127  # of a byte, of either sign
_GRID = 2.0**16  # steps a unit of what is multiplied in double precision: its products and their sums are exact
_CURVE = 128  # entries a unit of the table of a curve
_FLAT = 8  # beyond this, either way, a step from 0 to 1 is over; e to the power of twice as much below 0 is nothing

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

    def of(self, rows: slice | Numbers) -> "Rounded":
        """Some of the rows."""
        return Rounded(self.whole[rows], self.step[rows])


def matrix(whole: Bytes, scale: Array, bias: Array) -> Matrix:
    """A matrix of bytes (rows, columns), to multiply with."""
    return Matrix(numkong.dots_pack(np.ascontiguousarray(whole.T)), scale, bias)


def rounded(values: Array) -> Rounded:
    """Each row rounded to whole numbers of one byte."""
    step = np.maximum(values.max(1, keepdims=True), -values.min(1, keepdims=True))
    step /= np.float32(_MOST)
    step += np.float32(_TINY)
    whole = values / step
    return Rounded(np.rint(whole, out=whole).astype(np.int8), step)


def times(values: Rounded, matrix: Matrix) -> Array:
    """The product."""
    found = np.multiply(
        numkong.dots_packed(values.whole, matrix.packed), values.step, dtype=np.float32, casting="unsafe"
    )
    found *= matrix.scale
    found += matrix.bias
    return found


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


def normed(values: Array, scale: Array) -> Array:
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
