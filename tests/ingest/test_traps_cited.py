"""Texts that are only cited: each row with its counterpart.

The speaker is Cuba in 2006. Each row: sentence, and all that must be read from it as "HOLDER family target".
"""

import pytest
from said import read

# records of meetings and corrigenda
CITED = [
    ("We commend the proposal that Chile made on Tuesday (see A/60/PV.13).", set()),
    ("The memorable address of the President of Ghana (see A/60/PV.14) moved us.", set()),
    ("We commend draft resolution A/60/L.13.", {"CUB supports A/60/L.13"}),
    ("We welcome the report of the Committee (A/60/41 and Corr.1).", {"CUB supports A/60/41"}),
    ("Cuba introduced draft resolution A/C.3/60/L.5 and Corr.1.", {"CUB supports A/C.3/60/L.5"}),
    ("We protest against the summary record A/C.3/60/SR.12.", {"CUB rejects A/C.3/60/SR.12"}),
    ("We protest against the speech of Chile (A/C.3/60/SR.12).", set()),
    ("We endorse the presidential statement read out at the 3000th meeting (S/PV.3000).", {"CUB supports S/PV.3000"}),
]  # fmt: skip

# the name of a text behind a comma, a colon or a dash is that text, and no second one
NAMED_BEHIND = [
    ("Cuba abstains on the draft resolution before us, A/60/L.13.", {"CUB reserves A/60/L.13"}),
    (
        "Cuba voted against the resolution just adopted, 1696 (2006), for it is one-sided.",
        {"CUB rejects S/RES/1696(2006)"},
    ),
    ("We commend this draft, A/60/L.13, to the Assembly.", {"CUB supports A/60/L.13"}),
    ("We voted for the resolution just adopted - resolution 39/2 - with pleasure.", {"CUB supports A/RES/39/2"}),
    ("We reject the draft in A/60/L.13.", {"CUB rejects A/60/L.13"}),
    ("We oppose the draft. A/60/L.13 is balanced.", {"CUB rejects draft:unnumbered", "CUB supports A/60/L.13"}),
]


@pytest.mark.parametrize(("text", "expected"), CITED + NAMED_BEHIND)
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
