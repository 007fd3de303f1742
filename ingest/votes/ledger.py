"""What became of every row of a voting source: mapped, ignored for a stated reason, or reported.

The counts of one dataset and unit add up to the rows read of it. Findings are the reports in detail: a source
that contradicts itself, a name that nobody bears, a symbol shared by several decisions.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Entry", "Finding", "Ledger"]


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line of the table. unit: what a row is (votes, decisions, resolutions, sponsors, vetoes)."""

    dataset: str
    unit: str
    outcome: str
    reason: str
    rows: int


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One disagreement or gap of a source. record: its id there, or the symbol."""

    dataset: str
    kind: str
    record: str
    detail: str


@dataclass(slots=True)
class Ledger:
    """Counts rows while a dataset is read."""

    counts: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def count(self, dataset: str, unit: str, outcome: str, reason: str, rows: int = 1) -> None:
        """Account for rows."""
        if rows:
            self.counts[dataset, unit, outcome, reason] += rows

    def report(self, dataset: str, kind: str, record: str, detail: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(dataset, kind, record, detail))

    def entries(self) -> tuple[Entry, ...]:
        """The table, sorted."""
        return tuple(sorted(Entry(*key, rows) for key, rows in self.counts.items()))

    def total(self, dataset: str, units: Iterable[str]) -> int:
        """All rows of some units of a dataset."""
        wanted = set(units)
        return sum(rows for (of, unit, _, _), rows in self.counts.items() if of == dataset and unit in wanted)
