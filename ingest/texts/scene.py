"""What a back reference is read against: the text, its sentences, the texts named in it, and its topics."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from diplograph.model import Reference, Sentence, Span

from .references import Context
from .topics import REACH, Topic, named, near

_HEADING = 120  # characters of the longest heading


@dataclass(frozen=True)
class Scene:
    """A text prepared for reading. `lower` has the same length as `text`; `known` is in reading order."""

    text: str
    lower: str
    known: tuple[Reference, ...]
    sentences: tuple[Sentence, ...]
    context: Context
    topics: tuple[Topic, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _known_starts(self) -> list[int]:
        return [reference.span.start for reference in self.known]

    def sentence(self, position: int) -> int:
        """The index of the sentence at a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def _paragraphs(self) -> list[int]:
        first, paragraphs = 0, []
        for index, sentence in enumerate(self.sentences):
            before = self.sentences[index - 1].span.end if index else 0
            if "\n" in self.text[before : sentence.span.start]:
                first = first if index and self._is_heading(index - 1) else index
            paragraphs.append(first)
        return paragraphs

    def _is_heading(self, index: int) -> bool:
        """True for a short line of its own that names a text and ends without a full stop."""
        span = self.sentences[index].span
        line = self.text[span.start : span.end]
        alone = "\n" in self.text[self.sentences[index - 1].span.end : span.start] if index else True
        return alone and len(line) <= _HEADING and line[-1] not in ".!?;:," and bool(self.known_between(*span))

    def paragraph(self, index: int) -> int:
        """The first sentence of the paragraph that a sentence stands in."""
        return self._paragraphs[index]

    def inside(self, span: Span, index: int) -> bool:
        """True when a sentence holds the span: mastheads and furniture have no sentences."""
        start, end = self.sentences[index].span
        return start <= span.start and span.end <= end

    def region(self, position: int) -> str:
        """The region of the sentence at a position."""
        return self.sentences[self.sentence(position)].region

    def next_known(self, position: int) -> Reference | None:
        """The first text named at or after a position."""
        index = bisect_right(self._known_starts, position - 1)
        return self.known[index] if index < len(self.known) else None

    def known_between(self, start: int, end: int) -> tuple[Reference, ...]:
        """The texts named in a stretch of text."""
        return self.known[bisect_left(self._known_starts, start) : bisect_left(self._known_starts, end)]

    def covering(self, start: int, end: int) -> bool:
        """True when a named text or number covers any of the stretch."""
        index = bisect_right(self._known_starts, end - 1)
        return any(reference.span.end > start for reference in self.known[max(0, index - 3) : index])

    def topic(self, start: int, end: int, index: int) -> str:
        """The topic of a mention: named in its sentence, else the nearest before, else `all`."""
        sentence = self.sentences[index].span
        window = self._topics_between(min(start, sentence.start) - REACH, max(end, sentence.end) + REACH)
        return near(window, start, end, sentence)

    def topics_in(self, start: int, end: int) -> tuple[str, ...]:
        """The topics named in a stretch of text."""
        return named(self._topics_between(start, end), start, end)

    def _topics_between(self, start: int, end: int) -> tuple[Topic, ...]:
        return self.topics[bisect_left(self.topics, (start,)) : bisect_left(self.topics, (end,))]
