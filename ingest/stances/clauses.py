"""Where clauses begin and end."""

from collections.abc import Sequence

from .marking import Marked
from .words import words

__all__ = ["clause_start", "draws", "is_border", "is_hard"]

# asked of nearly every token, so looked up once
_HARD = words("border", "hard")
_BORDER = _HARD | words("border", "clause")


def is_hard(word: str) -> bool:
    """True for a mark that ends every clause."""
    return word in _HARD


def is_border(word: str) -> bool:
    """True for a mark or a word that begins another clause."""
    return word in _BORDER


def clause_start(marked: Marked, at: int, *others: str) -> int:
    """Where the clause that ends before token `at` begins: behind the last border or one of the `others` before it."""
    while at > 0 and not is_border(marked.row[at - 1]) and marked.row[at - 1] not in others:
        at -= 1
    return at


def draws(row: Sequence[str], at: int) -> bool:
    """True at the "and" of "does not believe that R is lawful, and therefore abstained": what was denied ends."""
    joined = row[at] == "and" and row[max(at - 1, 0)] == ","
    return joined and not words("drawn").isdisjoint(row[at + 1 : at + 4])
