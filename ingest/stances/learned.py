"""The learned reader: proposes positions that the rules missed, and doubts some that they read.

A logistic model for each family, over the features of `learned_features`; `benchmarks/learned.py` fits it to
annotated passages and writes `lexicons/learned.tsv`. It reads texts that are one actor's own
words; letters are left to the rules.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from diplograph.model import Actor, Reference, Sentence

from . import learned_seats
from .cues import Cue, Hit
from .evidence import span
from .holders import Holder
from .learned_features import FAMILIES
from .learned_seats import About, Candidate, about
from .merge import Finding
from .modality import modality, reiterated, scope, strength
from .positions import Outcome
from .reading import Reading
from .stances import SIGN, STANCES

__all__ = ["RULE", "Limits", "Proposal", "Proposed", "limits", "propose", "read", "revise", "score", "wrote"]

RULE = "rule: learned"

_LEXICON = Path(__file__).parent.parent / "lexicons" / "learned.tsv"
_UNIT = 100  # the table holds hundredths
# the stance of a family when no cue of the sentence says it more exactly
_PLAIN = {
    "supports": "support",
    "implements": "implement",
    "urges": "callForImplementation",
    "rejects": "oppose",
    "defies": "violate",
    "reserves": "reserve",
}
_KNOWN = frozenset(FAMILIES) - {"reserves"}  # with some forty examples of these no reading can be doubted
_TOLD = 3  # features that the explanation names

Scores = tuple[float, ...]  # a probability for each of FAMILIES


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
    """The candidate of a holder and text that is likeliest, family by family, with its probability."""

    candidates: tuple[Candidate, ...]
    scores: Scores


@cache
def _table() -> dict[str, tuple[int, ...]]:
    lines = _LEXICON.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


@cache
def limits() -> Limits:
    """The limits that were chosen with the weights, on texts left out of the fit."""
    add, keep = _table()["limits"][:2]
    return Limits(add / _UNIT, keep / _UNIT)


def score(features: Sequence[str]) -> Scores:
    """The probability of each family for a candidate with these features."""
    table = _table()
    totals = list(table["base"])
    for name in features:
        for place, weight in enumerate(table.get(name, ())):
            totals[place] += weight
    return tuple(1 / (1 + exp(-total / _UNIT)) for total in totals)


def read(
    text: str,
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    actors: Sequence[Actor],
    speakers: tuple[str, ...],
    outcome: Outcome,
) -> Outcome:
    """What the rules read, revised, and what became of each sentence then. Arguments as in `learned_seats.find`."""
    candidates = learned_seats.find(text, sentences, references, actors, speakers, outcome.findings)
    kept, added = revise(outcome.findings, propose((each, score(each.features)) for each in candidates), limits())
    findings = (*kept, *(_finding(each, speakers) for each in added))
    used = sorted(span.start for finding in findings for span in finding.spans)
    return Outcome(findings, tuple((each, _became(each, reason, used)) for each, reason in outcome.sentences))


def _became(sentence: Sentence, reason: str | None, used: Sequence[int]) -> str | None:
    """Why a sentence gives no position, now that `used` are the places where evidence begins; `None` when it does."""
    if bisect_left(used, sentence.span.end) > bisect_left(used, sentence.span.start):
        return None
    return reason or "doubted by the learned reader"


def wrote(finding: Finding) -> bool:
    """True when only the learned reader read it: its confidence is then a probability already."""
    return finding.why[:1] == (RULE,)


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
    findings: Sequence[Finding], proposals: Mapping[About, Proposal], limits: Limits
) -> tuple[tuple[Finding, ...], tuple[Proposed, ...]]:
    """What the rules read and the model doesn't doubt, and what only the model reads.

    No proposal contradicts what is kept, and of two signs for one text the likelier is proposed.
    """
    kept = tuple(each for each in findings if not _doubted(each, proposals, limits.keep))
    held: dict[About, set[str]] = {}
    for finding in kept:
        if finding.family:
            held.setdefault(about(finding.holder, finding.reference), set()).add(finding.family)
    return kept, tuple(
        each for key, proposal in proposals.items() for each in _missed(proposal, held.get(key, set()), limits.add)
    )


def _missed(proposal: Proposal, held: Set[str], add: float) -> Iterator[Proposed]:
    """The families of a proposal that go with the families held already and with its likeliest one."""
    sign = SIGN[FAMILIES[max(range(len(FAMILIES)), key=lambda place: proposal.scores[place])]]
    if any(SIGN[family] != sign for family in held):
        return
    for candidate, family, chance in zip(proposal.candidates, FAMILIES, proposal.scores, strict=True):
        if chance >= add and SIGN[family] == sign and family not in held:
            yield Proposed(candidate, family, chance)


def _doubted(finding: Finding, proposals: Mapping[About, Proposal], keep: float) -> bool:
    proposal = proposals.get(about(finding.holder, finding.reference))
    if proposal is None or finding.family not in _KNOWN:
        return False
    return proposal.scores[FAMILIES.index(finding.family)] < keep


def _finding(proposed: Proposed, speakers: tuple[str, ...]) -> Finding:
    candidate, family, chance = proposed
    seat = candidate.seat
    own = candidate.holder in speakers
    hit = _cue(candidate, family)
    stance = hit.cue.stance
    if own and stance == "violate":
        stance = "refuseImplementation"  # only others are accused of a breach
    reading = Reading(seat.marked, Holder("actor", seat.holder), stance, seat.target, hit, "learned", chance)
    return Finding(
        holder=candidate.holder,
        stance=stance,
        reference=candidate.reference,
        span=span(reading),
        part=seat.marked.sentence.part,
        scope=scope(reading),
        modality=modality(reading),
        attribution="own" if own else "reported",
        reporter=None if own else speakers[0],
        strength=strength(reading),
        reiterated=reiterated(reading),
        confidence=min(max(chance, 0.01), 0.99),
        sentence=seat.marked.sentence.span,
        why=(RULE, *_why(candidate, family, hit, chance)),
    )


def _cue(candidate: Candidate, family: str) -> Hit:
    """The cue of the family that stands nearest to the text; else the text itself, with the plainest stance."""
    seat = candidate.seat
    near = [hit for hit in seat.hits if hit.cue.stance in STANCES and STANCES[hit.cue.stance].family == family]
    if near:
        return min(near, key=lambda hit: (abs(hit.start - seat.target), hit.start))
    return Hit(Cue("", _PLAIN[family], "noun", "attitude", 0, False, "learned"), seat.target, seat.target + 1)


def _why(candidate: Candidate, family: str, hit: Hit, chance: float) -> Iterator[str]:
    place, table = FAMILIES.index(family), _table()
    weights = sorted(((table[name][place], name) for name in candidate.features if name in table), reverse=True)
    yield f"cue: {hit.cue.pattern} ({hit.cue.stance})" if hit.cue.pattern else f"cue: none of the family {family}"
    yield f"holder: {candidate.seat.role}, target: {candidate.reference.printed!r} ({candidate.reference.how})"
    yield f"chance: {chance:.2f}; for it: " + ", ".join(
        f"{name} {weight / _UNIT:+.2f}" for weight, name in weights[:_TOLD]
    )
    if candidate.reference.chain:
        yield "chain: " + " < ".join(candidate.reference.chain)
