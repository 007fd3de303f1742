"""Explicit references to UN texts in running text: symbols in any spelling, numbers in words, named texts.

Order of reading: printed symbols, numbers of resolutions and decisions outside them, then names without a number.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from diplograph.model import Reference

from . import bodies, elsewhere, number_symbols, numbers, paragraphs, printed_symbols, resolution_years, symbols

_SERIES_KIND = (("/RES/", "resolution"), ("/DEC/", "decision"), ("PRST/", "statement"))
_BACK = 60


@dataclass(frozen=True, slots=True)
class Context:
    """What the masthead says: bodies (codes or names), ISO date, session, the document's own symbols."""

    bodies: tuple[str, ...] = ()
    date: str | None = None
    session: str | None = None
    symbols: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the date, or `None`."""
        return int(self.date[:4]) if self.date and self.date[:4].isdigit() else None


def find(text: str, context: Context) -> tuple[Reference, ...]:
    """Every explicit reference in reading order, without overlap; a list of parts gives one reference a part.

    Spans are half-open code points of `text`. Symbols of `context.symbols` are left out.
    """
    own = {symbol.normal for raw in context.symbols for symbol in symbols.parse(raw)}
    found = _from_symbols(text, own)
    taken = {position for reference in found for position in range(*reference.span)}
    found += [r for r in _from_numbers(text, context) if r.span.start not in taken and r.symbol not in own]
    found.sort(key=lambda reference: (reference.span, reference.symbol or ""))
    return tuple(found)


def _from_symbols(text: str, own: set[str]) -> list[Reference]:
    found = []
    for printed in printed_symbols.find(text):
        place = paragraphs.around(text, printed.span)
        for symbol in printed.symbols:
            if symbol.normal in own:
                continue
            kind = _kind(text, printed.span.start, symbol)
            fragment = paragraphs.fragment(place, symbol.normal)
            words = text[printed.span.start : printed.span.end]
            found.append(Reference(printed.span, words, _dated(symbol), kind, paragraph=fragment))
    return found


def _dated(symbol: symbols.Symbol) -> str:
    """`S/RES/1497` gets its year from the table of Council resolutions."""
    if symbol.kind != "SecurityCouncilResolution" or "(" in symbol.normal:
        return symbol.normal
    year = resolution_years.council_year(int(symbol.normal.rsplit("/", 1)[1]))
    return f"{symbol.normal}({year})" if year else symbol.normal


def _from_numbers(text: str, context: Context) -> list[Reference]:
    listed = numbers.find(text, context.year)
    if not listed:
        return []
    named = bodies.find(text)
    masthead = tuple(bodies.code_of(body) for body in context.bodies)
    ends = {number.anchor: number.span.end for number in listed}
    found: list[Reference] = []
    for number in listed:
        end = ends[number.anchor]
        beside = bodies.before(text, number.anchor, named) or bodies.after(text, end, named)
        if beside is None and number.shape == "bare" and _of_others(text, end):
            continue
        near = bodies.nearest(text, number.anchor, named)
        reading = number_symbols.read(number, number_symbols.Surroundings(beside, near, masthead, context.year))
        reading = _repeated(number, reading, found)
        found += _references(text, number, reading)
    return found


def _of_others(text: str, end: int) -> bool:
    """True for "resolution 12 of the Lima Conference"."""
    following = text[end : end + 2 * _BACK].lower()
    return following.startswith((" of ", " adopted ", " which ")) and elsewhere.owned_behind(following, 0)


def _repeated(
    number: numbers.Number, reading: number_symbols.Reading, found: list[Reference]
) -> number_symbols.Reading:
    """An undecided number means what it meant at its earlier full mention."""
    if reading.symbols:
        return reading
    tail = f"/{number.first}/{number.second}" if number.second else f"/{number.first}("
    named = (r.symbol for r in reversed(found) if r.symbol)
    earlier = next((each for each in named if each.endswith(tail) or (not number.second and tail in each)), None)
    return number_symbols.Reading((earlier,)) if earlier else reading


def _references(text: str, number: numbers.Number, reading: number_symbols.Reading) -> list[Reference]:
    kind = "decision" if number.head == "decision" else "resolution"
    words = text[number.span.start : number.span.end]
    place = paragraphs.around(text, number.span, number.anchor)
    if not reading.symbols:
        if not reading.candidates:
            return []
        return [
            Reference(number.span, words, None, kind, how="unresolved", candidates=reading.candidates, listed=False)
        ]
    return [
        Reference(
            number.span,
            words,
            symbol,
            kind,
            paragraph=paragraphs.fragment(place, symbol),
            candidates=reading.candidates,
        )
        for symbol in reading.symbols
    ]


@lru_cache(maxsize=1)
def _kind_words() -> re.Pattern[str]:
    kinds = bodies.lexicon()["kinds"]
    groups = "|".join(f"(?P<{kind}>{'|'.join(sorted(kinds[kind], key=len, reverse=True))})" for kind in kinds)
    return re.compile(rf"\b(?:{groups})\b", re.IGNORECASE)


def _kind(text: str, start: int, symbol: symbols.Symbol) -> str:
    """What a symbol stands for: its series, else the last telling word before it in the sentence."""
    series = next((kind for mark, kind in _SERIES_KIND if mark in symbol.normal), None)
    if series or symbol.kind == "Draft":
        return series or "draft"
    before = text[max(0, start - _BACK) : start]
    sentence = before[max(before.rfind(". "), before.rfind("\n\n"), before.rfind("; ")) + 1 :]
    words = list(_kind_words().finditer(sentence))
    return (words[-1].lastgroup or "document") if words else "document"
