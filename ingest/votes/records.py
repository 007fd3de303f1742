"""What one source says about one text put before an organ: the decision, the votes cast by name, the totals."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["ABSENT", "Cast", "Record", "Sponsor", "Totals", "totals"]

ABSENT = "."

# (name as recorded, code of the source or "", mark): a plain tuple, since there are a million of them.
# Marks: Y for, N against, A abstaining, X present or not but without a vote, `.` absent.
Cast = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Totals:
    """Official totals of a vote; `None` where the source gives no number."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    not_voting: int | None = None


def totals(cells: Iterable[str]) -> Totals:
    """Totals from cells in the order of the fields; what is no number is none.

    >>> totals(["12", "", "x"])
    Totals(yes=12, no=None, abstain=None, not_voting=None)
    """
    return Totals(*(int(cell) if cell.isdecimal() else None for cell in cells))


@dataclass(frozen=True, slots=True)
class Sponsor:
    """One entry of a sponsor list as printed; `additional` when it joined after tabling."""

    printed: str
    additional: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One decision of an organ in one source.

    date: ISO 8601 or ""; organ: a code of the registry; session: as printed or ""; mode: a name of
    `lexicons/votes.toml` or ""; unit: what the row of this record is called in the ledger, "" where only its votes
    are rows; shared: another decision of the source bears the same symbol; `casts` is empty where no roll call is on
    record.
    """

    dataset: str
    record: str
    source: str
    printed: str
    title: str
    date: str
    organ: str
    unit: str = ""
    session: str = ""
    mode: str = ""
    kind: str = ""
    agenda: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    report: str = ""
    became: str = ""
    meeting: str = ""
    variants: tuple[str, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    casts: tuple[Cast, ...] = ()
    totals: Totals | None = None
    note: str = ""
    shared: bool = False

    @property
    def name(self) -> str:
        """How reports name it: by its symbol as printed, else by its id."""
        return self.printed or self.record

    @property
    def adopted(self) -> bool:
        """Whether the text was adopted, as far as the source says."""
        return self.kind not in ("Draft", "Amendment")
