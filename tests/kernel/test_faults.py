"""Disk full, a read-only folder, two writers, a damaged store, `kill -9`: one clear sentence each, and nothing lost."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diplograph import fastshacl, findings, snapshots, verify
from diplograph.ingest import samples
from diplograph.model import Literal, Quad
from diplograph.store import Store
from diplograph.terms import graph, iri

# 50 is the trial that docs/guide/operations.md speaks of
KILLS = int(os.environ.get("DIPLOGRAPH_KILLS", "3"))
CLI = [sys.executable, "-m", "diplograph.cli"]


def run(*words: str, limit: int | None = None) -> "subprocess.CompletedProcess[str]":
    """The command line, with a limit in bytes on the size of any file: what a full disk does to a writer."""
    command = [*CLI, *words]
    if limit is not None:
        code = (
            "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
            "sys.argv[0] = 'diplograph'; runpy.run_module('diplograph.cli', run_name='__main__')"
        )
        command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """The one sentence on standard error. Fails on a traceback or on silence."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    lines = [line for line in done.stderr.splitlines() if line]
    assert len(lines) == 1 and lines[0].startswith("diplograph: "), done.stderr
    return lines[0]


def sound(folder: Path) -> int:
    """Number of quads of a store that opens, conforms and is as it was."""
    with Store.open(folder) as store:
        assert findings.conforms(fastshacl.check(store))
        assert verify.verify(store).faults == ()
        return len(store)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "store"
    assert run("ingest", *samples.paths(), "--store", str(folder)).returncode == 0
    return folder


@pytest.fixture(scope="module")
def snapshot(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("snapshot") / "one"
    with Store.reader(whole) as store:
        snapshots.snapshot(store, target)
    return target


@pytest.mark.parametrize("limit", [20_000, 200_000])
def test_disk_full_while_ingesting(limit: int, tmp_path: Path, whole: Path) -> None:
    folder = tmp_path / "store"
    assert "disk is full" in sentence(run("ingest", *samples.paths(), "--store", str(folder), limit=limit))
    assert run("ingest", *samples.paths(), "--store", str(folder)).returncode == 0
    assert sound(folder) == sound(whole)


def test_disk_full_while_taking_a_snapshot(whole: Path, tmp_path: Path) -> None:
    done = run("snapshot", str(tmp_path / "one"), "--store", str(whole), limit=50_000)
    assert "disk is full" in sentence(done)
    assert list(tmp_path.iterdir()) == []


def test_disk_full_while_restoring(snapshot: Path, tmp_path: Path) -> None:
    done = run("restore", str(snapshot), "--store", str(tmp_path / "store"), limit=50_000)
    assert "disk is full" in sentence(done)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_folder(whole: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert "cannot be" in sentence(run("ingest", *samples.paths()[:1], "--store", str(tmp_path / "store")))
    assert "cannot be" in sentence(run("snapshot", str(tmp_path / "one"), "--store", str(whole)))


def test_a_place_where_nothing_can_be_made(whole: Path, snapshot: Path) -> None:
    """`/proc` refuses every new file, even to root, as a read-only folder does to others."""
    for words in (["ingest", samples.paths()[0]], ["restore", str(snapshot)]):
        assert "cannot be" in sentence(run(*words, "--store", "/proc/diplograph-store"))
    assert "cannot be" in sentence(run("snapshot", "/proc/one", "--store", str(whole)))


def test_two_writers(whole: Path) -> None:
    before = sound(whole)
    with Store.open(whole):
        for words in (
            ["ingest", samples.paths()[0]],
            ["review", "x-1", "--accept", "--by", "A", "--date", "2026-01-01"],
        ):
            assert "another process is writing" in sentence(run(*words, "--store", str(whole)))
        assert run("check", "--store", str(whole)).returncode == 0
    assert sound(whole) == before


def test_a_truncated_store_is_one_sentence(snapshot: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    assert snapshots.restore(snapshot, folder).quads > 1000
    for file in sorted((folder / "db").iterdir()):
        if file.suffix == ".sst" or file.name.startswith(("MANIFEST", "CURRENT")):
            os.truncate(file, file.stat().st_size // 2)
    for words in (["check"], ["verify"], ["query", "founding"], ["ingest", samples.paths()[0]]):
        assert "damaged" in sentence(run(*words, "--store", str(folder)))
    assert snapshots.restore(snapshot, tmp_path / "again").quads > 1000


def test_a_truncated_snapshot_is_refused(snapshot: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("manifest.json", "graph.nq.gz"):
        (copy / name).write_bytes((snapshot / name).read_bytes())
    os.truncate(copy / "graph.nq.gz", (copy / "graph.nq.gz").stat().st_size // 2)
    assert "another copy" in sentence(run("restore", str(copy), "--store", str(tmp_path / "store")))
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("trial", range(KILLS))
def test_killed_restore_is_whole_or_absent(trial: int, snapshot: Path, whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    process = subprocess.Popen([*CLI, "restore", str(snapshot), "--store", str(folder)], stdout=subprocess.DEVNULL)
    time.sleep(random.Random(trial).uniform(0.1, 1.2))
    process.send_signal(signal.SIGKILL)
    process.wait()
    if not (folder / "db").exists():
        assert run("restore", str(snapshot), "--store", str(folder)).returncode == 0
    assert sound(folder) == sound(whole)


def test_a_quote_that_no_longer_stands_in_its_text_is_found(snapshot: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    snapshots.restore(snapshot, folder)
    (text, *_) = sorted((folder / "texts").iterdir())
    words = text.read_bytes()
    text.unlink()  # a link to the snapshot's own copy, which must stay as it is
    text.write_bytes(b"x" + words)
    with Store.open(folder) as store:
        name = graph("DEMO_2005_CHR_1")
        store.replace({name: [*store.quads(name), Quad(iri("doc:A_1"), iri("rdfs:label"), Literal("A/1"), name)]})
        kinds = {each.kind for each in verify.verify(store).faults}
    assert kinds == {"text", "quote", "graph"} or kinds == {"text", "graph"}
    assert run("verify", "--store", str(folder)).returncode == 1


def test_a_length_that_is_no_number_is_a_fault(tmp_path: Path) -> None:
    name, node, sha256 = graph("one"), iri("doc:one"), hashlib.sha256(b"words").hexdigest()
    facts = {"rdf:type": iri("dg:TextVersion"), "dg:sha256": Literal(sha256), "dg:charLength": Literal("many")}
    with Store.open(tmp_path / "store", create=True) as store:
        store.keep_text(sha256, "words")
        store.replace({name: [Quad(node, iri(predicate), value, name) for predicate, value in facts.items()]})
        (fault,) = verify.verify(store).faults
    assert (fault.kind, fault.sentence) == ("text", "the stored text has 5 characters, the graph says many")
