"""One text read completely: from its characters to positions, claims and the ledger, in stored coordinates."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from diplograph.model import (
    Ground,
    Initiator,
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

from .actors import actors, registers
from .page import languages, masthead, parts, regions, sentences
from .page.repair import repair
from .stances import (
    authorship,
    claims,
    grounds,
    inferred,
    initiators,
    learned,
    ledger,
    positions,
    quoted,
    rollcalls,
    sponsors,
    trust,
)
from .stances.initiator_mentions import Mentions
from .stances.learned_seats import Said
from .stances.merge import Finding
from .stances.stances import STANCES
from .stances.voices import Voice
from .texts import anaphora, foreign, references
from .texts.references import Context

__all__ = ["read"]

_CITING = frozenset(["body", "footnote", "opening", "annexHeading", "quotation", "title"])


class Asked(NamedTuple):
    """How a text is to be read: without the network, and with its claims."""

    quick: bool
    claims: bool


def read(source: Source, *, quick: bool = False, claims: bool = True) -> Letter:
    """The letter behind a source. Nothing is opened; the same source gives the same letter.

    quick: read without the network, which is faster and finds less. claims: look for claims, too.
    """
    asked = Asked(quick, claims)
    repaired = repair(source.text)
    language = languages.detect(repaired.text)
    if language != "en":
        return _foreign(source, repaired, language)
    if source.speaker:
        return _speech(source, repaired, asked)
    return _letter(source, repaired, asked)


def _speech(source: Source, repaired: Repaired, asked: Asked) -> Letter:
    """A text that is one actor's own words and has no masthead."""
    speaker = registers.code_at(source.speaker or "", source.date)
    head = Masthead(
        senders=(speaker,), session=source.session, letter_date=source.date, form=source.kind or "statement"
    )
    body = (Region("body", Span(0, len(repaired.text))),)
    part = Part(0, "letter", Span(0, len(repaired.text)), (speaker,))
    return _assemble(source, repaired, head, body, (part,), Context((), source.date, source.session, ()), asked)


def _letter(source: Source, repaired: Repaired, asked: Asked) -> Letter:
    """A document with a masthead, a title and perhaps annexes."""
    marked = regions.find(repaired)
    head = masthead.find(repaired, marked)
    found = parts.find(repaired, marked, head)
    return _assemble(source, repaired, head, marked, found, _context(source, head), asked)


def _context(source: Source, head: Masthead) -> Context:
    return Context(head.bodies, head.date or source.date, head.session, head.symbols)


def _foreign(source: Source, repaired: Repaired, language: str) -> Letter:
    """A text in another language: its masthead and references, and every sentence listed as not read."""
    marked = regions.find(repaired)
    head = foreign.masthead(repaired.text, language, masthead.find(repaired, marked))
    if source.speaker:
        speaker = registers.code_at(source.speaker, source.date)
        head = replace(head, senders=(speaker,), form=source.kind or "statement")
    found = parts.find(repaired, marked, head)
    named = foreign.find(repaired.text, language, _context(source, head))
    spans = sentences.find(repaired.text, marked)
    unread = [(sentence, f"not read for positions ({language})") for sentence in spans]
    return Letter(
        source=source,
        masthead=head,
        parts=tuple(replace(part, span=_stored(repaired, part.span)) for part in found),
        regions=tuple(Region(each.kind, _stored(repaired, each.span), each.part) for each in marked),
        references=tuple(_moved(repaired, each) for each in named),
        citations=_citations(named, spans),
        ledger=ledger.entries(repaired, unread),
        language=language,
    )


