"""What the command line says of files: exit status, a line each, the sum, and nothing read twice."""

import io
import json
import os
import sys
import tomllib
from pathlib import Path

import papers
import pytest

from diplograph import cli
from diplograph.ingest import reader, samples
from diplograph.ingest.page import languages as languages_of

TEXT = Path(samples.paths()[3]).read_text(encoding="utf-8")
FRENCH = (
    "Le Gouvernement de mon pays rejette la résolution 60/173 de l'Assemblée générale et a l'honneur d'exposer "
    "sa position sur cette question, dont les motifs sont connus de tous les membres de l'Organisation.\n"
)


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["diplograph", *map(str, words)])
        try:
            cli.main()
            status = 0
        except SystemExit as leaving:
            status = leaving.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "letters"
    home.mkdir()
    (home / "a.pdf").write_bytes(papers.as_pdf(papers.parse(TEXT)))
    (home / "b.txt").write_text(FRENCH, encoding="utf-8")
    (home / "c.png").write_bytes(b"\x89PNG")
    (home / "d.pdf").write_bytes(b"%PDF-1.4 cut")
    return home


def test_ingest_goes_on_after_an_unreadable_file_and_reads_nothing_twice(run, folder, tmp_path, monkeypatch):
    store = tmp_path / "store"
    status, out, err = run("ingest", folder, "--store", store)
    assert status == 1
    assert "2 stored (1 without a position), 0 unchanged, 0 quarantined, 1 unreadable, 1 passed over (.png)" in out
    assert "not read for positions: 1 fr" in out
    assert f"unreadable  {folder / 'd.pdf'} is a PDF that is damaged" in out
    assert "1 input(s) could not be read" in err
    (folder / "d.pdf").unlink()
    monkeypatch.setattr(reader.limits, "read", lambda *given, **options: pytest.fail("read again"))
    status, out, _ = run("ingest", folder, "--store", store, "--workers", "2")
    assert (status, "0 stored, 2 unchanged" in out) == (0, True)


def test_texts_in_every_language_of_the_organization_are_stored(run, tmp_path):
    languages = tomllib.loads(
        (Path(languages_of.__file__).parent.parent / "lexicons/languages.toml").read_text("utf-8")
    )
    home = tmp_path / "letters"
    home.mkdir()
    for number, code in enumerate(("ar", "ru", "zh")):
        words = languages[code]["examples"][0]
        text = f"A/60/{905 + number}\n30 August 2006\n\n{' '.join([words] * 3)}"
        (home / f"{code}.txt").write_text(text, encoding="utf-8")
    status, out, err = run("ingest", home, "--store", tmp_path / "store")
    assert (status, err) == (0, "")
    assert "3 stored (3 without a position), 0 unchanged, 0 quarantined, 0 unreadable" in out
    assert "not read for positions: 1 ar, 1 ru, 1 zh" in out


