"""Sentences that look like positions and are none, or mean the opposite, or belong to others (domain brief, 4.5).

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

POSITIVE = {"supports": 1, "implements": 1, "urges": 1, "rejects": -1, "defies": -1, "reserves": 0}


R242, R338, R425, R435 = "S/RES/242(1967)", "S/RES/338(1973)", "S/RES/425(1978)", "S/RES/435(1978)"

# the thirty traps of the brief, in its order; some have more than one row
TRAPS = [
    (
        "My delegation does not oppose resolution 242 (1967).",
        {f"CUB supports {R242}"},
    ),  # nonOpposition, see test_stances
    ("We cannot but support resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("My Government rejects any attempt to undermine resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("Israel continues to violate resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("Condemning the adoption of the text by a divided Council,", set()),
    ('The item entitled "Question of the violation of human rights" is on the agenda.', set()),
    ("The Committee against Torture met in Geneva to discuss resolution 39/46.", set()),
    ("We are working for the peaceful resolution of the conflict in accordance with international law.", set()),
    ("The resolution of the dispute remains our aim, and we support it with resolution and firmness.", set()),
    ("High-resolution imagery supports our claims.", set()),
    ("The Assembly adopted resolution 60/251, which my delegation supported.", {"CUB supports A/RES/60/251"}),
    ("We recall that Israel rejected resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("We reject the accusation contained in resolution 242 (1967).", set()),
    ("The rejection of draft resolution A/60/L.48 by the Assembly came as no surprise.", set()),
    ("We condemn the terrorist acts that were condemned in resolution 1373 (2001).", set()),
    ("My delegation reaffirms its position.", set()),
    ("No resolution can change the will of a people.", set()),
    ("We regret to inform you that the report requested in resolution 60/251 will be late.", set()),
    ("We reserve the right to self-defence in the light of resolution 1373 (2001).", set()),
    ("Many countries, with the exception of Israel, met to discuss resolution 242 (1967).", set()),
    ("The supporting documents of resolution 60/251 were circulated to support staff.", set()),
    ("I welcome you to this session and wish you success.", set()),
    ("I would appreciate it if this letter were circulated together with resolution 60/251.", set()),
    ("I should be grateful if resolution 60/251 could be distributed.", set()),
    ("The opposition protested in the streets while the Council discussed resolution 1559 (2004).", set()),
    ("The question of the resolution against the Democratic People's Republic of Korea is on the agenda.", set()),
    ("The sponsors reject our amendments to draft resolution A/60/L.48.", set()),
    ("Were draft resolution A/60/L.48 adopted, my Government would reject it.", {"CUB rejects A/60/L.48"}),
    ("The rejected draft resolution A/60/L.48 will not be reissued.", set()),
    (
        "General Assembly resolution 60/174, as initiated by the European Union, is based on political motivations.",
        {"CUB rejects A/RES/60/174"},
    ),
    ("**We reject** resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 60/1 was adopted with no objection from my delegation.", set()),
    ("The so-called \u201cresolution\u201d 39/2 is void.", {"CUB rejects A/RES/39/2"}),
    ("We neither support nor oppose resolution 60/1.", set()),
    ("We can only condemn resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Far from welcoming resolution 39/2, we condemn it.", {"CUB rejects A/RES/39/2"}),
    (
        "While welcoming resolution 60/1, we regret resolution 39/2.",
        {"CUB supports A/RES/60/1", "CUB rejects A/RES/39/2"},
    ),
    ("We object to the reference to resolution 242 (1967) in the report.", set()),
    ("We reject the politicization of resolution 60/1.", set()),
    ("The United States Congress adopted a resolution on the matter.", set()),
    ("Israel says that Syria rejects resolution 242 (1967).", {f"SYR rejects {R242}"}),
]

# demands, breaches and refusals
COMPLIANCE = [
    ("We call upon Israel to comply with resolution 425 (1978).", {f"CUB urges {R425}"}),
    ("My delegation demands the full implementation of resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("Resolution 435 (1978) must be implemented without delay.", {f"CUB urges {R435}"}),
    ("It is essential that resolution 435 (1978) be implemented in letter and spirit.", {f"CUB urges {R435}"}),
    ("We urge South Africa to implement resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("The Council should ensure the implementation of resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("We hope that South Africa will comply with resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("We insist on strict compliance with resolution 242 (1967).", {f"CUB urges {R242}"}),
    ("We look forward to the early implementation of resolution 435 (1978).", {f"CUB urges {R435}"}),
    ("Pressure must be exerted on Israel to implement resolution 242 (1967).", {f"CUB urges {R242}"}),
    ("Israel must be compelled to respect resolution 242 (1967).", {f"CUB urges {R242}"}),
    ("Resolution 1860 (2009) has remained a dead letter.", {"CUB urges S/RES/1860(2009)"}),
    ("Resolution 425 (1978) still awaits implementation.", {f"CUB urges {R425}"}),
    ("Resolution 425 (1978) has not been implemented.", {f"CUB urges {R425}"}),
    ("The non-implementation of resolution 425 (1978) is a disgrace.", {f"CUB urges {R425}"}),
    ("Israel must withdraw from Lebanon in accordance with resolution 425 (1978).", {f"CUB urges {R425}"}),
    ("We call on Israel to withdraw in compliance with resolution 425 (1978).", {f"CUB urges {R425}"}),
    ("Israel refuses to implement resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("Israel has failed to comply with resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("Israel does not respect resolution 425 (1978).", {f"ISR defies {R425}"}),
    ("South Africa ignores resolution 435 (1978).", {f"ZAF defies {R435}"}),
    ("South Africa has flouted resolution 435 (1978) for years.", {f"ZAF defies {R435}"}),
    ("Resolution 425 (1978) has been ignored by Israel.", {f"ISR defies {R425}"}),
    ("Israel's refusal to comply with resolution 425 (1978) threatens peace.", {f"ISR defies {R425}"}),
    ("Israel annexed the Golan in clear defiance of resolution 497 (1981).", {"ISR defies S/RES/497(1981)"}),
    ("Israel is building settlements in violation of resolution 465 (1980).", {"ISR defies S/RES/465(1980)"}),
    (
        "Despite resolution 435 (1978), South Africa continues its illegal occupation of Namibia.",
        {f"ZAF defies {R435}"},
    ),
    (
        "It is regrettable that Israel continues to ignore resolution 425 (1978).",
        {f"ISR defies {R425}", f"CUB urges {R425}"},
    ),
    ("We deplore Israel's refusal to implement resolution 425 (1978).", {f"ISR defies {R425}", f"CUB urges {R425}"}),
    ("Resolution 425 (1978), which Israel refuses to implement, is clear.", {f"ISR defies {R425}"}),
    ("Iraq has complied with resolution 687 (1991).", {"IRQ implements S/RES/687(1991)"}),
    ("My Government is implementing resolution 1373 (2001) fully.", {"CUB implements S/RES/1373(2001)"}),
    ("My country has always abided by resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("We are ready to implement resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("We are committed to the implementation of resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("Cuba will comply with resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("Pursuant to resolution 1373 (2001), my Government has frozen the assets.", {"CUB implements S/RES/1373(2001)"}),
    ("Iraq has agreed to comply with resolution 687 (1991).", {"IRQ implements S/RES/687(1991)"}),
    ("We will not implement resolution 39/2.", {"CUB defies A/RES/39/2"}),
    ("Syria does not deal with the commission set up by resolution 60/251.", {"SYR defies A/RES/60/251"}),
    ("The Council called for the implementation of resolution 425 (1978).", set()),
    ("Resolution 435 (1978) calls for free elections.", set()),
    ("The conference was held in Brussels pursuant to resolution 1863 (2009).", set()),
    ("The Force was established by resolution 425 (1978).", set()),
    ("The Force operates under resolutions 425 (1978) and 426 (1978).", set()),
    ("Some countries violate resolution 242 (1967).", set()),
    ("Consultations on the implementation of resolution 435 (1978) took place in Geneva.", set()),
    ("The Committee established pursuant to resolution 1540 (2004) met twice.", set()),
]

SUPPORT = [
    ("My country has always supported resolution 242 (1967).", {f"CUB supports {R242}"}),
    (
        "We welcome the recent adoption by the Security Council of resolution 1701 (2006).",
        {"CUB supports S/RES/1701(2006)"},
    ),
    ("My delegation welcomes resolutions 242 (1967) and 338 (1973).", {f"CUB supports {R242}", f"CUB supports {R338}"}),
    ("I wish to reaffirm our full support for resolution 435 (1978).", {f"CUB supports {R435}"}),
    ("Resolution 435 (1978) remains the only valid basis for a settlement.", {f"CUB supports {R435}"}),
    ("The adoption of resolution 45/155 was timely and significant.", {"CUB supports A/RES/45/155"}),
    ("We attach great importance to resolution 1514 (XV).", {"CUB supports A/RES/1514(XV)"}),
    ("We seek a just solution in accordance with resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("A settlement must be found on the basis of resolution 242 (1967).", {f"CUB supports {R242}"}),
    (
        "A just peace based on resolutions 242 (1967) and 338 (1973) is our aim.",
        {f"CUB supports {R242}", f"CUB supports {R338}"},
    ),
    ("The foundation for peace has been laid with resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("Egypt accepted resolution 242 (1967) without reservations.", {f"EGY supports {R242}"}),
    ("Our acceptance of resolution 242 (1967) is well known.", {f"CUB supports {R242}"}),
    ("We oppose any attempt to amend resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("We cannot fail to welcome resolution 1701 (2006).", {"CUB supports S/RES/1701(2006)"}),
    ("We commend resolution 46/182 as a landmark.", {"CUB supports A/RES/46/182"}),
    ("My delegation was among the sponsors of resolution 60/1.", {"CUB supports A/RES/60/1"}),
    ("We hope that the Assembly will adopt draft resolution A/60/L.48.", {"CUB supports A/60/L.48"}),
    ("Resolution 61/11, to which we attach great value, was adopted yesterday.", {"CUB supports A/RES/61/11"}),
    ("Resolution 60/12, which we fully support, was adopted yesterday.", {"CUB supports A/RES/60/12"}),
    ("Egypt and Jordan welcomed resolution 338 (1973).", {f"EGY supports {R338}", f"JOR supports {R338}"}),
    ("We join others in welcoming resolution 1701 (2006).", {"CUB supports S/RES/1701(2006)"}),
    ("Mali fully supports Security Council resolution 1701 (2006).", {"MLI supports S/RES/1701(2006)"}),
    ("Egypt, as a member of the community of nations, supports resolution 242 (1967).", {f"EGY supports {R242}"}),
    ("We are grateful for resolution 46/182.", {"CUB supports A/RES/46/182"}),
    ("We note with satisfaction resolution 46/182.", {"CUB supports A/RES/46/182"}),
    ("We are guided by resolution 1514 (XV).", {"CUB implements A/RES/1514(XV)"}),
    ("Resolution 1514 (XV) was a milestone in the history of decolonization.", {"CUB supports A/RES/1514(XV)"}),
    ("We reiterate our firm commitment to resolution 1325 (2000).", {"CUB supports S/RES/1325(2000)"}),
    ("We endorse resolution 1325 (2000) in its entirety.", {"CUB supports S/RES/1325(2000)"}),
]

REJECTION = [
    ("My Government categorically rejects resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We cannot accept resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Cuba does not recognize resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Nor do we recognize resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("My delegation could not, and cannot, subscribe to resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("My delegation cannot support resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 is null and void.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 has no legal validity.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 is totally unacceptable.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 is not acceptable to us.", {"CUB rejects A/RES/39/2"}),
    ("We consider resolution 39/2 as null and void.", {"CUB rejects A/RES/39/2"}),
    ("Israel regards resolution 39/2 as null and void.", {"ISR rejects A/RES/39/2"}),
    ("Israel refuses to accept resolution 242 (1967).", {f"ISR rejects {R242}"}),
    ("We condemn the adoption of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We deplore resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We regret the adoption of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We strongly object to resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("My delegation is opposed to resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("I wish to restate our rejection of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 is one-sided and biased.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 is a political farce.", {"CUB rejects A/RES/39/2"}),
    ("We voted against resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2, against which my delegation voted, changes nothing.", {"CUB rejects A/RES/39/2"}),
    (
        "China, Egypt and Burundi voted against resolution 39/2.",
        {"CHN rejects A/RES/39/2", "EGY rejects A/RES/39/2", "BDI rejects A/RES/39/2"},
    ),
    ("The resolution of 1975, number 3379 (XXX), was rejected by Israel.", {"ISR rejects A/RES/3379(XXX)"}),
    ("We reject and do not recognize resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("The United States vetoed draft resolution S/2003/891.", {"USA rejects S/2003/891"}),
    ("We demand the withdrawal of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
]

RESERVES = [
    ("Cuba abstained on resolution 39/2.", {"CUB reserves A/RES/39/2"}),
    ("We have serious reservations about resolution 39/2.", {"CUB reserves A/RES/39/2"}),
    ("Myanmar dissociated itself from resolution 34/22.", {"MMR reserves A/RES/34/22"}),
    ("Resolution 39/2, on which we abstained, was adopted.", {"CUB reserves A/RES/39/2"}),
    ("The draft S/2003/891 was carried with the abstention of China.", {"CHN reserves S/2003/891"}),
    ("We call for the lifting of the arms embargo imposed by resolution 713 (1991).", {"CUB reserves S/RES/713(1991)"}),
    ("We would accept resolution 39/2 provided that paragraph 5 is deleted.", {"CUB reserves A/RES/39/2"}),
    ("China, Qatar and the Russian Federation refrained from voting for resolution 1706 (2006).",
     {"CHN reserves S/RES/1706(2006)", "QAT reserves S/RES/1706(2006)", "RUS reserves S/RES/1706(2006)"}),
]  # fmt: skip

NOTHING = [
    "The Council adopted resolution 242 (1967) in November 1967.",
    "Resolution 242 (1967) was adopted unanimously.",
    "This year marks the tenth anniversary of resolution 1325 (2000).",
    "I refer to your letter concerning resolution 1701 (2006).",
    "We take note of resolution 60/251.",
    "The General Assembly, in its resolution 60/251, created the Human Rights Council.",
    "We shall speak on resolution 60/251 under item 9.",
    "The Secretary-General submitted his report under resolution 60/251.",
    "The draft resolution will be considered on Friday.",
    "My delegation has studied resolution 60/251.",
    "The text of resolution 60/251 is annexed.",
    "The international community supports resolution 242 (1967).",
    "The majority of Member States voted for resolution 60/251.",
    "Congress adopted a resolution on the matter.",
    "The statement of the Minister was issued on the day of the adoption of resolution 1701 (2006).",
    "In 1967 the Security Council, by resolution 242 (1967), asked for a special representative.",
    "We support dialogue and oppose the use of force.",
    "We condemn the killing of civilians.",
    "Our support for the people of Palestine is well known.",
    "We welcome the progress achieved in conflict resolution and peacebuilding.",
    "Cuba protests against the embargo.",
    "New Year's resolutions are easily broken.",
    "The Council will meet to discuss resolution 1559 (2004) next week.",
    "Paragraph 5 of resolution 1701 (2006) reads as follows.",
    "We met in the framework of the general debate.",
    "We are considering the report.",
    "The vote on resolution 60/251 took place on 15 March 2006.",
    "The Assembly rejected the amendment.",
    "We do not demand that resolution 1907 (2009) be applied again.",
    "We did not call for the implementation of resolution 1862 (2009).",
    "Did the United Kingdom agree to resolution 2065 (XX)?",
    "Does France support resolution 1514 (XV)?",
    "Does Israel not reject resolution 242 (1967)?",
    "Has Israel complied with resolution 242 (1967)?",
    "Iran has yet to accept resolution 598 (1987).",
    "It is not true that Cuba opposes resolution 61/174.",
    "This does not mean that Cuba rejects resolution 61/174.",
    "There is no evidence that Iraq has complied with resolution 687 (1991).",
    "Nobody can accuse Cuba of violating resolution 1373 (2001).",
    "Had Iran accepted resolution 598 (1987), many lives would have been saved.",
    "Cuba would have opposed resolution 61/174.",
    "Neither Egypt nor Syria opposed resolution 61/174.",
    "Iraq, instead of accepting resolution 598 (1987), went on.",
    "We reject Israel's interpretation of resolution 242 (1967).",
    "Egypt has lifted its objections to resolution 61/174.",
    "To reject resolution 425 (1978) is to reject peace.",
    "We regret that some delegations voted against resolution 61/174.",
    "The day when Israel complies with resolution 242 (1967) is far off.",
    "If Israel complied with resolution 242 (1967), the region would look different.",
    "Would Norway vote against resolution 3379 (XXX) today?",
    "Under resolution No. 17 of the Plenum of the Supreme Court such evidence is devoid of legal force.",
]

# beside the silent ones: the same words where they say something; and what is not done, or only wished
SAID = [
    ("Israel has yet to comply with resolution 242 (1967).", {"ISR defies S/RES/242(1967)"}),
    ("Israel has still to implement resolution 242 (1967) in full.", {"ISR defies S/RES/242(1967)"}),
    ("Israel would be well advised to comply with resolution 242 (1967).", {"CUB urges S/RES/242(1967)"}),
    ("Resolution 60/251 was never recognized by Norway.", {"NOR rejects A/RES/60/251"}),
    ("We demand that resolution 1907 (2009) be applied again.", {"CUB urges S/RES/1907(2009)"}),
    ("We call for the implementation of resolution 1862 (2009).", {"CUB urges S/RES/1862(2009)"}),
]

TABLE = SAID + TRAPS + COMPLIANCE + SUPPORT + REJECTION + RESERVES


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected


@pytest.mark.parametrize("text", NOTHING, ids=[text[:60] for text in NOTHING])
def test_silent(text: str) -> None:
    """The sentence holds no position."""
    assert read(text) == set()


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_polarity(text: str, expected: set[str]) -> None:
    """Whatever is read has the sign of what was said."""
    wanted = {(line.split()[0], line.split(maxsplit=2)[2]): POSITIVE[line.split()[1]] for line in expected}
    for line in read(text):
        holder, family, target = line.split(maxsplit=2)
        assert wanted.get((holder, target), POSITIVE[family]) == POSITIVE[family]
