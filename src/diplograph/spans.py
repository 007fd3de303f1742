"""Ranges of a text, and the way from a working text back to the stored one."""

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Repaired", "Span"]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Whether both have a code point in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Repaired:
    """A working text and the way back to the stored one.

    `offsets[i]` is the index in the stored text of the i-th code point of `text`
    (a space that stands for a line break maps to that break). `furniture` holds the stored spans that were
    taken out: running headers, job numbers, page numbers.
    """

    stored: str
    text: str
    offsets: tuple[int, ...] | list[int] = field(repr=False)
    furniture: tuple[Span, ...] = ()

    def stored_spans(self, span: Span) -> tuple[Span, ...]:
        """The stored span of a working span, cut where furniture was removed from its inside.

        A footnote that was moved out of a paragraph is furniture of that paragraph, not of itself.
        """
        if span.end <= span.start:
            return ()
        first, last = self.offsets[span.start], self.offsets[span.end - 1] + 1
        pieces: list[Span] = []
        start = first
        for cut in self.furniture:
            if cut.start >= last or cut.end <= start or cut.start <= first < cut.end:
                continue
            pieces.append(Span(start, cut.start))
            start = cut.end
        pieces.append(Span(start, last))
        trimmed = (self._trim(piece) for piece in pieces)
        return tuple(piece for piece in trimmed if piece.start < piece.end)

    def _trim(self, span: Span) -> Span:
        start, end = span
        while start < end and self.stored[start].isspace():
            start += 1
        while end > start and self.stored[end - 1].isspace():
            end -= 1
        return Span(start, end)
