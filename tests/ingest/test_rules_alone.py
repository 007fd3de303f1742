"""What the rules read before the learned reader adds to it and takes away: each row a sentence of Cuba's."""

import hashlib
from typing import Any
from unittest.mock import patch

import pytest

from diplograph.ingest import letter
from diplograph.ingest.stances import learned
from diplograph.model import Source

# a document whose symbol stands in brackets behind its name
BRACKETS: list[tuple[str, set[str]]] = [
    (
        "We were glad to see the proposal for a ban on such tests put forward a month ago by Norway [A/4999].",
        {"NOR supports A/4999", "CUB supports A/4999"},
    ),
    (
        "The Assembly has before it the memorandum on trade [A/4999] submitted weeks ago by the Polish delegation.",
        {"POL supports A/4999"},
    ),
    ("My Government has requested [see A/4999] the inclusion of an item on sugar.", {"CUB supports A/4999"}),
    ("Malta's plan for the sea-bed [A/4999] came before the First Committee.", {"MLT supports A/4999"}),
    (
        "My delegation supports the programme of Ceylon for the protection of rivers and fisheries [A/4999].",
        {"CUB supports A/4999", "LKA supports A/4999"},
    ),
    ("The proposals on shipping were explained on Monday by the representative of Norway (see A/16/PV.13).", set()),
    ("Norway has not requested the inclusion of this item [A/4999].", set()),
    ("Norway spoke on Monday about the work of the Committee [A/4999].", set()),
    # the owner, behind the noun or before it, and no subject of a verb
    ("We considered the proposal of the Soviet Union (A/4999).", {"SUN supports A/4999"}),
    ("We considered a proposal for Europe (A/4999).", set()),
    ("We considered proposals on trade (A/4999).", set()),
    ("Norway rejects the proposal of Malta (A/4999).", {"NOR rejects A/4999", "MLT supports A/4999"}),
    ("Norway rejects this proposal (A/4999).", {"NOR rejects A/4999"}),
    ("The new Soviet proposal [A/4999] is before us.", {"SUN supports A/4999"}),
    ("Our proposal [A/4999] is before us.", {"CUB supports A/4999"}),
    ("Israel fears a plan for a cease-fire (A/4999).", set()),
    ("The plan of Mr. Holt, Minister for Foreign Affairs of Norway [A/4999], is before us.", {"NOR supports A/4999"}),
    ("The proposal of last year, Norway says, is dead [A/4999].", set()),
    # the object of the verb
    ("Norway has put before you certain proposals on trade [A/4999].", {"NOR supports A/4999"}),
    ("Norway requested the inclusion of an item on sugar [A/4999].", {"NOR supports A/4999"}),
    ("Norway requested the withdrawal of the motion [A/4999].", set()),
    ("Norway requested a separate vote on the amendment [A/4999].", set()),
    ("Norway brought about the defeat of the amendment [A/4999].", set()),
    ("Norway was requested [see A/4999] to leave.", set()),
    # made by
    ("The memorandum on trade [A/4999] was put forward last year by Norway.", {"NOR supports A/4999"}),
    ("The memorandum on trade [A/4999] was put aside last year by Norway.", set()),
    ("The item (A/4999) was taken off the agenda by Norway.", set()),
    ("The memorandum [A/4999] was requested by Norway.", {"NOR supports A/4999"}),
    ("The memorandum [A/4999] and papers requested by Norway are before us.", set()),
    ("The memorandum was never circulated by Norway [A/4999].", set()),
    ("The proposal made yesterday by Norway [A/4999] is before us.", {"NOR supports A/4999"}),
    ("The item on the threats made by Israel [A/4999] is before us.", set()),
    # another paper
    ("We condemn the plan of Israel for the north and the south of the country (A/4999).",
     {"CUB rejects A/4999", "ISR supports A/4999"}),
    ("We condemn the plan of Israel, against which Jordan protested in its letter (A/4999).", set()),
    ("Lebanon's complaint about an Israeli plan (A/4999) is before us.", {"LBN rejects A/4999"}),
    ("The debate about an Israeli plan (A/4999) is over.", {"ISR supports A/4999"}),
]  # fmt: skip

# what is asked for as a text orders it, and loyalty to a text that is asked of others
ASKED: list[tuple[str, set[str]]] = [
    ("We insist that the troops be withdrawn in accordance with resolution 1514 (XV).", {"CUB urges A/RES/1514(XV)"}),
    (
        "The occupation must be terminated at once, in conformity with resolution 1514 (XV).",
        {"CUB urges A/RES/1514(XV)"},
    ),
    ("We call for an end to the occupation pursuant to resolution 1514 (XV).", {"CUB urges A/RES/1514(XV)"}),
    ("We call for a peaceful settlement in accordance with resolution 1514 (XV).", {"CUB supports A/RES/1514(XV)"}),
    ("We call on all parties to remain committed to resolution 1514 (XV).", {"CUB urges A/RES/1514(XV)"}),
    ("We stress the need for all to stay fully committed to resolution 1514 (XV).", {"CUB urges A/RES/1514(XV)"}),
    ("My Government remains committed to resolution 1514 (XV).", {"CUB supports A/RES/1514(XV)"}),
]


def stated(text: str) -> set[str]:
    """What the rules read in a sentence, as "HOLDER family target"."""

    def unheard(said: Any, positions: Any, outcomes: Any, **ways: Any) -> Any:
        return learned.Read(tuple(positions), tuple(outcomes), {})

    digest = hashlib.sha256(text.encode()).hexdigest()
    with patch.object(letter.learned, "read", unheard):
        done = letter.read(Source("t", text, digest, speaker="CUB", date="1961-10-01"))
    return {f"{p.holder} {p.family} {p.target.written()}" for p in done.positions if p.family and not p.inferred}


@pytest.mark.parametrize(("text", "reads"), BRACKETS)
def test_brackets(text: str, reads: set[str]) -> None:
    """Whoever made what a bracket names stands behind it; what governs the name governs the document."""
    assert stated(text) == reads


@pytest.mark.parametrize(("text", "reads"), ASKED)
def test_asked(text: str, reads: set[str]) -> None:
    """A deed that a text orders is demanded, a settlement on its basis upheld; loyalty asked of others is a demand."""
    assert stated(text) == reads
