"""What became of every sentence: used for a position, or skipped and why."""

from collections.abc import Iterable

from diplograph.model import LedgerEntry, Repaired, Sentence, Span

__all__ = ["entries"]


def entries(repaired: Repaired, outcomes: Iterable[tuple[Sentence, str | None]]) -> tuple[LedgerEntry, ...]:
    """One entry a sentence, in reading order, spans in the stored text; `None` as reason means used."""
    found = []
    for sentence, reason in outcomes:
        span = _stored(repaired, sentence.span)
        if span is not None:
            found.append(LedgerEntry(span, "used" if reason is None else "skipped", reason or "position"))
    return tuple(found)


def _stored(repaired: Repaired, span: Span) -> Span | None:
    """From the first to the last stored piece of a sentence; where no furniture was taken out it is one piece."""
    if span.end <= span.start:
        return None
    first, last = repaired.offsets[span.start], repaired.offsets[span.end - 1] + 1
    is_cut = any(cut.start < last and first < cut.end for cut in repaired.furniture)
    if not is_cut and not repaired.stored[first].isspace() and not repaired.stored[last - 1].isspace():
        return Span(first, last)
    pieces = repaired.stored_spans(span)
    return Span(pieces[0].start, pieces[-1].end) if pieces else None
