"""Whoever takes note of a text, and says nothing for or against it: "Norway takes note of R"."""

from collections.abc import Iterator

from .cues import Hit
from .governors import governors
from .holders import subject
from .marking import Marked
from .negation import negated
from .openings import behind_opening, opens
from .reading import Pair, Reading, named
from .words import words

__all__ = ["find"]


def find(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    """A note of the numbered text at token `target`, which stands right behind the words; not where it is asked for or
    denied."""
    hit = next((hit for hit in hits if hit.cue.kind == "note" and hit.end <= target), None)
    if hit is None or not words("naming").issuperset(marked.row[hit.end : target]):
        return
    holder = behind_opening(marked, target) if opens(marked, hit.start) else subject(marked, hit.start)
    lead = max(holder.index + 1, 0) if holder.index < hit.start else hit.start
    if not named(holder) or governors(marked, hits, hit) or negated(marked, lead, hit.start):
        return
    if any(reference.symbol for reference in marked.tokens[target].references):
        yield Pair(marked, hits, hit, target).read(holder, "note", f"'{hit.cue.pattern}'")
