"""Words as the pieces that the network knows, by WordPiece: the longest known piece first, again and again.

Source of the rule: Devlin et al., BERT (2019), as in its uncased English vocabulary. The vocabulary is trimmed to the
pieces that the CC0 sample of General Debate speeches uses five times, single signs and the marks of `marking`.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["CLOSE", "OPEN", "PIECES", "UNKNOWN", "known", "of", "split"]

OPEN, CLOSE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
PIECES = Path(__file__).parent.parent / "lexicons" / "learned" / "pieces.txt"
_LONGEST = 40  # letters of a word; longer ones are no words


@cache
def known() -> dict[str, int]:
    """The pieces with their numbers, in the order of their vectors. Pieces within a word begin with "##"."""
    return {piece: number for number, piece in enumerate(PIECES.read_text(encoding="utf-8").split("\n")[:-1])}


@lru_cache(maxsize=1 << 15)
def of(word: str) -> tuple[int, ...]:
    """The numbers of the pieces of a lower-case word or sign. Never empty."""
    return split(word, known())


def split(word: str, pieces: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the pieces of a word, by a vocabulary."""
    if word in pieces:
        return (pieces[word],)
    return tuple(number for part in _parts(word) for number in _longest(part, pieces)) or (pieces[UNKNOWN],)


def _parts(word: str) -> list[str]:
    """A word without its accents, cut at every sign that is no letter or digit and opens no mark ("§n")."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
    return "".join(sign if sign.isalnum() or sign == "§" else f" {sign} " for sign in plain).split()


def _longest(part: str, pieces: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    at = 0
    while at < len(part) <= _LONGEST:
        prefix = "##" if at else ""
        end = next((end for end in range(len(part), at, -1) if prefix + part[at:end] in pieces), at)
        if end == at:
            return [pieces[UNKNOWN]]
        found.append(pieces[prefix + part[at:end]])
        at = end
    return found or [pieces[UNKNOWN]]
