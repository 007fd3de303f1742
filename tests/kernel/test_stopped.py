"""Programs that are stopped: by Ctrl-C, and by whoever reads their output and goes away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")

LINE = '{"id": "%d", "text": "We reject resolution 1718 (2006).", "speaker": "PRK", "date": "2006"}\n'


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(LINE % number for number in range(20_000)))
    return path


def started(*words: str) -> "subprocess.Popen[str]":
    """A command in a group of processes of its own, as a terminal starts it, once it has printed a line."""
    command = [sys.executable, "-m", "diplograph.cli", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None and process.stdout.readline()
    return process


def test_ctrl_c_is_one_sentence(many: Path) -> None:
    with started("extract", str(many), "--quick", "--workers", "2") as process:
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert said.strip() == "diplograph: stopped; what was finished is kept"
    assert process.returncode == 130


def test_a_closed_pipe_is_no_error_in_the_data(many: Path) -> None:
    with started("extract", str(many), "--quick") as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141
