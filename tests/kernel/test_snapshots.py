"""Snapshots are reproducible, restore is exact, and a diff speaks in sentences; decisions outlive a second ingest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph import decisions, fastshacl, findings, intake, review, snapshots, verify
from diplograph.decisions import Decision
from diplograph.errors import InputError, UnknownName
from diplograph.ingest import reader, samples
from diplograph.ingest.votes.ledger import Ledger
from diplograph.ingest.votes.mapping import Mapping
from diplograph.ingest.votes.records import Record
from diplograph.model import IRI, Quad
from diplograph.store import Store, parse, plain, serialize
from diplograph.terms import META, iri

PATHS = samples.paths()[:3]


def ingest(store: Store) -> list[str]:
    return [each.status for each in intake.ingest(store, reader.sources(PATHS))]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store", create=True) as found:
        assert set(ingest(found)) == {"stored"}
        yield found


def backed(store: Store) -> IRI:
    """A position that backs a direct triple."""
    query = """PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT ?p WHERE { ?p a dg:Position ; dg:holder ?h ; dg:target ?t ; dg:stance ?s .
  ?p dg:modality dg:actual ; dg:scope dg:whole .
  ?s dg:directProperty ?d . ?h ?d ?t } ORDER BY ?p LIMIT 1"""
    ((found,),) = store.select(query).rows
    assert found is not None
    return IRI(plain(found))


def sound(store: Store) -> None:
    assert findings.conforms(fastshacl.check(store))
    assert verify.verify(store).faults == ()


def status(store: Store, position: IRI) -> set[str]:
    return {plain(quad.object) for quad in store.about(position) if quad.predicate == iri("dg:reviewStatus")}


def test_a_snapshot_is_the_same_twice_and_restores(store: Store, tmp_path: Path) -> None:
    one = snapshots.snapshot(store, tmp_path / "one")
    assert one == snapshots.snapshot(store, tmp_path / "two") == snapshots.restore(tmp_path / "one", tmp_path / "new")
    for name in ("graph.nq.gz", "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with Store.open(tmp_path / "new") as restored:
        assert serialize(restored.quads(), ".nq") == serialize(store.quads(), ".nq")
        sound(restored)
    assert snapshots.sentences(snapshots.diff(tmp_path / "one", tmp_path / "two")) == (
        "no position, claim, document or vote differs",
    )


def roll_call(mark: str) -> dict[IRI, list[Quad]]:
    """The graphs of one roll call, in which Cuba votes against and Japan as said."""
    casts = (("JAPAN", "JPN", mark), ("CUBA", "CUB", "N"))
    lines = Mapping("demo", Ledger()).text(Record("demo", "1", "", "A/RES/61/174", "", "2006-12-19", "GA", casts=casts))
    found: dict[IRI, list[Quad]] = {}
    for quad in parse(lines.encode(), ".nq", META):
        found.setdefault(quad.graph, []).append(quad)
    return found


def test_a_diff_counts_votes_and_nothing_that_was_there_before(store: Store, tmp_path: Path) -> None:
    snapshots.snapshot(store, tmp_path / "old")  # the registry names A/RES/61/174, of a series, from the beginning
    for mark, name in (("Y", "new"), ("A", "newer")):
        store.replace(roll_call(mark))
        snapshots.snapshot(store, tmp_path / name)
    assert snapshots.sentences(snapshots.diff(tmp_path / "old", tmp_path / "new")) == (
        "2 votes added",
        "1 roll call added",
    )
    assert snapshots.sentences(snapshots.diff(tmp_path / "new", tmp_path / "newer")) == ("1 vote changed",)
    assert snapshots.sentences(snapshots.diff(tmp_path / "new", tmp_path / "old")) == (
        "2 votes withdrawn",
        "1 roll call withdrawn",
    )


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    snapshots.snapshot(store, tmp_path / "one")
    with pytest.raises(InputError, match="exists already"):
        snapshots.snapshot(store, tmp_path / "one")
    with pytest.raises(InputError, match="there is no folder"):
        snapshots.snapshot(store, tmp_path / "none" / "one")
    assert not (tmp_path / "none").exists()
    with pytest.raises(InputError, match="a store already"):
        snapshots.restore(tmp_path / "one", tmp_path / "store")
    with pytest.raises(InputError, match="no snapshot"):
        snapshots.restore(tmp_path / "store", tmp_path / "new")


@pytest.mark.parametrize("act", ["accepted", "refused", "corrected"])
def test_a_decision_is_honoured_and_outlives_a_second_ingest(act: str, store: Store, tmp_path: Path) -> None:
    snapshots.snapshot(store, tmp_path / "before")
    position = backed(store)
    triples = len(store)
    stance = iri("stance:oppose") if act == "corrected" else None
    decision = Decision(position, act, "A. Reader", "2026-03-01", stance)
    review.decide(store, decision)
    sound(store)
    assert decisions.read(store) == (decision,)
    assert status(store, position) == {iri("dg:expert")}
    assert any(quad.predicate == iri("dg:invalidatedBy") for quad in store.about(position)) == (act != "accepted")
    snapshots.snapshot(store, tmp_path / "after")
    assert snapshots.sentences(snapshots.diff(tmp_path / "before", tmp_path / "after")) == (
        "1 position added, 1 changed" if act == "corrected" else "1 position changed",
    )
    assert all(each.label for each in snapshots.diff(tmp_path / "before", tmp_path / "after"))
    whole = serialize(store.quads(), ".nq")
    assert set(ingest(store)) == {"unchanged"}
    graph = next(quad.graph for quad in store.about(position))
    store.replace({graph: []}, about={(META, graph): []})
    assert "stored" in ingest(store)
    sound(store)
    assert status(store, position) == {iri("dg:expert")}
    assert {line for line in whole.splitlines() if b"/id/pos/" in line} == {
        line for line in serialize(store.quads(), ".nq").splitlines() if b"/id/pos/" in line
    }
    review.decide(store, Decision(position, "accepted", "B. Reader", "2026-03-02"))
    sound(store)
    assert [each.by for each in decisions.read(store)] == ["B. Reader"]
    assert len(store) >= triples


def test_refused_positions_back_no_direct_triple(store: Store) -> None:
    graph = next(quad.graph for quad in store.about(backed(store)))
    positions = sorted({quad.subject for quad in store.quads(graph) if quad.object == iri("dg:Position")})
    assert list(store.quads(f"{graph}/derived"))
    for position in positions:
        review.decide(store, Decision(position, "refused", "A. Reader", "2026-03-01"))
    assert list(store.quads(f"{graph}/derived")) == []
    sound(store)


def test_what_cannot_be_decided(store: Store) -> None:
    position = backed(store)
    with pytest.raises(UnknownName, match="no such stance"):
        review.decide(store, Decision(position, "corrected", "A", "2026-03-01", iri("stance:nonsense")))
    with pytest.raises(InputError, match="names the right stance"):
        review.decide(store, Decision(position, "corrected", "A", "2026-03-01"))
    with pytest.raises(InputError, match="no such position"):
        review.find(store, "nothing-00000000")
    decision = Decision(position, "corrected", "A", "2026-03-01", iri("stance:oppose"))
    review.decide(store, decision)
    with pytest.raises(InputError, match="itself a correction"):
        review.decide(store, Decision(decision.corrected, "accepted", "A", "2026-03-01"))
