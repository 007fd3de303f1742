"""Sentences of General Debate speeches: texts at their end, duties of third States, talks, costs, what is needless.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target"; beside each
trap stands a sentence like it that says something.
"""

import pytest
from said import read

R242, R661, R687, R1718 = "S/RES/242(1967)", "S/RES/661(1990)", "S/RES/687(1991)", "S/RES/1718(2006)"
R3379 = "A/RES/3379(XXX)"

# a text that has come to its end, or lost its force
ENDED = [
    ("We are glad that resolution 3379 (XXX) has at long last been repealed.", {f"CUB rejects {R3379}"}),
    ("We welcome the fact that resolution 3379 (XXX) was revoked.", {f"CUB rejects {R3379}"}),
    ("Mexico notes with satisfaction that resolution 3379 (XXX) is no more.", {f"MEX rejects {R3379}"}),
    ("We are glad that resolution 242 (1967) has not been repealed.", {f"CUB supports {R242}"}),
    ("We welcome resolution 46/86, by which resolution 3379 (XXX) was revoked.", {"CUB supports A/RES/46/86"}),
    ("Israel says that resolution 242 (1967) has lost its validity.", {f"ISR rejects {R242}"}),
    ("Resolution 242 (1967) has lost its relevance.", {f"CUB rejects {R242}"}),
    ("Resolution 242 (1967) has not lost its relevance.", {f"CUB supports {R242}"}),
    ("Resolution 242 (1967) has never lost its relevance.", {f"CUB supports {R242}"}),
    ("Resolution 242 (1967) has lost none of its relevance.", {f"CUB supports {R242}"}),
    ("It would be a mistake to think that resolution 242 (1967) has lost its relevance.", set()),
]

# who is asked to ask others, and who would act but for somebody else
OF_OTHERS = [
    ("China must see to it that resolution 1718 (2006) is respected.", {f"CUB urges {R1718}"}),
    ("China wishes to see to it that resolution 1718 (2006) is respected.", {f"CHN urges {R1718}"}),
    ("China insists that resolution 1718 (2006) should be respected.", {f"CHN urges {R1718}"}),
    (
        "The United States ought to bring its influence to bear so that resolution 242 (1967) may be implemented.",
        {f"CUB urges {R242}"},
    ),
    (
        "Were it not for the support of the United States, Israel would not dare to defy resolution 242 (1967).",
        set(),
    ),
    ("If it were not for the United States, Israel would have to respect resolution 242 (1967).", set()),
    ("Would the Council be so patient had it been Syria that defied resolution 242 (1967)?", set()),
    ("With the support of the United States, Israel defies resolution 242 (1967).", {f"ISR defies {R242}"}),
    ("We pay tribute to Chad and Togo for their patience in the talks on the implementation of resolution 687 (1991).",
     set()),
    ("We commend Chile for its efforts towards the implementation of resolution 687 (1991).",
     {f"CHL implements {R687}"}),
]  # fmt: skip

# what is only the ground of a demand, or another's view
GROUNDS = [
    ("Chad must not be punished for having accepted resolution 687 (1991).", {f"TCD supports {R687}"}),
    ("Chad must be punished for having violated resolution 687 (1991).", {f"TCD defies {R687}"}),
    ("We urge Chad to accept resolution 687 (1991).", {f"CUB urges {R687}"}),
    ("We cannot agree with the representative of Israel that resolution 242 (1967) is an obstacle to peace.", set()),
    ("Resolution 39/2 is an obstacle to peace.", {"CUB rejects A/RES/39/2"}),
    ("We cannot agree with resolution 39/2.", {"CUB rejects A/RES/39/2"}),
]

# what need not be done, and what it costs
NEEDLESS = [
    ("Resolution 687 (1991) no longer needs to be applied.", set()),
    ("Resolution 687 (1991) need not be implemented.", set()),
    ("Resolution 687 (1991) needs to be implemented.", {f"CUB urges {R687}"}),
    ("There is no need to implement resolution 687 (1991).", set()),
    ("There is a need to implement resolution 687 (1991).", {f"CUB urges {R687}"}),
    ("There is no need to say that we must implement resolution 687 (1991).", {f"CUB urges {R687}"}),
    ("We hope that it will not be necessary to apply resolution 687 (1991).", set()),
    ("Jordan should not be made to pay for the implementation of resolution 661 (1990).", set()),
    (
        "The neighbours of Iraq must be compensated for the losses that they have suffered through the application of "
        "resolution 661 (1990).",
        set(),
    ),
    ("The victims of war cry for the implementation of resolution 687 (1991).", {f"CUB urges {R687}"}),
    ("Jordan has suffered enough, and the implementation of resolution 661 (1990) is urgent.", {f"CUB urges {R661}"}),
    (
        "The people of Iraq have paid a heavy price for the delay in the implementation of resolution 687 (1991).",
        {f"CUB urges {R687}"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ENDED + OF_OTHERS + GROUNDS + NEEDLESS)
def test_speeches(sentence: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(sentence) == expected
