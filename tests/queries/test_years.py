"""Dates of which only the year is known, in answers, traces and frames."""

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from diplograph import intake, knowledge
from diplograph.cli import root
from diplograph.ingest import reader
from diplograph.queries import engines, questions, runner, years
from diplograph.store import Store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("years") / "store"
    said = (("one", "1975", "rejects"), ("two", "1976-01-01", "rejects"), ("three", "1977", "accepts"))
    texts = [
        reader.source(id, f"Cuba {verb} resolution 3379 (XXX).", speaker="CUB", date=date) for id, date, verb in said
    ]
    refused = "We will not implement resolution 3379 (XXX)."
    texts.append(reader.source("four", refused, speaker="CUB", date="1978"))
    with Store.open(path, create=True) as store:
        outcomes = list(intake.ingest(store, texts, quick=True))
    assert [each.status for each in outcomes] == ["stored"] * 4
    yield str(path)


def run(*words: str) -> str:
    return CliRunner().invoke(root, words, catch_exceptions=False, standalone_mode=False).stdout


@pytest.mark.parametrize("engine", ["store", "table"])
def test_a_question_shows_the_year(folder: str, engine: str) -> None:
    printed = run("query", "positions", "--json", "--engine", engine, "--store", folder)
    rows = [json.loads(line) for line in printed.splitlines()]
    assert [(row["date"], row["letter"]) for row in rows] == [
        ("1975", "one"),
        ("1976-01-01", "two"),
        ("1977", "three"),
        ("1978", "four"),
    ]
    with Store.reader(folder) as store:
        found = engines.run(store, "refusals-of-cooperation", {}, engine).records()
    assert [(row["firstDate"], row["lastDate"], row["date"]) for row in found] == [("1978", "1978", "1978")]


def test_a_trace_shows_the_year(folder: str) -> None:
    printed = run("trace", "CUB", "--others", "--store", folder)
    assert "1975        FIRST STATED" in printed
    assert "1976-01-01  RESTATED" in printed
    assert "1977        REVERSED" in printed
    steps = [json.loads(line) for line in run("trace", "CUB", "--json", "--store", folder).splitlines()]
    assert [step["date"] for step in steps] == ["1975", "1976-01-01", "1977", "1978"]


def test_frames_show_the_year(folder: str) -> None:
    with knowledge.open(folder) as found:
        assert list(found.positions(state="CUB")["date"]) == ["1975", "1976-01-01", "1977", "1978"]
        assert next(iter(found.trace("CUB")["date"])) == "1975"


def test_an_answer_without_such_days_costs_no_query(case: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    table = runner.run(case, "positions")
    monkeypatch.setattr(Store, "select", None)
    assert years.shown(case, table) is table


@pytest.mark.parametrize("name", questions.names())
def test_every_column_of_dates_is_known(name: str) -> None:
    columns = questions.question(name).columns
    assert {each for each in columns if each.lower().endswith("date")} <= set(years._LETTERS)
