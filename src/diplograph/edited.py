"""What is wrong with an edited lexicon or registry: asked only when something went wrong, to say it in a sentence."""

import csv
import tomllib
from importlib.resources import files
from pathlib import Path

__all__ = ["fault"]

_ROOMS = ("lexicons", "registry")


def fault(room: Path | None = None) -> str | None:
    """The first file of words or facts that cannot be read, with the place and what to do; None when all can be."""
    home = room or Path(str(files("diplograph.ingest")))
    for path in sorted(each for name in _ROOMS for each in (home / name).rglob("*")):
        if path.suffix in (".toml", ".csv") and (wrong := _wrong(path)):
            return f"{path}: {wrong}; mend that line, or take the file from the package again"
    return None


def _wrong(path: Path) -> str | None:
    try:
        words = path.read_text(encoding="utf-8")
        if path.suffix == ".toml":
            tomllib.loads(words)
            return None
        return _uneven(words)
    except UnicodeDecodeError as error:
        return f"this is not UTF-8 (byte {error.start})"
    except tomllib.TOMLDecodeError as error:
        return f"this is no TOML: {error}"
    except OSError as error:
        return f"this cannot be read ({error.strerror})"


def _uneven(words: str) -> str | None:
    """The first row of a table with other cells than its header."""
    numbered = [(n, line) for n, line in enumerate(words.splitlines(), 1) if line and not line.startswith("#")]
    table = csv.reader((line for _, line in numbered), strict=True)
    try:
        header = next(table, None)
        if header is None:
            return "this table has no header"
        for row in table:
            if len(row) != len(header):
                line = numbered[table.line_num - 1][0]
                return f"line {line} has {len(row)} cells, and the header has {len(header)}"
    except csv.Error as error:
        return f"line {numbered[table.line_num - 1][0]} is no CSV ({error})"
    return None
