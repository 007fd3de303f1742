"""The mentions of a whole text, sorted and counted once; every part is read with the same ones."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from diplograph.model import Actor, Reference, Span

from . import initiator_names
from .cursor import any_inside
from .initiator_patterns import lexicon
from .masked import Masked, mask
from .phrases import fold
from .speakers import AGENTS

__all__ = ["TEXTS", "Mentions"]

TEXTS = frozenset({"resolution", "decision", "draft", "statement"})
_NEAR = 1_000  # characters in front of "the draft" in which the resolution it became is named
_REACH = 40  # characters in front of a name in which "the draft of" stands
_TOGETHER = 80  # characters between the first and the last of several texts


class Mentions:
    """Actors that act and texts that are named, with what stands nearest before a place."""

    def __init__(self, text: str, references: Sequence[Reference], actors: Sequence[Actor]) -> None:
        self.text = text
        self.folded = fold(text)
        self.actors = _acting(text, actors)
        self.actor_starts = [actor.span.start for actor in self.actors]
        self.agent_starts = [actor.span.start for actor in self.actors if actor.kind in AGENTS]
        self.references = sorted(references, key=lambda ref: ref.span)
        self.reference_starts = [ref.span.start for ref in self.references]
        self._masked: dict[Span, Masked] = {}
        self._all: Sequence[Actor] = actors
        self._more: dict[Span, list[Actor]] = {}
        self._widely: dict[Span, Masked] = {}

    def has_agent(self, span: Span) -> bool:
        """Whether a sentence names somebody."""
        return any_inside(self.agent_starts, span)

    def actors_in(self, span: Span) -> list[Actor]:
        """The actors that begin in a sentence."""
        return self.actors[bisect_left(self.actor_starts, span.start) : bisect_left(self.actor_starts, span.end)]

    def references_in(self, span: Span) -> list[Reference]:
        """The texts whose mention begins in a sentence."""
        first = bisect_left(self.reference_starts, span.start)
        return self.references[first : bisect_left(self.reference_starts, span.end)]

    def mask(self, span: Span) -> Masked:
        """A sentence with these mentions masked; whoever asks for it again gets the same one."""
        if span not in self._masked:
            found = mask(self.text, span, self.actors_in(span), self.references_in(span), self.folded)
            self._masked[span] = found
        return self._masked[span]

    def more_actors(self, span: Span) -> list[Actor]:
        """The names of a sentence that count only beside what somebody wrote: "the Soviet motion"."""
        if span not in self._more:
            self._more[span] = initiator_names.find(self.text, span, self._all)
        return self._more[span]

    def mask_widely(self, span: Span) -> Masked:
        """As `mask`, those names too."""
        more = self.more_actors(span)
        if not more:
            return self.mask(span)
        if span not in self._widely:
            actors = sorted([*self.actors_in(span), *more], key=lambda actor: actor.span)
            self._widely[span] = mask(self.text, span, actors, self.references_in(span), self.folded)
        return self._widely[span]

    def text_before(self, place: int) -> str | None:
        """The symbol of the last UN text named before a place."""
        found = bisect_left(self._text_starts, place)
        return self._texts[found - 1].symbol if found else None

    def documents_before(self, place: int, reach: int) -> list[Reference]:
        """The last UN text or document named before a place (or right at it), and those close in front of it.

        None when the last one ends more than `reach` characters before the place.
        """
        last = bisect_right(self._document_starts, place + 1) - 1
        if last < 0 or place - self._documents[last].span.end > reach:
            return []
        first = bisect_right(self._document_starts, self._document_starts[last] - _TOGETHER)
        return self._documents[first : last + 1]

    def no_paper_before(self, place: int) -> str | None:
        """The symbol of the last one of these that is no letter, report or record of a meeting."""
        found = bisect_right(self._no_paper_starts, place + 1)
        return self._no_papers[found - 1].symbol if found else None

    def main(self, place: int) -> str | None:
        """What "the draft" became: the resolution that the text is about, if one is and if it was named shortly before.

        A text is about the resolution that makes up at least half of its mentions (pronouns left out).
        """
        main, starts = self._main
        return main if bisect_left(starts, place - _NEAR) < bisect_left(starts, place) else None

    @cached_property
    def _texts(self) -> list[Reference]:
        return [ref for ref in self.references if ref.symbol and ref.kind in TEXTS]

    @cached_property
    def _text_starts(self) -> list[int]:
        return [ref.span.start for ref in self._texts]

    @cached_property
    def _documents(self) -> list[Reference]:
        return [ref for ref in self.references if ref.symbol and (ref.kind in TEXTS or ref.kind == "document")]

    @cached_property
    def _document_starts(self) -> list[int]:
        return [ref.span.start for ref in self._documents]

    @cached_property
    def _no_papers(self) -> list[Reference]:
        return [ref for ref in self._documents if self.may_be_draft(ref)]

    @cached_property
    def _no_paper_starts(self) -> list[int]:
        return [ref.span.start for ref in self._no_papers]

    def may_be_draft(self, ref: Reference) -> bool:
        """Whether a text is one that States sponsor, or a document that nothing calls a letter, report or record."""
        return ref.kind in TEXTS or (ref.kind == "document" and not self._is_paper(ref))

    def _is_paper(self, ref: Reference) -> bool:
        if lexicon().words["records"].search(fold(ref.symbol or "")):
            return True
        before = self.text[max(0, ref.span.start - 50) : ref.span.start]
        return bool(lexicon().words["papers"].search(fold(before)))

    @cached_property
    def _main(self) -> tuple[str | None, list[int]]:
        """The resolution that the text is about, and the places where it is named."""
        named = [ref for ref in self.references if ref.symbol and ref.kind in ("resolution", "draft")]
        counts = Counter(ref.symbol for ref in named if fold(ref.printed) not in lexicon().pronouns)
        main, times = counts.most_common(1)[0] if counts else (None, 0)
        if not counts or 2 * times < counts.total():
            return None, []
        return main, [ref.span.start for ref in named if ref.symbol == main]


def _acting(text: str, actors: Sequence[Actor]) -> list[Actor]:
    """The actors but for scenes; a State after "the draft of", and those listed with it, is one that acts."""
    acting: list[Actor] = []
    makers_end = -_REACH
    for actor in actors:
        if actor.kind == "place" and actor.codes:
            before = fold(text[max(0, actor.span.start - _REACH) : actor.span.start])
            listed = 0 < actor.span.start - makers_end < 6
            if listed or lexicon().words["maker"].search(before):
                acting.append(replace(actor, kind="state"))
                makers_end = actor.span.end
        elif actor.kind != "place":
            acting.append(actor)
    return acting
