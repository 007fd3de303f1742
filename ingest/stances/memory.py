"""Who and what was spoken of last in a part of a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplograph.model import Actor, Reference

from .marking import Marked
from .merge import Finding
from .speakers import AGENTS
from .speakers import codes as codes_of

__all__ = ["FOCUS", "Memory"]

FOCUS = 2  # sentences
_JOINED = re.compile(r"\s*(?:,\s*)?(?:(?:and|or|nor|as\s+well\s+as)\s+)?(?:the\s+)?")


@dataclass(slots=True)
class Memory:
    """Who and what was spoken of last in a part.

    named: who was named together, in the order of the sentence. broken: whether the texts were named as what something
    breaks or is judged by, so that "we reject it" may mean the breach. unvoted: who was said not to have voted for
    which text, which "voted against it" tells more exactly.
    """

    actors: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    named: tuple[tuple[str, ...], ...] = ()
    texts: tuple[Reference, ...] = ()
    age: int = 0
    numbered: Reference | None = None
    given: tuple[Finding, ...] = ()
    sponsors: tuple[str, ...] = ()
    broken: bool = False
    unvoted: set[tuple[str, str | None]] = field(default_factory=set)

    def see(self, text: str, actors: Sequence[Actor], speakers: tuple[str, ...]) -> None:
        """The first actor of a sentence is whom "it" means in the next; "they" means the first who are several."""
        named: list[tuple[str, ...]] = []
        first, end = "", 0
        for actor in actors:
            codes = codes_of(actor, speakers)
            if actor.kind not in AGENTS or not codes:
                continue
            joined = bool(named) and _JOINED.fullmatch(text, end, actor.span.start) is not None
            first, end = first or actor.kind, actor.span.end
            self.actors = self.actors if named else codes
            if joined:
                named[-1] = tuple(dict.fromkeys((*named[-1], *codes)))
            else:
                named.append(codes)
        if named:
            self.named = tuple(named)
            together = next((codes for codes in named if len(codes) > 1), self.actors)
            self.several = self.actors if first == "bloc" else together

    def read(self, marked: Marked, references: Sequence[Reference]) -> None:
        """The last texts of a sentence are in focus."""
        targets = [token.references for token in marked.tokens if token.text == "§t"]
        self.texts = targets[-1] if targets else ()
        self.age = 0
        for reference in references:
            if self.numbered is None and reference.symbol and reference.kind in ("resolution", "decision"):
                self.numbered = reference

    def pass_over(self) -> None:
        """A sentence without a text: after three of them nothing is in focus."""
        self.age += 1
        self.given = ()
        if self.age > FOCUS:
            self.texts = ()
