"""The network of the learned reader in PyTorch, to be fitted: the same sums as in `ingest/stances/network.py`.

Products are taken in bfloat16 where the processor has units for it.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from math import cos, pi
from typing import Any, NamedTuple

import numpy as np
import torch
from encoder_tree import LOOK, Tree, mapped
from torch import Tensor
from torch.nn import functional

from diplograph.ingest.stances.network import HEADS, LOOKS, OPENS

__all__ = ["TINY", "UNITS", "Batch", "Fitter", "Open", "Way", "encoded", "norm"]

DROPPED = 26  # of 256 values
ASIDE = 0.2  # weight of where the first look goes, which is to be the words of the evidence
TINY = 1e-6
RATE, RATE_HEAD = 7e-5, 1e-3
RATE_LEFT = 0.02  # part of the rates at the end
WARM = 0.04  # share of the fit in which the rates rise
UNITS = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()  # else bfloat16 is far slower


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


class Open(NamedTuple):
    """Pairs to be read beside their sentences: their vectors (pairs, width), where each stands when every sentence has
    as much room for pairs, and how much that is."""

    values: Tensor
    slots: Tensor
    room: int


def _layer(
    layer: Tree, values: Tensor, hidden: Tensor, fitting: bool, pairs: Open | None
) -> tuple[Tensor, Open | None]:
    """What a layer makes of sentences (count, length, width), and of pairs, each of which looks at its sentence.

    hidden: added to the scores of pieces.
    """
    count, length, width = values.shape
    query, key, value = (
        (values @ layer["qkv"] + layer["qkv_bias"]).view(count, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
    )
    rows, seen = values.reshape(-1, width), _attention(query, key, value, hidden)
    if pairs is not None:
        asked = pairs.values @ layer["qkv"][:, :width] + layer["qkv_bias"][:width]
        spread = asked.new_zeros(count * pairs.room, width).index_copy(0, pairs.slots, asked)
        query = spread.view(count, pairs.room, HEADS, -1).transpose(1, 2)
        rows = torch.cat([rows, pairs.values.to(rows.dtype)])
        seen = torch.cat([seen, _attention(query, key, value, hidden)[pairs.slots]])
    rows = norm(rows + _dropped(seen @ layer["out"] + layer["out_bias"], fitting), layer["norm"])
    wide = functional.gelu(rows @ layer["up"] + layer["up_bias"], approximate="tanh")
    rows = norm(rows + _dropped(wide @ layer["down"] + layer["down_bias"], fitting), layer["norm_after"])
    if pairs is not None:
        pairs = pairs._replace(values=rows[count * length :])
    return rows[: count * length].view(values.shape), pairs


def _attention(query: Tensor, key: Tensor, value: Tensor, hidden: Tensor) -> Tensor:
    """(count, heads, asking, part), (count, heads, length, part) twice → (count * asking, width)."""
    with torch.autocast("cpu", enabled=False):  # too small for the units
        query, key, value = query.float(), key.float(), value.float()
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5 + hidden
        return (scores.softmax(-1) @ value).transpose(1, 2).flatten(2).flatten(0, 1)


def encoded(
    fitted: Tree, fixed: Tensor, marked: Tensor, pieces: Tensor, mask: Tensor, fitting: bool,
    opened: Callable[[Tensor], Open] | None = None,
) -> tuple[Tensor, Tensor, Open | None]:  # fmt: skip
    """The vectors of pieces before and after the last layer, and of pairs after it.

    opened: what pairs are opened as by the vectors of pieces before layer OPENS; they are read beside them from there.
    """
    marks = (pieces[..., None] == marked).float() @ fitted["marks"]
    values = fixed[pieces] + marks + fitted["places"][: pieces.shape[1]]
    before = values = _dropped(norm(values, fitted["norm"]), fitting)
    hidden = (1 - mask)[:, None, None, :] * -1e9
    pairs = None
    for number, layer in enumerate(fitted["layers"]):
        before = values
        if number == OPENS and opened is not None:
            pairs = opened(values)
        values, pairs = _layer(layer, values, hidden, fitting, pairs)
    return before, values, pairs


def _at(shares: Tensor, flat: Tensor, absent: Tensor) -> Tensor:
    """The mean of what stands at the places of each pair; of none, what stands for what is absent."""
    return shares @ flat + (1 - shares.sum(1, keepdim=True)) * absent


def _opened(fitted: Tree, batch: Batch, values: Tensor, fitting: bool) -> Open:
    """Pairs as they begin: where holder and text stand, and what is told of both."""
    flat, head, both = values.reshape(-1, values.shape[-1]), fitted["head"], fitted["both"]
    holder, target = _at(batch.holders, flat, head["absent"][0]), _at(batch.targets, flat, head["absent"][1])
    found = holder @ both["holder"] + target @ both["target"] + batch.facts @ head["told"]
    of = batch.row.argmax(1)
    places = torch.arange(len(of)) - torch.searchsorted(of, of)
    room = int(places.max()) + 1
    return Open(_dropped(norm(found, both["norm"]), fitting), of * room + places, room)


def _forward(fitted: Tree, fixed: Tensor, marked: Tensor, batch: Batch, fitting: bool) -> tuple[Tensor, Tensor]:
    """Log-odds (pairs, asked), and how much the first head looks at each piece (pairs, length)."""
    head = fitted["head"]
    before, values, pairs = encoded(
        fitted, fixed, marked, batch.pieces, batch.mask, fitting, lambda values: _opened(fitted, batch, values, fitting)
    )
    assert pairs is not None
    flat = values.reshape(-1, values.shape[-1])
    holder, target = _at(batch.holders, flat, head["nobody"]), _at(batch.targets, flat, head["nothing"])
    asked = holder @ head["holder asks"] + target @ head["target asks"] + pairs.values @ head["pair asks"]
    looked, first_look = _looked(head, asked, before, batch)
    parts = [batch.row @ values[:, 0], holder, target, batch.facts, looked, pairs.values]
    seen = _dropped(torch.cat([each.float() for each in parts], -1), fitting)
    first = torch.cat([head[name] for name in ("sentence", "holder", "target", "facts", "seen", "pair")])
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
