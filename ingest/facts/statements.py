"""Positions, claims, conditions and grounds as facts, each with Web Annotations on the exact words."""

from collections.abc import Iterable, Iterator

from diplograph import terms
from diplograph.model import IRI, Claim, Condition, Ground, Letter, Position, Span, Target
from diplograph.terms import english, iri, text, typed

from ..actors import registers
from ..readers.pages import page_of
from ..stances.stances import STANCES
from .things import Fact, Voices, letter_date, mentioned, part_iri, target_iri

__all__ = ["statements"]

_CONTEXT = 20  # characters of prefix and suffix that a text quote selector keeps


def statements(letter: Letter, slug: str, doc: IRI, version: IRI) -> Iterator[Fact]:
    """All that the letter states: positions with their qualifiers, and claims."""
    writer = _Writer(letter, slug, doc, version)
    for position in letter.positions:
        yield from writer.position(position)
    for claim in letter.claims:
        yield from writer.claim(claim)


class _Writer:
    def __init__(self, letter: Letter, slug: str, doc: IRI, version: IRI) -> None:
        self.letter = letter
        self.slug = slug
        self.doc = doc
        self.version = version
        self.voices = Voices.of(letter)

    def position(self, position: Position) -> Iterator[Fact]:
        condition = position.condition
        node = terms.position(
            self.slug,
            position.holder,
            position.stance,
            position.target.written(),
            position.scope,
            position.modality,
            f"{condition.type}:{condition.label}" if condition else "",
        )
        yield node, "rdf:type", iri("dg:Position")
        yield node, "rdfs:label", english(self._label(position))
        yield node, "dg:holder", self.voices.iri(position.holder)
        yield from self.voices.facts(position.holder)
        yield node, "dg:stance", iri(f"stance:{position.stance}")
        yield node, "dg:target", target_iri(position.target)
        yield from mentioned(position.target)
        yield node, "dg:scope", iri(f"dg:{position.scope}")
        yield node, "dg:modality", iri(f"dg:{position.modality}")
        yield node, "dg:attribution", iri(f"dg:{position.attribution}")
        if position.reported_by:
            yield node, "dg:reportedBy", self.voices.iri(position.reported_by)
            yield from self.voices.facts(position.reported_by)
        yield node, "dg:polarityValue", typed(position.polarity, "decimal")
        yield node, "dg:strength", typed(position.strength, "integer")
        yield node, "dg:isReiteration", typed(position.is_reiteration, "boolean")
        yield node, "dg:inferred", typed(position.inferred, "boolean")
        yield node, "dg:statedIn", part_iri(self.doc, position.part)
        if date := letter_date(self.letter):
            yield node, "dg:date", typed(date, "date")
        yield node, "dg:confidence", typed(round(position.confidence, 2), "decimal")
        yield node, "dg:reviewStatus", iri("dg:machine")
        if position.attribution == "own" and self.voices.sort(position.holder) == "bloc":
            for code in self._spokespersons():
                yield node, "dg:spokesperson", self.voices.iri(code)
        yield from self._evidence(node, position.evidence)
        for ground in position.grounds:
            yield from self._ground(node, ground)
        if condition:
            yield from self._condition(node, condition)

    def _spokespersons(self) -> Iterable[str]:
        return self.letter.masthead.senders or filter(None, [self.letter.source.speaker])

    def _ground(self, position: IRI, ground: Ground) -> Iterator[Fact]:
        node = terms.part_of("ground", self.slug, ground.type, str(ground.span.start), str(ground.span.end))
        yield position, "dg:hasGround", node
        yield node, "rdf:type", iri("dg:Ground")
        yield node, "dg:groundType", iri(f"ground:{ground.type}")
        yield node, "dg:groundLink", iri(f"dg:{ground.link}")
        yield from self._evidence(node, (ground.span,))

    def _condition(self, position: IRI, condition: Condition) -> Iterator[Fact]:
        node = terms.part_of("cond", self.slug, condition.type, condition.label)
        yield position, "dg:hasCondition", node
        yield node, "rdf:type", iri("dg:Condition")
        yield node, "dg:conditionType", iri(f"dg:{condition.type}")
        yield node, "rdfs:label", english(condition.label)
        if condition.stance_if_met:
            yield node, "dg:stanceIfMet", iri(f"stance:{condition.stance_if_met}")
        yield from self._evidence(node, (condition.span,))

    def claim(self, claim: Claim) -> Iterator[Fact]:
        node = terms.part_of(
            "claim", self.slug, claim.claimant, claim.predicate, claim.subject or "", claim.object or ""
        )
        yield node, "rdf:type", iri("dg:Claim")
        yield node, "dg:claimant", self.voices.iri(claim.claimant)
        yield from self.voices.facts(claim.claimant)
        yield node, "dg:claimPredicate", iri(f"dg:{claim.predicate}")
        for name, value in (("dg:claimSubject", claim.subject), ("dg:claimObject", claim.object)):
            if value:
                yield from self._thing(node, name, value)
        yield node, "dg:claimStatus", iri(f"dg:{claim.status}")
        if claim.label:
            yield node, "rdfs:label", english(claim.label)
        yield node, "dg:statedIn", part_iri(self.doc, claim.part)
        yield from self._evidence(node, claim.evidence)

    def _thing(self, node: IRI, predicate: str, value: str) -> Iterator[Fact]:
        """A subject or object of a claim: an actor code, a symbol, or a label such as `topic:…` or `mech:…`."""
        kinds = {"topic": "topic", "mech": "mechanism", "mandate": "mandate"}
        if registers.is_code(value):
            yield node, predicate, self.voices.iri(value)
            yield from self.voices.facts(value)
            return
        kind = kinds.get(value.partition(":")[0], "document")
        target = Target(kind, symbol=value) if "/" in value else Target(kind, label=value)
        yield node, predicate, target_iri(target)
        yield from mentioned(target)

    def _evidence(self, body: IRI, spans: Iterable[Span]) -> Iterator[Fact]:
        for span in spans:
            note = terms.annotation(self.slug, span.start, span.end)
            place, quote, offsets = (IRI(f"{note}#{part}") for part in "tqp")
            yield body, "dg:evidence", note
            yield note, "rdf:type", iri("oa:Annotation")
            yield note, "oa:motivatedBy", iri("oa:classifying")
            yield note, "oa:hasBody", body
            yield note, "oa:hasTarget", place
            if page := page_of(self.letter.source, span):
                yield note, "dg:page", typed(page, "integer")
            yield place, "rdf:type", iri("oa:SpecificResource")
            yield place, "oa:hasSource", self.version
            yield place, "oa:hasSelector", quote
            yield place, "oa:hasSelector", offsets
            yield quote, "rdf:type", iri("oa:TextQuoteSelector")
            yield quote, "oa:exact", text(self.letter.quote(span))
            yield quote, "oa:prefix", text(self.letter.text[max(0, span.start - _CONTEXT) : span.start])
            yield quote, "oa:suffix", text(self.letter.text[span.end : span.end + _CONTEXT])
            yield offsets, "rdf:type", iri("oa:TextPositionSelector")
            yield offsets, "oa:start", typed(span.start, "integer")
            yield offsets, "oa:end", typed(span.end, "integer")

    def _label(self, position: Position) -> str:
        holder = self.voices.label(position.holder)
        said = f"{holder} {STANCES[position.stance].verb} {position.target.written()}"
        return said if position.modality == "actual" else f"{said} ({position.modality})"
