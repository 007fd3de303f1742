"""`diplograph check` prints the same findings in every format: table, JSON, Turtle, HTML, JUnit; exit code 1 on a violation."""

# ruff: noqa: E501 (the first line)
import json
from xml.etree import ElementTree

import pytest
import rdflib
from click.testing import CliRunner, Result

from diplograph import errors, fastshacl, ontology
from diplograph.cli import root


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


def test_a_file_that_a_writer_took_away_is_told_from_damage() -> None:
    gone = OSError("IO error: No such file or directory: While open a file for random read: /x/db/000230.sst")
    assert "another process changed the store while it was read" in str(errors.from_system(gone))
    cut = OSError("Corruption: file is too short to be an sstable: /x/db/000230.sst")
    assert "the store is damaged" in str(errors.from_system(cut))
