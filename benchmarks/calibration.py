"""Fits the confidence of findings to annotated texts, and shows how honest it is on texts left out.

    pip install scikit-learn
    python benchmarks/calibration.py GOLD.jsonl=TEXTS ... [--held GOLD.jsonl=TEXTS ...] [--write]

GOLD holds annotations and TEXTS what `diplograph extract` reads (`passages.py` writes both). Each text falls into one
of five folds by the hash of its id: a finding is judged by the model fitted to the four others. --held names sets that
no model is fitted to. Printed: expected calibration error and Brier score, of the weights that the rules give and of
the fitted confidence, then the reliability of the latter. With --write the model fitted to all folds goes to
`ingest/lexicons/confidence.toml`.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from diplograph.ingest import letter, reader
from diplograph.ingest.scoring import scoring
from diplograph.ingest.stances import learned, trust
from diplograph.ingest.stances.merge import Finding
from diplograph.model import Position

FOLDS = 5
LEXICON = Path(__file__).resolve().parents[1] / "ingest" / "lexicons" / "confidence.toml"
HEAD = """# Coefficients of the confidence of a finding (stances/trust.py), in log-odds.
# Source: fitted by benchmarks/calibration.py to the annotated sets that it names. Licence: Apache-2.0.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding: its text's fold, what the model looks at, the rule's weight, and whether the gold has it.

    Without features: an addition of the learned reader, whose weight is its probability.
    """

    fold: int
    features: dict[str, float]
    weight: float
    right: bool


def cases(gold: Path, texts: Path, *, whole: bool = False) -> list[Case]:
    """The findings of one set that have a family, each with whether the gold has it too.

    Those of the rules alone, unless `whole`: the learned reader knows the sets that confidence is fitted to.
    """
    wanted = scoring.parse(gold.read_text(encoding="utf-8"), gold.name)
    found: list[Finding] = []
    placed = letter._position

    def record(finding: Finding) -> Position:
        found.append(finding)
        return placed(finding)

    made = []
    reading = learned.read if whole else lambda said, stated, outcomes, **ways: (tuple(stated), tuple(outcomes), {})
    with patch.object(letter, "_position", record), patch.object(letter.learned, "read", reading):
        for source in reader.sources([str(texts)]):
            found.clear()
            done = letter.read(source)
            right = {scoring.key(each) for each in wanted[source.id]["positions"]}
            fold = int(hashlib.sha256(source.id.encode()).hexdigest(), 16) % FOLDS
            left = {_of(each) for each in done.positions}
            for each in found:
                if each.family and _key(each) in left:
                    made.append(Case(fold, trust.features(each), each.confidence, _key(each) in right))
            added = [each for each in done.positions if each.why[:1] == (learned.RULE,)]
            made += [Case(fold, {}, each.confidence, _of(each) in right) for each in added]
    return made


def _of(position: Position) -> tuple[object, ...]:
    symbol = position.target.symbol or position.target.label
    return scoring.key({"holder": position.holder, "family": position.family, "target": symbol})


def _key(finding: Finding) -> tuple[object, ...]:
    symbol = finding.reference.symbol or finding.reference.label
    return scoring.key({"holder": finding.holder, "family": finding.family, "target": symbol})


def fitted(known: list[Case]) -> Pipeline:
    """The model of these cases: logistic, with a penalty, since many features are rare."""
    model = make_pipeline(DictVectorizer(), LogisticRegression(C=0.3, fit_intercept=False, max_iter=2000))
    return model.fit([each.features for each in known], [each.right for each in known])


def told(model: Pipeline, asked: list[Case]) -> np.ndarray:
    """The probability of each case; what the learned reader added has its own."""
    fits = model.predict_proba([each.features for each in asked])[:, 1]
    return np.array([fit if each.features else each.weight for fit, each in zip(fits, asked, strict=True)])


def errors(confidence: np.ndarray, right: np.ndarray) -> str:
    """Expected calibration error over ten equal bins, and the Brier score."""
    bins = np.minimum((confidence * 10).astype(int), 9)
    gaps = [abs(float(confidence[bins == each].sum() - right[bins == each].sum())) for each in range(10)]
    brier = float(np.mean((confidence - right) ** 2))
    return f"calibration error {sum(gaps) / len(right):.3f}, Brier score {brier:.3f}"


def show(name: str, confidence: np.ndarray, known: list[Case]) -> None:
    """The figures of one set, and its reliability."""
    right = np.array([each.right for each in known], dtype=float)
    weights = np.array([each.weight for each in known])
    print(f"{name}: {len(known)} findings, {right.mean():.2f} right")
    print(f"  weights of the rules: {errors(weights, right)}")
    print(f"  fitted:               {errors(confidence, right)}")
    bins = np.minimum((confidence * 10).astype(int), 9)
    for each in sorted(set(bins)):
        inside = bins == each
        print(f"  {each / 10:.1f}–{each / 10 + 0.1:.1f}: {inside.sum():4} findings, {right[inside].mean():.2f} right")


def write(model: Pipeline, sets: list[str]) -> None:
    """The coefficients as TOML, sorted; those near 0 are left out."""
    names, values = model[0].get_feature_names_out(), model[1].coef_[0]
    lines = [f"{json.dumps(str(name))} = {value:.3f}" for name, value in zip(names, values, strict=True)]
    kept = sorted(line for line, value in zip(lines, values, strict=True) if abs(value) >= 0.0005)
    sources = f"sets = {json.dumps(sets)}\n"
    LEXICON.write_text(HEAD + sources + "\n[coefficients]\n" + "\n".join(kept) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, judge, and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sets", nargs="+", metavar="GOLD=TEXTS")
    options.add_argument("--held", nargs="*", default=[], metavar="GOLD=TEXTS")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    known = [case for each in given.sets for case in cases(*map(Path, each.split("=")))]
    known.sort(key=lambda each: each.fold)
    folds = [[case for case in known if case.fold == each] for each in range(FOLDS)]
    rest = [fitted([case for case in known if case.fold != each]) for each in range(FOLDS)]
    show("five folds", np.concatenate([told(model, fold) for model, fold in zip(rest, folds, strict=True)]), known)
    whole = fitted(known)
    for each in given.held:
        held = cases(*map(Path, each.split("=")), whole=True)
        show(Path(each.split("=")[0]).name, told(whole, held), held)
    if given.write:
        write(whole, [Path(each.split("=")[0]).name.removesuffix(".gold.jsonl") for each in given.sets])


if __name__ == "__main__":
    main()
