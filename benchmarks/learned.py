"""Fit the learned reader to annotated texts, show what it adds to the rules, and write its tables.

usage: learned.py FOLDER [--write | --limits ADD KEEP]      FOLDER: as benchmarks/passages.py writes it
       learned.py FOLDER --also NAME... more sets to train on, NAME.input.jsonl and NAME.gold.jsonl; five folds of each
                                        are shown, read by models that saw nothing of the text

Speeches: set 4 is never seen, the others train, and so do the passages that were written after them. Letters: the
composed letters, bodies and short texts of annotations/ and the golden letters that may be read train; letters3,
letters7, constructions2 and the held-out golden letters are never seen. The sentences of tests/ingest train too. Needs
scikit-learn, which the program itself doesn't.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from learned_models import Bench, Table, fold
from learned_texts import Array, Key, Text, composed, counted, golden, samples, texts, traps, wordings

from diplograph.ingest.stances import learned
from diplograph.ingest.stances.contextual import Opinion
from diplograph.ingest.stances.learned import Proposal
from diplograph.ingest.stances.learned_seats import About, about
from diplograph.ingest.stances.stances import SIGN

SPEECHES = ("set1", "set2", "set3", "set5", "set6", "set7", "set8", "set9", "set10")
SHORT = ("bodies", "sentences", "constructions", "rewritten")  # texts of one making
COMPOSED = ("letters", "letters2", "letters4", "letters5", "letters6", *SHORT)
HELD_COMPOSED = ("letters3", "letters7", "constructions2")
HELD = ("set4", *HELD_COMPOSED, "golden held-out")  # never fitted to
FOLDS = 3
SLACK = 0.02  # precision that may be given for positions found
# passages that stand almost word for word in the gold of this project's brief, under other speeches
TWINS = frozenset(["TZA-37-8648", "TZA-37-7683", "LBN-34-12593", "BLR-8-13065", "COD-29-26015", "PRT-40-2100"])
TWINS |= frozenset(["SWE-46-14291", "FRA-4-9348", "PAN-11-1039"])
OUT = Path(__file__).resolve().parents[1] / "ingest" / "lexicons" / "learned"
HEAD = """# {what}, in hundredths of log-odds. Columns: {columns}.
# Written by benchmarks/learned.py, never by hand; docs/guide/learned.md says from what.
# source: General Debate speeches (CC0) and composed letters, annotated for this project; licence: Apache-2.0; 2026
"""
WHAT = {
    "stances": ("Stance of a holder in a sentence, by feature", "supports implements urges rejects defies reserves"),
    "texts": ("Whether a text is the one a stance is about, by feature", "weight"),
    "authors": ("Whether a supporter of a text is its author, by feature", "weight"),
    "judge": ("What stance, text, distance and rules amount to", "supports implements urges rejects defies reserves"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Right, found and wanted, and how many found positions turn a gold position round."""

    right: int
    found: int
    wanted: int
    turned: int

    @property
    def precision(self) -> float:
        """Share of found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """F1 of the tuples."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    def __str__(self) -> str:
        recall = self.right / self.wanted if self.wanted else 0.0
        return (
            f"P {self.precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  "
            f"({self.right} right of {self.found} found, {self.wanted} in gold; {self.turned} turned round)"
        )


Proposals = dict[About, Proposal]
Scored = list[tuple[Text, Proposals]]
Way = Callable[[Text, Proposals], Sequence[Key]]


def rules_alone() -> Way:
    """What the rules read."""
    return lambda text, proposals: [(*about(each), each.family) for each in text.stated if each.family]


def model_alone(add: float) -> Way:
    """What the model proposes, which knows what the rules read but is not bound to it."""
    return lambda text, proposals: _revised((), proposals, learned.Limits(add, 0.0))


def both(add: float, keep: float) -> Way:
    """The rules, revised."""
    return lambda text, proposals: _revised(text.stated, proposals, learned.Limits(add, keep))


def _revised(stated: Sequence[learned.Position], proposals: Proposals, limits: learned.Limits) -> list[Key]:
    kept, added = learned.revise(stated, proposals, limits)
    read = [(*about(each), each.family) for each in kept if each.family]
    return read + [(*each.opinion.candidate.about, each.family) for each in added]


def figures(some: Scored, way: Way) -> Figures:
    """The tuple figures of a way of reading."""
    right = found = wanted = turned = 0
    for text, proposals in some:
        got = counted(dict.fromkeys((holder, family, name) for holder, name, family in way(text, proposals)))
        right += sum((text.gold & got).values())
        found += sum(got.values())
        wanted += sum(text.gold.values())
        signs = {(h, t, SIGN[f]) for h, f, t in text.gold}
        turned += sum(SIGN[f] != 0 and (h, t, -SIGN[f]) in signs and (h, t, SIGN[f]) not in signs for h, f, t in got)
    return Figures(right, found, wanted, turned)


