"""Measures the fast validator beside pySHACL on the same triples, and how it grows.

    python benchmarks/validation.py --letters 400 --reference
    python benchmarks/validation.py --letters 4000 --plant 100

Letters are copies of tests/ontology/letter.ttl under other names (260 triples each). With --plant, that many positions
at random places lose their evidence, and exactly these must be found. Prints one line: triples, seconds, megabytes.
"""

import argparse
import random
import resource
import time
from pathlib import Path

from diplograph import fastshacl
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
    given = options.parse_args()
    quads, planted = damaged(copies(given.letters), given.plant)
    store = Store.memory()
    store.extend([*fastshacl.vocabulary(), *quads])
    start = time.perf_counter()
    found = fastshacl.check(store)
    fast = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    caught = {each.focus for each in found if each.severity == "violation"}
    print(f"{len(store)} triples: fast {fast:.2f} s, {memory} MB; {len(caught & planted)} of {len(planted)} planted,")
    print(f"  {len(caught - planted)} others", flush=True)
    if given.reference:
        from diplograph import shacl

        canonical = list(store.quads())
        start = time.perf_counter()
        reference = shacl.validate(canonical, scope="all")
        slow = time.perf_counter() - start
        print(f"  pySHACL {slow:.1f} s: {slow / fast:.0f} times slower; equal findings: {reference == found}")


if __name__ == "__main__":
    main()
