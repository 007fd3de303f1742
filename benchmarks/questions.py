"""Times the questions of the library, each in a process of its own, warm; and beside rdflib on the same triples.

    python benchmarks/questions.py measure STORE [SECONDS]           every question, first parameter given, both engines
    python benchmarks/questions.py rdflib FILE.nq TRIPLES [SECONDS]  some questions, on the first TRIPLES of a file

A time is that of one run after a first one that is not counted; it is given as elapsed and as processor seconds,
which differ where other work runs on the machine. What does not end within SECONDS of processor time is stopped.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from diplograph import intake
from diplograph.queries import engines, questions
from diplograph.store import Store, serialize

GIVEN = {
    "state": "CUB",
    "bloc": "EU",
    "resolution": "E/CN.4/RES/2005/11",
    "target": "E/CN.4/RES/2005/11",
    "document": "E/CN.4/RES/2005/11",
    "text": "DEMO/2005/CHR/1",
}
PAIRS = {name: {"state": "CUB", "other": "VNM"} for name in ("agreement", "letters-and-votes")}
SIDE_BY_SIDE = ("founding", "positions", "grounds", "dossier", "conditions", "exact-sentence", "cited-without-agenda")

Answer = tuple[float, float, int]


def main() -> None:
    """Print one line a question."""
    if sys.argv[1] == "measure":
        measure(sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 30)
    else:
        beside(Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]) if len(sys.argv) > 4 else 120)


def given(name: str) -> dict[str, str]:
    """The parameters with which a question is timed."""
    if name in PAIRS:
        return PAIRS[name]
    names = [each.name for each in questions.question(name).parameters]
    return {key: GIVEN[key] for key in names[:1] if key in GIVEN}


def measure(folder: str, limit: float) -> None:
    """Every question with its first parameter, on the store and, where it has a form for it, on the table."""
    for name in questions.names():
        for engine in engines.ENGINES:
            if engine == "store" or engines.has_table(name):
                found = _limited(_ours, (folder, name, given(name), engine), limit)
                print(f"{name:32} {engine:6} {_shown(found, limit)}  {given(name)}", flush=True)


def beside(path: Path, triples: int, limit: float) -> None:
    """The same questions on the same triples in Oxigraph and rdflib."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.nq"
        with Store.memory() as reference, path.open("rb") as lines, part.open("wb") as out:
            intake.prepare(reference)
            out.write(serialize(reference.quads(), ".nq"))
            out.writelines(islice(lines, triples - len(reference)))
        with Store.open(Path(folder) / "store", create=True) as store:
            store.bulk(part)
        began = time.perf_counter()
        graph = _rdflib(part)
        print(f"rdflib: {len(graph):,} triples after {time.perf_counter() - began:.0f} s", flush=True)
        for name in SIDE_BY_SIDE:
            ours = _limited(_ours, (str(Path(folder) / "store"), name, given(name), "store"), limit)
            theirs = _limited(_once, (graph, name, given(name)), limit)
            factor = ""
            if ours:
                least = "" if theirs else "more than "
                factor = f"{least}{(theirs[1] if theirs else limit) / max(ours[1], 1e-4):.0f} times"
            print(f"{name:24} ours {_shown(ours, limit)}   rdflib {_shown(theirs, limit)}   {factor}", flush=True)


def _shown(found: Answer | None, limit: float) -> str:
    return f"{found[0]:8.3f} s {found[1]:8.3f} cpu {found[2]:7} rows" if found else f"   over {limit:.0f} s"


def _ours(folder: str, name: str, values: dict[str, str], engine: str) -> Answer:
    with Store.reader(folder) as store:
        return _timed(lambda: len(engines.run(store, name, values, engine).rows), runs=1)


def _once(graph: Any, name: str, values: dict[str, str]) -> Answer:
    query = questions.bind(questions.question(name), values)
    return _timed(lambda: len(list(graph.query(query))), runs=0)


def _timed(work: Callable[[], int], runs: int) -> Answer:
    best = None
    for number in range(runs + 1):
        wall, processor = time.perf_counter(), time.process_time()
        rows = work()
        took = time.perf_counter() - wall, time.process_time() - processor, rows
        if number or not runs:
            best = min(best or took, took)
    assert best is not None
    return best


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
