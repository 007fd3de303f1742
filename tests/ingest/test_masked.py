"""Masked sentences: what the text itself prints never stands for a mention."""

from diplograph.ingest import letter, reader
from diplograph.ingest.stances.masked import mask
from diplograph.model import Reference, Span


def test_a_font_s_own_glyphs_are_no_mentions():
    text = "\ue800 and \ue000 tabled resolution 1718 (2006)\ue801 \uf0b7."
    found = letter.read(reader.source("a", text, speaker="PRK", date="2006"))
    assert found.text == text and found.citations == ("S/RES/1718(2006)",)
    masked = mask(text, Span(0, len(text)), (), found.references)
    assert masked.texts_of("\ue800") == found.references
    assert masked.words.count("\ue800") == 1


def test_more_mentions_than_there_are_characters_for():
    text = "; ".join(f"A/RES/61/{number}" for number in range(3000))
    starts = [text.index(f"A/RES/61/{number};") for number in range(2999)]
    references = [Reference(Span(start, start + 9), "x", "A/RES/61/1", "resolution") for start in starts]
    masked = mask(text, Span(0, len(text)), (), references)
    assert len(masked.texts) == 2048
    assert masked.words.endswith("a/res/61/2999")
    assert masked.span(0, len(masked.words)) == Span(0, len(text))


def test_a_sentence_without_words_of_its_own():
    text = "My country has always supported resolution 242 (1967).\n\nin turn   "
    found = letter.read(reader.source("a", text, speaker="PRK", date="1968"))
    assert [found.quote(entry.span) for entry in found.ledger] == [text.partition("\n")[0], "in turn"]
    assert [each.family for each in found.positions] == ["supports"]
