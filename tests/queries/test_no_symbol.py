"""Texts that no symbol names: two letters may mean two of them, so nothing is compared across letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph import intake
from diplograph.ingest import reader
from diplograph.queries import engines, tracing
from diplograph.store import Store

BY_SYMBOL = "My Government firmly rejects General Assembly resolution 57/228."
LOOSE = "My Government fully supports the relevant resolutions on Lebanon."
SAID = (
    ("one", "CUB", "2004-09-20", f"{LOOSE} {BY_SYMBOL}"),
    ("two", "VNM", "2004-09-22", f"{LOOSE} {BY_SYMBOL}"),
    ("three", "CUB", "2005-09-22", f"{LOOSE.replace('fully supports', 'firmly rejects')} {BY_SYMBOL}"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("loose") / "store"
    texts = [reader.source(id, words, speaker=by, date=day) for id, by, day, words in SAID]
    with Store.open(folder, create=True) as opened:
        assert [each.positions for each in intake.ingest(opened, texts, quick=True)] == [2, 2, 2]
        yield opened


@pytest.mark.parametrize("engine", ["store", "table"])
def test_nobody_has_the_same_view_of_it(store: Store, engine: str) -> None:
    rows = engines.run(store, "same-view", {}, engine).records()
    assert {row["about"] for row in rows} == {"A/RES/57/228"}
    assert len(rows) == 4


def test_a_trace_states_it_and_compares_nothing(store: Store) -> None:
    steps = tracing.trace(store, "CUB").steps
    assert [(step.letter, step.target, step.change) for step in steps] == [
        ("one", "A/RES/57/228", "first stated"),
        ("one", "res:Lebanon", "stated"),
        ("three", "A/RES/57/228", "restated"),
        ("three", "res:Lebanon", "stated"),
    ]
    assert [step.added for step in steps] == [()] * 4
    assert set(tracing.moved_with(store, tracing.trace(store, "CUB"))) == set()
