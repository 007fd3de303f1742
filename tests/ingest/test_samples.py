"""The bundled letters and the golden letters have the form that their readers rely on (no extractor runs here)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from diplograph.ingest.stances.stances import STANCES
from diplograph.ingest.texts.symbols import normalize

_ROOT = Path(__file__).resolve().parents[2]
_SAMPLES = _ROOT / "ingest" / "samples"
_GOLDEN = _ROOT / "tests" / "golden"
_MARK = "[Sample letter composed for demonstration; not a United Nations document.]"
_FAMILIES = {"supports", "implements", "urges", "rejects", "defies", "reserves"}
_FORMS = {"letter", "identical letters", "joint letter", "note verbale", "statement"}
_MASTHEAD = {
    "symbols",
    "document_date",
    "letter_date",
    "bodies",
    "session",
    "agenda_items",
    "original_language",
    "senders",
    "on_behalf_of",
    "addressees",
    "form",
}
_HOLDER = re.compile(r"[A-Z]{3}|[A-Z]{2,}[A-Z0-9]*|OTHER:.+")
_LABEL = re.compile(r"(?:res|decl|report|draft|plan|mech):\S")
_DATE = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")

_LETTERS = sorted(_SAMPLES.glob("*.txt"))
_CASES = sorted(path.parent for path in _GOLDEN.glob("*/letter.txt"))

Row = dict[str, Any]


def _expected() -> dict[str, Row]:
    with (_SAMPLES / "expected.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def _read(case: Path) -> tuple[str, Row]:
    return (
        (case / "letter.txt").read_text(encoding="utf-8"),
        json.loads((case / "expected.json").read_text(encoding="utf-8")),
    )


def _faults(text: str, row: Row) -> list[str]:
    """Every departure of an expectation from the annotation guide, in words."""
    masthead, positions, cited = row["masthead"], row["positions"], row["citations"]
    listed = [*masthead["symbols"], *cited, *(entry["target"] for entry in row["initiators"])]
    dates = (masthead.get("document_date"), masthead.get("letter_date"))
    faults = [f"masthead fields: {sorted(masthead)}"] if set(masthead) != _MASTHEAD else []
    faults += [f"form: {masthead['form']}"] if masthead["form"] not in _FORMS else []
    faults += [f"date: {date}" for date in dates if date is not None and not _DATE.fullmatch(date)]
    faults += [f"cited twice: {name}" for name in sorted(set(cited)) if cited.count(name) > 1]
    faults += [f"symbol not in normal form: {name}" for name in listed if not _normal(name)]
    faults += [f"initiator: {entry}" for entry in row["initiators"] if not _HOLDER.fullmatch(entry["by"])]
    for position in positions:
        faults += _position_faults(text, row, position)
    keys = [(p["holder"], p.get("fine", p["stance"]), p["target"]) for p in positions]
    return faults + [f"twice: {key}" for key in sorted(set(keys)) if keys.count(key) > 1]


def _position_faults(text: str, row: Row, position: Row) -> list[str]:
    evidence, target = position["evidence"], position["target"]
    own = {*row["masthead"]["senders"], *row["masthead"]["on_behalf_of"]}
    speaks = position["holder"] in own or position["holder"].startswith("OTHER:")
    faults = [f"evidence not in the text: {evidence!r}"] if evidence not in text else []
    faults += [f"evidence too short or too long: {evidence!r}"] if not 3 <= len(evidence.split()) <= 25 else []
    faults += [f"family: {position['stance']}"] if position["stance"] not in _FAMILIES else []
    faults += [f"holder: {position['holder']}"] if not _HOLDER.fullmatch(position["holder"]) else []
    faults += [f"target: {target}"] if not (_LABEL.match(target) or _normal(target)) else []
    faults += [f"reported: {position}"] if not position["reported"] and not speaks else []
    named = target in row["citations"] or _LABEL.match(target)
    return faults + ([] if named else [f"target not among the citations: {target}"])


def _normal(name: str) -> bool:
    return bool(_LABEL.match(name)) or normalize(name) == name


def test_there_are_fourteen_samples_each_with_its_expectation() -> None:
    assert len(_LETTERS) == 14
    assert [path.stem for path in _LETTERS] == sorted(_expected())


@pytest.mark.parametrize("path", _LETTERS, ids=lambda path: path.stem)
def test_a_sample_is_marked_and_has_a_demonstration_symbol(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == _MARK
    assert 20 <= len(lines) <= 60
    symbols = _expected()[path.stem]["masthead"]["symbols"]
    assert all(re.fullmatch(r"DEMO/200[3-9]/(?:CHR|HRC|GA|SC)/\d", symbol) for symbol in symbols)
    assert all(symbol in "\n".join(lines[:12]) for symbol in symbols)
    assert path.stem in {symbol.replace("/", "_") for symbol in symbols}


@pytest.mark.parametrize("path", _LETTERS, ids=lambda path: path.stem)
def test_a_sample_expectation_follows_the_guide(path: Path) -> None:
    text, row = path.read_text(encoding="utf-8"), _expected()[path.stem]
    assert _faults(text, row) == []
    for position in [*row["positions"], *row["mechanism_positions"]]:
        assert position["evidence"] in text
        assert STANCES[position["fine"]].family == position["stance"]
        assert position["condition"] is None or position["condition"] in text


def test_one_sample_takes_no_position() -> None:
    silent = [row["id"] for row in _expected().values() if not row["positions"]]
    assert silent == ["DEMO_2007_HRC_1"]


def test_golden_letters_are_numbered_once() -> None:
    numbers = [case.name.partition("-")[0] for case in _CASES]
    assert len(numbers) == len(set(numbers)) == 106


def test_the_readme_says_which_golden_letters_rule_writers_may_read() -> None:
    rows = [line for line in (_GOLDEN / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    halves = {row.split("`")[1]: row.split("|")[2].strip() for row in rows}
    assert sorted(halves) == [case.name for case in _CASES]
    assert list(halves.values()).count("dev") == list(halves.values()).count("held-out") == 53
    assert set(halves.values()) == {"dev", "held-out"}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_golden_expectation_follows_the_guide(case: Path) -> None:
    text, row = _read(case)
    assert row["id"] == case.name
    assert _faults(text, row) == []
