"""Who supports a text: openings, both sides of a vote, comparisons, both parties, and those who made it.

The speaker is Cuba in 2006. Each row: sentence, and what must be read from it as "HOLDER family target".
"""

import pytest
from asked import source
from said import read

from diplograph.ingest import letter

R39, R60, R242, R598 = "A/RES/39/2", "A/RES/60/1", "S/RES/242(1967)", "S/RES/598(1987)"

OPENINGS = [
    ("Having voted for resolution 60/1, Oman awaits its results.", {f"OMN supports {R60}"}),
    ("Having voted against resolution 39/2, Chad had nothing to add.", {f"TCD rejects {R39}"}),
    ("Having abstained on resolution 39/2, Fiji left the hall.", {f"FJI reserves {R39}"}),
    ("By voting for resolution 60/1, Oman kept its promise.", {f"OMN supports {R60}"}),
    ("Not having voted for resolution 60/1, Oman was silent.", set()),
    ("Having voted for resolution 60/1, the Assembly rose.", set()),
    ("Having voted for resolution 60/1, no State may forget it.", set()),
    ("Had Oman voted for resolution 60/1, we would have heard of it.", set()),
]
SIDES = [
    ("Peru voted for resolution 60/1 and against resolution 39/2.", {f"PER supports {R60}", f"PER rejects {R39}"}),
    ("Peru voted against resolution 39/2 and for resolution 60/1.", {f"PER supports {R60}", f"PER rejects {R39}"}),
    ("Peru voted for resolution 60/1, and Chad against resolution 39/2.", {f"PER supports {R60}"}),
    ("Peru voted for resolution 60/1 and against Chad.", {f"PER supports {R60}"}),
    ("Peru voted for resolution 60/1 and against paragraph 4 of resolution 39/2.", {f"PER supports {R60}"}),
    ("Peru did not vote for resolution 60/1 and against resolution 39/2.", {f"PER reserves {R60}"}),
]
COMPARED = [
    ("No State is more attached to resolution 60/1 than Gabon.", {f"GAB supports {R60}"}),
    ("Nobody welcomed resolution 60/1 more warmly than Chad.", {f"TCD supports {R60}"}),
    ("No Government supports resolution 60/1 more firmly than we do.", {f"CUB supports {R60}"}),
    ("No one has done more for resolution 60/1 than Gabon.", {f"GAB supports {R60}"}),
    ("No country opposed resolution 39/2 more fiercely than Fiji.", {f"FJI rejects {R39}"}),
    ("No State has violated resolution 242 (1967) as often as Israel.", {"ISR defies " + R242}),
    ("Resolution 60/1 has no firmer friend than Gabon.", {f"GAB supports {R60}"}),
    ("Resolution 60/1 has no firmer friend than the Secretary-General.", set()),
    ("No State supports resolution 60/1 less than Chad.", set()),
    ("No State accepts resolution 60/1 as it stands.", set()),
    ("No delegation supported resolution 60/1.", set()),
    ("No delegation has rejected resolution 60/1.", set()),
    ("Gabon shows no willingness to implement resolution 598 (1987).", {f"GAB defies {R598}"}),
]
BOTH = [
    (
        "Iran and Iraq met in Geneva. Resolution 598 (1987) was accepted by both Governments.",
        {f"IRN supports {R598}", f"IRQ supports {R598}"},
    ),
    (
        "Iran and Iraq met in Geneva. Both sides have accepted resolution 598 (1987).",
        {f"IRN supports {R598}", f"IRQ supports {R598}"},
    ),
    (
        "Resolution 598 (1987) was accepted by both Governments, Iran and Iraq.",
        {f"IRN supports {R598}", f"IRQ supports {R598}"},
    ),
    ("Resolution 598 (1987) was accepted by both parties.", set()),
    ("Iran and Iraq met in Geneva. Neither party accepted resolution 598 (1987).", set()),
]
WORDS = [
    ("Togo thinks highly of resolution 60/1.", {f"TGO supports {R60}"}),
    ("Togo holds resolution 60/1 in high esteem.", {f"TGO supports {R60}"}),
    ("Togo ranged itself behind resolution 60/1.", {f"TGO supports {R60}"}),
    ("Togo said yes to resolution 60/1.", {f"TGO supports {R60}"}),
    ("Our vote went to resolution 60/1.", {f"CUB supports {R60}"}),
    ("Togo ranged itself with the opponents of resolution 60/1.", set()),
]
MAKERS = [
    ("Togo holds the authors of resolution 60/1 in high esteem.", set()),
    ("Togo has invited the sponsors of resolution 60/1 to talks.", set()),
    (
        "The representative of Togo asked the sponsors of draft resolution A/60/L.48 to withdraw it.",
        {"TGO rejects A/60/L.48"},
    ),
    (
        "Togo, together with the other sponsors, Peru and Chad, rejects resolution 39/2.",
        {f"TGO rejects {R39}"},
    ),
    (
        "The other sponsors, Peru and Chad, reject resolution 39/2.",
        {f"PER rejects {R39}", f"TCD rejects {R39}"},
    ),
    ("Togo had long been the author of resolution 60/1.", {f"TGO supports {R60}"}),
    ("Togo and the other sponsors of resolution 60/1 are agreed.", {f"TGO supports {R60}"}),
]
OWNED = [
    ("We cannot vote for the Indian draft resolution A/60/L.48.", {"CUB rejects A/60/L.48", "IND supports A/60/L.48"}),
    ("The sponsors of the Togolese draft resolution A/60/L.48 are known.", {"TGO supports A/60/L.48"}),
    ("The Togolese text (A/60/L.48) was adopted.", {"TGO supports A/60/L.48"}),
    ("The Togolese draft of 3 March (S/2006/148) was adopted.", {"TGO supports S/2006/148"}),
    ("The Togolese letter of 3 March (S/2006/148) was circulated.", set()),
    ("Draft resolution A/60/L.48 is ours.", {"CUB supports A/60/L.48"}),
    ("Draft resolution A/60/L.48 is not ours.", set()),
]
OF_WHICH = [
    (
        "Resolution 242 (1967), the draft of which was presented by Norway, was adopted.",
        {"NOR supports S/RES/242(1967)"},
    ),
    (
        "We supported resolution 61/10, the draft of which had been prepared by Norway.",
        {"CUB supports A/RES/61/10", "NOR supports A/RES/61/10"},
    ),
]
OPPOSED = [
    ("Chile did not vote for resolution 61/10 and voted in the negative.", {"CHL rejects A/RES/61/10"}),
    ("Chile did not vote for resolution 61/10 but against it.", {"CHL rejects A/RES/61/10"}),
    ("Chile did not vote for resolution 61/10, it abstained.", {"CHL reserves A/RES/61/10"}),
    (
        "Chile did not vote for resolution 61/10, and Peru voted against it.",
        {"CHL reserves A/RES/61/10", "PER rejects A/RES/61/10"},
    ),
]
# drafts without a number: holder, family
UNNUMBERED = [
    ("The Indian draft resolution covers a good deal of ground.", {("IND", "supports")}),
    ("We cannot vote for the Indian draft resolution.", {("CUB", "rejects"), ("IND", "supports")}),
    ("No Indian draft resolution was ever submitted.", set()),
    ("The anti-Indian draft resolution is long.", set()),
    ("The draft resolution on the Indian elections is long.", set()),
    ("The Security Council draft resolution is long.", set()),
    ("The Gambia supports all General Assembly resolutions on Palestine.", {("GMB", "supports")}),
    ("The Sudan accepts United Nations resolutions on Abyei.", {("SDN", "supports")}),
    ("This Government rejects numerous Security Council resolutions.", {("CUB", "rejects")}),
]
TABLE = OWNED + OPENINGS + SIDES + COMPARED + BOTH + WORDS + MAKERS + OF_WHICH + OPPOSED


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_reading(text: str, expected: set[str]) -> None:
    """The sentence says this and nothing else."""
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), UNNUMBERED)
def test_unnumbered(text: str, expected: set[tuple[str, str]]) -> None:
    found = letter.read(source(text, "CUB", "2006-10-01")).positions
    assert {(each.holder, each.family) for each in found} == expected


# who accepts, welcomes or thanks is no author
NO_AUTHORS = [
    "Resolution 60/1 was accepted by Togo.",
    "Resolution 60/1 was welcomed by Togo and Gabon.",
    "Resolution 60/1 has the backing of Togo.",
    "We thank the sponsors of resolution 60/1.",
    "I wish to congratulate the authors of resolution 60/1.",
    "Togo knows the authors of resolution 60/1.",
]


@pytest.mark.parametrize("text", NO_AUTHORS)
def test_no_author(text: str) -> None:
    assert letter.read(source(text, "CUB", "2006-10-01")).initiators == ()
