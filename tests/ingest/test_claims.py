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


def test_every_part_has_its_own_claimant() -> None:
    text = "Iraq violated A/RES/61/1. Chad violated A/RES/61/2."
    refs = tuple(
        Reference(Span(at, at + 10), symbol, symbol, "resolution")
        for at, symbol in ((14, "A/RES/61/1"), (40, "A/RES/61/2"))
    )
    actors = (Actor(Span(0, 4), "Iraq", ("IRQ",), "state"), Actor(Span(26, 30), "Chad", ("TCD",), "state"))
    first, second = Sentence(Span(0, 25), "body", 0), Sentence(Span(26, 51), "body", 1)
    parts = ((("CUB",), (first,)), ((), (first,)), (("MLI",), (second,)))
    found = claims.find_by_part(text, parts, refs, actors, ())
    assert [[(each.claimant, each.subject, each.object, each.part) for each in part] for part in found] == [
        [("CUB", "IRQ", "A/RES/61/1", 0)],
        [],
        [("MLI", "TCD", "A/RES/61/2", 1)],
    ]


def test_words_of_a_later_part_open_no_sentence() -> None:
    text = "Iraq launched raids on Kuwait. Chad attacked."
    actors = (
        Actor(Span(0, 4), "Iraq", ("IRQ",), "state"),
        Actor(Span(23, 29), "Kuwait", ("KWT",), "state"),
        Actor(Span(31, 35), "Chad", ("TCD",), "state"),
    )
    own = (Sentence(Span(0, 30), "body", 0),)
    alone = claims.find(text[:30], own, (), actors[:2], ("CUB",))
    assert claims.find(text, own, (), actors, ("CUB",)) == alone
