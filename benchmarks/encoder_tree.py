"""The weights of the network of the learned reader before it is fitted: published layers, and a new scorer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file

from diplograph.ingest.stances.network import LONGEST, LOOKS, OPENS

__all__ = ["LOOK", "MARKS", "Tree", "mapped", "start"]

MARKS = {"§s": "we", "§a": "country", "§t": "resolution", "§o": "organization", "§n": "national"}  # they begin as these
HIDDEN, ASKED = 192, 7  # what is asked: six families, and whether a supporter is an author
LOOK = 32  # how wide each head is with which holder and text look at the sentence
Tree = dict[str, Any]


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
        "pair asks": drawn(width, LOOKS * LOOK),
        "keys": drawn(width, LOOKS * LOOK),
        "values": drawn(width, LOOKS * LOOK),
        "seen": drawn(LOOKS * LOOK, HIDDEN),
        "pair": drawn(width, HIDDEN),
        "absent": np.zeros((2, width), np.float32),
        "told": np.zeros((facts, width), np.float32),
    }
    half = np.eye(width, dtype=np.float32) / 2
    found = {
        "fixed": vectors[[number[MARKS.get(piece, piece)] for piece in pieces]],
        "marked": np.array(marked, dtype=np.int32),
        "fitted": {
            "marks": stored.get("marks", np.zeros((len(marked), width), np.float32)),
            "places": places[:LONGEST],
            "norm": pair("embeddings"),
            "layers": [layer(place) for place in range(layers)],
            "both": {"holder": half, "target": half.copy(), "norm": layer(OPENS - 1)["norm_after"]},
            "head": head,
        },
    }
    return mapped(torch.as_tensor, found)


def mapped(job: Callable[[Any], Any], tree: Any) -> Any:
    """The tree with what a job makes of each leaf, in order."""
    if isinstance(tree, dict):
        return {name: mapped(job, each) for name, each in tree.items()}
    return [mapped(job, each) for each in tree] if isinstance(tree, list) else job(tree)
