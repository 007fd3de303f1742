"""The mentions of a whole text as claims read them, sorted once; every part is read with the same ones."""

from bisect import bisect_left

from diplograph.model import Actor, Initiator, Reference, Sentence, Span

from . import signs
from .claim_patterns import lexicon
from .masked import Masked, mask
from .phrases import fold

__all__ = ["MECHANISMS", "Mentions"]

MECHANISMS = frozenset({"mechanism", "mandate"})
_ADOPTED = frozenset({"resolution", "draft", "decision", "document"})
_ROLE_REACH = 60  # characters in front of a text in which "the initiators of" stands


class Mentions:
    """A text with its mentions and the places of the patterns' words, sorted once for all of its parts."""

    def __init__(
        self,
        text: str,
        references: tuple[Reference, ...],
        actors: tuple[Actor, ...],
        named: tuple[Initiator, ...],
    ) -> None:
        self.text = text
        self.folded = fold(text)
        self._references = sorted(references, key=lambda ref: ref.span)
        self._reference_starts = [ref.span.start for ref in self._references]
        self._actors = actors
        self._actor_starts = [actor.span.start for actor in actors]
        self._named = sorted(named, key=lambda each: each.evidence.start)
        self._named_starts = [each.evidence.start for each in self._named]
        self._pieces = signs.of(self.folded).claims
        self._places = [place for place, _ in self._pieces]
        self._adopted = [ref for ref in self._references if ref.symbol and ref.kind in _ADOPTED]
        self._adopted_starts = [ref.span.start for ref in self._adopted]
        self._has_mechanisms = any(ref.kind in MECHANISMS for ref in self._references)
        self._authors: dict[str, tuple[str, ...]] = {}
        for each in self._named:
            self._authors[each.target] = (*self._authors.get(each.target, ()), each.by)

    def wanted(self, span: Span) -> list[int]:
        """Numbers of the patterns that are worth a try in a sentence: it holds one of their words."""
        pieces = self._pieces[bisect_left(self._places, span.start) : bisect_left(self._places, span.end)]
        patterns = lexicon().patterns
        found = {each for _, numbers in pieces for each in numbers}
        return sorted(each for each in found if self._has_mechanisms or patterns[each].object != "mechanism")

    def initiators(self, start: int, end: int) -> list[Initiator]:
        """Those that are named in a stretch."""
        return self._named[bisect_left(self._named_starts, start) : bisect_left(self._named_starts, end)]

    def last_adopted(self, place: int) -> Reference | None:
        """The text that can be voted on and was named last before a place."""
        found = bisect_left(self._adopted_starts, place)
        return self._adopted[found - 1] if found else None

    def mask(self, sentence: Sentence) -> Masked:
        """The masked sentence; a text with a role in front of it ("the initiators of") is those who have the role."""
        start, end = sentence.span
        actors = list(self._actors[bisect_left(self._actor_starts, start) : bisect_left(self._actor_starts, end)])
        texts: list[Reference] = []
        first, last = bisect_left(self._reference_starts, start), bisect_left(self._reference_starts, end)
        for ref in self._references[first:last]:
            begin = max(start, ref.span.start - _ROLE_REACH)
            role = lexicon().words["role"].search(self.folded, begin, ref.span.start)
            codes = self._authors.get(ref.symbol or "", ()) if role else ()
            if role and codes:
                span = Span(role.start(), ref.span.end)
                actors.append(Actor(span, self.text[span.start : span.end], codes, "role"))
            else:
                texts.append(ref)
        return mask(self.text, sentence.span, actors, texts, self.folded)
