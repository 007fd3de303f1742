"""What the network makes of the holders and texts of a sentence: it reads the words in their order and surroundings.

Each pair of a holder and a text begins as what stands where they are named and a few facts (`facts`), and reads the
sentence beside it, layer by layer (`network`). A scorer gives log-odds of each family, and of authorship (`scorer`).
Fitted by `benchmarks/encoder.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice, pairwise, repeat, starmap
from math import exp
from threading import Lock
from typing import NamedTuple

import numpy as np

from . import network, scorer, wordpieces
from .agreement import agreement
from .learned_features import between, near
from .learned_judge import UNLIKELY, Scores
from .learned_scene import Scene
from .learned_seats import UNNAMED, Candidate
from .network import Pair, Weights
from .sums import Array

__all__ = [
    "NO_CHANCE",
    "SHARE",
    "WORTH",
    "Opinion",
    "Row",
    "bounds",
    "facts",
    "of_tables",
    "read",
    "row",
    "score",
    "shares",
    "spots",
]

Asked = tuple[tuple[int, ...], tuple[Pair, ...]]  # numbers of pieces; the pairs that are asked about
Spots = tuple[tuple[int, ...], tuple[int, ...]]  # places of the holder and of the text among the pieces

_BEFORE = 28  # pieces of what stands before a sentence that names a text
_FAR_BEFORE = 44  # the same of one that names none, and speaks of texts named before it
_PLACES = (3, 2)  # places of a holder and of a text that are looked at
SHARE = 0.65  # weight of the network beside the tables
SENTENCE = -2.0  # log-odds of its likeliest stance from which a sentence is worth the network's while
WORTH = -3.0  # the same of a pair of holder and text in such a sentence
_AT_ONCE = 8  # sentences that are looked at together: more would not stay near the processor

NO_CHANCE: Scores = (0.0,) * len(UNLIKELY)

_MOST = 4096  # sentences that are remembered: some 20 MB
_KNOWN: dict[Asked, scorer.Scored] = {}
_LOCK = Lock()


class Row(NamedTuple):
    """A sentence behind what stands before it, as the network sees it: numbers of pieces, and where each token of the
    sentence and each word before it begins among them; 0 for words that are out of sight."""

    pieces: tuple[int, ...]
    at: tuple[int, ...]
    past: tuple[int, ...]


class Opinion(NamedTuple):
    """A candidate with the probability of each family, and with the probability that the tables alone give.

    look: how much of the first look each piece of its row gets; author: log-odds that the holder is an author of the
    text if it supports it. None of both where the network did not read.
    """

    candidate: Candidate
    chances: Scores
    tables: Scores
    look: Array | None = None
    author: float | None = None


def read(judged: Iterable[Iterable[tuple[Candidate, Scores]]]) -> Iterator[Opinion]:
    """The candidates with probabilities: a mean of tables and network in log-odds, with look and authorship; of the
    tables alone in sentences and for pairs that are not worth the network's while.

    judged: the candidates of each seat, in reading order, with the log-odds by the tables.
    """
    sentences = (tuple(pairs) for _, pairs in groupby(chain.from_iterable(judged), _sentence))
    while some := tuple(islice(sentences, _AT_ONCE)):
        asked = [[pair for pair in pairs if pair[1] is not UNLIKELY] for pairs in some if _is_worth_while(pairs)]
        scored = score([[candidate for candidate, _ in pairs] for pairs in asked], network.weights()) if asked else ()
        answers = {
            id(candidate): (odds, look)
            for pairs, found in zip(asked, scored, strict=True)
            for (candidate, _), odds, look in zip(pairs, *found, strict=True)
        }
        for pair in chain.from_iterable(some):
            answer = answers.get(id(pair[0]))
            yield _of_tables(*pair) if answer is None else _of_both(*pair, *answer)


def _is_worth_while(pairs: Iterable[tuple[Candidate, Scores]]) -> bool:
    """Whether a sentence has a pair that is not unlikely."""
    return any(max(scores) > SENTENCE for _, scores in pairs)


def _of_both(candidate: Candidate, scores: Scores, odds: Array, look: Array) -> Opinion:
    """The candidate with a mean of both, in log-odds."""
    *other, author = odds.tolist()
    both = tuple([_chance(one + SHARE * (two - one)) for one, two in zip(scores, other, strict=True)])
    return Opinion(candidate, both, tuple(map(_chance, scores)), look, author)


def of_tables(judged: Iterable[Iterable[tuple[Candidate, Scores]]]) -> Iterator[Opinion]:
    """The candidates with probabilities by the tables alone."""
    return starmap(_of_tables, chain.from_iterable(judged))


def _of_tables(candidate: Candidate, scores: Scores) -> Opinion:
    chances = NO_CHANCE if scores is UNLIKELY else tuple(map(_chance, scores))
    return Opinion(candidate, chances, chances)


def _sentence(pair: tuple[Candidate, Scores]) -> int:
    return pair[0].seat.sentence.span.start


def _chance(odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + exp(-odds))


def row(scene: Scene) -> Row:
    """A sentence as the network sees it, behind the last words before it, and cut off where it gets too long.

    A sentence that names no text speaks of one named before it, and is read behind more.
    """
    opened, closed = wordpieces.known()[wordpieces.OPEN], wordpieces.known()[wordpieces.CLOSE]
    own, at = _split(scene.words)
    room = _BEFORE if scene.here else max(min(network.LONGEST - len(own) - 3, _FAR_BEFORE), _BEFORE)
    before, past = _split(scene.past.words)
    cut = max(len(before) - room, 0)
    start = [opened, *before[cut:], closed] if before else [opened]
    pieces = (*start, *own, closed)[: network.LONGEST]
    return Row(pieces, tuple([len(start) + each for each in at]), tuple([max(each - cut + 1, 0) for each in past]))


def _split(words: Iterable[str]) -> tuple[list[int], list[int]]:
    """The numbers of the pieces of words, and where each word begins among them."""
    pieces: list[int] = []
    at = []
    for word in words:
        at.append(len(pieces))
        pieces.extend(wordpieces.of(word))
    return pieces, at


def spots(candidate: Candidate, seen: Row) -> Spots:
    """Where holder and text begin in the row, as far as it reaches; where they were last named before the sentence when
    it doesn't name them itself. Nowhere when that is out of sight, and for a speaker whom no word names."""
    seat, text, past = candidate.seat, candidate.text, candidate.seat.scene.past.places
    here = [place.token for place in seat.places if place.token >= 0]
    unnamed = not here and seat.places[0].token == UNNAMED
    return (
        _spots(here, _PLACES[0], None if unnamed else past.get(seat.holder), seen),
        _spots(text.places, _PLACES[1], past.get(candidate.about.text), seen),
    )


