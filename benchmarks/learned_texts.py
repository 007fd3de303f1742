"""The texts that the learned reader is fitted to and tried on: passages of speeches, and the sentences of the tests."""

import runpy
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from diplograph.ingest import reader
from diplograph.ingest.actors import actors, registers
from diplograph.ingest.page import sentences
from diplograph.ingest.page.repair import repair
from diplograph.ingest.scoring import scoring
from diplograph.ingest.stances import learned_seats, positions
from diplograph.ingest.stances.learned_features import FAMILIES
from diplograph.ingest.stances.learned_seats import Candidate
from diplograph.ingest.stances.merge import Finding
from diplograph.ingest.texts import anaphora, references
from diplograph.ingest.texts.references import Context
from diplograph.model import Region, Source, Span

__all__ = ["Array", "Key", "Text", "counted", "texts", "traps", "wordings"]

AGREED = ("set5", "set6", "set7")  # only what two readers found: what is absent may be there all the same
ABSENT = 0.6  # weight of an absence in these
TESTS = Path(__file__).resolve().parents[1] / "tests" / "ingest"
sys.path.append(str(TESTS.parent / "shared"))  # what the tables of traps import
TRAP_DATE = "2006-10-01"  # when the speaker of the trap sentences speaks
FOUNDED = 1945  # session 1 was in the year after

Array = np.ndarray[Any, np.dtype[np.float64]]
Key = tuple[str, str, str]  # holder, family, symbol or label


@dataclass(frozen=True, slots=True)
class Text:
    """A passage with what the rules read, the candidates in it and, for each, wanted families and their weights."""

    set: str
    id: str
    speakers: tuple[str, ...]
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...]
    gold: "Counter[Key]"
    wanted: Array
    weights: Array

    @property
    def speech(self) -> tuple[str, int]:
        """The speech of a passage, from its id: speaker, and session (which some ids give as the year)."""
        if self.set in ("wording", "trap"):
            return self.id, 0
        speaker, session = self.id.split("-")[:2]
        return speaker, int(session) - FOUNDED if int(session) > FOUNDED else int(session)


def texts(folder: Path, name: str) -> Iterator[Text]:
    """The passages of a set."""
    gold = scoring.parse((folder / f"{name}.gold.jsonl").read_text(encoding="utf-8"), name)
    yield from _texts(name, reader.sources([folder / f"{name}.input.jsonl"]), gold)


def wordings() -> Iterator[Text]:
    """The sentences of the tests: each says what is read from it and, by that, what isn't."""
    cases = tomllib.loads((TESTS / "wordings.toml").read_text(encoding="utf-8"))["case"]
    yield from _sentences("wording", [(case["text"], case["date"], case["reads"]) for case in cases])


def traps() -> Iterator[Text]:
    """The sentences of the tests that look like positions and are none, or mean the opposite."""
    tables = runpy.run_path(str(TESTS / "test_traps.py"))
    rows = [row for table in tables.values() if isinstance(table, list) for row in table]
    pairs = {row[0]: row[1] for row in rows if isinstance(row, tuple) and isinstance(row[1], set)}
    silent = {row: set[str]() for row in rows if isinstance(row, str)}
    yield from _sentences("trap", [(text, TRAP_DATE, sorted(reads)) for text, reads in (silent | pairs).items()])


def _sentences(name: str, cases: Sequence[tuple[str, str, Sequence[str]]]) -> Iterator[Text]:
    """Sentences of Cuba's with what is read from them, as "HOLDER family target"."""
    sources, gold = [], {}
    for number, (text, date, reads) in enumerate(cases):
        key = f"{name}-{number}"
        sources.append(Source(key, text, "", speaker="CUB", date=date))
        rows = [dict(zip(("holder", "stance", "target"), each.split(" ", 2), strict=True)) for each in reads]
        gold[key] = {"positions": [row | {"evidence": text} for row in rows]}
    yield from _texts(name, sources, gold)


def _texts(name: str, sources: Iterable[Source], gold: Mapping[str, Mapping[str, Any]]) -> Iterator[Text]:
    for source in sources:
        repaired = repair(source.text)
        body = (Region("body", Span(0, len(repaired.text))),)
        speakers = (registers.code_at(source.speaker or "", source.date),)
        found = sentences.find(repaired.text, body)
        explicit = references.find(repaired.text, Context((), source.date, source.session, ()))
        resolved = anaphora.resolve(repaired.text, explicit, found, Context((), source.date, source.session, ()))
        named = actors.find(repaired.text, source.date, speakers)
        voices = (positions.Voice(speakers),)
        findings = positions.find(repaired.text, found, resolved, named, voices).findings
        candidates = tuple(learned_seats.find(repaired.text, found, resolved, named, speakers, findings))
        rows = gold[source.id]["positions"]
        wanted, weights = _labels(repaired.text, rows, candidates, ABSENT if name in AGREED else 1.0)
        yield Text(
            name,
            source.id,
            speakers,
            findings,
            candidates,
            counted((row["holder"], str(scoring.family(row)), row["target"]) for row in rows),
            wanted,
            weights,
        )


def counted(keys: Iterable[Key]) -> "Counter[Key]":
    """Keys in the comparable form of the scores: a symbol counts once a text, a label as often as it occurs."""
    counter: Counter[Key] = Counter()
    for holder, family, target in keys:
        key = (scoring.holder({"holder": holder}), family, scoring.symbol(target))
        counter[key] = counter[key] + 1 if key[2] == "label" else 1
    return counter


def _labels(
    text: str, rows: Sequence[dict[str, Any]], candidates: Sequence[Candidate], absent: float
) -> tuple[Array, Array]:
    """Wanted families and weights. The candidate in the sentence of the evidence is the one that is wanted; the same
    text elsewhere says nothing either way."""
    wanted = np.zeros((len(candidates), len(FAMILIES)))
    weights = np.full(wanted.shape, absent)
    flat, places = _flat(text)
    for row in rows:
        place = FAMILIES.index(str(scoring.family(row)))
        quote = " ".join(str(row["evidence"]).split())
        at = flat.find(quote)
        low, high = (places[at], places[at + len(quote) - 1] + 1) if at >= 0 and quote else (-1, -1)
        holder, target = scoring.holder(row), scoring.symbol(row["target"])
        same = [
            number
            for number, each in enumerate(candidates)
            if scoring.holder({"holder": each.holder}) == holder
            and scoring.symbol(each.reference.symbol or "label") == target
        ]
        beside = [n for n in same if _meets(candidates[n].seat.marked.sentence.span, low, high)]
        inside = [
            n for n in beside if _meets(candidates[n].seat.marked.tokens[candidates[n].seat.target].span, low, high)
        ]
        right = inside or beside
        for number in same if target != "label" else beside:
            if not wanted[number, place]:
                weights[number, place] = 0.0
        for number in right:
            wanted[number, place] = weights[number, place] = 1.0
    return wanted, weights


def _flat(text: str) -> tuple[str, list[int]]:
    """The text with single spaces, and where each of its characters stands."""
    places = [i for i, c in enumerate(text) if not c.isspace() or (i and not text[i - 1].isspace())]
    return "".join(" " if text[i].isspace() else text[i] for i in places), places


def _meets(span: Span, low: int, high: int) -> bool:
    return span.start < high and low < span.end
