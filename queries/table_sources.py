"""What the positions table is made from: the answers of `table/*.rq`, kept in the table's file as raw rows.

Reading a million votes and ten thousand letters out of the triples takes the better part of a minute, so what has not
changed is taken over from the table before. The head of each query says what it depends on:

    # of: letters    on the graphs of letters; `graph/meta` holds the hash of what each of them says
    # of: votes      on the voting records; `graph/meta` says which datasets are loaded, and from which input
    # of: all        on anything; read every time

A query of letters has `?graph` as its first column and the line `VALUES ?graph { UNDEF } # graphs`, in which the graphs
that changed are named. A graph without a hash is read every time, and so are votes that nobody says are loaded whole.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph import terms
from diplograph.model import IRI
from diplograph.store import Store, written

if TYPE_CHECKING:
    import duckdb

__all__ = ["fill", "quoted"]

_ROOM = Path(__file__).resolve().parent / "table"
_OF = re.compile(r"^# of: (letters|votes|all)$", re.MULTILINE)
_SLOT = "VALUES ?graph { UNDEF } # graphs"
_SOME = 1_000  # graphs that are named in a query; more are read together with all the others
_CSV = "read_csv({path}, header=true, all_varchar=true, delim=',', quote='\"', escape='\"')"
_GRAPHS = f"""PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT DISTINCT ?graph ?hash WHERE {{
  {{ SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?document dg:hasText ?version }} }} }}
  OPTIONAL {{ GRAPH <{terms.META}> {{ ?graph dg:contentHash ?hash }} }}
}}"""
_DATASETS = f"""PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT DISTINCT ?dataset ?state WHERE {{ GRAPH <{terms.META}> {{ ?dataset dg:loadState ?state }} }}"""


def fill(store: Store, connection: "duckdb.DuckDBPyConnection", folder: Path, before: Path | None) -> None:
    """Make a table `raw_NAME` for each query. `folder` is for passing files; `before` is an earlier table."""
    hashes = {str(row["graph"]): row["hash"] or "" for row in store.select(_GRAPHS).records()}
    datasets = {str(row["dataset"]): str(row["state"]) for row in store.select(_DATASETS).records()}
    connection.execute("CREATE TABLE raw_graphs_known (graph VARCHAR, hash VARCHAR)")
    connection.execute("CREATE TABLE raw_datasets_known (dataset VARCHAR, state VARCHAR)")
    _insert(connection, "raw_graphs_known", hashes)
    _insert(connection, "raw_datasets_known", datasets)
    if before is not None:
        connection.execute(f"ATTACH {quoted(before)} AS before (READ_ONLY)")
    changed = _changed(connection, hashes) if before is not None else None
    same_votes = before is not None and _same(connection, datasets)
    for query in sorted(_ROOM.glob("*.rq")):
        text = terms.under_base(query.read_text(encoding="utf-8"))
        found = _OF.search(text)
        of = found[1] if found else "all"
        if of == "votes" and same_votes:
            connection.execute(f"CREATE TABLE raw_{query.stem} AS SELECT * FROM before.raw_{query.stem}")
        elif of == "letters" and changed is not None and len(changed) <= _SOME:
            _patch(store, connection, folder, query.stem, text, changed)
        else:
            _read(store, connection, folder, query.stem, text)
    if before is not None:
        connection.execute("DETACH before")


def _changed(connection: "duckdb.DuckDBPyConnection", hashes: Mapping[str, str]) -> list[str]:
    """Graphs that are new, say something else, or have no hash."""
    known = dict(connection.execute("SELECT graph, hash FROM before.raw_graphs_known").fetchall())
    return sorted(graph for graph, digest in hashes.items() if not digest or known.get(graph) != digest)


def _same(connection: "duckdb.DuckDBPyConnection", datasets: Mapping[str, str]) -> bool:
    known = dict(connection.execute("SELECT dataset, state FROM before.raw_datasets_known").fetchall())
    whole = all(state.startswith("done ") for state in datasets.values())
    return bool(datasets) and whole and known == datasets


def _patch(
    store: Store, connection: "duckdb.DuckDBPyConnection", folder: Path, name: str, query: str, changed: list[str]
) -> None:
    """The rows of before, without those of graphs that changed or are gone; then the rows of what changed."""
    connection.execute(f"""CREATE TABLE raw_{name} AS SELECT raw.* FROM before.raw_{name} AS raw
        SEMI JOIN (SELECT graph FROM raw_graphs_known AS now JOIN before.raw_graphs_known AS old USING (graph, hash)
                   WHERE hash <> '') AS kept USING (graph)""")
    if changed:
        values = " ".join(written(IRI(graph)) for graph in changed)
        answer = folder / f"{name}.csv"
        store.csv(query.replace(_SLOT, f"VALUES ?graph {{ {values} }}"), answer)
        connection.execute(f"INSERT INTO raw_{name} SELECT * FROM {_CSV.format(path=quoted(answer))}")
        answer.unlink()


def _read(store: Store, connection: "duckdb.DuckDBPyConnection", folder: Path, name: str, query: str) -> None:
    answer = folder / f"{name}.csv"
    store.csv(query, answer)
    connection.execute(f"CREATE TABLE raw_{name} AS SELECT * FROM {_CSV.format(path=quoted(answer))}")
    answer.unlink()


def _insert(connection: "duckdb.DuckDBPyConnection", table: str, rows: Mapping[str, str]) -> None:
    if rows:
        connection.execute(
            f"INSERT INTO {table} SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])", [list(rows), list(rows.values())]
        )


def quoted(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"
