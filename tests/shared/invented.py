"""The graphs of an invented case: the letters of `invented_letters`, their series, roll calls and sponsors."""

from invented_letters import letters, more_letters

from diplograph import ontology, terms
from diplograph.ingest.facts import reference as registry_facts
from diplograph.ingest.facts import triples
from diplograph.ingest.votes.ledger import Ledger
from diplograph.ingest.votes.mapping import Mapping
from diplograph.ingest.votes.records import Record, Sponsor, Totals
from diplograph.model import IRI, Letter, Quad, Target
from diplograph.queries import questions
from diplograph.store import Store, parse
from diplograph.terms import META, ONTOLOGY, english, iri, text, typed

__all__ = ["graphs", "letters", "more_letters", "more_votes"]

REGISTRY = terms.graph("ref/registry")


def reference() -> tuple[Quad, ...]:
    """The series, as ingest/series.py writes it, and the drafts behind its second and third text."""
    series = iri("series:demo-island")
    facts: list[Quad] = [
        Quad(series, iri("rdf:type"), iri("dg:Series"), REGISTRY),
        Quad(series, iri("rdfs:label"), english("Situation on Demo Island"), REGISTRY),
    ]
    for symbol, adopted in (
        ("A/RES/58/9001", "2003-12-22"),
        ("A/RES/59/9002", "2004-12-20"),
        ("A/RES/60/9003", "2005-12-16"),
    ):
        document = terms.document(symbol)
        facts += [
            Quad(document, iri("dg:partOfSeries"), series, REGISTRY),
            Quad(document, iri("dg:adoptedOn"), typed(adopted, "date"), REGISTRY),
            *(Quad(s, iri(p), o, REGISTRY) for s, p, o in triples.mentioned(Target("resolution", symbol=symbol))),
        ]
    for symbol, became in (("A/59/L.9007", "A/RES/59/9002"), ("A/60/L.9008", "A/RES/60/9003")):
        draft = terms.document(symbol)
        facts += [
            Quad(draft, iri("rdf:type"), iri("dg:Draft"), REGISTRY),
            Quad(draft, iri("dg:becameText"), terms.document(became), REGISTRY),
            Quad(draft, iri("dg:symbol"), text(symbol), REGISTRY),
        ]
    first = terms.document("A/59/L.9007")  # voting records do not say when a draft was issued: the second has no day
    return (*facts, Quad(first, iri("dcterms:issued"), typed("2004-12-01", "date"), REGISTRY))


def votes() -> tuple[Quad, ...]:
    """Two roll calls and a sponsor list, as the mapping of voting records writes them."""
    mapped = Mapping("demo", Ledger())
    first = (("FIJI", "FJI", "A"), ("TONGA", "TON", "Y"), ("AUSTRIA", "AUT", "N"), ("SAMOA", "WSM", "X"))
    second = (("FIJI", "FJI", "Y"), ("TONGA", "TON", "Y"), ("AUSTRIA", "AUT", "N"), ("SAMOA", "WSM", "."))
    sponsors = (Sponsor("TONGA"), Sponsor("Samoa", additional=True))
    records = (
        Record("demo", "1", "", "A/RES/58/9001", "", "2003-12-22", "GA", casts=first, totals=Totals(1, 1, 1, 1)),
        Record("demo", "2", "", "A/RES/59/9002", "", "2004-12-20", "GA", casts=second, totals=Totals(2, 1, 0)),
        Record("demo", "3", "", "A/RES/60/9003", "", "2005-12-16", "GA", mode="without a vote", sponsors=sponsors),
    )
    return parse("".join(map(mapped.text, records)).encode(), ".nq", META)


def more_votes() -> tuple[Quad, ...]:
    """Kiribati's first vote, and the title of the text that it rejects."""
    mapped = Mapping("demo-more", Ledger())
    titled = Record("demo", "4", "", "A/RES/57/9000", "Situation of human rights in Tonga", "2002-12-18", "GA")
    first = (("KIRIBATI", "KIR", "Y"), ("AUSTRIA", "AUT", "Y"))
    later = Record("demo", "5", "", "A/RES/61/9004", "", "2006-12-20", "GA", casts=first, totals=Totals(2, 0, 0))
    return parse("".join(map(mapped.text, (titled, later))).encode(), ".nq", META)


def graphs(written: tuple[Letter, ...] = (), voted: tuple[Quad, ...] = ()) -> dict[IRI, list[Quad]]:
    """All graphs of the case, with more letters and votes where asked."""
    found: dict[IRI, list[Quad]] = {
        ONTOLOGY: [quad for file in ontology.vocabulary() for quad in parse(file, ".ttl", ONTOLOGY)],
        REGISTRY: [*reference(), *(quad._replace(graph=REGISTRY) for quad in registry_facts.all_quads())],
    }
    for letter in (*letters(), *written):
        slug = triples.document_slug(letter)
        name, run = terms.graph(slug), IRI(f"{terms.BASE}id/run/case")
        found[name] = list(triples.quads(letter))
        found[terms.graph(slug, "derived")] = _derived(found[name], found[ONTOLOGY], terms.graph(slug, "derived"))
        found.setdefault(META, []).append(Quad(name, iri("prov:wasGeneratedBy"), run, META))
    for quad in (*votes(), *voted):
        found.setdefault(quad.graph, []).append(quad)
    return found


def _derived(content: list[Quad], scheme: list[Quad], name: IRI) -> list[Quad]:
    with Store.memory() as scratch:
        scratch.replace({ONTOLOGY: scheme, content[0].graph: content})
        return list(scratch.construct(questions.rule("direct"), name))
