"""Whose breach it is: not that of the State which reports, condemns, judges or suffers it.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R242, R385, R446 = "A/RES/39/2", "S/RES/242(1967)", "S/RES/385(1976)", "S/RES/446(1979)"
R687, R1701, L3 = "S/RES/687(1991)", "S/RES/1701(2006)", "A/61/L.3"

# who speaks of a breach, and who commits it
SPOKEN_OF = [
    ("Lebanon has reported to the Council more than 300 violations of resolution 1701 (2006).", set()),
    ("Lebanon drew the attention of the Council to the violation of resolution 1701 (2006).", set()),
    ("Kuwait complained of the continued breach of resolution 687 (1991).", set()),
    ("Jordan is opposed to any violation of resolution 242 (1967).", set()),
    ("Egypt was alarmed by the flagrant disregard of resolution 446 (1979).", set()),
    ("The African States cannot accept the defiance of resolution 385 (1976) by Pretoria.", {f"ZAF defies {R385}"}),
    ("Egypt expressed its concern at Israel's violation of resolution 446 (1979).", {f"ISR defies {R446}"}),
    ("Honduras, like Chad, regards the aid of Peru for the rebels as incompatible with resolution 39/2.", set()),
    ("The Netherlands considers the annexation a violation of resolution 446 (1979).", set()),
    ("Malaysia described the wall as a flagrant violation of resolution 446 (1979).", set()),
    ("Sweden holds the annexation to be in breach of resolution 446 (1979).", set()),
    ("Iraq is considered to be in violation of resolution 687 (1991).", {f"IRQ defies {R687}"}),
    ("Iraq has committed a serious breach of resolution 687 (1991).", {f"IRQ defies {R687}"}),
    ("South Africa is guilty of repeated violations of resolution 385 (1976).", {f"ZAF defies {R385}"}),
    ("Israel continues the violation of resolution 446 (1979).", {f"ISR defies {R446}"}),
    ("Israeli violations of resolution 1701 (2006) continue.", {f"ISR defies {R1701}"}),
    ("Israel has pursued a policy of defiance of resolution 446 (1979).", {f"ISR defies {R446}"}),
    ("South Africa's attacks are a violation of resolution 385 (1976).", {f"ZAF defies {R385}"}),
    ("Morocco, by its disregard of resolution 687 (1991), has halted it.", {f"MAR defies {R687}"}),
    ("Morocco regrets the non-implementation of resolution 687 (1991).", {f"MAR urges {R687}"}),
]  # fmt: skip

# who condemns it
CONDEMNED = [
    ("Peru denounced the violation of resolution 39/2 by Chad.", {f"TCD defies {R39}"}),
    ("Egypt condemned Israel's violation of resolution 446 (1979).", {f"ISR defies {R446}"}),
    ("Egypt condemned Israel's attack on Lebanon in violation of resolution 1701 (2006).", {f"ISR defies {R1701}"}),
    ("Lebanon protests against the overflights of its territory by Israel in violation of resolution 1701 (2006).",
     {f"ISR defies {R1701}"}),
    ("Jordan denounces the settlements built in violation of resolution 446 (1979).", set()),
    ("Israel condemned the cease-fire, in violation of resolution 242 (1967).", {f"ISR defies {R242}"}),
    ("Israel rejected the cease-fire in violation of resolution 242 (1967).", {f"ISR defies {R242}"}),
    ("The Comoros rejects the referendum organized by France in violation of resolution 39/2.", set()),
    ("Chad was condemned for violating resolution 39/2.", {f"TCD defies {R39}"}),
    ("Egypt rejected the plan, and now Jordan says that Israel violates resolution 242 (1967).",
     {f"ISR defies {R242}"}),
]  # fmt: skip

# who suffers it
SUFFERED = [
    ("Zambia has been the victim of attacks in violation of resolution 385 (1976).", set()),
    ("Angola suffered an invasion in contravention of resolution 385 (1976).", set()),
    ("Botswana lost twelve citizens in a raid carried out by South Africa in defiance of resolution 385 (1976).",
     {f"ZAF defies {R385}"}),
    ("South Africa held elections in Namibia, in defiance of resolution 385 (1976).", {f"ZAF defies {R385}"}),
    ("Zaire calls on South Africa, whose troops have entered Angola in violation of resolution 385 (1976), to withdraw "
     "them.", set()),
    ("South Africa invaded Angola in violation of resolution 385 (1976).", {f"ZAF defies {R385}"}),
    ("In spite of resolution 39/2, Cyprus remains divided.", set()),
    ("Attempts to isolate Israel violate resolution 39/2.", set()),
    ("The plan to attack Iraq runs counter to resolution 39/2.", set()),
    ("We want to help Israel comply with resolution 242 (1967).", {f"CUB urges {R242}"}),
]  # fmt: skip


# who is only accused, by the way or by whom it accuses itself
ACCUSED = [
    ("Oman, accused by Israel of violating resolution 39/2, denies it.", set()),
    ("Chad, charged by Libya with the violation of resolution 39/2, rejects the accusation.", set()),
    ("Lebanon, suspected by Israel of breaching resolution 1701 (2006), protested.", set()),
    ("Albania accused Serbia, and Serbia Albania, of violating resolution 39/2.", set()),
    ("Israel accused Oman, and Oman accused Israel, of violating resolution 39/2.", set()),
    ("India and Pakistan accuse one another of violating resolution 39/2.", set()),
    ("Albania accused Serbia of violating resolution 39/2.", {f"SRB defies {R39}"}),
]  # fmt: skip

# what a State has built stands for it where a breach is told of it
BUILT = [
    ("The Israeli settlements are in breach of resolution 446 (1979).", {"ISR defies S/RES/446(1979)"}),
    ("Israeli settlements violate resolution 446 (1979).", {"ISR defies S/RES/446(1979)"}),
    ("Attacks on Israeli settlements are in breach of resolution 446 (1979).", set()),
    ("The Israeli settlements are not in breach of resolution 446 (1979).", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), [*SPOKEN_OF, *CONDEMNED, *SUFFERED, *ACCUSED, *BUILT])
def test_culprits(sentence: str, expected: set[str]) -> None:
    assert read(sentence) == expected
