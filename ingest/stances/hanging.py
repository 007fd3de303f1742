"""A sentence that hangs the acceptance of the one before on a condition: "This acceptance is subject to ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from diplograph.model import Condition

from ..tables import lexicon
from .conditions import shortened
from .evidence import clip
from .marking import Marked
from .merge import Finding

__all__ = ["find"]


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon("modality")["hanging"]
    nouns, ties = "|".join(words["nouns"]), "|".join(words["ties"])
    return re.compile(rf"^(?:\w+ )?(?:this|that|such|our|its|§s|the) (?:{nouns})\b.{{0,60}}\b(?:{ties})\b")


def _line(marked: Marked) -> str:
    """The line of a sentence; "that decision", resolved as a mention, stands in it as printed."""
    first = marked.tokens[0]
    return marked.line.replace("§t", first.references[0].printed.lower(), 1) if first.is_target else marked.line


def find(text: str, marked: Marked, given: Sequence[Finding]) -> Iterator[Finding]:
    """The findings just `given`, each turned into conditional acceptance when this sentence ties it to a condition."""
    if not given or not _pattern().search(_line(marked)):
        return
    span = marked.sentence.span
    label = shortened(" ".join(text[span.start : span.end].split()).rstrip("."))
    for finding in given:
        if finding.family not in ("supports", "implements"):
            continue
        yield replace(
            finding,
            stance="conditionalAcceptance",
            modality="conditional",
            condition=Condition("providedThat", label, span, finding.stance),
            span=clip(text, span),
            withdraws=finding.stance,
            why=(*finding.why, "the next sentence hangs it on a condition"),
        )
