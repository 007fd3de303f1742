"""Which sign a stance has: what is given up or kept up, refused or prevented, undone, blamed in blame, or not meant.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R242, R598, R687, L3 = "A/RES/39/2", "S/RES/242(1967)", "S/RES/598(1987)", "S/RES/687(1991)", "A/61/L.3"

# a stance that ends, and one that is said not to end
GIVEN_UP = [
    ("Fiji has revoked its acceptance of resolution 598 (1987).", set()),
    ("Norway has reversed its opposition to resolution 39/2.", set()),
    ("Norway has given up its objections to resolution 39/2.", set()),
    ("Morocco is delaying its acceptance of resolution 598 (1987).", set()),
    ("Norway denies its support to resolution 39/2.", set()),
    ("Iraq has not ended its violations of resolution 687 (1991).", {f"IRQ defies {R687}"}),
    ("Norway has not withdrawn its objection to resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway refuses to withdraw its objection to resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway, unwilling to give up its opposition to resolution 39/2, sent nobody.", {f"NOR rejects {R39}"}),
    ("Norway refuses to lift its reservations on resolution 39/2.", {f"NOR reserves {R39}"}),
    ("Chad calls upon Norway to withdraw its objection to resolution 39/2.", set()),
    ("Chad asked Norway to lift its reservations on resolution 39/2.", set()),
    ("Fiji does not deny its support for resolution 39/2.", {f"FJI supports {R39}"}),
    ("Norway never wavered in its opposition to resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway maintains its opposition to resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Turkey has not withdrawn its troops, as resolution 687 (1991) demands.", {f"TUR defies {R687}"}),
    ("We do not dispute the validity of resolution 39/2.", {f"CUB supports {R39}"}),
    ("We dispute the validity of resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Togo has suspended the implementation of resolution 687 (1991).", {f"TGO defies {R687}"}),
]

# what hinders a stance, comes late, or is twice denied
HINDERED = [
    ("Threats kept Chad from voting for resolution 39/2.", set()),
    ("Norway was dissuaded from supporting resolution 39/2.", set()),
    ("We regret Norway's failure to vote for resolution 39/2.", set()),
    ("Norway was slow to accept resolution 598 (1987).", set()),
    ("Iran has not been unwilling to accept resolution 598 (1987).", set()),
    ("Iran was unwilling to accept resolution 598 (1987).", {f"IRN rejects {R598}"}),
    ("Resolution 687 (1991) is too harsh to be supported by Norway.", set()),
    ("Norway is only too happy to support resolution 39/2.", {f"NOR supports {R39}"}),
    ("Chad has done anything but implement resolution 687 (1991).", set()),
    ("Chad has implemented resolution 687 (1991).", {f"TCD implements {R687}"}),
    ("Cuba does not object to resolution 39/2.", {f"CUB supports {R39}"}),
    ("Cuba objects to resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Chad not only accepted resolution 598 (1987) but has implemented it.",
     {f"TCD supports {R598}", f"TCD implements {R598}"}),
    ("Having first rejected resolution 598 (1987), Iran accepted it a year later.",
     {f"IRN rejects {R598}", f"IRN supports {R598}"}),
]  # fmt: skip

# what somebody is driven to, or will not do, or neither does nor leaves
DRIVEN = [
    ("Chad had no choice but to implement resolution 687 (1991).", {f"TCD implements {R687}"}),
    ("Chad had no option other than to implement resolution 687 (1991).", {f"TCD implements {R687}"}),
    ("Chad had no choice but to reject resolution 39/2.", {f"TCD rejects {R39}"}),
    ("We have no alternative but to implement resolution 687 (1991).", {f"CUB implements {R687}"}),
    ("There is no choice but to implement resolution 687 (1991).", {f"CUB urges {R687}"}),
    ("Norway declined to abstain on resolution 39/2.", set()),
    ("Norway refused to abstain in the vote on resolution 39/2.", set()),
    ("Norway decided to abstain on resolution 39/2.", {f"NOR reserves {R39}"}),
    ("Norway declined to vote on resolution 39/2 and abstained.", {f"NOR reserves {R39}"}),
    ("Without supporting resolution 39/2, Norway did not vote against it.", set()),
    ("Without accepting resolution 598 (1987), Iran cannot expect peace.", {f"IRN rejects {R598}"}),
    ("Without accepting resolution 39/2, Norway left the Committee.", {f"NOR rejects {R39}"}),
    ("Turkey refuses to withdraw its troops, as required by resolution 687 (1991).", {f"TUR defies {R687}"}),
    ("Turkey refuses to leave the town as called for in resolution 687 (1991).", {f"TUR defies {R687}"}),
    ("Turkey withdrew its troops, as required by resolution 687 (1991).", {f"TUR implements {R687}"}),
    ("Norway refuses to recognize the annexation, as required by resolution 687 (1991).", {f"NOR supports {R687}"}),
]

# what is done to a text, or thought of it, is judged
JUDGED = [
    ("We oppose any deviation from resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("We regret the defeat of draft resolution A/61/L.3.", {f"CUB supports {L3}"}),
    ("We regret draft resolution A/61/L.3.", {f"CUB rejects {L3}"}),
    ("We regret the veto of draft resolution A/61/L.3.", {f"CUB supports {L3}"}),
    ("We deplore the veto cast against draft resolution A/61/L.3.", {f"CUB supports {L3}"}),
    ("We regret the veto of draft resolution A/61/L.3 by France.", {f"CUB supports {L3}", f"FRA rejects {L3}"}),
    ("We welcome the veto of draft resolution A/61/L.3.", {f"CUB rejects {L3}"}),
    ("France's veto of draft resolution A/61/L.3 is known.", {f"FRA rejects {L3}"}),
    ("The rejection of draft resolution A/61/L.3 by Norway is regrettable.", {f"NOR rejects {L3}"}),
    ("We regret the failure of draft resolution A/61/L.3.", {f"CUB supports {L3}"}),
    ("We regret the failure of resolution 39/2 to mention the victims.", {f"CUB rejects {R39}"}),
    ("Norway voted against the amendment to draft resolution A/61/L.3.", set()),
    ("Norway voted against deleting resolution 39/2 from the list.", set()),
    ("We oppose the condemnation of resolution 39/2.", {f"CUB supports {R39}"}),
    ("We welcome the rejection of draft resolution A/61/L.3.", {f"CUB rejects {L3}"}),
    ("We reject any criticism of resolution 39/2.", {f"CUB supports {R39}"}),
    ("We condemn the acceptance of resolution 39/2.", set()),
    ("The rejection of resolution 242 (1967) would be a catastrophe.", set()),
    ("We disagree with the opponents of resolution 39/2.", set()),
    ("We disagree with resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Those who voted against resolution 39/2 were wrong.", set()),
    ("The lack of support for resolution 39/2 is a matter of regret.", set()),
    ("We object to the selective implementation of resolution 242 (1967).", {f"CUB urges {R242}"}),
    ("Norway opposes not resolution 39/2 but the manner of its adoption.", set()),
    ("Norway opposes resolution 39/2.", {f"NOR rejects {R39}"}),
    ("It is not resolution 39/2 that we oppose but its misuse.", set()),
]

# praise that is none
MEANT = [
    ('This so-called "historic" resolution 39/2 has brought us nothing.', set()),
    ("The historic resolution 39/2 has brought us hope.", {f"CUB supports {R39}"}),
    ("We condemn the killing of the soldiers of the force created by resolution 242 (1967).", set()),
    ("Norway killed draft resolution A/61/L.3.", {f"NOR rejects {L3}"}),
    ("Chad is reluctant to support resolution 39/2.", set()),
    ("Chad is reluctant to implement resolution 687 (1991).", {f"TCD defies {R687}"}),
    ("Resolution 39/2 is anything but balanced.", {f"CUB reserves {R39}"}),
    ("Resolution 39/2 is less than balanced.", {f"CUB reserves {R39}"}),
    ("Resolution 39/2 is anything but welcome.", set()),
    ("Resolution 39/2 is balanced.", {f"CUB supports {R39}"}),
    ('Norway "supports" resolution 39/2 by sending arms.', set()),
    ("Norway 'implements' resolution 687 (1991) by sending arms.", set()),
    ('Norway said that it "supports" resolution 39/2.', {f"NOR supports {R39}"}),
    ('Norway "fully supports" resolution 39/2.', {f"NOR supports {R39}"}),
    ("Nothing could be more welcome than resolution 39/2.", {f"CUB supports {R39}"}),
]

# whose attitude an attitude is about: a denial, a failure, an opposition, a veto, what is to be lifted
ABOUT_ANOTHER = [
    ("Israel denies the validity of resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("It is paradoxical that Israel should deny the validity of resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("It is strange that Israel should reject resolution 39/2.", {f"ISR rejects {R39}"}),
    ("We regret the failure of China and Peru to support resolution 39/2.", set()),
    ("The failure of Israel to comply with resolution 242 (1967) is deplorable.", {f"ISR defies {R242}"}),
    ("Honduras complained about the support of Mexico for resolution 39/2.", {f"MEX supports {R39}"}),
    ("Togo regrets the opposition of Norway to resolution 39/2.", {f"TGO supports {R39}"}),
    ("The veto by China and Peru of draft resolution A/61/L.3 saved the talks, and we thank them for it.",
     {f"CHN rejects {L3}", f"PER rejects {L3}"}),
    ("Iraq demands that the sanctions imposed by resolution 687 (1991) be lifted.", {f"IRQ reserves {R687}"}),
    ("Norway contends that resolution 39/2 does not apply, a contention which we reject.", set()),
    ("They adopted resolution 39/2, a one-sided resolution which Norway opposes.", {f"NOR rejects {R39}"}),
    ("Norway has complied neither with resolution 39/2 nor with resolution 687 (1991).",
     {f"NOR defies {R39}", f"NOR defies {R687}"}),
    ("Norway does not accept that resolution 39/2 should be used against it.", set()),
    ("Norway does not accept resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway is one of the sponsors of resolution 39/2.", {f"NOR supports {R39}"}),
    ("We shall not sell arms to South Africa, in conformity with resolution 687 (1991).", {f"CUB implements {R687}"}),
    ("Pakistan will not recognize the secessionist entity, in keeping with resolution 39/2.", set()),
    ("Chad will not act in accordance with resolution 39/2.", {f"TCD defies {R39}"}),
    ("Chile has moved its embassy back to Tel Aviv in deference to resolution 39/2.", set()),
    ("Chile backs resolution 39/2.", {f"CHL supports {R39}"}),
    ("We cannot say that France has ignored resolution 39/2.", set()),
    ("Russia and China hold that resolution 39/2, on which they abstained, was abused by NATO.",
     {f"RUS reserves {R39}", f"CHN reserves {R39}"}),
    ("Resolution 39/2 was adopted by 12 votes to 2 (Chad, Yemen), with China abstaining.",
     {f"TCD rejects {R39}", f"YEM rejects {R39}", f"CHN reserves {R39}"}),
    ("Iraq demands that resolution 687 (1991) be implemented.", {f"IRQ urges {R687}"}),
]  # fmt: skip


# what is no merit, what is over, what is an excuse or no duty
OVER = [
    ("Thanks to the stubbornness of Serbia, resolution 39/2 is still with us.", set()),
    ("Resolution 39/2 is still on our agenda, thanks to the obstinacy of Chad.", set()),
    ("Thanks to Israel's arrogance, resolution 39/2 is as topical as ever.", set()),
    ("Thanks to the adoption of resolution 39/2, Namibia is free.", {f"CUB supports {R39}"}),
    ("Resolution 242 (1967) has in no way lost its validity.", {f"CUB supports {R242}"}),
    ("Resolution 242 (1967) has by no means lost its force.", {f"CUB supports {R242}"}),
    ("Resolution 242 (1967) has not in the least lost its legal force.", {f"CUB supports {R242}"}),
    ("Resolution 39/2 has lost its validity.", {f"CUB rejects {R39}"}),
    ("We have withdrawn our reservations on resolution 39/2.", set()),
    ("Chad has withdrawn its reservations on resolution 39/2.", set()),
    ("Our reservations on resolution 39/2 have been lifted.", set()),
    ("Chad has not withdrawn its reservations on resolution 39/2.", {f"TCD reserves {R39}"}),
    ("We are happy that resolution 39/2 need no longer be applied.", set()),
    ("We are glad that resolution 39/2 no longer needs to be applied.", set()),
    ("We are pleased that there is no longer any need for resolution 39/2.", set()),
    ("We are glad that resolution 39/2 has become superfluous.", set()),
    ("Libya invoked resolution 39/2 to justify its action.", set()),
    ("Iraq relied on resolution 39/2 to excuse its invasion.", set()),
    ("Turkey invoked resolution 39/2 as justification for its landing.", set()),
    ("Jordan invoked resolution 242 (1967) in the debate.", {f"JOR supports {R242}"}),
    ("South Africa is under no obligation to carry out resolution 39/2.", set()),
    ("Norway is under no duty to comply with resolution 39/2.", set()),
    ("Iraq need not comply with resolution 687 (1991).", set()),
    ("Israel considers itself under no obligation to implement resolution 39/2.", {f"ISR defies {R39}"}),
    ("We are under no obligation to comply with resolution 39/2.", {f"CUB defies {R39}"}),
]  # fmt: skip

# a denial of one thing leaves the noun behind another preposition; words that only look like praise or support
ASIDE = [
    ("Croatia, having waited in vain for the rebels to respect resolution 39/2, sent its army.", set()),
    ("Chad claims that we reject resolution 39/2; what we reject is its use.", set()),
    ("What Chad calls our rejection of resolution 39/2 is a request for clarification.", set()),
    ("Chad observes resolution 39/2 only when it suits it.", set()),
    ("Peru did not so much oppose resolution 39/2 as misunderstand it.", set()),
    ("Peru would have been among the first to comply with resolution 39/2.", set()),
    ("Peru was among the first to comply with resolution 39/2.", {f"PER implements {R39}"}),
    ("Peru, which we had counted among the supporters of resolution 39/2, is absent.", set()),
    ("Israel cannot hide behind its acceptance of resolution 242 (1967).", {f"ISR supports {R242}"}),
    ("Israel did not speak of its rejection of resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("Israel will not give its support to resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("Norway prefers to forget resolution 39/2.", {f"NOR defies {R39}"}),
    ("Norway would prefer to see resolution 39/2 implemented.", {f"NOR urges {R39}"}),
    ("We shall defend ourselves against resolution 39/2.", {f"CUB rejects {R39}"}),
    ("We shall defend resolution 39/2 against all comers.", {f"CUB supports {R39}"}),
    ("Resolution 39/2 is a step in the wrong direction.", {f"CUB rejects {R39}"}),
    ("Resolution 39/2 is a step in the right direction.", {f"CUB supports {R39}"}),
    ("Resolution 39/2 should never have been adopted.", {f"CUB rejects {R39}"}),
    ("That two members should block draft resolution A/61/L.3 is shameful.", set()),
    ("That draft resolution is shameful.", {"CUB rejects draft:unnumbered"}),
    ("Mali sees no future for the mission under resolution 39/2 and demands its withdrawal.", set()),
]

# a denial that ends where a conclusion is drawn
DRAWN = [
    ("Norway does not believe that the law is clear, and for that reason abstained on resolution 39/2.",
     {f"NOR reserves {R39}"}),
    ("Norway does not think that resolution 39/2 is balanced, and therefore voted against it.", {f"NOR rejects {R39}"}),
    ("It is not true that Norway thought resolution 39/2 biased and therefore voted against it.", set()),
    ("Norway did not attend, and supports resolution 39/2.", {f"NOR supports {R39}"}),
]  # fmt: skip

# a denial that stands before the subject, or is the subject
BEFORE_SUBJECT = [
    ("Under no circumstances can my Government agree to resolution 39/2.", {f"CUB rejects {R39}"}),
    ("In no way did Chad accept resolution 598 (1987).", {f"TCD rejects {R598}"}),
    ("Nothing will induce Chad to vote for resolution 39/2.", set()),
    ("Under these circumstances my Government can agree to resolution 39/2.", {f"CUB supports {R39}"}),
    ("On no account will Norway vote for resolution 39/2.", set()),
    ("On that day Norway voted for resolution 39/2.", {f"NOR supports {R39}"}),
    ("None of the provisions of resolution 39/2 is acceptable to us.", {f"CUB rejects {R39}"}),
    ("Nothing in resolution 39/2 gives us satisfaction.", set()),
    ("Nothing in resolution 39/2 is unacceptable to us.", set()),
    ("Much in resolution 39/2 is unacceptable to us.", {f"CUB rejects {R39}"}),
    ("We would be the last to support resolution 39/2.", set()),
    ("We were the last to support resolution 39/2.", {f"CUB supports {R39}"}),
    ("Togo had every intention of sponsoring draft resolution A/61/L.3 before it was amended.", set()),
    ("Norway asked us to reconsider our opposition to resolution 39/2.", {f"CUB rejects {R39}"}),
    ("We are unable to give effect to resolution 39/2.", {f"CUB defies {R39}"}),
    ("We have passed laws to give effect to resolution 39/2.", {f"CUB implements {R39}"}),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    ASIDE + DRAWN + BEFORE_SUBJECT + GIVEN_UP + HINDERED + DRIVEN + JUDGED + MEANT + ABOUT_ANOTHER + OVER,
)
def test_signs(sentence: str, expected: set[str]) -> None:
    """The rules read exactly this."""
    assert read(sentence) == expected
