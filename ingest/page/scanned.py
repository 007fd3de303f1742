"""Letters misread by a scanner, put right one for one, so that no offset moves.

`195O` is 1950, `S/15O1` is S/1501, `COUNClL` is COUNCIL, `lncluding` is including, `reso1ution` is
resolution, a lone `l` is I.
The sequences that English does not have are data: `lexicons/furniture.toml`, table `ocr`.
"""

import re
from collections.abc import Iterator

from ..tables import lexicon
from ..texts import digits

_OCR = lexicon("furniture")["ocr"]

_INSIDE = "|".join(map(re.escape, _OCR["inside"]))
_PROPER = "|".join(_OCR["proper"])
# The cheap questions first: most texts are clean. A pattern that opens with one letter is sought much faster than one
# that opens with a class of letters; the number is how far before that letter the sign begins.
_SIGNS = (
    (re.compile(r"l(?<=[A-Z]l)(?![a-z])"), 1),
    (re.compile(r"l(?<=[^A-Za-z']l)(?:[nstfrA-Z]|\b)"), 1),
)
_DIGIT_SIGNS = (
    (re.compile(r"[0-9][OlI](?![a-z])"), 0),
    (re.compile(r"[OlI][0-9]"), 0),
    (re.compile(r"[a-z]{2}[10][a-z]{2}"), 0),
)
# Every digit as 0, O and I as I, small letters but l as a: a sign with a digit has one of the pairs.
_SHAPE = bytes.maketrans(b"123456789O" + bytes(range(97, 123)), b"000000000I" + b"a" * 11 + b"l" + b"a" * 14)
_PAIRS = (b"0I", b"0l", b"I0", b"l0", b"a0a")
_LONGEST = 30  # code points; words are shorter
_MISREAD = re.compile(
    r"(?P<number>(?<![A-Za-z0-9])(?=[OlI]{0,6}[0-9])[0-9OlI]{2,9}(?![A-Za-z0-9]))"
    r"|(?P<suffix>(?<=dd\.)l\b|(?<=ev\.)l\b|(?<=rr\.)l\b)"
    r"|(?P<alone>(?<![\w'.])l(?![\w'.]))"
    r"|(?P<capital>\b(?![AE]l[A-Z])(?=l?[A-Z]l?[A-Z]|l[A-Z]\b)[A-Zl]{0,20}l[A-Zl]{0,20}\b)"
    rf"|(?P<proper>\bl(?={_PROPER}))"
    r"|(?P<digit>(?<=[a-z]{2})[10](?=[a-z]{2}))"
    r"|(?P<first>\bl(?=[nstfr][a-z]*\b)(?!td\b))"
    rf"|(?P<inside>{_INSIDE})"
)


def restore(text: str) -> str:
    """The text with misread letters put right; same length, code point for code point.

    >>> restore("l4 January 198O, ENGLlSH, the Soviet Unlon lncluding S/15O1")
    '14 January 1980, ENGLISH, the Soviet Union including S/1501'
    """
    found = sorted({_word(text, index) for index in _suspects(text)})
    pieces: list[str] = []
    position = 0
    for start, end in found:
        for match in _MISREAD.finditer(text, max(start, position), end):
            pieces += (text[position : match.start()], _right(match))
            position = match.end()
    return "".join((*pieces, text[position:])) if pieces else text


def _suspects(text: str) -> Iterator[int]:
    """Where a letter may be misread; most texts have no such place."""
    shape = text.encode("ascii", "replace").translate(_SHAPE)
    mixed = any(pair in shape for pair in _PAIRS)
    for sign, before in (*_SIGNS, *_DIGIT_SIGNS) if mixed else _SIGNS:
        for match in sign.finditer(text):
            yield match.start() - before
            yield match.end() - 1
    if text[:1] == "l":
        yield 0
    for sequence in _OCR["inside"]:
        index = text.find(sequence)
        while index >= 0:
            yield index
            index = text.find(sequence, index + 1)


def _word(text: str, index: int) -> tuple[int, int]:
    """The stretch between white space round an index, at most `_LONGEST` code points to either side."""
    before = text[max(0, index - _LONGEST) : index]
    after = text[index : index + _LONGEST]
    start = index - len(before) + max(before.rfind(" "), before.rfind("\n")) + 1
    ends = [end for end in (after.find(" "), after.find("\n")) if end > 0]
    return start, index + min(ends, default=len(after))


def _right(match: re.Match[str]) -> str:
    printed = match.group()
    kind = match.lastgroup
    if kind == "number":
        return printed.translate(digits.MISREAD)
    if kind == "capital":
        return printed.replace("l", "I")
    if kind == "digit":
        return "l" if printed == "1" else "o"
    if kind == "suffix":
        return "1"
    if kind == "inside":
        return str(_OCR["inside"][printed])
    if kind == "first":
        before = match.string[: match.start()].rstrip(" \t\r\n\"'(")
        return "I" if not before or before[-1] in ".?!:" else "i"
    return "I"
