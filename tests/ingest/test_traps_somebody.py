"""Whose stance it is when somebody acts whom nobody names; votes of another year; which of several texts is meant;
and as whom somebody speaks.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R40, R598 = "A/RES/39/2", "A/RES/40/21", "S/RES/598(1987)"

# what is ours, and is not us
OURS = [
    ("Our enemies reject resolution 39/2.", set()),
    ("Our northern neighbour continues to violate resolution 39/2.", set()),
    ("My southern neighbour rejects resolution 39/2.", set()),
    ("Our friends and allies voted against resolution 39/2.", set()),
    ("Our Arab brothers support resolution 39/2.", set()),
    ("Our allies regret it, but we reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Our people reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ("Our Government and its friends reject resolution 39/2.", {f"CUB rejects {R39}"}),
]  # fmt: skip

# peoples and movements, and those whom nobody can name
OTHERS = [
    ("The Palestinian people reject resolution 39/2.", set()),
    ("The peoples of Africa reject resolution 39/2.", set()),
    ("The people reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ("The resistance movement rejected resolution 39/2.", set()),
    ("Whoever rejects resolution 39/2 rejects peace.", set()),
    ("Not one delegation supported resolution 39/2.", set()),
    ("Not a single delegation supported resolution 39/2.", set()),
    ("The draft, which my delegation did not sponsor, supports resolution 39/2.", set()),
    ("Our position, which Chile shares, rejects resolution 39/2.", {f"CUB rejects {R39}"}),
]  # fmt: skip

# a stance as a noun at the head of a sentence is the speaker's only where the speaker asks for it
NOUNS = [
    ("Rejection of resolution 39/2 is unacceptable.", set()),
    ("The rejection of resolution 39/2 by the parties is known.", set()),
    ("Opposition to resolution 39/2 is growing.", set()),
    ("Opposition to resolution 39/2 is unjustified.", set()),
    ("Support for resolution 39/2 is growing.", set()),
    ("Our rejection of resolution 39/2 is known.", {f"CUB rejects {R39}"}),
    ("The rejection of resolution 39/2 by Chile is known.", {f"CHL rejects {R39}"}),
]  # fmt: skip

# what is forbidden or never said
DENIED = [
    ("The Charter forbids us to accept resolution 39/2.", set()),
    ("Our Constitution forbids us to accept resolution 39/2.", set()),
    ("Chile has never said that it rejects resolution 39/2.", set()),
    ("Allegations that we violate resolution 39/2 are baseless.", set()),
    ("We do not believe Iran when it says that it accepts resolution 39/2.", set()),
]  # fmt: skip

# lists of a State and a group of others
LISTS = [
    ("Egypt and the other Arab States reject resolution 39/2.", {f"EGY rejects {R39}", f"ARAB rejects {R39}"}),
    (
        "The United States and a few other Western Powers voted against resolution 39/2.",
        {f"USA rejects {R39}", f"WEST rejects {R39}"},
    ),
    ("The United States and its allies voted against resolution 39/2.", {f"USA rejects {R39}"}),
    ("The racist regimes of Pretoria and Luanda have ignored resolution 39/2.",
     {f"ZAF defies {R39}", f"AGO defies {R39}"}),
]  # fmt: skip

# votes on another text, of another year
YEARS = [
    ("Resolution 40/21 was adopted. Chile, which had voted against it the year before, was absent.", set()),
    ("Resolution 40/21 was adopted. In earlier years Norway abstained.", set()),
    ("Resolution 40/21 was adopted. Last year Norway had abstained; this year it voted in favour.",
     {f"NOR supports {R40}"}),
    ("Resolution 40/21 was adopted. India abstained, as it had done in 1983.", {f"IND reserves {R40}"}),
]  # fmt: skip

# which of several texts, and praise that is none
TEXTS = [
    ("Unlike resolution 39/2, resolution 40/21 is acceptable to us.", {f"CUB supports {R40}"}),
    ("We accept the first of resolutions 39/2 and 40/21 and reject the second.", set()),
    ("Resolution 40/21, replacing resolution 39/2, which we had rejected, has our support.", {f"CUB rejects {R39}"}),
    ("We are far from happy with resolution 39/2.", set()),
    ("Resolution 39/2 is a step backwards.", {f"CUB rejects {R39}"}),
    ("Resolution 39/2 is a step in the right direction.", {f"CUB supports {R39}"}),
]  # fmt: skip

# as whom, and in whose view
AS_WHOM = [
    ("Speaking as Rapporteur of the Committee, I present draft resolution A/C.3/60/L.48.", set()),
    ("As President of the Security Council, I welcome resolution 39/2.", set()),
    ("As Chairman of the Committee, my country supports resolution 39/2.", {f"CUB supports {R39}"}),
    ("On behalf of the European Union, I reject resolution 39/2.", {f"EU rejects {R39}"}),
    ("Speaking on behalf of the Nordic countries, we welcome resolution 39/2.", {f"NORDIC supports {R39}"}),
    ("On behalf of my Government, I reject resolution 39/2.", {f"CUB rejects {R39}"}),
    ("In Chile's eyes resolution 39/2 is unacceptable.", {f"CHL rejects {R39}"}),
    ("To Chile resolution 39/2 is unacceptable.", {f"CHL rejects {R39}"}),
    ("As far as Chile is concerned, resolution 39/2 is null and void.", {f"CHL rejects {R39}"}),
    ("Chile is one of those who reject resolution 39/2.", {f"CHL rejects {R39}"}),
    ("Chile is among the States that reject resolution 39/2.", {f"CHL rejects {R39}"}),
    ("Chile is not among the States that reject resolution 39/2.", set()),
    ("Chile is the only State that rejects resolution 39/2.", set()),
]  # fmt: skip


TABLE = OURS + OTHERS + NOUNS + DENIED + LISTS + YEARS + TEXTS + AS_WHOM


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