def _spots(tokens: Sequence[int], most: int, before: int | None, seen: Row) -> tuple[int, ...]:
    """Where the first tokens begin; without any the word before the sentence."""
    if tokens:
        return tuple([seen.at[token] for token in tokens[:most] if seen.at[token] < len(seen.pieces)])
    return (seen.past[before],) if before is not None and seen.past[before] else ()


def facts(candidate: Candidate) -> tuple[str, ...]:
    """What the scorer is told beside the vectors: kinds, distance, the cues near both, and what the rules read. In no
    order, and some may be told twice."""
    seat, text = candidate.seat, candidate.text
    first = seat.places[0]
    return (
        f"holder:{first.kind}",
        f"holder at:{min(first.token, 0)}",
        f"holders:{min(first.among, 4)}",
        f"text:{text.reference.kind}",
        f"text named:{text.reference.how}",
        f"text numbered:{text.reference.symbol is not None}",
        f"texts together:{min(text.among, 4)}",
        f"mentions:{min(text.mentions, 4)}",
        f"back:{min(text.distance, 9)}",
        f"rank:{min(text.rank, 6)}",
        *candidate.known,
        *agreement(seat.scene.marked, text.reference.symbol),
        *seat.scene.cues,
        *between(seat.scene, seat.places, text, seat.own),
        *near(seat.scene, "h", [place.token for place in seat.places if place.token >= 0]),
        *near(seat.scene, "t", text.places),
    )


def shares(opinion: Opinion) -> tuple[float, ...]:
    """How much of the first look each token of the sentence gets: it was fitted to the words that show a position.
    Nothing where the network did not read."""
    if opinion.look is None:
        return ()
    sums = np.concatenate([[0.0], np.cumsum(opinion.look)])
    return tuple([float(sums[end] - sums[begin]) for begin, end in bounds(row(opinion.candidate.seat.scene))])


def bounds(seen: Row) -> list[tuple[int, int]]:
    """Where each token begins and ends among the pieces of a row; nothing is left of what is cut off."""
    pieces = seen.pieces
    closed = pieces[-1] == wordpieces.known()[wordpieces.CLOSE]
    ends = [min(each, len(pieces)) for each in (*seen.at, len(pieces) - closed)]
    return list(pairwise(ends))


def score(sentences: Sequence[Sequence[Candidate]], by: Weights) -> Iterator[scorer.Scored]:
    """Log-odds of the candidates of each sentence, (candidates, families and author), and how much of the first look
    each piece gets, (candidates, pieces). sentences: each with its candidates, at least one. What was asked lately is
    still known."""
    asked: list[Asked] = []
    for each in sentences:
        seen = row(each[0].seat.scene)
        asked.append((seen.pieces, tuple([_pair(candidate, seen, by.facts) for candidate in each])))
    with _LOCK:
        found = {one: _KNOWN[one] for one in asked if one in _KNOWN}
    if new := [one for one in dict.fromkeys(asked) if one not in found]:
        rows, pairs = zip(*new, strict=True)
        told = [[pair.facts for pair in some] for some in pairs]
        found |= zip(new, map(scorer.scored, network.encode(rows, pairs, by), told, repeat(by.head)), strict=False)
        with _LOCK:
            for one in new:
                while len(_KNOWN) >= _MOST:
                    del _KNOWN[next(iter(_KNOWN))]
                _KNOWN[one] = found[one]
    yield from (found[one] for one in asked)


def _pair(candidate: Candidate, seen: Row, known: Mapping[str, int]) -> Pair:
    """What the network is asked of a candidate."""
    told = {known[name] for name in facts(candidate) if name in known}
    return Pair(*spots(candidate, seen), tuple(sorted(told)))
