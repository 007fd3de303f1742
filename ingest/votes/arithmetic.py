"""Do the votes by name add up to the official totals? Disagreements are told, none is repaired."""

from collections import Counter

from .records import Record

__all__ = ["counted", "disagreement"]


def counted(record: Record) -> tuple[int, int, int]:
    """Votes for, against and abstaining, counted by name."""
    marks = Counter(mark for _, _, mark in record.casts)
    return marks["Y"], marks["N"], marks["A"]


def disagreement(record: Record) -> str | None:
    """One sentence where the official totals differ from the votes by name; `None` where they agree.

    Only for, against and abstaining are compared, as everywhere; a total that the source leaves out is no number.
    """
    if not record.casts or record.totals is None:
        return None
    official = (record.totals.yes, record.totals.no, record.totals.abstain)
    names = counted(record)
    if all(total is None or total == count for total, count in zip(official, names, strict=True)):
        return None
    shown = "-".join("?" if total is None else str(total) for total in official)
    return f"official {shown}, by name {'-'.join(map(str, names))}"