def scored(bench: Bench, chances: Array, which: Array) -> Scored:
    """Texts with the proposals that these probabilities make."""
    rows, found = iter(chances.tolist()), []
    for text, wanted in zip(bench.texts, which, strict=True):
        every = [candidate for row in text.seats for candidate in row]
        pairs = zip(every, islice(rows, len(every)), strict=True)
        if wanted:
            found.append((text, learned.propose(Opinion(each, tuple(scores), ()) for each, scores in pairs)))
        else:
            for _ in pairs:
                pass
    return found


GRID = [(add / 100, keep / 100) for add in range(20, 60, 5) for keep in (0, 5, 10, 15, 20, 25, 30)]


def chosen(some: Scored) -> tuple[float, float]:
    """The limits with the best F1 on texts left out of the fit, and hardly less precision than the rules have there."""
    floor = figures(some, rules_alone()).precision - SLACK
    tried = [(figures(some, both(*limits)), limits) for limits in GRID]
    good = [(each.f1, limits) for each, limits in tried if each.precision >= floor]
    return max(good or [(each.precision, limits) for each, limits in tried])[1]


def show(title: str, some: Scored, limits: tuple[float, float]) -> None:
    """The ablation on some texts."""
    print(title, f"({len(some)} texts)")
    print(f"  rules alone          {figures(some, rules_alone())}")
    print(f"  model, not bound     {figures(some, model_alone(limits[0]))}")
    print(f"  both, only added     {figures(some, both(limits[0], 0.0))}")
    print(f"  both, added, dropped {figures(some, both(*limits))}", flush=True)


def left_out(bench: Bench, group: Array, always: Array, folds: int) -> Array:
    """Probabilities for the texts of a group, each by models that saw neither it nor another passage of its speech."""
    found = np.zeros(bench.wanted.shape)
    numbers = np.array([fold(text, folds) for text in bench.texts])
    for number in range(folds):
        inside = group & (numbers == number)
        speeches = {text.speech for text, one in zip(bench.texts, inside, strict=True) if one}
        near = np.array([text.speech in speeches for text in bench.texts])
        found += bench.read(bench.judge((always | group) & ~inside & ~near), inside)
    return found


def write(tables: dict[str, Table], limits: tuple[float, float]) -> None:
    """The tables as text, one row a feature."""
    tables["judge"] = {"limits": (*(round(x * 100) for x in limits), 0, 0, 0, 0), **tables["judge"]}
    OUT.mkdir(exist_ok=True)
    for name, table in tables.items():
        what, columns = WHAT[name]
        lines = "".join(f"{feature}\t" + "\t".join(map(str, row)) + "\n" for feature, row in table.items())
        (OUT / f"{name}.tsv").write_text(HEAD.format(what=what, columns=columns) + lines, encoding="utf-8")
        print(f"{name}: {len(table)} rows, {(OUT / f'{name}.tsv').stat().st_size} bytes")


def collected(folder: Path, also: Sequence[str]) -> list[Text]:
    """All texts, of every set."""
    every = [text for name in (*SPEECHES, "set4") for text in texts(folder, name)]
    every += [text for name in (*COMPOSED, *HELD_COMPOSED) for text in composed(name)]
    every += [*golden("dev"), *golden("held-out"), *wordings(), *samples(), *traps()]
    return every + [text for name in also for text in texts(folder, name)]


def main() -> None:
    """Fit, show and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--also", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--limits", type=float, nargs=2, help="ADD KEEP: write with these, without the ablation")
    args = parser.parse_args()
    every = collected(args.folder, args.also)
    bench = Bench(every)
    names = np.array([text.set for text in every])
    held = np.isin(names, HELD)
    test = np.isin(names, ["trap", *args.also])
    twins = np.array([text.id in TWINS for text in every])
    written = np.isin(names, ["wording", "samples"])
    training = ~held & ~test & ~written
    if args.limits:
        write(bench.tables(bench.judge(~held)) | {"authors": bench.authors(~held)}, tuple(args.limits))
        return
    print(f"{len(every)} texts, {len(bench.owner)} pairs, {bench.seats.matrix.shape[1]} and "
          f"{bench.pairs.matrix.shape[1]} features")  # fmt: skip
    out = left_out(bench, training, written, FOLDS)
    parts = np.isin(names, SHORT)
    limits = chosen(scored(bench, out, training & ~parts))
    print(f"limits: add from {limits[0]:.2f}, keep from {limits[1]:.2f}")
    speeches = np.isin(names, SPEECHES)
    show("training speeches, left out of the fit", scored(bench, out, training & speeches), limits)
    show("training letters, left out of the fit", scored(bench, out, training & ~speeches & ~parts), limits)
    show("short texts and rewritten passages, left out of the fit", scored(bench, out, parts), limits)
    fitted = bench.judge(training | written)
    chances = bench.read(fitted, held | (names == "trap"))
    for title in (*HELD, "trap"):
        show(title, scored(bench, chances, names == title), limits)
    for name in args.also:
        out = left_out(bench, names == name, (training | written) & ~twins, 5)
        show(f"{name}, five folds", scored(bench, out, names == name), limits)
    if args.write:
        write(bench.tables(bench.judge(~held)) | {"authors": bench.authors(~held)}, limits)


if __name__ == "__main__":
    main()
