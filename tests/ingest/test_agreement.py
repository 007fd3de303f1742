"""The years and organs that a sentence names are told with those of a text."""

import pytest
from asked import seats, source

from diplograph.ingest.stances.agreement import agreement


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("A/RES/66/12", {"year:same", "organ:GA:GA"}),  # session 66 lasted from 2011 to 2012
        ("A/RES/67/12", {"year:other", "organ:GA:GA"}),
        ("S/RES/1973(2011)", {"year:same", "organ:SC:GA"}),
        ("S/RES/242(1967)", {"year:other", "organ:SC:GA"}),
        ("A/RES/3379(XXX)", {"year:other", "organ:GA:GA"}),
        ("A/HRC/RES/16/21", {"year:same", "organ:HRC:GA"}),
        ("E/CN.4/RES/2004/13", {"year:other", "organ:CHR:GA"}),
        ("S/4426", {"organ:SC:GA"}),  # a document that does not tell its year
        (None, set()),
    ],
)
def test_a_year_and_an_organ_agree_with_a_text_or_do_not(symbol: str | None, told: set[str]) -> None:
    text = "In 2011 the General Assembly heard Peru reject resolution 66/12."
    marked = next(each.seat.scene.marked for row in seats(source(text, "CUB", "2013-10-01")) for each in row)
    assert {*agreement(marked, symbol)} == told


def test_nothing_is_told_where_the_sentence_names_neither() -> None:
    text = "Peru rejects resolution 66/12."
    marked = next(each.seat.scene.marked for row in seats(source(text, "CUB", "2013-10-01")) for each in row)
    assert [*agreement(marked, "A/RES/66/12")] == []
