"""The learned reader: proposes positions that the rules missed, and doubts some that they read.

Three tables of weights, written by `benchmarks/learned.py`: which stance a holder takes in a sentence
(`learned/stances.tsv`), which text it is about (`learned/texts.tsv`), and what both, the rules and the distance
together make of it (`learned/judge.tsv`). All are logistic models over the features of `learned_features`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from math import exp, log1p
from pathlib import Path
from typing import NamedTuple

from diplograph.model import Position, Sentence, Target

from . import learned_seats
from .cues import Cue, Hit
from .evidence import span
from .holders import Holder
from .learned_features import FAMILIES
from .learned_seats import About, Candidate, Said, about
from .modality import modality, reiterated, scope, strength
from .reading import Reading
from .stances import SIGN, STANCES

__all__ = [
    "EVIDENCE",
    "RULE",
    "Limits",
    "Proposal",
    "Proposed",
    "evidence",
    "judged",
    "limits",
    "propose",
    "read",
    "revise",
]

RULE = "rule: learned"

_TABLES = Path(__file__).parent.parent / "lexicons" / "learned"
_UNIT = 100  # the tables hold hundredths
_FIELD, _OFFSET = 24, 1 << 23  # bits of a weight in a packed row; sums stay far below half of its range
# the stance of a family when no cue of the sentence says it more exactly
_PLAIN = {
    "supports": "support",
    "implements": "implement",
    "urges": "callForImplementation",
    "rejects": "oppose",
    "defies": "violate",
    "reserves": "reserve",
}
_TOLD = 3  # features that the explanation names
# chances from which a stance is proposed where the rules found a cue and gave it up: of the speaker, of others
_OWN_LOST, _OTHERS_LOST = 0.55, 0.6
_HOPELESS = -2.5  # log-odds of the likeliest stance below which a seat is not judged, unless the rules read something
_CLEAR = 2  # times that a proposal must be likelier than the likeliest stance of another sign

Scores = tuple[float, ...]  # a probability for each of FAMILIES
Row = tuple[int, ...]


class Limits(NamedTuple):
    """From `add` on a stance is proposed; below `keep` what the rules read is dropped."""

    add: float
    keep: float


class Proposed(NamedTuple):
    """A position that only the model reads."""

    candidate: Candidate
    family: str
    chance: float


class Proposal(NamedTuple):
    """The candidates of a holder and text that are likeliest, family by family, with their probabilities."""

    candidates: tuple[Candidate, ...]
    scores: Scores


@cache
def _table(name: str) -> dict[str, Row]:
    lines = (_TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


@cache
def _packed() -> dict[str, int]:
    """The weights of a stance feature in one number, a field each: adding six costs as much as adding one."""
    return {
        name: sum(weight << (_FIELD * place) for place, weight in enumerate(row))
        for name, row in _table("stances").items()
    }


@lru_cache(maxsize=256)
def _weighed(features: tuple[str, ...]) -> int:
    table = _packed()
    return sum([table[name] for name in features if name in table])


def _stances(groups: Iterable[tuple[str, ...]]) -> tuple[float, ...]:
    """Log-odds of each family for a seat."""
    total = _packed()["base"] + sum(map(_weighed, groups))
    found = []
    for _ in FAMILIES:
        lowest = ((total + _OFFSET) & ((1 << _FIELD) - 1)) - _OFFSET
        found.append(lowest / _UNIT)
        total = (total - lowest) >> _FIELD
    return tuple(found)


def _text(groups: Iterable[tuple[str, ...]]) -> float:
    """Log-odds of a text."""
    table = _table("texts")
    return (table["base"][0] + sum([table[name][0] for group in groups for name in group if name in table])) / _UNIT


@cache
def limits() -> Limits:
    """The limits that were chosen with the weights, on texts left out of the fit."""
    add, keep = _table("judge")["limits"][:2]
    return Limits(add / _UNIT, keep / _UNIT)


def evidence(stances: Sequence[float], text: float, best: float) -> Iterator[tuple[float, ...]]:
    """What the judge weighs beside the known, family by family, from log-odds; `EVIDENCE` names it.

    stances: of the seat. text: of the text. best: of the likeliest text of the seat. "both" is the logarithm of the
    chance of both together, "other text" the distance to the likeliest text, "doubt" the doubtful one of both.
    """
    certain, (second, first) = -_softplus(-text), sorted(stances)[-2:]
    for stance in stances:
        sure = -_softplus(-stance)
        other = second if stance == first else first
        yield stance, text, sure + certain, other, text - best, min(sure, certain)


EVIDENCE = ("stance", "text", "both", "other stance", "other text", "doubt")  # names of these in the table


def _softplus(value: float) -> float:
    return max(value, 0.0) + log1p(exp(-abs(value)))


def judged(row: Sequence[Candidate]) -> Iterator[tuple[Candidate, Scores]]:
    """The candidates of a seat with the probability of each family, but for those that are nobody's position."""
    table = _table("judge")
    stances = _stances(row[0].seat.features)
    texts = [_text(candidate.features) for candidate in row]
    best = max(texts)
    weights = [table[name] for name in EVIDENCE]
    hopeless = max(stances) < _HOPELESS
    for candidate, text in zip(row, texts, strict=True):
        if hopeless and "rule:none" in candidate.known:
            continue
        known = [table[name] for name in ("base", *candidate.known) if name in table]
        scores = []
        for place, values in enumerate(evidence(stances, text, best)):
            total = float(sum([each[place] for each in known]))
            total += sum([weight[place] * value for weight, value in zip(weights, values, strict=True)])
            scores.append(1 / (1 + exp(-total / _UNIT)))
        yield candidate, tuple(scores)


