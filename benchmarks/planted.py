"""Plants violations of every constraint at random places in a store, and asks which of them validation finds.

    python benchmarks/planted.py STORE [--each 100]

The store is copied with each triple once, as `diplograph check` does it, and only the copy is damaged. Each constraint
gets so many damages, each in a letter or roll call of its own while there are any. Printed: planted and found by
constraint; then the findings that were neither there before nor planted. A damage may break more than it is meant to
(a position without a date has no date to agree either): each such finding is put before pySHACL with the facts around
its node, and counts as invented when pySHACL does not find it there too (with many, a random sample of them).
"""

import argparse
import random
import resource
import time
from collections import Counter

import planters
import plants
from plants import Field

from diplograph import fastshacl, shacl
from diplograph.fastshacl import Result
from diplograph.model import IRI, Quad
from diplograph.shapegraph import lexical
from diplograph.shapequeries import Check
from diplograph.store import Store, written
from diplograph.terms import iri

_BATCH = 5  # findings put before pySHACL at a time: its time grows faster than their number


def main() -> None:
    """Plant, validate, and tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("store")
    options.add_argument("--each", type=int, default=100)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--confirm", type=int, default=3000, help="further findings to put before pySHACL, at random")
    given = options.parse_args()
    shapes = fastshacl.shapes_of("all")
    with Store.reader(given.store) as source, source.merged() as flat:
        print(f"{len(source)} quads, {len(flat)} triples", flush=True)
        field = Field(flat, shapes, random.Random(given.seed))
        field.sessions(15 * given.each)
        before = _run(flat, "before")
        expected, short = _plant(field, fastshacl.plan(flat, shapes), given.each)
        after = _run(flat, "after ")
        found = {plants.key(each, _kind(each)) for each in after}
        missed = Counter(_short(key) for key in expected if key not in found and key[2] != "_:")
        nameless = sum(key[2] == "_:" for key in expected)
        anonymous = sum(
            each.focus.startswith("_:") and each.component.endswith("NodeKindConstraintComponent>") for each in after
        )
        planted = {key for key in expected if key[2] != "_:"}
        extra = sorted(each for each in after if each not in before and plants.key(each, _kind(each)) not in planted)
        extra = [each for each in extra if not each.focus.startswith("_:")]
        print(f"{len(expected)} violations planted; of {nameless} nodes without a name {anonymous} are found")
        print(f"missed: {dict(missed) or 'none'}; fewer places than asked for: {dict(short) or 'none'}", flush=True)
        print(f"{len(extra)} further findings: {dict(Counter(map(_kind, extra)).most_common())}", flush=True)
        sample = sorted(field.dice.sample(extra, min(given.confirm, len(extra))))
        invented = _unconfirmed(field, sample)
        print(f"pySHACL confirms {len(sample) - len(invented)} of {len(sample)} of these, taken at random")
        for each in invented[:20]:
            print("  ", _kind(each), each.focus, each.value, each.messages[0][:90])


def _run(flat: Store, when: str) -> frozenset[Result]:
    start, spent = time.perf_counter(), time.process_time()
    found = frozenset(fastshacl.run(flat, fastshacl.shapes_of("all"), once=True))
    seconds, cpu = time.perf_counter() - start, time.process_time() - spent
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{when}: {len(found)} findings, {seconds:.0f} s ({cpu:.0f} s of processor), {memory} MB", flush=True)
    return found


def _kind(each: Result | Check) -> str:
    """The name of a constraint: that of the SPARQL constraint, or that of the shape."""
    return lexical(each.constraint or each.shape).rpartition("#")[2]


def _short(key: tuple[str, str, str, str | None]) -> str:
    return f"{lexical(key[0]).rpartition('#')[2]} {lexical(key[1]).rpartition('#')[2]}"


def _plant(
    field: Field, checks: tuple[Check, ...], each: int
) -> tuple[list[tuple[str, str, str, str | None]], dict[str, int]]:
    """Damage the field for every check; what must be found, and the checks with fewer places than asked for."""
    jobs = []
    for check in checks:
        name = lexical(check.component).rpartition("#")[2].removesuffix("ConstraintComponent")
        job = planters.SPECIAL.get(_kind(check)) if name in ("SPARQL", "Or", "NodeKind") else None
        job = job or plants.generic(field, check, name)
        assert job is not None, f"nobody can plant {_kind(check)} {name}: add it to planters.py"
        jobs.append((field.rows(job[0]), job[1], check))
    jobs.sort(key=lambda job: len(job[0]))  # the rarest nodes first
    expected, short, used = [], {}, set[str]()
    for rows, plant, check in jobs:
        done = 0
        places = plants.chosen(rows, used)
        while done < each and (row := next(places, None)) is not None:
            try:
                node, needed = plant(field, lexical(row[0]), lexical(row[1]))
            except (LookupError, ValueError, StopIteration):  # an earlier damage took away what this one needs
                continue
            named = node if node == "_:" else written(IRI(node))
            told = written(IRI(needed)) if needed and plants.apart(_kind(check)) else None
            expected.append((check.shape, check.constraint or check.component, named, told))
            done += 1
        if done < each:
            short[
                f"{_kind(check)} {lexical(check.component).rpartition('#')[2].removesuffix('ConstraintComponent')}"
            ] = done
    return expected, short


def _unconfirmed(field: Field, extra: list[Result]) -> list[Result]:
    """The findings that pySHACL does not make on the facts around their nodes."""
    wrong = []
    for start in range(0, len(extra), _BATCH):
        batch = extra[start : start + _BATCH]
        facts = {quad for each in batch for quad in _around(field, each)}
        reference = set(shacl.validate(sorted(facts, key=str), scope="all"))
        wrong += [each for each in batch if fastshacl.violation(each) not in reference]
    return wrong


def _around(field: Field, each: Result) -> set[Quad]:
    """The facts about a node and what it names, three steps far, and those that point at it where a constraint asks."""
    nodes = {lexical(each.focus)} | ({lexical(each.value)} if each.value.startswith("<") else set())
    pointing = {
        "C0-backed": "{ ?s dg:holder ?a ; dg:target ?b } UNION { ?s dg:holder ?a ; dg:castIn ?b }",
        "C15-region": "?a dg:evidence/oa:hasTarget/oa:hasSource ?b . ?s dg:regionOf ?b",
        "C19-one": "?a dg:symbol ?b . ?s dg:symbol ?b",
        "C24-own-text": "?a dg:holder ?h ; dg:target ?b . ?s dg:holder ?h ; dg:target ?b",
        "C28-one": "?a dg:sessionNumber ?b . ?s dg:sessionNumber ?b",
    }.get(_kind(each), "?s dg:castIn ?a" if "/id/vote/" in each.focus else "")
    if pointing:
        pattern = pointing.replace("?a", each.focus)
        if "C0" in _kind(each):
            pattern = pattern.replace("?b", each.value)
        nodes |= {lexical(row[0]) for row in field.rows(f"SELECT DISTINCT ?s WHERE {{ {pattern} }}")}
    facts: set[Quad] = set()
    seen: set[str] = set()
    for _ in range(4):
        new = [quad for name in sorted(nodes - seen) for quad in field.store.facts(plants.ONE, IRI(name))]
        seen |= nodes
        facts.update(new)
        nodes = {
            str(quad.object)
            for quad in new
            if isinstance(quad.object, IRI) and "/id/" in quad.object and quad.predicate != iri("dg:becameText")
        }
    return facts


if __name__ == "__main__":
    main()
