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
    ("The zones serve the policy of Chad, and Iraq does not accept resolution 39/2.", {f"IRQ rejects {R39}"}),
]  # fmt: skip

# what is asked for, and what is only told or not asked at all
ASKED = [
    ("Norway never asked us to support resolution 39/2.", set()),
    ("We ask members to remember that Iran has accepted resolution 598 (1987).", {f"IRN supports {R598}"}),
    ("We request that resolution 39/2 be discussed next week.", set()),
    ("Can resolution 242 (1967) be the basis of a settlement?", set()),
    ("The elections for which resolution 435 (1978) calls will bring peace.", set()),
]

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
]  # fmt: skip

# which text is meant
TEXTS = [
    ("Cuba voted against resolution 12 of the Lima summit.", set()),
    ("Cuba rejects the resolution which the Norwegian Parliament adopted on 3 March.", set()),
    ("Cuba rejects draft resolution A/60/L.48, which the Assembly adopted on 3 March.", {"CUB rejects A/60/L.48"}),
    ("My delegation rejects the draft resolution contained in document A/60/L.48.", {"CUB rejects A/60/L.48"}),
]

TABLE = VOICES + ASKED + MANNER + TEXTS


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
