"""What a position carries besides holder, stance and text: scope, modality, condition, strength, evidence, reasons."""

import hashlib

import pytest

from diplograph.ingest import letter
from diplograph.model import Letter, Position, Source


def read(text: str, speaker: str = "CUB", date: str = "2006-10-01") -> Letter:
    """A text as one actor's words."""
    return letter.read(Source("t", text, hashlib.sha256(text.encode()).hexdigest(), speaker=speaker, date=date))


def one(text: str) -> Position:
    """The only position of a sentence."""
    (position,) = (each for each in read(text).positions if not each.inferred)
    return position


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("My delegation does not oppose resolution 39/2.", "nonOpposition"),
        ("We have no objection to resolution 39/2.", "nonOpposition"),
        ("Cuba does not recognize resolution 39/2.", "nonRecognition"),
        ("My delegation cannot support resolution 39/2.", "oppose"),
        ("We welcome resolution 39/2.", "welcome"),
        ("We endorse resolution 39/2.", "support"),
        ("We voted against resolution 39/2.", "voteAgainst"),
        ("Israel violates resolution 39/2.", "violate"),
        ("We will not implement resolution 39/2.", "refuseImplementation"),
        ("We would accept resolution 39/2 provided that paragraph 5 is deleted.", "conditionalAcceptance"),
        ("We reject certain passages of resolution 39/2.", "reserve"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    """Negation, part and condition decide the stance."""
    assert stance in {position.stance for position in read(text).positions}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("We reject resolution 39/2.", "whole"),
        ("We welcome the adoption of resolution 39/2.", "adoption"),
        ("We oppose the implementation of resolution 39/2.", "implementation"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    """The noun between cue and text gives the scope."""
    assert one(text).scope == scope


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("We support resolution 39/2.", "actual"),
        ("We will support resolution 39/2.", "prospective"),
        ("We would support resolution 39/2.", "hypothetical"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    """The verb group gives the modality."""
    assert one(text).modality == modality


def test_condition() -> None:
    """A condition is kept with its words, and a conditional position has one."""
    position = one("We would accept resolution 39/2 provided that paragraph 5 is deleted.")
    assert position.modality == "conditional"
    assert position.condition is not None
    assert position.condition.type == "providedThat"
    assert "paragraph 5 is deleted" in position.condition.label


def test_condition_in_the_next_sentence() -> None:
    """An acceptance that the next sentence hangs on a condition is no acceptance."""
    found = read(
        "Syria has accepted resolution 338 (1973). This acceptance is subject to the withdrawal of all forces.",
        "SYR",
        "1973-10-24",
    )
    assert [position.stance for position in found.positions] == ["conditionalAcceptance"]


def test_strength_and_reiteration() -> None:
    """An intensifier adds to the strength; "once again" says that it was said before."""
    plain = one("We oppose resolution 39/2.")
    strong = one("Once again we resolutely oppose resolution 39/2.")
    assert strong.strength == plain.strength + 1
    assert strong.is_reiteration and not plain.is_reiteration


def test_attribution() -> None:
    """The speaker's own position names no reporter; another's is reported by the speaker."""
    own = one("We reject resolution 39/2.")
    other = one("Israel rejects resolution 39/2.")
    assert (own.attribution, own.reported_by) == ("own", None)
    assert (other.attribution, other.reported_by) == ("reported", "CUB")


def test_repetition_adds_evidence() -> None:
    """One position, two quotes."""
    position = one("We reject resolution 39/2. I repeat that we reject resolution 39/2 as a whole.")
    assert len(position.evidence) == 2


def test_evidence_is_the_stored_text() -> None:
    """Spans point into the text as it was handed in, line breaks and all."""
    text = "My Govern-\nment  rejects\nresolution 39/2\nin its entirety."
    found = read(text)
    (position,) = found.positions
    quote = found.quote(position.evidence[0])
    assert quote == text[position.evidence[0].start : position.evidence[0].end]
    assert "rejects\nresolution 39/2" in quote


def test_why() -> None:
    """Every position says which cue and which rule made it, and how its text was found."""
    lines = one("We reject resolution 39/2.").why
    assert [line.split(":")[0] for line in lines[:4]] == ["cue", "rule", "holder", "target"]


def test_pronoun() -> None:
    """ "It" is the actor named before."""
    found = read("Israel annexed the Golan. It ignores resolution 497 (1981).")
    assert [(p.holder, p.stance) for p in found.positions if not p.inferred] == [("ISR", "violate")]


def test_codes_at_the_date() -> None:
    """The speaker's code is the one of the date: Zaire in 1974."""
    found = read("We support resolution 242 (1967).", "COD", "1974")
    assert [position.holder for position in found.positions] == ["ZAR"]


def test_every_sentence_has_an_entry() -> None:
    """The ledger says of each sentence what became of it."""
    found = read("We reject resolution 39/2. The weather was fine. Resolution 39/2 was adopted in 1984.")
    assert [entry.outcome for entry in found.ledger] == ["used", "skipped", "skipped"]
    assert all(entry.reason for entry in found.ledger)


def test_same_text_same_letter() -> None:
    """Reading twice gives the same value."""
    text = "We welcome resolutions 242 (1967) and 338 (1973). Israel defies resolution 425 (1978)."
    assert read(text) == read(text)


def test_implied_uphold() -> None:
    """Who accuses another of a breach upholds the text: inferred, and only when nothing is stated."""
    found = read("Israel violates resolution 425 (1978).").positions
    assert [(p.holder, p.stance, p.inferred) for p in found] == [("ISR", "violate", False), ("CUB", "uphold", True)]
    stated = read(
        "Israel violates resolution 425 (1978). We demand the implementation of resolution 425 (1978)."
    ).positions
    assert not any(p.inferred for p in stated)


def test_lost_readings_are_told() -> None:
    """The explanation names the cues that came to nothing."""
    lines = one("We support dialogue between all parties concerned, and we reject resolution 39/2.").why
    assert any(line.startswith("lost:") and "support" in line for line in lines)
