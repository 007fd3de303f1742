"""Runs questions on an open store, or on a remote endpoint, and shapes the answers."""

from collections.abc import Mapping
from difflib import get_close_matches

from diplograph.errors import UnknownName
from diplograph.ingest.actors import registers
from diplograph.store import Endpoint, Store, Table

from . import questions

__all__ = ["code", "integrity", "run", "searched"]

_SEARCHED = """PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT (COUNT(DISTINCT ?text) AS ?n) WHERE { ?text a dg:TextVersion }"""

_SERIES = """PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT DISTINCT ?name WHERE { ?text dg:partOfSeries ?series . BIND(STRAFTER(STR(?series), "series/") AS ?name) }"""


def run(store: Endpoint, name: str, values: Mapping[str, str] | None = None) -> Table:
    """Answer a question of the library. Raises UnknownName (also for a series that the store lacks), InputError."""
    asked, given = questions.question(name), values or {}
    table = store.select(questions.bind(asked, given))
    if not table.rows:
        for parameter in asked.parameters:
            if parameter.type == "series" and parameter.name in given:
                _known_series(store, given[parameter.name])
    return table


def _known_series(store: Endpoint, name: str) -> None:
    """Tell a misspelt series from one on which nothing was said."""
    known = sorted(str(row["name"]) for row in store.select(_SERIES).records())
    if name not in known:
        raise UnknownName(
            f"{name}: the store has no such series.", get_close_matches(name, known, cutoff=0.4) or known[:5]
        )


def searched(store: Endpoint) -> int:
    """How many texts an answer was searched in; an empty answer is only worth something with it."""
    return int(store.select(_SEARCHED).records()[0]["n"] or 0)


def code(actor: str) -> str:
    """The code of an actor that is given by code or name. Raises UnknownName."""
    return registers.actor(actor, None).code


def integrity(store: Store) -> dict[str, Table]:
    """Every integrity query with its rows; all of them must be empty."""
    return {name: store.select(questions.question(name, "integrity").sparql) for name in questions.names("integrity")}
