"""A push to servers that ask for a name and a password: digest (Virtuoso) and basic (Oxigraph behind a gate)."""

import base64
import contextlib
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar
from urllib.error import HTTPError, URLError

import pytest
from virtuoso import INI

from diplograph.model import Literal, Quad
from diplograph.queries.remote import Remote
from diplograph.store import Store
from diplograph.terms import graph, iri

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")
NAME = graph("A_1")
COUNT = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{NAME}> {{ ?s ?p ?o }} }}"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], url: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            assert process.poll() is None, "the server ended before it answered"
            with contextlib.suppress(URLError, OSError), urllib.request.urlopen(url, timeout=2):
                break
            time.sleep(0.05)
        else:
            raise AssertionError("the server did not answer within a minute")
        yield
    finally:
        process.kill()
        process.wait()


class Gate(http.server.BaseHTTPRequestHandler):
    """Lets through to Oxigraph what names ann and her password, as a web server before it would; asks the rest."""

    behind: ClassVar[str] = ""
    seen: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        right = "Basic " + base64.b64encode("ann:pass word:ü".encode()).decode()
        self.seen.append(self.path)
        if self.headers.get("Authorization") != right:
            self.answer(401, b"", {"WWW-Authenticate": 'Basic realm="store"'})
            return
        kept = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        try:
            request = urllib.request.Request(self.behind + self.path, body, kept)
            with urllib.request.urlopen(request, timeout=30) as found:
                self.answer(found.status, found.read(), {"Content-Type": found.headers.get("Content-Type", "")})
        except HTTPError as error:
            self.answer(error.code, error.read(), {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[str]:
    if OXIGRAPH is None:
        pytest.skip("the oxigraph server is not installed; pip install oxigraph")
    behind = f"http://127.0.0.1:{free_port()}"
    command = [OXIGRAPH, "serve", "--location", str(tmp_path / "db"), "--bind", behind.removeprefix("http://")]
    with running(command, behind), http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gate) as server:
        Gate.behind = behind
        Gate.seen.clear()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join(10)


@pytest.fixture
def virtuoso(tmp_path: Path) -> Iterator[str]:
    if VIRTUOSO is None or ISQL is None:
        pytest.skip("virtuoso-t is not installed; apt-get install virtuoso-opensource-7-bin")
    folder, sql, port = tmp_path, free_port(), free_port()
    (folder / "v.ini").write_text(INI.format(folder=folder, sql=sql, http=port))
    url = f"http://127.0.0.1:{port}"
    with running([VIRTUOSO, "+foreground", "+configfile", str(folder / "v.ini")], f"{url}/sparql"):
        change = [ISQL, f"127.0.0.1:{sql}", "dba", "dba", "EXEC=SET PASSWORD dba LabSecret1;"]
        subprocess.run(change, check=True, capture_output=True)
        yield url


@pytest.fixture
def store(tmp_path: Path) -> str:
    with Store.open(tmp_path / "store", create=True) as made:
        made.replace({NAME: [Quad(iri("doc:A_1"), iri("dg:symbol"), Literal("A/1"), NAME)]})
    return str(tmp_path / "store")


def push(*words: str, password: str) -> "subprocess.CompletedProcess[str]":
    """The command line; the password comes by the environment, where no list of processes shows it."""
    command = [sys.executable, "-m", "diplograph.cli", "push", *words]
    env = {"PATH": "/usr/bin:/bin", "DIPLOGRAPH_PASSWORD": password, "LANG": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def refused(done: "subprocess.CompletedProcess[str]") -> None:
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and done.stderr.startswith("diplograph: "), done.stderr


def test_basic(gate: str, store: str) -> None:
    words = (f"{gate}/update", "--query", f"{gate}/query", "--user", "ann", "--store", store)
    refused(push(*words, "--auth", "basic", password="wrong"))
    refused(push(*words, password="pass word:ü"))  # digest, which this server does not speak
    done = push(*words, "--auth", "basic", password="pass word:ü")
    assert done.returncode == 0 and "1 pushed" in done.stdout, done.stderr
    held = Remote(f"{gate}/query", "ann", "pass word:ü", "basic")
    assert held.select(COUNT).records() == [{"n": "1"}]


def test_the_password_goes_to_the_named_server_only(gate: str, store: str) -> None:
    other = f"http://localhost:{gate.rpartition(':')[2]}/query"  # another name: nobody said that it is the same
    words = (f"{gate}/update", "--query", other, "--user", "ann", "--auth", "basic", "--store", store)
    refused(push(*words, password="pass word:ü"))
    assert set(Gate.seen) == {"/query"}, "it was asked, without the password, and nothing was sent"


def test_digest(virtuoso: str, store: str) -> None:
    words = (f"{virtuoso}/sparql-auth", "--query", f"{virtuoso}/sparql", "--user", "dba", "--store", store)
    refused(push(*words, password="wrong"))
    refused(push(*words, "--auth", "basic", password="LabSecret1"))  # Virtuoso speaks digest only
    done = push(*words, password="LabSecret1")
    assert done.returncode == 0 and "1 pushed" in done.stdout, done.stderr
    assert Remote(f"{virtuoso}/sparql").select(COUNT).records() == [{"n": "1"}]
