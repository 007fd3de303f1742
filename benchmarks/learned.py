"""Fit the learned reader to annotated passages, show what it adds to the rules, and write its table.

usage: learned.py FOLDER [--write]      FOLDER: as benchmarks/passages.py writes it
       learned.py FOLDER --also NAME    one more set to train on, NAME.input.jsonl and NAME.gold.jsonl; five folds of
                                        it are shown, each read by models that saw neither it nor its speeches

Sets 1, 3, 5, 6 and 7 and the sentences of tests/ingest train, sets 2 and 4 are never seen. Needs scikit-learn, which
the program itself doesn't.
"""

import argparse
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from learned_texts import Array, Key, Text, counted, texts, traps, wordings

from diplograph.ingest.stances import learned, learned_seats
from diplograph.ingest.stances.learned_features import FAMILIES
from diplograph.ingest.stances.learned_seats import Candidate
from diplograph.ingest.stances.merge import Finding
from diplograph.ingest.stances.stances import SIGN

TRAINING, HELD = ("set1", "set3", "set5", "set6", "set7"), ("set2", "set4")
FOLDS = 3
SEEN = 3  # texts in which a feature must occur
READ = ("rule:", "beside:")  # features that tell what the rules read
RULE_SCALE = 2.0  # these are few and tell much: the penalty binds them less
STIFF = 0.1  # strength of the fit (C), chosen on texts left out
LEAST = 5  # hundredths
# passages that stand almost word for word in the gold of this project's brief, under other speeches
TWINS = frozenset(["TZA-37-8648", "TZA-37-7683", "LBN-34-12593", "BLR-8-13065", "COD-29-26015", "PRT-40-2100"])
TWINS |= frozenset(["SWE-46-14291", "FRA-4-9348", "PAN-11-1039"])
MARGIN = 0.02  # what precision must gain where the rules are at home, so that it is not lost elsewhere
OUT = Path(__file__).resolve().parents[1] / "ingest" / "lexicons" / "learned.tsv"
HEAD = """# Weights of the learned reader, in hundredths, by feature. Columns: supports implements urges rejects defies
# reserves. Written by benchmarks/learned.py, never by hand; docs/guide/learned.md says from what.
# source: General Debate speeches (CC0), annotated for this project; licence: Apache-2.0; date: 2026-11-29
"""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, one for each family, and what every candidate starts from."""

    base: Array
    weights: dict[str, Array]

    def scores(self, candidate: Candidate) -> tuple[float, ...]:
        """Probabilities of a candidate."""
        total = sum((self.weights[name] for name in candidate.features if name in self.weights), self.base)
        return tuple(float(x) for x in 1 / (1 + np.exp(-total)))

    def table(self) -> dict[str, tuple[int, ...]]:
        """Weights in hundredths, without features that hardly weigh."""
        rows = {name: _hundredths(row) for name, row in sorted(self.weights.items())}
        return {"base": _hundredths(self.base), **{n: row for n, row in rows.items() if max(map(abs, row)) >= LEAST}}


def _hundredths(row: Array) -> tuple[int, ...]:
    return tuple(int(x) for x in np.rint(row * 100))


def fit(training: Sequence[Text], *, rules: bool) -> Model:
    """A logistic regression for each family over features that occur in at least `SEEN` texts.

    rules: whether it sees what the rules read.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    def of(candidate: Candidate) -> list[str]:
        return [name for name in candidate.features if rules or not name.startswith(READ)]

    counts = Counter(name for text in training for name in {name for each in text.candidates for name in of(each)})
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    index = {name: place for place, name in enumerate(names)}
    rows = [[index[n] for n in of(each) if n in index] for text in training for each in text.candidates]
    scale = np.array([RULE_SCALE if name.startswith(READ) else 1.0 for name in names])
    flat, ends = np.concatenate([np.array(row, dtype=int) for row in rows]), np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((scale[flat], flat, ends), shape=(len(rows), len(names)))
    wanted = np.concatenate([text.wanted for text in training if text.candidates])
    weights = np.concatenate([text.weights for text in training if text.candidates])
    base, columns = [], []
    for place in range(len(FAMILIES)):
        fitted = LogisticRegression(C=STIFF, solver="liblinear", random_state=0)
        keep = weights[:, place] > 0
        fitted.fit(matrix[keep], wanted[keep, place], sample_weight=weights[keep, place])
        base.append(float(fitted.intercept_[0]))
        columns.append(fitted.coef_[0] * scale)
    return Model(np.array(base), dict(zip(names, np.array(columns).T, strict=True)))


def half(training: Sequence[Text]) -> tuple[Model, Model]:
    """The model that ships, and the one that never sees the rules.

    The rules were made on some of the training texts and look better there than elsewhere, so the first is the mean of
    one model that sees what they read and one that doesn't.
    """
    seeing, alone = fit(training, rules=True), fit(training, rules=False)
    none = np.zeros(len(FAMILIES))
    names = sorted({*seeing.weights, *alone.weights})
    mean = {name: (seeing.weights.get(name, none) + alone.weights.get(name, none)) / 2 for name in names}
    return Model((seeing.base + alone.base) / 2, mean), alone


Scored = list[tuple[Text, "dict[learned_seats.About, learned.Proposal]"]]


def scored(model: Model, some: Sequence[Text]) -> Scored:
    """Texts with the proposals of a model."""
    return [(text, learned.propose((each, model.scores(each)) for each in text.candidates)) for text in some]


