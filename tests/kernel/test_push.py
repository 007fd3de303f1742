"""A push to two real servers, Oxigraph's and Virtuoso's: afterwards every question has the same rows here and there."""

import contextlib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.error import HTTPError, URLError

import invented
import pytest
from virtuoso import INI

from diplograph import intake
from diplograph.errors import StoreError
from diplograph.ingest import reader, samples
from diplograph.model import IRI, Literal, Quad
from diplograph.queries import push, questions
from diplograph.queries.push import PUSHED
from diplograph.queries.remote import Remote
from diplograph.store import Store, Table
from diplograph.terms import graph, iri

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")
# 50 is the trial that docs/guide/operations.md speaks of
KILLS = int(os.environ.get("DIPLOGRAPH_KILLS", "2"))

# Questions that Virtuoso 7.2.5 does not answer, with what it does instead; each was tried.
NOT_ON_VIRTUOSO = {
    "country-texts": "it gives other rows",
    "letters-of-outsiders": "its compiler refuses the query (SQ156)",
    "rejected-initiatives": "the query ends the server",
}
PLANNER = "Internal error, ssl refd before set"  # a fault of the server's own, in a plan that it does not always choose
# Questions over all States that Virtuoso plans for minutes: there they are asked of one State.
NARROWED = {
    "agreement": {"state": "FJI", "other": "TON"},
    "position-change": {"state": "FJI", "series": "demo-island"},
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: what reads, what writes, and how to kill it and to start it again."""

    reads: Remote
    writes: Remote
    start: Callable[[], "subprocess.Popen[bytes]"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError("the server did not answer within a minute")


def oxigraph(folder: Path) -> Server:
    if OXIGRAPH is None:
        pytest.skip("the oxigraph server is not installed; pip install oxigraph")
    port = free_port()
    command = [
        OXIGRAPH,
        "serve",
        "--location",
        str(folder / "db"),
        "--bind",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]

    def start() -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(f"http://127.0.0.1:{port}/", process)
        return process

    return Server(Remote(f"http://127.0.0.1:{port}/query"), Remote(f"http://127.0.0.1:{port}/update"), start)


def virtuoso(folder: Path) -> Server:
    if VIRTUOSO is None or ISQL is None:
        pytest.skip(
            "virtuoso-t is not installed; apt-get install virtuoso-opensource-7-bin virtuoso-opensource-7-common"
        )
    sql, http = free_port(), free_port()
    (folder / "v.ini").write_text(INI.format(folder=folder, sql=sql, http=http))
    secret = "LabSecret1"

    def start() -> "subprocess.Popen[bytes]":
        (folder / "v.lck").unlink(missing_ok=True)
        process = subprocess.Popen(
            [str(VIRTUOSO), "+foreground", "+configfile", str(folder / "v.ini")],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait(f"http://127.0.0.1:{http}/sparql", process)
        if not (folder / "ready").exists():
            place = f"127.0.0.1:{sql}"
            change = f"EXEC=SET PASSWORD dba {secret};"
            subprocess.run([str(ISQL), place, "dba", "dba", change], check=True, capture_output=True)
            # Without a checkpoint a killed server forgets its new password.
            subprocess.run([str(ISQL), place, "dba", secret, "EXEC=checkpoint;"], check=True, capture_output=True)
            (folder / "ready").touch()
        return process

    base = f"http://127.0.0.1:{http}"
    return Server(Remote(f"{base}/sparql"), Remote(f"{base}/sparql-auth", "dba", secret), start)


@contextlib.contextmanager
def running(server: Server) -> "Iterator[subprocess.Popen[bytes]]":
    process = server.start()
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("local"), create=True) as store:
        assert {each.status for each in intake.ingest(store, reader.sources(samples.paths()))} == {"stored"}
        for quads in invented.graphs(invented.more_letters(), invented.more_votes()).values():
            store.extend(quads)  # the bundled letters have no votes beside them
        yield store


@pytest.fixture(scope="module", params=[oxigraph, virtuoso], ids=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, local: Store) -> Iterator[Server]:
    made: Server = request.param(tmp_path_factory.mktemp("server"))
    with running(made):
        assert {each.status for each in push.push(local, made.reads, made.writes)} == {"pushed"}
        yield made


def number(words: str) -> str:
    """Numbers by value and booleans by word: a store may write 1.50 as 1.5, and Virtuoso writes true as 1."""
    if words in ("true", "false"):
        return {"true": "1", "false": "0"}[words]
    if re.fullmatch(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?", words):
        with contextlib.suppress(InvalidOperation):
            return str(Decimal(words).quantize(Decimal("1e-9")).normalize() + 0)
    return words


def rows(table: Table) -> list[tuple[str, ...]]:
    """Rows as values, in any order: stores may sort equal keys and unbound cells otherwise."""
    cells = ({name: "" if cell is None else number(cell) for name, cell in row.items()} for row in table.records())
    return sorted(tuple(row[name] for name in table.columns) for row in cells)


@pytest.mark.parametrize("name", questions.names())
def test_every_question_has_the_same_rows(name: str, server: Server, local: Store) -> None:
    narrowed: dict[str, str] = {}
    if server.writes.url.endswith("/sparql-auth"):
        if name in NOT_ON_VIRTUOSO:
            pytest.skip(f"Virtuoso: {NOT_ON_VIRTUOSO[name]}")
        narrowed = NARROWED.get(name, {})
    asked = questions.bind(questions.question(name), narrowed)
    try:
        here, there = local.select(asked), server.reads.select(asked)
    except StoreError as fault:
        if PLANNER in str(fault):
            pytest.skip(f"Virtuoso: {PLANNER}: its planner fails at this question now and then, by its statistics")
        raise
    assert there.columns == here.columns
    assert rows(there) == rows(here)


def test_a_second_push_sends_nothing(server: Server, local: Store) -> None:
    assert {each.status for each in push.push(local, server.reads, server.writes)} == {"unchanged"}


def test_what_the_store_no_longer_has_is_removed(server: Server, tmp_path: Path) -> None:
    name = graph("passing")
    with Store.open(tmp_path, create=True) as store:
        store.replace({name: [Quad(iri("doc:A_1"), iri("dg:symbol"), Literal("A/1"), name)]})
        assert [each.status for each in push.push(store, server.reads, server.writes, graphs=(name,))] == ["pushed"]
    count = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
    assert server.reads.select(count).records() == [{"n": "1"}]


@pytest.mark.parametrize("kind", [oxigraph, virtuoso])
@pytest.mark.parametrize("trial", range(KILLS))
def test_a_server_that_dies_in_mid_push_loses_nothing(
    kind: Callable[[Path], Server], trial: int, local: Store, tmp_path: Path
) -> None:
    server = kind(tmp_path)
    chance = random.Random(trial)
    last = chance.randrange(1, 60)
    seen = 0

    class Dying:
        """Kills the server after a random number of updates."""

        def select(self, query: str) -> Table:
            return server.reads.select(query)

        def update(self, text: str) -> None:
            nonlocal seen
            seen += 1
            if seen == last:
                process.send_signal(signal.SIGKILL)
                process.wait()
            server.writes.update(text)

    with running(server) as process, pytest.raises(StoreError, match="the update was not taken"):
        list(push.push(local, server.reads, Dying(), pause=lambda _: None))
    with running(server):
        done = [each.status for each in push.push(local, server.reads, server.writes)]
        assert "pushed" in done or "resumed" in done
        assert held(server) == {name: sum(1 for _ in local.quads(name)) for name in local.graphs()}


def held(server: Server) -> dict[IRI, int]:
    """How many triples each pushed graph has over there."""
    found = {}
    query = f"SELECT ?g WHERE {{ GRAPH <{PUSHED}> {{ ?g ?p ?mark }} }}"
    for (name,) in server.reads.select(query).rows:
        count = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        found[IRI(str(name))] = int(server.reads.select(count).records()[0]["n"] or 0)
    return found


def test_an_address_that_nobody_serves_is_one_sentence(local: Store) -> None:
    nobody = Remote(f"http://127.0.0.1:{free_port()}/query")
    with pytest.raises(StoreError, match="did not answer"):
        list(push.push(local, nobody, nobody, pause=lambda _: None))
