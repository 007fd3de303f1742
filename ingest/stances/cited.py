"""Papers that are only cited, and no targets: records of meetings, corrigenda and addenda beside their paper."""

import re
from functools import lru_cache

from diplograph.model import Reference

from .words import words

__all__ = ["is_record", "only_cited"]

_RECORD = re.compile(r"(?:^|/)(?:PV|SR|SUMMARY)\b")
_BESIDE = re.compile(r"(?:corr|add)\.\s?\w+", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)  # the same texts are asked about in sentence after sentence
def is_record(symbol: str | None) -> bool:
    """True for the symbol of the record of a meeting ("A/60/PV.13")."""
    return bool(_RECORD.search(symbol or ""))


def only_cited(reference: Reference, before: str = "") -> bool:
    """True for the record of a meeting, and for the second paper of "A/2742 and Corr.1".

    What is thought of either is said of a speech or of the first paper (annotation guide: a text that is merely named
    as background or as a number is no target). A record that the word before it names ("the summary record A/60/PV.13")
    and a statement printed in a record are texts of their own.
    """
    if is_record(reference.symbol):
        return reference.kind != "statement" and before not in words("cited")
    return _is_beside(reference.printed)


@lru_cache(maxsize=1 << 12)
def _is_beside(printed: str) -> bool:
    return bool(_BESIDE.fullmatch(printed))
