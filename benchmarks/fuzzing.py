"""Coverage-guided fuzzing of reader, references and engine.

    pip install atheris
    python benchmarks/fuzzing.py [CORPUS] -max_total_time=600

An input is either bytes for the reader, or a text put together from letters that ship with the program, words of its
lexicons and raw characters. What must hold of whatever comes out: every span lies within the stored text, a quote is
not empty, every position names a sentence of the ledger, sentences do not overlap, and the same text read again gives
the same record. A crash, a hang (25 s) or a breach stops the run and leaves the input behind.
Options are libFuzzer's.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["diplograph"]):
    from diplograph.errors import InputError
    from diplograph.ingest import jsonlines, letter, reader
    from diplograph.model import Letter, Span

ROOM = Path(__file__).resolve().parents[1] / "ingest"
NAMES = ("a.txt", "a.json", "a.jsonl", "a.html", "a.eml", "a.rtf", "a.pdf", "a.docx", "a.zip", "-")


@cache
def pieces() -> list[str]:
    """Sentences of the bundled letters, and words of the lexicons."""
    found: set[str] = set()
    for path in sorted((ROOM / "samples").glob("*.txt")):
        found.update(re.split(r"(?<=[.;\n])", path.read_text(encoding="utf-8")))
    for path in sorted((ROOM / "lexicons").rglob("*.toml")):
        found.update(re.findall(r'"([^"\n]{2,60})"', path.read_text(encoding="utf-8")))
    return sorted(found)


def composed(data: atheris.FuzzedDataProvider) -> str:
    """A text of pieces and raw characters."""
    made = []
    for _ in range(data.ConsumeIntInRange(1, 40)):
        if data.ConsumeIntInRange(0, 4):
            made.append(data.PickValueInList(pieces()))
        else:
            made.append(data.ConsumeUnicodeNoSurrogates(data.ConsumeIntInRange(0, 12)))
        made.append(data.PickValueInList([" ", " ", ", ", ". ", "\n", "\n\n", ""]))
    return "".join(made)


def spans(value: object) -> Iterator[Span]:
    """All spans within a result."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans(getattr(value, each.name))


def hold(found: Letter) -> None:
    """What must be true of every letter. Raises AssertionError."""
    size = len(found.text)
    for span in spans(found):
        assert 0 <= span.start <= span.end <= size, f"{span} of {size}"
    said = sorted(entry.span for entry in found.ledger)
    for before, after in pairwise(said):
        assert before.end <= after.start, f"{before} and {after} overlap"
    for position in found.positions:
        assert position.evidence, position
        for span in position.evidence:
            assert found.quote(span).strip(), position
            assert any(entry.start < span.end and span.start < entry.end for entry in said), position


def one(raw: bytes) -> None:
    """Read one input, and ask."""
    data = atheris.FuzzedDataProvider(raw)
    if data.ConsumeIntInRange(0, 7) == 0:
        name = data.PickValueInList(list(NAMES))
        try:
            given = reader.read_bytes(data.ConsumeBytes(data.remaining_bytes()), name)
        except InputError as refusal:
            assert str(refusal) and "\n" not in str(refusal), repr(str(refusal))
            return
    else:
        speaker = data.PickValueInList([None, "PRK", "EU"])
        date = data.PickValueInList([None, "1947", "1966-05-02", "2008"])
        try:
            given = (reader.source("fuzz", composed(data), speaker=speaker, date=date),)
        except InputError:
            return
    for source in given:
        found = letter.read(source)
        hold(found)
        assert jsonlines.record(found) == jsonlines.record(letter.read(source))


def main() -> None:
    """Hand over to libFuzzer."""
    atheris.Setup([*sys.argv, "-timeout=25", "-max_len=4096", "-len_control=0", "-rss_limit_mb=4096"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
