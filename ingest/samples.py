"""The bundled sample letters: composed for demonstration, no UN documents."""

from pathlib import Path

__all__ = ["paths"]

_FOLDER = Path(__file__).resolve().parent / "samples"


def paths() -> tuple[str, ...]:
    """The files of the bundled letters, sorted by name."""
    return tuple(str(path) for path in sorted(_FOLDER.glob("*.txt")))
