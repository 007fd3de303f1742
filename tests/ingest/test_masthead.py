"""Mastheads of made-up heads (heads.toml) and of the shared letters."""

import json
import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.page import masthead, regions
from diplograph.ingest.page.repair import repair

HEADS = tomllib.loads((Path(__file__).parent / "heads.toml").read_text(encoding="utf-8"))["head"]
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
SCORED = ("letter_date", "document_date", "bodies", "session", "agenda_items", "senders", "on_behalf_of", "form")


def read(text):
    repaired = repair(text)
    return masthead.find(repaired, regions.find(repaired))


@pytest.mark.parametrize("head", HEADS, ids=[head["name"] for head in HEADS])
def test_head(head):
    found = read(head["text"])
    actual = {field: getattr(found, field) for field in head["gives"]}
    expected = {field: tuple(value) if isinstance(value, list) else value for field, value in head["gives"].items()}
    assert expected == actual


def test_absent_fields_stay_empty():
    found = read(HEADS[2]["text"])
    assert (found.session, found.agenda_items, found.on_behalf_of, found.job_number) == (None, (), (), None)


def test_double_original_is_none():
    assert next(read(h["text"]) for h in HEADS if "two languages" in h["name"]).original_language is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared letters are not beside the repository")
@pytest.mark.parametrize("field", SCORED)
def test_shared_letters(field):
    rows = [json.loads(line) for line in (SHARED / "letters.dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        text = (SHARED / "letters" / f"{row['id']}.txt").read_text(encoding="utf-8")
        value = getattr(read(text), field)
        assert row["masthead"][field] == (list(value) if isinstance(value, tuple) else value), row["id"]


def test_a_shopping_list_is_no_letter():
    assert not masthead.is_letter(read("eggs\nmilk\nbread and butter for the weekend\n"))
    assert masthead.is_letter(read(HEADS[0]["text"]))
