"""Page furniture: the spans of a stored text that belong to the page and not to what it says.

Job numbers, bar codes, running headers (the paper's own symbol, language, page), catchwords, page numbers, heads of
verbatim records, marks of cables, navigation of web pages. The patterns are data: `lexicons/furniture.toml`.
"""

import re

from diplograph.model import Span

from ..tables import lexicon

_LEXICON = lexicon("furniture")


def _any(kind: str) -> str:
    return "|".join(f"(?:{entry['pattern']})" for entry in _LEXICON[kind])


# A margin may hold bold marks and heading marks of text converters.
_BLOCK = re.compile(rf"^[ \t]*(?:{_any('block')})[ \t]*\r?$", re.MULTILINE)
_LINE = re.compile(rf"(?:{_any('line')})(?:\s?\*\*)?")
_INLINE = re.compile(_any("inline"))
# Hints of inline furniture, each sought by its mark (a search for one character is fast) from so far behind its start.
_INLINE_HINTS = (
    (re.compile(r"-(?<=[0-9]-)[0-9O][0-9]{4}"), 1),
    (re.compile(r"[*][0-9]{7}[*]"), 0),
    (re.compile(r"/(?<=[0-9]{2}/)[0-9]{4}"), 2),
)
_REACH = 60  # code points before and after the hint; the longest inline furniture is shorter
_SYMBOL_LINE = re.compile(
    r"(?:United Nations\s+)?([A-Z]{1,8}(?:\([IVXLC\d]+\))?/[\w./()-]{1,40})\*{0,2}"
    r"(?:\s+Engl[il]sh)?(?:\s+[Pp]age\s+[\dlO]{1,3})?(?:\s+United Nations)?"
)
_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,8}(?:\([IVXLC\d]+\))?/[A-Z\d][\w./()-]{0,40}")
_PAGE = re.compile(r"[Pp]age \d")
_MARGIN = " \t\r\n\f\v#\ufeff\xa0"
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_MOST_BLANK = 8  # lines between the foot of a page and the next page's first
_RUNS_ON = re.compile(
    r"[a-z,](?<!\bparagraph)(?<!\barticle)(?<!\bchapter)(?<!\bsection)(?<!\bitem)(?<!\brule)(?<!\bannex)$"
)
_NUMBERED = re.compile(r"(?:resolutions?|decisions?|number)$", re.IGNORECASE)
_LONG_LINE = 200  # code points; no line of furniture is longer, whatever the page
_HEAD = 3000  # code points in which the paper's own symbols are looked for
_CABLE_END = re.compile(r"^[ \t]*(?:END\s?(?:QTE|QUOTE|TEXT)|UNQTE|UNQUOTE)\b", re.MULTILINE)


def find(stored: str, title: int = -1) -> tuple[Span, ...]:
    """The furniture of a stored text as half-open spans in order, without overlap.

    title: index at which the document's title begins, -1 when there is none. Symbols before it are the
    masthead; the same symbols alone on a line after it are running headers.
    """
    cuts = _lines(stored, title) + _inline(stored)
    if "age" in stored or "AGE" in stored:
        cuts += (Span(*match.span()) for match in _BLOCK.finditer(stored))
    cuts += _in_line_headers(stored, title)
    cuts += _after_cable(stored)
    return _merged(cuts)


def own_symbols(stored: str, title: int = -1) -> tuple[str, ...]:
    """The symbols printed above the title (in the first lines when there is no title), as printed."""
    head = stored[: title if title >= 0 else _HEAD]
    found = (match.group().rstrip(".,-/(") for match in _SYMBOL.finditer(head)) if "/" in head else ()
    return tuple(dict.fromkeys(piece for symbol in found for piece in re.split(r"-(?=[A-Z]/)", symbol)))


