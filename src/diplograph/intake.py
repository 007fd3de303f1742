"""The gate: a letter's graph is validated, then enters the store in one transaction, or goes to quarantine.

Order of things for one letter: read, write quads, validate with the reference facts it needs, derive the direct
triples, replace its graphs. Nothing is written before validation has passed.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version as package_version
from pathlib import Path

from . import decisions, fastshacl, ontology, terms
from .findings import Violation
from .ingest import batch
from .ingest.facts import reference, series, triples
from .ingest.page import masthead
from .model import IRI, Letter, Literal, Quad, Source
from .queries import questions
from .readings import Readings
from .store import Store, parse, plain, serialize, write_whole, written
from .terms import META, ONTOLOGY, iri, text, typed

__all__ = ["Outcome", "ingest", "prepare", "told_of", "with_reference"]

REGISTRY = terms.graph("ref/registry")
_HASH = iri("dg:contentHash")
_UNFLUSHED = 200  # letters; the engine holds what it wrote in memory, up to 2 GB, unless it is told to write it out


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text. status: stored | unchanged | quarantined | no letter (nothing says whose text it is) |
    same name (another text of the run is this document already; this one is not stored).

    `name` is the symbol or else the id by which the store knows the document, `place` where the text was read.
    `language`: other texts than English are stored and not read for positions. `replaces`: the store had another text
    of this document.
    """

    id: str
    slug: str
    status: str
    positions: int
    violations: tuple[Violation, ...] = ()
    warnings: tuple[Violation, ...] = ()
    report: Path | None = None
    language: str = "en"
    name: str = ""
    place: str = ""
    replaces: bool = False


def prepare(store: Store) -> None:
    """Put the ontology and the registry into the store, unless they are there in this version."""
    terms_quads = [quad for file in ontology.vocabulary() for quad in parse(file, ".ttl", ONTOLOGY)]
    facts = [quad for group in _registry().values() for quad in group]
    digest = hashlib.sha256(serialize([*terms_quads, *facts], ".nq")).hexdigest()
    if _about(store, ONTOLOGY).get(_HASH) == text(digest):
        return
    store.replace(
        {ONTOLOGY: terms_quads, REGISTRY: facts},
        about={(META, ONTOLOGY): [Quad(ONTOLOGY, _HASH, text(digest), META)]},
    )


def ingest(
    store: Store,
    sources: Iterable[Source],
    *,
    threshold: float = 0.0,
    workers: int = 1,
    quick: bool = False,
    readings: Readings | None = None,
) -> Iterator[Outcome]:
    """Read, validate and store texts, one transaction each, in input order.

    threshold: confidence below which positions are left out. quick: read without the network.
    readings: the files that the store knows; the same object tells the reader what is not to be read again.
    """
    prepare(store)
    known = readings or Readings(store)
    for number, found in enumerate(batch.read(sources, workers=workers, threshold=threshold, quick=quick), 1):
        yield _take_in(store, found, known)
        if number % _UNFLUSHED == 0:
            store.flush()


def _take_in(store: Store, found: Letter, readings: Readings) -> Outcome:
    slug, head = triples.document_slug(found), found.masthead
    told = Outcome(
        found.source.id,
        slug,
        "stored",
        len(found.positions),
        language=found.language,
        name=head.symbols[0] if head.symbols else found.source.id,
        place=found.source.place,
    )
    if masthead.is_nobodys(found):
        return replace(told, status="no letter", positions=0)
    quads = tuple(triples.quads(found))
    quads = decisions.apply(quads, decisions.of_graph(store, quads))
    digest = hashlib.sha256(serialize(quads, ".nq")).hexdigest()
    name = terms.graph(slug)
    before = _about(store, name)
    is_first = readings.take(name)
    if before.get(_HASH) == text(digest):
        store.replace({}, about=readings.added(found.source, name))
        return replace(told, status="unchanged")
    if not is_first:
        return replace(told, status="same name")
    facts = [*with_reference(quads), *told_of(store, slug, quads)]
    results = fastshacl.validate(facts, scope="letter") + _same_symbol(store, found, slug)
    violations = tuple(each for each in results if each.severity == "violation")
    told = replace(told, warnings=tuple(each for each in results if each.severity != "violation"))
    if violations:
        report = _quarantine(store, found, slug, quads, violations)
        return replace(told, status="quarantined", violations=violations, report=report)
    store.keep_text(found.source.sha256, found.text)
    derived_graph = terms.graph(slug, "derived")
    store.replace(
        {name: quads, derived_graph: derive(quads, derived_graph)},
        about={
            (META, name): _provenance(found, name, slug, digest, before),
            (META, _run(found)): _activity(found, slug),
            **readings.replaced(found.source, name),
        },
    )
    _forget_quarantine(store, slug)
    earlier = before.get(iri("prov:wasDerivedFrom"))
    now = terms.text_version(slug, found.language, found.source.sha256)
    return replace(told, replaces=earlier not in (None, now))


def derive(quads: Iterable[Quad], graph: IRI) -> tuple[Quad, ...]:
    """The direct triples (`state dg:rejects resolution`) that the positions of one graph carry.

    The rule is queries/rules/direct.rq (domain brief, 5.3): own, actual, whole, unconditional, not invalidated.
    """
    scratch = Store.memory()
    content = list(quads)
    names = sorted({quad.graph for quad in content})
    scratch.replace({ONTOLOGY: _stances()} | {name: [quad for quad in content if quad.graph == name] for name in names})
    return scratch.construct(questions.rule("direct"), graph)


@cache
def _stances() -> tuple[Quad, ...]:
    """The stance scheme, which says which stance has a direct property."""
    return parse(ontology.turtle("schemes/stances.ttl"), ".ttl", ONTOLOGY)