def read(
    said: Said, stated: Sequence[Position], outcomes: Sequence[tuple[Sentence, str | None]]
) -> tuple[tuple[Position, ...], tuple[tuple[Sentence, str | None], ...]]:
    """What the rules read, revised, and what became of each sentence then."""
    proposals = propose(pair for row in learned_seats.find(said, stated) for pair in judged(row))
    kept, added = revise(stated, proposals, limits())
    positions = (*kept, *map(_position, added))
    used = sorted(span.start for position in positions for span in position.evidence)
    return positions, tuple((each, _became(each, reason, used)) for each, reason in outcomes)


def _became(sentence: Sentence, reason: str | None, used: Sequence[int]) -> str | None:
    """Why a sentence gives no position, now that `used` are the places where evidence begins; `None` when it does."""
    if bisect_left(used, sentence.span.end) > bisect_left(used, sentence.span.start):
        return None
    return reason or "doubted by the learned reader"


def propose(scored: Iterable[tuple[Candidate, Scores]]) -> dict[About, Proposal]:
    """The best candidate of each holder and text, for each family. In order of first mention."""
    best: dict[About, Proposal] = {}
    for candidate, scores in scored:
        known = best.get(candidate.about)
        if known is None:
            best[candidate.about] = Proposal((candidate,) * len(FAMILIES), scores)
            continue
        pairs = [max((old, 1, one), (new, 0, candidate), key=lambda pair: pair[:2])
                 for old, new, one in zip(known.scores, scores, known.candidates, strict=True)]  # fmt: skip
        best[candidate.about] = Proposal(tuple(pair[2] for pair in pairs), tuple(pair[0] for pair in pairs))
    return best


def revise(
    stated: Sequence[Position], proposals: Mapping[About, Proposal], limits: Limits
) -> tuple[tuple[Position, ...], tuple[Proposed, ...]]:
    """What the rules read and the model doesn't doubt, and what only the model reads.

    No proposal contradicts what is kept, and none is made where a stance of another sign is nearly as likely.
    """
    kept = tuple(each for each in stated if not _doubted(each, proposals, limits.keep))
    held: dict[About, set[str]] = {}
    for position in kept:
        if position.family:
            held.setdefault(about(position), set()).add(position.family)
    return kept, tuple(
        each for key, proposal in proposals.items() for each in _missed(proposal, held.get(key, set()), limits.add)
    )


