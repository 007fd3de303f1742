"""Who and what was spoken of last in a part of a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.model import Actor, Reference

from .marking import Marked
from .merge import Finding

__all__ = ["FOCUS", "Memory"]

FOCUS = 2  # sentences


@dataclass(slots=True)
class Memory:
    """Who and what was spoken of last in a part."""

    actors: tuple[str, ...] = ()
    texts: tuple[Reference, ...] = ()
    age: int = 0
    numbered: Reference | None = None
    given: tuple[Finding, ...] = ()
    sponsors: tuple[str, ...] = ()

    def see(self, actors: Sequence[Actor], speakers: tuple[str, ...]) -> None:
        """The first actor of a sentence is whom "it" means in the next."""
        for actor in actors:
            codes = speakers if actor.kind == "self" else actor.codes
            if actor.kind in ("self", "state", "bloc", "other") and codes:
                self.actors = codes
                return

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
