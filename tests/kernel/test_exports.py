"""A store as a file: all of it, sorted, the same bytes for the same content, packed or not, whole or not at all."""

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph import exports, sorting
from diplograph.errors import StoreError
from diplograph.model import Literal, Quad
from diplograph.store import FORMATS, Store, parse
from diplograph.terms import graph, iri

WORDS = ['plain <iri> "quoted"', "two\nlines", "é 𝕏 \\ .", " <https://x.example/> .", ""]
QUADS = [
    Quad(iri(f"doc:A_{n % 5}"), iri("dcterms:title"), Literal(word, language="en" if n % 2 else None), graph(name))
    for n, word in enumerate(WORDS * 3)
    for name in ("b", "a", "votes/ga")
] + [Quad(iri("doc:A_1"), iri("dg:cites"), iri("doc:A_2"), graph("a"))]


@pytest.fixture(autouse=True)
def many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "_CHUNK", 7)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as found:
        found.extend(QUADS)
        yield found


def shuffled(number: int) -> Store:
    store, quads = Store.memory(), list(QUADS)
    random.Random(number).shuffle(quads)
    for quad in quads:
        store.extend([quad])
    return store


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != ".rdf"])
def test_nothing_is_lost_and_nothing_is_added(suffix: str, store: Store, tmp_path: Path) -> None:
    target = tmp_path / f"out{suffix}"
    exports.write(store, target, suffix)
    read = parse(target.read_bytes(), suffix, graph("none"))
    named = suffix in (".nq", ".trig", ".jsonld")
    expected = set(QUADS) if named else {quad._replace(graph=graph("none")) for quad in QUADS}
    assert set(read) == expected and len(read) == len(expected)


@pytest.mark.parametrize("suffix", FORMATS)
def test_same_content_same_bytes(suffix: str, store: Store, tmp_path: Path) -> None:
    exports.write(store, tmp_path / f"one{suffix}", suffix)
    exports.write(shuffled(3), tmp_path / f"two{suffix}", suffix)
    exports.write(store, tmp_path / f"packed{suffix}.gz", suffix)
    one = (tmp_path / f"one{suffix}").read_bytes()
    assert one and one == (tmp_path / f"two{suffix}").read_bytes()
    assert one == gzip.decompress((tmp_path / f"packed{suffix}.gz").read_bytes())
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"one{suffix}", f"packed{suffix}.gz", f"two{suffix}"]


def test_lines_stand_by_graph(store: Store, tmp_path: Path) -> None:
    exports.write(store, tmp_path / "out.nq", ".nq")
    names = [line.split(" ")[-2] for line in (tmp_path / "out.nq").read_text(encoding="utf-8").splitlines()]
    assert names == sorted(names)


def test_one_graph_alone(store: Store, tmp_path: Path) -> None:
    exports.write(store, tmp_path / "out.nq", ".nq", [graph("a")])
    assert set(parse((tmp_path / "out.nq").read_bytes(), ".nq", graph("x"))) == {
        q for q in QUADS if q.graph == graph("a")
    }


def test_an_empty_store_is_an_empty_file(tmp_path: Path) -> None:
    exports.write(Store.memory(), tmp_path / "out.nq", ".nq")
    assert (tmp_path / "out.nq").read_bytes() == b""


def test_a_place_where_nothing_can_be_made_is_one_sentence(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be read or written"):
        exports.write(store, Path("/proc/out.nq"), ".nq")
