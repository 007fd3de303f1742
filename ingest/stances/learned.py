"""The learned reader: proposes positions that the rules missed, and doubts some that they read.

Tables of weights (`learned_judge`) and, where a sentence may hold something, a network (`contextual`) say how likely
each holder takes each stance on each text; here it is decided what becomes of that.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from math import inf, log
from typing import NamedTuple

from diplograph.model import Position, Sentence, Target

from . import contextual, learned_judge, learned_seats, makers
from .contextual import Opinion
from .cues import Cue, Hit
from .evidence import seen, span
from .holders import Holder
from .learned_features import FAMILIES
from .learned_judge import UNIT, Scores
from .learned_limits import least
from .learned_seats import About, Said, about
from .modality import modality, reiterated, scope, strength
from .reading import Reading
from .stances import SIGN, STANCES

__all__ = [
    "RULE",
    "Limits",
    "Proposal",
    "Proposed",
    "Read",
    "limits",
    "propose",
    "read",
    "revise",
]

RULE = "rule: learned"

# the stance of a family when no cue of the sentence says it more exactly
_PLAIN = {
    "supports": "support",
    "implements": "implement",
    "urges": "callForImplementation",
    "rejects": "oppose",
    "defies": "violate",
    "reserves": "reserve",
}
_SUPPORTS = FAMILIES.index("supports")
_TOLD = 3  # features that the explanation names
_SURE = 0.75  # how sure the rules must be of a refusal that is denied, where the model sees only the refusal
_ALONE = 0.6  # chance that some stance must have where the rules read none in the text
_MARGIN = 1e-6  # more than is lost by rounding between a chance and its log-odds
_CLEAR = 2  # times that a proposal must be likelier than the likeliest stance of another sign


class Limits(NamedTuple):
    """From `add` on a stance is proposed; below `keep` what the rules read is dropped."""

    add: float
    keep: float


class Proposed(NamedTuple):
    """A position that only the model reads."""

    opinion: Opinion
    family: str

    @property
    def chance(self) -> float:
        """Its probability."""
        return self.opinion.chances[FAMILIES.index(self.family)]


class Proposal(NamedTuple):
    """The likeliest opinions on a holder and text, family by family, and the probabilities."""

    opinions: tuple[Opinion, ...]
    scores: Scores


class Read(NamedTuple):
    """What the rules read, revised; what became of each sentence then; where each support is most likely said."""

    positions: tuple[Position, ...]
    outcomes: tuple[tuple[Sentence, str | None], ...]
    supports: Mapping[About, Opinion]


@cache
def limits() -> Limits:
    """The limits that were chosen with the weights of the tables, on texts left out of the fit."""
    add, keep = learned_judge.table("judge")["limits"][:2]
    return Limits(add / UNIT, keep / UNIT)


def read(
    said: Said,
    stated: Sequence[Position],
    outcomes: Sequence[tuple[Sentence, str | None]],
    *,
    quick: bool = False,
) -> Read:
    """What the rules read, revised. quick: by the tables alone."""
    weighed = learned_judge.judged(
        learned_seats.find(said, stated), _least_odds(limits()) if quick else contextual.WORTH
    )
    proposals = propose(contextual.of_tables(weighed) if quick else contextual.read(weighed))
    kept, added = revise(stated, proposals, limits())
    positions = (*(_weighed(each, proposals) for each in kept), *map(_position, added))
    used = sorted(span.start for position in positions for span in position.evidence)
    supports = {key: proposal.opinions[_SUPPORTS] for key, proposal in proposals.items()}
    return Read(positions, tuple((each, _became(each, reason, used)) for each, reason in outcomes), supports)


def _least_odds(limits: Limits) -> float:
    """Log-odds below which it does not matter how likely a stance is: it is doubted, it is not proposed, and it stands
    in the way of none that is."""
    chance = min(limits.keep, limits.add / _CLEAR)
    return log(chance / (1 - chance)) - _MARGIN if chance > 0 else -inf


def _became(sentence: Sentence, reason: str | None, used: Sequence[int]) -> str | None:
    """Why a sentence gives no position, now that `used` are the places where evidence begins; `None` when it does."""
    if bisect_left(used, sentence.span.end) > bisect_left(used, sentence.span.start):
        return None
    return reason or "doubted by the learned reader"


def propose(opinions: Iterable[Opinion]) -> dict[About, Proposal]:
    """The best opinion on each holder and text, for each family. In order of first mention."""
    best: dict[About, Proposal] = {}
    for opinion in opinions:
        about = opinion.candidate.about
        known = best.get(about)
        if known is None:
            best[about] = Proposal((opinion,) * len(FAMILIES), opinion.chances)
            continue
        if opinion.chances is contextual.NO_CHANCE:
            continue
        likelier = [new > old for new, old in zip(opinion.chances, known.scores, strict=True)]
        if any(likelier):
            likeliest = [opinion if new else old for new, old in zip(likelier, known.opinions, strict=True)]
            best[about] = Proposal(tuple(likeliest), tuple(map(max, known.scores, opinion.chances)))
    return best


def revise(
    stated: Sequence[Position], proposals: Mapping[About, Proposal], limits: Limits
) -> tuple[tuple[Position, ...], tuple[Proposed, ...]]:
    """What the rules read and the model doesn't doubt, and what only the model reads.

    No proposal contradicts what is kept, and none is made where a stance of another sign is nearly as likely. In a text
    of which nothing is kept, none is made when all are doubtful: it is likelier that it holds nothing.
    """
    kept = tuple(each for each in stated if not _doubted(each, proposals, limits.keep))
    held: dict[About, set[str]] = {}
    for position in kept:
        if position.family:
            held.setdefault(about(position), set()).add(position.family)
    added = tuple(
        each for key, proposal in proposals.items() for each in _missed(proposal, held.get(key, set()), limits.add)
    )
    return kept, added if kept or any(each.chance >= _ALONE for each in added) else ()


def _missed(proposal: Proposal, held: Set[str], add: float) -> Iterator[Proposed]:
    """The families of a proposal that go with the families held already and are clear of those of other signs."""
    if max(proposal.scores) < add:
        return
    for opinion, family, chance in zip(proposal.opinions, FAMILIES, proposal.scores, strict=True):
        if chance < add or family in held or chance < least(opinion.candidate, family, add):
            continue
        if any(SIGN[each] != SIGN[family] for each in held):
            continue
        others = [score for each, score in zip(FAMILIES, proposal.scores, strict=True) if SIGN[each] != SIGN[family]]
        if chance >= _CLEAR * max(others):
            yield Proposed(opinion, family)


def _asked(position: Position, proposals: Mapping[About, Proposal]) -> Proposal | None:
    """What the model says of a holder and text, where it knows the family of what the rules read. A stance with a
    condition is not asked about: the condition may stand elsewhere."""
    known = position.family in FAMILIES and position.condition is None
    return proposals.get(about(position)) if known else None


def _doubted(position: Position, proposals: Mapping[About, Proposal], keep: float) -> bool:
    """Whether a stance is unlikely. That a refusal is of a part, or denied, the rules know better."""
    proposal = _asked(position, proposals)
    if proposal is None:
        return False
    alike = {position.family}
    if position.family == "reserves" or (position.stance == "nonOpposition" and position.confidence > _SURE):
        alike.add("rejects")
    return sum(proposal.scores[FAMILIES.index(family)] for family in alike) < keep


def _weighed(position: Position, proposals: Mapping[About, Proposal]) -> Position:
    """What the rules read, as sure as rules and model are on average."""
    proposal = _asked(position, proposals)
    if proposal is None or position.family is None:
        return position
    chance = proposal.scores[FAMILIES.index(position.family)]
    why = f"confidence: {position.confidence:.2f} by the rules, {chance:.2f} by the learned reader"
    return replace(position, confidence=_inside((position.confidence + chance) / 2), why=(*position.why, why))


def _inside(chance: float) -> float:
    """Neither impossible nor certain."""
    return min(max(chance, 0.01), 0.99)


def _position(proposed: Proposed) -> Position:
    opinion, family = proposed
    candidate, shares, chance = opinion.candidate, contextual.shares(opinion), proposed.chance
    seat, reference = candidate.seat, candidate.text.reference
    marked = seat.scene.marked
    place, target = learned_seats.nearest(seat, candidate.text)
    quote = seen(marked, shares)
    near = shares.index(max(shares)) if quote else target if target >= 0 else max(place.token, 0)
    hit = learned_seats.cue(seat, near, family)
    thanked = hit is not None and makers.done_to_them(marked, hit, place.token)  # "we thank the authors of R"
    stance = hit.cue.stance if hit and not thanked else _PLAIN[family]
    if seat.own and stance == "violate":
        stance = "refuseImplementation"  # only others are accused of a breach
    if hit is None:  # the word that was looked at most, or that weighs most, else those beside the text or the holder
        heaviest = None if quote else learned_judge.heaviest(seat, family)
        at = near if heaviest is None else heaviest
        hit = Hit(Cue("", stance, "noun", "attitude", 0, False, "learned"), at, at + 1)
    reading = Reading(marked, Holder("actor", max(place.token, -2)), stance, target, hit, "learned", chance)
    return Position(
        holder=seat.holder,
        stance=stance,
        family=family,
        target=Target(reference.kind, symbol=reference.symbol, label=None if reference.symbol else reference.label),
        evidence=(quote or span(reading),),
        scope=scope(reading),
        modality=modality(reading),
        attribution="own" if seat.own else "reported",
        reported_by=None if seat.own else seat.voice.speakers[0],
        polarity=STANCES[stance].polarity,
        strength=strength(reading),
        is_reiteration=reiterated(reading),
        confidence=_inside(chance),
        part=seat.voice.part,
        why=(RULE, *_why(opinion, family, hit)),
    )


def _why(opinion: Opinion, family: str, hit: Hit) -> Iterator[str]:
    place, known, seat = FAMILIES.index(family), learned_judge.table("stances"), opinion.candidate.seat
    text = opinion.candidate.text
    features = dict.fromkeys(name for group in seat.features for name in group)
    weights = sorted(((known[name][place], name) for name in features if name in known), reverse=True)
    yield f"cue: {hit.cue.pattern} ({hit.cue.stance})" if hit.cue.pattern else f"cue: none of the family {family}"
    where = f", named {text.distance} sentences before" if text.distance else ""
    yield f"holder: {seat.places[0].kind}, target: {text.reference.printed!r} ({text.reference.how}{where})"
    told = ", ".join(f"{name} {weight / UNIT:+.2f}" for weight, name in weights[:_TOLD])
    yield f"chance: {opinion.chances[place]:.2f}, by the tables alone {opinion.tables[place]:.2f}; for it: {told}"
    if text.reference.chain:
        yield "chain: " + " < ".join(text.reference.chain)
