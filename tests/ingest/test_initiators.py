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
OURS = re.compile(tomllib.loads(LEXICON.read_text(encoding="utf-8"))["words"]["ours"])


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
            owned = OURS.match(MARK.sub("document", marked[at : at + 80]).lower())
            printed = ("our" if owned else "we") if code == "SELF" else code
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


@pytest.mark.parametrize(
    ("marked", "codes"),
    [
        ("[T:A/RES/61/1] was sponsored by [A:GIN+SDN], [A:ZAF] has made nothing of it.", {"GIN", "SDN"}),
        ("[T:A/RES/61/1] was drawn up by [A:ECU], and [A:KEN] has taken note.", {"ECU"}),
        ("[A:JOR] tabled [T:A/RES/61/1] with [A:FRA].", {"JOR", "FRA"}),
        ("[A:JOR] submitted [T:A/RES/61/1] today for the [A:ARAB].", {"JOR", "ARAB"}),
        ("[A:JOR] introduced [T:A/RES/61/1] with the [A:ARAB]'s full support.", {"JOR"}),
        ("[T:A/RES/61/1] was presented by [A:COG] for the [A:ARAB]: [A:SELF] agreed with it.", {"COG", "ARAB"}),
        ("[A:CHN+RUS] blocked the draft sponsored by [A:USA] ([T:A/61/L.1]).", {"USA"}),
        ("[A:USA] vetoed four drafts on sanctions, [T:A/61/L.1].", set()),
        ("The text contained in document [T:A/61/L.1] was tabled by [A:USA].", {"USA"}),
        ("Our thanks go to [A:IND], which tabled [T:A/61/L.1].", {"IND"}),
        ("[T:A/61/L.1], submitted by [A:IND], was lost through the vote of [A:FRA].", {"IND"}),
    ],
)
def test_whom_the_list_holds(marked: str, codes: set[str]) -> None:
    assert {each.by for each in read(marked)[1]} == codes


def test_possessive_of_the_speaker_is_no_member_of_a_list() -> None:
    text = "A/61/L.1 was sponsored by Chile, our neighbour."
    refs = (Reference(Span(0, 8), "A/61/L.1", "A/61/L.1", "draft"),)
    chile = Actor(Span(26, 31), "Chile", ("CHL",), "state")
    our = Actor(Span(33, 36), "our", (), "self")
    found = initiators.find(text, (Sentence(Span(0, len(text)), "body", 0),), refs, (chile, our), SPEAKER)
    assert [each.by for each in found] == ["CHL"]


def test_several_authors_make_a_draft_of_a_document_that_one_would_not() -> None:
    text = "S/1, presented by Chile and Cuba, was lost."
    refs = (Reference(Span(0, 3), "S/1", "S/1", "document"),)
    chile = Actor(Span(18, 23), "Chile", ("CHL",), "state")
    cuba = Actor(Span(28, 32), "Cuba", ("CUB",), "state")
    sentences = (Sentence(Span(0, len(text)), "body", 0),)
    assert [each.by for each in initiators.find(text, sentences, refs, (chile, cuba), SPEAKER)] == ["CHL", "CUB"]
    assert initiators.find(text, sentences, refs, (chile,), SPEAKER) == ()


def test_the_number_of_a_draft_may_follow() -> None:
    text = "The draft which Chile laid before us in document S/1 was lost."
    draft = Reference(Span(0, 9), "The draft", None, "draft", "unresolved", label="draft:x")
    document = Reference(Span(49, 52), "S/1", "S/1", "document")
    chile = Actor(Span(16, 21), "Chile", ("CHL",), "state")
    sentences = (Sentence(Span(0, len(text)), "body", 0),)
    found = initiators.find(text, sentences, (draft, document), (chile,), SPEAKER)
    assert [(each.target, each.by) for each in found] == [("S/1", "CHL")]
