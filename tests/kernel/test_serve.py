"""`diplograph serve`, asked over HTTP: the page, the protocol of SPARQL 1.1, and what is refused."""

import http.client
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
import rdflib
from click.testing import CliRunner

from diplograph.commands.serve import command
from diplograph.errors import InputError
from diplograph.model import IRI, Quad
from diplograph.queries.remote import Remote
from diplograph.rdf import _GRAPHS, _TABLES
from diplograph.server import Server
from diplograph.store import Store

ONE, TWO = IRI("http://example.org/graph/1"), IRI("http://example.org/graph/2")
THING, LINK = IRI("http://example.org/thing"), IRI("http://example.org/link")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FORM, BARE = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two graphs with one triple each."""
    path = tmp_path_factory.mktemp("serve") / "store"
    with Store.open(path, create=True) as store:
        store.replace({name: [Quad(THING, LINK, name, name)] for name in (ONE, TWO)})
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with Store.reader(folder) as store, Server(store) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(
    server: Server, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, str, str]:
    """Status, media type and body of an answer."""
    link = http.client.HTTPConnection(str(urlsplit(server.address).netloc), timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    link.request(method, path, body, named)
    answer = link.getresponse()
    found = answer.status, answer.headers.get_content_type(), answer.read().decode()
    link.close()
    return found


def count(told: tuple[int, str, str]) -> int:
    assert told[:2] == (200, "application/sparql-results+json"), told
    return int(json.loads(told[2])["results"]["bindings"][0]["n"]["value"])


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm")
def test_a_query_that_takes_too_long_is_ended(folder: Path) -> None:
    many = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(10)))} }}" for n in range(12))
    endless = urlencode({"query": f"SELECT (COUNT(*) AS ?n) {{ {many} }}"})
    with Store.reader(folder) as store, Server(store, seconds=3) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        status, _, told = ask(made, f"/query?{endless}")
        assert (status, "longer than 3 seconds" in told) == (503, True)
        assert count(ask(made, f"/query?{urlencode({'query': COUNT})}")) == 2
        made.shutdown()
        thread.join()


def test_it_listens_to_this_machine_by_default(server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")


def test_the_explorer(server: Server) -> None:
    status, kind, page = ask(server, "/")
    assert (status, kind) == (200, "text/html")
    assert page.startswith("<!doctype html>")
    assert ask(server, "/", "HEAD") == (200, "text/html", "")


def test_the_three_ways_to_ask(server: Server) -> None:
    form = urlencode({"query": COUNT})
    assert count(ask(server, f"/query?{form}")) == 2
    assert count(ask(server, "/query", "POST", form, Content_Type=FORM)) == 2
    assert count(ask(server, "/query", "POST", COUNT, Content_Type=BARE)) == 2


def test_the_dataset(server: Server) -> None:
    one = urlencode({"default-graph-uri": ONE})
    assert count(ask(server, f"/query?{urlencode({'query': COUNT})}&{one}")) == 1
    assert count(ask(server, f"/query?{one}", "POST", COUNT, Content_Type=BARE)) == 1
    from_one = COUNT.replace("{", f"FROM <{ONE}> {{")
    assert count(ask(server, f"/query?{urlencode({'query': from_one})}")) == 1
    inside = urlencode({"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": TWO})
    assert count(ask(server, f"/query?{inside}")) == 1


@pytest.mark.parametrize(
    ("query", "accept", "kind", "start"),
    [
        (COUNT, "text/csv", "text/csv", "n\r\n2"),
        (COUNT, "text/*;q=0.5, application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (COUNT, "text/html, */*;q=0.1", "application/sparql-results+json", "{"),
        ("ASK { ?s ?p ?o }", "application/json", "application/json", '{"head":{},"boolean":true}'),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "*/*", "text/turtle", f"<{THING}>"),
        ("DESCRIBE <http://example.org/thing>", "application/n-triples", "application/n-triples", f"<{THING}>"),
    ],
)
def test_answers_come_as_asked_for(server: Server, query: str, accept: str, kind: str, start: str) -> None:
    status, came, text = ask(server, f"/query?{urlencode({'query': query})}", Accept=accept)
    assert (status, came) == (200, kind)
    assert text.startswith(start)


def test_without_a_query_it_describes_itself(server: Server) -> None:
    status, kind, turtle = ask(server, "/query", Accept="text/turtle")
    assert (status, kind) == (200, "text/turtle")
    graph = rdflib.Graph().parse(data=turtle, format="turtle", publicID=f"{server.address}query")
    described, offered = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#"), {*_TABLES, *_GRAPHS}
    endpoint = rdflib.URIRef(f"{server.address}query")
    assert (endpoint, described.endpoint, endpoint) in graph
    assert (endpoint, described.feature, described.UnionDefaultGraph) in graph
    generic = {"application/json", "application/xml"}
    assert len(set(graph.objects(endpoint, described.resultFormat))) == len(offered - generic)


@pytest.mark.parametrize(
    ("path", "method", "body", "headers", "status", "sentence"),
    [
        ("/query", "POST", "update=DROP+ALL", {"Content_Type": FORM}, 403, "only reads"),
        ("/query", "POST", "DROP ALL", {"Content_Type": "application/sparql-update"}, 403, "only reads"),
        ("/update", "POST", "update=DROP+ALL", {"Content_Type": FORM}, 403, "only reads"),
        ("/query?query=DROP+ALL", "GET", None, {}, 400, "changes data"),
        ("/query?query=SELECT+*+{SERVICE+<http://127.0.0.1:9/>+{?s+?p+?o}}", "GET", None, {}, 400, "reaches out"),
        ("/query?query=x", "GET", None, {}, 400, "cannot be run"),
        ("/query?query=ASK+{}&default-graph-uri=a+b", "GET", None, {}, 400, "cannot be run"),
        ("/query?a=b", "GET", None, {}, 400, "give one query"),
        ("/query", "POST", "", {"Content_Type": FORM}, 400, "give one query"),
        ("/query?query=ASK+{}&query=ASK+{}", "GET", None, {}, 400, "give one query"),
        ("/query?query=ASK+{}", "GET", None, {"Accept": "image/png"}, 406, "is written as"),
        ("/query", "POST", "{}", {"Content_Type": "application/json"}, 415, "application/sparql-query"),
        ("/query", "POST", "x", {"Content_Type": BARE, "Content_Length": "99999999"}, 413, "at most"),
        ("/query", "POST", "x", {"Content_Type": BARE, "Content_Length": "9" * 5000}, 413, "at most"),
        ("/query", "POST", "x", {"Content_Type": BARE, "Content_Length": "\xb2"}, 411, "Content-Length"),
        ("ftp://[", "GET", None, {}, 400, "no address"),
        ("/", "GET", None, {"Host": "[evil"}, 400, "no address"),
        ("/store", "GET", None, {}, 404, "/query the SPARQL endpoint"),
        ("/", "GET", None, {"Host": "evil.example:7878"}, 403, "evil.example"),
        ("/", "GET", None, {"Host": "0.0.0.0:7878"}, 403, "0.0.0.0"),
        ("/query", "PUT", "x", {}, 405, "PUT: this endpoint only reads"),
        ("/query", "DELETE", None, {}, 405, "DELETE: this endpoint only reads"),
        ("/query", "OPTIONS", None, {"Origin": "http://evil.example"}, 405, "GET, HEAD, POST"),
        ("/query", "BREW", None, {}, 501, ""),
    ],
)
def test_refusals(
    server: Server, path: str, method: str, body: str | None, headers: dict[str, str], status: int, sentence: str
) -> None:
    told = ask(server, path, method, body, **headers)
    assert told[0] == status
    assert sentence in told[2]
    assert count(ask(server, f"/query?{urlencode({'query': COUNT})}")) == 2


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "127.0.0.2:7878", "[::1]:7878"])
def test_this_machine_has_several_names(server: Server, host: str) -> None:
    assert ask(server, "/", Host=host)[0] == 200


def test_our_own_questions_can_ask_it(server: Server) -> None:
    assert Remote(f"{server.address}query", None, None).select(COUNT).records() == [{"n": "2"}]


def test_a_port_that_is_taken_is_one_sentence(server: Server, folder: Path) -> None:
    given = ["--port", str(server.server_address[1]), "--store", str(folder)]
    with pytest.raises(InputError, match="choose another --port"):
        CliRunner().invoke(command, given, catch_exceptions=False)


@pytest.mark.parametrize("host", ["999.1.1.1", "192.0.2.1"])
def test_a_host_that_is_not_this_machine_is_one_sentence(folder: Path, host: str) -> None:
    with pytest.raises(InputError, match="choose another --host"):
        CliRunner().invoke(command, ["--host", host, "--port", "0", "--store", str(folder)], catch_exceptions=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_the_command_serves_until_ctrl_c(folder: Path) -> None:
    words = [sys.executable, "-m", "diplograph", "serve", "--port", "0", "--store", str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        address = process.stdout.readline().split()[1]
        with urlopen(address, timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == ""