def _lines(stored: str, title: int) -> list[Span]:
    cuts: list[Span] = []
    numbers: list[tuple[int, int, int]] = []
    blank: list[bool] = []
    lines: list[str] = []
    own = set(own_symbols(stored, title))
    start = seen = 0
    for raw in stored.splitlines(keepends=True):
        line = raw.strip(_MARGIN)
        if line.startswith("**"):
            line = line.strip("* ") or line
        begin, start = start, start + len(raw)
        cut = False
        if line and len(line) < _LONG_LINE:
            if len(line) <= 3 and _PAGE_NUMBER.fullmatch(line):
                numbers.append((len(blank), begin, begin + len(raw.rstrip("\r\n"))))
            cut = _LINE.fullmatch(line) is not None
            if not cut and "/" in line and (symbol := _SYMBOL_LINE.fullmatch(line)) is not None:
                printed = symbol.group(1).rstrip(".,")
                seen += printed in own
                # Without a title the first lines that hold the symbols are the masthead.
                cut = begin > title and printed in own and (title >= 0 or seen > len(own))
        if cut:
            cuts.append(Span(begin, begin + len(raw.rstrip("\r\n"))))
        blank.append(cut or not line)
        lines.append(line)
    cuts += (
        Span(a, b)
        for index, a, b in numbers
        if a > title and (_stands_alone(blank, index) or _breaks_sentence(lines, blank, index))
    )
    return cuts


def _inline(stored: str) -> list[Span]:
    """Furniture inside lines, looked for round the digits that it cannot do without."""
    cuts: list[Span] = []
    hints = sorted(
        (hint.start() - before, hint.end()) for mark, before in _INLINE_HINTS for hint in mark.finditer(stored)
    )
    taken = 0
    for first, last in hints:
        if first < taken:
            continue
        taken = last
        start = max(stored.rfind("\n", 0, first) + 1, first - _REACH)
        end = stored.find("\n", last)
        end = min(len(stored) if end < 0 else end, last + _REACH)
        cuts += (Span(*match.span()) for match in _INLINE.finditer(stored, start, end))
    return cuts


def _stands_alone(blank: list[bool], index: int) -> bool:
    """A page number has a blank line, other furniture or the edge of the text on both sides."""
    return (index == 0 or blank[index - 1]) and (index + 1 >= len(blank) or blank[index + 1])


def _breaks_sentence(lines: list[str], blank: list[bool], index: int) -> bool:
    """A page number with a blank line on one side only, in the midst of a sentence: "under the / 19 / / relevant"."""
    ahead = next((line for line in lines[index + 1 : index + _MOST_BLANK] if line), "")
    before = next((line for line in reversed(lines[max(index - _MOST_BLANK, 0) : index]) if line), "")
    if not index or not ahead[:1].islower() or not (blank[index - 1] or blank[index + 1]):
        return False
    return _RUNS_ON.search(before) is not None and (len(lines[index]) < 3 or not _NUMBERED.search(before))


def _in_line_headers(stored: str, title: int) -> list[Span]:
    """`S/1994/1289 English Page 2` in a text whose line breaks are lost."""
    if "age " not in stored or not _PAGE.search(stored):
        return []
    symbols = "|".join(map(re.escape, own_symbols(stored, title)))
    if not symbols:
        return []
    header = re.compile(rf"(?:(?<!\S)(?:{symbols})\s+)+(?:Engl[il]sh\s+)?[Pp]age \d{{1,3}}(?!\S)")
    return [Span(*match.span()) for match in header.finditer(stored, max(title, 0))]


def _after_cable(stored: str) -> list[Span]:
    """What a mission's cable says after the end of the quoted letter is not the letter's."""
    if "END" not in stored and "UNQ" not in stored:
        return []
    ends = [match.start() for match in _CABLE_END.finditer(stored)]
    return [Span(ends[-1], len(stored))] if ends else []


def _merged(cuts: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for cut in sorted(cuts):
        if merged and cut.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(cut.end, merged[-1].end))
        elif cut.start < cut.end:
            merged.append(cut)
    return tuple(merged)
