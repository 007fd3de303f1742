"""Reads a store again and compares: every quote with its text, every text and graph with its hash."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import StoreError
from .model import IRI, Literal
from .shapegraph import lexical
from .store import Store, serialize
from .terms import META, PREFIXES, iri

__all__ = ["Fault", "Summary", "verify"]

_HEAD = f"PREFIX dg: <{PREFIXES['dg']}> PREFIX oa: <{PREFIXES['oa']}>\n"
_TEXTS = (
    _HEAD
    + """SELECT DISTINCT ?text ?sha ?length WHERE { ?text a dg:TextVersion ; dg:sha256 ?sha .
  OPTIONAL { ?text dg:charLength ?length } }"""
)
_QUOTES = (
    _HEAD
    + """SELECT DISTINCT ?place ?text ?exact ?start ?end WHERE {
  ?place oa:hasSource ?text ; oa:hasSelector ?quote , ?position . ?quote oa:exact ?exact .
  ?position oa:start ?start ; oa:end ?end }"""
)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is not as it was. kind: text | quote | graph."""

    kind: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, and the faults found, sorted."""

    texts: int
    quotes: int
    graphs: int
    faults: tuple[Fault, ...]


def verify(store: Store) -> Summary:
    """Read every stored text, every quote and every letter's graph again. Memory: one text at a time."""
    quotes = _quotes(store)
    count = sum(map(len, quotes.values()))
    faults: list[Fault] = []
    texts = sorted((lexical(a or ""), lexical(b or ""), lexical(c or "")) for a, b, c in store.terms(_TEXTS))
    for name, sha, length in texts:
        faults += _text(store, name, sha, length, quotes.pop(name, []))
    for name, places in quotes.items():
        faults += [
            Fault("quote", place[0], f"its source {name} has no stored text; ingest the letter again")
            for place in places
        ]
    graphs = list(_hashes(store))
    faults += [fault for fault in graphs if fault.sentence]
    return Summary(len(texts), count, len(graphs), tuple(sorted(faults)))


Place = tuple[str, str, str, str]


def _quotes(store: Store) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place, source, exact, start, end in store.terms(_QUOTES):
        row = (lexical(place or ""), lexical(exact or ""), lexical(start or ""), lexical(end or ""))
        found.setdefault(lexical(source or ""), []).append(row)
    return found


def _text(store: Store, name: str, sha: str, length: str, places: list[Place]) -> Iterator[Fault]:
    try:
        words = store.text(sha)
    except StoreError as error:
        yield Fault("text", name, str(error))
        return
    except UnicodeDecodeError:
        yield Fault("text", name, "the stored text is no longer UTF-8; ingest the letter again")
        return
    if hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() != sha:
        yield Fault("text", name, "the stored text differs from its SHA-256; ingest the letter again")
    if length not in ("", str(len(words))):
        yield Fault("text", name, f"the stored text has {len(words)} characters, the graph says {length}")
    for place, exact, start, end in places:
        if not (start.isdecimal() and end.isdecimal()) or words[int(start) : int(end)] != exact:
            yield Fault("quote", place, f"the text reads otherwise from {start} to {end} than the quote “{exact[:60]}”")


def _hashes(store: Store) -> Iterator[Fault]:
    """One fault for each hashed graph of a letter; without a sentence where the hash is right."""
    stated = {
        quad.subject: quad.object.value
        for quad in store.quads(META)
        if quad.predicate == iri("dg:contentHash") and isinstance(quad.object, Literal)
    }
    for name in sorted(stated):
        if "/ref/" in name:
            continue
        held = hashlib.sha256(serialize(store.quads(name), ".nq")).hexdigest()
        wrong = held != stated[name]
        yield Fault(
            "graph", name, "the graph differs from its hash in graph/meta; ingest the letter again" if wrong else ""
        )
    for name in store.graphs():
        if name.endswith("/derived") and IRI(name.removesuffix("/derived")) not in stated:
            yield Fault(
                "graph", name, "direct triples without the letter they were derived from; ingest the letter again"
            )
