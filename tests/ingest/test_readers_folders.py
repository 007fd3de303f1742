"""Folders, archives, what is passed over, what is known, and how failures are told."""

import errno
import gzip
import io
import os
import tarfile
from pathlib import Path

import papers
import pytest
from packing import tarred, zipped

from diplograph.errors import InputError
from diplograph.ingest import reader, samples

TEXT = Path(samples.paths()[3]).read_text(encoding="utf-8")
PDF = papers.as_pdf(papers.parse(TEXT))


def taken(paths, **options):
    events = []
    found = [source.id for source in reader.sources(paths, report=events.append, **options)]
    return found, [(event.name.rsplit("/", 1)[-1], event.outcome) for event in events]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.dat").write_bytes(PDF)
    (tmp_path / "c.txt").write_bytes(b"We reject it.")
    (tmp_path / "d.pdf").write_bytes(PDF[:200])
    (tmp_path / "e.png").write_bytes(b"\x89PNG")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "f.txt").write_bytes(b"hidden")
    (tmp_path / "g.zip").write_bytes(zipped({"x/h.pdf": PDF, "i.txt": b"We accept it.", "j.png": b"\x89PNG"}))
    (tmp_path / "k.jsonl").write_bytes(b'{"id": "l", "text": "x"}\n{"id": "m", "text": "y"}\nwrong\n')
    return tmp_path


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder(folder, workers):
    found, events = taken([folder], workers=workers)
    assert found == ["a", "b", "c", "h", "i", "l", "m"]
    assert events == [
        ("d.pdf", "unreadable"),
        ("e.png", "passed over"),
        ("g.zip: j.png", "passed over"),
        ("k.jsonl, line 3", "unreadable"),
    ]


def test_a_link_that_leads_nowhere_is_named(folder):
    (folder / "n.txt").symlink_to(folder / "away" / "n.txt")
    found, events = taken([folder])
    assert found == ["a", "b", "c", "h", "i", "l", "m"]
    assert ("n.txt", "unreadable") in events


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_passed_over_and_counted(folder):
    os.mkfifo(folder / "n.txt")
    assert ("n.txt", "passed over") in taken([folder])[1]


def test_what_is_known_is_not_read_again(folder, monkeypatch):
    done = {(source.id, source.file_sha256) for source in reader.sources([folder], report=lambda event: None)}
    monkeypatch.setattr(reader.limits, "read", lambda *given, **options: pytest.fail("read again"))
    (folder / "d.pdf").unlink()
    found, events = taken([folder], known=lambda id, digest: (id, digest) in done)
    assert found == []
    assert [outcome for _, outcome in events].count("unchanged") == 7


def test_a_changed_file_is_read_again(folder):
    done = {(source.id, source.file_sha256) for source in reader.sources([folder], report=lambda event: None)}
    (folder / "c.txt").write_bytes(b"We reject it again.")
    assert taken([folder], known=lambda id, digest: (id, digest) in done)[0] == ["c"]


def test_what_may_not_be_opened_is_named(folder, monkeypatch):
    """Also for those who run the tests as root, whom no folder keeps out."""

    def kept_out(method, *names):
        true = getattr(Path, method)

        def refuse(path, *given, **options):
            if path.name in names:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return true(path, *given, **options)

        monkeypatch.setattr(Path, method, refuse)

    for name in ("l", "m/n"):
        (folder / name).mkdir(parents=True)
        (folder / name / "o.txt").write_bytes(b"We accept it.")
    kept_out("iterdir", "l")
    kept_out("stat", "n")
    kept_out("open", "b.dat", "c.txt")
    found, events = taken([folder])
    assert found == ["a", "h", "i", "l", "m"]
    assert [name for name, outcome in events if outcome == "unreadable"] == [
        *("b.dat", "c.txt", "d.pdf", "k.jsonl, line 3", "l", "n")
    ]
    with pytest.raises(InputError, match="l cannot be opened: Permission denied"):
        taken([folder / "l"])
    with pytest.raises(InputError, match="n cannot be opened: Permission denied"):
        taken([folder / "m" / "n"])


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"not json", "is no valid JSON"),
        (b'{"id": "b", "text": "x", "speaker": "QQQ"}', "The registry knows no"),
        (b'{"id": "b", "text": "x", "speaker": "CSK", "date": "2006"}', "did not exist"),
        (b'{"id": "a", "text": "x"}', "occurs twice"),
        (b'{"id": "b", "text": "' + b"x" * 100 + b'"}', "is longer than"),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.zip"])
