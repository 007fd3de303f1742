"""What a conditional stance hangs on: "unless …", "in the absence of …", "provided …" (domain brief, 4.2 and 8.2)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from diplograph.model import Condition, Span

from ..tables import lexicon
from .phrases import Index, fold
from .stances import STANCES

__all__ = ["clause", "find", "shortened"]

_LONGEST = 200  # characters of a label
_FRONTED_END = re.compile(r",\s|;|:|\.$|\?$")
# A refusal that ends when one of these is met; with the others the stated stance itself is what holds.
_LIFTING = frozenset({"unless", "until", "absenceOf"})


@dataclass(frozen=True, slots=True)
class _Cue:
    type: str
    rank: str  # phrases | modal | except


@dataclass(frozen=True, slots=True)
class _Lexicon:
    index: Index[_Cue]
    possibility: "re.Pattern[str]"
    inverted: "re.Pattern[str]"
    inverted_type: str
    kept: "re.Pattern[str]"
    day: "re.Pattern[str]"
    ends: "re.Pattern[str]"
    openings: "re.Pattern[str]"
    clauses: "re.Pattern[str]"


@cache
def _lexicon() -> _Lexicon:
    data = lexicon("conditions")
    cues: list[tuple[str, _Cue]] = []
    for entry in data["condition"]:
        modal = set(entry.get("modal_phrases", ()))
        cues += [
            (phrase, _Cue(entry["type"], "modal" if phrase in modal else "phrases")) for phrase in entry["phrases"]
        ]
        cues += [(phrase, _Cue(entry["type"], "except")) for phrase in entry.get("except", ())]
    return _Lexicon(
        Index(cues),
        re.compile(data["possibility"]),
        re.compile(data["inverted"]["opening"]),
        data["inverted"]["type"],
        *(re.compile(data[name]) for name in ("kept", "day", "ends", "openings", "clauses")),
    )


def find(text: str, span: Span, stance: str | None = None) -> Condition | None:
    """The first condition in the clause or sentence of a stance, or `None`.

    `span` is a clause or sentence of `text`. The span of the condition is that clause, since a condition is
    shown by what hangs on it too; the label holds the words of the condition alone. `stance` is the stance
    that the clause states (notation), from which `stance_if_met` follows.
    """
    folded = fold(text[span.start : span.end])
    found = _cue(folded)
    if found is None:
        return None
    start, end, type = found
    label = _label(text[span.start : span.end], folded, start, end)
    if not label:
        return None
    opening = _lexicon().openings.match(text, span.start, span.end)
    return Condition(type, label, Span(opening.end() if opening else span.start, span.end), _if_met(type, stance))


def clause(text: str, sentence: Span, at: int) -> Span:
    """The part of a sentence around a place, without what other clauses say ("..., whereas Chile accepted it")."""
    borders = [found.start() for found in _lexicon().clauses.finditer(text, *sentence)]
    start = max((border for border in borders if border < at), default=sentence.start)
    return Span(start, min((border for border in borders if border >= at), default=sentence.end))


@lru_cache(maxsize=4)  # every stance of a sentence asks for the same
def _cue(folded: str) -> tuple[int, int, str] | None:
    lexicon = _lexicon()
    hits = lexicon.index.find(folded)
    excepted = [(start, end, cue.type) for start, end, cue in hits if cue.rank == "except"]
    best: tuple[int, int, str] | None = None
    for start, end, cue in hits:
        if cue.rank == "except" or (best is not None and start > best[0]):
            continue
        if any(first < end and start < last and kind == cue.type for first, last, kind in excepted):
            continue
        if cue.rank == "modal" and not lexicon.possibility.search(folded):
            continue
        if best is None or end >= best[1]:
            best = (start, end, cue.type)
    if best is None and not folded.endswith("?") and (opening := lexicon.inverted.match(folded)):
        best = (opening.start(), opening.end(), lexicon.inverted_type)
    return best


def _label(printed: str, folded: str, start: int, end: int) -> str:
    """The words of the condition: to the comma when it comes first, to the end of the clause when it comes last."""
    words = end
    if kept := _lexicon().kept.match(folded, start):
        words = kept.end() if printed[kept.end() : kept.end() + 3] != "on " else start
        if folded.startswith("in a", start):
            words = start + 3
    elif day := _lexicon().day.match(folded, start):
        words = day.end()
    fronted = not folded[:start].strip(' "“,') or folded[:start].rstrip().endswith((",", ";", "however", "that"))
    stop = (_FRONTED_END if fronted else _lexicon().ends).search(printed, end)
    label = printed[words : stop.start() if stop else len(printed)]
    label = re.sub(r"\s+", " ", label).strip(' ,.;:"“”')
    return shortened(label)


def shortened(label: str) -> str:
    """A label of at most 200 characters, cut behind a word."""
    return label if len(label) <= _LONGEST else label[:_LONGEST].rsplit(" ", 1)[0]


def _if_met(type: str, stance: str | None) -> str | None:
    """The stance once the condition is met: acceptance after a refusal that is lifted, else the stated stance."""
    if stance is None:
        return "accept" if type in _LIFTING else None
    if stance == "conditionalAcceptance":
        return "accept"
    if STANCES[stance].polarity < 0 and type in _LIFTING:
        return "accept"
    return stance
