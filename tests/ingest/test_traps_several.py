"""Several States and texts in one sentence: each has its own stance, or none.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from said import read

# several States and texts in one sentence, and pronouns over two
SEVERAL = [
    ("Mali, as well as Peru, rejects resolution 39/2.", {"MLI rejects A/RES/39/2", "PER rejects A/RES/39/2"}),
    ("On Tuesday Mali, and Peru, rejected resolution 39/2.", {"MLI rejects A/RES/39/2", "PER rejects A/RES/39/2"}),
    ("Resolution 39/2 was rejected by Mali, and Peru.", {"MLI rejects A/RES/39/2", "PER rejects A/RES/39/2"}),
    (
        "Fiji and Mali voted against resolutions 39/2 and 39/3, adopted in 1984 and 1985 respectively.",
        {f"{state} rejects A/RES/39/{number}" for state in ("FJI", "MLI") for number in (2, 3)},
    ),
    (
        "Fiji supports resolution 39/2 and Mali too opposes resolution 39/3.",
        {"FJI supports A/RES/39/2", "MLI rejects A/RES/39/3"},
    ),
    ("Fiji was not asked by Mali to support resolution 39/2.", set()),
    ("Fiji has said that it rejects resolution 39/2. That is a mistake.", {"FJI rejects A/RES/39/2"}),
    (
        "We have opposed resolution 39/2, although Fiji says that we are alone. This is not so.",
        {"CUB rejects A/RES/39/2"},
    ),
    ("Iraq attacked Iran and Jordan endorsed resolution 479 (1980).", {"JOR supports S/RES/479(1980)"}),
    ("We thanked Chile and Peru for their help.", set()),
    ("Peru and not Chile sponsored resolution 39/2.", {"PER supports A/RES/39/2"}),
    ("It was Peru, rather than Chile, that voted against resolution 39/2.", {"PER rejects A/RES/39/2"}),
    ("It was Peru, and by no means Chile, which rejected resolution 39/2.", {"PER rejects A/RES/39/2"}),
    ("Unlike Mali, the Niger, rather than Chad, tabled resolution 39/2.", {"NER supports A/RES/39/2"}),
    (
        "Resolution 39/2, which Chile rejected and Peru endorsed, is old.",
        {"CHL rejects A/RES/39/2", "PER supports A/RES/39/2"},
    ),
    # for the one and against the other, in words
    (
        "Kenya spoke for draft resolution A/61/L.4 and against draft resolution A/61/L.5.",
        {"KEN supports A/61/L.4", "KEN rejects A/61/L.5"},
    ),
    (
        "Kenya is against draft resolution A/61/L.4 and for draft resolution A/61/L.5.",
        {"KEN rejects A/61/L.4", "KEN supports A/61/L.5"},
    ),
    ("Kenya spoke for ten minutes on draft resolution A/61/L.5.", set()),
    # "they" are not "we"
    ("The Malians reproach us with resolution 39/2, which they themselves rejected.", {"MLI rejects A/RES/39/2"}),
    # the second does not do the same
    (
        "Mali accepted resolution 39/2; Peru did not.",
        {"MLI supports A/RES/39/2", "PER rejects A/RES/39/2"},
    ),
    (
        "Mali has complied with resolution 39/2, Peru has done nothing of the kind.",
        {"MLI implements A/RES/39/2", "PER defies A/RES/39/2"},
    ),
    (
        "Mali has fully accepted resolution 39/2, while Peru refuses to do so.",
        {"MLI supports A/RES/39/2", "PER rejects A/RES/39/2"},
    ),
    ("We have withdrawn as resolution 39/2 demands; Peru has done no such thing.", {"CUB implements A/RES/39/2"}),
    ("Mali accepted resolution 39/2; Peru did not speak.", {"MLI supports A/RES/39/2"}),
    ("Mali voted for resolution 39/2; Peru did not.", {"MLI supports A/RES/39/2"}),
    (
        "We abstained on resolution 39/2; Kenya did not, and voted against.",
        {"CUB reserves A/RES/39/2", "KEN rejects A/RES/39/2"},
    ),
    (
        "Resolution 39/2 was opposed by Yemen, and Chile and Peru abstained.",
        {"YEM rejects A/RES/39/2", "CHL reserves A/RES/39/2", "PER reserves A/RES/39/2"},
    ),
    (
        "In 2005 Chile and Peru voted for resolution 60/1. They had likewise voted for resolution 59/1.",
        {"CHL supports A/RES/60/1", "PER supports A/RES/60/1", "CHL supports A/RES/59/1", "PER supports A/RES/59/1"},
    ),
    (
        "Chile and Peru spoke. The two Governments rejected resolution 60/251.",
        {"CHL rejects A/RES/60/251", "PER rejects A/RES/60/251"},
    ),
    (
        "Of the two neighbours, Chile and Peru, the former endorsed resolution 60/251 and the latter rejected it.",
        {"CHL supports A/RES/60/251", "PER rejects A/RES/60/251"},
    ),
    (
        "Kenya voted for resolution 60/251 and abstained on resolution 60/252. Peru voted against the latter.",
        {"KEN supports A/RES/60/251", "KEN reserves A/RES/60/252", "PER rejects A/RES/60/252"},
    ),
    ("Chile joined Peru in opposing resolution 60/251.", {"CHL rejects A/RES/60/251", "PER rejects A/RES/60/251"}),
    (
        "Chile abstained on resolution 60/251, and Peru with it.",
        {"CHL reserves A/RES/60/251", "PER reserves A/RES/60/251"},
    ),
    ("Mali, which is not a member of the Council, rejected resolution 60/251.", {"MLI rejects A/RES/60/251"}),
    ("Neither Chile nor Peru accepts resolution 60/251.", {"CHL rejects A/RES/60/251", "PER rejects A/RES/60/251"}),
    ("Neither Chile nor Peru opposed resolution 60/251.", set()),
    ("Neither Chile nor the Niger refuses to carry out resolution 60/251.", set()),
    ("Neither Chile nor Peru sponsored resolution 60/251.", set()),
    ("Peru accuses Chile of having violated resolution 60/251. The accusation is false.", set()),
    ("Chile acknowledged receipt of resolution 60/251.", set()),
    ("Of the 36 votes that were not in favour of resolution 60/251, ten were cast by observers.", set()),
    (
        "Mali has refused to implement resolution 60/251; Chile has carried it out.",
        {"MLI defies A/RES/60/251", "CHL implements A/RES/60/251"},
    ),
    (
        "China did not participate in the vote on resolution 60/251. Its representative declared that it rejected it.",
        {"CHN rejects A/RES/60/251"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text[:60] for text, _ in SEVERAL])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected
