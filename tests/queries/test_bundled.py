"""The questions on the bundled letters: what the heads of the `.rq` files promise, and that the data is whole."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph import intake
from diplograph.ingest import reader, samples
from diplograph.queries import runner, tracing
from diplograph.queries.questions import names
from diplograph.store import Store

# question, parameters, and a row that must be among the answers
PROMISED = [
    ("founding", {}, {"holder": "PRK", "target": "E/CN.4/RES/2003/10", "initiator": "EU", "letter": "DEMO/2003/CHR/1"}),
    ("position-change", {"state": "PRK"}, {"date": "2003-04-22", "stanceName": "reject", "change": "first stated"}),
    ("grounds", {"state": "PRK"}, {"ground": "politicization", "body": "CHR", "letter": "DEMO/2003/CHR/1"}),
    ("exact-sentence", {"state": "PRK"}, {"about": "E/CN.4/RES/2005/11", "letter": "DEMO/2005/CHR/1"}),
    ("support-of-country-texts", {"state": "JPN"}, {"about": "A/RES/60/173", "stanceName": "support"}),
    ("timeline", {"resolution": "E/CN.4/RES/2005/11"}, {"event": "reject", "symbol": "DEMO/2005/CHR/1"}),
    ("timeline", {"resolution": "E/CN.4/RES/2005/11"}, {"event": "adopted", "actor": "CHR", "date": "2005-04-14"}),
    ("transmittals", {}, {"letter": "DEMO/2007/HRC/1", "sender": "MNG"}),
    ("double-symbols", {}, {"primary": "DEMO/2006/GA/3", "other": "DEMO/2006/SC/1"}),
    ("voices-of-a-group", {"bloc": "NAM"}, {"spokesperson": "CUB", "about": "A/RES/60/251", "stanceName": "support"}),
    ("cited-without-agenda", {}, {"letter": "DEMO/2008/SC/1", "cited": "S/RES/1803(2008)"}),
    ("replies", {"state": "PRK"}, {"letter": "DEMO/2005/GA/1", "reply": "DEMO/2006/GA/1", "answer": "disagrees"}),
    ("rejected-initiatives", {"bloc": "EU"}, {"holder": "PRK", "resolutionName": "E/CN.4/RES/2003/10"}),
    ("letters-and-votes", {"state": "CUB"}, {"two": "VNM", "letterShare": "1", "letter": "DEMO/2008/GA/1"}),
    ("country-texts", {"state": "CUB"}, {"year": "2008", "writtenAgainst": "3", "document": "DEMO/2008/GA/1"}),
    ("situation-and-theme", {}, {"kind": "situation", "strongest": "5", "letter": "DEMO/2003/CHR/1"}),
    ("ground-spread", {"ground": "politicization"}, {"holder": "PRK", "letter": "DEMO/2003/CHR/1"}),
    ("conditions", {"state": "PRK"}, {"conditionType": "providedThat", "letter": "DEMO/2005/GA/1"}),
    ("unresolved-targets", {"state": "NAM"}, {"stanceName": "oppose", "letter": "DEMO/2006/GA/2"}),
    ("silences", {"state": "JPN"}, {"lastLetter": "DEMO/2006/GA/1", "symbol": "A/RES/61/174"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def bundled() -> Iterator[Store]:
    with Store.memory() as store:
        found = list(intake.ingest(store, reader.sources(samples.paths())))
        assert {outcome.status for outcome in found} == {"stored"}
        yield store


@pytest.mark.parametrize(("name", "values", "promised"), PROMISED, ids=[f"{p[0]}-{n}" for n, p in enumerate(PROMISED)])
def test_promise(bundled: Store, name: str, values: dict[str, str], promised: dict[str, str]) -> None:
    rows = runner.run(bundled, name, values).records()
    assert any(promised.items() <= row.items() for row in rows)


def test_the_bundled_store_is_whole(bundled: Store) -> None:
    assert {name: table.rows for name, table in runner.integrity(bundled).items() if table.rows} == {}


@pytest.mark.parametrize("name", names())
def test_no_row_twice(bundled: Store, name: str) -> None:
    rows = runner.run(bundled, name).rows
    assert len(rows) == len(set(rows))


def test_the_trace_tells_the_story(bundled: Store) -> None:
    steps = tracing.trace(bundled, "PRK", series="dprk-human-rights").steps
    assert steps[0].date == "2003-04-22"
    assert steps[-1].date == "2009-09-24"
    assert {step.stances[0] for step in steps} <= {"reject", "nonRecognition", "oppose"}


def test_what_the_guide_says_of_counting(bundled: Store) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "questions.md").read_text(encoding="utf-8")
    query = guide.split("```sparql\n")[1].split("```")[0]
    ((row),) = bundled.select(query).records()
    assert f"that is {row['rows']} and {row['positions']}: the second is right" in guide


@pytest.mark.skipif("DIPLOGRAPH_BASE" in os.environ, reason="this is the run under another base")
def test_the_same_under_another_base() -> None:
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    environment = {**os.environ, "DIPLOGRAPH_BASE": "https://example.org/kg/"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
