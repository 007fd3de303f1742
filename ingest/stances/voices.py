"""Whose words a part of a document is, and the positions that a voice states or reports beside those of the rules."""

from dataclasses import dataclass

from diplograph.model import Position, Span, Target

from .stances import STANCES

__all__ = ["Voice", "position"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a part of the document is. `speakers` are codes."""

    speakers: tuple[str, ...]
    part: int = 0


def position(
    voice: Voice | None,
    holder: str,
    stance: str,
    target: Target,
    *,
    evidence: Span,
    strength: int,
    confidence: float,
    why: str,
) -> Position:
    """A position that a voice states, or reports of somebody else; one of no voice is taken for the holder's own."""
    speakers = voice.speakers if voice else ()
    own = voice is None or holder in speakers
    return Position(
        holder=holder,
        stance=stance,
        family=STANCES[stance].family,
        target=target,
        evidence=(evidence,),
        attribution="own" if own else "reported",
        reported_by=None if own or not speakers else speakers[0],
        polarity=STANCES[stance].polarity,
        strength=strength,
        confidence=confidence,
        part=voice.part if voice else 0,
        why=(why,),
    )
