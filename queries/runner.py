"""Runs questions on an open store, or on a remote endpoint, and shapes the answers."""

from collections.abc import Mapping
from difflib import get_close_matches

from diplograph.errors import UnknownName
from diplograph.ingest.actors import registers
from diplograph.store import Endpoint, Store, Table, written

from . import questions, years
from .questions import Question

__all__ = ["check_names", "code", "integrity", "lacks", "run", "searched"]

_SEARCHED = """PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT (COUNT(DISTINCT ?text) AS ?n) WHERE { ?text a dg:TextVersion }"""

_OCCURS = "SELECT ?p WHERE {{ {{ {0} ?p ?o }} UNION {{ ?s ?p {0} }} }} LIMIT 1"
_LEAST = "SELECT ?s WHERE {{ {} }} LIMIT 1"
_DG = "PREFIX dg: <https://w3id.org/diplograph/ns#> "

_LIKE = {  # where the names of a kind stand
    "series": "?text dg:partOfSeries ?thing",
    "ground": "?reason dg:groundType ?thing",
    "organ": "{ ?text dg:adoptedBy ?thing } UNION { ?event dg:votedIn ?thing }",
    "target": "?position dg:target ?thing",
}
_KINDS = {"mech": "mechanism"}
_NEEDS = {
    "votes": ("?s a dg:VoteEvent", "no voting record; load one with: diplograph votes FILE"),
    "sponsors": ("?s dg:sponsoredBy ?o", "no record of sponsors; load one with: diplograph votes FILE"),
}


def run(store: Endpoint, name: str, values: Mapping[str, str] | None = None) -> Table:
    """Answer a question of the library. Raises UnknownName (also for a name that the store lacks), InputError."""
    asked, given = questions.question(name), values or {}
    table = store.select(questions.bind(asked, given))
    if not table.rows:
        check_names(store, asked, given)
    return years.shown(store, table)


def check_names(store: Endpoint, asked: Question, given: Mapping[str, str]) -> None:
    """Tell a misspelt name from one on which nothing was said. Raises UnknownName for what the store lacks."""
    for each in asked.parameters:
        value = given.get(each.name)
        if value is None or each.type not in (*_LIKE, "document"):
            continue
        if store.select(_OCCURS.format(written(questions.term(each.type, value)))).rows:
            continue
        if each.type == "document" or (each.type == "target" and ":" not in value):
            raise UnknownName(f"{value}: the store has no such text; a symbol is written as E/CN.4/RES/2004/13.", ())
        kind, _, name = value.rpartition(":")
        kind = kind or each.type
        near = _near(store, each.type, kind, name)
        more = "." if near else "; `diplograph query positions` shows what letters speak about."
        raise UnknownName(f"{value}: the store has no such {_KINDS.get(kind, kind)}{more}", near)


def _near(store: Endpoint, kind: str, prefix: str, name: str) -> list[str]:
    things = store.select(f"{_DG}SELECT DISTINCT ?thing WHERE {{ {_LIKE[kind]} }}").records()
    iris = [str(row["thing"]).rsplit("/", 2) for row in things]
    known = sorted(parts[2] for parts in iris if len(parts) == 3 and parts[1] == prefix)
    found = get_close_matches(name, known, cutoff=0.4) or known[:5]
    return found if kind == prefix else [f"{prefix}:{each}" for each in found]


def lacks(store: Endpoint, needs: str | None) -> str:
    """What is needed (`votes`, `sponsors`) and the store does not have, in words; empty when it has all."""
    if needs is None:
        return ""
    pattern, words = _NEEDS[needs]
    return "" if store.select(_DG + _LEAST.format(pattern)).rows else words


def searched(store: Endpoint) -> int:
    """How many texts an answer was searched in; an empty answer is only worth something with it."""
    return int(store.select(_SEARCHED).records()[0]["n"] or 0)


def code(actor: str) -> str:
    """The code of an actor that is given by code or name. Raises UnknownName."""
    return registers.typed(actor).code


def integrity(store: Store) -> dict[str, Table]:
    """Every integrity query with its rows; all of them must be empty."""
    return {name: store.select(questions.question(name, "integrity").sparql) for name in questions.names("integrity")}
