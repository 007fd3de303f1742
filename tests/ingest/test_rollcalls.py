"""Votes told in prose: the examples of the lexicon, sentence by sentence."""

import pytest

from diplograph.ingest.actors import actors
from diplograph.ingest.page import sentences
from diplograph.ingest.stances import rollcalls
from diplograph.ingest.stances.stances import STANCES
from diplograph.ingest.tables import lexicon
from diplograph.ingest.texts import anaphora, references
from diplograph.ingest.texts.references import Context

FORMS = lexicon("rollcalls")["form"]


def read(text: str) -> set[str]:
    """The votes in a text of Cuba's, 2006, as "HOLDER family SYMBOL"."""
    context = Context(("General Assembly",), "2006-10-01", None, ())
    found = sentences.find(text)
    resolved = anaphora.resolve(text, references.find(text, context), found, context)
    named = actors.find(text, "2006-10-01", ("CUB",))
    votes = rollcalls.find(text, found, resolved, named, ("CUB",))
    return {f"{vote.holder} {STANCES[vote.stance].family} {vote.target}" for vote in votes}


@pytest.mark.parametrize(("text", "expected"), [example for form in FORMS for example in form["examples"]])
def test_example(text: str, expected: list[str]) -> None:
    assert read(text) == set(expected)


@pytest.mark.parametrize("text", [text for form in FORMS for text in form["not"]])
def test_counter_example(text: str) -> None:
    assert read(text) == set()
