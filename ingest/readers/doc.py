"""Word 97 to 2003 (.doc), by antiword (an external program, GPL) where it is installed."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from diplograph.errors import InputError

from . import blocks
from .extracted import Extracted

_TABLE = re.compile(r"^\|.*\|$")
_SECONDS = 20
_GAP = re.compile(r"\n{3,}")


def read(data: bytes) -> Extracted:
    """The text of a Word file. Raises `InputError` without antiword, and for what antiword refuses."""
    if (program := shutil.which("antiword")) is None:
        raise InputError(
            "is an old Word file (.doc), which needs the program antiword; install it (apt install antiword)"
            " or save the file as .docx"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.doc"
        path.write_bytes(data)
        try:
            done = subprocess.run(
                [program, "-m", "UTF-8.txt", "-w", "0", str(path)],
                capture_output=True,
                timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
            )
        except (subprocess.TimeoutExpired, OSError):
            raise InputError("takes antiword too long; save it as .docx or PDF") from None
    if done.returncode:
        raise InputError("is no Word file that antiword can read; open it in a word processor and save it as .docx")
    text = done.stdout.decode("utf-8", "replace")
    return Extracted(_GAP.sub("\n\n", _tables(text)).strip("\n") + "\n")


def _tables(text: str) -> str:
    """Rows that antiword draws with bars, written as blocks."""
    lines: list[str] = []
    row: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if _TABLE.match(line.strip()):
            row.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if row:
            lines += ["", _written(row), ""]
            row = []
        lines.append(line.rstrip())
    return "\n".join(lines)


def _written(rows: list[list[str]]) -> str:
    """antiword prints a row of several lines as several rows of bars: two columns are read down, others across."""
    if max(map(len, rows)) == 2:
        columns = ["\n".join(row[n] for row in rows if len(row) > n and row[n]) for n in range(2)]
        return blocks.row(columns)
    return "\n".join(blocks.row(row) for row in rows)
