"""Series of resolutions: the texts on one situation over the years, with their dates of adoption."""

from collections.abc import Iterator

from diplograph import terms
from diplograph.model import IRI, Quad, Target
from diplograph.terms import english, iri, typed

from .. import tables
from .things import mentioned

__all__ = ["quads"]


def quads(graph: IRI) -> Iterator[Quad]:
    """Series, their members and dates of adoption, as reference facts of `graph`."""
    for row in tables.read("registry/series.csv"):
        series, document = iri(f"series:{row['series']}"), terms.document(row["symbol"])
        if row["label"]:
            yield Quad(series, iri("rdf:type"), iri("dg:Series"), graph)
            yield Quad(series, iri("rdfs:label"), english(row["label"]), graph)
        yield Quad(document, iri("dg:partOfSeries"), series, graph)
        yield Quad(document, iri("dg:adoptedOn"), typed(row["adopted"], "date"), graph)
        for subject, predicate, value in mentioned(Target("resolution", symbol=row["symbol"])):
            yield Quad(subject, iri(predicate), value, graph)
