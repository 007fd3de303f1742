"""A stance that hangs on a condition in its clause: acceptance becomes conditional acceptance."""

from diplograph.model import Condition

from . import conditions
from .modality import modality
from .reading import Reading
from .stances import STANCES

__all__ = ["stance"]

# an act done or a demand made hangs on nothing; these may
_YIELDING = frozenset(["accept", "nonOpposition", "implement", "cooperate", "conditionalAcceptance"])
_HANGING = _YIELDING | {
    "support", "joinConsensus", "endorse", "welcome",
    "refuseCooperation", "refuseImplementation", "nonRecognition", "dissociate",
}  # fmt: skip
_REFUSED = frozenset(["reject", "oppose"])  # assent that is not given may hang on something: "cannot accept R unless"
_BARGAIN = "providedThat"  # the only type that is read of others than the speaker


def stance(text: str, reading: Reading, own: bool) -> tuple[Condition | None, str]:
    """The condition of a reading, if any, and its stance under it. own: whether the holder speaks; of others only what
    they accept or offer on terms is conditional."""
    if not own and not _bargains(reading):
        return None, reading.stance
    found = _found(text, reading)
    if found is None or (not own and found.type != _BARGAIN and reading.stance != "conditionalAcceptance"):
        return None, reading.stance
    wished = modality(reading) == "hypothetical" and STANCES[reading.stance].family == "supports"
    return found, "conditionalAcceptance" if wished or reading.stance in _YIELDING else reading.stance


def _bargains(reading: Reading) -> bool:
    """True for "Iraq accepts R", "Libya offers to comply with R", which may hang on a condition; a deed does not."""
    return reading.stance in ("accept", "conditionalAcceptance") or reading.rule.startswith(("commitment", "agreed"))


def _found(text: str, reading: Reading) -> Condition | None:
    hangs = reading.stance in _HANGING or (reading.stance in _REFUSED and reading.rule.endswith(", negated"))
    if not hangs or (reading.hit.cue.kind == "act" and reading.stance != "refuseCooperation"):
        return None
    place = reading.marked.tokens[reading.hit.start].start
    return conditions.find(text, conditions.clause(text, reading.marked.sentence.span, place), reading.stance)
