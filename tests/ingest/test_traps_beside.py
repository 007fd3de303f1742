"""Texts named beside what the stance is on: a date, a likeness, an exception, an amendment, a title.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

BESIDE = [
    # the object of the verb stands before the relative pronoun
    ("The raid, which my Government condemns, took place before resolution 39/2.", set()),
    ("The aggression, which we condemn, has made resolution 39/2 more necessary than ever.", set()),
    ("Resolution 39/2, which we condemn, is one-sided.", {"CUB rejects A/RES/39/2"}),
    (
        "Unlike resolution 39/2, which we opposed, resolution 39/3 enjoys our support.",
        {"CUB rejects A/RES/39/2", "CUB supports A/RES/39/3"},
    ),
    # the text says the same
    ("My country rejects such measures as a means of policy, as resolution 39/2 makes clear.", set()),
    ("We condemn all acts of terrorism, as does resolution 1373 (2001).", set()),
    ("We support such texts as resolution 39/2.", {"CUB supports A/RES/39/2"}),
    # the next clause is about the text
    ("China neither accepts nor recognizes the award, and no resolution of the Assembly can make it law.", set()),
    ("We reject the award, and resolution 39/2 is no better.", set()),
    ("We reject the award, and resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We accept the award, and resolution 39/2 has our full support.", {"CUB supports A/RES/39/2"}),
    # what the text condemns or forbids is taken a stance on, or another noun is ignored
    ("My Government applauds the intervention that resolution 39/2 deplores.", set()),
    ("We support the practices that resolution 39/2 condemns.", set()),
    ("Chad defends exactly what resolution 39/2 set out to abolish.", set()),
    ("We welcome the plan that resolution 39/2 endorsed.", {"CUB supports A/RES/39/2"}),
    ("We welcome the fact that resolution 39/2 condemns the raid.", {"CUB supports A/RES/39/2"}),
    (
        "We act in keeping with resolution 1701 (2006), a fact which Chad chooses to ignore.",
        {"CUB implements S/RES/1701(2006)"},
    ),
    ("Chad mentioned resolution 1701 (2006), which it chooses to ignore.", {"TCD defies S/RES/1701(2006)"}),
    # a date
    ("As we said when resolution 39/2 was adopted, the blockade is illegal.", set()),
    ("The tests carried out after resolution 39/2 are unacceptable to my country.", set()),
    ("Resolution 39/2, adopted after long debate, is unacceptable to my country.", {"CUB rejects A/RES/39/2"}),
    ("We regret that the Council, which adopted resolution 1701 (2006), did not act sooner.", set()),
    # another noun is judged
    ("The blockade, the subject of resolution 39/2, is illegal.", set()),
    ("Resolution 39/2, the subject of this debate, is illegal.", {"CUB rejects A/RES/39/2"}),
    ("The law, which resolution 478 (1980) declared null and void, is rejected by my Government.", set()),
    ("Resolution 39/2, which was declared null and void by Chad, is old.", {"TCD rejects A/RES/39/2"}),
    ("We deplore the death of the members of the mission established by resolution 1701 (2006).", set()),
    ("We deplore the adoption of resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    # background
    ("This letter should not be taken for a report under resolution 1373 (2001).", set()),
    (
        "This letter is the report under resolution 1373 (2001); we implement resolution 1373 (2001).",
        {"CUB implements S/RES/1373(2001)"},
    ),
    # amendments
    ("We oppose the amendment to draft resolution A/61/L.3.", set()),
    ("We welcome the amendment of Norway to draft resolution A/61/L.3.", set()),
    ("We oppose draft resolution A/61/L.3, as amended.", {"CUB rejects A/61/L.3"}),
    # left out
    ("We support all the draft resolutions except A/C.1/60/L.6.", {"CUB supports draft:unnumbered"}),
    ("We support draft resolution A/C.1/60/L.6.", {"CUB supports A/C.1/60/L.6"}),
    # all of them, after one was named
    (
        "Draft resolution A/61/L.3 was introduced by Norway. We support all drafts.",
        {"NOR supports A/61/L.3", "CUB supports draft:unnumbered"},
    ),
    (
        "Draft resolution A/61/L.3 was introduced by Norway. We reject all drafts except that of Chad.",
        {"NOR supports A/61/L.3", "CUB rejects draft:unnumbered"},
    ),
    (
        "Draft resolution A/61/L.3 was introduced by Norway. We support the draft.",
        {"NOR supports A/61/L.3", "CUB supports A/61/L.3"},
    ),
    (
        "Draft resolutions A/61/L.3 and A/61/L.4 were introduced by Norway. We reject all these drafts.",
        {"NOR supports A/61/L.3", "NOR supports A/61/L.4", "CUB rejects A/61/L.3", "CUB rejects A/61/L.4"},
    ),
    # what is done under a text, or asked for by it
    ("The high resolution of the screens bought under resolution 1701 (2006) is not acceptable.", set()),
    ("The inspections conducted under resolution 1701 (2006) were useful.", set()),
    ("The sanctions imposed under resolution 1701 (2006) are unacceptable.", {"CUB rejects S/RES/1701(2006)"}),
    ("The wording of resolution 39/2 is not acceptable.", {"CUB rejects A/RES/39/2"}),
    ("The cease-fire called for by resolution 1701 (2006) was welcomed by Chad.", set()),
    ("The observers sent under resolution 1701 (2006) were welcomed by Chad.", set()),
    ("The adoption of resolution 1701 (2006) was welcomed by Chad.", {"TCD supports S/RES/1701(2006)"}),
    ("The principles contained in resolution 1701 (2006) were welcomed by Chad.", {"TCD supports S/RES/1701(2006)"}),
    # what is proposed is to be rid of the text
    ("Norway proposed the rejection of the amendment A/C.3/60/L.50.", {"NOR rejects A/C.3/60/L.50"}),
    ("Norway requested the deletion of the amendment A/C.3/60/L.50.", set()),
    ("Norway proposed the amendment A/C.3/60/L.50.", {"NOR supports A/C.3/60/L.50"}),
    ("Norway introduced the amendments contained in document A/C.3/60/L.50.", {"NOR supports A/C.3/60/L.50"}),
    # one text repeals the other
    (
        "We supported the revocation of resolution 39/2 by resolution 46/86.",
        {"CUB rejects A/RES/39/2"},
    ),
    # two verbs, the second with a clause of its own
    (
        "My delegation welcomes the Charter and regrets that resolution 60/12 was not carried out.",
        {"CUB urges A/RES/60/12"},
    ),
    # a title
    (
        'The item entitled "Implementation of the Declaration on the Granting of Independence to Colonial Countries '
        'and Peoples" was considered.',
        set(),
    ),
]

# "it", a vote or a verdict on something else than the text named before
ANOTHER = [
    ("Poland asked for the repeal of resolution 39/2; China firmly opposes it.", {"POL rejects A/RES/39/2"}),
    (
        "Chad asks for the implementation of resolution 39/2; Peru opposes it.",
        {"TCD urges A/RES/39/2", "PER rejects A/RES/39/2"},
    ),
    ("The report of the Secretary-General on the implementation of resolution 39/2 is biased.", set()),
    ("The report on Lebanon shows that resolution 39/2 is unjust.", {"CUB rejects A/RES/39/2"}),
    ("We thank the countries contributing troops to UNFICYP, whose mandate resolution 1642 (2005) renewed.", set()),
    (
        "We abstained in the vote on resolution 39/2, although we have always voted for similar texts.",
        {"CUB reserves A/RES/39/2"},
    ),
    (
        "Mali voted for the sanctions because South Africa had acted in defiance of resolution 385 (1976).",
        {"ZAF defies S/RES/385(1976)"},
    ),
    ("The claim by Iraq that it has discharged its obligations under resolution 687 (1991) is unfounded.", set()),
    (
        "We wish to refute the allegation made in document S/2006/100 that Iraq has violated resolution 687 (1991).",
        set(),
    ),
    ("Norway's claims that Iraq is in breach of resolution 687 (1991) have no basis in fact.", set()),
    ("The letter accuses Chad of having violated resolution 39/2; nothing is further from the truth.", set()),
    ("Egypt insists that Chad has not complied with resolution 39/2.", {"TCD defies A/RES/39/2"}),
    ("Egypt insists that Chad comply with resolution 39/2.", {"EGY urges A/RES/39/2"}),
    (
        "The sanctions of resolution 687 (1991) have caused untold suffering, and we regret that Norway and Peru have "
        "rejected every compromise.",
        set(),
    ),
    ("I reject the suggestion that Chad has been breaking the sanctions of resolution 687 (1991).", set()),
    (
        "The reports of the Secretary-General prove that Iraq has violated resolution 687 (1991).",
        {"IRQ defies S/RES/687(1991)"},
    ),
]


# another paper or deed, or what is asked for beside the text
BESIDE_IT = [
    ("My Government rejects the findings of the mission dispatched under resolution 39/2.", set()),
    ("Israel has refused to accept the conclusions of the Commission set up under resolution 39/2.", set()),
    ("We reject the Commission established under resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We thank Norway for its efforts under resolution 39/2.", set()),
    ("We are grateful to Chad for its work under resolution 39/2.", set()),
    ("We thank Norway for resolution 39/2.", {"CUB supports A/RES/39/2"}),
    ("The report on resolution 39/2 contains inaccuracies, which my Government rejects.", set()),
    ("The debate on resolution 39/2 led to accusations, which we reject.", set()),
    ("The letter concerning resolution 39/2 makes allegations, which we refute.", set()),
    ("Resolution 39/2 gave rise to a practice which we condemn.", set()),
    ("The Assembly adopted resolution 39/2, which my Government rejects.", {"CUB rejects A/RES/39/2"}),
    ("Resolution 39/2 includes provisions that we cannot accept.", {"CUB rejects A/RES/39/2"}),
    ("Poland requested the deferral of resolution 39/2, and Chad opposed it.", set()),
    ("Peru proposed the deletion of paragraph 3 of resolution 39/2 and Chile opposed it.", set()),
    ("Peru made a motion to postpone resolution 39/2, but Chile voted against it.", set()),
    ("Poland asked for a review of resolution 39/2 and China opposed it.", {"POL reserves A/RES/39/2"}),
    ("Poland called for resolution 39/2 and China opposed it.", {"CHN rejects A/RES/39/2"}),
]  # fmt: skip


ROWS = BESIDE + ANOTHER + BESIDE_IT


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