def _missed(proposal: Proposal, held: Set[str], add: float) -> Iterator[Proposed]:
    """The families of a proposal that go with the families held already and are clear of those of other signs."""
    for candidate, family, chance in zip(proposal.candidates, FAMILIES, proposal.scores, strict=True):
        if chance < _least(candidate, add) or family in held or any(SIGN[each] != SIGN[family] for each in held):
            continue
        others = [score for each, score in zip(FAMILIES, proposal.scores, strict=True) if SIGN[each] != SIGN[family]]
        if chance >= _CLEAR * max(others):
            yield Proposed(candidate, family, chance)


def _least(candidate: Candidate, add: float) -> float:
    """From which chance on a stance is proposed: a higher one where the sentence has a cue and names the text, and the
    rules still read nothing of this holder."""
    seat = candidate.seat
    cued = bool(candidate.text.places) and any(each in FAMILIES for each in seat.scene.families)
    if cued and "rule:none" in candidate.known:
        return max(add, _OWN_LOST if seat.own else _OTHERS_LOST)
    return add


def _doubted(position: Position, proposals: Mapping[About, Proposal], keep: float) -> bool:
    proposal = proposals.get(about(position))
    if proposal is None or position.family not in FAMILIES:
        return False
    return proposal.scores[FAMILIES.index(position.family)] < keep


def _position(proposed: Proposed) -> Position:
    candidate, family, chance = proposed
    seat, reference = candidate.seat, candidate.text.reference
    hit = learned_seats.cue(seat, candidate.text, family)
    stance = hit.cue.stance if hit else _PLAIN[family]
    if seat.own and stance == "violate":
        stance = "refuseImplementation"  # only others are accused of a breach
    place, target = learned_seats.nearest(seat, candidate.text)
    if hit is None:  # the words beside the text, or the holder
        at = target if target >= 0 else max(place.token, 0)
        hit = Hit(Cue("", stance, "noun", "attitude", 0, False, "learned"), at, at + 1)
    reading = Reading(seat.scene.marked, Holder("actor", place.token), stance, target, hit, "learned", chance)
    return Position(
        holder=seat.holder,
        stance=stance,
        family=family,
        target=Target(reference.kind, symbol=reference.symbol, label=None if reference.symbol else reference.label),
        evidence=(span(reading),),
        scope=scope(reading),
        modality=modality(reading),
        attribution="own" if seat.own else "reported",
        reported_by=None if seat.own else seat.voice.speakers[0],
        polarity=STANCES[stance].polarity,
        strength=strength(reading),
        is_reiteration=reiterated(reading),
        confidence=min(max(chance, 0.01), 0.99),
        part=seat.voice.part,
        why=(RULE, *_why(candidate, family, hit, chance)),
    )


def _why(candidate: Candidate, family: str, hit: Hit, chance: float) -> Iterator[str]:
    place, table, seat, reference = FAMILIES.index(family), _table("stances"), candidate.seat, candidate.text.reference
    features = dict.fromkeys(name for group in seat.features for name in group)
    weights = sorted(((table[name][place], name) for name in features if name in table), reverse=True)
    yield f"cue: {hit.cue.pattern} ({hit.cue.stance})" if hit.cue.pattern else f"cue: none of the family {family}"
    where = f", named {candidate.text.distance} sentences before" if candidate.text.distance else ""
    yield f"holder: {seat.places[0].kind}, target: {reference.printed!r} ({reference.how}{where})"
    yield f"chance: {chance:.2f}; for it: " + ", ".join(
        f"{name} {weight / _UNIT:+.2f}" for weight, name in weights[:_TOLD]
    )
    if reference.chain:
        yield "chain: " + " < ".join(reference.chain)
