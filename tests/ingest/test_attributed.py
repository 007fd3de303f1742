"""Words of others: the examples of the lexicon give the speaker nothing, the counter-examples do."""

import pytest
from said import read

from diplograph.ingest.tables import lexicon

FRAMES = lexicon("attribution")["frame"]


@pytest.mark.parametrize("text", [text for frame in FRAMES for text in frame["examples"]])
def test_the_speaker_holds_nothing(text: str) -> None:
    assert not {each for each in read(text) if each.startswith("CUB")}


@pytest.mark.parametrize("text", [text for frame in FRAMES for text in frame["not"]])
def test_the_speaker_speaks(text: str) -> None:
    assert {each for each in read(text) if each.startswith("CUB")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman in Washington rejected resolution 60/251.", {"USA rejects A/RES/60/251"}),
        ("An official of Israel rejected resolution 60/251.", {"ISR rejects A/RES/60/251"}),
        ("A spokesman in Washington called resolution 60/251 a scrap of paper.", {"USA rejects A/RES/60/251"}),
        ("My delegation rejects resolution 60/251.", {"CUB rejects A/RES/60/251"}),
        ("Cuba does not ask that resolution 242 (1967) be implemented.", set()),
        ("Cuba asks that resolution 242 (1967) be implemented.", {"CUB urges S/RES/242(1967)"}),
        ("Cuba has written to the Committee established pursuant to resolution 1267 (1999).", set()),
        ("Cuba has closed its borders pursuant to resolution 1267 (1999).", {"CUB implements S/RES/1267(1999)"}),
    ],
)
def test_who_is_meant(text: str, expected: set[str]) -> None:
    assert read(text) == expected
