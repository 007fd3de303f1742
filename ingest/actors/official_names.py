"""Names of States in the six official languages of the United Nations, read only when asked for."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from .identities import identity_of
from .registry_tables import rows

__all__ = ["OfficialName", "names"]


@dataclass(frozen=True, slots=True)
class OfficialName:
    """Short and official name in one language (`ar`, `en`, `es`, `fr`, `ru`, `zh`)."""

    language: str
    short: str
    official: str


@cache
def _by_identity() -> dict[str, tuple[OfficialName, ...]]:
    found: dict[str, list[OfficialName]] = defaultdict(list)
    for identity, *name in rows("official_names.csv"):
        found[identity].append(OfficialName(*name))
    return {identity: tuple(group) for identity, group in found.items()}


def names(code: str, date: str | None = None) -> tuple[OfficialName, ...]:
    """The official names of the State that bears a code on a date, by language; `()` where we have none."""
    return _by_identity().get(identity_of(code, date) or code, ())
