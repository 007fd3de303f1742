"""Adjectives and capitals that stand for a State or group beside what it wrote."""

import pytest

from diplograph.ingest.actors import actors
from diplograph.ingest.stances import initiator_names
from diplograph.model import Span


def named(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """What is found in a text beside the actors that the finder of actors names."""
    known = actors.find(text, "1985", ())
    found = initiator_names.find(text, Span(0, len(text)), known)
    return [(actor.printed, actor.codes, actor.kind) for actor in found]


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("We regret the fate of the Soviet motion (S/589).", "Soviet", "SUN"),
        ("An Australian paper lay on the table.", "Australian", "AUS"),
        ("The text came from a Norwegian pen.", "Norwegian", "NOR"),
        ("The Mexican (A/C.1/L.275) rested on another idea.", "Mexican", "MEX"),
        ("The Polish-sponsored text was lost.", "Polish", "POL"),
        ("A British and Polish idea prevailed.", "British", "GBR"),
        ("The text was written in London.", "London", "GBR"),
    ],
)
def test_maker(text: str, printed: str, code: str) -> None:
    assert (printed, (code,), "state") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Soviet people suffered.",
        "Norwegian ships sailed.",
        "The talks in Paris failed.",
        "The Paris Agreement is in force.",
        "The meeting was held in London.",
        "The soviet motion was lost.",
    ],
)
def test_people_and_scenes_are_none(text: str) -> None:
    assert named(text) == []


def test_an_ambiguous_name_means_whom_the_text_names_elsewhere() -> None:
    assert named("The Soviet Union spoke. The draft written in Moscow was lost.") == [("Moscow", ("SUN",), "state")]
