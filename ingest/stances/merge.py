"""One position for one statement, however often it is repeated (domain brief, fact 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplograph.model import Condition, Reference, Span

from .stances import STANCES

__all__ = ["Finding", "merge"]

_WEAKEST = "nonOpposition"  # says nothing where the same holder also supports or implements


@dataclass(frozen=True, slots=True)
class Finding:
    """A stance with its holder and text resolved. Spans, and where the cue begins, lie in the working text."""

    holder: str
    stance: str
    reference: Reference
    span: Span
    cue: int
    part: int
    scope: str
    modality: str
    attribution: str
    reporter: str | None
    strength: int
    reiterated: bool
    confidence: float
    sentence: Span
    why: tuple[str, ...]
    condition: Condition | None = None
    withdraws: str | None = None
    more: tuple[Span, ...] = ()

    @property
    def family(self) -> str | None:
        """The coarse class of the stance."""
        return STANCES[self.stance].family

    @property
    def spans(self) -> tuple[Span, ...]:
        """All evidence, in reading order, each once."""
        return tuple(sorted({self.span, *self.more}))


def merge(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with the same holder, stance, text, scope class, modality and part become one, evidence added."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    # an acceptance that the next sentence hangs on a condition was never unconditional
    taken_back = {(f.withdraws, *_about(f)) for f in found if f.withdraws}
    for finding in found:
        if (finding.stance, *_about(finding)) not in taken_back:
            groups.setdefault(_key(finding), []).append(finding)
    kept = [_joined(group) for group in groups.values()]
    stated = {_about(f) for f in kept if f.stance != _WEAKEST and f.family in ("supports", "implements", "reserves")}
    return tuple(f for f in kept if f.stance != _WEAKEST or _about(f) not in stated)


def _about(finding: Finding) -> tuple[str, str, int]:
    return finding.holder, finding.reference.written(), finding.part


def _key(finding: Finding) -> tuple[object, ...]:
    reference = finding.reference
    # an unnumbered text has no identity of its own: near stances on one label are one statement
    stance = finding.stance if reference.symbol else finding.family or finding.stance
    modality = finding.modality if finding.modality in ("hypothetical", "conditional") else "actual"
    condition = finding.condition.label if finding.condition else None
    return finding.holder, stance, reference.written(), modality, condition, finding.part


def _joined(group: Sequence[Finding]) -> Finding:
    """The first finding of a group with the evidence of all; in time linear in their number."""
    first = group[0]
    if len(group) == 1:
        return first
    more, why, confidence = set(first.more), list(first.why), first.confidence
    for other in group[1:]:
        more.update((*other.more, other.span))
        confidence = min(max(confidence, other.confidence) + 0.03, 0.99)
        if list(other.why) != why:
            why += other.why
    return replace(
        first,
        more=tuple(sorted(more)),
        confidence=confidence,
        strength=max(each.strength for each in group),
        reiterated=any(each.reiterated for each in group),
        why=tuple(why),
    )
