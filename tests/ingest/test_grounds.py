import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.stances import grounds
from diplograph.model import Ground, Position, Reference, Sentence, Span, Target

LEXICON = Path(grounds.__file__).parent.parent / "lexicons" / "grounds.toml"
ENTRIES = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["ground"]
EXAMPLES = [(entry["type"], text) for entry in ENTRIES for text in entry["examples"]]
COUNTER = [(entry["type"], text) for entry in ENTRIES for text in entry["not"]]


def types(text: str, region: str = "body") -> set[str]:
    found = grounds.find(text, (Sentence(Span(0, len(text)), region, 0),))
    return {ground.type for ground in found}


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_example(kind: str, text: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(("kind", "text"), COUNTER)
def test_counter_example(kind: str, text: str) -> None:
    assert kind not in types(text)


@pytest.mark.parametrize("region", ["title", "quotation", "recital", "masthead", "circulation", "closing", "furniture"])
def test_words_of_others_give_none(region: str) -> None:
    assert types("The resolution is biased and selective.", region) == set()


def test_words_in_quotation_marks_give_none() -> None:
    assert types('Israel calls the report "biased" and goes on.') == set()


LINKS = [
    ("We reject it because it is biased.", "explicit"),
    ("We reject it since it is biased.", "explicit"),
    ("We reject it on the grounds that it is biased.", "explicit"),
    ("In view of its biased wording, we voted against it.", "explicit"),
    ("As it is biased, we cannot support it.", "explicit"),
    ("It is biased; therefore, we voted against it.", "explicit"),
    ("The text is biased, and for this reason my delegation abstained.", "explicit"),
    ("It has been biased since 2003.", "contextual"),
    ("Since then the report has been biased.", "contextual"),
    ("It is biased and, therefore, has nothing to offer.", "contextual"),
    ("The resolution is biased.", "contextual"),
    ("As is well known, the report is biased.", "contextual"),
]


@pytest.mark.parametrize(("text", "link"), LINKS)
def test_link(text: str, link: str) -> None:
    found = grounds.find(text, (Sentence(Span(0, len(text)), "body", 0),))
    assert [ground.link for ground in found if ground.type == "biasOneSided"] == [link]


def cut(*texts: str) -> tuple[str, tuple[Sentence, ...]]:
    whole = " ".join(texts)
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    return whole, tuple(
        Sentence(Span(start, start + len(text)), "body", 0) for start, text in zip(starts, texts, strict=True)
    )


def test_result_at_the_head_of_the_next_sentence() -> None:
    text, sentences = cut("The draft is one-sided.", "For these reasons, we voted against it.")
    assert [ground.link for ground in grounds.find(text, sentences)] == ["explicit"]


def test_participial_clause_is_the_span() -> None:
    text, sentences = cut("The resolution is void, taking sides with a hostile policy and, therefore, has no value.")
    spans = [ground.span for ground in grounds.find(text, sentences) if ground.type == "hostilePolicyOfThirdState"]
    assert [text[span.start : span.end] for span in spans] == ["taking sides with a hostile policy"]


FIRST, SECOND = "A/RES/60/173", "A/RES/61/174"


def position(stance: str, polarity: float, *spans: Span, symbol: str = FIRST, reporter: str = "own") -> Position:
    return Position(
        "PRK", stance, None, Target("resolution", symbol=symbol), spans, polarity=polarity, attribution=reporter
    )


def mention(text: str, word: str, symbol: str, nth: int = 0) -> Reference:
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return Reference(Span(start, start + len(word)), word, symbol, "resolution", "anaphora")


def attached(
    text: str, sentences: tuple[Sentence, ...], refs: tuple[Reference, ...], *held: Position
) -> list[set[str]]:
    found = grounds.attach(held, grounds.find(text, sentences), sentences, refs)
    return [{ground.type for ground in each.grounds} for each in found]


def test_contextual_ground_goes_to_the_first_position_on_its_target() -> None:
    text, sentences = cut("We reject the text.", "The text is politically motivated.", "We do not recognize the text.")
    refs = tuple(mention(text, "the text" if number != 1 else "The text", FIRST, 0) for number in (0, 1))
    held = (position("reject", -1.0, sentences[0].span), position("nonRecognition", -1.0, sentences[2].span))
    assert attached(text, sentences, refs, *held) == [{"politicization"}, set()]


def test_explicit_ground_goes_to_every_position_of_its_sentence() -> None:
    text, sentences = cut("We reject and do not recognize the text since it is biased.")
    held = (position("reject", -1.0, sentences[0].span), position("nonRecognition", -1.0, sentences[0].span))
    assert attached(text, sentences, (mention(text, "the text", FIRST),), *held) == [{"biasOneSided"}] * 2


def test_ground_about_another_text_stays_away() -> None:
    text, sentences = cut("We reject the text.", "The report is biased.")
    refs = (mention(text, "the text", FIRST), mention(text, "The report", SECOND))
    assert attached(text, sentences, refs, position("reject", -1.0, sentences[0].span)) == [set()]


def test_signs_agree() -> None:
    text, sentences = cut("We support the text because it is balanced.")
    refs = (mention(text, "the text", FIRST),)
    held = (position("support", 0.8, sentences[0].span), position("reject", -1.0, sentences[0].span))
    assert attached(text, sentences, refs, *held) == [{"balance"}, set()]


def test_reported_position_gets_no_contextual_ground() -> None:
    text, sentences = cut("Chile rejects the text.", "The text is biased.")
    refs = (mention(text, "the text", FIRST), mention(text, "The text", FIRST))
    held = position("reject", -1.0, sentences[0].span, reporter="reported")
    assert attached(text, sentences, refs, held) == [set()]


def test_sentence_that_points_back() -> None:
    text, sentences = cut("We reject the text.", "It is a product of double standards.")
    held = position("reject", -1.0, sentences[0].span)
    assert attached(text, sentences, (mention(text, "the text", FIRST),), held) == [{"doubleStandards"}]


def test_no_grounds_no_change() -> None:
    _, sentences = cut("We reject the text.")
    held = (position("reject", -1.0, sentences[0].span),)
    assert grounds.attach(held, (), sentences, ()) is held


def test_every_type_is_in_the_scheme() -> None:
    scheme = (Path(grounds.__file__).parents[2] / "ontology" / "schemes" / "grounds.ttl").read_text(encoding="utf-8")
    assert [kind for kind in grounds.SIGNS if f'skos:notation "{kind}"' not in scheme] == []
    assert all(isinstance(ground, Ground) for ground in grounds.find(*cut("It is biased.")))
