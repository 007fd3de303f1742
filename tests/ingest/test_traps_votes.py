"""Votes and sponsors: what is withdrawn, a vote on a part or for the end of a text, who is left out, who is accused.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R242, R1304, R1495, R2758 = (
    "A/RES/39/2",
    "S/RES/242(1967)",
    "S/RES/1304(2000)",
    "S/RES/1495(2003)",
    "A/RES/2758(XXVI)",
)
L3 = "A/61/L.3"

# sponsors who are none any more, or never were
SPONSORS = [
    ("We withdraw our sponsorship of draft resolution A/61/L.3.", set()),
    ("We have withdrawn our sponsorship of draft resolution A/61/L.3.", set()),
    ("We have not withdrawn our sponsorship of draft resolution A/61/L.3.", {f"CUB supports {L3}"}),
    ("We announce our sponsorship of draft resolution A/61/L.3.", {f"CUB supports {L3}"}),
    ("Norway withdrew its amendments and announced its sponsorship of draft resolution A/61/L.3.",
     {f"NOR supports {L3}"}),
    ("While we do not oppose the adoption of draft resolution A/61/L.3, we cannot sponsor it.", set()),
    ("We do not oppose draft resolution A/61/L.3, and we sponsored it.", {f"CUB supports {L3}"}),
    ("We stopped our opposition to resolution 39/2.", set()),
    ("We have not withdrawn our objection to resolution 39/2.", {f"CUB rejects {R39}"}),
]  # fmt: skip

# votes on a part, and votes that would undo a text or part of it
PARTS = [
    ("Norway voted for paragraph 8 but against resolution 39/2 as a whole.", {f"NOR rejects {R39}"}),
    ("Norway voted against paragraph 5 and for resolution 39/2 as a whole.", {f"NOR supports {R39}"}),
    ("We shall vote for paragraph 8 but against draft resolution A/61/L.3.", {f"CUB rejects {L3}"}),
    ("Norway voted against resolution 39/2 and for peace.", {f"NOR rejects {R39}"}),
    ("Norway spoke for peace and voted against resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway voted for the deletion of paragraph 3 of draft resolution A/61/L.3.", set()),
    ("We shall vote in favour of the deletion of the reference to resolution 242 (1967).", set()),
    ("We oppose paragraph 3 of draft resolution A/61/L.3.", {f"CUB reserves {L3}"}),
    ("Norway, which had abstained on resolution 39/2, voted for its revocation.", {f"NOR reserves {R39}"}),
    (
        "Norway, which had abstained on resolution 39/2 in 1984, now voted for it.",
        {f"NOR reserves {R39}", f"NOR supports {R39}"},
    ),
]

# what became of the text that is judged
FALLEN = [
    ("We are satisfied that draft resolution A/61/L.3 was rejected.", set()),
    ("We welcome the fact that draft resolution A/61/L.3 was not adopted.", set()),
    ("We are satisfied that draft resolution A/61/L.3 was adopted.", {f"CUB supports {L3}"}),
    ("Norway's opposition to resolution 39/2 was rejected.", {f"NOR rejects {R39}"}),
    ("Norway supported resolution 39/2, which was rejected.", {f"NOR supports {R39}"}),
]

# who is left out, and who is only accused
OTHERS = [
    ("With the exception of Libya, all African States voted in favour of resolution 2758 (XXVI).",
     {f"AFRICA supports {R2758}"}),
    ("With the exception of Libya, all African States voted in favour of resolution 2758 (XXVI), and Libya abstained.",
     {f"AFRICA supports {R2758}", f"LBY reserves {R2758}"}),
    ("Norway takes exception to resolution 39/2.", {f"NOR rejects {R39}"}),
    ("The accusation made by Morocco against Algeria of violating resolution 1495 (2003) is baseless.", set()),
    ("The accusation levelled by Morocco against Algeria of obstructing the implementation of resolution 1495 (2003) "
     "is devoid of any foundation.", set()),
    ("Morocco has made accusations against Algeria in violation of resolution 1495 (2003).", {f"MAR defies {R1495}"}),
    ("It is strange that a State which voted against resolution 39/2 should accuse us of not supporting it.", set()),
    ("We accuse Israel of rejecting resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("The Congo rejects Rwanda's claim to have complied with resolution 1304 (2000).", set()),
    ("The Congo rejects the implementation of resolution 1304 (2000).", {f"COG rejects {R1304}"}),
]  # fmt: skip


# a vote that could not be given
REGRETTED = [
    ("Chile regrets that it could not vote for resolution 39/2.", set()),
    ("My delegation regrets that it was unable to vote for resolution 39/2.", set()),
    ("Chile is sorry that it could not support resolution 39/2.", set()),
    ("Chile could not vote for resolution 39/2.", {f"CHL rejects {R39}"}),
    ("Ghana co-sponsored resolution 39/2, which would have condemned Israel.", {f"GHA supports {R39}"}),
]  # fmt: skip

# of several texts, "it" behind a vote is that of which adoption or vote is told
VOTED_ON = [
    ("We welcome resolution 60/1 and regret the adoption of resolution 39/2 by a vote. Chad voted against it.",
     {"CUB supports A/RES/60/1", f"CUB rejects {R39}", f"TCD rejects {R39}"}),
    ("We welcome resolution 60/1 and regret the adoption of resolution 39/2. Chad abstained and Peru voted against it.",
     {"CUB supports A/RES/60/1", f"CUB rejects {R39}", f"TCD reserves {R39}", f"PER rejects {R39}"}),
    ("We recall resolution 60/1 and the vote on draft resolution A/61/L.3. Chad and Peru voted against it.",
     {f"TCD rejects {L3}", f"PER rejects {L3}"}),
    ("Resolution 60/1 was adopted by consensus and resolution 39/2 by a recorded vote. Chad voted against it.",
     {f"TCD rejects {R39}"}),
    ("Resolution 39/2, which was adopted by a vote, recalls resolution 38/4. Chad voted against it.",
     {f"TCD rejects {R39}"}),
    ("Resolution 39/2 recalls resolution 38/4. Chad voted against it.", {f"TCD rejects {R39}"}),
    ("We welcome resolution 39/2 and regret the adoption of resolution 60/1. Chad rejects it.",
     {f"CUB supports {R39}", "CUB rejects A/RES/60/1", f"TCD rejects {R39}"}),
]  # fmt: skip

# what a relative clause tells inside a question is told, and not asked; a vote against is not given either
ASKED = [
    ("Libya voted against us on resolution 39/2.", set()),
    ("Libya voted against us and against resolution 39/2.", {f"LBY rejects {R39}"}),
    ("Alone among the Arab States, Libya voted against resolution 39/2.", {f"LBY rejects {R39}"}),
    ("We have every respect for the sponsors of resolution 39/2, but their text is not ours.", set()),
    ("Chad did not vote for resolution 39/2; nor did it vote against it.", {f"TCD reserves {R39}"}),
    ("Chad did not vote for resolution 39/2; it voted against it.", {f"TCD rejects {R39}"}),
    ("Chad cannot vote for resolution 39/2; nor, however, will it vote against it.", {f"TCD reserves {R39}"}),
    ("Will Morocco, which voted against resolution 39/2, follow the example of Mauritania?", {f"MAR rejects {R39}"}),
    ("Will Morocco vote against resolution 39/2?", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), SPONSORS + PARTS + FALLEN + OTHERS + REGRETTED + VOTED_ON + ASKED)
def test_votes(sentence: str, expected: set[str]) -> None:
    """The rules read exactly this."""
    assert read(sentence) == expected
