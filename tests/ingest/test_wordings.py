"""The same stances in the words of many drafters (wordings.toml): each case says all that must be read from it."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from diplograph.ingest import letter
from diplograph.model import Source

CASES = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))["case"]


def param(case: dict[str, Any]) -> Any:
    """The case as a parameter; one with `misread` is known to be read wrongly."""
    marks = [pytest.mark.xfail(reason=case["misread"], strict=True)] if "misread" in case else []
    return pytest.param(case, id=case["text"][:60], marks=marks)


@pytest.mark.parametrize("case", [param(case) for case in CASES])
def test_wording(case: dict[str, Any]) -> None:
    """The sentence says this and nothing else; what is only implied does not count."""
    digest = hashlib.sha256(case["text"].encode()).hexdigest()
    done = letter.read(Source("t", case["text"], digest, speaker="CUB", date=case["date"]))
    stated = {p for p in done.positions if p.family and not p.inferred}
    assert {f"{p.holder} {p.family} {p.target.written()}" for p in stated} == set(case["reads"])
