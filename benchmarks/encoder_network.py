"""The network of the learned reader in PyTorch, to be fitted: the same sums as in `ingest/stances/network.py`.

Products are taken in bfloat16 where the processor has units for it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import cos, pi
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor
from torch.nn import functional

from diplograph.ingest.stances.network import HEADS, LONGEST, LOOKS

__all__ = ["MARKS", "UNITS", "Batch", "Fitter", "Tree", "Way", "encoded", "mapped", "norm", "start"]

MARKS = {"§s": "we", "§a": "country", "§t": "resolution", "§o": "organization", "§n": "national"}  # they begin as these
HIDDEN, ASKED = 192, 7  # what is asked: six families, and whether a supporter is an author
LOOK = 32  # how wide each head is with which holder and text look at the sentence
DROPPED = 26  # of 256 values
ASIDE = 0.2  # weight of where the first look goes, which is to be the words of the evidence
TINY = 1e-6
RATE, RATE_HEAD = 7e-5, 1e-3
RATE_LEFT = 0.02  # part of the rates at the end
WARM = 0.04  # share of the fit in which the rates rise
UNITS = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()  # else bfloat16 is far slower
Tree = dict[str, Any]


class Batch(NamedTuple):
    """Sentences of about one length. `row`, `holders`, `targets` pick a pair's vectors by multiplication."""

    pieces: Tensor  # (sentences, length)
    mask: Tensor  # (sentences, length)
    row: Tensor  # (pairs, sentences)
    holders: Tensor  # (pairs, sentences * length)
    targets: Tensor
    facts: Tensor  # (pairs, facts)
    evidence: Tensor  # (pairs, length): its pieces; none where nothing is wanted
    wanted: Tensor  # (pairs, asked)
    weights: Tensor


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
    return mapped(torch.as_tensor, found)


def mapped(job: Callable[[Any], Any], tree: Any) -> Any:
    """The tree with what a job makes of each leaf, in order."""
    if isinstance(tree, dict):
        return {name: mapped(job, each) for name, each in tree.items()}
    return [mapped(job, each) for each in tree] if isinstance(tree, list) else job(tree)


def _leaves(tree: Any) -> Iterator[Tensor]:
    """The leaves of a tree, in order."""
    if isinstance(tree, Tensor):
        yield tree
    else:
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(each)


