"""The texts that the learned reader is fitted to and tried on: speeches, letters, and the sentences of the tests."""

import json
import re
import runpy
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from diplograph.ingest import letter, reader
from diplograph.ingest.scoring import scoring
from diplograph.ingest.stances import learned, learned_seats
from diplograph.ingest.stances.learned_features import FAMILIES
from diplograph.ingest.stances.learned_seats import Candidate
from diplograph.model import Position, Source, Span

__all__ = [
    "Array",
    "Key",
    "Text",
    "composed",
    "counted",
    "golden",
    "heard",
    "key",
    "samples",
    "texts",
    "traps",
    "wordings",
]

# weight of what is wanted, and of what is not: bodies, short texts and rewritten passages are of one making, and must
# not outweigh letters and speeches; the sentences of the tests and the samples are few, and certain
WEIGHTS = {
    "bodies": (0.4, 0.4),
    **dict.fromkeys(("sentences", "constructions"), (0.7, 0.7)),
    "rewritten": (0.6, 0.6),
    **dict.fromkeys(("wording", "trap", "samples"), (4.0, 4.0)),
}
HERE = Path(__file__).resolve().parent
TESTS = HERE.parent / "tests" / "ingest"
SAMPLES = HERE.parent / "ingest" / "samples"
GOLDEN = HERE.parent / "tests" / "golden"
sys.path.append(str(TESTS.parent / "shared"))  # what the tables of traps import
TRAP_DATE = "2006-10-01"  # when the speaker of the trap sentences speaks
FOUNDED = 1945  # session 1 was in the year after

Array = np.ndarray[Any, np.dtype[np.float64]]
Key = tuple[str, str, str]  # holder, family, symbol or label
Gold = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what the rules read, its candidates seat by seat and, for each, wanted families and their weights.

    of: the text that it was written after, else its own id. evidence: where that of each candidate stands. authors: of
    each candidate, whether the gold has it as an initiator; `None` where the gold doesn't tell initiators.
    """

    set: str
    id: str
    of: str
    stated: tuple[Position, ...]
    seats: tuple[tuple[Candidate, ...], ...]
    gold: "Counter[Key]"
    wanted: Array
    weights: Array
    evidence: tuple[tuple[Span, ...], ...]
    authors: Array | None = None

    @property
    def speech(self) -> tuple[str, int]:
        """The speech of a passage, or of the one that it was written after, from the id: speaker, and session (which
        some ids give as the year)."""
        found = re.match(r"([A-Z]{2,})-(\d+)-", self.of)
        if found is None:
            return self.id, 0
        session = int(found[2])
        return found[1], session - FOUNDED if session > FOUNDED else session


def texts(folder: Path, name: str) -> Iterator[Text]:
    """The passages of a set. Raises SystemExit when the folder has none of that name."""
    if not (folder / f"{name}.gold.jsonl").is_file():
        raise SystemExit(f"{folder}: holds no {name}.gold.jsonl; write the sets with benchmarks/passages.py {folder}")
    gold = scoring.parse((folder / f"{name}.gold.jsonl").read_text(encoding="utf-8"), name)
    yield from _texts(name, reader.sources([folder / f"{name}.input.jsonl"]), gold)


def composed(name: str) -> Iterator[Text]:
    """Composed letters (with a masthead), bodies and sentences (with a speaker) of `annotations/NAME.jsonl`."""
    rows = map(json.loads, (HERE / "annotations" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    gold = {row["id"]: row for row in rows}
    sources = (
        Source(row["id"], row["text"], "", speaker=row.get("speaker"), date=row.get("date")) for row in gold.values()
    )
    yield from _texts(name, sources, gold)


def golden(half: str) -> Iterator[Text]:
    """The golden letters of one half, `dev` or `held-out`."""
    table = (GOLDEN / "README.md").read_text(encoding="utf-8")
    names = re.findall(rf"^\| `([^`]+)` \| {half} \|", table, re.MULTILINE)
    gold = {name: json.loads((GOLDEN / name / "expected.json").read_text(encoding="utf-8")) for name in names}
    sources = (Source(name, (GOLDEN / name / "letter.txt").read_text(encoding="utf-8"), "") for name in names)
    yield from _texts(f"golden {half}", sources, gold)


def samples() -> Iterator[Text]:
    """The bundled letters."""
    rows = map(json.loads, (SAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    gold = {row["id"]: row for row in rows}
    sources = (Source(name, (SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), "") for name in gold)
    yield from _texts("samples", sources, gold)


def wordings() -> Iterator[Text]:
    """The sentences of the tests: each says what is read from it and, by that, what isn't."""
    cases = tomllib.loads((TESTS / "wordings.toml").read_text(encoding="utf-8"))["case"]
    yield from _sentences("wording", [(case["text"], case["date"], case["reads"]) for case in cases])


def traps() -> Iterator[Text]:
    """The sentences of the tests that look like positions and are none, or mean the opposite."""
    tables = [runpy.run_path(str(path)) for path in sorted(TESTS.glob("test_traps*.py"))]
    rows = [row for each in tables for table in each.values() if isinstance(table, list) for row in table]
    pairs = {row[0]: row[1] for row in rows if isinstance(row, tuple) and _told(row[1])}
    silent = {row: set[str]() for row in rows if isinstance(row, str)}
    yield from _sentences("trap", [(text, TRAP_DATE, sorted(reads)) for text, reads in (silent | pairs).items()])


