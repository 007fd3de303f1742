"""Damaged and hostile files cost themselves only: a source or one sentence each, and nothing outside is touched."""

from pathlib import Path

import hostile
import pytest

from diplograph.ingest import letter, reader, samples
from diplograph.ingest.readers import limits

COUNT = 230
LETTER = Path(samples.paths()[3]).read_text(encoding="utf-8")
READABLE = 60_000  # code points; longer texts are read, but not for positions here


@pytest.fixture
def tight(monkeypatch):
    """Limits under which a loop does not hold the tests up."""
    monkeypatch.setattr(limits, "DEFAULT", limits.Limits(seconds=2, wall=5.0))


def test_every_file_gives_a_text_or_a_sentence(tmp_path, tight):
    folder = tmp_path / "files"
    folder.mkdir()
    names = set()
    for name, data in hostile.files(LETTER, COUNT):
        (folder / name).write_bytes(data)
        names.add(name)
    assert len(names) == COUNT
    told: dict[str, str] = {}
    for source in reader.sources([folder], report=lambda event: told.update({event.name: event.sentence}), workers=2):
        if len(source.text) < READABLE:
            letter.read(source)
    for sentence in told.values():
        assert "\n" not in sentence
        assert sentence[-1] not in " ,;:"
    assert [path.name for path in tmp_path.iterdir()] == ["files"]
    assert {path.name for path in folder.iterdir()} == names


def test_one_by_one_too(tight):
    special = [each for each in hostile.files(LETTER, COUNT) if each[0] in ("bomb.docx", "laughs.docx", "loop.html")]
    for name, data in special:
        with pytest.raises(reader.InputError, match=f"{name} (?:unpacks|declares|takes)"):
            reader.read_bytes(data, name)
