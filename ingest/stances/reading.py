"""A cue and a text that may belong together, and what comes of it: a reading."""

from dataclasses import dataclass

from .cues import Hit
from .holders import Holder
from .marking import Marked

__all__ = ["SPEAKER", "URGE", "Pair", "Reading", "named", "or_speaker"]

SPEAKER = Holder("actor", -2, "speaker")
URGE = "callForImplementation"  # the stance of whoever demands that a text be carried out


@dataclass(frozen=True, slots=True)
class Reading:
    """One stance found in one sentence.

    `holder.index` is a token of `marked` (-2: the speaker). `target` is the token of the text, or -1 for the text in
    focus. `weight` in (0, 1] says how far the rule can be trusted.
    """

    marked: Marked
    holder: Holder
    stance: str
    target: int
    hit: Hit
    rule: str
    weight: float = 0.8


@dataclass(frozen=True, slots=True)
class Pair:
    """A cue of a sentence and the token of a text; `hits` are all cues of the sentence."""

    marked: Marked
    hits: tuple[Hit, ...]
    hit: Hit
    target: int

    @property
    def between(self) -> list[str]:
        """The words between cue and text, whichever comes first."""
        if self.hit.start > self.target:
            return self.marked.words(self.target + 1, self.hit.start)
        return self.marked.words(self.hit.end, self.target)

    def cues_before(self, reach: int) -> list[Hit]:
        """The cues that end before the text, at most so many tokens away, in reading order."""
        return [hit for hit in self.hits if 0 <= self.target - hit.end <= reach]

    def cues_behind(self, reach: int) -> list[Hit]:
        """The cues that begin behind the text, at most so many tokens away, in reading order."""
        return [hit for hit in self.hits if 0 < hit.start - self.target <= reach]

    def text_is(self, *kinds: str) -> bool:
        """True when a text of the mention is of one of these kinds."""
        return any(reference.kind in kinds for reference in self.marked.tokens[self.target].references)

    def own(self, holder: Holder) -> bool:
        """True when the holder is the speaker."""
        return holder.index == -2 or self.marked.tokens[holder.index].text == "§s"

    def read(self, holder: Holder, stance: str, rule: str, weight: float = 0.8) -> Reading:
        """The reading that this pair has."""
        return Reading(self.marked, holder, stance, self.target, self.hit, rule, weight)


def named(holder: Holder) -> bool:
    """True when the holder can be named, now or by looking back."""
    return holder.kind in ("actor", "pronoun", "authors")


def or_speaker(holder: Holder) -> Holder:
    """The holder; the speaker when the sentence names none."""
    return SPEAKER if holder.kind == "none" else holder
