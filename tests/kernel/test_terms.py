"""IRIs: the patterns of the contract, and that a base can be changed for data only."""

import os
import subprocess
import sys

import pytest

from diplograph import terms
from diplograph.model import Repaired, Span


@pytest.mark.parametrize(
    ("symbol", "slug"),
    [
        ("A/RES/60/251", "A_RES_60_251"),
        ("S/RES/1701(2006)", "S_RES_1701-2006"),
        ("A/RES/3362(S-VII)", "A_RES_3362-S-VII"),
        ("E/CN.4/2005/G/13", "E_CN.4_2005_G_13"),
        ("S/PV.6702(Resumption1)", "S_PV.6702-Resumption1"),
    ],
)
def test_slug(symbol: str, slug: str) -> None:
    assert terms.slug(symbol) == slug
    assert terms.document(symbol) == f"https://w3id.org/diplograph/id/doc/{slug}"


def test_position_iri_depends_on_every_field() -> None:
    fields = ["PRK", "reject", "E/CN.4/RES/2004/13", "whole", "actual", ""]
    first = terms.position("E_CN.4_2005_G_13", *fields)
    assert first == terms.position("E_CN.4_2005_G_13", *fields)
    for number in range(len(fields)):
        changed = [*fields[:number], "x", *fields[number + 1 :]]
        assert terms.position("E_CN.4_2005_G_13", *changed) != first


def test_base_is_one_setting() -> None:
    code = "from diplograph import terms; print(terms.document('A/1'), terms.iri('dg:Position'))"
    environment = {**os.environ, "DIPLOGRAPH_BASE": "https://example.org/kg/"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "https://example.org/kg/id/doc/A_1",
        "https://w3id.org/diplograph/ns#Position",
    ]


def test_stored_spans_are_cut_at_furniture() -> None:
    stored = "The State rejects\n\npage 2\n\nthe text."
    keep = [n for n in range(len(stored)) if not 17 <= n < 27]
    working = "".join(stored[n] for n in keep[:17]) + " " + "".join(stored[n] for n in keep[17:])
    offsets = [*keep[:17], 17, *keep[17:]]
    repaired = Repaired(stored, working, offsets, (Span(19, 25),))
    spans = repaired.stored_spans(Span(0, len(working)))
    assert [stored[start:end] for start, end in spans] == ["The State rejects", "the text."]
