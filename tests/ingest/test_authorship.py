"""Who is an author among those who support a text."""

import pytest
from asked import source

from diplograph.ingest import letter


def authors(text: str) -> set[tuple[str, str]]:
    """Target and author of what Cuba says."""
    return {(each.target, each.by) for each in letter.read(source(text, "CUB", "2005-11-01")).initiators}


@pytest.mark.parametrize(
    "text",
    [
        "Cuba supports draft resolution A/60/L.1, submitted by Norway.",
        "Cuba welcomes draft resolution A/60/L.1, which Norway has tabled.",
        "Draft resolution A/60/L.1 is the work of Norway, and Cuba voted for it.",
    ],
)
def test_a_supporter_beside_the_author_is_none(text: str) -> None:
    assert authors(text) == {("A/60/L.1", "NOR")}


def test_an_author_in_the_conditional_is_none() -> None:
    assert authors("Cuba would co-sponsor draft resolution A/60/L.1 if paragraph 3 were deleted.") == set()


def test_who_voted_is_no_author() -> None:
    assert authors("Norway and Cuba voted for draft resolution A/60/L.1.") == set()


def test_authors_that_no_pattern_names_are_found() -> None:
    text = "Draft resolution A/60/L.1 was lodged over the signatures of Norway, Kenya and Peru, whose paper it is."
    assert authors(text) == {("A/60/L.1", "NOR"), ("A/60/L.1", "KEN"), ("A/60/L.1", "PER")}


def test_only_claims_are_left_out_without_them() -> None:
    said = source("Norway violates resolution 60/251. Cuba supports resolution 60/251.", "CUB", "2006-11-01")
    assert letter.read(said, claims=False) == letter.replace(letter.read(said), claims=())
