"""Papers that are only cited, and no targets: records of meetings, corrigenda and addenda beside their paper."""

import re

from diplograph.model import Reference

__all__ = ["beside"]

_RECORD = re.compile(r"(?:^|/)(?:PV|SR)\.\s?\d")
_BESIDE = re.compile(r"(?:corr|add)\.\s?\w+", re.IGNORECASE)


def beside(reference: Reference) -> bool:
    """True for the record of a meeting, and for the second paper of "A/2742 and Corr.1".

    What is thought of either is said of a speech or of the first paper (annotation guide: a text that is merely named
    as background or as a number is no target).
    """
    return bool(_RECORD.search(reference.symbol or "")) or bool(_BESIDE.fullmatch(reference.printed))
