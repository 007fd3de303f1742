"""Figures of the evaluation: by hand on a small case, and equal to the published script where that is at hand."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplograph.cli import root
from diplograph.errors import InputError
from diplograph.ingest.scoring import scoring, scoring_errors, scoring_page

GOLD = """
{"id": "a", "positions": [{"holder": "PRK", "stance": "rejects", "target": "S/RES/1718(2006)", "reported": false, "evidence": "totally rejects resolution 1718 (2006)"}, {"holder": "PLO", "stance": "urges", "target": "res:Palestine", "reported": true, "evidence": "the Palestinians call for it"}]}
{"id": "b", "positions": []}
{"id": "c", "positions": [{"holder": "CUB", "stance": "supports", "target": "A/RES/60/251", "reported": false, "evidence": "supports"}, {"holder": "USA", "stance": "defies", "target": "A/RES/60/251", "reported": true, "evidence": "ignores"}]}
"""  # noqa: E501
FOUND = """
{"id": "a", "positions": [{"holder": "PRK", "stance": "reject", "family": "rejects", "target": "S/RES/1718", "reported": false, "confidence": 0.95, "evidence": ["rejects resolution 1718 (2006)"]}, {"holder": "PSE", "stance": "callForImplementation", "family": "urges", "target": "res:Gaza", "reported": false, "confidence": 0.6, "evidence": ["x"]}]}
{"id": "b", "positions": [{"holder": "PRK", "inferred": true, "stance": "uphold", "family": "supports", "target": "A/1", "evidence": ["y"]}]}
{"id": "c", "positions": [{"holder": "CUB", "stance": "reject", "family": "rejects", "target": "A/RES/60/251", "confidence": 0.3, "evidence": ["z"]}, {"holder": "GBR", "stance": "violate", "family": "defies", "target": "A/RES/60/251", "reported": true, "evidence": ["z"]}]}
"""  # noqa: E501


def rows() -> tuple[dict[str, scoring.Row], dict[str, scoring.Row]]:
    return scoring.parse(GOLD, "gold"), scoring.parse(FOUND, "found")


def test_figures_by_hand() -> None:
    report = scoring.score(*rows())
    figures = {each.name.strip(): (each.right, each.found, each.wanted) for each in report.layers}
    assert figures["tuple"] == (2, 4, 4)
    assert figures["polarity"] == (2, 4, 4)
    assert figures["reported"] == (1, 4, 4)
    assert figures["rejects"] == (1, 2, 1)
    assert report.per_text == pytest.approx((1 + 1 + 0) / 3)
    assert report.evidence == (1, 2)
    assert report.silent == (1, 1)


def test_errors_by_kind() -> None:
    kinds = [(each.id, each.kind) for each in scoring_errors.find(*rows())]
    assert kinds == [("a", "wrong attribution"), ("c", "wrong polarity"), ("c", "wrong holder")]


def test_a_reserve_for_a_side_is_no_wrong_polarity() -> None:
    def said(family: str) -> dict[str, scoring.Row]:
        position = {"holder": "PRK", "stance": family, "target": "A/RES/60/251"}
        return scoring.parse(json.dumps({"id": "a", "positions": [position]}), "x")

    pairs = [("rejects", "supports"), ("rejects", "reserves"), ("reserves", "urges"), ("rejects", "defies")]
    kinds = [scoring_errors.find(said(one), said(other))[0].kind for one, other in pairs]
    assert kinds == ["wrong polarity", "wrong reserve", "wrong reserve", "wrong family"]


def test_reliability() -> None:
    bins = scoring_errors.reliability(*rows())
    assert [(each.low, each.count, each.right) for each in bins] == [(0.3, 1, 0), (0.6, 1, 1), (0.9, 2, 1)]


def test_page_shows_text_as_text() -> None:
    gold, found = rows()
    shown = scoring_page.page(gold, found, scoring.score(gold, found), {"a": "<script>alert(1)</script>"})
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        '{"id": "a"}',
        "[1]",
        '{"id": "a", "positions": []}\n{"id": "a", "positions": []}',
        '{"id": "a", "positions": [{"stance": "rejects", "target": "A/1"}]}',
        '{"id": "a", "positions": [{"holder": "PRK", "stance": "rejects"}]}',
        '{"id": "a", "positions": [{"holder": "PRK", "stance": "rejects", "target": "A/1", "evidence": [1]}]}',
    ],
)
def test_broken_lines_are_named(bad: str) -> None:
    with pytest.raises(InputError, match="line"):
        scoring.parse(bad, "gold")


def evaluate(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(root, ["evaluate", *words], input=stdin)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Gold and predictions."""
    (tmp_path / "gold.jsonl").write_text(GOLD)
    (tmp_path / "found.jsonl").write_text(FOUND)
    return str(tmp_path / "gold.jsonl"), str(tmp_path / "found.jsonl")


