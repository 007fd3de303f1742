"""Times the questions of the library, each in a process of its own, warm; and beside rdflib on the same triples.

    python benchmarks/questions.py measure --store STORE [--limit 10] [--bare] [--only NAME ...]
    python benchmarks/questions.py rdflib --store STORE [--triples 1000000] [--limit 6] [--only NAME ...]

`measure` prints a table in Markdown: question and parameters, rows, the engine that `diplograph query` chooses by
itself, its seconds, those of the store beside it, and whether both engines gave the same rows. `rdflib` takes a part
of a store, half of it votes and the rest letters, into a store of its own and into rdflib's memory, and asks both.

A time is that of the second of two runs, in processor seconds, which other work on the machine changes little. What
does not end within --limit processor seconds for both runs is stopped. rdflib runs once, and is stopped after --limit
seconds or thirty times our time, whichever is longer: "more than" stands before such a factor.
"""

import argparse
import hashlib
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from diplograph import intake
from diplograph.queries import engines, positions_table, questions
from diplograph.store import Store, Table, serialize

GIVEN = {
    "state": "CUB",
    "bloc": "EU",
    "resolution": "E/CN.4/RES/2005/11",
    "target": "E/CN.4/RES/2005/11",
    "document": "E/CN.4/RES/2005/11",
    "text": "DEMO/2005/CHR/1",
}
PAIRS = {name: {"state": "CUB", "other": "VNM"} for name in ("agreement", "letters-and-votes")}


class Answer(NamedTuple):
    """What one question cost and gave: processor seconds, number of rows, and a digest of the rows, sorted."""

    seconds: float
    rows: int
    digest: str


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description="Times the questions of the library.")
    ways = parser.add_subparsers(dest="way", required=True)
    alone, beside_ = ways.add_parser("measure"), ways.add_parser("rdflib")
    alone.add_argument("--store", required=True)
    alone.add_argument("--limit", type=float, default=10)
    alone.add_argument("--bare", action="store_true", help="no parameters, only the engine chosen by itself")
    beside_.add_argument("--store", required=True)
    beside_.add_argument("--triples", type=int, default=1_000_000)
    beside_.add_argument("--limit", type=float, default=6)
    for each in (alone, beside_):
        each.add_argument("--only", nargs="+", default=questions.names(), choices=questions.names(), metavar="NAME")
    asked = parser.parse_args()
    if asked.way == "measure":
        measure(asked.store, asked.limit, asked.bare, asked.only)
    else:
        beside(asked.store, asked.triples, asked.limit, asked.only)


def given(name: str) -> dict[str, str]:
    """The parameters with which a question is timed: its first one."""
    if name in PAIRS:
        return PAIRS[name]
    first = [each.name for each in questions.question(name).parameters][:1]
    return {key: GIVEN[key] for key in first if key in GIVEN}


def measure(folder: str, limit: float, bare: bool, names: Sequence[str]) -> None:
    """Every question, with its first parameter or with none."""
    with Store.reader(folder) as store, positions_table.open(store):  # makes the table, if there is none
        pass
    print("| question | rows | engine | s | store, s | same rows |\n| --- | --- | --- | --- | --- | --- |")
    for name in names:
        values = {} if bare else given(name)
        tabled = engines.has_table(name)
        by_store = None if bare and tabled else _limited(_ours, (folder, name, values, "store"), limit)
        best = _limited(_ours, (folder, name, values, "auto"), limit) if tabled else by_store
        engine, rows = "table" if tabled else "store", best.rows if best else "?"
        same = _same(best, by_store) if tabled and not bare else ""
        costs = f"{_cost(best, limit)} | {'' if bare else _cost(by_store, limit)}"
        print(f"| {_shown(name, values)} | {rows} | {engine} | {costs} | {same} |", flush=True)


