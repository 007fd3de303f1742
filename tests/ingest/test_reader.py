"""What can be read, what is refused, and with which sentence."""

import gzip
import io

import pytest

from diplograph.errors import InputError, UnknownName
from diplograph.ingest import reader


def one(data, name="letter.txt"):
    (source,) = reader.read_bytes(data, name)
    return source


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain", "plain", "utf-8"),
        ("Chargé".encode(), "Chargé", "utf-8"),
        ("\ufeffChargé".encode(), "Chargé", "utf-8-sig"),
        ("Chargé d'affaires".encode("latin-1"), "Chargé d'affaires", "iso-8859-1"),
        ("Chargé d’affaires — so".encode("cp1252"), "Chargé d’affaires — so", "cp1252"),
        ("Chargé".encode("utf-16"), "Chargé", "utf-16"),
        ("Chargé d’affaires".encode("utf-16-le"), "Chargé d’affaires", "utf-16-le"),
        ("Chargé d’affaires".encode("utf-16-be"), "Chargé d’affaires", "utf-16-be"),
        (b"one\r\ntwo\rthree", "one\r\ntwo\rthree", "utf-8"),
        (b"a text with a nul\0 byte inside it and enough other words round it", None, "utf-8"),
    ],
)
def test_encodings(data, text, encoding):
    source = one(data)
    assert source.encoding == encoding
    assert source.text == (data.decode() if text is None else text)
    assert source.id == "letter"


REFUSED = [
    (b"", "letter.txt", "letter.txt is empty"),
    (b" \n\t", "letter.txt", "letter.txt is empty"),
    (b"\x89PNG\r\n\x1a\n", "scan.png", "scan.png is a PNG image"),
    (b"%PDF-1.7", "letter.pdf", "letter.pdf is a PDF"),
    (bytes(range(256)) * 4, "a.txt", "a.txt is a binary file"),
    (b"x" * (reader.LARGEST_TEXT + 1), "big.txt", "big.txt is larger than 20 MB"),
    (b'{"id": "a", "text": "x"}\n{"id": ', "a.jsonl", "a.jsonl, line 2 is no valid JSON"),
    (b'{"id": "a", "text": "x"}\n\n{"id": "a", "text": "y"}', "a.jsonl", "a.jsonl, line 3: the id 'a' occurs twice"),
    (b"[" * 100_000, "a.jsonl", "a.jsonl, line 1 is nested too deeply"),
    (b"[1]", "a.jsonl", "a.jsonl, line 1 is no JSON object"),
    (b'{"id": "a"}', "a.jsonl", "a.jsonl, line 1 has no `text`"),
    (b'{"text": "a"}', "a.jsonl", "a.jsonl, line 1 has no `id`"),
    (b'{"id": "a", "text": "x", "date": "May"}', "a.jsonl", "a.jsonl, line 1: 'May': this is no date"),
    (b'{"id": "a", "text": "x", "date": "2001-02-30"}', "a.jsonl", "a.jsonl, line 1: '2001-02-30': this is no date"),
    (b'{"id": "a", "text": "x", "speaker": "QQQ"}', "a.jsonl", "a.jsonl, line 1: "),
    (b'{"id": "a", "text": "x", "speaker": ["PRK"]}', "a.jsonl", "a.jsonl, line 1: `speaker` must be a string"),
    (b"\xff{}", "a.jsonl", "a.jsonl, line 1 is not UTF-8"),
    (b"", "a.jsonl", "a.jsonl is empty"),
]


@pytest.mark.parametrize(("data", "name", "sentence"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(data, name, sentence):
    with pytest.raises(InputError) as error:
        reader.read_bytes(data, name)
    assert str(error.value).startswith(sentence)
    assert "\n" not in str(error.value)


def test_json_lines():
    data = b'{"id": 7, "text": "x\\ud800", "speaker": "SUN", "date": "1950", "session": 5, "kind": "statement"}\n'
    source = one(data, "a.jsonl")
    assert (source.id, source.text, source.speaker) == ("7", "x\ufffd", "SUN")
    assert (source.date, source.session, source.kind) == ("1950", "5", "statement")


def test_files_folders_and_gzip(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"second")
    (tmp_path / "a.txt").write_bytes(b"first")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"id": "z", "text": "third"}\n'))
    (tmp_path / "d.TXT.GZ").write_bytes(gzip.compress(b"fourth"))
    (tmp_path / "e.JSONL.GZ").write_bytes(gzip.compress(b'{"id": "y", "text": "fifth"}\n'))
    (tmp_path / "skipped.png").write_bytes(b"\x89PNG")
    assert [s.id for s in reader.sources([tmp_path])] == ["a", "b", "z", "d", "y"]
    assert reader.read(tmp_path / "a.txt")[0].text == "first"
    for path, words in ((tmp_path, "is a folder"), (tmp_path / "none.txt", "does not exist")):
        with pytest.raises(InputError, match=words):
            reader.read(path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no text file"):
        list(reader.sources([tmp_path]))


@pytest.mark.parametrize(
    ("data", "ids"), [(b"plain text", ["stdin"]), (b'{"id": "q", "text": "x"}\n{"id": "r", "text": "y"}\n', ["q", "r"])]
)
def test_standard_input(monkeypatch, data, ids):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [s.id for s in reader.sources(["-"])] == ids


def test_speaker_and_date_for_texts_that_do_not_say(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"We reject it.")
    (source,) = reader.sources([tmp_path / "a.txt"], speaker="PRK", date="2005")
    assert (source.speaker, source.date) == ("PRK", "2005")
    with pytest.raises(UnknownName):
        reader.source("a", "text", speaker="Atlantis")
    with pytest.raises(InputError, match="--date"):
        list(reader.sources([tmp_path / "a.txt"], date="soon"))


def test_the_digest_is_of_the_text():
    assert one(b"a\r\n").sha256 != one(b"a\n").sha256
