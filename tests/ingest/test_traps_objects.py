"""Who acts and who is only acted upon, told or invaded: the nearest State is not always the holder.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

R39, R1701, R660, R833 = "A/RES/39/2", "S/RES/1701(2006)", "S/RES/660(1990)", "S/RES/833(1993)"
ISRAEL, IRAQ = {f"ISR defies {R1701}"}, {f"IRQ defies {R660}"}

# a participle, a relative clause, an apposition behind a deed go with whoever did it
DEEDS = [
    ("Israel attacked Lebanon, violating resolution 1701 (2006).", ISRAEL),
    ("Israel attacked Lebanon, thereby violating resolution 1701 (2006).", ISRAEL),
    ("Israel attacked Lebanon, openly violating resolution 1701 (2006).", ISRAEL),
    ("Israel attacked Lebanon, which violates resolution 1701 (2006).", ISRAEL),
    ("Israel attacked Lebanon, which is a violation of resolution 1701 (2006).", ISRAEL),
    ("Israeli aircraft overflew Lebanon, a violation of resolution 1701 (2006).", ISRAEL),
    ("Four Israeli reconnaissance aircraft overflew Lebanon, violating resolution 1701 (2006).", ISRAEL),
    ("An Israeli gunboat fired at fishermen of Lebanon, in violation of resolution 1701 (2006).", ISRAEL),
    ("Israel attacked Syria, which had ignored resolution 39/2.", {f"SYR defies {R39}"}),
    ("Chile spoke after Peru, welcoming resolution 39/2.", {f"CHL supports {R39}"}),
    ("Norway spoke, Chile welcoming resolution 39/2.", {f"CHL supports {R39}"}),
]

# a second verb has the subject of the first
VERBS = [
    ("Iraq invaded Kuwait, then refused to comply with resolution 660 (1990).", IRAQ),
    ("Iraq invaded Kuwait and refused to comply with resolution 660 (1990).", IRAQ),
    ("Iraq invaded Kuwait, looted it and ignored resolution 660 (1990).", IRAQ),
    ("Iraq invaded Kuwait, whose people it oppressed, and ignored resolution 660 (1990).", IRAQ),
]

# who tells, and who is told
TOLD = [
    ("Iraq has told Kuwait that it rejects resolution 833 (1993).", {f"IRQ rejects {R833}"}),
    ("Iraq informed Kuwait of its rejection of resolution 833 (1993).", {f"IRQ rejects {R833}"}),
    ("Kuwait complains that Iraq rejects resolution 833 (1993).", {f"IRQ rejects {R833}"}),
    ("The representative of Chile said that, like Peru, his country rejected resolution 39/2.", {f"CHL rejects {R39}"}),
    ("Mr. Soto, of Chile, rejected resolution 39/2.", {f"CHL rejects {R39}"}),
    ("The letter from Chile (A/63/5) rejects resolution 39/2.", {f"CHL rejects {R39}"}),
]

# the subject behind an opening participle, with or without a comma
OPENINGS = [
    ("By rejecting resolution 39/2 Israel has shown its true face.", {f"ISR rejects {R39}"}),
    ("By rejecting resolution 39/2, Israel has shown its true face.", {f"ISR rejects {R39}"}),
    ("In voting against resolution 39/2 the United States isolated itself.", {f"USA rejects {R39}"}),
]

# who is responsible for a breach, and who commits it
BREACHES = [
    ("Chile bears responsibility for the violations of resolution 1701 (2006) committed by Israel.", ISRAEL),
    ("Israel's violations of international law and of resolution 1701 (2006) continue.", ISRAEL),
    ("Israel refuses to withdraw, thereby violating resolution 1701 (2006).", ISRAEL),
    ("Israel sends weapons to Chile via Peru in violation of resolution 1701 (2006).", ISRAEL),
    ("Egypt, attacked by Israel in violation of resolution 1701 (2006), defended itself.", ISRAEL),
    ("Egypt has been under Israeli occupation in violation of resolution 1701 (2006).", ISRAEL),
    (
        "Egypt draws attention to the presence in Sinai of Israeli forces, in violation of resolution 1701 (2006).",
        set(),
    ),
    ("Israel's failure to withdraw in accordance with resolution 1701 (2006) is deplored by Egypt.", set()),
]

# "it" is what the first verb of the sentence has as its object, not the text of the sentence before
SAME = [
    (
        "Resolution 1701 (2006) was adopted. We condemn the regime for its setting up of that body and denounce it.",
        set(),
    ),
    ("Resolution 1701 (2006) was adopted. We reject it and condemn it.", {f"CUB rejects {R1701}"}),
    ("Resolution 1701 (2006) was adopted. Israel has built a wall. We condemn it.", set()),
    ("Resolution 1701 (2006) was adopted. The Government of Lebanon has a plan. We support it.", set()),
]


TABLE = DEEDS + VERBS + TOLD + OPENINGS + BREACHES + SAME


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:70] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
