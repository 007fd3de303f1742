"""The registry: names and codes at a date, groups, chairs, organs, sessions, and its own consistency."""

import csv
import gzip
from itertools import product
from pathlib import Path

import pytest

from diplograph.errors import UnknownName
from diplograph.ingest.actors import registers
from diplograph.ingest.actors.registry_check import check
from diplograph.ingest.actors.registry_tables import names, organ_names, states

_VOTES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "undl_votes"
# The library keeps one code where the JSON format follows ISO 3166 (`registry/codes.csv`, scheme library).
_LIBRARY = {
    ("HVO", "BFA"),
    ("ZAR", "COD"),
    ("UAR", "EGY"),
    ("SRB", "SCG"),
    ("SUN", "RUS"),
}


def test_the_tables_agree_with_one_another() -> None:
    assert check() == ()


@pytest.mark.parametrize(
    ("name", "date", "code"),
    [
        ("Democratic People's Republic of Korea", "2005-02-28", "PRK"),
        ("the Democratic People’s Republic of Korea", "2005", "PRK"),
        ("DPRK", None, "PRK"),
        ("Iran (Islamic Republic of)", "1955-03-29", "IRN"),
        ("CONGO", "1999", "COG"),
        ("Congo", "1965", "COD"),
        ("Congo (Leopoldville)", "1965", "COD"),
        ("Zaire", "1985", "ZAR"),
        ("COD", "1985", "ZAR"),
        ("COD", "2005", "COD"),
        ("Yugoslavia", "1950", "YUG"),
        ("Yugoslavia", "1999", "YUG"),
        ("Serbia and Montenegro", "2005", "SCG"),
        ("USSR", "1975", "SUN"),
        ("RUS", "1975", "SUN"),
        ("Russian Federation", "1992-01-01", "RUS"),
        ("Germany, Federal Republic of", "1980", "DEU"),
        ("Germany", "2004", "DEU"),
        ("German Democratic Republic", "1980", "DDR"),
        ("Democratic Yemen", "1985", "YMD"),
        ("Republic of Viet Nam", "1970", "VDR"),
        ("Viet Nam", "1985", "VNM"),
        ("United Arab Republic", "1959", "UAR"),
        ("United Arab Republic", "1965", "EGY"),
        ("China", "1960", "CHN"),
        ("Republic of China", "1960", "CHN"),
        ("Burma", "1980", "MMR"),
        ("BURKINA FASO", "1983-10-27", "BFA"),
        ("TÜRKÝYE", "2024-11-18", "TUR"),
        ("TÜRKI\u0307YE", "2024-11-18", "TUR"),
        ("a AUSTRALIA", "1990", "AUS"),
        ("AN PAKISTAN", "1990", "PAK"),
        ("Palestine", "2003", "PSE"),
        ("European Union", "2005", "EU"),
        ("European Community", "1990", "EEC"),
        ("European Community", "1995", "EU"),
        ("Organization of the Islamic Conference", "2005", "OIC"),
        ("African Union", "2005", "AU"),
        ("Commission on Human Rights", "2005", "CHR"),
        ("kosovo", "2010", "OTHER:Kosovo"),
    ],
)
def test_a_name_means_one_actor_on_its_date(name: str, date: str | None, code: str) -> None:
    assert registers.actor(name, date).code == code


@pytest.mark.parametrize(
    ("name", "date", "candidate"),
    [
        ("USSR", "2005", "Russian Federation (RUS)"),
        ("Czechoslovakia", "1995", "Slovakia (SVK)"),
        ("Korea", "2005", "Republic of Korea (KOR)"),
        ("Viet Nam", "1965", "Republic of Viet-Nam (VDR)"),
        ("South Sudan", "2006", "Sudan (SDN)"),
        ("Isreal", "2006", "Israel"),
    ],
)
def test_an_unknown_ambiguous_or_dead_name_gives_candidates(name: str, date: str, candidate: str) -> None:
    with pytest.raises(UnknownName) as error:
        registers.actor(name, date)
    assert candidate in error.value.candidates


@pytest.mark.skipif(not _VOTES.exists(), reason="needs the voting data in ../shared/data/undl_votes")
def test_every_name_in_the_voting_data_resolves() -> None:
    seen: set[tuple[str, str, str]] = set()
    for body in ("ga", "sc"):
        with gzip.open(_VOTES / f"{body}_voting.csv.gz", "rt", encoding="utf-8") as lines:
            seen.update((row["ms_code"], row["ms_name"], row["date"]) for row in csv.DictReader(lines) if row["date"])
    assert len({name for _, name, _ in seen}) == 244
    found = {(code, registers.state(name, date).code) for code, name, date in seen}
    assert {pair for pair in found if pair[0] and pair[0] != pair[1]} == _LIBRARY


@pytest.mark.parametrize(
    ("code", "iri"),
    [
        ("PRK", "id/state/PRK"),
        ("SUN", "id/state/SUHH"),
        ("DDR", "id/state/DDDE"),
        ("YMD", "id/state/YDYE"),
        ("UAR", "id/other/united-arab-republic"),
        ("EU", "id/bloc/EU"),
        ("NAM", "id/bloc/NAM"),
        ("PLO", "id/other/plo"),
        ("CHR", "id/organ/CHR"),
        ("OTHER:TRNC", "id/other/turkish-republic-of-northern-cyprus"),
        ("OTHER:Some Movement", "id/other/some-movement"),
    ],
)
def test_codes_have_iris(code: str, iri: str) -> None:
    assert registers.iri(code).endswith(iri)


