"""The Python face: an open knowledge graph that answers with pandas and networkx."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pandas as pd

from . import graphs
from .ingest import letter as letters
from .ingest import reader
from .model import Letter
from .queries import questions, runner, tracing
from .store import Store, Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Knowledge", "extract", "open"]


def extract(text: str, speaker: str | None = None, date: str | None = None) -> Letter:
    """Read one text. `speaker` (ISO3 or group code) says that it is that actor's own words, without a masthead.

    `date` is `YYYY` or `YYYY-MM-DD`. Spans of the letter are code-point offsets into `text`.
    """
    return letters.read(reader.source("text", text, speaker=speaker, date=date))


def open(folder: str | Path = "diplograph-store") -> "Knowledge":
    """Open a store read-only. Raises StoreError when there is none."""
    return Knowledge(Store.reader(folder))


class Knowledge:
    """An open store. Every answer is a DataFrame whose rows lead to a document and a quote."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> "Knowledge":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def positions(self, state: str | None = None, target: str | None = None, stance: str | None = None) -> pd.DataFrame:
        """Positions, one row each, oldest first.

        state: a State's or group's code or name; target: a symbol; stance: a notation such as `reject`.
        Columns: date, holder, stance, family, target, scope, modality, attribution, polarity, strength,
        confidence, quote, letter, position. Raises UnknownName.
        """
        given = {"state": state, "target": target, "stance": stance}
        return self.query("positions", **{name: value for name, value in given.items() if value is not None})

    def query(self, name: str, **values: str) -> pd.DataFrame:
        """A question of the library with its parameters. Raises UnknownName, InputError."""
        return frame(runner.run(self.store, name, values))

    def questions(self) -> pd.DataFrame:
        """The library: name, number, title, parameters, columns."""
        rows = [questions.question(name) for name in questions.names()]
        return pd.DataFrame(
            {
                "name": [row.name for row in rows],
                "number": [row.number for row in rows],
                "title": [row.title for row in rows],
                "parameters": [", ".join(each.name for each in row.parameters) for row in rows],
                "columns": [", ".join(row.columns) for row in rows],
            }
        )

    def sparql(self, query: str) -> pd.DataFrame:
        """Any SPARQL SELECT over the union of all graphs."""
        return frame(self.store.select(query))

    def trace(
        self, state: str, *, target: str | None = None, series: str | None = None, topic: str | None = None
    ) -> pd.DataFrame:
        """One actor's steps over a resolution, a series or a topic, with what changed at each."""
        steps = tracing.trace(self.store, state, target=target, series=series, topic=topic).steps
        return pd.DataFrame([tracing.record(step) for step in steps])

    def graph(self, name: str) -> "nx.Graph[str]":
        """A projection such as `states-resolutions`, as a networkx graph. Raises UnknownName."""
        return graphs.project(self.store, name)


def frame(table: Table) -> pd.DataFrame:
    """A table of terms as a DataFrame of strings; unbound cells are `None`."""
    return pd.DataFrame(table.records(), columns=list(table.columns))
