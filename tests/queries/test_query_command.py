"""`diplograph query` and `diplograph trace` as a user types them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplograph.cli import root
from diplograph.errors import InputError, UnknownName
from diplograph.knowledge import Knowledge
from diplograph.model import IRI, Quad
from diplograph.queries import layout
from diplograph.queries.questions import names
from diplograph.store import Store


@pytest.fixture(scope="module")
def folder(case: Store, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("store")
    graphs: dict[IRI, list[Quad]] = {}
    for quad in case.quads():
        graphs.setdefault(quad.graph, []).append(quad)
    with Store.open(path, create=True) as store:
        store.replace(graphs)
    return str(path)


def _run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(root, words, input=stdin, catch_exceptions=False, standalone_mode=False)


def test_list_names_every_question() -> None:
    printed = _run("query", "--list").stdout
    assert all(name in printed for name in names())
    rows = [json.loads(line) for line in _run("query", "--list", "--json").stdout.splitlines()]
    assert {row["name"] for row in rows} == set(names())
    assert {type(row["number"]) for row in rows} == {int, type(None)}


@pytest.mark.parametrize("name", names())
def test_each_question_has_help_with_an_example(name: str) -> None:
    printed = _run("query", name, "--help").stdout
    assert f"diplograph query {name}" in printed
    assert "Example:" in printed


def test_table(folder: str) -> None:
    """The quotes of a table that is wider than the terminal stand below their rows."""
    lines = _run("query", "founding", "--store", folder).stdout.splitlines()
    assert lines[0].split() == ["holder", "target", "initiator", "cited", "letter", "date"]
    assert lines[1].startswith("FJI     A/RES/58/9001")
    assert lines[2:] == [
        "    quote: We reject resolution 9001 since it is politicized and do not recognize it.", "",
    ]  # fmt: skip


def test_nothing_in_a_table_is_cut_or_too_wide(folder: str) -> None:
    printed = _run("query", "positions", "--store", folder).stdout
    assert max(map(len, printed.splitlines())) <= layout.WIDTH
    rows = [json.loads(line) for line in _run("query", "positions", "--json", "--store", folder).stdout.splitlines()]
    assert all(" ".join(row["quote"].split()) in " ".join(printed.split()) for row in rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "founding", "--resolution", "banana"), r"^banana: the store has no such text; a symbol is written"),
        (("query", "founding", "--engine", "table", "--resolution", "banana"), "the store has no such text"),
        (
            ("query", "positions", "--target", "mech:banana"),
            r"such mechanism\. Did you mean mech:technical-cooperation",
        ),
        (("trace", "FJI", "--target", "banana"), "the store has no such text"),
        (
            ("trace", "FJI", "--topic", "banana"),
            r"^topic:banana: the store has no such topic; `diplograph query positi",
        ),
        (("query", "ground-spread", "--ground", "politicisation"), "no such ground.*politicization"),
    ],
)
def test_a_name_that_the_store_lacks(folder: str, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        _run(*words, "--store", folder)


def test_a_question_on_votes_says_that_there_are_none(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        store.replace({})
    printed = _run("query", "words-versus-votes", "--store", str(tmp_path)).stdout
    assert printed == (
        "none found in 0 texts searched; the store has no voting record; load one with: diplograph votes FILE\n"
    )


def test_options_may_stand_before_the_name(folder: str) -> None:
    after = _run("query", "founding", "--json", "--store", folder).stdout
    assert _run("query", "--json", "--store", folder, "founding").stdout == after
    assert json.loads(after)["holder"] == "FJI"


def test_parameters(folder: str) -> None:
    words = ("query", "position-change", "--state", "Fiji", "--series", "demo-island", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(_run(*words, "--store", folder).stdout)))
    assert [row["change"] for row in rows] == ["first stated", "first stated", "softened", "reversed"]
    assert rows[0]["polarity"] == "-1"


def test_none_says_how_many_texts(folder: str) -> None:
    asked = ("query", "support-of-country-texts", "--state", "WSM", "--store", folder)
    assert _run(*asked).stdout == "none found in 6 texts searched\n"
    quiet = _run(*asked, "--json")
    assert (quiet.stdout, quiet.stderr) == ("", "none found in 6 texts searched\n")


def test_out(folder: str, tmp_path: Path) -> None:
    target = tmp_path / "grounds.csv"
    _run("query", "grounds", "--format", "csv", "--out", str(target), "--store", folder)
    assert target.read_text().startswith("ground,year,body")
    with pytest.raises(InputError, match="a table is for the terminal"):
        _run("query", "grounds", "--out", str(target), "--store", "nowhere")


def test_own_query(folder: str, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/diplograph/ns#Position> }"
    file = tmp_path / "q.rq"
    file.write_text(query)
    for words, stdin in ((str(file), None), ("-", query)):
        assert json.loads(_run("query", "--file", words, "--json", "--store", folder, stdin=stdin).stdout) == {"n": 15}


@pytest.mark.parametrize(
    ("clause", "pattern", "graphs"),
    [
        ("", "?s a ?type", "all"),
        ("FROM <{}>", "?s a ?type", "one"),
        ("FROM NAMED <{}>", "?s a ?type", "none"),
        ("FROM NAMED <{}>", "GRAPH ?g {{ ?s a ?type }}", "one"),
    ],
)
def test_own_query_is_asked_of_the_graphs_that_it_names(folder: str, clause: str, pattern: str, graphs: str) -> None:
    with Knowledge(Store.reader(folder)) as kg:
        name = kg.store.graphs()[0]
        types = [quad for quad in kg.store.quads() if quad.predicate.endswith("#type")]
        many = {
            "all": len({(quad.subject, quad.object) for quad in types}),
            "one": len({quad for quad in types if quad.graph == name}),
            "none": 0,
        }
        assert 0 < many["one"] < many["all"]
        query = f"SELECT DISTINCT ?s ?type {clause.format(name)} {{ {pattern.format()} }}"
        assert len(kg.sparql(query)) == many[graphs]
    found = _run("query", "--file", "-", "--json", "--store", folder, stdin=query)
    assert len(found.stdout.splitlines()) == many[graphs]


@pytest.mark.parametrize(
    ("query", "noted"),
    [
        ("SELECT (COUNT(?s) AS ?n) { ?s a ?type }", True),
        ("SELECT ?type (SUM(?n) AS ?all) { ?s a ?type ; ?p ?n } GROUP BY ?type", True),
        ("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?type }", False),
        ("SELECT (COUNT(?s) AS ?n) { { SELECT DISTINCT ?s { ?s a ?type } } }", False),
        ("SELECT ?count { ?count a ?type } LIMIT 1", False),
    ],
)
def test_own_query_is_told_that_sums_count_graphs(folder: str, query: str, noted: bool) -> None:
    found = _run("query", "--file", "-", "--json", "--store", folder, stdin=query)
    assert ("is counted once for each" in found.stderr) == noted


def test_own_query_may_begin_with_a_mark_and_may_not_be_empty(folder: str, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_bytes(b"\xef\xbb\xbfSELECT (1 AS ?n) { }")
    assert json.loads(_run("query", "--file", str(file), "--json", "--store", folder).stdout) == {"n": 1}
    file.write_bytes(b"\n")
    with pytest.raises(InputError, match=r"q\.rq: there is no query in it"):
        _run("query", "--file", str(file), "--store", folder)


@pytest.mark.parametrize(
    "query", ["DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "ASK {}", "x"]
)
def test_own_query_only_reads(folder: str, query: str) -> None:
    with pytest.raises(InputError, match="the query"):
        _run("query", "--file", "-", "--store", folder, stdin=query)


def test_wrong_use(folder: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no such question"):
        _run("query", "fouding", "--store", folder)
    with pytest.raises(UnknownName):
        _run("query", "founding", "--state", "Nowhereland", "--store", folder)
    with pytest.raises(InputError, match="cannot be read"):
        _run("query", "--file", str(tmp_path / "none.rq"), "--store", folder)


def test_words_cannot_steer_the_terminal() -> None:
    row = {"letter": "a\x1b]0;b\x07", "quote": "We \x1b[31mreject\x9b0m it."}
    assert list(layout.table(("letter", "quote"), [row])) == [
        "letter   quote",
        "a\ufffd]0;b\ufffd  We \ufffd[31mreject\ufffd0m it.",
    ]
    said = {"date": "2006", "change": "restated", "strength": 1, "stances": ["reject"], "added": [], "target": "A/1"}
    more = {"modality": "actual", "grounds": [], "dropped": [], **row}
    assert not any(sign in "".join(layout.step({**said, **more})) for sign in "\x1b\x07\x9b")


def test_trace(folder: str) -> None:
    printed = _run("trace", "FJI", "--series", "demo-island", "--store", folder).stdout
    assert "REVERSED" in printed
    assert "“My Government supports resolution 9002.”" in printed
    steps = [json.loads(line) for line in _run("trace", "FJI", "--json", "--store", folder).stdout.splitlines()]
    assert steps[-1]["change"] == "reversed"
    none = _run("trace", "WSM", "--json", "--store", folder)
    assert (none.stdout, none.stderr) == ("", "none found in 6 texts searched\n")


def test_engine(folder: str) -> None:
    words = ("query", "positions", "--state", "FJI", "--format", "csv", "--store", folder)
    assert _run(*words, "--engine", "table").stdout == _run(*words).stdout
    with pytest.raises(InputError, match="no table form"):
        _run("query", "citations", "--engine", "table", "--store", folder)
    with pytest.raises(InputError, match="no positions table"):
        _run("query", "positions", "--engine", "table", "--endpoint", "http://127.0.0.1:9/", "--store", folder)


def test_trace_with_acts_and_others(folder: str) -> None:
    words = ("trace", "FJI", "--series", "demo-island", "--acts", "--others", "--store", folder)
    printed = _run(*words).stdout
    assert "vote: 1" in printed
    assert "2006-02-10  reversed: moved with FJI within a year: nobody" in printed
    rows = [json.loads(line) for line in _run(*words, "--json").stdout.splitlines()]
    assert [row["kind"] for row in rows] == ["vote", "letter", "vote", "letter", "letter"]
    assert all("movedWith" in row for row in rows)
