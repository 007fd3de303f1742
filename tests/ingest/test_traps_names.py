"""Who is meant by a capital, a short name of a group, the colleague of somebody, an administration, a region.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R242, R598 = "A/RES/39/2", "S/RES/242(1967)", "S/RES/598(1987)"

# a capital acts, alone or with others, or it is only where something happens
CAPITALS = [
    ("London and Washington have rejected resolution 39/2.", {f"GBR rejects {R39}", f"USA rejects {R39}"}),
    (
        "Belgrade, Sofia and Tirana voted against resolution 39/2.",
        {f"SRB rejects {R39}", f"BGR rejects {R39}", f"ALB rejects {R39}"},
    ),
    ("Resolution 39/2 is rejected by Tehran and Damascus.", {f"IRN rejects {R39}", f"SYR rejects {R39}"}),
    ("The refusal of Tehran to implement resolution 598 (1987) is known.", {f"IRN defies {R598}"}),
    ("The refusal of Baghdad to accept resolution 39/2 surprised nobody.", {f"IRQ rejects {R39}"}),
    ("In Paris, London voted for resolution 598 (1987).", {f"GBR supports {R598}"}),
    ("Nobody has defied resolution 39/2 more openly than Tehran.", {f"IRN defies {R39}"}),
    (
        "Rome, which voted for resolution 39/2, has since ignored it.",
        {f"ITA supports {R39}", f"ITA defies {R39}"},
    ),
    ("A meeting in Cairo and Tunis rejected resolution 39/2.", set()),
    ("The office in Tehran has rejected resolution 39/2.", set()),
    ("In Athens and Rome resolution 39/2 was welcomed.", set()),
    ("Press reports from London rejected resolution 39/2.", set()),
    ("The talks between London and Paris on resolution 39/2 failed.", set()),
    ("The delegates left Cairo and rejected resolution 39/2.", set()),
    ("If London rejects resolution 598 (1987), peace is lost.", set()),
    ("The people of Baghdad suffer under resolution 687 (1991).", set()),
]  # fmt: skip

# whoever bore the noun last
SHORT = [
    ("The European Union spoke. The Union rejects resolution 39/2.", {f"EU rejects {R39}"}),
    ("The European Union and the African Union spoke. The Union rejects resolution 39/2.", {f"AU rejects {R39}"}),
    ("The African Group met. The Group welcomes resolution 39/2.", {f"AFRICA supports {R39}"}),
    ("The Arab Group met. A group of experts rejects resolution 39/2.", set()),
    ("The Arab Group met. The Group of Experts rejects resolution 39/2.", set()),
    (
        "The Non-Aligned Movement met in Havana. The Movement calls upon Israel to implement resolution 242 (1967).",
        {f"NAM urges {R242}"},
    ),
    ("The League of Arab States spoke. Egypt thanked the League and rejected resolution 39/2.", {f"EGY rejects {R39}"}),
]  # fmt: skip

# those who speak and act for a State
PERSONS = [
    ("My Italian colleague supported resolution 39/2.", {f"ITA supports {R39}"}),
    ("We thank our Italian colleague for his report on resolution 39/2.", set()),
    ("The Bush Administration ignores resolution 39/2.", {f"USA defies {R39}"}),
    ("President Bush supported resolution 39/2.", {f"USA supports {R39}"}),
    ("The permanent members opposed resolution 39/2.", {f"BIG5 rejects {R39}"}),
    ("None of the permanent members opposed resolution 39/2.", set()),
    ("We support the Australian resolution 39/2.", {f"CUB supports {R39}"}),
]  # fmt: skip

# the adjective of a region before what its group utters
REGIONS = [
    ("The socialist vote against resolution 39/2 surprised nobody.", {f"SOCIALIST rejects {R39}"}),
    ("Arab rejection of resolution 39/2 is well known.", {f"ARAB rejects {R39}"}),
    ("The Arab vote for resolution 39/2 was unanimous.", {f"ARAB supports {R39}"}),
    ("The Western amendments to resolution 39/2 were rejected by Cuba.", set()),
    ("The African peoples and resolution 39/2 were spoken of.", set()),
    ("We support the Arab position on resolution 39/2.", {f"CUB supports {R39}"}),
]  # fmt: skip


TABLE = CAPITALS + SHORT + PERSONS + REGIONS


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
