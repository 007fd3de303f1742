import re
import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.stances import claims
from diplograph.model import Actor, Claim, Reference, Sentence, Span

LEXICON = Path(claims.__file__).parent.parent / "lexicons" / "claims.toml"
ENTRIES = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["claim"]
MARK = re.compile(r"\[([AT]):([^\]]+)\]")
ORGANS = {"UN", "SC", "CHR", "HRC", "GA"}
BLOCS = {"EU", "NATO", "WEST"}


def read(marked: str) -> tuple[Claim, ...]:
    """The claims of a text whose mentions are marked; Cuba speaks."""
    text, at = "", 0
    actors: list[Actor] = []
    texts: list[Reference] = []
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        for number, value in enumerate(found[2].split("+")):
            text += " and " if number else ""
            printed = value.partition(":")[2] or value
            span = Span(len(text), len(text) + len(printed))
            text += printed
            if found[1] == "A":
                kind = "organ" if value in ORGANS else "bloc" if value in BLOCS else "state"
                actors.append(Actor(span, printed, (value,), kind))
            elif value.startswith("mech:"):
                texts.append(Reference(span, printed, None, "mechanism", label=value, listed=False))
            else:
                texts.append(Reference(span, printed, value, "resolution"))
    text += marked[at:]
    sentences = tuple(
        Sentence(Span(*found.span()), "body", 0) for found in re.finditer(r"\S.*?(?:[.](?= [A-Z])|$)", text)
    )
    return claims.find(text, sentences, tuple(texts), tuple(actors), ("CUB",))


CASES = [(entry["predicate"], *example) for entry in ENTRIES for example in entry["examples"]]
COUNTER = [(entry["predicate"], text) for entry in ENTRIES for text in entry["not"]]


@pytest.mark.parametrize(("predicate", "marked", "subject", "object_"), CASES)
def test_example(predicate: str, marked: str, subject: str, object_: str) -> None:
    found = {(claim.predicate, claim.subject or "", claim.object or "") for claim in read(marked)}
    assert (predicate, subject, object_) in found


@pytest.mark.parametrize(("predicate", "marked"), COUNTER)
def test_counter_example(predicate: str, marked: str) -> None:
    assert predicate not in {claim.predicate for claim in read(marked)}
