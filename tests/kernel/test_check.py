"""`diplograph check` prints the same findings in every format: table, JSON, Turtle, HTML, JUnit; exit code 1 on a violation."""

# ruff: noqa: E501 (the first line)
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from click.testing import CliRunner, Result

from diplograph import errors, exports, fastshacl, ontology
from diplograph.cli import root
from diplograph.store import Store, parse
from diplograph.terms import iri


def check(kind: str, *words: str) -> Result:
    return CliRunner().invoke(root, ["check", str(ontology.path(f"examples/{kind}/C6.ttl")), *words])


@pytest.mark.parametrize("form", ["table", "html", "junit"])
def test_each_format_names_constraint_node_sentence_and_fix(form: str) -> None:
    done = check("bad", "--format", form)
    assert isinstance(done.exception, errors.DataError) and done.exception.exit_code == 1
    for words in ("C6", "DEMO_2005_CHR_1-100-132#t", "Atlantis rejects the resolution.", "count code points"):
        assert words in done.output, form


def test_turtle_is_a_report_of_the_w3c_kind() -> None:
    report = rdflib.Graph().parse(data=check("bad", "--format", "turtle").output, format="turtle")
    assert [str(each) for each in report.objects(None, rdflib.SH.conforms)] == ["false"]
    assert len(set(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))) == 1


def test_junit_has_a_case_for_each_constraint() -> None:
    suite = ElementTree.fromstring(check("bad", "--format", "junit").output)
    assert [case.get("name") for case in suite] == list(fastshacl.numbers())
    assert [case.get("name") for case in suite if case.find("failure") is not None] == ["C6"]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(fastshacl.numbers())), "1")


def test_json_has_a_line_for_each_finding() -> None:
    (line,) = check("bad", "--json").output.splitlines()
    assert json.loads(line)["shape"] == "C6"


@pytest.mark.parametrize("form", ["table", "turtle", "html", "junit"])
def test_what_is_sound_exits_with_0(form: str) -> None:
    done = check("good", "--format", form)
    assert done.exit_code == 0 and done.output


@pytest.mark.parametrize("suffix", [".nq", ".nt.gz", ".trig.gz", ".TTL", ".jsonld.gz"])
def test_what_is_exported_is_checked(suffix: str, tmp_path: Path) -> None:
    turtle = ontology.path("examples/bad/C6.ttl").read_bytes()
    with Store.memory() as store:
        store.extend(parse(turtle, ".ttl", iri("graph:one")))
        exports.write(store, tmp_path / f"one{suffix}", suffix.lower().removesuffix(".gz"))
    done = CliRunner().invoke(root, ["check", str(tmp_path / f"one{suffix}"), "--json"])
    assert [json.loads(line)["shape"] for line in done.stdout.splitlines()] == ["C6"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cut.nq.gz", b"no gzip", "is no whole gzip file"),
        ("one.rdf", b"<rdf/>", "this format is not read; use .nq, .nt, .trig"),
        ("one", b"", "no suffix: this format is not read"),
        ("broken.ttl", b"dg:", "the RDF cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    done = CliRunner().invoke(root, ["check", str(tmp_path / name)])
    assert isinstance(done.exception, errors.InputError)
    assert str(done.exception).startswith(f"{tmp_path / name}: ") and words in str(done.exception)


def test_a_missing_file_is_no_missing_store(tmp_path: Path) -> None:
    store = ["--store", str(tmp_path / "none")]
    done = CliRunner().invoke(root, ["check", "nosuch.nq.gz", *store])
    assert isinstance(done.exception, errors.InputError) and "no such file" in str(done.exception)
    assert isinstance(CliRunner().invoke(root, ["check", "A_60_1", *store]).exception, errors.StoreError)


def test_json_says_on_the_other_stream_that_all_is_well(tmp_path: Path) -> None:
    done = check("good", "--json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "conforms; 0 warning(s)\n")
    Store.open(tmp_path / "store", create=True).close()
    done = CliRunner().invoke(root, ["verify", "--json", "--store", str(tmp_path / "store")])
    assert (done.exit_code, done.stdout) == (0, "") and done.stderr.startswith("all as it was: 0 texts")


@pytest.mark.parametrize(
    "words",
    [
        "check x.ttl --json --format html",
        "check x.ttl --reference --format turtle",
        "query founding --json --format csv",
        "query --format csv founding --json",
        "query --list --file q.rq",
        "review x-1 --accept --refuse --by A --date 2026-01-01",
        "review x-1 --accept --correct oppose --by A --date 2026-01-01",
        "review --accept",
        "votes x.csv --ledger --findings",
        "extract x.txt --ledger --explain",
        "extract x.txt --ledger --format turtle",
    ],
)
def test_options_that_exclude_each_other_are_wrong_use(words: str) -> None:
    done = CliRunner().invoke(root, words.split())
    assert done.exit_code == 2 and "Error: " in done.output


def test_a_file_that_a_writer_took_away_is_told_from_damage() -> None:
    gone = OSError("IO error: No such file or directory: While open a file for random read: /x/db/000230.sst")
    assert "another process changed the store while it was read" in str(errors.from_system(gone))
    cut = OSError("Corruption: file is too short to be an sstable: /x/db/000230.sst")
    assert "the store is damaged" in str(errors.from_system(cut))
