"""A speaker does not both want a text and refuse it: the weaker of two such readings was misread. Whoever says no to a
text and stays away from the vote, says no."""

from collections.abc import Sequence

from .merge import Finding

__all__ = ["settle"]

_FOR, _AGAINST = frozenset(["supports", "urges", "implements"]), frozenset(["rejects", "defies"])
_AWAY = frozenset(["nonParticipation"])
_APART = "dissociate"  # an act of its own: "dissociates itself from R and does not recognize it"
_DOUBTFUL = 0.8  # a reading below this yields to one that is surer by _MARGIN
_MARGIN = 0.05


def settle(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without the speaker's own doubtful ones that a surer one on the same numbered text contradicts,
    and without reservations beside a refusal of the same sentence, or a mere note beside any stance there."""
    surest: dict[tuple[object, ...], float] = {}
    for finding in found:
        if side := _side(finding):
            key = (*_about(finding), side)
            surest[key] = max(surest.get(key, 0.0), finding.confidence)
    numbered = {_about(finding) for finding in found if finding.family == "rejects" and finding.reference.symbol}
    refused = {_said(finding) for finding in found if finding.family == "rejects"}
    judged = {_said(finding) for finding in found if finding.family}
    return tuple(
        finding
        for finding in found
        if not _outweighed(finding, surest)
        and not (finding.stance in _AWAY and _about(finding) in numbered)
        and not (finding.family == "reserves" and finding.stance != _APART and _said(finding) in refused)
        and not (finding.family is None and _said(finding) in judged)
    )


def _said(finding: Finding) -> tuple[object, ...]:
    """Who spoke of which text in which sentence ("R, silent on the war, is unacceptable" refuses, no less)."""
    return finding.holder, finding.reference.written(), finding.sentence


def _outweighed(finding: Finding, surest: dict[tuple[object, ...], float]) -> bool:
    side = _side(finding)
    if not side or finding.confidence >= _DOUBTFUL:
        return False
    return surest.get((*_about(finding), -side), 0.0) >= finding.confidence + _MARGIN


def _side(finding: Finding) -> int:
    """1 for the text, -1 against it, 0 where neither can be said or somebody else holds it."""
    if finding.attribution != "own" or not finding.reference.symbol or finding.modality == "conditional":
        return 0
    return 1 if finding.family in _FOR else -1 if finding.family in _AGAINST else 0


def _about(finding: Finding) -> tuple[object, ...]:
    return finding.holder, finding.reference.symbol, finding.part
