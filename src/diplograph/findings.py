"""What validation finds, whichever validator found it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Violation", "conforms", "number", "order"]

_NUMBER = re.compile(r"[A-Z]\d{1,2}\b")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One finding. `shape` is the number of the constraint (`C6`; `H2` for our own ontology).

    severity: violation | warning. `focus` is the IRI of the node at fault (`_:name` for a blank node), `value`
    the offending value and `path` the property, where the report names them; a path of several properties is `None`.
    `message` says what to do.
    """

    shape: str
    severity: str
    focus: str
    message: str
    value: str | None = None
    path: str | None = None


def conforms(findings: Iterable[Violation]) -> bool:
    """Whether no finding is a violation: warnings keep nothing out."""
    return not any(finding.severity == "violation" for finding in findings)


def number(message: str) -> str:
    """The number of the constraint, which stands at the head of its message; empty without one."""
    found = _NUMBER.match(message)
    return found.group() if found else ""


def order(finding: Violation) -> tuple[int, str, str, bool, str, str]:
    """The key by which findings are sorted: number of the constraint, then node, message, value and path."""
    digits = finding.shape[1:]
    return (
        int(digits) if digits.isdigit() else -1,
        finding.focus,
        finding.message,
        finding.value is not None,
        finding.value or "",
        finding.path or "",
    )
