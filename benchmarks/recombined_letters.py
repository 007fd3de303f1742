"""Makes many letters out of the bundled ones, to measure at full size. Nothing in them means anything.

    python benchmarks/recombined_letters.py FOLDER [NUMBER]

A letter keeps its head and its formulas; the paragraphs between are its own in another order, with some of another
letter's. Symbol, year and the State that writes are changed, so that each is a document of its own. The same number
gives the same letters.
"""

import random
import re
import sys
from pathlib import Path

from diplograph.ingest import samples

WRITERS = (
    "Albania", "Algeria", "Angola", "Argentina", "Austria", "Bangladesh", "Belarus", "Belgium", "Benin", "Bolivia",
    "Brazil", "Canada", "Chad", "Chile", "Colombia", "Costa Rica", "Cuba", "Denmark", "Ecuador", "Egypt", "Fiji",
    "Finland", "France", "Gabon", "Germany", "Ghana", "Greece", "Honduras", "Hungary", "Iceland", "India", "Indonesia",
    "Ireland", "Italy", "Jamaica", "Jordan", "Kenya", "Kuwait", "Lebanon", "Malaysia", "Mali", "Mexico", "Mongolia",
    "Morocco", "Nepal", "Nigeria", "Norway", "Pakistan", "Panama", "Peru", "Poland", "Portugal", "Romania", "Senegal",
    "Spain", "Sudan", "Sweden", "Thailand", "Tunisia", "Uganda", "Ukraine", "Uruguay", "Yemen", "Zambia", "Zimbabwe",
)  # fmt: skip
_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_SYMBOL = re.compile(r"DEMO/(\d{4})/([A-Z]+)/\d+")
_DATE = re.compile(r"(\d{1,2} [A-Z][a-z]+ )(20\d\d)")
_BODY_STARTS = re.compile(r"I have the honour|I am writing|On behalf|The Permanent|Upon instructions|We, the")
_BODY_ENDS = re.compile(
    r"I should be grateful|I would (?:be grateful|appreciate)|\(Signed\)|\*\*\(Signed|avails itself|Please accept"
)
_OWN = "Democratic People's Republic of Korea"


def main() -> None:
    """Write the letters as text files."""
    folder = Path(sys.argv[1])
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(7)
    originals = [Path(path).read_text(encoding="utf-8") for path in samples.paths()]
    for each in range(number):
        (folder / f"{each:05}.txt").write_text(letter(dice, originals, each), encoding="utf-8")


def letter(dice: random.Random, originals: list[str], number: int) -> str:
    """One letter of two."""
    one, other = dice.choice(originals), dice.choice(originals)
    head, body, tail = _cut(one)
    _, guests, _ = _cut(other)
    paragraphs = [*body, *dice.sample(guests, len(guests) // 3)]
    dice.shuffle(paragraphs)
    text = "\n\n".join(["\n\n".join(head), *paragraphs, "\n\n".join(tail)])
    later = dice.randrange(4)
    writer = dice.choice(WRITERS)
    top = len("\n\n".join(head))
    first = _DATE.sub(lambda found: f"{found[1]}{int(found[2]) + later}", text[:top])
    first = re.sub(r"\s+".join(map(re.escape, _OWN.split())), writer, first)
    whole = first + text[top:].replace(_OWN, writer).replace("DPRK", writer)
    symbol = _SYMBOL.search(whole)
    return whole.replace(symbol[0], f"DEMO/{symbol[1]}/{symbol[2]}/{number + 1000}") if symbol else whole


def _cut(text: str) -> tuple[list[str], list[str], list[str]]:
    """Head, body and tail of a letter, in paragraphs."""
    paragraphs = _BREAK.split(text)
    start = next((n for n, each in enumerate(paragraphs) if _BODY_STARTS.search(each)), 1)
    end = next((n for n, each in enumerate(paragraphs) if n > start and _BODY_ENDS.search(each)), len(paragraphs))
    return paragraphs[: start + 1], paragraphs[start + 1 : end], paragraphs[end:]


if __name__ == "__main__":
    main()
