"""What a speaker implies: who accuses another of breaking a text upholds that text (domain brief, fact 5)."""

from collections.abc import Sequence
from dataclasses import replace

from diplograph.model import Position

from .stances import STANCES

__all__ = ["add"]

_IMPLIED = "uphold"
_STRENGTH, _CONFIDENCE = 2, 0.4


def add(stated: Sequence[Position]) -> tuple[Position, ...]:
    """The stated positions, then the implied ones: one a speaker and text on which nothing else is stated, since any
    own stance says more than the inference would."""
    own = {(p.holder, p.target, p.part) for p in stated if p.attribution == "own"}
    implied: dict[tuple[object, ...], Position] = {}
    for position in stated:
        speaker = position.reported_by
        key = (speaker, position.target, position.part)
        if position.stance != "violate" or speaker is None or key in own:
            continue
        if key in implied:
            known = implied[key]
            implied[key] = replace(known, evidence=tuple(sorted({*known.evidence, *position.evidence})))
        else:
            implied[key] = _implied(position, speaker)
    return (*stated, *implied.values())


def _implied(position: Position, speaker: str) -> Position:
    return Position(
        holder=speaker,
        stance=_IMPLIED,
        family=STANCES[_IMPLIED].family,
        target=position.target,
        evidence=position.evidence,
        polarity=STANCES[_IMPLIED].polarity,
        strength=_STRENGTH,
        confidence=_CONFIDENCE,
        inferred=True,
        part=position.part,
        why=(f"inferred: the speaker accuses {position.holder} of breaking the text",),
    )
