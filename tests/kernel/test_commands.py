"""The commands as a user meets them: right output, right exit code, one clear sentence for wrong input."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from diplograph import cli, exports
from diplograph.ingest import samples
from diplograph.store import Store

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command in a folder of its own that holds a store of the bundled letters."""
    folder = tmp_path_factory.mktemp("work")

    def call(*arguments: str, stdin: bytes | None = None, code: int = 0) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "diplograph.cli", *arguments]
        done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True)
        text = subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())
        assert text.returncode == code, text.stdout + text.stderr
        assert "Traceback" not in text.stderr
        return text

    call("ingest", *samples.paths())
    return call


def test_the_package_runs_as_the_command() -> None:
    command = [sys.executable, "-m", "diplograph", "--version"]
    assert "version" in subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_founding_question(run: Run) -> None:
    rows = [json.loads(line) for line in run("query", "founding", "--json").stdout.splitlines()]
    assert {"PRK"} <= {row["holder"] for row in rows}
    assert any(row["initiator"] == "EU" for row in rows)
    assert all(row["quote"] and row["letter"].startswith("DEMO/") for row in rows)


def test_second_ingest_changes_nothing(run: Run) -> None:
    before = run("export", "--out", "-").stdout
    assert f"0 stored, {len(samples.paths())} unchanged, 0 quarantined" in run("ingest", *samples.paths()).stdout
    assert run("export", "--out", "-").stdout == before


def test_extract_is_the_same_bytes_on_every_run(run: Run) -> None:
    one = run("extract", *samples.paths()).stdout
    assert one == run("extract", *samples.paths(), "--workers", "2").stdout
    first = json.loads(one.splitlines()[0])
    text = Path(samples.paths()[0]).read_text(encoding="utf-8")
    for position in first["positions"]:
        assert [text[start:end] for start, end in position["spans"]] == position["evidence"]


def test_ledger_names_every_sentence(run: Run) -> None:
    lines = run("extract", samples.paths()[0], "--ledger").stdout.splitlines()
    assert len(lines) > 5
    assert all(line.split()[0] in ("used", "skipped") for line in lines[1:])


def test_trace_reads_well(run: Run) -> None:
    shown = run("trace", "PRK", "--series", "dprk-human-rights").stdout
    assert "FIRST STATED" in shown
    assert "2005" in shown


def test_check_conforms(run: Run) -> None:
    assert "conforms" in run("check").stdout


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".csv"])
def test_graph_files(run: Run, suffix: str, tmp_path: Path) -> None:
    run("graph", "states-resolutions", "--out", str(tmp_path / f"g{suffix}"))
    assert (tmp_path / f"g{suffix}").stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ingest", "missing.txt"], "missing.txt"),
        (["query", "nothing-like-it"], "no such question"),
        (["query", "founding", "--state", "Atlantis"], "Atlantis"),
        (["query", "founding", "--store", "elsewhere"], "there is no store here"),
        (["trace", "Atlantis", "--series", "dprk-human-rights"], "Atlantis"),
        (["graph", "nothing", "--out", "x.gexf"], "no such projection"),
        (["graph", "states-resolutions", "--out", "x.docx"], ".gexf"),
        (["export", "--out", "x.docx"], "names no RDF format"),
        (["check", "no-such-graph"], "neither a file nor a graph"),
        (["evaluate", "missing.jsonl", "missing.jsonl"], "cannot be read"),
        (["unknown"], "No such command"),
    ],
)
def test_wrong_use_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments, code=2)
    assert sentence in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), "picture.txt"),
        ("broken.json", b'{"id": \n', "broken.json is no valid JSON"),
    ],
)
def test_unreadable_input_is_one_sentence(run: Run, tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("ingest", str(tmp_path / name), "--store", str(tmp_path / "store"), code=2)
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_cannot_be_read_leaves_no_store(run: Run, tmp_path: Path) -> None:
    run("ingest", "missing.txt", "--store", str(tmp_path / "store"), code=2)
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_no_letter_is_named_and_not_stored(run: Run, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary, it rained today and I bought apples.\n")
    done = run("ingest", str(tmp_path / "diary.txt"), "--store", str(tmp_path / "store"), code=1)
    assert "diary: it has no symbol, title or sender" in done.stdout
    assert "0 stored" in done.stdout


def test_latin_1_is_read(run: Run, tmp_path: Path) -> None:
    letter = Path(samples.paths()[0]).read_text(
        encoding="utf-8"
    ) + "\nCôte d’Ivoire and Perú took the floor.\n".replace("’", "'")
    (tmp_path / "latin.txt").write_bytes(letter.encode("latin-1", "replace"))
    done = run("extract", str(tmp_path / "latin.txt"))
    assert json.loads(done.stdout)["positions"]


@pytest.mark.parametrize(
    "words", [("export", "--out", "none/x.nq"), ("graph", "states-resolutions", "--out", "none/x.json")]
)
def test_a_missing_folder_is_not_made(run: Run, words: tuple[str, ...], tmp_path: Path) -> None:
    target = str(tmp_path / words[-1])
    done = run(*words[:-1], target, code=2)
    assert "there is no folder" in done.stderr and done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_texts_of_one_name_are_named(run: Run, tmp_path: Path) -> None:
    for folder, session in (("x", "60/173"), ("y", "61/174")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(f"Cuba rejects General Assembly resolution {session}.")
    words = [str(tmp_path / "x"), str(tmp_path / "y"), "--speaker", "CUB", "--date", "2007-03-01", "--quick"]
    done = run("extract", *words)
    assert "several texts have the same name (note)" in done.stderr
    done = run("ingest", *words, "--store", str(tmp_path / "store"), code=1)
    second = tmp_path / "y" / "note.txt"
    assert f"same name   {second}: another text of this run is note already; rename one of the two" in done.stdout
    assert "1 stored, 0 unchanged, 0 quarantined, 0 unreadable, 1 same name in" in done.stdout
    done = run("ingest", str(second), *words[2:], "--store", str(tmp_path / "store"))
    assert "replaces the text that was stored before" in done.stdout
    assert "1 stored (1 in place of an earlier text)" in done.stdout


def test_the_demo_writes_what_export_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = samples.paths()[:1]
    monkeypatch.setattr(samples, "paths", lambda: letters)
    home = tmp_path / "demo"
    result = CliRunner().invoke(cli.root, ["demo", "--out", str(home)], catch_exceptions=False)
    assert result.exit_code == 0
    with Store.reader(home / "store") as store:
        for name, suffix in (("graph.trig", ".trig"), ("graph.nq.gz", ".nq")):
            exports.write(store, tmp_path / name, suffix)
            assert (tmp_path / name).read_bytes() == (home / name).read_bytes()
