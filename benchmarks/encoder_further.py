"""Fit the network that is shipped further, show what it became, and write it.

usage: encoder_further.py FOLDER [--rounds N] [--also NAME...] [--write]
       FOLDER, --also: as for `encoder.py`. --write: then one more round with the sets of --also and the traps, and the
       result is kept

The rounds begin at the full rates. Sentences that hold no position and that the network has learned to leave alone are
drawn one in four, and weigh four times as much then, so that a round takes two thirds of the time. What comes of it is
the mean of the weights before and after. The facts that the scorer is told stay those of the network that is shipped.
Needs what `encoder.py` needs, but for the published weights.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from encoder import OUT, SEED, Sentence, fit, labels, read, sentences
from encoder_network import Fitter, mean, packed, unpacked
from encoder_worth import ablation, log_odds
from learned import HELD, collected
from learned_models import Bench
from learned_texts import Array

from diplograph.ingest.stances import wordpieces
from diplograph.ingest.stances.learned_features import FAMILIES

EASY = 0.08  # loss of all pairs of a sentence below which it is easy, when nothing is wanted of them
LAST = 0.5  # part of the rates in the last round
UNUSED = 2  # steps of a fitter that only reads


def easy(some: Sequence[Sentence], odds: Array, wanted: Array, weights: Array) -> frozenset[int]:
    """The places of sentences without a position that the network, by its log-odds of the pairs, leaves alone."""
    lost = ((np.logaddexp(0, odds) - odds * wanted) * weights)[:, : len(FAMILIES)].sum(1)
    found = set[int]()
    for place, sentence in enumerate(some):
        numbers = [pair.number for pair in sentence.pairs]
        if not wanted[numbers, : len(FAMILIES)].any() and lost[numbers].sum() < EASY:
            found.add(place)
    return frozenset(found)


def main() -> None:
    """Fit, show and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--also", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.rounds < 1:
        parser.error("--rounds wants at least one round")
    every = collected(args.folder, args.also)
    sets = np.array([text.set for text in every])
    held, test = np.isin(sets, HELD), np.isin(sets, ["trap", *args.also])
    begun, names = unpacked(OUT / "network.npz", list(wordpieces.known()))
    some = sentences(every, names)
    told = labels(every)
    odds, _ = read(Fitter(begun, UNUSED, SEED), some, names, *told)
    fitted = [each for each in some if not (held | test)[each.text]]
    fitter = fit(begun, args.rounds, fitted, len(names), *told, light=easy(fitted, odds, *told))
    tree = mean(begun, fitter.tree)
    bench = Bench(every)
    tables = log_odds(bench.read(bench.judge(~held & ~test), held))
    network, _ = read(Fitter(tree, UNUSED, SEED), [each for each in some if held[each.text]], names, *told)
    for name in HELD:
        ablation(name, bench, sets == name, tables, network[:, : len(FAMILIES)])
    if args.write:
        last = [each for each in some if not held[each.text]]
        fitter = fit(tree, 1, last, len(names), *told, LAST, easy(last, odds, *told))
        np.savez(OUT / "network.npz", allow_pickle=False, **packed(fitter.tree, names))
        print(f"network.npz: {(OUT / 'network.npz').stat().st_size} bytes")


if __name__ == "__main__":
    main()
