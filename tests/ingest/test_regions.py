"""Regions cover the working text once; formulas and annexes are found; parts have their authors."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.page import formulas, masthead, parts, regions, sentences
from diplograph.ingest.page.repair import repair
from diplograph.model import Span

LEXICONS = Path(__file__).resolve().parents[2] / "ingest" / "lexicons"
REGIONS = tomllib.loads((LEXICONS / "regions.toml").read_text(encoding="utf-8"))
FORMULAS = tomllib.loads((LEXICONS / "formulas.toml").read_text(encoding="utf-8"))

LETTER = (Path(__file__).parent / "three_levels.txt").read_text(encoding="utf-8")


def read(text):
    repaired = repair(text)
    return repaired, regions.find(repaired)


def words(text, kind):
    repaired, found = read(text)
    return [repaired.text[r.span.start : r.span.end].strip() for r in found if r.kind == kind]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("masthead", "United Nations"),
        ("title", "Letter dated 6"),
        ("opening", "Excellency,"),
        ("body", "I have the honour"),
        ("quotation", '"the parties'),
        ("circulation", "I should be grateful"),
        ("closing", "Please accept"),
        ("signature", "(Signed) A."),
        ("annexHeading", "Annex to the letter"),
        ("recital", "Recalling"),
    ],
)
def test_kinds(kind, first):
    assert words(LETTER, kind)[0].startswith(first)


def test_a_quotation_cuts_no_sentence():
    repaired, found = read(LETTER)
    texts = [(repaired.text[s.span.start : s.span.end], s.region) for s in sentences.find(repaired.text, found)]
    assert [(t[:16], t[-8:], r) for t, r in texts if t.startswith("The Council")] == [
        ("The Council said", 'accept".', "body")
    ]


def test_parts_nest_and_have_authors():
    repaired, found = read(LETTER)
    head = masthead.find(repaired, found)
    actual = [(p.kind, p.authors, p.parent) for p in parts.find(repaired, found, head)]
    assert actual == [
        ("letter", ("TUR",), None),
        ("annex", ("OTHER:TRNC",), 0),
        ("enclosure", ("OTHER:TRNC",), 1),
    ]


AUTHORS = [
    ("Annex\nStatement by the Ministry of Foreign Affairs", ("TUR",)),
    ("Annex I\nStatement issued by the Ministry of Foreign Affairs of Azerbaijan on the situation in Cyprus", ("AZE",)),
    ("Annex\nStatement by the Presidency on behalf of the European Union", ("EU",)),
    ("Annex\nStatement by Friends of the Long River on resolution 541 (1983)", ("OTHER:Friends of the Long River",)),
    ("Appendix\nMessage from the Chairman of the Supreme Council of Kyrgyzstan", ("KGZ",)),
    ("Enclosure\nNote verbale\nThe Embassy of Pakistan presents its compliments to all and says so.", ("PAK",)),
]


@pytest.mark.parametrize(("annex", "authors"), AUTHORS, ids=[row[0].split("\n")[1][:40] for row in AUTHORS])
def test_author_of_an_annex(annex, authors):
    text = (
        "S/2009/9\n\nLetter dated 6 November 2009 from the Permanent Representative of Turkey to the United Nations "
        "addressed to the Secretary-General\n\nI have the honour to enclose a text.\n\n(Signed) A. Example\n\n"
        f"{annex}\n\nThe text is not accepted by us in any way.\n"
    )
    repaired, found = read(text)
    assert parts.find(repaired, found, masthead.find(repaired, found))[1].authors == authors


HANDED = [
    (
        "a statement of the Polar Front (annex I) and an interview of our Minister (annex II)",
        "OTHER:Polar Front",
        "TUR",
    ),
    ("a note of the Government of Fiji (annex I) and the reply of that of Tonga (see annex II)", "FJI", "TON"),
    ("two texts: annex I is a letter from the Government of Fiji, annex II the reply of that of Tonga", "FJI", "TON"),
]


@pytest.mark.parametrize(("words", "first", "second"), HANDED, ids=["other and own", "brackets", "labels lead"])
def test_each_numbered_annex_has_the_author_named_with_it(words, first, second):
    text = (
        "S/2009/9\n\nLetter dated 6 November 2009 from the Permanent Representative of Turkey to the United Nations "
        f"addressed to the Secretary-General\n\nI have the honour to transmit {words}.\n\n(Signed) A. Example\n\n"
        "Annex I\n\nThe text is not accepted by us.\n\nAnnex II\n\nWe cannot say anything else about it.\n"
    )
    repaired, found = read(text)
    authors = [part.authors for part in parts.find(repaired, found, masthead.find(repaired, found))]
    assert authors[1:] == [(first,), (second,)]


def test_a_message_handed_over_in_quotation_marks_is_a_part():
    text = (
        "S/9\n\nLetter dated 6 May 1978 from the Permanent Representative of South Africa to the United Nations "
        "addressed to the Secretary-General\n\nI have been requested to transmit the following message from the "
        'South African Minister for Foreign Affairs:\n\n"We reject resolution 439 (1978).\n\n"Nor do we accept the '
        'report."\n\nI shall be obliged if you will cause this letter to be circulated as a document of the Security '
        "Council.\n"
    )
    repaired, found = read(text)
    assert [(r.kind, r.part) for r in found][-3:] == [("body", 0), ("body", 1), ("circulation", 0)]
    assert parts.find(repaired, found, masthead.find(repaired, found))[1].authors == ("ZAF",)


@pytest.mark.parametrize("kind", ["annex", "signature", "salutation", "dateline", "footnote", "office"])
def test_regions_lexicon(kind):
    starts = regions._starts(kind)
    for entry in REGIONS[kind]:
        assert [x for x in entry["examples"] if not starts.match(x)] == []
        assert [x for x in entry["not"] if starts.match(x)] == []


def test_recital_lexicon():
    entry = REGIONS["recital"]
    assert [x for x in entry["examples"] if not regions._RECITAL.match(x)] == []
    assert [x for x in entry["not"] if regions._RECITAL.match(x)] == []


@pytest.mark.parametrize("kind", ["circulation", "closing", "opening"])
def test_formula_lexicon(kind):
    for entry in FORMULAS[kind]:
        assert [x for x in entry["examples"] if formulas.kind(x) != kind] == []
        assert [x for x in entry["not"] if formulas.kind(x) == kind] == []


def test_handover_lexicon():
    for entry in FORMULAS["handover"]:
        assert [x for x in entry["examples"] if not formulas.hands_over(x)] == []
        assert [x for x in entry["not"] if formulas.hands_over(x)] == []


LINES = st.sampled_from([*LETTER.split("\n"), '"Open', 'shut."', "* note", "x" * 250, "Geneva, 4 May 2001"])


@given(st.lists(LINES, max_size=30).map("\n".join) | st.text(max_size=200))
def test_regions_cover_every_code_point_once(stored):
    repaired, found = read(stored)
    position = 0
    for region in found:
        assert region.span == Span(position, region.span.end)
        assert region.span.end > region.span.start
        position = region.span.end
    assert position == len(repaired.text)
    last = 0
    for sentence in sentences.find(repaired.text, found):
        assert last <= sentence.span.start < sentence.span.end <= len(repaired.text)
        last = sentence.span.end
    numbered = parts.find(repaired, found, masthead.find(repaired, found))
    assert [part.index for part in numbered] == list(range(len(numbered)))
