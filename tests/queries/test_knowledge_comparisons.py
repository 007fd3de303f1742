"""The comparisons as DataFrames: the columns that their docstrings promise, and the figures worked out by hand."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import diplograph
from diplograph.errors import InputError
from diplograph.knowledge import Knowledge
from diplograph.queries import comparisons
from diplograph.store import Store


@pytest.fixture(scope="session")
def kg(compared: Store) -> Knowledge:
    return Knowledge(compared)


def _columns(method: object) -> list[str]:
    """What a docstring names after `Columns:`, up to the full stop, without what stands in brackets."""
    found = re.search(r"Columns: (.+?)\.(?:\s|$)", method.__doc__ or "", re.DOTALL)
    assert found is not None
    return [name.strip() for name in re.sub(r"\([^)]*\)", "", found[1]).split(",")]


def test_columns_are_those_of_the_docstrings(kg: Knowledge) -> None:
    found: dict[str, pd.DataFrame] = {
        "positions": kg.positions(),
        "table": kg.table(),
        "agreement": kg.agreement("AUT"),
        "blocs": kg.blocs(),
        "cohesion": kg.cohesion("EU"),
        "deviations": kg.deviations(),
        "spread": kg.spread("politicization"),
        "words_versus_votes": kg.words_versus_votes(),
        "trace": kg.trace("FJI", series="demo-island"),
    }
    for name, frame in found.items():
        assert list(frame.columns) == _columns(getattr(Knowledge, name)), name


def test_positions_have_numbers_where_a_number_is_meant(kg: Knowledge) -> None:
    for found in (kg.positions(), kg.positions(state="USA")):
        assert all(pd.api.types.is_numeric_dtype(found[name]) for name in ("polarity", "strength", "confidence"))
    assert kg.positions()["confidence"].between(0, 1).all()


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("", None, "the text is empty"),
        (" \n", None, "the text is empty"),
        ("No.", "bad", "this is no date; write YYYY or YYYY-MM-DD"),
        ("No.", "0000", "this is no date; write YYYY or YYYY-MM-DD"),
    ],
)
def test_a_text_that_the_command_refuses_is_refused(text: str, date: str | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        diplograph.extract(text, date=date)


def test_agreement_is_in_numbers(kg: Knowledge) -> None:
    row = kg.agreement("AUT", "TON").iloc[0]
    assert (row["letterShare"], row["sharedVotes"], row["voteShare"]) == (0, 2, 0)


def test_cohesion(kg: Knowledge) -> None:
    """AOSIS: FJI, KIR, TON, WSM. 2003: FJI A, TON Y, no line. 2004: FJI Y, TON Y. 2006: KIR alone, no line."""
    assert kg.cohesion("AOSIS")[["member", "votes", "deviating"]].to_numpy().tolist() == [["FJI", 1, 0], ["TON", 1, 0]]
    assert len(kg.cohesion("AOSIS", until="2003-12-31")) == 0


def test_a_period_that_is_none_is_told_as_such(kg: Knowledge) -> None:
    with pytest.raises(InputError, match="'2003': this is no date; write YYYY-MM-DD"):
        kg.blocs(since="2003")
    with pytest.raises(InputError, match="'2003-02-30': this is no date"):
        kg.cohesion("AOSIS", until="2003-02-30")


def test_spread(kg: Knowledge) -> None:
    """Fiji on 15 January 2004; Nauru 415 days later."""
    found = kg.spread("politicization")[["rank", "days", "holder", "quote"]].to_numpy().tolist()
    assert found == [[1, 0, "FJI", "it is politicized"], [2, 415, "NRU", "it is politicized"]]


def test_others_stand_in_the_trace(kg: Knowledge) -> None:
    steps = kg.trace("FJI", series="demo-island", others=True)
    assert steps["movedWith"].tolist() == [[], [], ["KIR"]]


def test_a_trace_of_nothing_has_its_columns(kg: Knowledge) -> None:
    for others in (False, True):
        found = kg.trace("FRA", others=others)
        assert (len(found), list(found)) == (0, list(kg.trace("FJI", others=others)))


def test_a_projection_takes_parameters(kg: Knowledge) -> None:
    states = {
        data["code"] for _, data in kg.graph("states-resolutions", state="FJI").nodes(data=True) if "code" in data
    }
    assert states == {"FJI"}
    with pytest.raises(InputError, match="no parameter 'stat'"):
        kg.graph("states-resolutions", stat="FJI")


def test_engines_by_name(kg: Knowledge) -> None:
    assert kg.query("positions", engine="table", state="FJI").equals(kg.query("positions", state="FJI"))


def test_blocs_on_votes(kg: Knowledge) -> None:
    """FJI and TON voted alike once in two; of three roll calls nobody else shares two with another alike."""
    found = kg.blocs(alike=0.5, least=2)
    assert found[["size", "members", "alike"]].to_numpy().tolist() == [[2, "FJI TON", 0.5]]
    assert len(kg.blocs(alike=0.6, least=2)) == 0


@pytest.mark.parametrize(
    "asked", [lambda kg, **given: kg.blocs(**given), lambda kg, **given: kg.cohesion("AOSIS", **given)]
)
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"since": "2003"}, "write YYYY-MM-DD"),
        ({"until": "2003-02-30"}, "write YYYY-MM-DD"),
        ({"organ": "XYZ"}, "no such organ"),
        ({"since": "2004-01-01", "until": "2003-01-01"}, "the earlier date first"),
    ],
)
def test_a_period_or_organ_that_is_none_is_refused(
    kg: Knowledge, asked: Callable[..., pd.DataFrame], given: dict[str, str], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        asked(kg, **given)


def test_cohesion_is_of_a_group(kg: Knowledge) -> None:
    with pytest.raises(InputError, match="FJI has no members; name a group"):
        kg.cohesion("Fiji")


def test_average_linkage() -> None:
    """Two pairs, nearer to each other than to the fifth: joined at the mean of the shares between them."""
    shares = np.full((5, 5), 0.1)
    shares[0, 1] = shares[1, 0] = shares[2, 3] = shares[3, 2] = 0.95
    shares[:2, 2:4] = shares[2:4, :2] = 0.7
    assert sorted(map(sorted, comparisons._linked(shares, 0.9))) == [[0, 1], [2, 3], [4]]
    assert sorted(map(sorted, comparisons._linked(shares, 0.65))) == [[0, 1, 2, 3], [4]]
