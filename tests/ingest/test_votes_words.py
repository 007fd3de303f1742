"""Words of voting records: every entry of the lexicon on its own examples; titles; lists of sponsors."""

import re

import pytest

from diplograph.ingest.votes import sponsors, titles, words
from diplograph.ingest.votes.names import Names
from diplograph.ingest.votes.records import Record, Sponsor
from diplograph.terms import document, iri

ENTRIES = [(kind, entry) for kind in ("mode", "tail", "head", "officer") for entry in words.LEXICON[kind]]
ENTRIES.append(("behalf", words.LEXICON["behalf"]))


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(ENTRIES)])
def test_entry_on_its_own_examples(kind: str, entry: dict[str, list[str]]) -> None:
    pattern = re.compile(str(entry["pattern"]), re.IGNORECASE)
    assert [each for each in entry["examples"] if not pattern.search(each)] == []
    assert [each for each in entry["not"] if pattern.search(each)] == []


@pytest.mark.parametrize(
    ("words_of_source", "mode"),
    [(example, entry["name"]) for entry in words.LEXICON["mode"] for example in entry["examples"]],
)
def test_the_first_mode_that_fits_is_the_right_one(words_of_source: str, mode: str) -> None:
    assert words.mode(words_of_source) == mode


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Future of X : resolution / adopted by the General Assembly", "Future of X"),
        ("Future of X : resolultion / adopted by the General Assembly.", "Future of X"),
        ("Rights in Y : decision /", "Rights in Y"),
        ("Peaceful resolution of disputes", "Peaceful resolution of disputes"),
        ("Implementation of resolution 1514 (XV)", "Implementation of resolution 1514 (XV)"),
    ],
)
def test_plain_title(printed: str, plain: str) -> None:
    assert words.plain_title(printed) == plain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Situation of human rights in Cuba", "Human rights situation in Cuba", True),
        ("Question of human rights in Cuba, 2004", "Situation of human rights in Cuba : resolution /", True),
        ("Situation of human rights in Cuba", "Situation of human rights in Haiti", False),
        (
            "Security Council resolution 9001 (2006) [on extension of the mandate of the UN Mission in X]",
            "Security Council resolution 9002 (2007) [on extension of the mandate of the UN Mission in X]",
            True,
        ),
        ("Implementation of resolution 1514 (XV)", "Implementation of resolution 242 (1967)", False),
    ],
)
def test_titles_on_one_situation(one: str, other: str, same: bool) -> None:
    assert (words.title_key(one) == words.title_key(other)) is same


def test_series_keep_the_ids_of_the_registry() -> None:
    found = titles.Titles()
    for symbol, title in (
        ("E/CN.4/RES/2004/13", "Situation of human rights in the Democratic People's Republic of Korea : resolution /"),
        ("A/RES/58/9001", "Question of Demo Island"),
        ("A/RES/59/9002", "The question of Demo Island"),
        ("A/RES/59/9003", "A text that stands alone"),
    ):
        found.add(document(symbol), Record("demo", symbol, "", symbol, title, "2004-04-15", "GA"))
    assert [(name, len(members)) for name, _, members in found.series()] == [
        (iri("series:demo-island"), 2),
        (iri("series:dprk-human-rights"), 1),
    ]


SPONSORS = [
    ("ALBANIA", "2022-03-02", [("mapped", ("state:ALB",))]),
    ("Ghana (on behalf of the Group of African States)", "2007-03-30", [("mapped", ("state:GHA", "bloc:AFRICA"))]),
    ("Cuba [on behalf of the Movement of Non-Aligned Countries]", "2023-11-08",
     [("mapped", ("state:CUB", "bloc:NAM"))]),
    (
        "Austria, Bosnia and Herzegovina, Trinidad and Tobago and Uruguay", "2010-03-30",
        [("mapped", (f"state:{code}",)) for code in ("AUT", "BIH", "TTO", "URY")],
    ),
    ("UNITED STATES AND VIET NAM", "2022-03-02", [("mapped", ("state:USA",)), ("mapped", ("state:VNM",))]),
    ("Thailand and Ukraine", "2022-03-02", [("mapped", ("state:THA",)), ("mapped", ("state:UKR",))]),
    ("SUBMITTED BY THE CHAIR OF THE COMMITTEE", "2022-03-02", [("ignored", ())]),
    ("ISLANDS", "2022-03-02", [("reported", ())]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "date", "expected"), SPONSORS, ids=[row[0][:20] for row in SPONSORS])
def test_sponsors(printed: str, date: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    names = Names()

    def state(name: str) -> object:
        identity = names.find(name.strip(" ,;."), "", date)
        return iri(f"state:{identity}") if identity else None

    found = sponsors.find(Sponsor(printed), date, state)  # type: ignore[arg-type]
    assert [(each.outcome, each.actors) for each in found] == [
        (outcome, tuple(iri(actor) for actor in actors)) for outcome, actors in expected
    ]


@pytest.mark.parametrize(
    ("name", "code", "date", "identity"),
    [
        ("USSR", "SUN", "1990-12-01", "SUHH"),
        ("Russian Federation", "RUS", "1980-03-01", "SUHH"),
        ("CONGO (DEMOCRATIC REPUBLIC OF)", "", "1964-12-30", "COD"),
        ("TÜRKÝYE", "", "2023-11-08", "TUR"),
        ("a AUSTRALIA", "AUS", "1985-12-10", "AUS"),
        ("AN PAKISTAN", "PAK", "1985-12-10", "PAK"),
        ("CÃ´te d'Ivoire", "", "2023-11-08", "CIV"),
        ("United Arab Emirates", "ARE", "1969-03-13", "EGY"),
        ("United Arab Emirates", "ARE", "1999-03-13", "ARE"),
        ("Erewhon", "", "1999-03-13", None),
    ],
)
def test_names_on_their_day(name: str, code: str, date: str, identity: str | None) -> None:
    names = Names()
    assert names.find(name, code, date) == identity
    assert names.find(name, code, date) == identity
