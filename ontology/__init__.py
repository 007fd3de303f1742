"""The ontology room holds Turtle only; this module tells where a file lies."""

from pathlib import Path

__all__ = ["ROOM", "path", "vocabulary"]

ROOM = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The path of a Turtle file of this room, such as `core.ttl` or `examples/good/C1.ttl`."""
    return ROOM / name


def vocabulary() -> tuple[Path, ...]:
    """The files that declare our terms: the core, then the schemes in order of name."""
    return (path("core.ttl"), *sorted(path("schemes").glob("*.ttl")))
