import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.stances import conditions
from diplograph.model import Condition, Span

LEXICON = Path(conditions.__file__).parent.parent / "lexicons" / "conditions.toml"
DATA = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
ENTRIES = [*DATA["condition"], DATA["inverted"]]
EXAMPLES = [(entry["type"], text, label) for entry in ENTRIES for text, label in entry["examples"]]
COUNTER = [text for entry in ENTRIES for text in entry["not"]]


def find(text: str, stance: str | None = None) -> Condition | None:
    return conditions.find(text, Span(0, len(text)), stance)


@pytest.mark.parametrize(("kind", "text", "label"), EXAMPLES)
def test_example(kind: str, text: str, label: str) -> None:
    found = find(text)
    assert found is not None
    assert (found.type, found.label) == (kind, label)


@pytest.mark.parametrize("text", COUNTER)
def test_counter_example(text: str) -> None:
    assert find(text) is None


STANCES = [
    ("We will not cooperate unless the text is withdrawn.", "refuseCooperation", "accept"),
    ("We will not cooperate until the text is withdrawn.", "refuseCooperation", "accept"),
    ("In the absence of sanctions we would accept it.", "conditionalAcceptance", "accept"),
    ("We will support it provided that it is amended.", "support", "support"),
    ("We will reject it if it is adopted by a vote.", "reject", "reject"),
    ("We will not cooperate unless the text is withdrawn.", None, "accept"),
    ("We will support it provided that it is amended.", None, None),
]


@pytest.mark.parametrize(("text", "stance", "expected"), STANCES)
def test_stance_if_met(text: str, stance: str | None, expected: str | None) -> None:
    found = find(text, stance)
    assert found is not None
    assert found.stance_if_met == expected


def test_span_is_the_clause_without_its_connective() -> None:
    text = "That is known. For this reason, no visit is possible unless the text is withdrawn."
    found = conditions.find(text, Span(15, len(text)))
    assert found == Condition("unless", "the text is withdrawn", Span(32, len(text)), "accept")


def test_nothing_outside_the_span() -> None:
    text = "We reject the text. Unless it is withdrawn, we will not come."
    assert conditions.find(text, Span(0, 19)) is None


def test_long_label_is_cut_at_a_word() -> None:
    found = find("We will support it provided that " + "it is fair and " * 40 + "just.")
    assert found is not None
    assert len(found.label) <= 200
    assert not found.label.endswith(" ")
