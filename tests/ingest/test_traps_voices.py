"""Who says what of whom, and of which text: words of others, parts and manners of assent, other bodies' resolutions.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R242, R598, R687 = "A/RES/39/2", "S/RES/242(1967)", "S/RES/598(1987)", "S/RES/687(1991)"

# somebody else speaks, or is meant
VOICES = [
    ('The representative of Norway said: "We reject resolution 39/2."', {f"NOR rejects {R39}"}),
    ("The representative of Chad writes: 'We have always rejected resolution 39/2.'", {f"TCD rejects {R39}"}),
    ("My delegation said then: 'We reject resolution 39/2.'", {f"CUB rejects {R39}"}),
    ("Oman, which did not speak yesterday, supports resolution 242 (1967).", {f"OMN supports {R242}"}),
    ("Oman, which spoke yesterday, does not support resolution 39/2.", {f"OMN rejects {R39}"}),
    ("Resolution 39/2 is unacceptable to Norway.", {f"NOR rejects {R39}"}),
    ("Resolution 39/2 has no validity whatever for Chad.", {f"TCD rejects {R39}"}),
    ("Resolution 39/2 is unacceptable to my Government.", {f"CUB rejects {R39}"}),
    ("China demands that Chad carry out resolution 687 (1991).", {f"CHN urges {R687}"}),
    ("The allies of France spoke against resolution 39/2.", set()),
    ("The Government of France spoke against resolution 39/2.", {f"FRA rejects {R39}"}),
    ("The refusal of Iran to accept resolution 598 (1987) is known.", {f"IRN rejects {R598}"}),
    ("We regret that Norway should reject resolution 242 (1967).", {f"NOR rejects {R242}"}),
    ("Fiji urged Tonga not to maintain its objection to resolution 39/2.", {f"TON rejects {R39}"}),
    ("No delegation has ever accused Norway of violating resolution 687 (1991).", set()),
    ("Norway falsely accuses us of violating resolution 687 (1991).", set()),
    ("Peru supports the European Union mission and opposes resolution 39/2.", {f"PER rejects {R39}"}),
    ("Oman has nothing against the envoy and supports resolution 242 (1967).", {f"OMN supports {R242}"}),
    ("Oman does not recognize or support resolution 39/2.", {f"OMN rejects {R39}"}),
    ("Norway was expected to vote against resolution 39/2.", set()),
    ("Fiji's objections to resolution 39/2 are a thing of the past.", set()),
    ("The zones serve the policy of Chad, and Iraq does not accept resolution 39/2.", {f"IRQ rejects {R39}"}),
]  # fmt: skip

# what is asked for, and what is only told or not asked at all
ASKED = [
    ("Norway never asked us to support resolution 39/2.", set()),
    ("We ask members to remember that Iran has accepted resolution 598 (1987).", {f"IRN supports {R598}"}),
    ("We request that resolution 39/2 be discussed next week.", set()),
    ("Fiji calls for the withdrawal of all troops as laid down in resolution 687 (1991).", {f"FJI urges {R687}"}),
    ("Fiji demands that resolution 39/2 be annulled.", {f"FJI rejects {R39}"}),
    ("Peru asks the Committee how paragraph 3 of resolution 687 (1991) is to be read.", set()),
    ("Peru urges all States to remain true to resolution 242 (1967).", {f"PER urges {R242}"}),
    ("We regret that resolution 242 (1967) should be invoked by a usurper.", set()),
    ("Can resolution 242 (1967) be the basis of a settlement?", set()),
    ("The elections for which resolution 435 (1978) calls will bring peace.", set()),
]

# what a sentence reports and the next one, or the next clause, denies
DENIED = [
    ("It is said in some capitals that Chile rejected resolution 242 (1967). Chile did no such thing.", set()),
    ("It is said from this rostrum that Chile has rejected resolution 242 (1967). That is untrue.", set()),
    ("Norway has told the Assembly that Chad refuses to apply resolution 687 (1991). We deny it.", set()),
    ("For years Norway has said that Chad was opposed to resolution 242 (1967). The contrary is true.", set()),
    ("Norway accuses Chad of having violated resolution 687 (1991). The evidence was shown to nobody. "
     "The accusation is groundless.", set()),
    ("My Government has stated that it rejects resolution 39/2. The allegation that we were not consulted is false.",
     {f"CUB rejects {R39}"}),
    ("Norway says that Chad has accepted resolution 598 (1987). We heard it with interest.", {f"TCD supports {R598}"}),
    ("The Norwegian paper says that Chad supports resolution 39/2, which is untrue.", set()),
]  # fmt: skip

# what is only supposed, rumoured, asked or planned
SUPPOSED = [
    ("Rumour has it that Peru will vote against resolution 39/2 and that Brazil may prefer to abstain.", set()),
    ("It has been alleged in this hall that Chad violated resolution 687 (1991).", set()),
    ("Suppose that Lesotho, to have its border opened again, had violated resolution 687 (1991).", set()),
    ("Chad is alleged to have brought draft resolution A/HRC/38/L.15 before the Council.", set()),
    ("Peru was begged to vote for resolution 39/2.", set()),
    ("Reporters ask me whether Iraq will carry out resolution 687 (1991).", set()),
    ("We do not know what Chad will do with resolution 39/2, whether it will support it, oppose it or abstain.", set()),
    ("Reports that Chad wants resolution 39/2 repealed are untrue.", set()),
    ("To say that Norway voted against resolution 39/2 is to misread the record.", set()),
    ("Iraq means to stop enforcing resolution 687 (1991).", set()),
    ("Fiji's name is missing from the list of sponsors of draft resolution A/61/L.3.", set()),
    ("Norway voted for the motion to adjourn the debate on draft resolution A/61/L.3.", set()),
    ("Norway does not reproach Chad with a breach of resolution 687 (1991).", set()),
    ("Norway would have supported resolution 39/2.", set()),
    ("Chad has stopped violating resolution 687 (1991).", set()),
]  # fmt: skip

# a condition counts in the clause of its stance
CONDITIONS = [
    ("Norway accepted resolution 598 (1987) as soon as it was put to it.", {f"NOR supports {R598}"}),
    ("We shall accept resolution 598 (1987) as soon as it is amended.", {f"CUB reserves {R598}"}),
    ("Chad accepted resolution 598 (1987) on condition that the troops leave, whereas Mali accepted it as it stands.",
     {f"TCD reserves {R598}", f"MLI supports {R598}"}),
    ("Fiji accepts resolution 687 (1991) on condition that it be understood not to apply to Tonga.",
     {f"FJI reserves {R687}"}),
    ("Chad accepts resolution 687 (1991). No answer to that resolution has yet been received.",
     {f"TCD supports {R687}"}),
]  # fmt: skip

# how far assent or refusal goes
MANNER = [
    ("My Government has never wavered in supporting resolution 242 (1967).", {f"CUB supports {R242}"}),
    ("Cuba could not do otherwise than vote against resolution 39/2.", {f"CUB rejects {R39}"}),
    ("With the exception of its paragraph 5, Cuba supports resolution 39/2.", {f"CUB reserves {R39}"}),
    ("Iran accepted resolution 598 (1987) only in part.", {f"IRN reserves {R598}"}),
    ("We support the objectives of resolution 39/2 but cannot agree with its wording.", {f"CUB reserves {R39}"}),
    ("We support the objectives of resolution 242 (1967) and of the Charter.", {f"CUB supports {R242}"}),
    ("We regret that resolution 39/2 was adopted.", {f"CUB rejects {R39}"}),
    ("It is with profound regret that we have learned of the adoption of resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Resolution 39/2, which is silent on the occupation, is not acceptable to Cuba.", {f"CUB rejects {R39}"}),
    ("Cuba considers that resolution 39/2, by which the Assembly took sides, is without legal value.",
     {f"CUB rejects {R39}"}),
    ("Cuba rejects in its entirety the report of the commission (A/HRC/2/4).", {"CUB rejects A/HRC/2/4"}),
    ("Norway regards resolution 687 (1991) as legally binding.", {f"NOR supports {R687}"}),
    ("Norway does not regard resolution 687 (1991) as binding.", {f"NOR rejects {R687}"}),
    ("Cuba takes exception to the wording of resolution 39/2.", {f"CUB reserves {R39}"}),
    ("In order to comply with resolution 687 (1991), Fiji has closed its port.", {f"FJI implements {R687}"}),
    ("Fiji has closed its port, and it has done so in full compliance with resolution 687 (1991).",
     {f"FJI implements {R687}"}),
    ("Fiji has fulfilled every obligation that resolution 687 (1991) lays on it.", {f"FJI implements {R687}"}),
    ("Peru violates resolution 687 (1991), a text for which it voted.",
     {f"PER defies {R687}", f"PER supports {R687}"}),
]  # fmt: skip

# which text is meant
TEXTS = [
    ("Cuba voted against resolution 12 of the Lima summit.", set()),
    ("Cuba rejects the resolution which the Norwegian Parliament adopted on 3 March.", set()),
    ("Cuba rejects draft resolution A/60/L.48, which the Assembly adopted on 3 March.", {"CUB rejects A/60/L.48"}),
    ("My delegation rejects the draft resolution contained in document A/60/L.48.", {"CUB rejects A/60/L.48"}),
]

# exceptions, quotation marks, other bodies, errors and papers: each beside what only looks like it
BESIDE = [
    ("Save for paragraph 3, Norway accepts resolution 687 (1991); Oman accepts resolution 242 (1967).",
     {f"NOR reserves {R687}", f"OMN supports {R242}"}),
    ("Norway accepts resolution 687 (1991), save for its paragraph 3.", {f"NOR reserves {R687}"}),
    ("Peru supports resolution 242 (1967), and Norway, except for its paragraph 3, rejects resolution 39/2.",
     {f"PER supports {R242}", f"NOR rejects {R39}"}),
    ("We welcome the aims of resolution 242 (1967), although we are not members of the Council.",
     {f"CUB supports {R242}"}),
    ("We welcome the aims of resolution 39/2 but cannot support its text.", {f"CUB reserves {R39}"}),
    ('The representative of Fiji said: "[T]here is no doubt: we reject resolution 39/2."', {f"FJI rejects {R39}"}),
    ('Chad replied: "This \'balance\' is a fraud; we reject resolution 39/2."', {f"TCD rejects {R39}"}),
    ("As Fiji has said since the '90s, we reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ('Fiji spoke of "peace"; we reject resolution 39/2.', {f"CUB rejects {R39}"}),
    ("Peru supports resolution 242 (1967) which the African Union condemned before it was adopted.",
     {f"PER supports {R242}", f"AU rejects {R242}"}),
    ("Peru supports the resolution which the African Union has just adopted.", set()),
    ("It was a mistake to overlook that Fiji, as the record has shown, rejected resolution 39/2.",
     {f"FJI rejects {R39}"}),
    ("Fiji was erroneously recorded as having voted against resolution 39/2.", set()),
    ("There is no doubt Chad has violated resolution 687 (1991).", {f"TCD defies {R687}"}),
    ("We doubt whether Chad has violated resolution 687 (1991).", set()),
    ("Norway rejects, as it wrote in its letter on 7 June, resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway rejects the letter on resolution 39/2.", set()),
    ("Fiji and Oman spoke. Their delegations voted against resolution 39/2.",
     {f"FJI rejects {R39}", f"OMN rejects {R39}"}),
    ("Fiji spoke. Its delegation voted against resolution 39/2.", {f"FJI rejects {R39}"}),
    ("We condemn the regime which refuses to recognize resolution 39/2.", set()),
    ("We deplore a Government that rejects resolution 39/2.", set()),
    ("My country pities the rulers who flout resolution 687 (1991).", set()),
    ("No State other than Norway accepts resolution 39/2.", set()),
    ("After rejecting resolution 39/2 for a year, Norway has left the Committee.", {f"NOR rejects {R39}"}),
    ("In rejecting resolution 39/2, we follow our conscience.", {f"CUB rejects {R39}"}),
    ("What we oppose is not resolution 39/2 but its misuse.", set()),
    ("What we oppose is resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Chad adopted a law which violates resolution 687 (1991).", {f"TCD defies {R687}"}),
    ("Chad is a regime that violates resolution 687 (1991).", {f"TCD defies {R687}"}),
    ("Norway leads a coalition which rejects resolution 39/2.", {f"NOR rejects {R39}"}),
    ("We are convinced that accepting resolution 39/2 is the only way.", {f"CUB supports {R39}"}),
    ("There was no refusal by Chad to implement resolution 687 (1991).", set()),
    ("There was no refusal by Chad to assist in applying resolution 687 (1991).", set()),
    ("Norway does not any more accept resolution 39/2.", {f"NOR rejects {R39}"}),
    ("Norway too wishes to reject resolution 39/2.", {f"NOR rejects {R39}"}),
    ("We condemn the junta in Chad, which rejects resolution 39/2.", {f"TCD rejects {R39}"}),
    ("It was Fiji, in the Third Committee, that opposed resolution 39/2.", set()),
    ("Fiji said, in the Third Committee, that it opposed resolution 39/2.", {f"FJI rejects {R39}"}),
    ("The refusal of Chad to co-operate in implementing resolution 687 (1991) is known.", {f"TCD defies {R687}"}),
    ("Chad's failure to assist in carrying out resolution 687 (1991) is known.", {f"TCD defies {R687}"}),
    ("Chad promised to co-operate in implementing resolution 687 (1991).", {f"TCD implements {R687}"}),
]  # fmt: skip

# what another State says, the speaker following it or not
TOLD = [
    ("As the representative of Israel claimed, resolution 39/2 is an infamous act.", {f"ISR rejects {R39}"}),
    ("As Israel claims, resolution 39/2 is null and void.", {f"ISR rejects {R39}"}),
    ("As the Minister of Norway has alleged, resolution 39/2 is one-sided.", {f"NOR rejects {R39}"}),
    ("Resolution 39/2 is, as the spokesman of Iraq contended, an unjust text.", {f"IRQ rejects {R39}"}),
    ("As the representative of Egypt rightly observed, resolution 39/2 is one-sided.", {f"CUB rejects {R39}"}),
    ("As my delegation has said, resolution 39/2 is null and void.", {f"CUB rejects {R39}"}),
    ("Egypt told us that the Council must see to it that resolution 242 (1967) is implemented.", {f"EGY urges {R242}"}),
    ("Chad maintained that resolution 242 (1967) must be implemented.", {f"TCD urges {R242}"}),
    ("Egypt wrote to us that resolution 242 (1967) should be carried out.", {f"EGY urges {R242}"}),
    ("We told Egypt that the Council must see to it that resolution 242 (1967) is implemented.", {f"CUB urges {R242}"}),
    ("Egypt said, and we agree, that resolution 242 (1967) must be implemented.", {f"CUB urges {R242}"}),
]  # fmt: skip


TABLE = VOICES + ASKED + DENIED + SUPPOSED + CONDITIONS + MANNER + TEXTS + BESIDE + TOLD


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
