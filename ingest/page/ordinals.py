"""Ordinal numbers in words, as mastheads print sessions: `Sixty-first` is 61."""

import re

_FIRST_NINETEEN = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_UNITS = {word: number for number, word in enumerate(_FIRST_NINETEEN, 1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TENTHS = {word[:-1] + "ieth": value for word, value in _TENS.items()}
_WORDS = {**_UNITS, **_TENTHS}

# "Sixty- first" and "Sixty first" are slips of typing and of line breaks.
PATTERN = (
    rf"(?:one hundred (?:and )?)?(?:(?:{'|'.join(_TENS)})[-\s]{{1,2}}(?:{'|'.join(list(_UNITS)[:9])})|"
    rf"{'|'.join(sorted(_WORDS, key=lambda word: (-len(word), word)))}|one hundredth|\d{{1,3}}(?:st|nd|rd|th))"
)
_ORDINAL = re.compile(rf"(?<![A-Za-z\d-]){PATTERN}(?![A-Za-z-])", re.IGNORECASE)


def parse(text: str) -> int | None:
    """The first ordinal number of a text, 1 to 199; `None` when there is none.

    >>> parse("Sixty-first session"), parse("THIRTY- SEVENTH SESSION"), parse("43rd session"), parse("Session")
    (61, 37, 43, None)
    """
    match = _ORDINAL.search(text)
    if match is None:
        return None
    words = re.findall(r"[a-z]+|\d+", match.group().lower())
    if words[0].isdigit():
        return int(words[0])
    base = 100 if words[0] == "one" else 0
    return base + sum(_WORDS.get(word, _TENS.get(word, 0)) for word in words)


def format(number: int) -> str:
    """The English ordinal in words, lower case, 1 to 99.

    >>> format(61), format(20)
    ('sixty-first', 'twentieth')
    """
    words = {value: word for word, value in _WORDS.items()}
    if number in words:
        return words[number]
    tens = {value: word for word, value in _TENS.items()}
    return f"{tens[number // 10 * 10]}-{words[number % 10]}"