def left_out(training: Sequence[Text], always: Sequence[Text]) -> tuple[Scored, Scored]:
    """Every training text with the proposals of models that didn't see it: the one that ships, the one alone.

    The texts of `always` are in every fit.
    """
    found: tuple[Scored, Scored] = [], []
    for fold in range(FOLDS):
        inside = [text for text in training if _fold(text, FOLDS) == fold]
        for scores, model in zip(
            found, half([*always, *(t for t in training if _fold(t, FOLDS) != fold)]), strict=True
        ):
            scores += scored(model, inside)
    return found


def _five(training: Sequence[Text], extra: Sequence[Text]) -> tuple[Scored, Scored]:
    """Five folds of one more set, each read by models that saw the training sets and the other folds."""
    found: tuple[Scored, Scored] = [], []
    for fold in range(5):
        inside = [text for text in extra if _fold(text, 5) == fold]
        speeches = {text.speech for text in inside}
        rest = [text for text in (*training, *extra) if text.speech not in speeches and text.id not in TWINS]
        for scores, model in zip(found, half(rest), strict=True):
            scores += scored(model, inside)
    return found


def _fold(text: Text, folds: int) -> int:
    return zlib.crc32(text.id.encode()) % folds


Way = Callable[[Text, "dict[learned_seats.About, learned.Proposal]"], Sequence[Key]]


def _read(findings: Sequence[Finding]) -> list[Key]:
    return [(e.holder, e.family, e.reference.symbol or e.reference.label or "") for e in findings if e.family]


def rules_alone() -> Way:
    """What the rules read."""
    return lambda text, proposals: _read(text.findings)


def model_alone(add: float) -> Way:
    """What the model proposes without the rules."""
    return lambda text, proposals: _revised((), proposals, learned.Limits(add, 0.0))


def both(add: float, keep: float) -> Way:
    """The rules, revised."""
    return lambda text, proposals: _revised(text.findings, proposals, learned.Limits(add, keep))


def _revised(
    findings: Sequence[Finding], proposals: "dict[learned_seats.About, learned.Proposal]", limits: learned.Limits
) -> list[Key]:
    kept, added = learned.revise(findings, proposals, limits)
    return _read(kept) + [(each.candidate.about.holder, each.family, each.candidate.about.text) for each in added]


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


def figures(some: Scored, way: Way) -> Figures:
    """The tuple figures of a way of reading."""
    right = found = wanted = turned = 0
    for text, proposals in some:
        got = counted(dict.fromkeys(way(text, proposals)))
        right += sum((text.gold & got).values())
        found += sum(got.values())
        wanted += sum(text.gold.values())
        signs = {(h, t, SIGN[f]) for h, f, t in text.gold}
        turned += sum(SIGN[f] != 0 and (h, t, -SIGN[f]) in signs and (h, t, SIGN[f]) not in signs for h, f, t in got)
    return Figures(right, found, wanted, turned)


GRID = [(add / 100, keep / 100) for add in range(25, 75, 5) for keep in (0, 5, 10, 15, 20, 25, 30)]


def chosen(some: Scored) -> tuple[float, float]:
    """The limits with the best F1 on texts left out of the fit, and more precision than the rules by `MARGIN`."""
    floor = figures(some, rules_alone()).precision + MARGIN
    tried = [(figures(some, both(*limits)), limits) for limits in GRID]
    good = [(each.f1, limits) for each, limits in tried if each.precision >= floor]
    return max(good or [(each.precision, limits) for each, limits in tried])[1]


def show(title: str, some: Scored, alone: Scored, limits: tuple[float, float], single: float) -> None:
    """The ablation on some texts."""
    print(title)
    print(f"  rules alone          {figures(some, rules_alone())}")
    print(f"  model alone          {figures(alone, model_alone(single))}")
    print(f"  both, only added     {figures(some, both(limits[0], 0.0))}")
    print(f"  both, added, dropped {figures(some, both(*limits))}")


def main() -> None:
    """Fit, show and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--also")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    training = [text for name in TRAINING for text in texts(args.folder, name)]
    held = [text for name in HELD for text in texts(args.folder, name)]
    written, tricky = list(wordings()), list(traps())
    out, out_alone = left_out(training, written)
    limits = chosen(out)
    single = max((figures(out_alone, model_alone(a)).f1, a) for a, keep in GRID if not keep)[1]
    print(f"limits: add from {limits[0]:.2f}, keep from {limits[1]:.2f}; model alone from {single:.2f}")
    show("training sets, left out of the fit", out, out_alone, limits, single)
    model, alone = half([*training, *written])
    for names in (HELD, *((name,) for name in HELD)):
        some = [text for text in held if text.set in names]
        show(" and ".join(names), scored(model, some), scored(alone, some), limits, single)
    show("trap sentences, not in the fit", scored(model, tricky), scored(alone, tricky), limits, single)
    if args.also:
        extra = list(texts(args.folder, args.also))
        show(f"{args.also}, five folds", *_five([*training, *written], extra), limits, single)
        training += extra
    model, alone = half([*training, *written, *tricky])
    show("set2 and set4, as shipped", scored(model, held), scored(alone, held), limits, single)
    if args.write:
        table = {"limits": (*(round(x * 100) for x in limits), 0, 0, 0, 0), **model.table()}
        lines = "".join(f"{name}\t" + "\t".join(map(str, row)) + "\n" for name, row in table.items())
        OUT.write_text(HEAD + lines, encoding="utf-8")
        print(f"{OUT.name}: {len(table)} rows, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
