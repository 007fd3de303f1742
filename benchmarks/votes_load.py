"""Load a voting record: our whole load (read, map, write, index) beside Oxigraph's own bulk load of the same quads.

    python benchmarks/votes_load.py ../shared/data/undl_votes/*.gz ../shared/data/hrc_chr_votes/*

Both runs are processes of their own, one after the other, on fresh folders under --work. Printed: seconds of each by
the clock and by the processor (the clock lies on a busy machine), their ratio (at most 1.5 is asked for), peak memory;
then whether counts by organ, year and vote are those of the source, the landmarks, and the ledger.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from diplograph import rollcalls
from diplograph.ingest.votes import sources
from diplograph.ingest.votes.ledger import Ledger
from diplograph.ingest.votes.mapping import Mapping
from diplograph.ingest.votes.words import STANCES
from diplograph.store import Store

LANDMARKS = {
    "A/RES/181A(II)": (33, 13, 10), "A/RES/2758(XXVI)": (76, 35, 17), "A/RES/3379(XXX)": (72, 35, 32),
    "A/RES/ES-11/1": (141, 5, 35), "E/CN.4/RES/2004/13": (29, 8, 16),
}  # fmt: skip
COUNTS = """PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT ?graph ?organ ?year ?stance (COUNT(*) AS ?n) WHERE { GRAPH ?graph {
  ?event a dg:VoteEvent ; dg:votedIn ?organ ; dg:date ?date .
  ?vote dg:castIn ?event ; dg:stance ?stance
} BIND(YEAR(?date) AS ?year) } GROUP BY ?graph ?organ ?year ?stance"""
# DISTINCT: several graphs say which symbol a document has, and the union of graphs keeps each saying.
TOTALS = """PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT ?stance (COUNT(DISTINCT ?vote) AS ?n) WHERE {
  ?document dg:symbol "%s" . ?event dg:voteOn ?document . ?vote dg:castIn ?event ; dg:stance ?stance
} GROUP BY ?stance"""

Counts = Counter[tuple[str, str, int, str]]


def ours(paths: list[str], folder: str) -> None:
    """The whole load, into a fresh store."""
    start = time.perf_counter()
    with Store.open(folder, create=True) as store:
        outcomes = rollcalls.load(store, sources.find(tuple(paths)), lambda done: None)
    _tell(start, quads=sum(each.quads for each in outcomes))


def theirs(path: str, folder: str) -> None:
    """Oxigraph's bulk load of one finished file of N-Quads."""
    start = time.perf_counter()
    with Store.open(folder, create=True) as store:
        store.bulk(Path(path))
    _tell(start)


def _tell(start: float, **more: int) -> None:
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = round(used.ru_utime + used.ru_stime, 1)
    print(json.dumps({"seconds": round(seconds, 1), "cpu": spent, "peak_mb": used.ru_maxrss // 1024, **more}))


def write(paths: list[str], target: Path) -> tuple[Counts, Ledger]:
    """The N-Quads of all datasets in one file; and votes by dataset, organ, year and stance, counted in the sources.

    Not counted: the UN's JSON, of which only roll calls that no other dataset holds are stored.
    """
    told, counts, covered = Ledger(), Counts(), set[str]()
    with target.open("w", encoding="utf-8") as file:
        for dataset in sources.find(tuple(paths)):
            mapped = Mapping(dataset.name, told, frozenset(covered))
            for record in sources.read(dataset, lambda done: None):
                file.write(mapped.text(record))
                counts.update(
                    (dataset.name, record.organ, int(record.date[:4]), STANCES[mark])
                    for _, _, mark in record.casts
                    if mark != "." and not dataset.name.startswith("unxml")
                )
            file.write(mapped.closing())
            covered |= mapped.events
    return counts, told


def child(*arguments: str) -> dict[str, float]:
    """Run one half in a process of its own and read its figures."""
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Run both halves, one after the other, and check the answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--work", type=Path, default=Path("votes-benchmark"))
    parser.add_argument("--half", choices=["ours", "theirs"])
    given = parser.parse_args()
    if given.half:
        ours(given.paths, str(given.work)) if given.half == "ours" else theirs(given.paths[0], str(given.work))
        return
    shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True)
    quads = given.work / "all.nq"
    counts, told = write(given.paths, quads)
    mine = child("--half", "ours", "--work", str(given.work / "ours"), *given.paths)
    oxigraph = child("--half", "theirs", "--work", str(given.work / "theirs"), str(quads))
    for name, half in (("ours", mine), ("oxigraph", oxigraph)):
        print(f"{name:<9} {half['seconds']:>7} s  {half['cpu']:>7} s of processor  {half['peak_mb']} MB")
    ratios = [mine[name] / oxigraph[name] for name in ("seconds", "cpu")]
    print(
        f"ratio     {ratios[0]:.2f} by the clock, {ratios[1]:.2f} by the processor; {mine['quads']} quads", flush=True
    )
    _check(given.work / "ours", counts)
    for entry in told.entries():
        print(f"{entry.dataset:<9} {entry.unit:<12} {entry.outcome:<9} {entry.rows:>8}  {entry.reason}")
    shutil.rmtree(given.work)


def _check(folder: Path, counts: Counts) -> None:
    with Store.reader(folder) as store:
        found = Counts()
        for row in store.select(COUNTS).records():
            dataset, organ, stance = (str(row[name]).rpartition("/")[2] for name in ("graph", "organ", "stance"))
            found[dataset, organ, int(row["year"] or 0), stance] = int(row["n"] or 0)
        ours = {key: rows for key, rows in found.items() if not key[0].startswith("unxml")}
        differ = sum(ours.get(key) != counts.get(key) for key in {*ours, *counts})
        print(f"{found.total()} votes in the store; {differ} of {len(counts)} counts by organ, year and vote differ")
        for symbol, expected in LANDMARKS.items():
            answer = store.select(TOTALS % symbol).records()
            rows = {str(row["stance"]).rpartition("/")[2]: int(row["n"] or 0) for row in answer}
            print(symbol, tuple(rows.get(name, 0) for name in ("voteFor", "voteAgainst", "abstain")), expected)


if __name__ == "__main__":
    main()
