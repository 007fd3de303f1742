"""Sentence ends: the lexicon's own examples and harder ones."""

import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.page import sentences
from diplograph.model import Region, Span

LEXICON = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "ingest" / "lexicons" / "sentences.toml").read_text(encoding="utf-8")
)

CASES = [
    *map(tuple, LEXICON["examples"]),
    ("Resolution S/RES/242 (1967) binds all. So does A/RES/181 (II).", 2),
    ("MR. GROMYKO SAID NO. THE COUNCIL AGREED.", 2),
    ("(a) It must withdraw; (b) It must comply.", 1),
    ('It was said ("in vain".) Then nothing.', 2),
    ("In 1976.1/ The Council met.", 2),
    ("We agree… Nevertheless we wait.", 2),
    ("The letter of H.E. Mr. A. Gromyko, dated 5 Sept. 1967, is known.", 1),
    ("He wrote on p. 5, vol. 2, of No. 3. That is all.", 2),
    ("One line\nAnother line", 2),
    ("Article 2, para. 7. Nothing else applies.", 2),
    ("The rate is 2.5 per cent. It rose.", 2),
    ("", 0),
    ("  \n \n", 0),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_count(text, count):
    assert len(sentences.split(text)) == count


def test_regions_and_parts_travel_with_the_sentences():
    text = "Head line\nFirst one. Second one.\nAnnex text."
    marked = (Region("masthead", Span(0, 10)), Region("body", Span(10, 33)), Region("body", Span(33, 44), 1))
    assert [(text[s.span.start : s.span.end], s.region, s.part) for s in sentences.find(text, marked)] == [
        ("Head line", "masthead", 0),
        ("First one.", "body", 0),
        ("Second one.", "body", 0),
        ("Annex text.", "body", 1),
    ]


def test_without_regions_all_is_body():
    assert [s.region for s in sentences.find("One. Two.")] == ["body", "body"]


def test_a_sentence_too_long_to_read_at_once_is_cut_between_words():
    text = "Cuba rejects the resolution, and " * 1_000 + "so does Mali."
    pieces = [text[span.start : span.end] for span in sentences.split(text)]
    assert " ".join(pieces) == text
    assert max(map(len, pieces)) <= 4_000
    assert all(piece.endswith(",") for piece in pieces[:-1])


@pytest.mark.parametrize("mark", ["1", "[", "A/"])
def test_what_has_no_spaces_is_cut_too(mark: str):
    text = mark * 9_000
    pieces = [text[span.start : span.end] for span in sentences.split(text)]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 4_000


def test_a_long_sentence_of_a_resolution_stays_whole():
    text = "Cuba rejects the resolution, and " * 100 + "so does Mali."
    assert len(sentences.split(text)) == 1
