"""Lists of texts in a row of tokens: where "R, S and T" ends."""

from collections.abc import Sequence

from .words import words

__all__ = ["end"]

_TEXT = "§t"
_LINKS = 7  # tokens between two texts of a list
_TITLE = 14  # tokens of a title
_LEAD = 4  # tokens before a list that may set its first text against the next
_CLOSERS = ("and", "well", "including", "particularly", "particular", "especially", "namely")


def end(row: Sequence[str], start: int) -> int:
    """Where the list that begins at token `start` ends."""
    if row[start] != _TEXT:
        return start + 1
    opposed = "unlike" in row[max(start - _LEAD, 0) : start]  # "unlike R, S is acceptable"
    last = start + 1
    while last < len(row) and row[last] != "by" and not (opposed and row[last] == ","):  # "the repeal of R by S"
        step = last
        while step < len(row) and step - last < _LINKS and row[step] in words("list-links"):
            step += 1
        if step == last or step >= len(row) or row[step] != _TEXT:
            step = _title(row, last)
        if not step:
            break
        last = step + 1
    return last


def _title(row: Sequence[str], at: int) -> int:
    """The text that follows a title in a list ("1325 (2000), on women, as well as 1820 (2008)"), or 0."""
    start = at + 1 if row[at] == "," else at
    if start >= len(row) or row[start] not in words("title-openers"):
        return 0
    for index in range(start + 1, min(start + _TITLE, len(row))):
        if row[index] == _TEXT:
            tail = index - 1
            while tail > start and row[tail] in words("list-links") and row[tail] not in _CLOSERS:
                tail -= 1
            return index if row[tail] in words("title-endings") and row[tail] not in ("in", "the", ",") else 0
        if row[index] in words("title-stops") or row[index] in ".;:":
            return 0
    return 0
