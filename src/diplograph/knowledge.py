"""The Python face: an open knowledge graph that answers with pandas and networkx."""

from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pandas as pd

from . import graphs
from .days import DAY, YEAR, first_day
from .errors import InputError
from .ingest import letter as letters
from .ingest import reader
from .model import Letter
from .queries import comparisons, engines, guard, positions_table, questions, tracing
from .store import Store, Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Knowledge", "extract", "open"]


def extract(text: str, speaker: str | None = None, date: str | None = None, *, quick: bool = False) -> Letter:
    """Read one text. `speaker` (code or name of a State or group) says that it is its own words, without a masthead.

    `date` is `YYYY` or `YYYY-MM-DD`. Spans of the letter are code-point offsets into `text`. quick: without the
    network, faster and with fewer positions found. Raises UnknownName for a speaker whom the registry does not know
    on the date, InputError for an empty text or another form of date.
    """
    if not text.strip():
        raise InputError("the text is empty; give the words of a letter or speech")
    if date is not None:
        first_day(date, YEAR, DAY)
    return letters.read(reader.source("text", text, speaker=speaker, date=date), quick=quick)


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
        """Positions, one row a position, holder and quote, oldest first.

        state: a State's or group's code or name; target: a symbol; stance: a notation such as `reject`.
        Columns: date, holder, stanceName, family, about (the target), scope, modality, attribution, polarity (-1 to
        1), strength (1 to 5), confidence (0 to 1), quote, letter, position. Raises UnknownName.
        """
        found = self.query("positions", state=state, target=target, stance=stance)
        return found.assign(**{name: pd.to_numeric(found[name]) for name in ("polarity", "strength", "confidence")})

    def query(self, name: str, engine: str = "auto", **values: str | None) -> pd.DataFrame:
        """A question of the library with its parameters; one that is `None` is not given.

        engine: `store` (its .rq), `table` (its .sql, if any) or `auto` (the table where it is up to date).

        Raises UnknownName, InputError.
        """
        given = {key: value for key, value in values.items() if value is not None}
        return frame(engines.run(self.store, name, given, engine))

    def table(self) -> pd.DataFrame:
        """The flat positions table, letters and votes, one row a position and holder; the store's newest state.

        Columns: kind (letter or vote), holder, target, stance, family, polarity, strength, date, year, session, organ,
        series, document, quote, grounds, modality, attribution, scope, confidence, inferred, quotes, position,
        holder_iri, target_iri. They are explained in docs/guide/table.md.
        """
        with positions_table.open(self.store) as connection:
            return connection.execute("SELECT * FROM positions").df()

    def agreement(self, one: str | None = None, other: str | None = None, least: int = 1) -> pd.DataFrame:
        """How alike actors are in letters and in votes, one row an ordered pair that wrote on at least `least` texts.

        Columns: one, two, sharedTexts, alikeTexts, letterShare (0 to 1), sharedVotes, alikeVotes, voteShare (0 to 1),
        text, letter, otherLetter (the first text that both wrote on).
        """
        found = self.query("letters-and-votes", "table", state=one, other=other, least=str(least))
        counts = ["sharedTexts", "alikeTexts", "letterShare", "sharedVotes", "alikeVotes", "voteShare"]
        return found.assign(**{name: pd.to_numeric(found[name]) for name in counts})

    def blocs(
        self,
        since: str | None = None,
        until: str | None = None,
        organ: str | None = None,
        alike: float = 0.9,
        least: int = 10,
    ) -> pd.DataFrame:
        """Blocs found in the votes of a period beside the official group that each is most like.

        Columns: bloc, size, members, alike, group, overlap, missing, extra (queries/comparisons.py says how).
        """
        return comparisons.blocs(self.store, since, until, organ, alike, least)

    def cohesion(
        self, group: str, since: str | None = None, until: str | None = None, organ: str | None = None
    ) -> pd.DataFrame:
        """How often each member of a group, while it was one, voted otherwise than most of the group.

        Columns: member, votes, deviating, share, text, date, vote, line, source (the last five: the latest deviation).
        """
        return comparisons.cohesion(self.store, group, since, until, organ)

    def deviations(self, group: str | None = None, member: str | None = None) -> pd.DataFrame:
        """Letters in which a member, on the day it wrote, took the other side than its group on the same text.

        Columns: date, group, member, about, groupStance, memberStance, groupDate, quote, groupQuote, letter,
        groupLetter.
        """
        return self.query("deviations", bloc=group, state=member)

    def spread(self, ground: str, series: str | None = None) -> pd.DataFrame:
        """Who gave a ground first, and who after, one row an actor and its first quotes.

        Columns: rank (1 for the first; equal days share it), days (since the first), date, holder, groundName,
        stanceName, about, quote, letter.
        """
        found = self.query("ground-spread", ground=ground, series=series)
        days = pd.to_datetime(found["date"], format="ISO8601")
        found.insert(0, "days", (days - days.min()).dt.days)
        found.insert(0, "rank", found["date"].rank(method="dense").astype(int))
        return found

    def words_versus_votes(self, state: str | None = None, target: str | None = None) -> pd.DataFrame:
        """States that wrote against a text and did not vote against it, or wrote for it and did not vote for it.

        Columns: date, holder, text, stanceName, vote, voted, contrast, quote, letter, source.
        """
        return self.query("words-versus-votes", "table", state=state, target=target)

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
        """Any SPARQL SELECT, with its prefixes, over the union of all graphs or its own FROM. Raises InputError.

        A triple that several graphs hold is found once in each: write DISTINCT (docs/guide/questions.md).
        """
        return frame(self.store.select(query, union=not guard.has_dataset(query)))

    def trace(
        self,
        state: str,
        *,
        target: str | None = None,
        series: str | None = None,
        topic: str | None = None,
        acts: bool = False,
        members: bool = False,
        others: bool = False,
    ) -> pd.DataFrame:
        """One actor's steps over a resolution, a series or a topic, with what changed at each.

        acts: with votes and sponsorships. members: all members of a group, each while it was one. others: a column
        `movedWith`, the codes of those who moved the same way within a year.
        Columns: date, letter, target, stances, added, strength, polarity, modality, grounds, gained, dropped, change,
        quote, position, holder, kind, thread.
        """
        found = tracing.trace(self.store, state, target=target, series=series, topic=topic, acts=acts, members=members)
        rows = [tracing.record(step) for step in found.steps]
        if others:
            near = tracing.moved_with(self.store, found)
            rows = [
                {**row, "movedWith": [other.holder for other in near.get(step, ())]}
                for row, step in zip(rows, found.steps, strict=True)
            ]
        names = [*(each.name for each in fields(tracing.Step)), *(["movedWith"] if others else [])]
        return pd.DataFrame(rows, columns=names)

    def graph(self, name: str, **values: str) -> "nx.Graph[str]":
        """A projection such as `states-resolutions`, as a networkx graph, with the parameters of `graph --param`.

        Such as `kg.graph("agreement", window="year", organ="HRC")`. Raises UnknownName, InputError.
        """
        return graphs.project(self.store, name, values)


def frame(table: Table) -> pd.DataFrame:
    """A table of terms as a DataFrame of strings; unbound cells are `None`."""
    return pd.DataFrame(table.records(), columns=list(table.columns))
