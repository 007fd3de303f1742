"""What a store knows of the files that it was made from: none is read twice, none is called known that was replaced."""

import json
from pathlib import Path

import pytest

from diplograph import fastshacl, findings, intake, terms
from diplograph.ingest import reader
from diplograph.readings import Readings
from diplograph.store import Store
from diplograph.terms import iri

REJECTS = "Cuba rejects General Assembly resolution 60/173."
WELCOMES = "Cuba welcomes General Assembly resolution 60/173."


def row(id: str, text: str, **more: str) -> bytes:
    return json.dumps({"id": id, "text": text, "speaker": "CUB", "date": "2006-10-01", **more}).encode()


def take_in(store: Store, *paths: Path, workers: int = 1) -> list[str]:
    """Ingest files in one run: what became of each, in the order in which it was told."""
    told: list[str] = []
    readings = Readings(store)
    sources = reader.sources(
        paths, "CUB", "2006-10-01", report=lambda each: told.append(each.outcome), known=readings.known
    )
    for each in intake.ingest(store, sources, workers=workers, quick=True, readings=readings):
        told.append("replaced" if each.replaces else each.status)
    return told


def families(store: Store) -> set[str]:
    query = f"SELECT ?s WHERE {{ ?p a <{iri('dg:Position')}> ; <{iri('dg:stance')}> ?s }}"
    return {str(row["s"]).rpartition("/")[2] for row in store.select(query).records()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store", create=True)


def test_a_file_set_back_to_earlier_content_is_read_again(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    for text, outcome in ((REJECTS, "stored"), (WELCOMES, "replaced"), (REJECTS, "replaced"), (REJECTS, "unchanged")):
        path.write_text(text, encoding="utf-8")
        assert take_in(store, path) == [outcome]
        assert families(store) == {"reject" if text == REJECTS else "welcome"}


def test_a_row_set_back_is_read_again_though_its_text_never_changed(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    for speaker, outcome in (("CUB", "stored"), ("IRN", "stored"), ("CUB", "stored"), ("CUB", "unchanged")):
        path.write_bytes(row("a", "We reject resolution 60/173.", speaker=speaker))
        assert take_in(store, path) == [outcome]


def test_what_is_kept_of_files_does_not_grow_with_their_versions(store: Store, tmp_path: Path) -> None:
    path, query = tmp_path / "note.txt", f"SELECT ?f WHERE {{ ?f <{iri('dg:fileSha256')}> ?d }}"
    for text in (REJECTS, WELCOMES):
        path.write_text(text, encoding="utf-8")
        take_in(store, path)
    assert len(store.select(query).rows) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_second_text_of_the_same_name_is_not_stored_over_the_first(
    store: Store, tmp_path: Path, workers: int
) -> None:
    paths = tmp_path / "x" / "note.txt", tmp_path / "y" / "note.txt"
    for path, text in zip(paths, (REJECTS, WELCOMES), strict=True):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    for outcome in ("stored", "unchanged"):
        assert sorted(take_in(store, *paths, workers=workers)) == sorted([outcome, "same name"])
        assert families(store) == {"reject"}
    assert take_in(store, paths[1]) == ["replaced"]
    assert families(store) == {"welcome"}


def test_the_same_text_twice_is_unchanged(store: Store, tmp_path: Path) -> None:
    paths = tmp_path / "x" / "note.txt", tmp_path / "y" / "note.txt"
    for path in paths:
        path.parent.mkdir()
        path.write_text(REJECTS, encoding="utf-8")
    assert take_in(store, *paths) == ["stored", "unchanged"]


def test_different_ids_are_different_documents(store: Store, tmp_path: Path) -> None:
    ids = ["a b", "a_b", "a/b", "a-b", "письмо", "заявление", "meta", "review", "text"]
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\n".join(row(id, REJECTS) for id in ids))
    assert take_in(store, path) == ["stored"] * len(ids)
    assert len({terms.id_slug(id) for id in ids}) == len(ids)
    query = f"SELECT ?i WHERE {{ ?d <{iri('dcterms:identifier')}> ?i ; <{iri('dg:hasText')}> ?t }}"
    assert {each["i"] for each in store.select(query).records()} == set(ids)
    assert findings.conforms(fastshacl.check(store))
    assert take_in(store, path) == ["unchanged"] * len(ids)


def test_the_report_of_a_changed_letter_says_that_the_earlier_one_is_kept(store: Store) -> None:
    """Resolution 60/173 is of 2005: nobody rejected it in 2003."""
    kept = []
    for id, day in (("new", "2003-10-01"), ("old", "2006-10-01"), ("old", "2003-10-01")):
        (done,) = intake.ingest(store, [reader.source(id, REJECTS, speaker="CUB", date=day)], quick=True)
        kept.append(done.report.read_text(encoding="utf-8").splitlines()[0] if done.report else done.status)
    assert kept == [
        "new: 1 violation(s); nothing of this letter is in the store.",
        "stored",
        "old: 1 violation(s); an earlier text of this document is in the store.",
    ]
