"""Who does it more than anybody: "no State has done more for R than Lebanon", "nobody broke R as often as Israel"."""

from .clauses import clause_start, is_hard
from .marking import Marked
from .unnamed import is_generic
from .words import words

__all__ = ["behind", "than_whom"]

_AWAY = 40  # tokens behind a verb in which "than" stands


def than_whom(marked: Marked, at: int) -> int:
    """The actor behind "than" or "as" where nobody else is the subject of the verb at token `at`; -1 without one."""
    if (first := _nobody(marked, at)) < 0:
        return -1
    row = marked.row
    for than in range(at + 1, min(at + _AWAY, len(row) - 1)):
        if is_hard(row[than]):
            return -1
        if row[than] in ("than", "as") and (who := _actor(marked, than + 1)) >= 0:
            return who if _compared(marked, first, than) else -1
    return -1


def behind(marked: Marked, at: int) -> int:
    """Where the words behind "nobody", "no State" begin, which deny nothing of whoever `than_whom` finds."""
    return _nobody(marked, at) + 1


def _nobody(marked: Marked, at: int) -> int:
    """The last token of "nobody", "no State", the subject of the verb at token `at`, or -1."""
    if "than" not in marked.row and "as" not in marked.row:
        return -1
    for index in range(clause_start(marked, at), at):
        if marked.tokens[index].is_actor:
            return -1
        if marked.row[index] in words("unequalled", "nobody"):
            return index
        follow = marked.row[index + 1]
        if marked.row[index] == "no" and (follow in words("unequalled", "one") or is_generic(follow)):
            return index + 1
    return -1


def _actor(marked: Marked, at: int) -> int:
    """The actor at a token or behind an article there, or -1."""
    at += marked.row[at] in ("the", "has", "have", "does", "did", "do") and at + 1 < len(marked.row)
    return at if marked.tokens[at].is_actor else -1


def _compared(marked: Marked, first: int, than: int) -> bool:
    """True for "more warmly than", "is more attached to R than", "as often as"."""
    row = marked.words(first + 1, than)
    if marked.row[than] == "as":
        return any(word in ("as", "so") for word in row[-4:])
    return not words("unequalled", "more").isdisjoint(row) and "less" not in row
