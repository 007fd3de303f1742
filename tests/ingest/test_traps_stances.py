"""Which stance it is within its family, and on what terms: consensus, note, amendments, withdrawal, acceptance only if.

The speaker is Cuba in 2006. Each row: sentence, and all that the rules alone must read from it, as "HOLDER stance
target", with "if" behind it when it hangs on a condition.
"""

import hashlib
from typing import Any
from unittest.mock import patch

import pytest

from diplograph.ingest import letter
from diplograph.ingest.stances import learned
from diplograph.model import Source

R1, R39 = "A/RES/60/1", "A/RES/39/2"
L3 = "A/61/L.3"

# an act in the meeting; asked of others, it is support for the text
CONSENSUS = [
    ("Brazil joined the consensus on resolution 60/1.", {f"BRA joinConsensus {R1}"}),
    ("We participated in the consensus on resolution 60/1.", {f"CUB joinConsensus {R1}"}),
    ("We urge Norway to join the consensus on resolution 60/1.", {f"CUB support {R1}"}),
    ("Chad never joined the consensus on resolution 60/1.", {f"TCD dissociate {R1}"}),
    ("We cannot join the consensus on resolution 60/1.", {f"CUB dissociate {R1}"}),
    ("We would have joined the consensus on resolution 60/1.", set()),
    ("While we joined the consensus on draft resolution A/61/L.3, we must disassociate ourselves from its eighth "
     "preambular paragraph.", {f"CUB joinConsensus {L3}", f"CUB dissociate {L3}"}),
    ("We joined the consensus on draft resolution A/61/L.3 but dissociate ourselves from paragraph 8.",
     {f"CUB joinConsensus {L3}", f"CUB dissociate {L3}"}),
    ("We would join the consensus on draft resolution A/61/L.3 if paragraph 4 were deleted.",
     {f"CUB conditionalAcceptance {L3} if"}),
    ("We joined the consensus on resolution 60/1, except for its paragraph 5.", {f"CUB reserve {R1}"}),
]  # fmt: skip

# taking note is neither for nor against; of something else, in another manner or only asked for, it is none
NOTED = [
    ("Switzerland takes note of resolution 60/1.", {f"CHE note {R1}"}),
    ("My delegation has also taken note of draft resolution A/61/L.3.", {f"CUB note {L3}"}),
    ("Taking note of resolution 60/1, Norway calls for peace.", {f"NOR note {R1}"}),
    ("Switzerland takes note with appreciation of resolution 60/1.", {f"CHE welcome {R1}"}),
    ("Switzerland takes note with concern of resolution 60/1.", set()),
    ("Switzerland took no note of resolution 60/1.", set()),
    ("Switzerland did not take note of resolution 60/1.", set()),
    ("We urge Israel to take note of resolution 60/1.", set()),
    ("We take note of the progress made under resolution 60/1.", set()),
    ("We take note of the rejection of resolution 60/1 by Chad.", {f"TCD reject {R1}"}),
    ("We take note of resolution 60/1, which we reject.", {f"CUB reject {R1}"}),
]

# a text is asked to be withdrawn; not forces, nor by whoever withdraws his own
WITHDRAWAL = [
    ("Cuba calls upon the Council to withdraw resolution 39/2.", {f"CUB requestWithdrawal {R39}"}),
    ("Norway asked the sponsors of the text to withdraw draft resolution A/61/L.3.", {f"NOR requestWithdrawal {L3}"}),
    ("Norway was asked by Chad to withdraw draft resolution A/61/L.3.", {f"TCD requestWithdrawal {L3}"}),
    ("Norway was asked to withdraw draft resolution A/61/L.3.", set()),
    ("We do not ask Norway to withdraw draft resolution A/61/L.3.", set()),
    ("Chad asked Norway not to withdraw draft resolution A/61/L.3.", set()),
    ("Norway intends to withdraw draft resolution A/61/L.3.", set()),
    ("We regret that Norway had to withdraw draft resolution A/61/L.3.", set()),
    ("Cuba calls upon Norway to withdraw its sponsorship of resolution 39/2.", {f"CUB dissociate {R39}"}),
    ("Cuba calls upon Norway to withdraw its amendments to draft resolution A/61/L.3.", set()),
    ("We call upon Israel to withdraw its forces in accordance with resolution 425 (1978).",
     {"CUB callForImplementation S/RES/425(1978)"}),
    ("We call upon Israel to withdraw under resolution 425 (1978).", set()),
]  # fmt: skip

