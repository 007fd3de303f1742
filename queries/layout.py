"""Lays out a trace for a terminal of 100 columns."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["WIDTH", "silence", "step", "turn"]

WIDTH = 100
_LEFT = 12  # columns of the date; everything else stands to its right


def step(said: Mapping[str, Any]) -> list[str]:
    """The lines of one step: date and change, stance and target, grounds, the words, the letter."""
    strength = "●" * said["strength"] + "○" * (5 - said["strength"])
    head = f"{said['date']:<{_LEFT}}{said['change'].upper():<14}{strength}  {_marked(said['stances'], said['added'])}"
    if said.get("holder"):
        head = f"{head[: _LEFT + 21]}{said['holder']}  {head[_LEFT + 21 :]}"
    if said["modality"] != "actual":
        head += f" ({said['modality']})"
    lines = _wrapped(f"{head}: {said['target']}", "", _LEFT + 21)
    if said["grounds"]:
        lines += _wrapped(f"grounds: {_marked(said['grounds'], said['gained'])}", " " * _LEFT, _LEFT + 9)
    if said["dropped"]:
        lines += _wrapped(f"dropped: {', '.join(said['dropped'])}", " " * _LEFT, _LEFT + 9)
    if said["quote"]:
        lines += _wrapped(f"“{said['quote']}”", " " * _LEFT, _LEFT + 1)
    shown = said["letter"] if said.get("kind", "letter") == "letter" else f"{said['kind']}: {said['letter']}"
    return [*lines, f"{'':<{_LEFT}}{shown}", ""]


def turn(holder: str, thread: str, since: str, p: float) -> str:
    """The line of a change point."""
    return f"{since:<{_LEFT}}CHANGE POINT  {holder} on {thread}: another level from here on (Pettitt, p = {p:.3f})"


def silence(series: str, since: str, texts: Sequence[str]) -> list[str]:
    """The lines on texts of a series to which nothing was found any more."""
    said = f"nothing found on {', '.join(texts)} ({series})"
    return [*_wrapped(f"{since:<{_LEFT}}SILENT SINCE  {said}", "", _LEFT + 14), ""]


def _marked(words: Sequence[str], new: Sequence[str]) -> str:
    """Words with a + before those that are new."""
    return ", ".join(f"+{each}" if each in new else each for each in words)


def _wrapped(words: str, first: str, indent: int) -> list[str]:
    return textwrap.wrap(
        words,
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
