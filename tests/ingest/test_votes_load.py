"""Voting records in a store: a second load, an interrupted one, a changed file, two sources of one roll call."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph import fastshacl, findings, rollcalls
from diplograph.ingest.votes import sources
from diplograph.ingest.votes.mapping import votes_graph
from diplograph.model import IRI, Quad
from diplograph.store import Store

SAMPLES = Path(__file__).parent / "votes"
VOTES = "SELECT (COUNT(*) AS ?n) WHERE { ?v <https://w3id.org/diplograph/ns#castIn> ?e }"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for path in SAMPLES.iterdir():
        if path.suffix != ".md":
            shutil.copy(path, folder / path.name)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store", create=True) as opened:
        yield opened


def load(store: Store, *paths: Path) -> list[tuple[str, str]]:
    found = sources.find(tuple(map(str, paths)))
    return [(each.dataset, each.status) for each in rollcalls.load(store, found, lambda done: None)]


def content(store: Store) -> set[Quad]:
    return set(store.quads())


def test_a_second_load_changes_nothing(store: Store, files: Path) -> None:
    names = ["ga", "chr-hrc", "unxml-ga", "vetoes", "marcxml"]
    assert load(store, files) == [(name, "loaded") for name in names]
    before = content(store)
    assert load(store, files) == [(name, "unchanged") for name in names]
    assert content(store) == before


def test_what_is_loaded_has_no_violation(store: Store, files: Path) -> None:
    load(store, files)
    assert findings.conforms(fastshacl.check(store))


def test_an_interrupted_load_is_done_again(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rollcalls, "PIECE", 30)
    whole = Store.memory()
    load(whole, files / "ga_voting.csv")
    bulk, loaded = Store.bulk, []

    def stop_after_one(self: Store, path: Path) -> None:
        if loaded:
            raise KeyboardInterrupt
        loaded.append(path)
        bulk(self, path)

    monkeypatch.setattr(Store, "bulk", stop_after_one)
    with pytest.raises(KeyboardInterrupt):
        load(store, files / "ga_voting.csv")
    assert 0 < len(content(store)) < len(content(whole))
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["db"]
    (tmp_path / "store" / "votes-killed").mkdir()
    monkeypatch.setattr(Store, "bulk", bulk)
    assert load(store, files / "ga_voting.csv") == [("ga", "restarted")]
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["db"]
    assert content(store) == content(whole)


def test_a_changed_file_replaces_the_old_one(store: Store, files: Path) -> None:
    path = files / "ga_voting.csv"
    load(store, path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:2], lines[2].replace("TONGA,N", "TONGA,A"), *lines[3:5]]), encoding="utf-8")
    assert load(store, path) == [("ga", "replaced")]
    fresh = Store.memory()
    load(fresh, path)
    assert content(store) == content(fresh)


@pytest.mark.parametrize("order", [("ga_voting.csv", "ga_74.json"), ("ga_74.json", "ga_voting.csv")])
def test_a_roll_call_is_stored_once(store: Store, files: Path, order: tuple[str, str]) -> None:
    for name in order:
        load(store, files / name)
    where = {
        quad.graph
        for quad in store.quads()
        if quad.predicate == IRI("https://w3id.org/diplograph/ns#castIn") and quad.object.endswith("/A_RES_59_9002")  # type: ignore[union-attr]
    }
    assert where == {votes_graph("ga")}
    assert store.select(VOTES).records() == [{"n": "11"}]


def test_progress_ends_at_the_size(files: Path) -> None:
    found = sources.find((str(files),))
    told: list[int] = []
    rollcalls.ledger(found, told.append)
    assert told[-1] == sum(each.size for each in found)
    assert told == sorted(told)
