"""RDF terms and statements, as every part of the project hands them on."""

from typing import NamedTuple

__all__ = ["IRI", "Literal", "Quad"]


class IRI(str):
    """An absolute IRI. A plain `str` in every other respect."""

    __slots__ = ()


class Literal(NamedTuple):
    """An RDF literal: lexical form, datatype IRI (`None` is xsd:string) and language tag."""

    value: str
    datatype: str | None = None
    language: str | None = None


class Quad(NamedTuple):
    """One RDF statement in a named graph. There are no blank nodes in this project."""

    subject: IRI
    predicate: IRI
    object: IRI | Literal
    graph: IRI
