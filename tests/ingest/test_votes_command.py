"""`diplograph votes` as it is typed: the table, the ledger, the findings, wrong use."""

import json
from pathlib import Path

from click.testing import CliRunner

from diplograph.cli import root

SAMPLES = Path(__file__).parent / "votes"
FILES = [str(path) for path in sorted(SAMPLES.iterdir()) if path.suffix != ".md"]


def run(*words: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(root, ["votes", *words, "--json"], catch_exceptions=False)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_load_twice(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "store"))
    first = {row["dataset"]: (row["status"], row["votes"]) for row in run(*FILES, *store)}
    assert first["ga"] == ("loaded", 6)
    assert first["vetoes"] == ("loaded", 4)
    assert {row["status"] for row in run(*FILES, *store)} == {"unchanged"}


def test_ledger_and_findings() -> None:
    entries = run(*FILES, "--ledger")
    assert {
        "dataset": "vetoes",
        "unit": "vetoes",
        "outcome": "mapped",
        "reason": "document: vetoed",
        "rows": 3,
    } in entries
    ignored = [row for row in entries if row["reason"] == "the roll call is in the store from another dataset"]
    assert [(row["dataset"], row["rows"]) for row in ignored] == [("unxml-ga", 2)]
    kinds = {row["kind"] for row in run(*FILES, "--findings")}
    assert {"totals", "shared symbol", "named twice", "vote", "misnamed"} <= kinds


def test_help_has_an_example() -> None:
    result = CliRunner().invoke(root, ["votes", "--help"])
    assert "diplograph votes ga_voting.csv" in result.stdout


def test_a_folder_passes_over_what_is_no_voting_file(tmp_path: Path) -> None:
    for path in (*FILES, str(SAMPLES / "README.md")):
        (tmp_path / Path(path).name).write_bytes(Path(path).read_bytes())
    result = CliRunner().invoke(root, ["votes", str(tmp_path), "--ledger", "--json"], catch_exceptions=False)
    assert result.stderr == "passed over 1 file(s) that are no voting files: README.md\n"
    assert [json.loads(line) for line in result.stdout.splitlines()] == run(*FILES, "--ledger")


def test_a_folder_without_voting_files_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no votes")
    result = CliRunner().invoke(root, ["votes", str(tmp_path), "--ledger"])
    assert "no file of this folder is a voting file" in str(result.exception)


def test_a_file_that_is_no_voting_file_is_one_sentence() -> None:
    result = CliRunner().invoke(root, ["votes", str(SAMPLES / "README.md"), "--ledger"])
    assert "no voting file" in str(result.exception)
