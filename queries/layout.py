"""Lays out answers for a terminal: a trace in 100 columns, a table in as many as there are."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

__all__ = ["WIDTH", "silence", "step", "table", "turn"]

WIDTH = 100
_LONG = 40  # cells that are longer go below their row, if the row is too wide
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")  # would move or paint the terminal
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
    return [*lines, f"{'':<{_LEFT}}{_plain(shown)}", ""]


def turn(holder: str, thread: str, since: str, p: float) -> str:
    """The line of a change point."""
    return f"{since:<{_LEFT}}CHANGE POINT  {holder} on {thread}: another level from here on (Pettitt, p = {p:.3f})"


def silence(series: str, since: str, texts: Sequence[str]) -> list[str]:
    """The lines on texts of a series to which nothing was found any more."""
    said = f"nothing found on {', '.join(texts)} ({series})"
    return [*_wrapped(f"{since:<{_LEFT}}SILENT SINCE  {said}", "", _LEFT + 14), ""]


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], width: int = WIDTH) -> Iterator[str]:
    """The lines of a table; nothing is cut. What does not fit beside the rest stands below its row, with its name.

    Long columns (quotes, IRIs) go below first, then the last ones.

    >>> row = {"n": 1, "quote": "nine words that are too long to stand beside"}
    >>> print("\\n".join(table(("n", "quote"), [row], 24)))
    n
    1
        quote: nine words
        that are too long to
        stand beside
    <BLANKLINE>
    """
    cells = [[_plain("" if row.get(name) is None else row[name]) for name in columns] for row in rows]
    widths = [max([len(name), *(len(row[n]) for row in cells)]) for n, name in enumerate(columns)]
    beside = _fitting(widths, width)
    below = [n for n in range(len(columns)) if n not in beside]
    yield "  ".join(columns[n].ljust(widths[n]) for n in beside).rstrip()
    for row in cells:
        yield "  ".join(row[n].ljust(widths[n]) for n in beside).rstrip()
        short = [n for n in below if widths[n] <= _LONG and row[n]]
        together = "; ".join(f"{columns[n]} {row[n]}" for n in short)
        alone = [f"{columns[n]}: {row[n]}" for n in below if n not in short and row[n]]
        for line in [together, *alone] if together else alone:
            yield from _wrapped(line, "    ", 4, width)
        if below:
            yield ""


def _fitting(widths: Sequence[int], width: int) -> list[int]:
    """The columns that stay beside each other: at least the first one."""
    kept = list(range(len(widths)))
    order = sorted(kept[1:], key=lambda n: (widths[n] <= _LONG, -widths[n] if widths[n] > _LONG else -n))
    for leaving in order:
        if sum(widths[n] for n in kept) + 2 * (len(kept) - 1) <= width:
            break
        kept.remove(leaving)
    return kept


def _marked(words: Sequence[str], new: Sequence[str]) -> str:
    """Words with a + before those that are new."""
    return ", ".join(f"+{each}" if each in new else each for each in words)


def _plain(value: object) -> str:
    """A value as words that a terminal only prints, spaces and ends of lines as one space."""
    return " ".join(str(value).split()).translate(_CONTROLS)


def _wrapped(words: str, first: str, indent: int, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(
        words.translate(_CONTROLS),
        width=width,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
