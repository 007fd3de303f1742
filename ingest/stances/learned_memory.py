"""What was said before a sentence, as the learned reader remembers it: texts, holders, the last words."""

from itertools import takewhile

from diplograph.model import Reference

from .cited import only_cited
from .learned_scene import Past, Place, hidden
from .marking import Marked
from .speakers import AGENTS, codes
from .voices import Voice

__all__ = ["APART", "Memory"]

APART = frozenset(["topic", "mechanism"])  # no texts: what is said of them is left to the rules
_REACH = 80  # words before a sentence that are remembered


class Memory:
    """What a part has said so far: its texts with the sentence that named them last, its words, and where they named
    a text or a holder last."""

    def __init__(self, part: int = -1) -> None:
        self.part = part
        self.texts: dict[str, tuple[int, Reference, int]] = {}
        self.holders: dict[str, Place] = {}
        self.former: dict[str, Place] = {}
        self.stems: tuple[str, ...] = ()
        self.words: list[str] = []
        self.places: dict[str, int] = {}

    def past(self) -> Past:
        """What stands before the next sentence."""
        start = max(len(self.words) - _REACH, 0)
        latest = takewhile(lambda place: place[1] >= start, reversed(self.places.items()))
        return Past(self.stems, tuple(self.words[start:]), {key: at - start for key, at in latest})

    def see(self, marked: Marked, voice: Voice, number: int, stems: tuple[str, ...]) -> None:
        """Take in the sentence that has been asked about."""
        self.former, self.holders = self.holders, {}
        for at, (before, token) in enumerate(zip(("", *marked.row), marked.tokens, strict=False), len(self.words)):
            for reference in token.references if token.is_target else ():
                if reference.kind not in APART and not only_cited(reference, before):
                    self.texts.pop(reference.written(), None)
                    self.texts[reference.written()] = (number, reference, len(token.references))
                    self._place(reference.written(), at)
            for actor in token.actors:
                if actor.kind in AGENTS:
                    for code in codes(actor, voice.speakers):
                        self.holders.setdefault(code, Place(-1, actor.kind, len(token.actors)))
                        self._place(code, at)
        self.words += hidden(marked.row)
        self.stems = stems

    def _place(self, key: str, at: int) -> None:
        """Keep where something was last named, in order."""
        self.places.pop(key, None)
        self.places[key] = at
