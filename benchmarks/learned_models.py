"""The models of the learned reader, fitted: stances of seats, texts of seats, and the judge over both and the rules."""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from learned_texts import Array, Text
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from diplograph.ingest.stances import learned_judge
from diplograph.ingest.stances.learned_features import FAMILIES

__all__ = ["Bench", "fold"]

SEEN = 4  # texts in which a feature must occur
STIFF, STIFF_JUDGE = 0.05, 0.3  # strength of the fits (C)
INNER = 3  # folds by which the judge gets scores of models that did not see the text
LEAST = 3  # hundredths
Table = dict[str, tuple[int, ...]]


def fold(text: Text, folds: int, salt: str = "") -> int:
    """The fold of a text."""
    return zlib.crc32((text.id + salt).encode()) % folds


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of features as a matrix; `texts[i]` is the number of the text that row i comes from."""

    matrix: csr_matrix
    names: tuple[str, ...]
    texts: Array


def _grid(rows: Sequence[Sequence[str]], texts: Sequence[int]) -> Grid:
    """The rows over features that occur in at least `SEEN` texts."""
    seen: dict[int, set[str]] = {}
    for row, text in zip(rows, texts, strict=True):
        seen.setdefault(text, set()).update(row)
    counts = Counter(name for each in seen.values() for name in each)
    names = tuple(sorted(name for name, count in counts.items() if count >= SEEN))
    index = {name: place for place, name in enumerate(names)}
    flat = [sorted({index[name] for name in row if name in index}) for row in rows]
    ends = np.cumsum([0, *map(len, flat)])
    places = np.array([place for row in flat for place in row], dtype=int)
    matrix = csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), len(names)))
    return Grid(matrix, names, np.array(texts))


Models = tuple[list[LogisticRegression], LogisticRegression]


class Bench:
    """All texts, as matrices. Which are fitted to and which are read is said by arrays of truth values."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        seats, seat_texts, pairs, known, pair_texts, owner = [], [], [], [], [], []
        for number, text in enumerate(texts):
            for row in text.seats:
                for candidate in row:
                    pairs.append([name for group in candidate.features for name in group])
                    known.append(candidate.known)
                    owner.append(len(seats))
                    pair_texts.append(number)
                seats.append([name for group in row[0].seat.features for name in group])
                seat_texts.append(number)
        self.seats, self.pairs = _grid(seats, seat_texts), _grid(pairs, pair_texts)
        self.known, self.owner = _grid(known, pair_texts), np.array(owner)
        self.wanted = np.concatenate([text.wanted for text in texts])
        self.weights = np.concatenate([text.weights for text in texts])
        self.taken, self.taken_weights = self._of_seats()

    def _of_seats(self) -> tuple[Array, Array]:
        """What is wanted of a seat: the families of any of its texts; unknown where one of its texts is."""
        wanted = np.zeros((self.seats.matrix.shape[0], len(FAMILIES)))
        least, most = np.ones(wanted.shape), np.zeros(wanted.shape)
        np.maximum.at(wanted, self.owner, self.wanted)
        np.minimum.at(least, self.owner, self.weights)
        np.maximum.at(most, self.owner, self.weights * self.wanted)
        return wanted, np.where(wanted > 0, most, least)

    def base(self, fitted: Array) -> Models:
        """The models of stance and of text, fitted to some texts."""
        inside, stances = fitted[self.seats.texts], []
        for place in range(len(FAMILIES)):
            keep = inside & (self.taken_weights[:, place] > 0)
            stances.append(_logistic(self.seats.matrix[keep], self.taken[keep, place], self.taken_weights[keep, place]))
        any_wanted = self.wanted.max(1)
        keep = fitted[self.pairs.texts] & (self.taken.max(1)[self.owner] > 0)
        keep &= (any_wanted > 0) | (self.weights.min(1) > 0)
        return stances, _logistic(self.pairs.matrix[keep], any_wanted[keep], self.weights.max(1)[keep])

    def scores(self, models: Models, read: Array) -> tuple[Array, Array]:
        """Log-odds of stances by seat and of texts by pair; 0 for texts that are not read."""
        stances = np.zeros(self.taken.shape)
        inside = read[self.seats.texts]
        for place, model in enumerate(models[0]):
            stances[inside, place] = model.decision_function(self.seats.matrix[inside])
        texts = np.zeros(len(self.owner))
        inside = read[self.pairs.texts]
        texts[inside] = models[1].decision_function(self.pairs.matrix[inside])
        return stances, texts

    def _rows(self, stances: Array, texts: Array, read: Array) -> list[csr_matrix]:
        """What the judge sees of each pair, family by family."""
        inside = np.flatnonzero(read[self.pairs.texts])
        best = np.full(len(self.taken), -np.inf)
        np.maximum.at(best, self.owner, np.where(read[self.pairs.texts], texts, -np.inf))
        values = np.array(
            [
                list(learned_judge.evidence(stances[self.owner[row]], texts[row], best[self.owner[row]]))  # type: ignore[arg-type]
                for row in inside
            ]
        ).reshape(len(inside), len(FAMILIES), len(learned_judge.EVIDENCE))
        known = self.known.matrix[inside]
        return [hstack([csr_matrix(values[:, place]), known]).tocsr() for place in range(len(FAMILIES))]

    def judge(self, fitted: Array) -> tuple[Models, list[LogisticRegression]]:
        """The models fitted to some texts, and the judge over scores of models that did not see the text."""
        stances, texts = np.zeros(self.taken.shape), np.zeros(len(self.owner))
        folds = np.array([fold(text, INNER, "inner") for text in self.texts])
        for number in range(INNER):
            inside = fitted & (folds == number)
            some, others = self.scores(self.base(fitted & (folds != number)), inside)
            stances, texts = stances + some, texts + others
        rows, inside = self._rows(stances, texts, fitted), fitted[self.pairs.texts]
        judges = []
        for place in range(len(FAMILIES)):
            weights = self.weights[inside, place]
            keep = weights > 0
            model = LogisticRegression(C=STIFF_JUDGE, max_iter=1000)
            judges.append(model.fit(rows[place][keep], self.wanted[inside, place][keep], sample_weight=weights[keep]))
        return self.base(fitted), judges

    def read(self, fitted: tuple[Models, list[LogisticRegression]], read: Array) -> Array:
        """The probability of each family for the pairs of the texts that are read; 0 for others."""
        models, judges = fitted
        rows = self._rows(*self.scores(models, read), read)
        found = np.zeros(self.wanted.shape)
        for place, model in enumerate(judges):
            found[read[self.pairs.texts], place] = model.predict_proba(rows[place])[:, 1]
        return found

    def authors(self, fitted: Array) -> Table:
        """Which supporters are authors: fitted to the wanted supports of texts whose gold tells initiators."""
        known = np.array([text.authors is not None for text in self.texts])[self.pairs.texts]
        wanted = np.concatenate([np.zeros(len(t.wanted)) if t.authors is None else t.authors for t in self.texts])
        keep = fitted[self.pairs.texts] & known & (self.wanted[:, FAMILIES.index("supports")] > 0)
        matrix = hstack([self.seats.matrix[self.owner], self.pairs.matrix]).tocsr()[keep]
        model = _logistic(matrix, wanted[keep], np.ones(keep.sum()))
        return _table([model], (*self.seats.names, *self.pairs.names), LEAST)

    def tables(self, fitted: tuple[Models, list[LogisticRegression]]) -> dict[str, Table]:
        """Weights in hundredths, without features that hardly weigh."""
        (stances, text), judges = fitted
        return {
            "stances": _table(stances, self.seats.names, LEAST),
            "texts": _table([text], self.pairs.names, LEAST),
            "judge": _table(judges, (*learned_judge.EVIDENCE, *self.known.names), 0),
        }


def _logistic(matrix: csr_matrix, wanted: Array, weights: Array) -> LogisticRegression:
    model = LogisticRegression(C=STIFF, solver="liblinear", random_state=0)
    return model.fit(matrix, wanted, sample_weight=weights)


def _table(models: Sequence[LogisticRegression], names: Sequence[str], least: int) -> Table:
    """One row a feature, one column a model."""
    base = [tuple(round(float(model.intercept_[0]) * 100) for model in models)]
    rows = np.rint(np.column_stack([model.coef_[0] for model in models]) * 100).astype(int).tolist()
    kept = {name: tuple(row) for name, row in zip(names, rows, strict=True) if max(map(abs, row)) >= least}
    return {"base": base[0], **{name: kept[name] for name in sorted(kept)}}
