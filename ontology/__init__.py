"""The ontology room holds Turtle only; this module tells where a file lies, and reads what the graph is made of."""

from pathlib import Path

from diplograph import terms

__all__ = ["ROOM", "path", "turtle", "vocabulary"]

ROOM = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The path of a Turtle file of this room, such as `core.ttl` or `examples/good/C1.ttl`."""
    return ROOM / name


def turtle(name: str) -> bytes:
    """A Turtle file of this room; the organs of `schemes/organs.ttl` are data and lie under `terms.BASE`."""
    return terms.under_base(path(name).read_text(encoding="utf-8")).encode()


def vocabulary() -> tuple[bytes, ...]:
    """The Turtle of `core.ttl` and of every scheme."""
    names = ("core.ttl", *(f"schemes/{file.name}" for file in sorted(path("schemes").glob("*.ttl"))))
    return tuple(map(turtle, names))
