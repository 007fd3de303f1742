"""Working text and offsets: examples, and what must hold for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.page import furniture, scanned, wrapping
from diplograph.ingest.page.repair import repair
from diplograph.ingest.page.wrapping import joint
from diplograph.model import Span

LEXICON = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "ingest" / "lexicons" / "furniture.toml").read_text(encoding="utf-8")
)
LINES = st.sampled_from(
    [
        "S/6628",
        "English",
        "Page 2",
        "/...",
        "/It is",
        "65-19077",
        "GE.05-11601 (E) 040305",
        "__________",
        "* See A/1.",
        "2",
        "The Govern-",
        "ment rejects it and will say so to everybody who is willing to listen",
        "**bold",
        "words**",
        "",
        "  ",
        "UNITED NATIONS          Distr.",
        "LETTER DATED 3 MAY 1961 FROM THE PERMANENT REPRESENTATIVE OF CUBA",
        "of the Council. It is lncluding l4 things, 195O\tand more",
        "| a | b |",
        "\ufeffnil\u00ad\x00",
        "“Quoted” – ‘so’",
        "(Signed) A. B.",
        "Annex",
        "94-44873 (E) 151194 /...",
        "12 words that go on and on and never reach a full stop here",
        "END QTE",
    ]
)

JOINED = [
    ("hyphen at a line end", "The Govern-\nment rejects the resolution and says so.", "The Government rejects"),
    ("compound keeps its hyphen", "the non-\naligned countries", "the non-aligned countries"),
    ("capital after a hyphen", "to the Secretary-\nGeneral", "to the Secretary-General"),
    ("capitals on both sides", "IS STILL MOVING NOTWITH-\nSTANDING IT", "NOTWITHSTANDING IT"),
    ("bold marks", "**Letter** dated", "Letter dated"),
    ("tabs and runs of spaces", "148.\tThe  main   point", "148. The main point"),
    ("straight quotation marks", "“so” it’s", '"so" it\'s'),
    ("byte order mark and soft hyphen", "\ufeffre\u00adsolution", "resolution"),
    ("carriage returns", "one long enough line that has to be wrapped\r\nafter that word", "wrapped after that"),
    (
        "page break inside a sentence",
        "no useful purpose would be served by\n         /debating\n\n65-19077\n\nS/66\nEnglish\nPage 2\n\ndebating it.",
        "served by debating it.",
    ),
    (
        "foot of a page inside a sentence",
        "one long enough line on which it is carrying out\n\n19\nthe relevant texts",
        "out the relevant",
    ),
    ("a number that the sentence needs", "it accepts paragraph\n4\n\nof the text", "paragraph\n4\nof"),
    ("hyphen across a page break", "which was intro-\n\n12-34567 (E)\n\nduced by them", "introduced by them"),
    (
        "head of a verbatim record",
        "in the United Nations and beyond\n\n20/28 15-29701\n\nit remains",
        "beyond it remains",
    ),
    (
        "lines broken by hand and set narrower",
        "It has never recognized the resolution of that year or\nits\nauthors and says so. It has not accepted any"
        " other Member\nState that votes for it.",
        "of that year or its authors and says so. It has not accepted any other Member State",
    ),
    (
        "an organ cut by a line break",
        "… we support Security\nCouncil resolution 338 (1973).",
        "Security Council resolution",
    ),
    ("a line that ends with an article", "We are parties to the\nTreaty. We support it.", "parties to the Treaty"),
    ("job number inside a line", "it wishes 94-44873 (E) 151194 to say", "it wishes to say"),
]


@pytest.mark.parametrize(("stored", "part"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED])
def test_joined(stored, part):
    assert part in repair(stored).text


def test_a_job_number_between_paragraphs_joins_nothing():
    text = repair("The first one ends here.\n\nGE.05-11601 (E) 040305\n\nThe DPRK rejects it.").text
    assert text == "The first one ends here.\nThe DPRK rejects it."


def test_a_heading_of_two_lines_does_not_run_on():
    stored = "Report of the Commission on the question of the frontier\nand of its course\n\nThe Council rejects it."
    assert repair(stored).text.endswith("course\nThe Council rejects it.")
    stored = "(Signed) A. LONG NAME OF A PERSON WHO SIGNS\nAmbassador\nPermanent Representative"
    assert repair(stored).text.count("\n") == 2


def test_wrapped_prose_becomes_paragraphs():
    stored = (
        "     The first paragraph is wrapped by hand at about sixty\ncode points and ends here.\n"
        "     The second begins with an indent, which is enough to\nsay so."
    )
    assert repair(stored).text.count("\n") == 1


def test_a_quote_goes_round_a_page_break():
    stored = "It says that it rejects the resolution and every\n\n65-19077\n\nS/1\n\npart of it."
    repaired = repair(stored)
    start = repaired.text.index("rejects")
    pieces = repaired.stored_spans(Span(start, len(repaired.text)))
    assert next(stored[a:b] for a, b in pieces) == "rejects the resolution and every"
    assert "65-19077" not in "".join(stored[a:b] for a, b in pieces)


def test_a_footnote_moves_behind_the_paragraph_it_interrupts():
    stored = (
        "Cooperation with the Office of the High Commissioner is suspended\n\n__________\n"
        "     * Circulated as received.\n\n"
        "GE.16-18744(E)\n\nfor as long as it takes to review the agreement."
    )
    repaired = repair(stored)
    assert "suspended for as long" in repaired.text
    note = repaired.text.index("* Circ")
    assert note > repaired.text.index("agreement")
    assert [stored[a:b] for a, b in repaired.stored_spans(Span(note, len(repaired.text)))] == [
        "* Circulated as received."
    ]
    sentence = repaired.stored_spans(Span(0, repaired.text.index("agreement")))
    assert all("Circulated" not in stored[a:b] for a, b in sentence)


@pytest.mark.parametrize("kind", ["block", "line", "inline"])
def test_furniture_lexicon(kind):
    find = {"block": furniture._BLOCK.search, "line": furniture._LINE.fullmatch, "inline": furniture._INLINE.search}[
        kind
    ]
    for entry in LEXICON[kind]:
        assert [x for x in entry["examples"] if not find(x)] == [], entry["name"]
        assert [x for x in entry["not"] if find(x)] == [], entry["name"]


@pytest.mark.parametrize(("kind", "find"), [("office_line", wrapping._OFFICE_LINE), ("name_line", wrapping._NAME_LINE)])
def test_lines_of_signatures(kind, find):
    assert [x for x in LEXICON[kind]["examples"] if not find.match(x)] == []
    assert [x for x in LEXICON[kind]["not"] if find.match(x)] == []


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("l have", "I have"),
        ("lt is", "It is"),
        ("they saw lndia", "they saw India"),
        ("COUNClL", "COUNCIL"),
        ("S/15O1", "S/1501"),
        ("198O", "1980"),
        ("the resolutlon", "the resolution"),
        ("Add.l", "Add.1"),
        ("a level line", "a level line"),
        ("of l'Heure", "of l'Heure"),
        ("Al Jazeera", "Al Jazeera"),
        ("ORlGlNAL", "ORIGINAL"),
        ("London", "London"),
        ("Lt. Col.", "Lt. Col."),
        ("OIL 20", "OIL 20"),
    ],
)
def test_scanned(printed, meant):
    assert scanned.restore(printed) == meant


def test_joint():
    assert [joint("govern-", "ment"), joint("the", "end"), joint("self-", "rule"), joint("Israeli-", "Syrian")] == [
        "-",
        " ",
        "",
        "",
    ]


@given(st.lists(LINES, max_size=25).map("\n".join) | st.text(max_size=300))
def test_offsets_hold_for_any_text(stored):
    repaired = repair(stored)
    assert len(repaired.offsets) == len(repaired.text)
    assert all(0 <= offset < len(stored) for offset in repaired.offsets)
    assert list(repaired.furniture) == sorted(repaired.furniture)
    for index, character in enumerate(repaired.text):
        if character.isalpha() and stored[repaired.offsets[index]] not in "lLOI01‘’“”":
            assert stored[repaired.offsets[index]] == character
    for start in range(0, len(repaired.text), 40):
        for span in repaired.stored_spans(Span(start, min(start + 40, len(repaired.text)))):
            assert 0 <= span.start < span.end <= len(stored)


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_repairing_is_deterministic(stored):
    assert repair(stored) == repair(stored)
