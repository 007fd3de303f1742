"""Fit the network of the learned reader on from what is shipped, and keep the mean of the weights before and after.

usage: encoder_on.py FOLDER [--rounds N] [--also NAME...]
       FOLDER: as benchmarks/passages.py writes it. --also: more sets

Texts and what is held out are those of `learned.py`. All but the held-out ones are fitted to, the development texts and
the traps too, so only the held-out ones can tell whether it was of use: see `diplograph evaluate`, before and after.
Needs torch, safetensors and scikit-learn.
"""

import argparse
from pathlib import Path

import numpy as np
from encoder import OUT, fit, labels, sentences
from encoder_bytes import mean, packed, unpacked
from learned import HELD, collected

from diplograph.ingest.stances import wordpieces

PART = 0.8  # of the rates


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--also", nargs="*", default=[])
    args = parser.parse_args()
    if args.rounds < 1:
        parser.error("--rounds wants at least one")
    with np.load(OUT / "network.npz", allow_pickle=False) as archive:
        stored = {name: archive[name] for name in archive.files}
    names = [str(name) for name in stored["facts"]]
    before = unpacked(stored, list(wordpieces.known()))
    every = collected(args.folder, args.also)
    fitted = [each for each in sentences(every, names) if every[each.text].set not in HELD]
    told = labels(every)
    print(f"{len(fitted)} sentences are fitted to", flush=True)
    lost = np.zeros(len(told[0]))  # nothing yet: whatever holds no position is easy in the first round
    fitter = fit(before, args.rounds, fitted, len(names), *told, lost, PART)
    np.savez(OUT / "network.npz", allow_pickle=False, **packed(mean(before, fitter.tree), names))
    print(f"network.npz: {(OUT / 'network.npz').stat().st_size} bytes")


if __name__ == "__main__":
    main()
