"""Evidence is the author's own words: what stands in quotation marks, recitals and titles is cut away (shape C15)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.model import Position, Region, Span

__all__ = ["outside"]

_OTHERS_WORDS = frozenset({"title", "quotation", "recital"})


def outside(position: Position, regions: Sequence[Region]) -> Position | None:
    """The position with evidence outside those regions; `None` when nothing else shows it.

    Spans of position and regions count code points of the working text; regions are in order, without overlap.
    """
    start, end = min(span.start for span in position.evidence), max(span.end for span in position.evidence)
    first = bisect_right(regions, start, key=lambda region: region.span.end)
    near = regions[first : bisect_left(regions, end, key=lambda region: region.span.start)]
    foreign = [region.span for region in near if region.kind in _OTHERS_WORDS]
    if not any(span.meets(cut) for span in position.evidence for cut in foreign):
        return position
    kept = tuple(piece for span in position.evidence for piece in _rest(span, foreign))
    return replace(position, evidence=kept) if kept else None


def _rest(span: Span, cuts: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span, without scraps of fewer than two characters."""
    start = span.start
    for cut in cuts:
        if Span(start, span.end).meets(cut):
            if cut.start - start > 1:
                yield Span(start, cut.start)
            start = max(start, cut.end)
    if span.end - start > 1:
        yield Span(start, span.end)
