"""Questions 6, 7, 8, 14, 18 and 20 on the case with four more letters: by hand, and a second time in pandas."""

from collections.abc import Callable
from itertools import permutations

import pandas as pd
import pytest

from diplograph.ingest.actors import registers
from diplograph.ingest.facts import things
from diplograph.model import Letter
from diplograph.queries import runner
from diplograph.store import Store

RES1, RES2, OLD = "A/RES/58/9001", "A/RES/59/9002", "A/RES/57/9000"
WELCOME = "We welcome resolution 9002 and call upon Fiji, which ignores resolution 9001."
UNION = "The European Union supports resolution 9002."
REJECT = "We reject resolution 9002."
ROLL_CALLS = {  # invented: votes, more_votes
    ("GA", "2003", RES1): {"FJI": "A", "TON": "Y", "AUT": "N", "WSM": "X"},
    ("GA", "2004", RES2): {"FJI": "Y", "TON": "Y", "AUT": "N", "WSM": "."},
    ("GA", "2006", "A/RES/61/9004"): {"KIR": "Y", "AUT": "Y"},
}

CASES: list[tuple[str, dict[str, str], str, list[tuple[str | None, ...]]]] = [
    (
        "letters-and-votes", {"state": "AUT"},
        "one two sharedTexts alikeTexts letterShare sharedVotes alikeVotes voteShare text letter otherLetter",
        [
            ("AUT", "EU", "1", "0", "0", None, None, None, RES2, "A/59/9108", "A/60/9107"),
            ("AUT", "NRU", "1", "1", "1", None, None, None, RES2, "A/59/9108", "A/59/9111"),
            ("AUT", "TON", "1", "0", "0", "2", "0", "0", RES2, "A/59/9108", "A/59/9103"),
        ],
    ),
    ("letters-and-votes", {"state": "FJI"}, "two sharedTexts alikeTexts text", [("KIR", "1", "0", OLD)]),
    ("letters-and-votes", {"least": "2"}, "one", []),
    ("letters-of-outsiders", {}, "resolutionName body letters states holders date letter quote", [
        (RES2, "GA", "3", "2", "KIR NRU", "2005-03-05", "A/59/9111",
         "We reject resolution 9002 since it is politicized."),
    ]),
    ("letters-of-outsiders", {"resolution": RES1}, "letters", []),
    ("situation-and-theme", {}, "kind positions texts states meanStrength strongest letter", [
        ("situation", "1", "1", "1", "5", "5", "A/59/9109"),
        ("theme", "7", "2", "5", "3.71", "5", "A/58/9101"),
    ]),
    (
        "after-election", {"organ": "GA"},
        "holder year forBefore againstBefore forAfter againstAfter change letterBefore quoteAfter letterAfter",
        [("KIR", "2006", "0", "2", "1", "0", "less against", "A/59/9109", "We support resolution 9002.", "A/61/9110")],
    ),
    ("after-election", {"organ": "GA", "years": "1"}, "holder", []),
    ("deviations", {}, "date group member about groupStance memberStance quote groupQuote letter groupLetter", [
        ("2005-03-01", "EU", "AUT", RES2, "support", "reject", REJECT, UNION, "A/59/9108", "A/60/9107"),
    ]),
    ("deviations", {"bloc": "NAM"}, "member", []),
    ("replies", {}, "date letter sender replyDate reply replier about stanceName replyStance answer quote replyQuote", [
        ("2005-02-01", "A/59/9103", "TON", "2005-03-01", "A/59/9108", "AUT", RES2, "welcome", "reject", "disagrees",
         WELCOME, REJECT),
    ]),
    ("replies", {"state": "FJI"}, "letter", []),
    ("support-of-country-texts", {}, "date holder about stanceName quote letter", [
        ("2004-01-15", "FJI", OLD, "uphold", "We uphold resolution 57/9000.", "A/58/9101"),
    ]),
    ("support-of-country-texts", {"state": "KIR"}, "date", []),
    (
        "country-texts", {},
        "holder year writtenFor writtenAgainst votedFor votedAgainst abstained about quote document",
        [
            ("FJI", "2004", "1", "0", "0", "0", "0", OLD, "We uphold resolution 57/9000.", "A/58/9101"),
            ("KIR", "2005", "0", "1", "0", "0", "0", OLD, "We reject resolution 57/9000.", "A/59/9109"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_answer(
    compared: Store, name: str, values: dict[str, str], columns: str, expected: list[tuple[str | None, ...]]
) -> None:
    rows = [tuple(row[column] for column in columns.split()) for row in runner.run(compared, name, values).records()]
    assert rows == expected


@pytest.fixture(scope="session")
def flat(request: pytest.FixtureRequest) -> pd.DataFrame:
    """One row an own position, straight from the letters: nothing of the store or of SPARQL is used."""
    letters: tuple[Letter, ...] = request.getfixturevalue("letters_of_comparison")
    rows = [
        {
            "letter": letter.masthead.symbols[0],
            "date": things.letter_date(letter),
            "year": int((things.letter_date(letter) or "0")[:4]),
            "holder": position.holder,
            "about": position.target.symbol,
            "family": position.family,
            "stance": position.stance,
            "polarity": position.polarity,
            "strength": position.strength,
            "firm": position.modality == "actual",
            "whole": position.scope == "whole",
        }
        for letter in letters
        for position in letter.positions
        if position.attribution == "own" and not position.inferred
    ]
    return pd.DataFrame(rows)


def _rows(store: Store, name: str, columns: str, **values: str) -> set[tuple[str | None, ...]]:
    return {tuple(row[each] for each in columns.split()) for row in runner.run(store, name, values).records()}


def test_letters_and_votes_twin(compared: Store, flat: pd.DataFrame) -> None:
    kept = flat[flat["firm"] & flat["whole"] & flat["about"].notna()]
    sides: dict[tuple[str, str], int] = {}
    for (holder, about), values in kept.groupby(["holder", "about"])["polarity"]:
        if not (values.max() > 0.2 and values.min() < -0.2):
            sides[str(holder), str(about)] = 1 if values.max() > 0.2 else -1 if values.min() < -0.2 else 0
    expected = set()
    for one, two in permutations(sorted({holder for holder, _ in sides}), 2):
        shared = [about for holder, about in sides if holder == one and (two, about) in sides]
        calls = [cast for cast in ROLL_CALLS.values() if {cast.get(one), cast.get(two)} <= set("YNA")]
        if shared:
            alike = sum(sides[one, about] == sides[two, about] for about in shared)
            same = sum(cast[one] == cast[two] for cast in calls)
            counts = (str(len(calls)), str(same)) if calls else (None, None)
            expected.add((one, two, str(len(shared)), str(alike), *counts))
    assert _rows(compared, "letters-and-votes", "one two sharedTexts alikeTexts sharedVotes alikeVotes") == expected


def test_letters_of_outsiders_twin(compared: Store, flat: pd.DataFrame) -> None:
    expected = set()
    for (_, _, text), cast in ROLL_CALLS.items():
        said = flat[(flat["about"] == text) & flat["holder"].map(lambda code: registers.kind(code) == "state")]
        outside = said[~said["holder"].isin(cast)]
        if len(outside):
            holders = " ".join(sorted(outside["holder"].unique()))
            expected.add((text, str(outside["letter"].nunique()), str(outside["holder"].nunique()), holders))
    assert _rows(compared, "letters-of-outsiders", "resolutionName letters states holders") == expected


def test_situation_and_theme_twin(compared: Store, flat: pd.DataFrame) -> None:
    rejected = flat[(flat["family"] == "rejects") & flat["about"].fillna("").str.contains("/RES/")].copy()
    rejected["kind"] = rejected["about"].map(lambda symbol: "situation" if symbol == OLD else "theme")
    found = rejected.groupby("kind").agg(n=("stance", "size"), texts=("about", "nunique"), mean=("strength", "mean"))
    expected = {
        (kind, str(row.n), str(row.texts), f"{row['mean']:.2f}".rstrip("0").rstrip("."))
        for kind, row in found.iterrows()
    }
    shown = _rows(compared, "situation-and-theme", "kind positions texts meanStrength")
    assert {(kind, n.split(".")[0], texts.split(".")[0], mean) for kind, n, texts, mean in expected} == shown


def test_after_election_twin(compared: Store, flat: pd.DataFrame) -> None:
    seats = {
        (code, int(year)) for (_, year, _), cast in ROLL_CALLS.items() for code, mark in cast.items() if mark != "."
    }
    sided = flat[flat["firm"] & (flat["polarity"].abs() > 0.2)]
    expected = set()
    for code, year in seats:
        own = sided[sided["holder"] == code]
        before, after = own[own["year"].between(year - 3, year - 1)], own[own["year"].between(year, year + 2)]
        if (code, year - 1) not in seats and len(before) and len(after):
            counts = [
                str(int(n))
                for part in (before, after)
                for n in ((part["polarity"] > 0).sum(), (part["polarity"] < 0).sum())
            ]
            expected.add((code, str(year), *counts))
    columns = "holder year forBefore againstBefore forAfter againstAfter"
    assert _rows(compared, "after-election", columns, organ="GA") == expected


def test_deviations_twin(compared: Store, flat: pd.DataFrame) -> None:
    sided = flat[(flat["polarity"].abs() > 0.2) & flat["about"].notna()]
    is_group: Callable[[str], bool] = lambda code: registers.kind(code) == "bloc"  # noqa: E731
    pairs = sided[sided["holder"].map(is_group)].merge(sided, on="about", suffixes=("_group", ""))
    pairs = pairs[pairs["polarity"] * pairs["polarity_group"] < 0]
    inside = [row.holder in registers.members(row.holder_group, row.date) for row in pairs.itertuples()]
    expected = set(pairs[inside][["holder_group", "holder", "about", "letter"]].itertuples(index=False, name=None))
    assert _rows(compared, "deviations", "group member about letter") == expected


def test_replies_twin(compared: Store, request: pytest.FixtureRequest) -> None:
    letters: tuple[Letter, ...] = request.getfixturevalue("letters_of_comparison")
    by_symbol = {letter.masthead.symbols[0]: letter for letter in letters}
    expected = {
        (first, reply)
        for reply, letter in by_symbol.items()
        for first in letter.citations
        if first in by_symbol and by_symbol[first].masthead.senders != letter.masthead.senders
    }
    assert _rows(compared, "replies", "letter reply") == expected
