"""A sentence that carries a stance over to another text: "The same goes for resolution 662 (1990)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from .evidence import clip
from .marking import Marked
from .merge import Finding
from .words import phrases

__all__ = ["find"]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"^(?:" + "|".join(phrases("same")) + r")\b")


def find(text: str, marked: Marked, given: Sequence[Finding]) -> Iterator[Finding]:
    """The findings just `given`, said once more of every text that this sentence names."""
    if not given or not _pattern().search(marked.line):
        return
    span = marked.sentence.span
    for reference in (each for token in marked.tokens for each in token.references):
        for finding in given:
            yield replace(
                finding,
                reference=reference,
                span=clip(text, span),
                sentence=span,
                more=(),
                confidence=max(finding.confidence - 0.1, 0.05),
                why=(*finding.why, "the next sentence says the same of another text"),
            )
