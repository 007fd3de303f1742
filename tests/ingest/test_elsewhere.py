""" "Resolution" where no UN text is meant, and numbers and words that a scan or a habit of writing hides."""

import hashlib

import pytest

from diplograph.ingest import letter
from diplograph.ingest.page import scanned
from diplograph.ingest.texts import anaphora, references
from diplograph.ingest.texts.mentions import lexicon
from diplograph.ingest.texts.references import Context
from diplograph.model import Source

WORDS = lexicon()["elsewhere"]


def read(text: str) -> tuple[str, ...]:
    """What a text of 2006 refers to: symbols and labels."""
    context = Context(("General Assembly",), "2006-10-01", None, ())
    resolved = anaphora.resolve(text, references.find(text, context), (), context)
    return tuple(each.symbol or each.label or "" for each in resolved)


@pytest.mark.parametrize(
    "text",
    [
        *WORDS["examples"],
        "We welcome the resolution approved by the Belgrade Conference of Non-Aligned States.",
        "We welcome the resolutions of the Islamic Conference.",
        "We welcome the resolution of the OAU on the uprooted, to be laid before the next General Assembly.",
        "They are firm in their resolution to declare independence.",
        "With courage and resolution they went on.",
        "We appreciate the resolution with which he has gone about it.",
        "We are nearer to the resolution of the deadlock.",
    ],
)
def test_no_text_of_the_united_nations(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        *WORDS["not"],
        "We welcome the resolution to which the Assembly has put its name.",
        "We welcome the resolution of the General Assembly on the Conference of Non-Aligned States.",
        "The resolution adopted by the Security Council at the request of the League is just.",
        "We respect the clear resolutions of the OAU, the group of non-aligned countries and the General Assembly.",
    ],
)
def test_a_text_of_the_united_nations(text: str) -> None:
    assert read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resolution 31/49 was adopted, and on 37/9 and 38/12 it had company.", "A/RES/37/9 A/RES/38/12"),
        ("Resolution 31/49 was adopted. He works 24/7 on it.", ""),
        ("Resolution 31/49 was adopted. The chances of it are 50/50.", ""),
        ("It had company on 37/9.", ""),
    ],
)
def test_a_number_without_its_noun(text: str, expected: str) -> None:
    found = " ".join(each for each in read(text) if each and "31/49" not in each and each.startswith("A/RES"))
    assert found == expected


@pytest.mark.parametrize(
    ("printed", "meant"), [("Reso1ution", "Resolution"), ("comm0nly", "commonly"), ("B2B", "B2B"), ("a1b", "a1b")]
)
def test_a_digit_inside_a_word(printed: str, meant: str) -> None:
    assert scanned.restore(f"The {printed} of May") == f"The {meant} of May"


ANNEX = """United Nations                                        S/1999/917
Security Council                      Distr.: General
                                      25 August 1999
                                      Original: English

Letter dated 24 August 1999 from the Permanent Representative of Yugoslavia to the United Nations addressed to the
President of the Security Council

I enclose a memorandum {}.

(Signed) A. B.

Annex

{}

We reject resolution 1239 (1999).
"""


@pytest.mark.parametrize(
    ("handed", "heading", "holder"),
    [
        (
            "of the Federal Government (see annex)",
            "Memorandum of the Federal Government on the events in Kosovo",
            "YUG",
        ),
        ("prepared by the River Affairs unit of the Ministry (see annex)", "Memorandum", "YUG"),
        ("of the Government of Cuba (see annex)", "Memorandum of the Government of Cuba", "CUB"),
        ("by Friends of the River (see annex)", "Memorandum by Friends of the River", "OTHER:Friends of the River"),
    ],
)
def test_whose_annex_it_is(handed: str, heading: str, holder: str) -> None:
    text = ANNEX.format(handed, heading)
    found = letter.read(Source("t", text, hashlib.sha256(text.encode()).hexdigest())).positions
    assert {each.holder for each in found if each.family == "rejects"} == {holder}
