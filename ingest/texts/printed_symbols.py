"""Symbols as printed in running text: spaces round the slashes, line breaks, OCR letters inside numbers.

`S/15O1` is `S/1501`, `A/62/264 and Add.1` is two documents, `A/64/566-S/2009/637` one document with two symbols.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from diplograph.model import Span

from . import digits, resolution_years, symbols

# O and l stand for 0 and 1 in scanned numbers; a token counts as a number when it holds at least one digit.
_NUMBER = r"[0-9OlI]{0,5}[0-9][0-9OlI]{0,5}"
_TOKEN = (
    r"(?:C\.?[1-6lI](?=\s?/)|[A-Za-z]{1,10}\.\s?[0-9][0-9OlI]{0,5}(?:-[0-9]+)?|(?:Rev|Add|Corr)\.?\s?[0-9Il]{1,2}(?!\w)"
    rf"|(?:E?S-)?{_NUMBER}[A-Z]?(?![a-z])|[A-Z]{{1,8}}(?![a-z])|Res|Dec|Sub|Agenda)"
)
_SYMBOL = re.compile(
    r"[A-Z]{1,8}(?:\([0-9IVXLC]{1,6}\))?"
    rf"(?:\s*/\s*{_TOKEN})+"
    r"(?:\s?[A-Z](?![\w.])(?:(?:\s?-\s?|\sto\s|\sand\s)[A-Z](?![\w.]))?)?"
    r"(?:\s?\(\s?(?:(?:19|20)[0-9]{2}|(?:E?S-)?[IVXLC]{1,7}|(?:Resumption|Part|Vol\.)\s?[0-9IVX]*)\s?\))?"
)
_BEFORE_SLASH = 16  # code points of a symbol before its first slash, at most
_CONTINUED = re.compile(
    r"(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+)((?:Add|Corr|Rev)\.\s?[0-9]+|L\.\s?[0-9]+(?:/Rev\.\s?[0-9]+)?)", re.IGNORECASE
)
_LIMITED = re.compile(r"/L\.[0-9]+(?:/.*)?$")
_REVISED = re.compile(r"/\s*(Rev|Add|Corr)\.?\s?([0-9Il]{1,2})(?!\w)")
_SCANNED = re.compile(r"/\s*(?:Rev|Add|Corr)\.?\s?[Il]$")  # "Rev. I"
_SLASH = re.compile(r"(?<=\[[ASE])[jIl1|](?=(?:L\.\s?[0-9]{1,4}|[0-9]{2}[/I|][0-9]{1,4}|[1-9][0-9]{3})[^\[]{0,40}\])")
_COMMITTEE = re.compile(r"/\s*C\.?([1-6lI])(?=\s*/)")  # "A/Cl/L.174"
_NUMERAL = re.compile(r"A/([0-9]{2,4})\s?\(\s?([IVX]{1,6})\s?\)")
_OCR_TOKEN = re.compile(rf"(?<=[/.]){_NUMBER}(?![A-Za-z0-9])|(?<=/S-){_NUMBER}")
_BODY_TAIL = re.compile(r"(?:C|CN|AC|SC|WG|GC|CONF|Sub|PC)\.[0-9]+")
_PART_TAIL = re.compile(r"[0-9]+[A-Z]+")  # only resolutions have part letters; elsewhere the scan went wrong
_NUMBERED_SERIES = re.compile(r"/(?:RES|DEC|PV\.)", re.IGNORECASE)


class Printed(NamedTuple):
    """A printed symbol: where it stands, and what it says (two symbols for a range or a double one)."""

    span: Span
    symbols: tuple[symbols.Symbol, ...]


def find(text: str) -> tuple[Printed, ...]:
    """Every symbol of the UN or the IAEA in a text, in reading order, without overlap."""
    found: list[Printed] = []
    text = _SLASH.sub("/", text) if "[" in text else text  # of the same length
    if "/" not in text:
        return ()
    position = 0
    while match := _SYMBOL.search(text, max(position, _before_slash(text, position))):
        position = match.end()
        printed = _read(text, match)
        if printed is not None:
            found.append(printed)
            position = printed.span.end
            position = _follow(text, position, found)
    return tuple(found)


def _before_slash(text: str, position: int) -> int:
    """Where a symbol that holds the next slash begins at the earliest; the end of the text when no slash follows."""
    slash = text.find("/", position)
    if slash < 0:
        return len(text)
    while slash > position and text[slash - 1].isspace():
        slash -= 1
    return slash - _BEFORE_SLASH


def _read(text: str, match: re.Match[str]) -> Printed | None:
    start = match.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in "/\\@"):
        return None
    end, parsed = _parsed(match.group())
    return Printed(Span(start, start + end), parsed) if parsed else None


@lru_cache(maxsize=4096)
def _parsed(printed: str) -> tuple[int, tuple[symbols.Symbol, ...]]:
    """How much of a printed string is a symbol, and what it says; a letter prints the same symbols again and again."""
    numeral = _NUMERAL.fullmatch(printed)
    if numeral and resolution_years.assembly_fits(int(numeral[1]), numeral[2]):  # "[A/1514 (XV)]" is resolution 1514
        return len(printed), symbols.parse(f"A/RES/{numeral[1]}({numeral[2]})")
    for end in _ends(printed):
        raw = _REVISED.sub(lambda m: f"/{m[1]}.{m[2].translate(digits.MISREAD)}", printed[:end])
        raw = _COMMITTEE.sub(lambda m: f"/C.{m[1].translate(digits.MISREAD)}", raw)
        parsed = symbols.parse(
            _OCR_TOKEN.sub(lambda m: m.group().translate(digits.MISREAD), re.sub(r"\s*/\s*", "/", raw))
        )
        if parsed and all(_is_document(symbol) for symbol in parsed):
            return end, parsed
    return 0, ()


def _ends(raw: str) -> list[int]:
    """Where the symbol may end: with bracket and part letter only when the series has them, then shorter."""
    bare = re.sub(r"\s?\([^()]*\)$", "", raw) if not raw.startswith("GC(") or raw.count("(") > 1 else raw
    core = re.sub(r"\s[A-Z](?:(?:\s?-\s?|\sto\s|\sand\s)[A-Z])?$", "", bare)
    whole = bool(_NUMBERED_SERIES.search(raw)) or bool(re.search(r"\((?:Part|Vol)", raw) or _SCANNED.search(raw))
    ends = [len(raw)] if whole else []
    last_slash = core.rfind("/")
    return [*dict.fromkeys([*ends, len(core), len(core[:last_slash].rstrip())])]


def _is_document(symbol: symbols.Symbol) -> bool:
    """A commission or committee (`E/CN.4`, `A/C.3`) is a body, not a paper."""
    tail = symbol.base.rsplit("/", 1)[-1]
    if symbol.kind == symbols.UNPARSED or _BODY_TAIL.fullmatch(tail):
        return False
    return not _PART_TAIL.fullmatch(tail) or _NUMBERED_SERIES.search(symbol.normal) is not None


def _follow(text: str, position: int, found: list[Printed]) -> int:
    """`and Add.1` after a symbol names a second document, `and L.23` after a draft another one."""
    while match := _CONTINUED.match(text, position):
        base, tail = found[-1].symbols[-1].base, re.sub(r"\s", "", match.group(1))
        if tail[0] in "Ll":
            tail = tail.upper().replace("REV", "Rev")
            base = _LIMITED.sub("", base) if _LIMITED.search(base) else ""
        parsed = symbols.parse(f"{base}/{tail}")
        if not parsed or parsed[0].kind == symbols.UNPARSED:
            break
        found.append(Printed(Span(*match.span(1)), parsed))
        position = match.end()
    return position