def test_a_store_is_no_folder_of_letters(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for outcome in ("1 stored, 0 unchanged", "0 stored, 1 unchanged, 0 quarantined, 0 unreadable in "):
        status, out, _ = run("ingest", ".")
        assert (status, outcome in out) == (0, True)
    status, _, err = run("extract", "diplograph-store")
    assert (status, "diplograph-store is a store" in err) == (2, True)


def test_ingest_again_reads_again(run, folder, tmp_path):
    (folder / "d.pdf").unlink()
    store = tmp_path / "store"
    assert run("ingest", folder, "--store", store)[0] == 0
    status, out, _ = run("ingest", folder, "--store", store, "--again", "--json")
    assert (status, out.count('"status": "unchanged"')) == (0, 2)


def test_extract(run, folder):
    status, out, err = run("extract", folder)
    assert (status, len(out.splitlines())) == (1, 2)
    assert "b: not read for positions: the text is in another language (fr)" in err
    assert "d.pdf is a PDF that is damaged" in err


def test_a_text_that_is_nobodys_is_named(run, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("Cuba rejects resolution 60/173 of the General Assembly.\n", encoding="utf-8")
    status, out, err = run("extract", words)
    assert (status, len(out.splitlines())) == (0, 1)
    assert err == "diplograph: words: it has no symbol, title or sender; is it a speech? give --speaker\n"
    assert run("extract", words, "--speaker", "CUB", "--date", "2006")[2] == ""


@pytest.mark.parametrize(
    ("speaker", "code"), [("prk", "PRK"), ("Cuba", "CUB"), ("cuba", "CUB"), ("eu", "EU"), ("cub", "CUB")]
)
def test_a_speaker_is_a_code_or_a_name_in_any_letters(run, tmp_path, speaker, code):
    words = tmp_path / "words.txt"
    words.write_text("We reject resolution 60/173 of the General Assembly.\n", encoding="utf-8")
    status, out, err = run("extract", words, "--speaker", speaker, "--date", "2006", "--quick")
    assert (status, err) == (0, "")
    assert [each["holder"] for each in json.loads(out)["positions"]] == [code]


@pytest.mark.parametrize("speaker", ["Korea", "xyz", "Cubaa"])
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_speaker_that_is_nobody_or_several_is_one_sentence(run, tmp_path, command, speaker):
    words = tmp_path / "words.txt"
    words.write_text("We reject resolution 60/173 of the General Assembly.\n", encoding="utf-8")
    store = ["--store", tmp_path / "store"] if command == "ingest" else []
    status, out, err = run(command, words, *store, "--speaker", speaker)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert repr(speaker) in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")
def test_a_link_to_a_folder_is_not_followed_and_named(run, folder, tmp_path):
    (folder / "d.pdf").unlink()
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "e.txt").symlink_to(folder / "b.txt")
    store = tmp_path / "store"
    status, out, err = run("ingest", folder, "--store", store, "--quick")
    assert (status, err.count("again is a link to a folder, which is not followed;"), err.count("\n")) == (0, 1, 1)
    assert "1 not followed, 1 passed over (.png)" in out
    status, out, err = run("extract", folder, "--quick")
    assert (status, len(out.splitlines()), err.count("again is a link to a folder")) == (0, 3, 1)


@pytest.mark.parametrize("threshold", ["nan", "-0.1", "1.1", "inf"])
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_threshold_is_a_number_from_0_to_1(run, folder, tmp_path, command, threshold):
    store = ["--store", tmp_path / "store"] if command == "ingest" else []
    status, out, err = run(command, folder / "b.txt", *store, "--threshold", threshold)
    assert (status, out) == (2, "")
    assert "--threshold" in err and threshold in err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("name", ["d.pdf", "../letters/./d.pdf", "none.txt", "nothing/", "empty"])
def test_a_single_unreadable_file(run, folder, monkeypatch, name):
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder)
    for command in (["extract"], ["ingest", "--store", folder.parent / "store"]):
        for each in (name, f"./{name}", f"{folder}/{name}"):
            status, out, err = run(*command, each)
            assert (status, out) == (2, "")
            assert err.count("\n") == 1


def test_a_bad_line_costs_itself_only(run, tmp_path, monkeypatch):
    row = '{"id": "%s", "text": "We reject resolution 1718 (2006).", "speaker": "PRK", "date": "2006"}\n'
    home = tmp_path / "lines.jsonl"
    home.write_text(row % "a" + "no object\n" + row % "b" + row % "a", encoding="utf-8")
    status, out, err = run("ingest", home, "--store", tmp_path / "store")
    assert "2 stored, 0 unchanged, 0 quarantined, 2 unreadable" in out
    assert (status, err) == (1, "diplograph: 2 input(s) could not be read; the lines above say why\n")
    status, out, err = run("extract", home)
    assert (status, len(out.splitlines()), err.count("lines.jsonl, line ")) == (1, 2, 2)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(home.read_bytes())))
    status, out, err = run("extract", "-")
    assert (status, len(out.splitlines()), err.count("-, line ")) == (1, 2, 2)


def test_an_empty_folder_among_others_costs_itself_only(run, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    status, out, err = run("ingest", tmp_path / "empty", folder / "b.txt", "--store", tmp_path / "store")
    assert "empty holds no text file or document" in out
    assert "1 stored" in out and "1 unreadable" in out
    assert (status, err.count("\n")) == (1, 1)


def test_a_name_of_bytes_or_control_characters_is_written_with_escapes(run, folder, tmp_path):
    """On a file system that takes them; such a name once ended the whole run."""
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/b\xff\xe9.txt")).write_text(TEXT, encoding="utf-8")
        Path(os.fsdecode(os.fsencode(folder) + b"/c\xff.txt")).write_text("", encoding="utf-8")
        (folder / "b\n\x1b[31m.txt").write_text(FRENCH, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such names")
    (folder / "a.pdf").unlink()
    status, out, _ = run("ingest", folder, "--store", tmp_path / "store")
    assert (status, "3 stored" in out) == (1, True)
    assert r"stored      b\xff\xe9  " in out
    assert r"stored      b\n\x1b[31m  " in out
    assert rf"unreadable  {folder}/c\xff.txt is empty" in out
    assert "3 unchanged" in run("ingest", folder, "--store", tmp_path / "store")[1]


def test_an_id_of_control_characters_keeps_to_its_line(run, tmp_path):
    row = {"id": "a\n\x1b[31mb", "text": FRENCH, "speaker": "FRA"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    out = run("ingest", tmp_path / "a.jsonl", "--store", tmp_path / "store")[1]
    assert out.startswith("stored      a\\n\\x1b[31mb  ") and "\x1b" not in out
