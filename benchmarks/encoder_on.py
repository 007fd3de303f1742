"""Fit the network of the learned reader on from what is shipped, in two rounds, and keep the mean of both.

usage: encoder_on.py FOLDER [--also NAME...]
       FOLDER: as benchmarks/passages.py writes it. --also: more sets

Texts and what is held out are those of `learned.py`. All but the held-out ones are fitted to, the development texts and
the traps too, so only the held-out ones can tell whether it was of use: see `diplograph evaluate`, before and after.
Facts that the network was never told begin without weight. Needs torch, safetensors and scikit-learn.
"""

import argparse
from pathlib import Path

import numpy as np
from encoder import OUT, fact_names, fit, labels, sentences
from encoder_bytes import grown, mean, packed, unpacked
from learned import HELD, collected

from diplograph.ingest.stances import wordpieces

PARTS = (1.0, 0.8)  # of the rates, round by round


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--also", nargs="*", default=[])
    args = parser.parse_args()
    with np.load(OUT / "network.npz", allow_pickle=False) as archive:
        stored = {name: archive[name] for name in archive.files}
    every = collected(args.folder, args.also)
    known = [str(name) for name in stored["facts"]]
    names = [*known, *sorted({*fact_names(every)} - {*known})]
    tree = grown(unpacked(stored, list(wordpieces.known())), len(names) - len(known))
    some = [each for each in sentences(every, names) if every[each.text].set not in HELD]
    told = labels(every)
    ends = []
    for seed, part in enumerate(PARTS, 1):
        lost = np.zeros(len(told[0]))
        tree = fit(tree, 1, some, len(names), *told, lost, part, seed).tree
        ends.append(tree)
    np.savez(OUT / "network.npz", allow_pickle=False, **packed(mean(*ends), names))
    print(f"network.npz: {(OUT / 'network.npz').stat().st_size} bytes")


if __name__ == "__main__":
    main()