# who proposes amendments to a text wants it changed
AMENDMENTS = [
    ("Russia proposed amendments to draft resolution A/61/L.3, which were rejected.", {f"RUS proposeAmendment {L3}"}),
    ("We have submitted an amendment to draft resolution A/61/L.3.", {f"CUB proposeAmendment {L3}"}),
    ("Russia did not propose amendments to draft resolution A/61/L.3.", set()),
    ("Norway rejects the amendments to draft resolution A/61/L.3.", set()),
    ("Norway withdrew its amendments to draft resolution A/61/L.3.", set()),
    ("Russia introduced draft resolution A/61/L.3.", {f"RUS initiate {L3}"}),
]

# on terms, by whomever; "but only in part" is a reservation
TERMS = [
    ("Resolution 42/5 can be accepted by Peru only if paragraph 3 is deleted.",
     {"PER conditionalAcceptance A/RES/42/5 if"}),
    ("Peru can accept resolution 42/5 only if paragraph 3 is deleted.", {"PER conditionalAcceptance A/RES/42/5 if"}),
    ("Resolution 42/5 can be accepted by us only if paragraph 3 is deleted.",
     {"CUB conditionalAcceptance A/RES/42/5 if"}),
    ("Resolution 42/5 was accepted by us.", {"CUB accept A/RES/42/5"}),
    ("We can accept resolution 42/5 only if the sanctions are lifted.", {"CUB conditionalAcceptance A/RES/42/5 if"}),
    ("Peru accepts resolution 42/5, but only in part.", {"PER reserve A/RES/42/5"}),
    ("We do not agree with everything in resolution 42/5.", {"CUB reserve A/RES/42/5"}),
    ("We do not agree with resolution 42/5.", {"CUB reject A/RES/42/5"}),
    ("Resolution 42/5 was accepted by Peru.", {"PER accept A/RES/42/5"}),
    ("As long as paragraph 3 stands, we cannot accept resolution 42/5.", {"CUB reject A/RES/42/5 if"}),
    ("We will not support resolution 42/5 until the sanctions are lifted.", {"CUB oppose A/RES/42/5 if"}),
    ("Peru will not support resolution 42/5.", {"PER oppose A/RES/42/5"}),
    ("Cuba does not recognize resolution 39/2 unless paragraph 5 is amended.", {f"CUB nonRecognition {R39} if"}),
    ("Cuba does not recognize resolution 39/2.", {f"CUB nonRecognition {R39}"}),
    ("Cuba dissociates itself from resolution 39/2, and does not recognize the mandate established by it, unless the "
     "Council amends paragraph 5.", {f"CUB dissociate {R39} if", f"CUB nonRecognition {R39} if"}),
]  # fmt: skip

# a vote that was not given for a text, and was given against it
UNGIVEN = [
    ("Peru did not vote for resolution 42/5. It voted against.", {"PER voteAgainst A/RES/42/5"}),
    ("We did not vote for resolution 42/5. We voted against it.", {"CUB voteAgainst A/RES/42/5"}),
    ("Peru did not vote for resolution 42/5. Chile voted against it.",
     {"PER abstain A/RES/42/5", "CHL voteAgainst A/RES/42/5"}),
    ("Peru did not vote for resolution 42/5. It voted against resolution 39/2.",
     {"PER abstain A/RES/42/5", f"PER voteAgainst {R39}"}),
]  # fmt: skip

# whose importance a text has
ATTACHED = [
    ("The importance which Norway attaches to resolution 46/182 is well known.", {"NOR support A/RES/46/182"}),
    ("The importance which Norway does not attach to resolution 46/182 is well known.", set()),
]


def stated(text: str) -> set[str]:
    """What the rules read in a text of Cuba's, before the learned reader."""

    def unheard(said: Any, positions: Any, outcomes: Any, **ways: Any) -> Any:
        return learned.Read(tuple(positions), tuple(outcomes), {})

    digest = hashlib.sha256(text.encode()).hexdigest()
    with patch.object(letter.learned, "read", unheard):
        done = letter.read(Source("t", text, digest, speaker="CUB", date="2006-10-01"))
    return {
        f"{p.holder} {p.stance} {p.target.written()}{' if' if p.condition else ''}"
        for p in done.positions
        if not p.inferred
    }


@pytest.mark.parametrize(("text", "expected"), CONSENSUS + NOTED + WITHDRAWAL + AMENDMENTS + TERMS + UNGIVEN + ATTACHED)
def test_stances(text: str, expected: set[str]) -> None:
    """The rules read exactly this."""
    assert stated(text) == expected
