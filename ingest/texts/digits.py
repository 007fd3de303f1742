"""Where the numbers of a text begin, found once for all patterns that open with a number.

The text is looked through as bytes of three kinds: digits (and the letters that a scanner reads for them), other
characters that may stand right before a digit inside a word or a symbol, and the rest.
"""

import re
from functools import lru_cache

__all__ = ["MISREAD", "starts"]

MISREAD = str.maketrans("OlI", "011")  # letters that a scanner reads for digits
_WORD = bytes(range(65, 91)) + bytes(range(97, 123)) + b"_/.,-"
_DIGITS = b"0123456789OlI"
_KINDS = bytes(0x30 if code in _DIGITS else 0x77 if code in _WORD else 0x20 for code in range(256))
_START = re.compile(b" 0")  # two fixed characters are found much faster than one of two classes


@lru_cache(maxsize=2)
def starts(text: str) -> tuple[int, ...]:
    """Indexes of digits, `O`, `l` and `I` with no ASCII letter or digit, `_`, `/`, `.`, `,` or `-` before them.

    >>> starts("598 (1987), A/60/251")
    (0, 5)
    """
    kinds = b" " + text.encode("ascii", "replace").translate(_KINDS)  # one byte a character
    return tuple(found.start() for found in _START.finditer(kinds))
