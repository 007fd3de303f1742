"""A letter as quads: one named graph a document, no blank nodes, content-hashed IRIs (domain brief, 5.3 to 5.5).

The document, its parts and its people are written here; positions, claims and their evidence in `statements`.
"""

from collections.abc import Iterator

from diplograph import terms
from diplograph.model import IRI, Letter, Literal, Part, Quad, Region, Target
from diplograph.terms import english, iri, text, typed

from ..actors import registers
from .statements import statements
from .things import Fact, Voices, dated, mentioned, part_iri, target_iri

__all__ = ["document_slug", "quads"]

_NO_EVIDENCE = frozenset({"title", "quotation", "recital", "furniture"})  # regions that shape C15 looks at
_FORMS = {
    "letter": "Letter",
    "identical letters": "IdenticalLetters",
    "joint letter": "JointLetter",
    "note verbale": "NoteVerbale",
    "statement": "Statement",
    "document": "Document",
}
_AGENDAS = {"provisional": "provisionalAgenda", "preliminary": "preliminaryList", "adopted": "adoptedAgenda"}
_UN_FORMS = {"Statement": ("OfficialStatement",), "Document": ()}  # classes of the UN's own ontology


def document_slug(letter: Letter) -> str:
    """The local name of a letter: that of its primary symbol, else of its id."""
    if letter.masthead.symbols:
        return terms.slug(letter.masthead.symbols[0])
    return terms.id_slug(letter.source.id)


def quads(letter: Letter) -> Iterator[Quad]:
    """Everything that the letter says, as quads of the graph `graph/{slug}`, without repetition.

    Raises UnknownName when a holder's code is not in the registry.
    """
    slug = document_slug(letter)
    graph = terms.graph(slug)
    seen: set[tuple[IRI, str, IRI | Literal]] = set()
    for fact in _facts(letter, slug):
        if fact not in seen:
            seen.add(fact)
            yield Quad(fact[0], iri(fact[1]), fact[2], graph)


def _facts(letter: Letter, slug: str) -> Iterator[Fact]:
    doc = IRI(terms.PREFIXES["doc"] + slug)
    version = terms.text_version(slug, letter.language, letter.source.sha256)
    voices = Voices.of(letter)
    yield from _document(letter, doc)
    yield from _people(letter, doc, voices)
    yield from _text(letter, doc, version)
    for part in letter.parts:
        if part.index:
            yield from _annex(letter, doc, version, part, voices)
    for region in letter.regions:
        if region.kind in _NO_EVIDENCE:
            yield from _region(slug, version, region)
    for symbol in letter.citations:
        yield doc, "dg:cites", terms.document(symbol)
        yield from mentioned(Target("document", symbol=symbol))
    yield from statements(letter, slug, doc, version)
    for claim in letter.initiators:
        yield target_iri(Target("resolution", symbol=claim.target)), "dg:initiatedBy", voices.iri(claim.by)
        yield from mentioned(Target("resolution", symbol=claim.target))
        yield from voices.facts(claim.by)


def _document(letter: Letter, doc: IRI) -> Iterator[Fact]:
    head = letter.masthead
    kind = _FORMS[head.form] if head.symbols else "Statement"
    yield doc, "rdf:type", iri(f"dg:{kind}")
    for name in _UN_FORMS.get(kind, ("OfficialLetter",)):
        yield doc, "rdf:type", iri(f"undo:{name}")
    for symbol in head.symbols:
        yield doc, "dg:symbol", text(symbol)
    yield doc, "dcterms:identifier", text(head.symbols[0] if head.symbols else letter.source.id)
    if head.title:
        yield doc, "dcterms:title", english(head.title)
    yield from dated(letter, doc)
    if head.document_date:
        yield doc, "dcterms:issued", typed(head.document_date, "date")
    if head.original_language:
        yield doc, "dg:originalLanguage", text(head.original_language)
    yield doc, "dcterms:language", text(letter.language)
    if head.job_number:
        yield doc, "dg:jobNumber", text(head.job_number)
    if head.processed_on:
        yield doc, "dg:processedOn", typed(head.processed_on, "date")
    if head.distribution:
        yield doc, "dg:distribution", iri(f"dg:{head.distribution.lower()}")
    for item in head.agenda_items:
        yield doc, "dg:agendaItem", text(item)
    if head.agenda_status:
        yield doc, "dg:agendaStatus", iri(f"dg:{_AGENDAS[head.agenda_status]}")
    yield from _bodies(letter, doc)


