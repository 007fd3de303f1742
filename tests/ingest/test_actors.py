"""Mentions of actors in running text: names, dates, longer names, offices, places, the speaker."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.actors import actors
from diplograph.ingest.actors.actor_context import lexicon
from diplograph.ingest.actors.folding import fold
from diplograph.ingest.actors.registry_tables import names, states
from diplograph.model import Actor

_SPEAKER = ("LBN",)


def _shown(found: tuple[Actor, ...]) -> list[str]:
    return [f"{'+'.join(actor.codes)}:{actor.kind}" for actor in found]


def _examples(key: str) -> list[tuple[str, Any]]:
    return [(table, example) for table, words in lexicon().items() for example in words.get(key, [])]


@pytest.mark.parametrize(("table", "example"), _examples("examples"))
def test_the_lexicon_is_right_about_its_examples(table: str, example: list[str]) -> None:
    text, expected = example
    wanted = expected.replace("SPEAKER", "LBN").split("+") if expected else []
    date = "1980" if "Soviet" in text or "USSR" in text else "2005"
    found = [shown for shown in _shown(actors.find(text, date, _SPEAKER)) if not shown.endswith(":organ")]
    assert found == wanted


@pytest.mark.parametrize(("table", "text"), _examples("not"))
def test_the_lexicon_is_right_about_its_counter_examples(table: str, text: str) -> None:
    unwanted = {"self": "self", "place": "place", "short": "bloc"}.get(table, "state")
    assert unwanted not in [actor.kind for actor in actors.find(text, "2005", _SPEAKER)]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("The Democratic People's Republic of Korea and the Republic of Korea", "2005", ["PRK:state", "KOR:state"]),
        ("the Democratic Republic of the Congo and the Congo", "2005", ["COD:state", "COG:state"]),
        ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea and Guinea", "2005", ["PNG", "GNB", "GNQ", "GIN"]),
        ("Niger and Nigeria", "2005", ["NER:state", "NGA:state"]),
        ("Mali and Somalia", "2005", ["MLI:state", "SOM:state"]),
        ("Dominica and the Dominican Republic", "2005", ["DMA:state", "DOM:state"]),
        ("Bosnia and Herzegovina rejects", "2005", ["BIH:state"]),
        ("Venezuela (Bolivarian Republic of) rejects", "2010", ["VEN:state"]),
        ("Zaire and Czechoslovakia abstained", "1985", ["ZAR:state", "CSK:state"]),
        ("the Soviet Union, as it then was", "2005", ["SUN:state"]),
        ("Russia rejects", "1950", ["SUN:state"]),
        ("the illegal racist minority regime in Southern Rhodesia", "1975", ["RHO:other"]),
        ("the racist minority regime in Zimbabwe", "1975", ["RHO:other"]),
        ("the racist minority regime", "1975", ["ZAF:state"]),
        ("the Vorster regime", "1975", ["ZAF:state"]),
        ("the Bosnian Serb leadership", "1993", ["OTHER:Bosnian Serbs:other"]),
        ("Germany rejects", "1975", ["DEU:state"]),
        ("Burma must comply", "2012", ["MMR:state"]),
        ("Korea, Korea", "2005", [":place", ":place"]),
        ("Viet Nam rejects", "1965", [":place"]),
        ("Viet Nam rejects", "1985", ["VNM:state"]),
        ("Yugoslavia rejects", "1999", ["YUG:state"]),
        ("the European Community welcomes", "1985", ["EEC:bloc"]),
        ("the European Community welcomes", "1995", ["EU:bloc"]),
        ("The Twelve renew their appeal", "1988", ["EEC:bloc"]),
        ("the non-aligned countries and the Group of 77", "1985", ["NAM:bloc", "G77:bloc"]),
        ("The five permanent members of the Security Council", "1985", ["BIG5:bloc"]),
        ("the Organization of African Unity", "1985", ["OAU:bloc"]),
        ("The PLO and Hamas", "1990", ["PLO:other", "OTHER:Hamas:other"]),
        ("the Security Council and the Human Rights Council", "2010", ["SC:organ", "HRC:organ"]),
        ("the Council decided", "2010", [":organ"]),
        ("United Nations Interim Force in Lebanon", "1980", ["UNIFIL:organ"]),
        ("the International Criminal Tribunal for Rwanda", "1995", ["ICTR:organ"]),
        ("THE UNITED STATES GOVERNMENT REJECTS", "1950", ["USA:state"]),
        ("the Zionist entity refuses", "1982", ["ISR:state"]),
        ("the racist Pretoria regime refuses", "1982", ["ZAF:state"]),
        ("south Korea rejects", "2005", ["KOR:state"]),
        ("Cyprus's proposal and Malta’s reply", "2005", ["CYP:state", "MLT:state"]),
        ("the Turkish Cypriots of the island", "2005", []),
        ("They told us of it", "2005", []),
        ("the Namibian people and Namibia", "1980", ["NAM:place"]),
        ("ON BEHALF OF MY COUNTRY I REJECT IT", "1973", ["LBN:self", "LBN:self"]),
        ("THOSE WHO TOLD US", "1973", []),
        ("the Mission reported", "2005", []),
        ("the war in Indo-China", "1955", []),
        ("Chadwick and Omani carpets", "2005", []),
        ("the Twelve Apostles", "2005", []),
    ],
)
def test_names(text: str, date: str, expected: list[str]) -> None:
    found = _shown(actors.find(text, date, _SPEAKER))
    assert found == [item if ":" in item else f"{item}:state" for item in expected]


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("The Permanent Mission of Lebanon avails itself", ("LBN",), ("Permanent Mission of Lebanon", "self")),
        ("The Permanent Mission of Israel avails itself", ("LBN",), ("Permanent Mission of Israel", "state")),
        ("the Permanent Representative of Israel stated", ("LBN",), ("Permanent Representative of Israel", "state")),
        ("the Israeli occupying authorities refused", ("LBN",), ("Israeli occupying authorities", "state")),
        ("the DPRK side rejects", ("PRK",), ("DPRK side", "state")),
    ],
)
def test_the_printed_form_takes_in_the_office(text: str, speaker: tuple[str, ...], expected: tuple[str, str]) -> None:
    actor = actors.find(text, "2005", speaker)[0]
    assert (actor.printed, actor.kind) == expected
    assert text[actor.span.start : actor.span.end] == actor.printed


def test_the_speaker_has_the_code_of_the_day() -> None:
    assert actors.find("We reject it", "1985", ("COD",))[0].codes == ("ZAR",)
    assert actors.find("My country rejects it", "1960", ("RUS",))[0].codes == ("SUN",)
    assert actors.find("We reject it", None, ())[0].codes == ()


def test_listed_states_are_separate_mentions_in_order() -> None:
    found = actors.find("France, Germany and the United Kingdom of Great Britain and Northern Ireland", "2020", ())
    assert [actor.codes[0] for actor in found] == ["FRA", "DEU", "GBR"]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_an_ambiguous_name_is_the_speakers_own() -> None:
    assert actors.find("Viet Nam rejects it", "1970", ("VDR",))[0].codes == ("VDR",)
    assert actors.find("Korea rejects it", "2005", ("KOR",))[0].kind == "state"


def test_every_unambiguous_name_finds_its_bearer() -> None:
    missed = []
    for name in names():
        if name.kind in ("adjective", "metonym", "slip") or fold(name.name) in ("korea", "viet nam", "vietnam"):
            continue
        date = name.start or name.end or states()[name.identity].start or None
        found = actors.find(f"{name.name} rejects it", date, ())
        if [actor.printed for actor in found] != [name.name] or not found[0].codes:
            missed.append((name.identity, name.name, found))
    assert missed == []


@given(st.text(alphabet="aAbiIKorea sSudn'’\n-.()İıÉ", max_size=80))
def test_mentions_are_in_order_and_quote_the_text(text: str) -> None:
    found = actors.find(text, "2005", ())
    assert all(text[actor.span.start : actor.span.end] == actor.printed for actor in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_empty_text() -> None:
    assert actors.find("", None, ()) == ()
