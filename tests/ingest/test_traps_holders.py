"""Who holds it: subjects, owners and agents that nobody can name, and what is judged beside the text.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R242, R598, R833 = "A/RES/39/2", "S/RES/242(1967)", "S/RES/598(1987)", "S/RES/833(1993)"

# a subject stands before the verb, and it is no State
UNNAMED = [
    ("The mediator appointed by Peru accepted resolution 242 (1967).", set()),
    ("Peru, which appointed the mediator, accepted resolution 242 (1967).", {f"PER supports {R242}"}),
    ("Parliament in Oman has rejected resolution 39/2.", set()),
    ("The parties of the left in Japan reject resolution 39/2.", set()),
    ("Opposition groupings in Japan reject resolution 39/2.", set()),
    ("The movement led by Mr. Pereira has rejected resolution 39/2.", set()),
    ("The Government rejects resolution 39/2.", {f"CUB rejects {R39}"}),
    ("The present statement rejects resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Strongly condemns resolution 39/2.", {f"CUB rejects {R39}"}),
    ("The memorandum drawn up by Chad, rejecting resolution 39/2, was not read out.", set()),
    ("Chad was absent, rejecting resolution 39/2.", {f"TCD rejects {R39}"}),
    ("The country which attacked Fiji has rejected resolution 39/2.", set()),
    ("Those who support Fiji reject resolution 39/2.", set()),
    ("The State whose forces occupy Fiji has rejected resolution 39/2.", set()),
    ("It is known that Fiji has rejected resolution 39/2.", {f"FJI rejects {R39}"}),
    ("Resolution 39/2 was rejected by a faction in Fiji.", set()),
    ("Resolution 39/2 was rejected by the Government of Fiji.", {f"FJI rejects {R39}"}),
]  # fmt: skip

# a stance is named, and it is many people's, or somebody's somewhere
UNOWNED = [
    ("International support for resolution 242 (1967) is waning.", set()),
    ("Widespread criticism of resolution 39/2 has been heard.", set()),
    ("My delegation gives broad support to resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("There is strong opposition to resolution 39/2 in Oman.", set()),
    ("There can be no acceptance of resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Full support for resolution 242 (1967) is the policy of my country.", {f"CUB supports {R242}"}),
    ("Opposition to resolution 39/2 has grown.", set()),
    ("Oman's opposition to resolution 39/2 has grown.", {f"OMN rejects {R39}"}),
    ("Resolution 242 (1967) enjoys the support of Oman.", {f"OMN supports {R242}"}),
    ("Resolution 242 (1967) enjoys the support of many.", set()),
    ("According to the Iraqi Foreign Minister, resolution 833 (1993) is unjust.", {f"IRQ rejects {R833}"}),
    ("In the words of Iraq, resolution 833 (1993) is unjust.", {f"IRQ rejects {R833}"}),
    ("In our view, resolution 833 (1993) is unjust.", {f"CUB rejects {R833}"}),
]  # fmt: skip

# what is judged, or turned down, is something beside the text
BESIDE = [
    ("It is regrettable that resolution 598 (1987) was rejected by Iran.", {f"IRN rejects {R598}"}),
    ("It is deplorable that resolution 598 (1987) has been criticized in the press.", set()),
    ("It is regrettable that resolution 39/2 was adopted.", {f"CUB rejects {R39}"}),
    ("The interpretation given by Oman to resolution 242 (1967) is rejected by Peru.", set()),
    ("The amendment to resolution 242 (1967) was rejected by Peru.", set()),
    ("We recall that resolution 242 (1967) was rejected by Peru.", {f"PER rejects {R242}"}),
]  # fmt: skip


# accused or asked by somebody else
BORNE = [
    ("Oman, a country that Chad accuses of having violated resolution 242 (1967), was absent.", set()),
    ("Chad accuses Oman of having violated resolution 242 (1967).", {f"OMN defies {R242}"}),
    ("Fiji, invited by Peru to accept resolution 242 (1967), said nothing.", set()),
    ("Fiji, having consulted Peru, accepted resolution 242 (1967).", {f"FJI supports {R242}"}),
    ("Fiji's refusal, supported by Peru, to implement resolution 242 (1967) is known.", set()),
    ("Fiji's refusal to implement resolution 242 (1967) is known.", {f"FJI defies {R242}"}),
]  # fmt: skip

# a verb, an aside or a relative clause has somebody of its own
APART = [
    ("The State that hosts our delegation voted against resolution 39/2.", set()),
    ("The country which borders Fiji abstained on resolution 39/2.", set()),
    ("The country which Fiji attacked voted against resolution 39/2.", set()),
    ("The State that the Soviet Union occupied rejected resolution 39/2.", set()),
    ("Fiji, which Oman attacked, voted against resolution 39/2.", {f"FJI rejects {R39}"}),
    ("The draft resolution A/61/L.3 which Fiji has supported was adopted.", {"FJI supports A/61/L.3"}),
    ("Fiji, which hosts our delegation, voted against resolution 39/2.", {f"FJI rejects {R39}"}),
    ("The States that voted against resolution 39/2 were Oman and Fiji.", {f"OMN rejects {R39}", f"FJI rejects {R39}"}),
    ("Mr. Pereira of Fiji, speaking for the Secretary-General, supported resolution 242 (1967).", set()),
    ("Mr. Pereira of Fiji, speaking on behalf of the Secretariat, supported resolution 242 (1967).", set()),
    ("Mr. Pereira of Fiji, speaking in English, supported resolution 242 (1967).", {f"FJI supports {R242}"}),
    ("Mr. Pereira of Fiji, speaking for his Government, rejected resolution 39/2.", {f"FJI rejects {R39}"}),
    ("Oman persuaded Fiji to reject resolution 39/2.", {f"FJI rejects {R39}"}),
    ("Fiji was persuaded by Oman to reject resolution 39/2.", {f"FJI rejects {R39}"}),
    ("Oman tried to persuade Fiji to implement resolution 242 (1967).", {f"OMN urges {R242}"}),
    ("Oman urged Fiji to reject resolution 39/2.", {f"OMN rejects {R39}"}),
    ("Resolution 598 (1987) was accepted, with reservations by Iraq.", {f"IRQ reserves {R598}"}),
    ("Resolution 598 (1987) was accepted, after long talks by Iraq and Oman.", set()),
    ("We reject resolution 39/2, as initiated by Oman.", {f"CUB rejects {R39}"}),
    ("Resolution 39/2 was accepted, despite years of doubt voiced by Fiji.", set()),
    ("Resolution 598 (1987) was accepted, with minor changes, by Iraq.", {f"IRQ supports {R598}"}),
    ("Resolution 39/2 was rejected, despite the appeals of Oman, by Fiji.", {f"FJI rejects {R39}"}),
    ("The refusal of Iraq, despite the appeals of Oman, to comply with resolution 833 (1993) is known.",
     {f"IRQ defies {R833}"}),
    ("Iraq's refusal, despite all appeals, to comply with resolution 833 (1993) is known.", {f"IRQ defies {R833}"}),
    ("Iraq decided, after long talks with Oman, to implement resolution 833 (1993).", {f"IRQ implements {R833}"}),
    ("Iraq refused, despite resolution 833 (1993), to leave the town.", {f"IRQ defies {R833}"}),
    ("Sarajevo was bombed in violation of resolution 242 (1967).", set()),
    ("The fighting in Sarajevo continues in violation of resolution 242 (1967).", set()),
    ("Sarajevo rejects resolution 39/2.", {f"BIH rejects {R39}"}),
    ("Oman was attacked by Iraq in violation of resolution 242 (1967).", {f"IRQ defies {R242}"}),
    ("Iraq attacked Oman in violation of resolution 242 (1967).", {f"IRQ defies {R242}"}),
]  # fmt: skip

# people of another place, all the others, none more than another
ELSEWHERE = [
    ("The people in Sarajevo reject resolution 39/2.", set()),
    ("People in the north oppose resolution 39/2.", set()),
    ("The authorities in Pale have rejected resolution 39/2.", set()),
    ("The people in our country reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ("The people of Cuba reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ("All except Oman and Cuba voted for resolution 39/2.", set()),
    ("All but Oman and Cuba voted for resolution 39/2.", set()),
    ("Every State but Oman and Cuba voted for resolution 39/2.", set()),
    ("No one has done more to implement resolution 242 (1967) than Jordan.", set()),
    ("Nobody has done more for the implementation of resolution 242 (1967) than Norway.", set()),
    ("No delegation has done more to promote resolution 242 (1967) than Sweden.", set()),
    ("No one has done less to implement resolution 242 (1967) than Chad.", set()),
]  # fmt: skip


TABLE = APART + BORNE + UNNAMED + UNOWNED + BESIDE + ELSEWHERE


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
