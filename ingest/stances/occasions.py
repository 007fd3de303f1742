"""Votes on another occasion than the one spoken of: "Mali, which had abstained a year before, has changed sides".

The patterns are in `lexicons/unsaid.toml`, `[occasion]`.
"""

from functools import partial

from .cues import Hit
from .marking import Marked
from .patterns import found

__all__ = ["around", "is_another", "on_another"]

_LEAD, _TAIL = 240, 60  # characters before and behind an act that say when it was done
_BEFORE, _BEHIND = 40, 8  # the same in tokens
_found = partial(found, "unsaid", "occasion")


def is_another(before: str, act: str, behind: str) -> bool:
    """Whether the words before, in and behind an act that names no text say that another vote is meant."""
    if _found("before", before) or _found("behind", behind):
        return True
    return "had" in (*before.split()[-2:], *act.split()) and _found("dated", behind)


def around(words: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before, in and behind an act that stands in a stretch of words: what `is_another` is asked of."""
    return words[max(start - _LEAD, 0) : start], words[start:end], words[end : end + _TAIL]


def on_another(marked: Marked, act: Hit) -> bool:
    """The same of an act in a sentence, which may name its text by a pronoun: "had voted against it in 1983"."""
    behind = [word for word in marked.row[act.end : act.end + _BEHIND] if word != "§t"]
    return is_another(
        marked.stretch(act.start - _BEFORE, act.start), marked.stretch(act.start, act.end), " ".join(behind)
    )