def test_a_date_or_a_sort_decides_shared_codes() -> None:
    assert registers.iri("YUG", "1960").endswith("id/state/YUCS")
    assert registers.iri("YUG", "1999").endswith("id/state/CSXX")
    assert registers.iri("NAM", sort="state").endswith("id/state/NAM")


def test_in_lists_of_states_a_shared_code_is_the_state() -> None:
    assert registers.state("NAM", "1995").label == "Namibia"
    assert registers.state("NAMIBIA", "1995").code == "NAM"
    with pytest.raises(UnknownName):
        registers.state("EU", "1995")


def test_kinds_and_labels() -> None:
    assert [registers.kind(code) for code in ("PRK", "EU", "CHR", "PLO", "XYZ")] == [
        "state",
        "bloc",
        "organ",
        "other",
        None,
    ]
    assert registers.label("PRK") == "Democratic People's Republic of Korea"
    assert registers.label("MMR", "1980") == "Burma"
    assert registers.label("MMR") == "Myanmar"
    assert registers.is_code("SUN") and not registers.is_code("S/RES/242(1967)")


@pytest.mark.parametrize(
    ("group", "date", "size"),
    [
        ("EEC", "1958", 6),
        ("EEC", "1990", 12),
        ("EU", "1995-06-01", 15),
        ("EU", "2005-02-28", 25),
        ("EU", "2021", 27),
        ("BIG5", "1970", 5),
        ("BIG5", "2020", 5),
        ("E3", "2020", 3),
        ("ASEAN", "2010", 10),
        ("AFRICA", "2012", 54),
    ],
)
def test_members_at_a_date(group: str, date: str, size: int) -> None:
    assert len(registers.members(group, date)) == size


@pytest.mark.parametrize(
    ("group", "date", "code"),
    [
        ("EU", "2004-04-15", "IRL"),
        ("EU", "2008-03-27", "SVN"),
        ("EEC", "1984-03-01", "FRA"),
        ("NAM", "2009-10-01", "EGY"),
        ("NAM", "1985-01-01", "IND"),
        ("G77", "2010-05-05", "YEM"),
        ("LMG", "2005-01-01", None),
    ],
)
def test_spokespersons(group: str, date: str, code: str | None) -> None:
    assert registers.spokesperson(group, date) == code


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Commission on Human Rights", "CHR"),
        ("COMMISSION ON HUMAN RIGHTS", "CHR"),
        ("the Human Rights Council", "HRC"),
        ("A/HRC", "HRC"),
        ("Security Council", "SC"),
        ("ECOSOC", "ECOSOC"),
        ("Board of Governors", "IAEA-BOARD"),
    ],
)
def test_organs(asked: str, code: str) -> None:
    organ = registers.organ(asked)
    assert organ is not None and organ.code == code


def test_an_unknown_organ_is_none() -> None:
    assert registers.organ("Commission on Unicorns") is None


@pytest.mark.parametrize(
    ("organ", "number", "year"),
    [
        ("CHR", 61, "2005"),
        ("CHR", "9", "1953"),
        ("CHR", "S-4", "1999"),
        ("HRC", 7, "2008"),
        ("HRC", "S-9", "2009"),
        ("GA", "XXIX", "1974"),
        ("GA", "ES-10", "1997"),
        ("GA", "S-32", "2021"),
        ("ECOSOC", 2004, "2004"),
        ("ECOSOC", "XLVIII", "1970"),
        ("ECOSOC", "XLII", "1967"),
        ("ECOSOC", "LXIII", "1977"),
    ],
)
def test_sessions(organ: str, number: str | int, year: str) -> None:
    session = registers.session(organ, number)
    assert session is not None and session.year == year


@pytest.mark.parametrize(
    ("organ", "date", "number"),
    [
        ("GA", "1982-03-05", "36"),
        ("GA", "2023-09-05", "78"),
        ("GA", "2023-09-04", "77"),
        ("GA", "1965-03-01", "19"),
        ("CHR", "2005-04-14", "61"),
        ("CHR", "2005-09-01", None),
    ],
)
def test_the_session_of_a_date(organ: str, date: str, number: str | None) -> None:
    session = registers.session_on(organ, date)
    assert (session and session.number) == number


def test_the_regular_sessions_follow_the_year_rules() -> None:
    for number in range(5, 63):
        session = registers.session("CHR", number)
        assert session is None or session.year == str(1944 + number)
    for number in range(4, 62):
        session = registers.session("HRC", number)
        assert session is None or session.year == str(2007 + (number - 4) // 3)
    for number in range(2, 81):
        session = registers.session("GA", number)
        assert session is not None and session.year == str(1945 + number)


def test_every_row_has_a_source() -> None:
    assert all(state.source for state in states().values())
    assert all(name.source for name in names())


def test_no_name_of_a_state_is_a_name_of_an_organ() -> None:
    spelt = {name.name.casefold() for name in names()}
    assert spelt.isdisjoint(name.name.casefold() for name in organ_names())


def test_whole_dates_and_years_compare() -> None:
    outcomes = [registers.within(date, "1991-09-17", "") for date in ("1991", "1991-09", "1991-09-16", "1991-09-17")]
    assert outcomes == [True, True, False, True]
    assert all(registers.within(None, start, end) for start, end in product(("", "1990"), ("", "1991")))
