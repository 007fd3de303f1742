"""One text read completely: from its characters to positions, claims and the ledger, in stored coordinates."""

from collections.abc import Sequence
from dataclasses import replace

from diplograph.model import (
    Letter,
    Masthead,
    Part,
    Position,
    Reference,
    Region,
    Repaired,
    Sentence,
    Source,
    Span,
    Target,
)

from . import (
    actors,
    anaphora,
    claims,
    grounds,
    initiators,
    ledger,
    masthead,
    parts,
    positions,
    references,
    regions,
    registers,
    sentences,
)
from .merge import Finding
from .positions import Voice
from .references import Context
from .repair import repair
from .stances import STANCES

__all__ = ["read"]

_CITING = frozenset(["body", "footnote", "opening", "annexHeading", "quotation", "title"])


def read(source: Source) -> Letter:
    """The letter behind a source. Nothing is opened; the same source gives the same letter."""
    repaired = repair(source.text)
    if source.speaker:
        return _speech(source, repaired)
    return _letter(source, repaired)


def _speech(source: Source, repaired: Repaired) -> Letter:
    """A text that is one actor's own words and has no masthead."""
    speaker = registers.code_at(source.speaker or "", source.date)
    head = Masthead(
        senders=(speaker,), session=source.session, letter_date=source.date, form=source.kind or "statement"
    )
    body = (Region("body", Span(0, len(repaired.text))),)
    part = Part(0, "letter", Span(0, len(repaired.text)), (speaker,))
    return _assemble(source, repaired, head, body, (part,), Context((), source.date, source.session, ()))


def _letter(source: Source, repaired: Repaired) -> Letter:
    """A document with a masthead, a title and perhaps annexes."""
    marked = regions.find(repaired)
    head = masthead.find(repaired, marked)
    found = parts.find(repaired, marked, head)
    date = head.letter_date or head.document_date or source.date
    context = Context(head.bodies, date, head.session, head.symbols)
    return _assemble(source, repaired, head, marked, found, context)


def _assemble(
    source: Source,
    repaired: Repaired,
    head: Masthead,
    marked: tuple[Region, ...],
    parts: tuple[Part, ...],
    context: Context,
) -> Letter:
    text = repaired.text
    found = sentences.find(text, marked)
    explicit = references.find(text, context)
    resolved = anaphora.resolve(text, explicit, found, context)
    voices = _voices(head, parts)
    speakers = voices[0].speakers if voices else ()
    named = actors.find(text, context.date, speakers)
    outcome = positions.find(text, found, resolved, named, voices)
    stated = tuple(_position(finding) for finding in outcome.findings)
    stated = grounds.attach(stated, grounds.find(text, found), found, resolved)
    started = initiators.find(text, found, resolved, named, speakers)
    asserted = claims.find(text, found, resolved, named, speakers, started)
    return Letter(
        source=source,
        masthead=head,
        parts=tuple(replace(part, span=_stored(repaired, part.span)) for part in parts),
        regions=tuple(replace(region, span=_stored(repaired, region.span)) for region in marked),
        references=tuple(replace(reference, span=_stored(repaired, reference.span)) for reference in resolved),
        citations=_citations(explicit, found),
        positions=tuple(_placed(repaired, position) for position in stated),
        claims=tuple(replace(claim, evidence=_pieces(repaired, claim.evidence)) for claim in asserted),
        initiators=tuple(replace(each, evidence=_stored(repaired, each.evidence)) for each in started),
        ledger=ledger.entries(repaired, outcome.sentences),
    )


def _voices(head: Masthead, parts: Sequence[Part]) -> tuple[Voice, ...]:
    """Who speaks in each part; an annex without an author of its own is the sender's."""
    senders = head.on_behalf_of or head.senders
    found: dict[int, tuple[str, ...]] = {}
    for part in parts:
        if part.index == 0:
            found[0] = senders
        else:
            found[part.index] = part.authors or found.get(part.parent or 0, senders)
    return tuple(Voice(speakers, index) for index, speakers in found.items())


def _position(finding: Finding) -> Position:
    reference = finding.reference
    target = Target(reference.kind, symbol=reference.symbol, label=None if reference.symbol else reference.label)
    return Position(
        holder=finding.holder,
        stance=finding.stance,
        family=finding.family,
        target=target,
        evidence=finding.spans,
        scope=finding.scope,
        modality=finding.modality,
        attribution=finding.attribution,
        reported_by=finding.reporter,
        polarity=STANCES[finding.stance].polarity,
        strength=finding.strength,
        is_reiteration=finding.reiterated,
        condition=finding.condition,
        confidence=finding.confidence,
        part=finding.part,
        why=finding.why,
    )


def _placed(repaired: Repaired, position: Position) -> Position:
    """The position with its evidence in stored coordinates."""
    reasons = tuple(replace(ground, span=_stored(repaired, ground.span)) for ground in position.grounds)
    condition = position.condition
    if condition is not None:
        condition = replace(condition, span=_stored(repaired, condition.span))
    return replace(position, evidence=_pieces(repaired, position.evidence), grounds=reasons, condition=condition)


def _pieces(repaired: Repaired, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(piece for span in spans for piece in repaired.stored_spans(span))


def _stored(repaired: Repaired, span: Span) -> Span:
    if span.end <= span.start or not repaired.offsets:
        return Span(0, 0)
    return Span(repaired.offsets[span.start], repaired.offsets[span.end - 1] + 1)


def _citations(explicit: Sequence[Reference], found: Sequence[Sentence]) -> tuple[str, ...]:
    """Symbols named in the text itself, once each, in reading order."""
    spans = [sentence.span for sentence in found if sentence.region in _CITING]
    cited: dict[str, None] = {}
    for reference in explicit:
        if reference.symbol and reference.listed and any(s.start <= reference.span.start < s.end for s in spans):
            cited[reference.symbol] = None
    return tuple(cited)
