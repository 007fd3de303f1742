"""Deeds for and against a text, and what is said of those who do them: each row with its counterpart.

The speaker is Cuba in 2006. Each row: sentence, and all that must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R242, R425, R435 = "S/RES/242(1967)", "S/RES/425(1978)", "S/RES/435(1978)"

ROWS = [
    ("Resolution 242 (1967) is still a dead letter.", {f"CUB urges {R242}"}),
    ("Were draft resolution A/60/L.48 to be adopted, it would remain ink on paper.", set()),
    ("Bangladesh and Pakistan have assured my Government that they abide by resolution 242 (1967).",
     {f"BGD implements {R242}", f"PAK implements {R242}"}),
    ("Resolution 242 (1967) should not remain a dead letter.", {f"CUB urges {R242}"}),
    ("We must assure that resolution 242 (1967) is respected.", {f"CUB urges {R242}"}),
    ("Norway asks that resolution 242 (1967) be set aside.", set()),
    ("Norway asks that resolution 242 (1967) be respected.", {f"NOR urges {R242}"}),
    ("Resolution 242 (1967) must not be set aside.", {f"CUB urges {R242}"}),
    ("Resolution 242 (1967) has become a dead letter.", {f"CUB urges {R242}"}),
    ("We regard resolution 242 (1967) as a dead letter.", {f"CUB rejects {R242}"}),
    ("Nineteen years after resolution 425 (1978), Israel still occupies a part of Lebanon.", {f"ISR defies {R425}"}),
    ("Thirty years after resolution 242 (1967) Israel has yet to withdraw.", {f"ISR defies {R242}"}),
    ("Fifteen years after resolution 687 (1991), Kuwait still suffers from mines.", set()),
    # the next clause tells of the text
    ("Israel respects international law, and resolution 425 (1978) was adopted later.", set()),
    # a passive names its agent, or nobody
    ("Resolution 425 (1978) has not been implemented by Israel.", {f"ISR defies {R425}"}),
    ("Resolution 425 (1978) has not been implemented.", {f"CUB urges {R425}"}),
    ("Resolution 425 (1978) still remains contemptuously disregarded by Israel.", {f"ISR defies {R425}"}),
    ("A resolution that hurts its addressee will be ignored, as resolution 425 (1978) teaches.", set()),
    # one breach of several norms
    ("Israel has violated international law, the Charter and resolution 425 (1978).", {f"ISR defies {R425}"}),
    # a measure judged by the text, against somebody's deed
    ("This concept is against the letter and the spirit of resolution 435 (1978).", {f"CUB supports {R435}"}),
    ("Any such unilateral measure would constitute a violation of resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("Israel annexed the city in clear violation of resolution 242 (1967).", {f"ISR defies {R242}"}),
    # regret at a breach demands the text; regret at the text rejects it
    ("We regret that certain Powers still defy resolution 242 (1967).", {f"CUB urges {R242}"}),
    ("We regret resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("I report with regret that no progress has been made in the implementation of resolution 435 (1978).",
     {f"CUB urges {R435}"}),
    ("We oppose the implementation of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    # spite: the actor of the clause, not a place in it
    ("South Africa continues to occupy Namibia illegally, despite resolution 435 (1978).", {f"ZAF defies {R435}"}),
    ("In spite of resolution 435 (1978), the heat in Geneva was great.", set()),
    # "neither A nor B has"
    ("Neither Portugal nor South Africa has taken any action to implement resolution 435 (1978).",
     {f"PRT defies {R435}", f"ZAF defies {R435}"}),
    # a people for its State
    ("The Israelis have refused to comply with resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("Israel must withdraw its forces in accordance with resolution 425 (1978).", {f"CUB urges {R425}"}),
    # what a State does is told by its adjective
    ("The Turkish invasion was in flagrant violation of resolution 353 (1974).", {"TUR defies S/RES/353(1974)"}),
    ("The Soviet intervention in Afghanistan runs counter to resolution ES-6/2.", {"SUN defies A/RES/ES-6/2"}),
    ("Israeli military attacks on Lebanon violate resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("The Israeli aggression is a flagrant violation of resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("The continued South African occupation of Namibia in defiance of resolution 435 (1978) must end.",
     {f"ZAF defies {R435}"}),
    ("We condemn the Israeli occupation of Lebanon in violation of resolution 425 (1978).",
     {f"ISR defies {R425}", f"CUB urges {R425}"}),
    ("Resolution 487 (1981) condemned the Israeli attack on Iraq.", set()),
    # "it" is the breach
    ("The annexation violates resolution 425 (1978). We reject it.", set()),
    ("The annexation is contrary to resolution 425 (1978). Cuba condemns it.", {f"CUB supports {R425}"}),
    ("The raid was in breach of resolution 425 (1978), and Cuba rejects it.", set()),
    ("The annexation was declared illegal by resolution 478 (1980). We do not recognize it.", set()),
    ("The raid was condemned by the General Assembly in resolution 47/19. Cuba rejects it.", set()),
    ("Resolution 47/19 is illegal. We do not recognize it.", {"CUB rejects A/RES/47/19"}),
    # as if it were not there
    ("Israel acts as if resolution 425 (1978) had never been adopted.", {f"ISR defies {R425}"}),
    ("Israel behaves as though resolution 425 (1978) did not exist.", {f"ISR defies {R425}"}),
    ("We cannot act as if resolution 425 (1978) had never been adopted.", set()),
    ("Israel does not act as if resolution 425 (1978) had never been adopted.", set()),
    ("Resolution 425 (1978) notwithstanding, Israel goes on building settlements.", {f"ISR defies {R425}"}),
    ("Resolution 425 (1978) notwithstanding, Lebanon suffers from the occupation.", set()),
    # whose conduct is contrary to it
    ("The practices of Israel are contrary to resolution 465 (1980).", {"ISR defies S/RES/465(1980)"}),
    ("South Africa's presence in Namibia is contrary to resolution 435 (1978).", {f"ZAF defies {R435}"}),
    ("The actions of Israel are not contrary to resolution 465 (1980).", set()),
    ("The occupation of Cyprus is in violation of resolution 353 (1974).", set()),
    ("Attacks on the Israeli presence are contrary to resolution 425 (1978).", set()),
    # neither of two
    ("Israel has implemented neither resolution 242 (1967) nor resolution 425 (1978).",
     {f"ISR defies {R242}", f"ISR defies {R425}"}),
    ("Cuba supports neither resolution 61/10 nor resolution 61/11.",
     {"CUB rejects A/RES/61/10", "CUB rejects A/RES/61/11"}),
    ("Cuba voted for neither resolution 61/10 nor resolution 61/11.", set()),
    # who is sent to carry it out
    ("Iraq expelled the inspectors sent to implement resolution 687 (1991).", set()),
    ("Peru adopted laws designed to implement resolution 1373 (2001).", {"PER implements S/RES/1373(2001)"}),
    # nothing done
    ("South Africa has done nothing to carry out resolution 435 (1978).", {f"ZAF defies {R435}"}),
    ("Portugal has taken no action to implement resolution 435 (1978).", {f"PRT defies {R435}"}),
    ("Nothing has been done by the Council to implement resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("Chile has done nothing wrong in carrying out resolution 435 (1978).", set()),
    # given up
    ("Iraq decided to no longer comply with resolution 425 (1978).", {f"IRQ defies {R425}"}),
    # whose fault it is
    ("Resolution 425 (1978) remains unimplemented because of the intransigence of Israel.", {f"ISR defies {R425}"}),
    ("Resolution 425 (1978) remains unimplemented, not because of the intransigence of Israel but for want of money.",
     {f"CUB urges {R425}"}),
    # spite: neither the place nor the victim
    ("In Kosovo, massacres continue despite resolution 1199 (1998).", set()),
    ("Kampuchea continues to suffer foreign occupation despite resolution 34/22.", set()),
    # what the text itself calls for is not asked of the text
    ("We call for the implementation of resolution 425 (1978) calling for the withdrawal of Israeli troops.",
     {f"CUB urges {R425}"}),
    ("We call for the withdrawal of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    # an adjective that blames, an adjective that praises, both in the name of the text
    ("We have all read the unjust resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("The opposing blocs discussed resolution 39/2.", set()),
]  # fmt: skip

PROMISES = [
    ("I reaffirm the determination of my Government fully to comply with resolution 425 (1978).",
     {f"CUB implements {R425}"}),
    ("I reaffirm the determination of my Government to study the letter that cites resolution 425 (1978).", set()),
    ("We note with satisfaction that Poland has taken steps to implement resolution 435 (1978).",
     {f"CUB supports {R435}", f"POL implements {R435}"}),
    ("Brazil pledges its co-operation in the implementation of resolution 435 (1978).", {f"BRA implements {R435}"}),
    ("Cuba has a responsibility to the United Nations to carry out resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("Let us translate resolution 435 (1978) into action.", {f"CUB urges {R435}"}),
    ("Accept resolution 242 (1967), and peace will follow.", {f"CUB urges {R242}"}),
    ("Poland accepts resolution 242 (1967).", {f"POL supports {R242}"}),
    ("Consistent with resolution 435 (1978), my Government has severed all trade relations with South Africa.",
     {f"CUB implements {R435}"}),
    ("I recall that, in accordance with resolution 435 (1978), my country intends to hold a conference.",
     {f"CUB implements {R435}"}),
]  # fmt: skip

BASES = [
    # an outcome that the text describes is upheld, a deed that it orders is demanded
    ("The Assembly should help the parties to reach a peaceful solution in accordance with resolution 242 (1967).",
     {f"CUB supports {R242}"}),
    ("We stress the need for an immediate withdrawal in accordance with resolution 425 (1978).",
     {f"CUB urges {R425}"}),
    ("It is crucial that negotiations lead to a settlement in accordance with resolution 242 (1967).",
     {f"CUB supports {R242}"}),
    ("Poland, in accordance with resolution 435 (1978), has already closed its consulate.", {f"POL implements {R435}"}),
]  # fmt: skip

# what is denied, supposed or planned, beside what is said
DENIED = [
    ("Nobody in the Committee has accused Peru of violating resolution 435 (1978).", set()),
    ("Nobody doubts that Iraq has violated resolution 435 (1978).", {f"IRQ defies {R435}"}),
    ("We doubt whether Iraq has complied with resolution 435 (1978).", set()),
    ("It was never established that Chad had violated resolution 435 (1978).", set()),
    ("The newspapers were mistaken in reporting that Chile rejected resolution 60/251.", set()),
    ("Owing to an error Fiji was recorded as having voted against resolution 60/251.", set()),
    ("We do not claim that Syria has refused to comply with resolution 435 (1978).", set()),
    ("We fear that Syria will not comply with resolution 435 (1978).", set()),
    ("As soon as Iraq has complied with resolution 435 (1978), the embargo can go.", set()),
    ("Were Turkey to withdraw, it would violate resolution 435 (1978).", set()),
    ("Peru thought for a while of voting against resolution 60/251.", set()),
    ("Chile plans to vote for resolution 60/251.", {"CHL supports A/RES/60/251"}),
    ("Never has Peru violated resolution 435 (1978).", set()),
    ("Never yet has Iraq complied with resolution 435 (1978).", {f"IRQ defies {R435}"}),
    ("Without opposing resolution 60/251, Peru has doubts about its paragraph 4.", {"PER reserves A/RES/60/251"}),
    ("It is not correct that Angola rejected resolution 435 (1978).", set()),
    ("Angola is accused of having violated resolution 435 (1978).", set()),
    # what is no longer so: support and opposition leave no position, recognition and compliance their opposite
    ("Peru no longer supports resolution 60/251.", set()),
    ("Peru no longer opposes resolution 60/251.", set()),
    ("Mali no longer recognizes resolution 39/2.", {"MLI rejects A/RES/39/2"}),
    ("Iran no longer complies with resolution 435 (1978).", {f"IRN defies {R435}"}),
    ("Portugal has not ceased to violate resolution 435 (1978).", {f"PRT defies {R435}"}),
    # nothing of a text
    ("Iraq has carried out nothing of resolution 435 (1978).", {f"IRQ defies {R435}"}),
    ("Not one paragraph of resolution 435 (1978) has been applied by Iraq.", {f"IRQ defies {R435}"}),
    ("The first paragraph of resolution 435 (1978) has been applied by Iraq.", {f"IRQ implements {R435}"}),
]  # fmt: skip

# what a text asks for, done and left undone; the same of a second State; who asks
DEEDS = [
    ("Turkey has not withdrawn its troops, as resolution 435 (1978) demands.", {f"TUR defies {R435}"}),
    ("Turkey refuses to withdraw its troops, as resolution 435 (1978) demands.", {f"TUR defies {R435}"}),
    ("As resolution 435 (1978) required, Kenya closed its embassy in Pretoria.", {f"KEN implements {R435}"}),
    ("In accordance with resolution 435 (1978), my Government froze all accounts.", {f"CUB implements {R435}"}),
    ("Togo is now again in full compliance with resolution 435 (1978).", {f"TGO implements {R435}"}),
    ("Kenya keeps faithfully to resolution 435 (1978).", {f"KEN implements {R435}"}),
    ("Iraq rejects resolution 435 (1978), which it has never carried out.",
     {f"IRQ rejects {R435}", f"IRQ defies {R435}"}),
    ("Turkey's ships sail against the clear terms of resolution 435 (1978).", {f"TUR defies {R435}"}),
    ("Uganda violated resolution 435 (1978), and so did Rwanda.", {f"UGA defies {R435}", f"RWA defies {R435}"}),
    ("Peru voted for resolution 60/251, as Chile did.", {"PER supports A/RES/60/251", "CHL supports A/RES/60/251"}),
    ("Japan pressed Iraq to comply with resolution 435 (1978).", {f"JPN urges {R435}"}),
    ("It is time to put paragraph 4 of resolution 435 (1978) into practice.", {f"CUB urges {R435}"}),
    ("Israel attacked Syria, in flagrant violation of resolution 242 (1967).", {f"ISR defies {R242}"}),
    ("The armed forces of South Africa entered Angola in defiance of resolution 435 (1978).", {f"ZAF defies {R435}"}),
    ("Angola has not left Namibia, in violation of resolution 435 (1978).", {f"AGO defies {R435}"}),
    # a bargain is no acceptance
    ("Iraq has accepted resolution 435 (1978) on condition that the embargo is lifted.", {f"IRQ reserves {R435}"}),
    ("Libya has offered to comply with resolution 435 (1978), provided that the sanctions end.",
     {f"LBY reserves {R435}"}),
    ("Libya has offered to comply with resolution 435 (1978).", {f"LBY implements {R435}"}),
    ("Some commentators expect Iraq to comply with resolution 435 (1978).", set()),
    ("It is to be feared that Iraq will not comply with resolution 435 (1978).", set()),
]  # fmt: skip

# who took the measures; what is only laid at the speaker's door
TAKEN = [
    ("Steps taken by Oman in accordance with resolution 435 (1978) are described below.", {f"OMN implements {R435}"}),
    ("The measures taken by the Netherlands pursuant to resolution 435 (1978) are described below.",
     {f"NLD implements {R435}"}),
    ("The measures taken by the Council pursuant to resolution 435 (1978) are described below.", set()),
    ("Accusations aside, Cuba has not implemented resolution 435 (1978).", {f"CUB defies {R435}"}),
    ("Chad alleges that Cuba has not implemented resolution 435 (1978).", set()),
    ("Fiji accuses us of violating resolution 435 (1978).", set()),
    ("Fiji accuses Tonga of violating resolution 435 (1978).", {f"TON defies {R435}"}),
    ("On resolution 39/2 by all means Chile voted against.", {"CHL rejects A/RES/39/2"}),
]  # fmt: skip

DRAFTS = [
    # what is not adopted yet binds nobody
    ("We saw Norway bury draft resolution A/60/L.48.", {"NOR rejects A/60/L.48"}),
    ("We saw Norway bury resolution 60/1.", {"NOR defies A/RES/60/1"}),
    ("The delegation of Malta presented draft resolution A/60/L.48 in the First Committee.",
     {"MLT supports A/60/L.48"}),
    ("At present nobody speaks of draft resolution A/60/L.48.", set()),
    ("Malta pioneered the adoption of resolution 60/1.", {"MLT supports A/RES/60/1"}),
    ("The Philippines was pleased to join in the consensus on resolution 60/1.", {"PHL supports A/RES/60/1"}),
    ("Resolution 60/1 was quite appropriate.", {"CUB supports A/RES/60/1"}),
    ("Resolution 60/1 was not quite appropriate.", set()),
    ("No resolution would bring peace, not even resolution 60/1.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*ROWS, *PROMISES, *BASES, *TAKEN, *DENIED, *DEEDS, *DRAFTS])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
