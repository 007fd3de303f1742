"""The flat positions table: one row for each position of a letter and for each vote, in DuckDB beside the store.

The store holds the truth; this table is derived from it for questions over the whole graph, and is made again when
the store has changed. `positions.duckdb` in the store's folder holds it with a fingerprint of the store's files; it is
written aside and renamed into place, so that readers see a whole table or none. A store in memory, or a folder that
cannot be written, has its table in memory. What the columns mean stands in docs/guide/table.md; the queries that fill
the table are `table/*.rq` (read by `table_sources`), and what is made of their answers is `table/build.sql`.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.errors import StoreError
from diplograph.files import beside, put
from diplograph.store import Store

from . import table_sources

if TYPE_CHECKING:
    import duckdb

__all__ = ["FILE", "VERSION", "export", "fingerprint", "fresh", "open"]

FILE = "positions.duckdb"
_ROOM = Path(__file__).resolve().parent / "table"

VERSION = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(_ROOM.iterdir()) if path.is_file())).hexdigest()
_LOGS = ("LOG", "LOCK", "OPTIONS", "IDENTITY")  # files that RocksDB writes without changing the data


def fingerprint(folder: Path) -> str:
    """What changes whenever the data of a store changes: names, sizes and times of the files that hold it.

    RocksDB never changes a data file in place; it adds files and appends to its log. Costs one `stat` a file.
    """
    digest = hashlib.sha256(f"{VERSION}\n".encode())
    for path in sorted((folder / "db").iterdir()):
        if not path.name.startswith(_LOGS):
            with suppress(FileNotFoundError):  # a writer that tidies up just now
                about = path.stat()
                digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@contextmanager
def open(store: Store) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The table of a store, made or made again where it is missing or stale. Raises StoreError."""
    import duckdb

    connection = _connect(store)
    connection.execute("SET default_null_order = 'nulls_first'")  # as SPARQL orders what is unbound
    try:
        yield connection
    except duckdb.Error as error:
        raise StoreError(f"the positions table cannot answer: {error}; delete {FILE} to make it again") from error
    finally:
        connection.close()


def fresh(store: Store) -> bool:
    """Whether a table lies beside the store that is as new as the store, so that to ask it costs nothing more."""
    if store.folder is None or (found := _fresh(store.folder / FILE, fingerprint(store.folder))) is None:
        return False
    found.close()
    return True


def export(store: Store, path: Path) -> None:
    """The positions table as one Parquet file, written aside and renamed into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside(path), prefix=f".{path.name}.") as folder, open(store) as connection:
        aside = Path(folder) / path.name
        connection.execute(f"COPY positions TO {table_sources.quoted(aside)} (FORMAT parquet, COMPRESSION zstd)")
        put(aside, path)


def _connect(store: Store) -> "duckdb.DuckDBPyConnection":
    import duckdb

    if store.folder is None:
        return _in_memory(store)
    path = store.folder / FILE
    # The fingerprint is taken before the store is opened for reading: the table may be newer than its fingerprint
    # says (and is then made again), but never older.
    wanted = fingerprint(store.folder)
    if (found := _fresh(path, wanted)) is not None:
        return found
    with Store.reader(store.folder) as reader:
        try:
            _write(reader, path, wanted)
        except OSError:
            return _in_memory(reader)
    return duckdb.connect(str(path), read_only=True)


def _fresh(path: Path, wanted: str) -> "duckdb.DuckDBPyConnection | None":
    import duckdb

    if not path.exists():
        return None
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error:  # written by a later version of DuckDB, or damaged
        return None
    try:
        if connection.execute("SELECT fingerprint FROM about").fetchall() == [(wanted,)]:
            return connection
    except duckdb.Error:
        pass
    connection.close()
    return None


def _write(store: Store, path: Path, mark: str) -> None:
    import duckdb

    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{FILE}.") as folder:
        aside = Path(folder) / FILE
        connection = duckdb.connect(str(aside))
        try:
            _fill(store, connection, Path(folder), _usable(path))
            connection.execute(
                "CREATE TABLE about AS SELECT ?::VARCHAR AS fingerprint, ?::VARCHAR AS version", [mark, VERSION]
            )
        finally:
            connection.close()
        aside.replace(path)


def _in_memory(store: Store) -> "duckdb.DuckDBPyConnection":
    import duckdb

    connection = duckdb.connect()
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
        _fill(store, connection, Path(folder), None)
    return connection


def _usable(path: Path) -> Path | None:
    """An earlier table whose raw rows may be taken over: of this version, and whole."""
    import duckdb

    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            same = connection.execute("SELECT version FROM about").fetchall() == [(VERSION,)]
    except duckdb.Error:
        return None
    return path if same else None


def _fill(store: Store, connection: "duckdb.DuckDBPyConnection", folder: Path, before: Path | None) -> None:
    table_sources.fill(store, connection, folder, before)
    connection.execute((_ROOM / "build.sql").read_text(encoding="utf-8"))