def test_a_bad_line_costs_itself_only(tmp_path, monkeypatch, line, sentence, name):
    monkeypatch.setattr(reader.files, "LARGEST_TEXT", 80)
    data = b'{"id": "a", "text": "x"}\n' + line + b'\n{"id": "c", "text": "y"}\n'
    packed = {"a.jsonl": data, "a.jsonl.gz": gzip.compress(data), "a.zip": zipped({"a.jsonl": data})}
    (tmp_path / name).write_bytes(packed[name])
    events = []
    found = reader.sources([tmp_path / name], report=events.append)
    assert [source.id for source in found] == ["a", "c"]
    ((outcome, told),) = [(event.outcome, event.sentence) for event in events]
    assert outcome == "unreadable"
    assert "a.jsonl" in told or name in told
    assert ", line 2" in told and sentence in told


def test_a_bad_object_of_a_list_costs_itself_only():
    data = zipped({"a.json": b'[{"id": "a", "text": "x"}, {"id": "b"}, {"id": "c", "text": "y"}]'})
    with pytest.raises(InputError, match=r"a\.json, object 2 has no `text`"):
        reader.read_bytes(data, "a.zip")


def test_a_single_file_that_is_unreadable_is_an_error(folder):
    with pytest.raises(InputError, match=r"d\.pdf is a PDF that is damaged"):
        taken([folder / "d.pdf"])
    with pytest.raises(InputError, match="does not exist"):
        taken([folder / "none.pdf"])
    assert taken([folder / "d.pdf", folder / "c.txt"]) == (["c"], [("d.pdf", "unreadable")])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped({"a.txt": b"one", "b.pdf": PDF}), "x.zip"),
        (tarred({"a.txt": b"one", "b.pdf": PDF}), "x.tar"),
        (gzip.compress(tarred({"a.txt": b"one", "b.pdf": PDF})), "x.tar.gz"),
        (gzip.compress(tarred({"a.txt": b"one", "b.pdf": PDF})), "x.tgz"),
        (zipped({"../../a.txt": b"one", "/etc/b.pdf": PDF}), "named wrongly.doc"),
    ],
)
def test_archives(data, name):
    assert [source.id for source in reader.read_bytes(data, name)] == ["a", "b"]


def test_a_packed_pdf():
    (source,) = reader.read_bytes(gzip.compress(PDF), "letter.pdf.gz")
    assert (source.id, source.media_type) == ("letter", "application/pdf")


def test_links_and_archives_in_archives_are_not_followed():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert reader.read_bytes(buffer.getvalue(), "x.tar") == ()
    with pytest.raises(InputError, match=r"x\.zip: y\.zip is an archive inside an archive"):
        reader.read_bytes(zipped({"y.zip": zipped({"a.txt": b"x"})}), "x.zip")


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"%PDF-1.7 and no more", "a.pdf", "a.pdf is a PDF that is damaged or cut short"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "a.docx is locked with a password"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a.xlsx", "a.xlsx is a spreadsheet"),
        (zipped({"word/document.xml": b"<!DOCTYPE x><x/>"}), "a.docx", "a.docx declares XML entities"),
        (zipped({"word/document.xml": b"<x>"}), "a.docx", "a.docx is a damaged or cut office file"),
        (b"BZh9", "a.bz2", "a.bz2 is a bzip2 archive"),
        (b"PK\x03\x04 cut", "a.zip", "a.zip is a damaged or cut ZIP archive"),
        (b"\x1f\x8b\x08", "a.gz", "a.gz is no whole gzip file"),
        (b"<html><p> </p>", "a.html", "a.html is empty"),
        (b'{"id": "a"}', "a.json", "a.json has no `text`"),
    ],
)
def test_sentences(data, name, sentence):
    with pytest.raises(InputError) as error:
        reader.read_bytes(data, name)
    assert str(error.value).startswith(sentence)
    assert "\n" not in str(error.value)
