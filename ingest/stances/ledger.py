"""What became of every sentence: used for a position, or skipped and why."""

from collections.abc import Iterable

from diplograph.model import LedgerEntry, Repaired, Sentence, Span

__all__ = ["entries"]


def entries(repaired: Repaired, outcomes: Iterable[tuple[Sentence, str | None]]) -> tuple[LedgerEntry, ...]:
    """One entry a sentence, in reading order, spans in the stored text; `None` as reason means used."""
    found = []
    for sentence, reason in outcomes:
        pieces = repaired.stored_spans(sentence.span)
        if pieces:
            span = Span(pieces[0].start, pieces[-1].end)
            found.append(LedgerEntry(span, "used" if reason is None else "skipped", reason or "position"))
    return tuple(found)
