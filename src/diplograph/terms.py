"""Every IRI of the project is minted here.

The base is `https://w3id.org/diplograph/`; `DIPLOGRAPH_BASE` in the environment changes it for data
(`id/`, `graph/`). The vocabulary (`ns#`, `stance/`, `ground/`) keeps its address.
"""

import hashlib
import os
import re
import unicodedata

from .model import IRI, Literal

VOCABULARY = "https://w3id.org/diplograph/"
BASE = os.environ.get("DIPLOGRAPH_BASE", VOCABULARY)

PREFIXES: dict[str, str] = {
    "dg": VOCABULARY + "ns#",
    "stance": VOCABULARY + "stance/",
    "ground": VOCABULARY + "ground/",
    "doc": BASE + "id/doc/",
    "state": BASE + "id/state/",
    "bloc": BASE + "id/bloc/",
    "organ": BASE + "id/organ/",
    "session": BASE + "id/session/",
    "series": BASE + "id/series/",
    "other": BASE + "id/other/",
    "mandate": BASE + "id/mandate/",
    "mech": BASE + "id/mech/",
    "topic": BASE + "id/topic/",
    "graph": BASE + "graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "undo": "https://w3id.org/un/ontology/undo/",
}

_OWN_GRAPHS = ("meta", "review")


def under_base(text: str) -> str:
    """A query or Turtle of ours with the data that it names (`id/`, `graph/`) under `BASE`."""
    return re.sub(f"<{re.escape(VOCABULARY)}(?=(?:id|graph)/)", f"<{BASE}", text)


def iri(curie: str) -> IRI:
    """The full IRI of `prefix:local`, for the prefixes above.

    >>> iri("dg:Position")
    'https://w3id.org/diplograph/ns#Position'
    """
    prefix, _, local = curie.partition(":")
    return IRI(PREFIXES[prefix] + local)


def slug(symbol: str) -> str:
    """The local name of a symbol in normal form (domain brief, 1.2): `/` to `_`, `(` to `-`, `)` dropped.

    >>> slug("S/RES/1701(2006)")
    'S_RES_1701-2006'
    """
    return symbol.replace("/", "_").replace("(", "-").replace(")", "")


def id_slug(id: str) -> str:
    """The local name of a text that has no symbol. Different ids have different names.

    An id that holds other characters than letters, digits, `_`, `.` and `-`, or is the name of a graph of the store's
    own, is told apart by a hash.

    >>> id_slug("DEMO_2005_GA_1"), id_slug("a b"), id_slug("a/b")
    ('DEMO_2005_GA_1', 'a-b-c8687a08', 'a-b-c14cddc0')
    """
    plain = re.sub(r"[^A-Za-z0-9_.-]+", "-", id).strip("-.") or "text"
    return plain if plain == id and plain not in _OWN_GRAPHS else f"{plain}-{hash8(id)}"


def name_slug(name: str) -> str:
    """An ASCII local name made from words.

    >>> name_slug("Politicization of human rights")
    'politicization-of-human-rights'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def hash8(*fields: str) -> str:
    """First eight hex digits of the SHA-256 of the fields joined by a vertical bar."""
    return hashlib.sha256("|".join(fields).encode()).hexdigest()[:8]


def document(symbol: str) -> IRI:
    """`id/doc/{slug}`."""
    return IRI(PREFIXES["doc"] + slug(symbol))


def text_version(document_slug: str, language: str, sha256: str) -> IRI:
    """`id/text/{slug}-{lang}-{first 8 of sha256}`."""
    return IRI(f"{BASE}id/text/{document_slug}-{language}-{sha256[:8]}")


def position(document_slug: str, *fields: str) -> IRI:
    """`id/pos/{slug}-{h8}`: the same position has the same IRI on every run, in any order.

    fields: holder, stance, target, scope, modality, condition.
    """
    return IRI(f"{BASE}id/pos/{document_slug}-{hash8(document_slug, *fields)}")


def part_of(kind: str, document_slug: str, *fields: str) -> IRI:
    """IRI of a claim, condition or ground of a document: `id/{kind}/{slug}-{h8}`."""
    return IRI(f"{BASE}id/{kind}/{document_slug}-{hash8(document_slug, *fields)}")


def annotation(document_slug: str, start: int, end: int) -> IRI:
    """`id/ann/{slug}-{start}-{end}`; its fragments are `#t`, `#q` and `#p`."""
    return IRI(f"{BASE}id/ann/{document_slug}-{start}-{end}")


def graph(document_slug: str, kind: str = "") -> IRI:
    """`graph/{slug}`, or `graph/{slug}/{kind}` for `derived`."""
    return IRI(PREFIXES["graph"] + document_slug + (f"/{kind}" if kind else ""))


META = graph("meta")  # what the store knows of its own graphs: hashes, runs, readings, the state of loads
ONTOLOGY = graph("ref/ontology")  # our terms and schemes


def text(value: str) -> Literal:
    """A plain string literal."""
    return Literal(value)


def english(value: str) -> Literal:
    """A literal in English."""
    return Literal(value, language="en")


def typed(value: object, datatype: str) -> Literal:
    """A literal of an XSD datatype in canonical form (XSD 1.1 part 2), as a triplestore gives it back.

    >>> typed(-1.0, "decimal").value, typed(True, "boolean").value, typed("2005-02-28", "date").value
    ('-1', 'true', '2005-02-28')
    """
    lexical = str(value).lower() if isinstance(value, bool) else str(value)
    if datatype == "decimal" and "." in lexical:
        lexical = lexical.rstrip("0").rstrip(".")
    return Literal(lexical, datatype=PREFIXES["xsd"] + datatype)
