"""A W3C validation report as Turtle, from the results of the fast validator."""

from collections.abc import Iterable

from .fastshacl import Result
from .shapegraph import SH

__all__ = ["turtle"]


def turtle(results: Iterable[Result]) -> str:
    """The report; the same bytes for the same results. It conforms when there is no result at all, as SHACL 3 says."""
    found = sorted(results)
    lines = [f"@prefix sh: <{SH}> .", "", "[] a sh:ValidationReport ;", f"  sh:conforms {'false' if found else 'true'}"]
    for each in found:
        lines[-1] += " ;"
        lines.append("  sh:result [ a sh:ValidationResult ;")
        lines += [f"    {predicate} {value} ;" for predicate, value in _facts(each)]
        lines[-1] = lines[-1].removesuffix(" ;") + " ]"
    return "\n".join(lines) + " .\n"


def _facts(each: Result) -> list[tuple[str, str]]:
    facts = [
        ("sh:focusNode", each.focus),
        ("sh:resultPath", each.path),
        ("sh:value", each.value),
        ("sh:resultSeverity", each.severity),
        ("sh:sourceShape", each.shape),
        ("sh:sourceConstraint", each.constraint),
        ("sh:sourceConstraintComponent", each.component),
        *(("sh:resultMessage", message) for message in each.messages),
    ]
    return [(predicate, value) for predicate, value in facts if value]
