"""Series: texts whose titles tell of one situation, over the years and across organs.

The rule: two adopted texts belong to one series when their titles have the same telling words and cite the same
resolutions (`words.title_key`); where fewer than two words tell, the first subject heading is added. A series needs
two texts in one dataset, or an entry in `registry/series.csv`, whose ids stay.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from diplograph import terms
from diplograph.model import IRI
from diplograph.terms import iri

from .. import tables
from .records import Record
from .words import plain_title, title_key

__all__ = ["Titles"]

_LONGEST = 72  # characters of the name of a series; a longer one is cut and told apart by a hash


@dataclass(slots=True)
class Titles:
    """Collects the titles of one dataset; `series` gives the finished series."""

    found: dict[str, list[tuple[IRI, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, document: IRI, record: Record) -> None:
        """Remember an adopted text."""
        title = plain_title(record.title)
        key = title_key(title)
        if key.count("-") < 1 and record.subjects:
            key = f"{key}-{terms.name_slug(record.subjects[0])}".strip("-")
        if key.count("-") >= 1:
            self.found[key].append((document, title))

    def series(self) -> tuple[tuple[IRI, str, tuple[IRI, ...]], ...]:
        """(series, label, documents) in the order of the ids."""
        kept = {}
        for key, texts in self.found.items():
            documents = tuple(sorted({document for document, _ in texts}))
            if len(documents) > 1 or key in _named():
                kept[_id(key)] = (iri(f"series:{_id(key)}"), texts[0][1], documents)
        return tuple(kept[name] for name in sorted(kept))


@cache
def _named() -> dict[str, str]:
    """Keys of the series of the registry, to their ids."""
    rows = tables.read("registry/series.csv")
    return {title_key(row["label"]): row["series"] for row in rows if row["label"]}


def _id(key: str) -> str:
    if key in _named():
        return _named()[key]
    return key if len(key) <= _LONGEST else f"{key[:_LONGEST].rstrip('-')}-{terms.hash8(key)}"
