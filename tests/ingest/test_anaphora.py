"""Back references, sets and generic mentions, with the chain that led to each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.texts import anaphora, references
from diplograph.ingest.texts.references import Context
from diplograph.model import Reference, Sentence, Span


def resolve(text: str, sentences: tuple[Sentence, ...] = (), **masthead: object) -> list[Reference]:
    context = Context(**masthead)  # type: ignore[arg-type]
    found = anaphora.resolve(text, references.find(text, context), sentences, context)
    assert all(text[r.span.start : r.span.end] == r.printed for r in found)
    return list(found)


def pointing(text: str, **masthead: object) -> list[tuple[str, str | None]]:
    """Printed words and target of what was not explicit."""
    return [(r.printed, r.symbol or r.label) for r in resolve(text, **masthead) if r.how in ("anaphora", "generic")]


SINGLE = [
    ("The resolution is null. ", ("The resolution", "S/RES/242(1967)")),
    ("We reject the resolution itself. ", ("the resolution", "S/RES/242(1967)")),
    ("We reject that resolution. ", ("that resolution", "S/RES/242(1967)")),
    ("We reject the said resolution. ", ("the said resolution", "S/RES/242(1967)")),
    ("We reject the aforementioned resolution. ", ("the aforementioned resolution", "S/RES/242(1967)")),
    ("The so-called resolution binds no one. ", ("The so-called resolution", "S/RES/242(1967)")),
    ("The “resolution” binds no one. ", ("The “resolution", "S/RES/242(1967)")),
    ("We never accepted it. ", ("it", "S/RES/242(1967)")),
    ("It remains the only basis. ", ("It", "S/RES/242(1967)")),
    ("We abide by its provisions. ", ("its provisions", "S/RES/242(1967)")),
    ("The text is balanced. ", ("The text", "S/RES/242(1967)")),
    ("The Council's resolution stands. ", ("The Council's resolution", "S/RES/242(1967)")),
]

SETS = [
    (
        "Israel ignores the relevant Security Council resolutions on Lebanon.",
        [("the relevant Security Council resolutions", "res:Lebanon")],
    ),
    (
        "Israel ignores the Council's resolutions on Palestine and Cyprus.",
        [("the Council's resolutions", "res:Cyprus"), ("the Council's resolutions", "res:Palestine")],
    ),
    ("We respect the resolutions of our Organization.", [("the resolutions", "res:all")]),
    ("All the resolutions of the General Assembly must be implemented.", [("All the resolutions", "res:all")]),
    (
        "Namibia will be free. We support the numerous resolutions of the General Assembly. Those resolutions bind.",
        [("the numerous resolutions", "res:Namibia"), ("Those resolutions", "res:Namibia")],
    ),
    (
        "We accept resolutions 242 (1967) and 338 (1973). These resolutions are the basis.",
        [("These resolutions", "S/RES/242(1967)"), ("These resolutions", "S/RES/338(1973)")],
    ),
    (
        "We respect the relevant resolutions on Lebanon, especially resolution 425 (1978).",
        [("the relevant resolutions", "res:Lebanon"), ("the relevant resolutions", "S/RES/425(1978)")],
    ),
    (
        "We respect the relevant resolutions on Lebanon, including 425 (1978), especially in the south.",
        [("the relevant resolutions", "S/RES/425(1978)")],
    ),
    (
        "We respect the relevant resolutions on Lebanon, in particular resolution 425 (1978).",
        [("the relevant resolutions", "res:Lebanon"), ("the relevant resolutions", "S/RES/425(1978)")],
    ),
    (
        "We respect the relevant resolutions, in particular resolution 1373 (2001).",
        [("the relevant resolutions", "S/RES/1373(2001)")],
    ),
    (
        "We accept the Security Council resolution of 22 November 1967. It binds us.",
        [("It", "S/RES/242(1967)")],
    ),
    (
        "We respect all the decisions of the United Nations on Lebanon, including resolution 425 (1978).",
        [("all the decisions", "res:Lebanon"), ("all the decisions", "S/RES/425(1978)")],
    ),
    (
        "We respect the resolutions of the General Assembly on the question of Lebanon.",
        [("the resolutions", "res:Lebanon")],
    ),
    (
        "Resolution 435 (1978) was not carried out. We support the resolution that emerged from the special session.",
        [("the resolution", "res:unnumbered")],
    ),
    (
        "Resolution ES-8/2 was ignored. We support the resolution adopted at the emergency special session.",
        [("the resolution", "A/RES/ES-8/2")],
    ),
    (
        "In May we tabled a draft resolution that spoke of tin. The resolution [1428 (XIV)] was adopted.",
        [("a draft resolution", "A/RES/1428(XIV)")],
    ),
    (
        "We wrote the yearly resolution on Lebanon, most recently resolution 425 (1978).",
        [("the yearly resolution", "S/RES/425(1978)")],
    ),
    ("We shall vote for resolutions calling for peace in Lebanon.", [("resolutions", "res:Lebanon")]),
]

SETS += [
    ("They defy the recommendations of this Organization on Lebanon.", [("the recommendations", "res:Lebanon")]),
    ("We accept the recommendations of the United Nations Conference on Lebanon.", []),
    ("We accept the recommendations of the commission on Lebanon.", []),
]

LISTED = [
    ("Turkey ignores a series of United Nations resolutions, including resolution 541 (1983).", ["S/RES/541(1983)"]),
    ("The Council's resolutions, from resolution 1696 (2006) to resolution 1929 (2010), ended.",
     ["S/RES/1696(2006)", "S/RES/1929(2010)"]),
    ("We stand by the United Nations decisions on Namibia in their entirety, including resolution 435 (1978).",
     ["S/RES/435(1978)"]),
]  # fmt: skip

GENERIC = [
    "In the absence of any resolution against us, we would cooperate.",
    "We reject country-specific resolutions.",
    "No resolution can change this.",
    "Such resolutions divide the Council.",
    "A resolution of this kind had become unavoidable.",
]

OTHER_SENSE = [
    "We seek the resolution of the conflict.",
    "The peaceful resolution of disputes is our aim.",
    "We triggered the dispute resolution procedure.",
    "He acted with resolution and firmness.",
    "High-resolution imagery was shown.",
    "The resolution of this problem takes time.",
    "We call for a resolution of that issue.",
    "New Year's resolutions are soon forgotten.",
]


@pytest.mark.parametrize(("sentence", "expected"), SINGLE, ids=[words for words, _ in SINGLE])
def test_one_text_in_focus(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in pointing("We refer to Security Council resolution 242 (1967). " + sentence)


@pytest.mark.parametrize(("text", "expected"), SETS)
def test_sets(text: str, expected: list[tuple[str, str]]) -> None:
    assert pointing(text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_a_set_stands_for_the_texts_it_includes(text: str, expected: list[str]) -> None:
    assert [r.symbol for r in resolve(text) if r.how == "anaphora"] == expected


@pytest.mark.parametrize("text", GENERIC)
def test_generic_mentions_never_enter_the_focus(text: str) -> None:
    found = resolve("We refer to resolution 242 (1967). " + text + " We reject the resolution.")
    assert [r.symbol for r in found if r.kind == "generic"] == [None]
    assert found[-1].symbol == "S/RES/242(1967)"


@pytest.mark.parametrize("text", OTHER_SENSE)
def test_resolution_of_a_conflict_is_no_document(text: str) -> None:
    assert pointing("We refer to resolution 242 (1967). " + text) == []


def test_the_chain_ends_with_the_explicit_mention() -> None:
    found = resolve("We refer to resolution 242 (1967). We accept that resolution. The resolution must be honoured.")
    assert found[-1].chain == ("that resolution", "242 (1967)")
    assert not found[-1].listed


def test_two_in_focus_the_subject_line_wins() -> None:
    title = "Letter concerning resolution 338 (1973)."
    body = "We received resolution 242 (1967) and resolution 338 (1973)."
    third = "We accept the resolution."
    text = f"{title} {body} {third}"
    second = text.index("We received")
    last = text.index(third)
    sentences = (
        Sentence(Span(0, len(title)), "title", 0),
        Sentence(Span(second, second + len(body)), "body", 0),
        Sentence(Span(last, len(text)), "body", 0),
    )
    assert resolve(text, sentences)[-1].symbol == "S/RES/338(1973)"


def test_two_in_focus_the_most_frequent_wins_else_nobody() -> None:
    once = "Resolution 242 (1967) and resolution 338 (1973) were named. We accept the resolution."
    twice = "Resolution 242 (1967) binds. " + once
    assert resolve(twice)[-1].symbol == "S/RES/242(1967)"
    undecided = resolve(once)[-1]
    assert (undecided.how, undecided.symbol) == ("unresolved", None)
    assert undecided.candidates == ("S/RES/242(1967)", "S/RES/338(1973)")


def test_an_annex_starts_anew() -> None:
    letter, annex = "We refer to resolution 242 (1967). ", "We reject the Council's resolution on Namibia."
    text = letter + annex
    sentences = (Sentence(Span(0, len(letter)), "body", 0), Sentence(Span(len(letter), len(text)), "body", 1))
    assert resolve(text, sentences)[-1].label == "res:Namibia"


def test_organs_tell_two_texts_apart() -> None:
    text = (
        "The Assembly adopted resolution ES-9/1 and the Council resolution 497 (1981). The Assembly's resolution binds."
    )
    assert pointing(text, date="1982") == [("The Assembly's resolution", "A/RES/ES-9/1")]


def test_a_name_takes_the_symbol_in_its_brackets() -> None:
    text = "The Declaration on the Strengthening of International Security [resolution 2734 (XXV)] binds. We honour it."
    assert [r.symbol for r in resolve(text)] == ["A/RES/2734(XXV)"] * 3
    unnumbered = "The Declaration on the Granting of Independence to Colonial Countries and Peoples stands."
    (named,) = resolve(unnumbered)
    assert (named.symbol, named.candidates) == (None, ("A/RES/1514(XV)",))
    assert named.label == "decl:Granting of Independence to Colonial Countries and Peoples"


def test_a_date_is_explained_by_the_bracket_behind_it() -> None:
    text = "In its historic resolution of 27 October 1966 [resolution 2145 (XXI)] the Assembly spoke."
    assert pointing(text) == [("its historic resolution", "A/RES/2145(XXI)")]


def test_drafts_and_reports() -> None:
    text = (
        "The draft (S/2012/538) was vetoed. We opposed the draft. "
        "The report (A/HRC/12/48) is biased. We reject the report."
    )
    assert pointing(text)[-1] == ("the report", "A/HRC/12/48")
    assert ("the draft", "S/2012/538") in pointing(text)
    assert resolve("A draft resolution on Cyprus is before us.")[0].label == "draft:Cyprus is before us"


def test_paragraphs_and_bare_numbers() -> None:
    text = "We accept resolution 435 (1978). Preambular paragraph 3 is clear. Paragraph 13 is clear. "
    text += "Without these, 435 cannot work. 435 men died."
    found = {r.printed: r for r in resolve(text) if r.how == "anaphora"}
    assert found["Paragraph 13"].paragraph == "op13"
    assert found["Preambular paragraph 3"].paragraph == "pp3"
    assert found["435"].symbol == "S/RES/435(1978)"
    assert len([r for r in resolve(text) if r.printed == "435"]) == 1


def test_mandates_and_mechanisms_are_targets_of_their_own() -> None:
    text = (
        "I write on the technical cooperation for DPRK in the area of human rights. It was mentioned in Commission "
        "resolution 2004/13. We attach importance to such cooperation. The Special Rapporteur is not recognized."
    )
    found = resolve(text, bodies=("Commission on Human Rights",), date="2005-02-28")
    labels = [(r.kind, r.label) for r in found if r.kind in ("mechanism", "mandate")]
    assert labels == [
        ("mechanism", "mech:technical-cooperation-hr-PRK"),
        ("mechanism", "mech:technical-cooperation-hr-PRK"),
        ("mandate", "mandate:special-rapporteur-E_CN.4_RES_2004_13"),
    ]
    assert found[-1].candidates == ("E/CN.4/RES/2004/13",)


WORDS = st.sampled_from(
    [
        "the resolution ",
        "resolutions ",
        "242 (1967) ",
        "it ",
        "We reject ",
        "the draft ",
        "such cooperation ",
        ". ",
        "\n",
        "A/HRC/12/48 ",
        "the report ",
        "paragraph 5 ",
        "Those decisions ",
        "of the Security Council ",
        "[",
        "] ",
        "İ ",
    ]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=30).map("".join))
def test_any_text_is_safe(text: str) -> None:
    resolve(text, date="2010")
