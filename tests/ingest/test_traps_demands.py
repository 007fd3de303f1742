"""Demands that a text be not carried out, words that only look like a demand, views that are not held.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39 = "A/RES/39/2"
URGES, AGAINST = {f"CUB urges {R39}"}, {f"CUB rejects {R39}"}

FORBIDDEN = [
    ("Resolution 39/2 must not be implemented.", AGAINST),
    ("Resolution 39/2 should not be enforced.", AGAINST),
    ("The Council should not enforce resolution 39/2.", AGAINST),
    ("We call on States not to comply with resolution 39/2.", AGAINST),
    ("We ask the Council not to enforce resolution 39/2.", AGAINST),
    ("Nobody should implement resolution 39/2.", AGAINST),
    ("Resolution 39/2 should not have been implemented.", set()),
    ("The implementation of resolution 39/2 must be suspended.", set()),
    ("The implementation of resolution 39/2 must be delayed.", set()),
    ("The implementation of resolution 39/2 would be a disaster.", set()),
]

NOT_ASKED = [
    ("We see no reason to implement resolution 39/2.", set()),
    ("There is no reason to implement resolution 39/2.", set()),
    ("It is up to Israel whether resolution 39/2 is implemented.", set()),
]

ASKED = [
    ("Resolution 39/2 must not be implemented selectively.", URGES),
    ("The implementation of resolution 39/2 must not be delayed.", URGES),
    ("We urge Israel not to delay the implementation of resolution 39/2.", URGES),
    ("Why should resolution 39/2 not be implemented?", URGES),
    ("Resolution 39/2 should not remain unimplemented.", URGES),
    ("The Council must not fail to enforce resolution 39/2.", URGES),
    ("We see no reason why resolution 39/2 should not be implemented.", URGES),
    ("It is unacceptable that resolution 39/2 should not be implemented.", URGES),
]

VIEWS = [
    ("We do not find resolution 39/2 unacceptable.", set()),
    ("We do not consider resolution 39/2 to be valid.", set()),
    ("We do not consider resolution 39/2 to be dead.", set()),
    ("We do not see resolution 39/2 as a success.", set()),
    ("We refuse to believe that resolution 39/2 is dead.", set()),
    ("We refuse to regard resolution 39/2 as illegal.", set()),
    ("We cannot imagine that resolution 39/2 is unacceptable to anyone.", set()),
    ("Nothing in resolution 39/2 is unacceptable to us.", set()),
    ("We do not regard resolution 39/2 as binding.", AGAINST),
    ("We find resolution 39/2 unacceptable.", AGAINST),
]

HARDLY = [
    ("We find it hard to support resolution 39/2.", set()),
    ("We would be hard put to support resolution 39/2.", set()),
    ("There is little to commend resolution 39/2.", set()),
    ("No settlement is possible on the basis of resolution 39/2.", set()),
    ("No peace is possible except on the basis of resolution 39/2.", {f"CUB supports {R39}"}),
]

PARTLY = [
    ("Chile does not fully accept resolution 39/2.", {f"CHL reserves {R39}"}),
    ("Chile does not accept resolution 39/2 in full.", {f"CHL reserves {R39}"}),
    ("Chile reserves the right to vote against resolution 39/2.", set()),
    ("Chile's objections to resolution 39/2 have been met.", set()),
    ("Chile's support for resolution 39/2 has waned.", set()),
    ("Chile's support for resolution 39/2 is doubtful.", set()),
    ("Chile's support for resolution 39/2 is beyond doubt.", {f"CHL supports {R39}"}),
]

SPONSORS = [
    ("Chile was asked to sponsor resolution 39/2.", set()),
    ("Chile was invited to join the sponsors of resolution 39/2.", set()),
    ("Chile denies having sponsored resolution 39/2.", set()),
    ("Chile is believed to have drafted resolution 39/2.", set()),
]

SCANT = [
    ("We attach little importance to resolution 39/2.", set()),
    ("We agree with little of resolution 39/2.", set()),
    ("We have lost faith in resolution 39/2.", set()),
    ("We know who drafted resolution 39/2.", set()),
    ("The only votes against resolution 39/2 came from Chile and Peru.", set()),
    ("Chile voted for the resolutions on human rights except resolution 39/2.", {"CHL supports res:human rights"}),
]

ASKED_ONLY = [
    ("How can we accept resolution 39/2?", set()),
    ("Let us bury resolution 39/2.", set()),
    ("Let us not bury resolution 39/2.", {f"CUB supports {R39}"}),
    ("We must not allow resolution 39/2 to be implemented.", AGAINST),
    ("We must be grateful to those who drafted resolution 39/2.", set()),
    ("Chile risks violating resolution 39/2.", set()),
    ("Chile warned Peru against rejecting resolution 39/2.", set()),
    ("Chile left it to Peru to reject resolution 39/2.", set()),
    ("Chile found no support for resolution 39/2.", set()),
    ("Chile is grateful to Peru for having supported resolution 39/2.", set()),
]


TABLE = FORBIDDEN + NOT_ASKED + ASKED + VIEWS + HARDLY + PARTLY + SPONSORS + SCANT + ASKED_ONLY


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