def _bodies(letter: Letter, doc: IRI) -> Iterator[Fact]:
    for number, name in enumerate(letter.masthead.bodies):
        organ = registers.organ(name)
        if organ is None:
            continue
        node = iri(f"organ:{organ.code}")
        yield doc, "dg:submittedTo", node
        yield node, "rdf:type", iri("dg:Organ")
        yield node, "rdfs:label", english(organ.label)
        session = letter.masthead.session
        if number == 0 and session and organ.code != "SC":
            meeting = iri(f"session:{organ.code}-{session}")
            yield doc, "dg:session", meeting
            yield meeting, "rdf:type", iri("dg:Session")
            yield meeting, "dg:sessionOf", node
            if session.isdigit():
                yield meeting, "dg:sessionNumber", typed(session, "integer")
            yield node, "dg:code", text(organ.code)


def _people(letter: Letter, doc: IRI, voices: Voices) -> Iterator[Fact]:
    head = letter.masthead
    for code in head.senders or ((letter.source.speaker,) if letter.source.speaker else ()):
        role = "dg:senderState" if voices.sort(code) == "state" else "dg:senderEntity"
        yield doc, role, voices.iri(code)
        yield from voices.facts(code)
    for code in head.on_behalf_of:
        yield doc, "dg:onBehalfOf", voices.iri(code)
        yield from voices.facts(code)
    if head.sender_post and head.senders:
        post = IRI(f"{terms.BASE}id/post/{terms.name_slug(head.senders[0] + ' ' + head.sender_post)}")
        yield doc, "dg:senderPost", post
        yield post, "rdf:type", iri("org:Post")
        yield post, "rdfs:label", english(head.sender_post)
        yield post, "dg:represents", voices.iri(head.senders[0])
    for name in head.signatories:
        person = IRI(f"{terms.BASE}id/person/{terms.name_slug(name)}")
        yield doc, "dg:signatory", person
        yield person, "rdf:type", iri("foaf:Person")
        yield person, "foaf:name", text(name)
    for name in head.addressees:
        post = IRI(f"{terms.BASE}id/post/{terms.name_slug(name)}")
        yield doc, "dg:addressee", post
        yield post, "rdf:type", iri("org:Post")
        yield post, "rdfs:label", english(name)


def _text(letter: Letter, doc: IRI, version: IRI) -> Iterator[Fact]:
    yield doc, "dg:hasText", version
    yield version, "rdf:type", iri("dg:TextVersion")
    yield version, "dg:textOf", doc
    yield version, "dcterms:language", text(letter.language)
    yield version, "dg:sha256", text(letter.source.sha256)
    yield version, "dg:charLength", typed(len(letter.text), "integer")
    if letter.source.media_type != "text/plain":
        yield version, "dcterms:format", text(letter.source.media_type)
    if letter.source.pages:
        yield version, "dg:pageStarts", text(" ".join(map(str, letter.source.pages)))


def _annex(letter: Letter, doc: IRI, version: IRI, part: Part, voices: Voices) -> Iterator[Fact]:
    node = part_iri(doc, part.index)
    yield node, "rdf:type", iri("dg:Annex")
    yield node, "dg:annexOf", doc
    yield version, "dg:textOf", node
    yield doc, "dg:transmits", node
    if part.label:
        yield node, "rdfs:label", english(part.label)
    yield from dated(letter, node)
    for code in part.authors:
        yield node, "dg:annexAuthor", voices.iri(code)
        yield from voices.facts(code)


def _region(slug: str, version: IRI, region: Region) -> Iterator[Fact]:
    node = IRI(f"{terms.BASE}id/region/{slug}-{region.span.start}-{region.span.end}")
    yield node, "rdf:type", iri("dg:Region")
    yield node, "dg:regionOf", version
    yield node, "dg:regionKind", iri(f"dg:{region.kind}")
    yield node, "oa:start", typed(region.span.start, "integer")
    yield node, "oa:end", typed(region.span.end, "integer")
