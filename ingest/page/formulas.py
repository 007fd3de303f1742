"""Formulas of letters: sentences that ask for circulation, take leave, or hand over a text that follows.

They are no positions (domain brief, 2.3). The wordings are data: `lexicons/formulas.toml`.
"""

import re

from ..tables import lexicon

_LEXICON = lexicon("formulas")
_HINTS: dict[str, list[str]] = _LEXICON["hints"]
_PATTERNS = {name: tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in _LEXICON[name]) for name in _HINTS}
_KINDS = ("circulation", "closing", "opening")


def kind(sentence: str) -> str | None:
    """`circulation`, `closing` or `opening` when the sentence is such a formula, else `None`.

    >>> kind("Kindly arrange for this letter to be circulated as a Council document.")
    'circulation'
    """
    lowered = sentence.lower()
    return next((name for name in _KINDS if _is(name, sentence, lowered)), None)


def hands_over(sentence: str) -> bool:
    """Whether the sentence announces a text that follows on the next line.

    >>> hands_over("I have the honour to transmit the following message from the Minister:")
    True
    """
    return _is("handover", sentence, sentence.lower())


def _is(name: str, sentence: str, lowered: str) -> bool:
    for hint in _HINTS[name]:
        if hint in lowered:
            return any(pattern.search(sentence) for pattern in _PATTERNS[name])
    return False
