"""The scorer of the learned reader: what stands in the vectors of a sentence and its pairs, as log-odds.

A pair looks once more at all pieces of its sentence, with LOOKS heads. One hidden layer gets the sentence, the holder,
the text, the pair, what it saw and the facts that were told of it. Weights: `network`.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .network import LOOKS, Encoded
from .sums import Array, gelu, product, softmax

__all__ = ["Scored", "scored"]

Scored = tuple[Array, Array]  # log-odds (pairs, families and author); how much of the first look each piece gets


def scored(encoded: Encoded, facts: Sequence[Sequence[int]], head: Mapping[str, Array]) -> Scored:
    """Log-odds of each pair (pairs, families and author); how much of its first look each piece gets (pairs, pieces).

    facts: the numbers of those that were told of each pair.
    """
    parts = ((encoded.holders, "holder"), (encoded.targets, "target"), (encoded.both, "pair"))
    seen, looks = _seen(_sum([product(vectors, head[f"{name} asks"]) for vectors, name in parts]), encoded.shown)
    hidden = _sum([product(vectors, head[name]) for vectors, name in (*parts, (seen, "seen"))])
    hidden += np.array([head["facts"][list(told)].sum(0) for told in facts])
    hidden += product(encoded.sentence[None], head["sentence"]) + head["bias"]
    direct = np.array([head["direct"][list(told)].sum(0) for told in facts])
    odds: Array = product(gelu(hidden), head["last"]) + head["base"] + direct
    return odds, looks


def _sum(parts: Sequence[Array]) -> Array:
    found: Array = np.sum(parts, axis=0, dtype=np.float32)
    return found


def _seen(asked: Array, shown: Array) -> tuple[Array, Array]:
    """What each pair sees of the pieces of its sentence, and its first look: (pairs, looked), (pieces, 2 * looked) →
    (pairs, looked), (pairs, pieces)."""
    keys, values = np.split(shown.reshape(len(shown), 2 * LOOKS, -1).transpose(1, 0, 2), 2)
    ask = asked.reshape(len(asked), LOOKS, -1).transpose(1, 0, 2) * np.float32((asked.shape[1] // LOOKS) ** -0.5)
    shares = softmax(product(ask, keys.transpose(0, 2, 1)))
    return product(shares, values).transpose(1, 0, 2).reshape(asked.shape), shares[0].copy()
