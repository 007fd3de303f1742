import re
import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.stances import initiators
from diplograph.model import Actor, Initiator, Reference, Sentence, Span

LEXICON = Path(initiators.__file__).parent.parent / "lexicons" / "initiators.toml"
PATTERNS = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["pattern"]
MARK = re.compile(r"\[([AT]):([^\]]+)\]")
BLOCS = {"EU", "OIC", "ARAB"}
SPEAKER = ("CUB",)


def kind_of(symbol: str) -> str:
    if "/L." in symbol or re.fullmatch(r"[SA]/(?:\d{4}/)?\d+(?:/Rev\.1)?", symbol):
        return "draft"
    return "resolution" if "RES" in symbol or symbol.startswith("GOV") else "document"


def read(marked: str, speaker: tuple[str, ...] = SPEAKER) -> tuple[str, tuple[Initiator, ...]]:
    """The plain text behind a marked sentence, and the initiators found in it."""
    text, at = "", 0
    actors: list[Actor] = []
    texts: list[Reference] = []
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        if found[1] == "T":
            texts.append(Reference(Span(len(text), len(text) + len(found[2])), found[2], found[2], kind_of(found[2])))
            text += found[2]
            continue
        for number, code in enumerate(found[2].split("+")):
            text += " and " if number else ""
            kind = "self" if code == "SELF" else "bloc" if code in BLOCS else "organ" if code == "UN" else "state"
            printed = "our" if code == "SELF" else code
            codes = () if code == "SELF" else (code,)
            actors.append(Actor(Span(len(text), len(text) + len(printed)), printed, codes, kind))
            text += printed
    text += marked[at:]
    sentences = tuple(
        Sentence(Span(*found.span()), "body", 0) for found in re.finditer(r"\S.*?(?:[.?](?= [A-Z\[])|$)", text)
    )
    return text, initiators.find(text, sentences, tuple(texts), tuple(actors), speaker)


def expected(marked: str) -> set[tuple[str, str]]:
    """Every actor of the sentence as initiator of every text of it: examples are written so."""
    marks = [(found[1], found[2]) for found in MARK.finditer(marked)]
    codes = [code for kind, value in marks if kind == "A" and value != "UN" for code in value.split("+")]
    texts = [value for kind, value in marks if kind == "T"]
    return {(text, SPEAKER[0] if code == "SELF" else code) for text in texts for code in codes}


@pytest.mark.parametrize("marked", [text for entry in PATTERNS for text in entry["examples"]])
def test_example(marked: str) -> None:
    _, found = read(marked)
    assert {(each.target, each.by) for each in found} == (expected(marked) or {("A/HRC/RES/30/1", "CUB")})


@pytest.mark.parametrize("marked", [text for entry in PATTERNS for text in entry["not"]])
def test_counter_example(marked: str) -> None:
    assert read(marked)[1] == ()


def test_a_draft_is_the_resolution_that_the_text_is_about() -> None:
    text = "We studied A/RES/61/1 and reject A/RES/61/1. The draft put forward by Chile was weak."
    first, second, draft = text.index("A/RES"), text.rindex("A/RES"), text.index("The draft")
    refs = (
        Reference(Span(first, first + 10), "A/RES/61/1", "A/RES/61/1", "resolution"),
        Reference(Span(second, second + 10), "A/RES/61/1", "A/RES/61/1", "resolution"),
        Reference(Span(draft, draft + 9), "The draft", None, "draft", "unresolved", label="draft:x"),
    )
    chile = Actor(Span(text.index("Chile"), text.index("Chile") + 5), "Chile", ("CHL",), "state")
    sentences = (Sentence(Span(0, draft - 1), "body", 0), Sentence(Span(draft, len(text)), "body", 0))
    found = initiators.find(text, sentences, refs, (chile,), SPEAKER)
    assert [(each.target, each.by) for each in found] == [("A/RES/61/1", "CHL")]
    assert text[found[0].evidence.start : found[0].evidence.end] == "The draft put forward by Chile"


@pytest.mark.parametrize("region", ["title", "quotation", "recital", "masthead"])
def test_only_own_sentences(region: str) -> None:
    text = "A/RES/61/1 was tabled by Chile."
    refs = (Reference(Span(0, 10), "A/RES/61/1", "A/RES/61/1", "resolution"),)
    chile = Actor(Span(25, 30), "Chile", ("CHL",), "state")
    assert initiators.find(text, (Sentence(Span(0, len(text)), region, 0),), refs, (chile,), SPEAKER) == ()


def test_reports_and_letters_have_no_initiators() -> None:
    assert read("The letter [T:S/2020/815/Add.1], submitted by [A:USA], was noted.")[1] == ()


def test_joint_speakers_each_initiate() -> None:
    _, found = read("[A:SELF] tabled resolution [T:A/RES/61/1].", ("FRA", "DEU"))
    assert [each.by for each in found] == ["FRA", "DEU"]


def test_we_in_an_annex_is_its_author() -> None:
    text = "We tabled A/RES/61/1."
    refs = (Reference(Span(10, 20), "A/RES/61/1", "A/RES/61/1", "resolution"),)
    sender = Actor(Span(0, 2), "We", ("TUR",), "self")
    found = initiators.find(text, (Sentence(Span(0, len(text)), "body", 1),), refs, (sender,), ("AZE",))
    assert [each.by for each in found] == ["AZE"]


def test_every_part_has_its_own_we() -> None:
    text = "We tabled A/RES/61/1. We tabled A/RES/61/2."
    refs = tuple(
        Reference(Span(at, at + 10), symbol, symbol, "resolution")
        for at, symbol in ((10, "A/RES/61/1"), (32, "A/RES/61/2"))
    )
    we = tuple(Actor(Span(at, at + 2), "We", (), "self") for at in (0, 22))
    parts = ((("TUR",), (Sentence(Span(0, 21), "body", 0),)), (("AZE",), (Sentence(Span(22, 43), "body", 1),)))
    found = initiators.find_by_part(text, parts, refs, we)
    assert [[(each.target, each.by) for each in part] for part in found] == [
        [("A/RES/61/1", "TUR")],
        [("A/RES/61/2", "AZE")],
    ]