def _dropped(values: Tensor, fitting: bool) -> Tensor:
    """The values, some of them left out; all of them when it only reads. Chances are bytes, drawn eight at a time."""
    if not fitting:
        return values
    chance = torch.empty(-(-values.numel() // 8), dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
    kept = chance[: values.numel()].view(values.shape) >= DROPPED
    return values * kept.to(values.dtype) * (256 / (256 - DROPPED))


def norm(values: Tensor, scale: Tensor) -> Tensor:
    """Each row with mean 0 and deviation 1, then scaled and moved."""
    return functional.layer_norm(values, values.shape[-1:], scale[0], scale[1], 1e-12)


def _layer(layer: Tree, values: Tensor, hidden: Tensor, fitting: bool) -> Tensor:
    """What a layer makes of sentences (count, length, width). hidden: added to the scores of pieces."""
    count, length, width = values.shape
    parts = (values @ layer["qkv"] + layer["qkv_bias"]).view(count, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
    with torch.autocast("cpu", enabled=False):  # too small for the units
        query, key, value = parts.float()
        scores = query @ key.transpose(-1, -2) * (width // HEADS) ** -0.5 + hidden
        seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(values.shape)
    values = norm(values + _dropped(seen @ layer["out"] + layer["out_bias"], fitting), layer["norm"])
    wide = functional.gelu(values @ layer["up"] + layer["up_bias"], approximate="tanh")
    return norm(values + _dropped(wide @ layer["down"] + layer["down_bias"], fitting), layer["norm_after"])


def encoded(
    fitted: Tree, fixed: Tensor, marked: Tensor, pieces: Tensor, mask: Tensor, fitting: bool
) -> tuple[Tensor, Tensor]:
    """The vectors of pieces before and after the last layer."""
    marks = (pieces[..., None] == marked).float() @ fitted["marks"]
    values = fixed[pieces] + marks + fitted["places"][: pieces.shape[1]]
    before = values = _dropped(norm(values, fitted["norm"]), fitting)
    hidden = (1 - mask)[:, None, None, :] * -1e9
    for layer in fitted["layers"]:
        before = values
        values = _layer(layer, values, hidden, fitting)
    return before, values


def _forward(fitted: Tree, fixed: Tensor, marked: Tensor, batch: Batch, fitting: bool) -> tuple[Tensor, Tensor]:
    """Log-odds (pairs, asked), and how much the first head looks at each piece (pairs, length)."""
    head = fitted["head"]
    before, values = encoded(fitted, fixed, marked, batch.pieces, batch.mask, fitting)
    flat = values.reshape(-1, values.shape[-1])
    holder = batch.holders @ flat + (1 - batch.holders.sum(1, keepdim=True)) * head["nobody"]
    target = batch.targets @ flat + (1 - batch.targets.sum(1, keepdim=True)) * head["nothing"]
    looked, first_look = _looked(head, holder @ head["holder asks"] + target @ head["target asks"], before, batch)
    parts = [batch.row @ values[:, 0], holder, target, batch.facts, looked]
    seen = _dropped(torch.cat([each.float() for each in parts], -1), fitting)
    first = torch.cat([head["sentence"], head["holder"], head["target"], head["facts"], head["seen"]])
    wide = _dropped(functional.gelu(seen @ first + head["bias"], approximate="tanh"), fitting)
    return (wide @ head["last"] + head["base"] + batch.facts @ head["direct"]).float(), first_look.float()


def _looked(head: Tree, asked: Tensor, values: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """What holder and text together look at among the pieces of their sentence, as the last layer found them, and how
    much of the first look each piece gets."""
    count, length, _ = values.shape
    ask = asked.view(-1, LOOKS, LOOK)
    keys, found = ((values @ head[name]).reshape(count, -1) for name in ("keys", "values"))
    keys, found = ((batch.row @ each).view(-1, length, LOOKS, LOOK) for each in (keys, found))
    scores = torch.einsum("phd,plhd->phl", ask, keys) * LOOK**-0.5 + ((1 - batch.row @ batch.mask) * -1e9)[:, None]
    shares = scores.float().softmax(-1)
    return torch.einsum("phl,plhd->phd", shares.to(found.dtype), found).reshape(asked.shape), shares[:, 0]


class Way:
    """How to go down: rates that rise and then fall, along half a cosine, to a part that is left; of the layers, and
    higher ones of what stands under the name of the head."""

    def __init__(self, fitted: Tree, head: str, rates: tuple[float, float], left: float) -> None:
        self.parts = [list(_leaves({name: each for name, each in fitted.items() if name != head}))]
        self.parts.append(list(_leaves(fitted[head])))
        self.rates, self.left = rates, left
        self.optimizer = torch.optim.AdamW([{"params": each} for each in self.parts], weight_decay=0.01, foreach=True)

    def step(self, loss: Tensor, done: float) -> float:
        """One step down from a loss; the loss. done: how far the fit is, from 0 to 1."""
        falling = self.left + (1 - self.left) * (1 + cos(pi * (done - WARM) / (1 - WARM))) / 2
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * (done / WARM if done < WARM else falling)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(chain.from_iterable(self.parts), 1.0)
        self.optimizer.step()
        return loss.item()


class Fitter:
    """Fits a network batch by batch at a part of the rates, and reads with it."""

    def __init__(self, tree: Tree, seed: int, part: float = 1.0) -> None:
        torch.manual_seed(seed)
        self.fixed, self.marked = tree["fixed"], tree["marked"]
        self.fitted = mapped(lambda each: each.detach().clone().requires_grad_(), tree["fitted"])
        self.way = Way(self.fitted, "head", (RATE * part, RATE_HEAD * part), RATE_LEFT)

    @property
    def tree(self) -> Tree:
        """What it has become, to be fitted on."""
        return {"fixed": self.fixed, "marked": self.marked, "fitted": self.fitted}

    def step(self, batch: Batch, done: float) -> np.ndarray:
        """Fit to a batch; what was lost before (pairs, asked), unweighted. done: how far the fit is, from 0 to 1."""
        found, look = self._found(batch, fitting=True)
        lost = functional.binary_cross_entropy_with_logits(found, batch.wanted, reduction="none")
        aside = -((look * batch.evidence).sum(1) + TINY).log() * (batch.wanted * batch.weights).amax(1)
        aside = ASIDE * (aside * (batch.evidence.sum(1) > 0)).sum()
        self.way.step(((lost * batch.weights).sum() + aside) / len(found), done)
        return lost.detach().numpy()

    def read(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """Log-odds (pairs, asked), and how much of the first look goes to the evidence (pairs)."""
        with torch.no_grad():
            odds, look = self._found(batch, fitting=False)
        return odds.numpy(), (look * batch.evidence).sum(1).numpy()

    def _found(self, batch: Batch, fitting: bool) -> tuple[Tensor, Tensor]:
        with torch.autocast("cpu", torch.bfloat16, enabled=UNITS):
            return _forward(self.fitted, self.fixed, self.marked, batch, fitting)