def _assemble(
    source: Source,
    repaired: Repaired,
    head: Masthead,
    marked: tuple[Region, ...],
    parts: tuple[Part, ...],
    context: Context,
    asked: Asked,
) -> Letter:
    text = repaired.text
    found = sentences.find(text, marked)
    explicit = references.find(text, context)
    resolved = anaphora.resolve(text, explicit, found, context)
    voices = _voices(head, parts)
    speakers = voices[0].speakers if voices else ()
    named = actors.find(text, context.date, speakers)
    outcome = positions.find(text, found, resolved, named, voices)
    said = _said(voices, found)
    spoken = tuple((voice.speakers, own) for voice, own in said)  # in every part "we" is that part's author
    mentions = Mentions(text, resolved, named)
    started = _first(tuple(chain.from_iterable(initiators.find_by_part(text, spoken, resolved, named, mentions))))
    stated = tuple(_position(finding) for finding in outcome.findings)
    stated = rollcalls.add(text, stated, said, resolved, named, mentions)
    stated = sponsors.add(text, stated, started, said, resolved)
    heard = Said(text, found, resolved, named, voices, outcome.scenes)
    stated, became, supports = learned.read(heard, stated, outcome.sentences, quick=asked.quick)
    started = _first((*started, *authorship.find(stated, supports, started)))
    if stated:
        stated = inferred.add(grounds.attach(stated, grounds.find(text, found), found, resolved))
    asserted = claims.find_by_part(text, spoken, resolved, named, started) if asked.claims else ()
    return Letter(
        source=source,
        masthead=head,
        parts=tuple(replace(part, span=_stored(repaired, part.span)) for part in parts),
        regions=tuple(Region(each.kind, _stored(repaired, each.span), each.part) for each in marked),
        references=tuple(_moved(repaired, each) for each in resolved),
        citations=_citations(explicit, found),
        positions=tuple(_placed(repaired, position) for each in stated if (position := quoted.outside(each, marked))),
        claims=tuple(
            replace(each, evidence=_pieces(repaired, each.evidence)) for each in chain.from_iterable(asserted)
        ),
        initiators=tuple(Initiator(each.target, each.by, _stored(repaired, each.evidence)) for each in started),
        ledger=ledger.entries(repaired, became),
    )


def _first(named: Sequence[Initiator]) -> tuple[Initiator, ...]:
    """Each initiator once a text, where it is named first in the sequence; in reading order."""
    first = {(each.target, each.by): each for each in reversed(named)}
    return tuple(sorted(first.values(), key=lambda each: each.evidence.start))


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


def _said(voices: Sequence[Voice], found: Sequence[Sentence]) -> tuple[tuple[Voice, tuple[Sentence, ...]], ...]:
    """Every voice with the sentences of its part."""
    by_part: dict[int, list[Sentence]] = {}
    for sentence in found:
        by_part.setdefault(sentence.part, []).append(sentence)
    return tuple((voice, tuple(by_part.get(voice.part, ()))) for voice in voices)


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
        confidence=trust.confidence(finding),
        part=finding.part,
        why=finding.why,
    )


def _placed(repaired: Repaired, position: Position) -> Position:
    """The position with its evidence in stored coordinates."""
    reasons = tuple(Ground(each.type, each.link, _stored(repaired, each.span)) for each in position.grounds)
    condition = position.condition
    if condition is not None:
        condition = replace(condition, span=_stored(repaired, condition.span))
    return replace(position, evidence=_pieces(repaired, position.evidence), grounds=reasons, condition=condition)


def _moved(repaired: Repaired, each: Reference) -> Reference:
    """The reference in stored coordinates; made anew, since there are many and `replace` is slow."""
    return Reference(
        _stored(repaired, each.span),
        each.printed,
        each.symbol,
        each.kind,
        each.how,
        each.label,
        each.chain,
        each.paragraph,
        each.candidates,
        each.listed,
    )


def _pieces(repaired: Repaired, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(piece for span in spans for piece in repaired.stored_spans(span))


def _stored(repaired: Repaired, span: Span) -> Span:
    if span.end <= span.start or not repaired.offsets:
        return Span(0, 0)
    return Span(repaired.offsets[span.start], repaired.offsets[span.end - 1] + 1)


def _citations(explicit: Sequence[Reference], found: Sequence[Sentence]) -> tuple[str, ...]:
    """Symbols named in the text itself, once each, in reading order."""
    spans = [sentence.span for sentence in found if sentence.region in _CITING]  # in order, without overlap
    starts = [span.start for span in spans]
    cited: dict[str, None] = {}
    for reference in explicit:
        place = bisect_right(starts, reference.span.start) - 1
        if reference.symbol and reference.listed and place >= 0 and reference.span.start < spans[place].end:
            cited[reference.symbol] = None
    return tuple(cited)
