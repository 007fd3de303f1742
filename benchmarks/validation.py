"""Measures the fast validator beside pySHACL on the same triples, and how it grows.

    python benchmarks/validation.py --letters 400 --reference
    python benchmarks/validation.py --letters 4000 --plant 100
    python benchmarks/validation.py --store STORE

Letters are copies of tests/ontology/letter.ttl under other names (260 triples each). With --plant, that many positions
at random places lose their evidence, and exactly these must be found. With --store, a whole store is validated, and
letters of it one by one as the gate does it, warm. Seconds are of the processor: the clock lies on a busy machine.
"""

import argparse
import random
import resource
import statistics
import time
from collections import Counter
from pathlib import Path

from diplograph import fastshacl, intake
from diplograph.model import IRI, Literal, Quad
from diplograph.store import Store, parse
from diplograph.terms import PREFIXES, graph, iri

LETTER = Path(__file__).resolve().parents[1] / "tests" / "ontology" / "letter.ttl"
SLUG, SYMBOL = "DEMO_2005_CHR_1", "DEMO/2005/CHR/1"


def copies(count: int) -> list[Quad]:
    """So many letters, each in a graph of its own; what they speak about is shared."""
    quads = parse(LETTER.read_bytes(), ".ttl", graph(SLUG))
    return [renamed(quad, f"{SLUG[:-1]}{n}", f"{SYMBOL[:-1]}{n}") for n in range(1, count + 1) for quad in quads]


def renamed(quad: Quad, slug: str, symbol: str) -> Quad:
    value = quad.object
    if isinstance(value, Literal):
        value = value if value.value != SYMBOL else Literal(symbol)
    else:
        value = IRI(value.replace(SLUG, slug))
    return Quad(IRI(quad.subject.replace(SLUG, slug)), quad.predicate, value, graph(slug))


def damaged(quads: list[Quad], count: int) -> tuple[list[Quad], set[str]]:
    """The quads with the evidence of some positions taken away, and the names of these."""
    evidence, prefix = iri("dg:evidence"), PREFIXES["doc"].replace("id/doc/", "id/pos/")
    bearers = sorted({quad.subject for quad in quads if quad.predicate == evidence and quad.subject.startswith(prefix)})
    chosen = set(random.Random(0).sample(bearers, count))
    return [quad for quad in quads if quad.subject not in chosen or quad.predicate != evidence], set(chosen)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=400)
    options.add_argument("--plant", type=int, default=0)
    options.add_argument("--reference", action="store_true", help="run pySHACL too, and compare the findings")
    options.add_argument("--store", help="validate this store instead")
    given = options.parse_args()
    if given.store:
        whole(given.store)
        return
    quads, planted = damaged(copies(given.letters), given.plant)
    store = Store.memory()
    store.extend([*fastshacl.vocabulary(), *quads])
    start = time.process_time()
    found = fastshacl.check(store)
    fast = time.process_time() - start
    memory = _megabytes()
    caught = {each.focus for each in found if each.severity == "violation"}
    print(f"{len(store)} triples: fast {fast:.2f} s, {memory} MB; {len(caught & planted)} of {len(planted)} planted,")
    print(f"  {len(caught - planted)} others", flush=True)
    if given.reference:
        from diplograph import shacl

        canonical = list(store.quads())
        start = time.process_time()
        reference = shacl.validate(canonical, scope="all")
        slow = time.process_time() - start
        print(f"  pySHACL {slow:.1f} s: {slow / fast:.0f} times slower; equal findings: {reference == found}")


def whole(folder: str) -> None:
    """A store from end to end, then letters of it as the gate sees each: with reference facts and what others say."""
    with Store.reader(folder) as store:
        clock, start = time.perf_counter(), time.process_time()
        with store.merged() as flat:
            merged = time.process_time() - start
            results = fastshacl.run(flat, fastshacl.shapes_of("all"), once=True)
            seconds, cpu, size = time.perf_counter() - clock, time.process_time() - start, len(flat)
        counts = Counter(fastshacl.violation(each).severity for each in results)
        print(f"{len(store)} quads, {size} triples: {cpu:.0f} s of processor ({merged:.0f} s to merge),")
        print(f"  {seconds:.0f} s by the clock, {_megabytes()} MB; {dict(counts)}", flush=True)
        spent = []
        names = frozenset(store.graphs())
        letters = sorted(name for name in names if f"{name}/derived" in names)
        for name in random.Random(0).sample(letters, min(110, len(letters))):
            quads = tuple(store.quads(name))
            start = time.process_time()
            facts = [*intake.with_reference(quads), *intake.told_of(store, name.rpartition("/")[2], quads)]
            fastshacl.validate(facts, scope="letter")
            spent.append(1000 * (time.process_time() - start))
        ordered = sorted(spent[10:])
        most = ordered[-len(ordered) // 10]
        print(f"  one letter, warm: {statistics.median(ordered):.0f} ms, nine in ten under {most:.0f} ms")


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
