"""The encoder of the learned reader: a small transformer, run by numpy, that gives vectors to a sentence and to its
pairs of a holder and a text.

Source of the rule: Vaswani et al. 2017 (attention), Devlin et al. 2019 (the encoder). The weights are those of
all-MiniLM-L6-v2 (Apache-2.0), fitted on by `benchmarks/encoder.py` and stored as bytes with a scale a column.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .sums import Array, Matrix, Numbers, Rounded, gelu, matrix, normed, product, rounded, softmax, times

__all__ = [
    "HEADS",
    "LONGEST",
    "LOOKS",
    "OPENS",
    "WEIGHTS",
    "Encoded",
    "Pair",
    "Weights",
    "encode",
    "weights",
]

HEADS = 12
LOOKS = 4  # heads with which a holder and a text together look at their sentence
OPENS = 2  # layers that read pieces alone, before pairs are read beside them
LONGEST = 160  # pieces of a sentence that are looked at
WEIGHTS = Path(__file__).parent.parent / "lexicons" / "learned" / "network.npz"


class Pair(NamedTuple):
    """A holder and a text: where they stand in their row, nowhere when that is out of sight; and numbers of facts."""

    holder: tuple[int, ...]
    target: tuple[int, ...]
    facts: tuple[int, ...]


class Layer(NamedTuple):
    """One layer: query, then key and value; what attention gives out; the wide step up and down; scales after both."""

    query: Matrix
    keys: Matrix
    out: Matrix
    norm: Array
    up: Matrix
    down: Matrix
    norm_after: Array


class Opening(NamedTuple):
    """How a pair begins: what becomes of its holder and its text, what each fact adds, scales; a holder and a text that
    stand nowhere."""

    holder: Matrix
    target: Matrix
    told: Array
    norm: Array
    absent: Array


class Weights(NamedTuple):
    """Vectors of pieces and places, layers, and what `scorer` scores with: weights by name, names of facts.

    look: what a pair can see of each piece, keys and then values, from before the last layer.
    """

    pieces: Array
    places: Array
    norm: Array
    layers: tuple[Layer, ...]
    opening: Opening
    look: Matrix
    head: dict[str, Array]
    facts: dict[str, int]


class Encoded(NamedTuple):
    """A row: the vectors of its beginning, which stands for all of it (width), of the holder, the text and both of each
    pair (pairs, width), and what each piece shows (pieces, 2 * looked)."""

    sentence: Array
    holders: Array
    targets: Array
    both: Array
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
        Opening(
            _plain(found, "both.holder"),
            _plain(found, "both.target"),
            found["told"] * found["told:scale"],
            found["both.norm"],
            found["absent"],
        ),
        _plain(found, "look"),
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
    query = matrix(*(each[..., :width] for each in made["qkv"]))
    keys = matrix(*(each[..., width:] for each in made["qkv"]))
    out, up, down = (matrix(*made[name]) for name in ("out", "up", "down"))
    return Layer(query, keys, out, part["norm"], up, down, part["norm_after"])


def _plain(found: dict[str, Any], name: str) -> Matrix:
    """A matrix to which nothing is added."""
    return matrix(found[name], found[f"{name}:scale"][0], np.zeros(1, np.float32))


def encode(rows: Sequence[Sequence[int]], pairs: Sequence[Sequence[Pair]], by: Weights) -> list[Encoded]:
    """Rows of pieces, and the pairs of each, which are read beside it from layer OPENS on: a pair looks at the pieces
    of its row, they look at each other alone.

    rows: numbers of pieces, at least one row, none empty. pairs: at least one a row. Rows stand one behind the other,
    so that none is filled up, and all pairs behind them; in the last layer only what is returned is worked out. Raises
    IndexError for a row longer than LONGEST.
    """
    batch = _batch(rows, pairs)
    return _closed(_beside(_alone(rows, batch, by), batch, by), batch, by)


class _Batch(NamedTuple):
    """Rows one behind the other and all their pairs behind them.

    rows: where the pieces of each row are. asking: the numbers of what looks at each row, its pieces and its pairs.
    pairs: where those of each row are among all pairs, for which there are `facts` and where holder and text stand.
    """

    rows: list[slice]
    asking: list[Numbers]
    pairs: list[slice]
    holders: list[tuple[int, ...]]
    targets: list[tuple[int, ...]]
    facts: list[tuple[int, ...]]


def _batch(rows: Sequence[Sequence[int]], pairs: Sequence[Sequence[Pair]]) -> _Batch:
    bounds, beside = _bounds(rows), _bounds(pairs)
    length = bounds[-1].stop
    every = [(inside.start, each) for inside, row in zip(bounds, pairs, strict=True) for each in row]
    return _Batch(
        bounds,
        [np.concatenate([_numbers(one), length + _numbers(two)]) for one, two in zip(bounds, beside, strict=True)],
        beside,
        [tuple([start + at for at in each.holder]) for start, each in every],
        [tuple([start + at for at in each.target]) for start, each in every],
        [each.facts for _, each in every],
    )


def _alone(rows: Sequence[Sequence[int]], batch: _Batch, by: Weights) -> Array:
    """The vectors of pieces after the layers that pairs do not see."""
    numbers = np.concatenate([np.asarray(row, dtype=np.intp) for row in rows])
    places = np.concatenate([np.arange(len(row)) for row in rows])
    found = normed(by.pieces[numbers] + by.places[places], by.norm)
    for layer in by.layers[:OPENS]:
        seeing = rounded(found)
        found = _next(layer, seeing, found, seeing, batch.rows, batch.rows)
    return found


def _beside(found: Array, batch: _Batch, by: Weights) -> Array:
    """The vectors of pieces, and behind them those of pairs, after the layers before the last."""
    length, opening = len(found), by.opening
    opened = times(rounded(_means(found, batch.holders, opening.absent[0])), opening.holder)
    opened += times(rounded(_means(found, batch.targets, opening.absent[1])), opening.target)
    opened += np.array([opening.told[list(facts)].sum(0) for facts in batch.facts])
    found = np.concatenate([found, normed(opened, opening.norm)])
    for layer in by.layers[OPENS:-1]:
        seeing = rounded(found)
        found = _next(layer, seeing.of(slice(length)), found, seeing, batch.rows, batch.asking)
    return found


def _closed(found: Array, batch: _Batch, by: Weights) -> list[Encoded]:
    """What the last layer makes of the pairs, and of those pieces alone with which a row begins or where they stand."""
    starts = [inside.start for inside in batch.rows]
    wanted = np.array(sorted({*starts, *chain.from_iterable(batch.holders), *chain.from_iterable(batch.targets)}))
    last = np.concatenate([wanted, np.arange(batch.rows[-1].stop, len(found))])
    asking = [np.flatnonzero(np.isin(last, each)) for each in batch.asking]
    seeing = rounded(found)
    pieces = seeing.of(slice(batch.rows[-1].stop))
    shown = times(pieces, by.look)
    found = _next(by.layers[-1], pieces, found[last], seeing.of(last), batch.rows, asking)
    at = {int(number): place for place, number in enumerate(wanted)}
    ends = [[tuple([at[one] for one in each]) for each in stands] for stands in (batch.holders, batch.targets)]
    holders, targets = _means(found, ends[0], by.head["nobody"]), _means(found, ends[1], by.head["nothing"])
    both = found[len(wanted) :]
    return [
        Encoded(found[at[inside.start]], holders[those], targets[those], both[those], shown[inside])
        for inside, those in zip(batch.rows, batch.pairs, strict=True)
    ]


def _bounds(rows: Sequence[Sequence[object]]) -> list[slice]:
    ends = np.cumsum([0, *map(len, rows)]).tolist()
    return [slice(low, high) for low, high in pairwise(ends)]


def _numbers(inside: slice) -> Numbers:
    return np.arange(inside.start, inside.stop)


def _means(vectors: Array, stands: Sequence[tuple[int, ...]], absent: Array) -> Array:
    """The mean of the vectors at each of these places; of none, what stands for what is absent."""
    means = {at: vectors[list(at)].mean(0) if at else absent for at in dict.fromkeys(stands)}
    return np.array([means[at] for at in stands])


def _next(
    layer: Layer,
    seeing: Rounded,
    asking: Array,
    asks: Rounded,
    bounds: Sequence[slice],
    asked: Sequence[Numbers | slice],
) -> Array:
    """What becomes of the vectors `asking`: those that are `asked` of a row look at all that are seen in its bounds."""
    width = asking.shape[1]
    keys, queries = times(seeing, layer.keys), times(asks, layer.query)
    queries *= np.float32((width // HEADS) ** -0.5)
    seen = np.empty_like(asking)
    for inside, those in zip(bounds, asked, strict=True):
        seen[those] = _attention(queries[those], keys[inside, :width], keys[inside, width:])
    found = times(rounded(seen), layer.out)
    found += asking
    found = normed(found, layer.norm)
    found += times(rounded(gelu(times(rounded(found), layer.up))), layer.down)
    return normed(found, layer.norm_after)


def _attention(queries: Array, keys: Array, values: Array) -> Array:
    """(n, width), (m, width), (m, width) → (n, width), head by head."""
    one, other, third = (each.reshape(len(each), HEADS, -1).transpose(1, 0, 2) for each in (queries, keys, values))
    return product(softmax(product(one, other.transpose(0, 2, 1))), third).transpose(1, 0, 2).reshape(queries.shape)
