"""Whole documents: who speaks in which part, joint and group letters, annexes, wrong input."""

import hashlib

import pytest

from diplograph.ingest import letter
from diplograph.model import Letter, Source

HEAD = """United Nations

General Assembly                                   Distr.: General
                                                   12 May 2006
                                                   Original: English

Sixtieth session
Agenda item 68

"""
ONE = HEAD.replace("Distr.", "A/60/999\n                                                   Distr.") + (
    "Letter dated 9 May 2006 from the Permanent Representative of Cuba to the United Nations addressed to the\n"
    "Secretary-General\n\n"
    "I have the honour to inform you that my Government rejects General Assembly resolution 60/174 as a whole.\n\n"
    "I should be grateful if you would have the present letter circulated as a document of the General Assembly,\n"
    "under agenda item 68.\n\n"
    "(Signed) Ana Prueba\nAmbassador\nPermanent Representative\n"
)
JOINT = ONE.replace(
    "Permanent Representative of Cuba", "Permanent Representatives of Belarus, Cuba and the Sudan"
).replace("my Government rejects", "our Governments reject")
CHAIR = "In my capacity as Chair of the Coordinating Bureau of the Non-Aligned Movement, I have the honour"
GROUP = ONE.replace("I have the honour to inform you that my Government", CHAIR + " to inform you that the Movement")


def read(text: str, name: str = "t") -> Letter:
    """A text without a speaker: a document."""
    return letter.read(Source(name, text, hashlib.sha256(text.encode()).hexdigest()))


def found(text: str) -> set[tuple[str, str, str]]:
    """Holder, stance and target of its positions."""
    return {(p.holder, p.stance, p.target.written()) for p in read(text).positions}


def test_one_sender() -> None:
    """The sender's State holds what its representative writes."""
    assert found(ONE) == {("CUB", "reject", "A/RES/60/174")}


def test_joint_letter() -> None:
    """One position a signatory."""
    assert found(JOINT) == {(code, "reject", "A/RES/60/174") for code in ("BLR", "CUB", "SDN")}


def test_group_letter() -> None:
    """The group holds it, not the State that signs for it."""
    assert found(GROUP) == {("NAM", "reject", "A/RES/60/174")}


def test_courtesy_is_no_stance() -> None:
    """The request for circulation holds no position, and the ledger says why."""
    entries = [entry for entry in read(ONE).ledger if "circulated" in ONE[entry.span.start : entry.span.end]]
    assert entries and all(entry.outcome == "skipped" for entry in entries)


def test_citations_leave_out_the_masthead() -> None:
    """The document's own symbol is no citation."""
    assert read(ONE).citations == ("A/RES/60/174",)


def test_spans_lie_in_the_text() -> None:
    """Every span of the letter points into the stored text."""
    done = read(JOINT)
    spans = [span for position in done.positions for span in position.evidence]
    spans += [region.span for region in done.regions] + [reference.span for reference in done.references]
    assert all(0 <= span.start <= span.end <= len(JOINT) for span in spans)


@pytest.mark.parametrize("text", ["", " \n\n ", "Resolution", "\x00\x01", "((((", "1/2/3/4/5", "§t §a §s", "{}[]~"])
def test_no_letter_at_all(text: str) -> None:
    """Scraps give an empty letter and no error."""
    assert read(text).positions == ()


@pytest.mark.parametrize("text", ["", "\n", "We", "rejects", "and and and", "§t rejects §a"])
def test_no_speech_at_all(text: str) -> None:
    """The same with a speaker."""
    source = Source("t", text, hashlib.sha256(text.encode()).hexdigest(), speaker="CUB", date="2006")
    assert letter.read(source).positions == ()
