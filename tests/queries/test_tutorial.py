"""The tutorial's code cells run from top to bottom, and say what the text beside them says."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "tutorial.ipynb"


def _cells() -> list[str]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _run(code: str, names: dict[str, Any]) -> Any:
    """Run a cell as Jupyter does: the value of a last expression is its answer."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(NOTEBOOK), "exec"), names)
    return (
        eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names) if isinstance(last, ast.Expr) else None
    )


def test_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    answers = [_run(code, names) for code in _cells()]
    assert answers[0] == 14
    for name in ("said", "steps", "library", "answer", "pairs", "first", "flat"):
        assert len(names[name]), f"{name} is empty"
    assert "strengthened" in set(names["steps"].set_index("date").loc[["2005-04-18"], "change"])
    assert len(names["apart"]) == len(names["contrast"]) == 0


def test_nothing_that_ran_is_kept() -> None:
    """Outputs would differ from machine to machine."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells)
