"""The two engines give the same rows, and the positions table is fresh whenever it is asked."""

import shutil
from pathlib import Path

import pytest

from diplograph import terms
from diplograph.errors import InputError, UnknownName
from diplograph.model import IRI, Quad
from diplograph.queries import engines, positions_table, questions, runner
from diplograph.store import Store

TABLED = [name for name in questions.names() if engines.has_table(name)]
VALUES = {
    "actor": ("AUT", "FJI"),
    "target": ("A/RES/59/9002",),
    "document": ("A/RES/59/9002",),
    "series": ("demo-island",),
    "stance": ("reject",),
    "organ": ("GA", "SC"),
    "date": ("2004-01-01",),
    "integer": ("1", "14"),
    "ground": ("politicization",),
}
ASKED = [(name, {}) for name in TABLED] + [
    (name, {each.name: value})
    for name in TABLED
    for each in questions.question(name).parameters
    for value in VALUES[each.type]
]


@pytest.mark.parametrize(("name", "values"), ASKED, ids=[f"{n}-{'-'.join(v.values())}" for n, v in ASKED])
def test_both_engines_give_the_same_rows(case: Store, compared: Store, name: str, values: dict[str, str]) -> None:
    for store in (case, compared):
        assert engines.run(store, name, values, "table").records() == runner.run(store, name, values).records()


@pytest.mark.parametrize("name", TABLED)
def test_heads_are_the_same(name: str) -> None:
    table = (questions.ROOM / "library" / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("-- ") for line in table if line.startswith("-- ")]
    assert head == [line.removeprefix("# ") for line in questions.question(name).sparql.splitlines()[: len(head)]]
    assert {"title", "columns", "order", "example"} <= {line.split(":")[0] for line in head}


def test_wrong_use_is_one_sentence(case: Store) -> None:
    with pytest.raises(InputError, match="no table form"):
        engines.run(case, "citations", {}, "table")
    with pytest.raises(InputError, match="no such engine"):
        engines.run(case, "positions", {}, "duck")
    with pytest.raises(InputError, match="no parameter 'nation'"):
        engines.run(case, "positions", {"nation": "FJI"}, "table")
    with pytest.raises(UnknownName):
        engines.run(case, "positions", {"state": "Nowhereland"}, "table")


@pytest.fixture
def folder(case: Store, tmp_path: Path) -> Path:
    graphs: dict[IRI, list[Quad]] = {}
    for quad in case.quads():
        graphs.setdefault(quad.graph, []).append(quad)
    with Store.open(tmp_path / "store", create=True) as store:
        store.replace(graphs)
    return tmp_path / "store"


def _count(folder: Path) -> int:
    with Store.reader(folder) as store, positions_table.open(store) as connection:
        return int(connection.execute("SELECT count(*) FROM positions").fetchall()[0][0])


def test_table_is_made_once_and_again_after_a_change(folder: Path) -> None:
    count = _count(folder)
    first = (folder / positions_table.FILE).stat().st_ino
    assert _count(folder) == count
    assert (folder / positions_table.FILE).stat().st_ino == first
    gone = terms.graph("A_60_9107")
    with Store.open(folder) as store:
        store.replace({gone: []})
    assert _count(folder) == count - 1
    assert (folder / positions_table.FILE).stat().st_ino != first
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_damaged_table_is_made_again(folder: Path) -> None:
    count = _count(folder)
    (folder / positions_table.FILE).write_bytes(b"no table")
    assert _count(folder) == count


def test_another_store_in_the_same_place_has_another_fingerprint(folder: Path) -> None:
    before = positions_table.fingerprint(folder)
    assert positions_table.fingerprint(folder) == before
    shutil.rmtree(folder / "db")
    with Store.open(folder, create=True) as store:
        store.replace({})
    assert positions_table.fingerprint(folder) != before


def test_parquet(folder: Path, tmp_path: Path) -> None:
    import duckdb

    target = tmp_path / "out" / "positions.parquet"
    with Store.reader(folder) as store:
        positions_table.export(store, target)
    found = duckdb.sql(f"SELECT kind, count(*) FROM '{target}' GROUP BY kind ORDER BY kind").fetchall()
    assert found == [("letter", 15), ("vote", 7)]
    assert [path.name for path in target.parent.iterdir()] == ["positions.parquet"]
    row = duckdb.sql(f"SELECT * FROM '{target}' WHERE stance = 'reject'").df().iloc[0]
    assert (row["holder"], row["target"], row["polarity"], row["strength"]) == ("FJI", "A/RES/58/9001", -1.0, 5)
    assert (row["organ"], list(row["series"]), row["session"]) == ("GA", ["demo-island"], "GA-58")
    assert (row["document"], list(row["grounds"]), row["year"]) == ("A/58/9101", ["politicization"], 2004)
