"""The store: whole graphs or nothing, one writer, reproducible files."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph import exports
from diplograph.errors import InputError, StoreError
from diplograph.model import IRI, Literal, Quad
from diplograph.store import FORMATS, Store, parse, serialize, write_whole
from diplograph.terms import english, iri, typed

GRAPH = iri("graph:one")
FACTS = (
    Quad(iri("doc:A_1"), iri("dg:symbol"), Literal('A/1 "quoted" \\ \n end'), GRAPH),
    Quad(iri("doc:A_1"), iri("dg:letterDate"), typed("2005-02-28", "date"), GRAPH),
    Quad(iri("doc:A_1"), iri("rdfs:label"), english("é, Тест"), GRAPH),
)


def test_replace_is_whole_and_repeatable(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        store.replace({GRAPH: FACTS})
        store.replace({GRAPH: FACTS})
        assert set(store.quads()) == set(FACTS)
        store.replace({GRAPH: FACTS[:1], iri("graph:two"): []})
        assert store.graphs() == (GRAPH,)
        assert set(store.quads(GRAPH)) == {FACTS[0]}


def test_about_replaces_one_subject_only(tmp_path: Path) -> None:
    meta = iri("graph:meta")
    note = [Quad(GRAPH, iri("dg:contentHash"), Literal("a"), meta)]
    other = [Quad(iri("graph:two"), iri("dg:contentHash"), Literal("b"), meta)]
    with Store.open(tmp_path, create=True) as store:
        store.replace({}, about={(meta, GRAPH): note, (meta, iri("graph:two")): other})
        store.replace({}, about={(meta, GRAPH): [note[0]._replace(object=Literal("c"))]})
        assert {quad.object for quad in store.quads(meta)} == {Literal("b"), Literal("c")}


def test_second_writer_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True):
        code = f"from diplograph.store import Store; Store.open({str(tmp_path)!r})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "another process is writing" in done.stderr


def test_reader_sees_what_was_there(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        store.replace({GRAPH: FACTS})
    with Store.reader(tmp_path) as reader:
        assert len(reader) == len(FACTS)


def test_missing_store_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here; make one with"):
        Store.reader(tmp_path / "none")


def test_query_errors_are_one_sentence() -> None:
    with pytest.raises(InputError, match="cannot be run"):
        Store.memory().select("SELECT nonsense")
    with pytest.raises(InputError, match="no SELECT"):
        Store.memory().select("ASK { ?s ?p ?o }")
    with pytest.raises(InputError, match="cannot be run"):
        Store.memory().select("DROP ALL")
    with pytest.raises(InputError, match=r"^[^\n]+: a prefix is not declared[^\n]+$") as told:
        Store.memory().select("SELECT ?x WHERE { ?x a dg:Position }")
    assert len(str(told.value)) < 200


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_formats_are_reproducible(suffix: str) -> None:
    assert serialize(FACTS, suffix) == serialize(FACTS[::-1], suffix)


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".ttl", ".jsonld", ".nt"])
def test_formats_read_back(suffix: str) -> None:
    assert set(parse(serialize(FACTS, suffix), suffix, GRAPH)) == set(FACTS)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(value: str) -> None:
    quad = Quad(iri("doc:A_1"), iri("dg:symbol"), Literal(value), GRAPH)
    assert parse(serialize([quad], ".nq"), ".nq", GRAPH) == (quad,)


def test_an_iri_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="IRI"):
        serialize([Quad(IRI("no iri > here"), iri("dg:symbol"), Literal("x"), GRAPH)], ".nq")


def test_write_whole_leaves_no_scraps(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"one")
    write_whole(tmp_path / "a.txt", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"two"


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        said = pool.submit(pipe.read_bytes)
        write_whole(pipe, b"one")
        assert said.result() == b"one"
        said = pool.submit(pipe.read_bytes)
        with Store.open(tmp_path / "store", create=True) as store:
            exports.write(store, pipe, ".nq")
        assert said.result() == b""
    assert pipe.is_fifo()


def test_texts_are_kept_by_hash(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        store.keep_text("ab", "line\r\nend")
        assert store.text("ab") == "line\r\nend"
        with pytest.raises(StoreError, match="missing from the store"):
            store.text("cd")
        (tmp_path / "secret.txt").write_text("not ours")
        with pytest.raises(StoreError, match="missing from the store"):
            store.text("../secret")
