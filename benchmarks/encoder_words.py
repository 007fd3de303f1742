"""Let the layers of the published encoder guess hidden words of speeches, before `encoder.py` fits them on.

usage: encoder_words.py START OUT [--layers N] [--batches N]
       START: the folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2. OUT: a folder for what it becomes, in
       the same form

Source of the rule: Devlin et al., BERT (2019), 3.1: of fifteen pieces in a hundred, eight in ten are hidden and one is
another. The sentences are those of the CC0 sample of General Debate speeches as the network sees them, without names of
States and numbers; speeches of passages that are held out are left out. Needs torch and safetensors.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import chain, count, pairwise
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import torch
from encoder_network import UNITS, Way, encoded, norm
from encoder_tree import Tree, mapped, start
from learned_texts import heard
from passages import HERE, SPEECHES, speeches
from safetensors.numpy import load_file, save_file
from torch import Tensor
from torch.nn import functional

from diplograph.ingest.stances import wordpieces
from diplograph.ingest.stances.cursor import Cursor
from diplograph.ingest.stances.learned_scene import hidden
from diplograph.ingest.stances.marking import mark
from diplograph.ingest.stances.network import LONGEST
from diplograph.model import Source

HELD = "set4"
SEED = 0
HIDDEN = "[MASK]"
LENGTHS = (32, 64, 96, LONGEST)
PIECES = 3072  # of a batch
SHARE, OTHERS, KEPT = 0.15, 0.1, 0.1  # of pieces that are guessed; of these replaced by another piece, and left alone
RATE, RATE_HEAD = 2e-4, 1e-3

Row = list[int]


def sentences(speech: dict[str, Any]) -> list[Row]:
    """The pieces of each sentence of a speech."""
    asked = heard(Source(speech["id"], speech["text"], "", speaker=speech["speaker"], date=speech["date"]))
    if asked is None:
        return []
    said, rows = asked[0], []
    inside = Cursor(said.references, said.actors)
    for sentence in said.sentences:
        marked = mark(said.text, sentence, *inside.of(sentence.span))
        words = hidden(marked.row)
        rows.append([piece for word in words for piece in wordpieces.of(word)])
    return rows


def pairs(rows: Sequence[Row], known: dict[str, int]) -> Iterator[Row]:
    """Two sentences at a time, the end of the one before the other."""
    opened, closed = known[wordpieces.OPEN], known[wordpieces.CLOSE]
    for first, second in list(pairwise(rows))[::2]:
        second = second[: LONGEST - 3]
        room = LONGEST - 3 - len(second)
        yield [opened, *first[len(first) - min(len(first), room) :], closed, *second, closed]


def batches(rows: Sequence[Row], rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Rows of about one length, filled up with -1; those that fill no batch are left out."""
    open_: dict[int, list[Row]] = {}
    for number in rng.permutation(len(rows)):
        length = next(each for each in LENGTHS if len(rows[number]) <= each)
        row = open_.setdefault(length, [])
        row.append(rows[number])
        if len(row) == PIECES // length:
            yield np.array([each + [-1] * (length - len(each)) for each in open_.pop(length)])


