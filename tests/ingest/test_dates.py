"""Dates, ordinals and agenda items as printed."""

import pytest

from diplograph.ingest.page import agenda, dates, ordinals


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("21st January, 1950", "1950-01-21"),
        ("12 MAY 1961", "1961-05-12"),
        ("March 2, 2005", "2005-03-02"),
        ("AUGUST 21ST, 1950", "1950-08-21"),
        ("1er mars 2005", "2005-03-01"),
        ("2 de marzo de 2005", "2005-03-02"),
        ("23 février 2022", "2022-02-23"),
        ("the 3rd day of June 1947", "1947-06-03"),
        ("2005-03-02", "2005-03-02"),
        ("02/03/2005", "2005-03-02"),
        ("O 250148Z OCT 73", "1973-10-25"),
        ("Sept. 3, 1947", "1947-09-03"),
        ("3 May, 1950", "1950-05-03"),
        ("30 June and 1 July 1960", "1960-07-01"),
        ("31 June 1999", None),
        ("May 1961", None),
        ("resolution 2005/13", None),
        ("99 May 1961", None),
        ("12 Mayor 1961", None),
    ],
)
def test_parse(printed, iso):
    assert dates.parse(printed) == iso


def test_a_year_may_be_lent():
    assert dates.parse("CABLE DATED OCTOBER 2", "1975") == "1975-10-02"
    assert dates.parse("letter of 16 August (S/6602)", "1965") == "1965-08-16"


def test_find_gives_spans():
    text = "From 1 May 1990 to 2 May 1990."
    assert [(text[d.span.start : d.span.end], d.iso) for d in dates.find(text)] == [
        ("1 May 1990", "1990-05-01"),
        ("2 May 1990", "1990-05-02"),
    ]


def test_format_and_parse_agree():
    assert dates.parse(dates.format("2005-02-28")) == "2005-02-28"


@pytest.mark.parametrize("number", range(1, 100))
def test_ordinals_agree(number):
    assert ordinals.parse(f"{ordinals.format(number)} session") == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("SIXTY-FIRST SESSION", 61),
        ("Sixty- first", 61),
        ("43rd", 43),
        ("One hundred and fourth session", 104),
        ("no session", None),
    ],
)
def test_printed_ordinals(printed, number):
    assert ordinals.parse(printed) == number


@pytest.mark.parametrize(
    ("printed", "items", "status"),
    [
        ("Agenda item 4", ("4",), "adopted"),
        ("Item 9 of the provisional agenda", ("9",), "provisional"),
        ("Items 24, 26 and 50 of the preliminary list*", ("24", "26", "50"), "preliminary"),
        ("Agenda items 22 (a) and (b), 88 and 156 to 158", ("22 (a)", "22 (b)", "88", "156", "157", "158"), "adopted"),
        ("Provisional agenda item 5", ("5",), "provisional"),
        ("AGENDA ITEM 20 (a)", ("20 (a)",), "adopted"),
        ("Agenda item 34 Prevention of armed conflict", ("34",), "adopted"),
        ("Sixty-first session", (), None),
    ],
)
def test_agenda(printed, items, status):
    assert agenda.parse(printed) == agenda.Agenda(items, status)
