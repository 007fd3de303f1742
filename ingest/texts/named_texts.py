"""Texts of UN organs that a passage names without a number: declarations, plans, reports, drafts.

They get a label (`decl:Indian Ocean zone of peace`). A symbol known for the name is a candidate only; it becomes the
target when the text prints it beside the name ("… [resolution 2734 (XXV)]") or elsewhere.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any

import ahocorasick

from diplograph.model import Reference, Span

from ..tables import lexicon

_KINDS = {
    "decl": "declaration",
    "conv": "declaration",
    "plan": "plan",
    "report": "report",
    "draft": "draft",
    "res": "resolution",
}
_BRACKET = re.compile(r"[”\"]?\s*[\[(](?:General\s+Assembly\s+|Security\s+Council\s+)?(?:resolutions?\s+|see\s+)?$")
_BESIDE = 60
_EDGE_WORDS = re.compile(
    r"(?:\s+(?:of|on|in|and|the|to|for|from|against|which|that|is|was|by|as|with|at|will|has|have|had|not|been|be))*"
    r"(?:\s+and\s+(?:the|a|an|to|of)\s(?s:.*))?$"
)


@lru_cache(maxsize=1)
def _names() -> Any:
    automaton = ahocorasick.Automaton()
    for entry in lexicon("named_texts")["text"]:
        for name in entry["names"]:
            automaton.add_word(name.lower(), (len(name), entry["label"], entry.get("symbol")))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def _shapes() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    shapes = lexicon("named_texts")["shape"]
    return tuple((s["needle"], s["kind"], s["prefix"], re.compile(_fronted(s["pattern"]))) for s in shapes)


def _fronted(pattern: str) -> str:
    """The pattern with its first letter in front of the boundary before it: a search for a letter is fast."""
    return re.sub(r"^\\b(\w|\[\w+\])", r"\1(?<!\\w\1)", pattern)


def find(text: str, lower: str, explicit: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Every named text, in reading order, without overlap. `lower` is `text` in lower case, of the same length."""
    found = [*_listed(text, lower), *_shaped(text)]
    found.sort(key=lambda reference: (reference.span.start, -reference.span.end))
    kept: list[Reference] = []
    for reference in found:
        if not kept or reference.span.start >= kept[-1].span.end:
            kept.append(_with_symbol(text, reference, explicit))
    return tuple(kept)


def _listed(text: str, lower: str) -> list[Reference]:
    found = []
    for last, (length, label, symbol) in _names().iter_long(lower):
        start, end = last - length + 1, last + 1
        if lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum():
            continue
        kind = _KINDS[label.partition(":")[0]]
        candidates = (symbol,) if symbol else ()
        words = text[start:end]
        found.append(Reference(Span(start, end), words, None, kind, label=label, candidates=candidates, listed=False))
    return found


def _shaped(text: str) -> list[Reference]:
    found = []
    for needle, kind, prefix, pattern in _shapes():
        if needle not in text:
            continue
        for match in pattern.finditer(text):
            topic = _EDGE_WORDS.sub("", " ".join((match.group(1) or "United Nations").split()))
            span = Span(match.start(), match.start() + len(_EDGE_WORDS.sub("", match.group().rstrip())))
            label = f"{prefix}:{topic}"
            found.append(Reference(span, text[span.start : span.end], None, kind, label=label, listed=False))
    return found


def _with_symbol(text: str, reference: Reference, explicit: tuple[Reference, ...]) -> Reference:
    """The symbol printed in brackets right after the name, or one of the name's candidates cited in the text."""
    span, known = reference.span, reference.candidates
    after = bisect_left(explicit, span.end, key=lambda other: other.span.start)
    beside = explicit[after] if after < len(explicit) and explicit[after].span.start - span.end <= _BESIDE else None
    if beside and _BRACKET.fullmatch(text, span.end, beside.span.start):
        symbol = beside.symbol
    else:
        symbol = next((r.symbol for r in explicit if r.symbol in known), None) if known else None
    if symbol is None:
        return reference
    return Reference(span, reference.printed, symbol, reference.kind, candidates=known, listed=False)
