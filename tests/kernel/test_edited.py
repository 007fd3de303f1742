"""A lexicon or a registry that was edited and broken: one sentence that names the file and the line."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph import edited
from diplograph.ingest import samples

PACKAGE = Path(edited.__file__).parent


def test_what_comes_with_the_package_can_be_read() -> None:
    assert edited.fault() is None


@pytest.mark.parametrize(
    ("name", "words", "wrong"),
    [
        ("lexicons/a.toml", b"[words]\nlist = [\n", "this is no TOML: "),
        ("lexicons/a.toml", b'list = ["caf\xe9"]\n', "this is not UTF-8 (byte 12)"),
        ("registry/a.csv", b"# source\na,b\n\n1,2\n1,2,3\n", "line 5 has 3 cells, and the header has 2"),
        ("registry/a.csv", b'a,b\n1,"2"x\n', "line 2 is no CSV"),
        ("lexicons/deep/a.csv", b"# nothing\n", "this table has no header"),
    ],
)
def test_each_fault_is_told_with_its_place(name: str, words: bytes, wrong: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_bytes(words)
    told = edited.fault(tmp_path) or ""
    assert told.startswith(f"{file}: {wrong}") and told.endswith("take the file from the package again")


@pytest.mark.parametrize(
    ("name", "added"), [("lexicons/grounds.toml", "\n[broken\n"), ("registry/states.csv", "\nATLANTIS,state\n")]
)
def test_the_command_line_says_it_without_a_traceback(name: str, added: str, tmp_path: Path) -> None:
    copy = tmp_path / "diplograph"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "samples"))
    with (copy / "ingest" / name).open("a", encoding="utf-8") as file:
        file.write(added)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.meta_path[:] = [f for f in sys.meta_path if "
    code += "'editable' not in repr(f)]; from diplograph import cli; cli.main()"
    command = [sys.executable, "-c", code, "extract", samples.paths()[0]]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith(f"diplograph: {copy / 'ingest' / name}: ") and done.stderr.count("\n") == 1
