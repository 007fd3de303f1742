"""How far a finding can be trusted: the share of findings like it that were right, as a probability.

A rule gives its reading a weight. What else tells right from wrong is how the text was named, who is said to hold the
position, and which family it is of. A logistic model joins these; `benchmarks/calibration.py` fits its coefficients to
annotated texts and writes them to `lexicons/confidence.toml`, and shows on texts left out how honest they are.
"""

from functools import cache
from math import exp, log

from ..tables import lexicon
from .merge import Finding

__all__ = ["confidence", "features"]


def confidence(finding: Finding) -> float:
    """The probability, 0.01 to 0.99, that holder, family and text of a finding are right."""
    table = _table()
    score = sum([table.get(name, 0.0) * value for name, value in features(finding).items()])
    return min(max(1 / (1 + exp(-score)), 0.01), 0.99)


def features(finding: Finding) -> dict[str, float]:
    """What the model looks at, by name. Coefficients that the table doesn't name are 0."""
    weight = min(max(finding.confidence, 0.05), 0.99)
    reference = finding.reference
    return {
        "base": 1.0,
        "weight of the rule": log(weight / (1 - weight)),
        "said more than once": log(1 + len(finding.more)),
        "words in the sentence": log(1 + (finding.sentence.end - finding.sentence.start) / 6) - 3.5,
        "text without a number": float(not reference.symbol),
        f"text named by {reference.how}": 1.0,
        f"family {finding.family or 'none'}": 1.0,
        f"stance {finding.stance}": 1.0,
        f"kind {reference.kind}": 1.0,
        f"words of {finding.attribution}": 1.0,
        f"modality {finding.modality}": 1.0,
        f"scope {finding.scope}": 1.0,
    }


@cache
def _table() -> dict[str, float]:
    return {name: float(value) for name, value in lexicon("confidence")["coefficients"].items()}
