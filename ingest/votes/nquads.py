"""Pieces of N-Quads text: written once a roll call and glued together, since a million votes allow no objects."""

from diplograph.model import IRI
from diplograph.terms import PREFIXES, iri

__all__ = ["dated", "line", "named", "number", "quoted"]

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def named(value: str) -> str:
    """An IRI in brackets.

    >>> named("https://example.org/a")
    '<https://example.org/a>'
    """
    return f"<{value}>"


def quoted(value: str, language: str = "") -> str:
    """A literal, escaped."""
    tag = f"@{language}" if language else ""
    return f'"{value.translate(_ESCAPES)}"{tag}'


def number(value: int) -> str:
    """An `xsd:integer`."""
    return f'"{value}"^^<{PREFIXES["xsd"]}integer>'


def dated(value: str) -> str:
    """An `xsd:date`."""
    return f'"{value}"^^<{PREFIXES["xsd"]}date>'


def line(subject: IRI, predicate: str, value: str, graph: IRI) -> str:
    """One quad: `predicate` is `prefix:local`, `value` is written already."""
    return f"<{subject}> <{iri(predicate)}> {value} <{graph}> .\n"