def _told(reads: object) -> bool:
    """Whether these are positions written out by family; some rows tell stances, or less, of texts without a number."""
    return isinstance(reads, set) and all(isinstance(each, str) and each.split()[1] in FAMILIES for each in reads)


def _sentences(name: str, cases: Sequence[tuple[str, str, Sequence[str]]]) -> Iterator[Text]:
    """Sentences of Cuba's with what is read from them, as "HOLDER family target"."""
    sources, gold = [], {}
    for number, (text, date, reads) in enumerate(cases):
        name_of = f"{name}-{number}"
        sources.append(Source(name_of, text, "", speaker="CUB", date=date))
        rows = [dict(zip(("holder", "stance", "target"), each.split(" ", 2), strict=True)) for each in reads]
        gold[name_of] = {"positions": [row | {"evidence": text} for row in rows]}
    yield from _texts(name, sources, gold)


def heard(source: Source) -> tuple[learned_seats.Said, tuple[Position, ...]] | None:
    """What the learned reader is asked about in a text, and what the rules read; `None` in a language that is not
    read."""
    seen: list[tuple[learned_seats.Said, tuple[Position, ...]]] = []

    def overheard(said: learned_seats.Said, stated: Any, outcomes: Any, **ways: Any) -> Any:
        seen.append((said, tuple(stated)))
        return learned.Read(tuple(stated), tuple(outcomes), {})

    with patch.object(letter.learned, "read", overheard):
        letter.read(source, claims=False)
    return seen[0] if seen else None


def _texts(name: str, sources: Iterable[Source], gold: Gold) -> Iterator[Text]:
    for source in sources:
        asked = heard(source)
        rows = gold[source.id]["positions"]
        found = counted((row["holder"], str(scoring.family(row)), row["target"]) for row in rows)
        if asked is None:
            yield Text(name, source.id, source.id, (), (), found, np.zeros((0, 6)), np.zeros((0, 6)), ())
            continue
        said, stated = asked
        seats = tuple(learned_seats.find(said, stated))
        every = [candidate for row in seats for candidate in row]
        wanted, weights, evidence = _labels(said.text, rows, every, *WEIGHTS.get(name, (1.0, 1.0)))
        named = gold[source.id].get("initiators")
        of = gold[source.id].get("of", source.id)
        yield Text(name, source.id, of, stated, seats, found, wanted, weights, evidence, _authors(named, every))


def key(holder: str, family: str, target: str) -> Key:
    """A position in the comparable form of the scores."""
    return scoring.holder({"holder": holder}), family, scoring.symbol(target)


def counted(keys: Iterable[Key]) -> "Counter[Key]":
    """Keys in the comparable form of the scores: a symbol counts once a text, a label as often as it occurs."""
    counter: Counter[Key] = Counter()
    for each in keys:
        found = key(*each)
        counter[found] = counter[found] + 1 if found[2] == "label" else 1
    return counter


def _labels(
    text: str, rows: Sequence[Mapping[str, Any]], candidates: Sequence[Candidate], present: float, absent: float
) -> tuple[Array, Array, tuple[tuple[Span, ...], ...]]:
    """Wanted families, weights, and where the evidence stands. The candidate in the sentence of the evidence is the one
    that is wanted; the same text elsewhere says nothing either way."""
    evidence: list[list[Span]] = [[] for _ in candidates]
    wanted = np.zeros((len(candidates), len(FAMILIES)))
    weights = np.full(wanted.shape, absent)
    flat, places = _flat(text)
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, each in enumerate(candidates):
        about = key(each.seat.holder, "", each.text.reference.symbol or "label")
        by_pair[about[0], about[2]].append(number)
    for row in rows:
        place = FAMILIES.index(str(scoring.family(row)))
        quote = " ".join(str(row["evidence"]).split())
        at = flat.find(quote)
        shown = Span(places[at], places[at + len(quote) - 1] + 1) if at >= 0 and quote else Span(-1, -1)
        target = scoring.symbol(row["target"])
        same = by_pair[scoring.holder(row), target]
        beside = [n for n in same if candidates[n].seat.sentence.span.meets(shown)]
        inside = [n for n in beside if any(span.meets(shown) for span in _named(candidates[n]))]
        for number in same if target != "label" else beside:
            if not wanted[number, place]:
                weights[number, place] = 0.0
        for number in inside or beside:
            wanted[number, place], weights[number, place] = 1.0, present
            evidence[number].append(shown)
    return wanted, weights, tuple(map(tuple, evidence))


def _authors(named: Sequence[Mapping[str, Any]] | None, candidates: Sequence[Candidate]) -> Array | None:
    """Which candidates are initiators."""
    if named is None:
        return None
    known = {(scoring.holder({"holder": row["by"]}), scoring.symbol(row["target"])) for row in named}
    keys = (key(each.seat.holder, "", each.text.reference.symbol or "label") for each in candidates)
    return np.array([(holder, target) in known for holder, _, target in keys], dtype=float)


def _named(candidate: Candidate) -> list[Span]:
    """Where its sentence names the text."""
    return [candidate.seat.scene.marked.span(index, index + 1) for index in candidate.text.places[:1]]


def _flat(text: str) -> tuple[str, list[int]]:
    """The text with single spaces, and where each of its characters stands."""
    places = [i for i, c in enumerate(text) if not c.isspace() or (i and not text[i - 1].isspace())]
    return "".join(" " if text[i].isspace() else text[i] for i in places), places