def beside(source: str, triples: int, limit: float, names: Sequence[str]) -> None:
    """The same questions on the same triples in our store, our table and rdflib."""
    with tempfile.TemporaryDirectory() as folder:
        part, ours = Path(folder) / "part.nq", str(Path(folder) / "store")
        _part(source, triples, part)
        with Store.open(ours, create=True) as store:
            store.bulk(part)
        with Store.reader(ours) as store, positions_table.open(store):
            pass
        began = time.process_time()
        graph = _rdflib(part)
        print(f"rdflib: {len(graph):,} triples read in {time.process_time() - began:.0f} s\n")
        print("| question | rows | ours, s | engine | rdflib, s | times | same rows |")
        print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
        for name in names:
            values = given(name)
            best = _limited(_ours, (ours, name, values, "auto"), limit)
            patience = max(limit, 30 * best.seconds if best else 0)
            theirs = _limited(_once, (graph, name, values), patience)
            engine = "table" if engines.has_table(name) else "store"
            costs = f"{_cost(best, limit)} | {engine} | {_cost(theirs, patience)} | {_factor(best, theirs, patience)}"
            rows = best.rows if best else "?"
            print(f"| {_shown(name, values)} | {rows} | {costs} | {_same(best, theirs)} |", flush=True)


def _shown(name: str, values: dict[str, str]) -> str:
    return " ".join([name, *(f"--{key} {value}" for key, value in values.items())])


def _same(one: Answer | None, other: Answer | None) -> str:
    return "not known" if one is None or other is None else "yes" if one[1:] == other[1:] else "no"


def _factor(ours: Answer | None, theirs: Answer | None, limit: float) -> str:
    if ours is None:
        return "?"
    return f"{'' if theirs else 'more than '}{(theirs.seconds if theirs else limit) / max(ours.seconds, 1e-4):,.0f}"


def _cost(found: Answer | None, limit: float) -> str:
    return f"{found.seconds:.3f}" if found else f"over {limit:.0f}"


def _part(source: str, triples: int, path: Path) -> None:
    """The reference graphs, then records of votes as long as they fill no more than half, then letters."""
    with Store.memory() as reference, Store.reader(source) as store, path.open("wb") as out:
        intake.prepare(reference)
        out.write(serialize(reference.quads(), ".nq"))
        count = len(reference)
        names = store.graphs()
        for votes in (True, False):
            for name in names:
                if ("/graph/votes/" in name) != votes or "/graph/ref/" in name or name.endswith("/graph/meta"):
                    continue
                quads = list(islice(store.quads(name), triples - count + 1))
                if count + len(quads) <= (triples // 2 if votes else triples):
                    out.write(serialize(quads, ".nq"))
                    count += len(quads)


def _ours(folder: str, name: str, values: dict[str, str], engine: str) -> Answer:
    with Store.reader(folder) as store:
        _timed(lambda: engines.run(store, name, values, engine))
        return _timed(lambda: engines.run(store, name, values, engine))


def _once(graph: Any, name: str, values: dict[str, str]) -> Answer:
    query = questions.bind(questions.question(name), values)
    began = time.process_time()
    rows = [[None if cell is None else str(cell) for cell in row] for row in graph.query(query)]
    return Answer(time.process_time() - began, len(rows), _digest(rows))


def _timed(work: Callable[[], Table]) -> Answer:
    began = time.process_time()
    table = work()
    took = time.process_time() - began
    return Answer(took, len(table.rows), _digest([list(row.values()) for row in table.records()]))


def _digest(rows: list[list[str | None]]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()


def _limited(work: Callable[..., Answer], arguments: tuple[Any, ...], limit: float) -> Answer | None:
    """The answer of a forked process, or `None` when it takes too long. A fork shares the graph in memory."""
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()

    def limited() -> None:
        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + int(limit), used + int(limit)))
        queue.put(work(*arguments))

    child = context.Process(target=limited)
    child.start()
    child.join()
    return queue.get() if not queue.empty() else None


def _rdflib(path: Path) -> Any:
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    graph.parse(path, format="nquads")
    return graph


if __name__ == "__main__":
    main()
