"""The lexicons of mastheads, titles, senders and parts hold what their own examples say."""

import re
import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.page import masthead, ordinals, parts, senders, title

LEXICONS = Path(__file__).resolve().parents[2] / "ingest" / "lexicons"


def load(name):
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


def entries():
    heads = load("masthead")
    for entry in heads["kind"]:
        yield "kind", entry, re.compile(entry["pattern"], re.IGNORECASE).match
    for entry in heads["printed_body"]:
        yield "body", entry, re.compile(entry["pattern"], re.IGNORECASE).search
    for name, entry in heads["title"].items():
        yield name, entry, re.compile(entry["pattern"], re.IGNORECASE).search
    for name, entry in heads["head"].items():
        yield name, entry, masthead._HEAD[name].search
    for name, entry in load("senders").items():
        yield name, entry, re.compile(entry["pattern"], re.IGNORECASE).search
    for name, entry in load("parts").items():
        yield name, entry, parts._pattern(name).search


CASES = [pytest.param(*case[1:], id=f"{case[0]}-{number}") for number, case in enumerate(entries())]


@pytest.mark.parametrize(("entry", "find"), CASES)
def test_examples(entry, find):
    assert [text for text in entry["examples"] if not find(text)] == []
    assert [text for text in entry["not"] if find(text)] == []


def test_every_body_has_one_name():
    assert masthead._body_by_root("E/CN.4/2005/G/13") == "Commission on Human Rights"
    assert masthead._body_by_root("GC(58)/INF/7") == "IAEA"
    assert masthead._body_by_root("X/1") is None


@pytest.mark.parametrize(
    ("printed", "sender", "addressees"),
    [
        (
            "Letter dated 3 May 2001 from X addressed to the Secretary-General and President of the Security Council",
            "X",
            ("Secretary-General", "President of the Security Council"),
        ),
        (
            "LETTER DATED 3 MAY 1951 FROM X ADDRESSED TO THE CHAIRMAN OF THE AD HOC COMMITTEE",
            "X",
            ("Chairman of the Ad Hoc Committee",),
        ),
        (
            "Letter dated 3 May 1951 from the representative of X to the Secretary-General",
            "the representative of X",
            ("Secretary-General",),
        ),
        (
            "Letter dated 3 May 2001 from X to the United Nations, on behalf of Y, addressed to the Secretary-General",
            "X, on behalf of Y",
            ("Secretary-General",),
        ),
        ("Communication received from X regarding the report", "X", ()),
    ],
)
def test_title(printed, sender, addressees):
    found = title.parse(printed)
    assert (found.sender, found.addressees) == (sender, addressees)


@pytest.mark.parametrize(
    ("opening", "groups"),
    [
        ("I have the honour, on behalf of the Group of 77 and China, to write to you.", ("G77",)),
        ("As Chairman of the Arab Group for the month of May, I have the honour to write.", ("ARAB",)),
        ("I have the honour to write on behalf of my Government.", ()),
        ("I refer to the letter from the Permanent Representative of Cuba on behalf of the Non-Aligned Movement.", ()),
        ("On behalf of the Group of African States I have the honour to refer to the letter of Mali.", ("AFRICA",)),
        ("The representative of Egypt spoke on behalf of the Non-Aligned Movement.", ()),
        ("In my capacity as Permanent Representative I have the honour to write about the European Union.", ()),
        ("I have the honour to write. The European Union voted for it.", ()),
    ],
)
def test_on_behalf_of(opening, groups):
    assert senders.on_behalf_of("", opening, "", "2001-05-03", ("XXX",)) == groups


def test_ordinal_pattern_is_whole():
    assert re.fullmatch(ordinals.PATTERN, "sixty-first")
