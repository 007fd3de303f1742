"""Confidence: a probability out of a fitted table that holds nothing but what the model looks at."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diplograph.ingest import letter, reader
from diplograph.ingest.stances import trust
from diplograph.ingest.stances.merge import Finding
from diplograph.ingest.stances.stances import STANCES
from diplograph.ingest.tables import lexicon
from diplograph.model import Reference, Span

CHOICES = ("text named by ", "family ", "stance ", "kind ", "words of ", "modality ", "scope ")  # one of several each
RESOLUTION = Reference(Span(11, 36), "resolution 1718 (2006)", "S/RES/1718(2006)", "resolution")
FINDING = Finding(
    holder="PRK", stance="reject", reference=RESOLUTION, span=Span(0, 36), cue=4, part=0, scope="whole",
    modality="actual", attribution="own", reporter=None, strength=4, reiterated=False, confidence=0.8,
    sentence=Span(0, 37), why=(),
)  # fmt: skip


@given(some.floats(0, 1), some.floats(0, 1), some.sampled_from(sorted(STANCES)))
def test_a_rule_that_weighs_more_is_trusted_more(one, other, stance):
    less, more = sorted([one, other])
    low = trust.confidence(replace(FINDING, confidence=less, stance=stance))
    high = trust.confidence(replace(FINDING, confidence=more, stance=stance))
    assert 0.01 <= low <= high <= 0.99


def test_what_is_said_twice_is_trusted_more():
    assert trust.confidence(replace(FINDING, more=(Span(40, 60),))) > trust.confidence(FINDING)


def test_a_text_that_is_numbered_is_trusted_more_than_one_that_is_not():
    label = replace(RESOLUTION, symbol=None, label="res:DPRK", how="unresolved")
    assert trust.confidence(replace(FINDING, reference=label)) < trust.confidence(FINDING)


def test_the_table_names_nothing_else():
    names = lexicon("confidence")["coefficients"]
    plain = {name for name in trust.features(FINDING) if not name.startswith(CHOICES)}
    assert {name for name in names if name not in plain and not name.startswith(CHOICES)} == set()
    stances = {name.removeprefix("stance ") for name in names if name.startswith("stance ")}
    assert stances <= set(STANCES)


def test_it_is_the_confidence_of_a_position():
    source = reader.source("a", "My Government rejects resolution 1718 (2006).", speaker="PRK", date="2006")
    (position,) = letter.read(source).positions
    with patch.object(trust, "confidence", return_value=0.37):
        (other,) = letter.read(source).positions
    assert 0.5 < position.confidence < 0.99
    told = float(other.why[-1].split(", ")[1].split()[0])  # "0.37 by the rules, 0.95 by the learned reader"
    assert other.confidence == pytest.approx((0.37 + told) / 2, abs=0.01)
