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


def test_a_file_that_is_no_voting_file_is_one_sentence() -> None:
    result = CliRunner().invoke(root, ["votes", str(SAMPLES / "README.md"), "--ledger"])
    assert "no voting file" in str(result.exception)
