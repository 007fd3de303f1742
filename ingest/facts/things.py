"""Actors and targets as facts: the IRIs by which a letter names them, and enough about each to stand alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph import terms
from diplograph.model import IRI, Letter, Literal, Target
from diplograph.terms import english, iri, text, typed

from .. import tables
from ..actors import registers, registry_tables
from ..texts import symbols

__all__ = ["Fact", "Voices", "dated", "letter_date", "mentioned", "part_iri", "target_iri"]

Fact = tuple[IRI, str, IRI | Literal]

_KINDS = {row["kind"]: row for row in tables.read("registry/document_kinds.csv")}


@dataclass(frozen=True, slots=True)
class Voices:
    """The actors of one letter at its date.

    A code that a State and a group share (`NAM`) is the State where that State sends the letter for itself.
    """

    date: str | None
    states: frozenset[str]

    @classmethod
    def of(cls, letter: Letter) -> "Voices":
        """The voices of a letter."""
        head = letter.masthead
        return cls(letter_date(letter), frozenset(head.senders) - frozenset(head.on_behalf_of))

    def sort(self, code: str) -> str | None:
        """`state`, `bloc`, `organ`, `other` or `None`: what a code names in this letter."""
        return "state" if code in self.states and registers.identity_of(code, self.date) else registers.kind(code)

    def iri(self, code: str) -> IRI:
        """The IRI of an actor."""
        sort = self.sort(code)
        return registers.iri(code, self.date, "state" if sort == "state" else None)

    def facts(self, code: str) -> Iterator[Fact]:
        """Type, names and code of an actor; the reference graph adds more.

        An identity has one label and code in all graphs: a letter's `ZAR` and the registry's `COD` are one State.
        """
        node, sort, name = self.iri(code), self.sort(code), self.label(code)
        kind = {"state": "State", "bloc": "Bloc", "organ": "Organ"}.get(sort or "", "OtherEntity")
        identity = registers.identity_of(code, self.date) if sort in ("state", "other") else None
        lasting = registry_tables.states()[identity] if identity else None
        yield node, "rdf:type", iri(f"dg:{kind}")
        yield node, "rdfs:label", english(lasting.label if lasting else name)
        if lasting and name != lasting.label:
            yield node, "skos:altLabel", english(name)
        yield node, "dg:code", text(lasting.code if lasting else code)

    def label(self, code: str) -> str:
        """The name of an actor on the date."""
        return registers.label(code, self.date, "state" if self.sort(code) == "state" else None)


def part_iri(doc: IRI, index: int) -> IRI:
    """The document for part 0, else a fragment of it: `…#part2`."""
    return doc if index == 0 else IRI(f"{doc}#part{index}")


def letter_date(letter: Letter) -> str | None:
    """The date of the text as `YYYY-MM-DD`: of the letter, of the document, of the source.

    Where only a year is stated, it is 1 January of that year; `dated` marks it.
    """
    date = _stated(letter)
    return f"{date}-01-01" if date and len(date) == 4 else date


def dated(letter: Letter, node: IRI) -> Iterator[Fact]:
    """The date of a document or annex, with `dg:datePrecision "year"` where only the year is stated."""
    if date := letter_date(letter):
        yield node, "dg:letterDate", typed(date, "date")
        if date != _stated(letter):
            yield node, "dg:datePrecision", text("year")


def _stated(letter: Letter) -> str | None:
    return letter.masthead.date or letter.source.date


def target_iri(target: Target) -> IRI:
    """The IRI of what a position is about: a document by its symbol, else a thing by its label."""
    if target.symbol:
        return terms.document(target.symbol)
    label = target.label or "unnamed"
    prefix = {"mandate": "mandate", "mechanism": "mech", "topic": "topic"}.get(target.kind)
    if prefix:
        local = re.sub(r"[^A-Za-z0-9]+", "-", _bare(label)).strip("-")
        return iri(f"{prefix}:{local}")
    return IRI(f"{terms.BASE}id/generic/{terms.name_slug(label)}")


def _bare(label: str) -> str:
    """A label without the prefix that names its kind: `mech:technical-cooperation` to `technical-cooperation`."""
    kind, _, rest = label.partition(":")
    return rest if kind in ("mech", "mandate", "topic") else label


def mentioned(target: Target) -> Iterator[Fact]:
    """Type, symbol and adopting body of a target, as its symbol tells them."""
    node = target_iri(target)
    if target.symbol is None:
        kind = {"mandate": "Mandate", "mechanism": "Mechanism", "topic": "Topic"}.get(target.kind, "GenericTarget")
        yield node, "rdf:type", iri(f"dg:{kind}")
        yield node, "rdfs:label", english(_bare(target.label or "unnamed").replace("-", " "))
        return
    row = _KINDS.get(symbols.kind_of(target.symbol), {"class": "Document", "adopted_by": "", "status": ""})
    yield node, "rdf:type", iri(f"dg:{row['class']}")
    yield node, "dg:symbol", text(target.symbol)
    if row["status"]:
        yield node, "dg:symbolStatus", iri(f"dg:{row['status']}")
    if row["adopted_by"]:
        organ = iri(f"organ:{row['adopted_by']}")
        yield node, "dg:adoptedBy", organ
        yield organ, "rdf:type", iri("dg:Organ")
