"""A letter taken apart into what UN paper shows: a masthead in two columns, paragraphs, a foot."""

import re
from dataclasses import dataclass

_JOB = "GE.05-"


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter taken apart: the two columns of the masthead, the paragraphs, the foot of the first page."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    paragraphs: tuple[str, ...]
    foot: str


def parse(text: str) -> Paper:
    """A paper from the text of a letter whose masthead goes down to the line "Original:".

    The masthead is printed either in two columns of one line each, or the left column first and then, from "Distr."
    on, the right one. A notice in square brackets above it is left out.
    """
    lines = text.replace("\ufeff", "").replace("**", "").split("\n")
    first = next(n for n, line in enumerate(lines) if line.strip() and not line.startswith("["))
    last = next((n for n, line in enumerate(lines) if re.match(r"\s*Original:|.*\s{3}Original:", line)), -1)
    sides: tuple[list[str], list[str]] = ([], [])
    after = False
    for line in lines[first : last + 1]:
        cells = re.split(r"(?<=\S) {3,}(?=\S)", line.rstrip())
        after = after or cells[0].startswith("Distr.")
        if len(cells) == 2:
            sides[0].append(cells[0])
            sides[1].append(cells[1].strip())
        else:
            sides[after or line.startswith(" " * 20)].append(line.strip())
    blocks = [block.strip("\n") for block in "\n".join(lines[max(first, last + 1) :]).split("\n\n")]
    foot = next((block for block in blocks if block.startswith(_JOB)), "")
    body = tuple(block for block in blocks if block.strip() and block != foot)
    return Paper(_blocks(sides[0]), _blocks(sides[1]), body, foot)


def _blocks(lines: list[str]) -> tuple[str, ...]:
    return tuple(block.strip("\n") for block in "\n".join(lines).split("\n\n") if block.strip())