def test_predictions_are_gold_of_their_own(files: tuple[str, str]) -> None:
    done = evaluate(files[1], files[1])
    assert (done.exit_code, "4/4 quotes overlap" in done.output) == (0, True)
    assert done.output.endswith("errors       none\n")


def test_gold_without_evidence_and_words_with_strange_line_ends() -> None:
    gold = {"id": "a", "positions": [{"holder": "CUB", "stance": "rejects", "target": "S/RES/1718(2006)"}]}
    found = json.dumps({**gold, "text": "one\u2028two\x85three"}, ensure_ascii=False)
    rows = scoring.parse(json.dumps(gold), "gold"), scoring.parse(found, "found")
    assert scoring.score(*rows).evidence == (0, 1)


def test_standard_input_is_either_file(files: tuple[str, str]) -> None:
    gold, found = files
    assert evaluate(gold, "-", stdin=FOUND).output == evaluate(gold, found).output
    assert evaluate("-", found, stdin=GOLD).output == evaluate(gold, found).output
    assert evaluate("-", "-").exit_code == 2


@pytest.mark.parametrize(
    ("gold", "found", "sentence"),
    [
        ("\n", FOUND, "holds no text"),
        (GOLD, "", "holds no text"),
        (GOLD, '{"id": "z", "positions": []}', "has no id of"),
    ],
)
def test_nothing_to_compare_is_an_error(tmp_path: Path, gold: str, found: str, sentence: str) -> None:
    (tmp_path / "gold.jsonl").write_text(gold)
    done = evaluate(str(tmp_path / "gold.jsonl"), "-", stdin=found)
    assert isinstance(done.exception, InputError) and sentence in str(done.exception)


def test_a_folder_without_the_texts_writes_no_page(files: tuple[str, str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = evaluate(*files, "--texts", str(tmp_path / "nodir"), "--page", str(page))
    assert isinstance(done.exception, InputError) and "holds no text of the gold" in str(done.exception)
    assert not page.exists()
    (tmp_path / "a.txt").write_text("the words")
    assert evaluate(*files, "--texts", str(tmp_path), "--page", str(page)).exit_code == 0
    assert "the words" in page.read_text()


def test_same_figures_as_the_published_script(tmp_path: Path) -> None:
    script = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "score.py"
    if not script.is_file():
        pytest.skip("the gold sets are not beside this repository")
    (tmp_path / "gold.jsonl").write_text(
        GOLD.replace('"positions"', '"masthead": {"form": "letter"}, "positions"', 1)
        .replace('{"id": "b", ', '{"id": "b", "masthead": {}, ')
        .replace('{"id": "c", ', '{"id": "c", "masthead": {}, ')
    )
    (tmp_path / "found.jsonl").write_text(FOUND)
    command = [
        sys.executable,
        str(script),
        str(tmp_path / "gold.jsonl"),
        str(tmp_path / "found.jsonl"),
        "--letters",
    ]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    report = scoring.score(*rows(), letters=True)
    for layer in report.layers:
        line = rf"{re.escape(layer.name)}\s+P {layer.precision:.3f}  R {layer.recall:.3f}  F1 {layer.f1:.3f} "
        assert re.search(line, printed), (layer, printed)
    assert f"per text   F1 {report.per_text:.3f}" in printed