def masked(batch: np.ndarray, pieces: int, kept: int, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """What is shown, where guesses are asked, and what is right there; numbers below `kept` are never asked."""
    able = np.flatnonzero(batch >= kept)
    asked = rng.choice(able, int(len(able) * SHARE), replace=False)
    shown, right = batch.copy().ravel(), batch.ravel()[asked]
    chance = rng.random(len(asked))
    shown[asked[chance >= OTHERS + KEPT]] = pieces
    others = asked[chance < OTHERS]
    shown[others] = rng.integers(kept, pieces, len(others))
    left = int(PIECES * SHARE) - len(asked)
    weight = np.concatenate([np.ones(len(asked), np.float32), np.zeros(left, np.float32)])
    asked, right = (np.concatenate([each, np.zeros(left, each.dtype)]) for each in (asked, right))
    return np.maximum(shown, 0).reshape(batch.shape), (batch >= 0).astype(np.float32), asked, right, weight


def lost(fitted: Tree, fixed: Tensor, marked: Tensor, given: Sequence[Tensor]) -> Tensor:
    """Cross-entropy of the guesses."""
    shown, mask, asked, right, weight = given
    _, values, _ = encoded(fitted, fixed, marked, shown, mask, fitting=True)
    guess = fitted["guess"]
    found = functional.gelu(values.reshape(-1, values.shape[-1])[asked] @ guess["turn"] + guess["turn_bias"])
    odds = norm(found, guess["norm"]) @ fixed[:-1].T + guess["bias"]
    return (functional.cross_entropy(odds.float(), right, reduction="none") * weight).sum() / weight.sum()


def fit(tree: Tree, rows: Sequence[Row], steps: int) -> Tree:
    """The layers after so many batches."""
    rng = np.random.default_rng(SEED)
    torch.manual_seed(SEED)
    fixed, marked = tree["fixed"], tree["marked"]
    fitted = mapped(lambda each: each.clone().requires_grad_(), tree["fitted"])
    down = Way(fitted, "guess", (RATE, RATE_HEAD), 0)
    losses: list[float] = []
    kept = int(max(marked)) + 1
    endless = chain.from_iterable(batches(rows, rng) for _ in count())
    for number, batch in zip(range(1, steps + 1), endless, strict=False):
        given = [torch.as_tensor(each) for each in masked(batch, len(fixed) - 1, kept, rng)]
        with torch.autocast("cpu", torch.bfloat16, enabled=UNITS):
            value = lost(fitted, fixed, marked, given)
        losses.append(down.step(value, number / steps))
        if not number % 50:
            print(f"batch {number} of {steps}: {np.mean(losses[-50:]):.4f}", flush=True)
    return mapped(lambda each: each.detach().numpy(), fitted)


def published(fitted: Tree) -> dict[str, np.ndarray]:
    """The layers under the names that the published weights have; `start` of `encoder_network` reads them."""
    found = {"marks": fitted["marks"], "embeddings.position_embeddings.weight": fitted["places"]}

    def put(name: str, weight: np.ndarray, bias: np.ndarray) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = np.ascontiguousarray(weight), np.ascontiguousarray(bias)

    put("embeddings.LayerNorm", *fitted["norm"])
    for place, layer in enumerate(fitted["layers"]):
        at = f"encoder.layer.{place}"
        threes = (np.split(layer[name], 3, -1) for name in ("qkv", "qkv_bias"))
        for name, weight, bias in zip(("query", "key", "value"), *threes, strict=True):
            put(f"{at}.attention.self.{name}", weight.T, bias)
        put(f"{at}.attention.output.dense", layer["out"].T, layer["out_bias"])
        put(f"{at}.attention.output.LayerNorm", *layer["norm"])
        put(f"{at}.intermediate.dense", layer["up"].T, layer["up_bias"])
        put(f"{at}.output.dense", layer["down"].T, layer["down_bias"])
        put(f"{at}.output.LayerNorm", *layer["norm_after"])
    return found


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--batches", type=int, default=700)
    args = parser.parse_args()
    lines = (HERE / "annotations" / f"{HELD}.jsonl").read_text(encoding="utf-8").splitlines()
    held = {json.loads(line)["speech"] for line in lines}
    known = dict(wordpieces.known())
    with Pool() as pool:
        told = pool.imap(sentences, [each for name, each in speeches(SPEECHES).items() if name not in held])
        rows = [pair for each in told for pair in pairs(each, known)]
    print(f"{len(rows)} pairs of sentences, {sum(map(len, rows))} pieces", flush=True)
    tree = start(args.start, args.layers, list(known), 1, SEED)
    stored = load_file(args.start / "model.safetensors")
    vocab = (args.start / "vocab.txt").read_text(encoding="utf-8")
    hidden = stored["embeddings.word_embeddings.weight"][vocab.splitlines().index(HIDDEN)]
    tree["fixed"] = torch.cat([tree["fixed"], torch.as_tensor(hidden[None])])
    width = len(hidden)
    tree["fitted"].pop("head")
    tree["fitted"]["guess"] = {
        "turn": torch.eye(width),
        "turn_bias": torch.zeros(width),
        "norm": torch.stack([torch.ones(width), torch.zeros(width)]),
        "bias": torch.zeros(len(known)),
    }
    found = published(fit(tree, rows, args.batches))
    found["embeddings.token_type_embeddings.weight"] = np.zeros((2, width), np.float32)  # they are in the places by now
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(stored | found, args.out / "model.safetensors")
    (args.out / "vocab.txt").write_text(vocab, encoding="utf-8")


if __name__ == "__main__":
    main()
