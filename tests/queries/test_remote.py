"""The same questions on a real SPARQL server (Oxigraph's own), and on servers that misbehave."""

import http.server
import json
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

from diplograph.errors import InputError, StoreError
from diplograph.queries import runner, tracing
from diplograph.queries.questions import names
from diplograph.queries.remote import Remote
from diplograph.store import Store, serialize

SERVER = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
SELECT = "SELECT ?s { ?s ?p ?o }"


def _free_port() -> int:
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as found:
        return int(found.server_port)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError("the server did not answer within ten seconds")


@pytest.fixture(scope="module")
def remote(case: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    if SERVER is None:
        pytest.skip("the oxigraph server is not installed")
    folder = tmp_path_factory.mktemp("server")
    (folder / "case.nq").write_bytes(serialize(case.quads(), ".nq"))
    load = [SERVER, "load", "--location", str(folder / "db"), "--file", str(folder / "case.nq")]
    subprocess.run(load, check=True, capture_output=True, timeout=60)
    port = _free_port()
    serve = [
        "serve-read-only",
        "--location",
        str(folder / "db"),
        "--bind",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]
    process = subprocess.Popen([SERVER, *serve], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/", process)
        yield Remote(f"http://127.0.0.1:{port}/query")
    finally:
        process.kill()
        process.wait(10)


@pytest.mark.parametrize("name", names())
def test_same_rows_as_the_embedded_store(case: Store, remote: Remote, name: str) -> None:
    assert runner.run(remote, name) == runner.run(case, name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("position-change", {"state": "FJI", "series": "demo-island"}),
        ("grounds", {"series": "demo-island"}),
        ("conditions", {"state": "FJI"}),
        ("timeline", {"resolution": "A/RES/59/9002"}),
    ],
)
def test_same_rows_with_parameters(case: Store, remote: Remote, name: str, values: dict[str, str]) -> None:
    assert runner.run(remote, name, values) == runner.run(case, name, values)


def test_a_trace_works_there_too(case: Store, remote: Remote) -> None:
    assert tracing.trace(remote, "FJI", series="demo-island") == tracing.trace(case, "FJI", series="demo-island")
    assert runner.searched(remote) == 6


def test_a_broken_query_is_one_sentence(remote: Remote) -> None:
    with pytest.raises(StoreError, match="did not answer") as caught:
        remote.select("SELECT nonsense")
    assert "\n" not in str(caught.value)


def test_words_of_updates_in_a_comment_do_no_harm(remote: Remote) -> None:
    query = (
        "# the Movement would DROP or LOAD\nSELECT (COUNT(?t) AS ?n) { ?t a <https://w3id.org/diplograph/ns#Series> }"
    )
    assert remote.select(query).records() == [{"n": "1"}]


def test_changes_and_service_are_never_sent() -> None:
    with pytest.raises(InputError, match="DROP"):
        Remote("http://127.0.0.1:9/query").select("DROP ALL")
    with pytest.raises(InputError, match="SERVICE"):
        Remote("http://127.0.0.1:9/query").select("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")


def test_nobody_there_is_one_sentence() -> None:
    with pytest.raises(StoreError, match="the endpoint did not answer"):
        Remote(f"http://127.0.0.1:{_free_port()}/query").select(SELECT)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://a/", "localhost:7878", ""])
def test_only_http(url: str) -> None:
    with pytest.raises(InputError, match="no endpoint"):
        Remote(url)


@contextmanager
def _endpoint(body: bytes, headers: dict[str, str]) -> Iterator[str]:
    """A server that gives one answer to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            for name, value in ({"Content-Type": "application/sparql-results+json"} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query"
        finally:
            server.shutdown()
            thread.join(10)


def _answer(rows: int, cell: dict[str, str]) -> bytes:
    return json.dumps({"head": {"vars": ["s"]}, "results": {"bindings": [{"s": cell}] * rows}}).encode()


URI = {"type": "uri", "value": "http://a/"}


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"X-SPARQL-MaxRows": "3"}, "cuts answers at 3 rows"),
        ({"X-SQL-State": "S1TAT"}, "ran out of time"),
        ({"X-SQL-State": "S1TAT: timeout"}, "ran out of time"),
    ],
)
def test_a_part_is_no_answer(headers: dict[str, str], message: str) -> None:
    with _endpoint(_answer(3, URI), headers) as url, pytest.raises(StoreError, match=message):
        Remote(url).select(SELECT)


def test_fewer_rows_than_the_limit_are_an_answer() -> None:
    with _endpoint(_answer(2, URI), {"X-SPARQL-MaxRows": "3"}) as url:
        assert len(Remote(url).select(SELECT).rows) == 2


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"head": {}}'])
def test_no_sparql_result_is_one_sentence(body: bytes) -> None:
    with _endpoint(body, {}) as url, pytest.raises(StoreError, match="no SPARQL result"):
        Remote(url).select(SELECT)


@pytest.mark.parametrize(
    ("body", "message"),
    [(_answer(1, {"type": "bnode", "value": "b0"}), "blank nodes"), (b'{"head": {}, "boolean": true}', "is no SELECT")],
)
def test_an_answer_that_is_not_used_here_is_told_from_no_answer(body: bytes, message: str) -> None:
    with _endpoint(body, {}) as url, pytest.raises(InputError, match=message):
        Remote(url).select(SELECT)