def with_reference(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """A graph with the reference facts that its shapes look at: the actors, organs and sessions that it names."""
    own = tuple(quads)
    named = sorted({quad.object for quad in own if isinstance(quad.object, IRI)})
    return (*own, *(fact for node in named for fact in _registry().get(node, ())))


def told_of(store: Store, slug: str, quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """What other graphs of the store say of the documents that a letter's graph names (their dates of adoption ...).

    With these facts the gate gives the verdict that the whole store would give once the letter is in it.
    """
    own = (terms.graph(slug), terms.graph(slug, "derived"))
    named = {node for quad in quads for node in (quad.subject, quad.object) if isinstance(node, IRI)}
    documents = sorted(node for node in named if node.startswith(terms.PREFIXES["doc"]))
    return tuple(fact for node in documents for fact in store.told(node, own))


@cache
def _registry() -> dict[IRI, list[Quad]]:
    """Reference facts by subject: actors, organs, sessions, series."""
    facts: dict[IRI, list[Quad]] = {}
    for quad in (*reference.all_quads(), *series.quads(REGISTRY)):
        facts.setdefault(quad.subject, []).append(quad._replace(graph=REGISTRY))
    return facts


def _same_symbol(store: Store, found: Letter, slug: str) -> tuple[Violation, ...]:
    """C19 on the union: another document of the store that carries one of this letter's symbols."""
    own = terms.PREFIXES["doc"] + slug
    clashes = []
    for symbol in found.masthead.symbols:
        rows = store.select(
            "SELECT DISTINCT ?d WHERE { VALUES ?s { " + written(text(symbol)) + " } ?d <" + iri("dg:symbol") + "> ?s }"
        ).rows
        clashes += [
            Violation(
                shape="C19",
                severity="violation",
                focus=own,
                message=f"C19 {symbol} already belongs to another document; give one of the two its own symbol",
                value=str(row[0]),
                path=None,
            )
            for row in rows
            if row[0] is not None and not str(row[0]).startswith(own)
        ]
    return tuple(clashes)


def _about(store: Store, subject: IRI) -> dict[IRI, IRI | Literal]:
    """Facts of the meta graph on one subject by predicate."""
    return {quad.predicate: quad.object for quad in store.facts(META, subject)}


def _run(found: Letter) -> IRI:
    return IRI(f"{terms.BASE}id/run/{terms.hash8(package_version('diplograph'), found.source.sha256)}")


def _provenance(found: Letter, name: IRI, slug: str, digest: str, before: dict[IRI, IRI | Literal]) -> list[Quad]:
    facts: list[tuple[str, IRI | Literal]] = [
        ("rdf:type", iri("prov:Entity")),
        ("dg:contentHash", text(digest)),
        ("prov:wasGeneratedBy", _run(found)),
        ("prov:wasDerivedFrom", terms.text_version(slug, found.language, found.source.sha256)),
    ]
    if old := before.get(_HASH):
        facts.append(("prov:wasRevisionOf", IRI(f"{name}#{plain(old)}")))
    return [Quad(name, iri(predicate), value, META) for predicate, value in facts]


def _activity(found: Letter, slug: str) -> list[Quad]:
    run = _run(found)
    software = IRI(f"{terms.BASE}id/software/diplograph-{package_version('diplograph')}")
    facts: list[tuple[IRI, str, IRI | Literal]] = [
        (run, "rdf:type", iri("prov:Activity")),
        (run, "prov:used", terms.text_version(slug, found.language, found.source.sha256)),
        (run, "prov:wasAssociatedWith", software),
        (software, "rdf:type", iri("prov:SoftwareAgent")),
        (software, "rdfs:label", text(f"diplograph {package_version('diplograph')}")),
        (run, "dg:sentencesRead", typed(len(found.ledger), "integer")),
    ]
    return [Quad(subject, iri(predicate), value, META) for subject, predicate, value in facts]


def _quarantine(
    store: Store, found: Letter, slug: str, quads: tuple[Quad, ...], violations: tuple[Violation, ...]
) -> Path | None:
    """Keep the letter, its graph and a report that names shape, sentence and fix. Returns the report's path."""
    if store.folder is None:
        return None
    folder = store.folder / "quarantine" / slug
    write_whole(folder / "letter.txt", found.text.encode("utf-8", "surrogatepass"))
    write_whole(folder / "graph.trig", serialize(quads, ".trig"))
    quotes = {quad.subject: _quote_of(quads, quad.object) for quad in quads if quad.predicate == iri("dg:evidence")}
    kept = "an earlier text of this document is" if _about(store, terms.graph(slug)) else "nothing of this letter is"
    lines = [f"{found.source.id}: {len(violations)} violation(s); {kept} in the store.", ""]
    for each in violations:
        lines += [each.message, f"  shape     {each.shape}", f"  about     {each.focus}"]
        if quote := quotes.get(IRI(each.focus)):
            lines.append(f"  sentence  {quote}")
        if each.value:
            lines.append(f"  value     {each.value}")
        lines.append("")
    report = folder / "report.txt"
    write_whole(report, "\n".join(lines).encode())
    return report


def _quote_of(quads: tuple[Quad, ...], annotation: IRI | Literal) -> str:
    selector = IRI(f"{annotation}#q")
    exact = iri("oa:exact")
    for quad in quads:
        if quad.subject == selector and quad.predicate == exact and isinstance(quad.object, Literal):
            return " ".join(quad.object.value.split())
    return ""


def _forget_quarantine(store: Store, slug: str) -> None:
    if store.folder is not None and (folder := store.folder / "quarantine" / slug).is_dir():
        shutil.rmtree(folder)
