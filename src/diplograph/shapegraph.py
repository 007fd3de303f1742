"""A shapes graph as plain terms, and the parts of SHACL that are read from it: paths, lists, targets, prefixes.

Terms are strings as N-Triples writes them (`<iri>`, `"text"@en`, `_:b0`), so that they stand in a SPARQL query as
they are. Source of the rules: W3C Recommendation SHACL (20 July 2017), https://www.w3.org/TR/shacl/.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .errors import InputError
from .store import Store
from .terms import PREFIXES

__all__ = ["RDF", "RDFS", "SH", "XSD", "Shapes", "Unsupported", "lexical", "path", "read", "turtle"]

RDF = PREFIXES["rdf"]
RDFS = PREFIXES["rdfs"]
XSD = PREFIXES["xsd"]
SH = "http://www.w3.org/ns/shacl#"
_NIL = f"<{RDF}nil>"
_STEPS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


class Unsupported(InputError):
    """A shapes graph asks for something that the fast validator does not do. The sentence names it."""

    def __init__(self, shape: str, what: str) -> None:
        super().__init__(f"{shape}: {what} is not supported by the fast validator; use diplograph check --reference")


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that checks can be kept for each
class Shapes:
    """The triples of a shapes graph by subject and predicate (full IRI without brackets)."""

    facts: dict[str, dict[str, tuple[str, ...]]]

    def all(self, node: str, predicate: str) -> tuple[str, ...]:
        """All objects, sorted."""
        return self.facts.get(node, {}).get(predicate, ())

    def one(self, node: str, predicate: str) -> str | None:
        """The only object, or `None`. Raises Unsupported when there are several."""
        found = self.all(node, predicate)
        if len(found) > 1:
            raise Unsupported(node, f"more than one {predicate}")
        return found[0] if found else None

    def having(self, predicate: str) -> Iterator[str]:
        """All subjects that bear a predicate, sorted."""
        return iter(sorted(node for node, facts in self.facts.items() if predicate in facts))

    def members(self, head: str) -> tuple[str, ...]:
        """The members of an RDF list. Raises Unsupported for what is no well-formed list."""
        found: list[str] = []
        seen = set()
        while head != _NIL:
            first, rest = self.all(head, RDF + "first"), self.all(head, RDF + "rest")
            if len(first) != 1 or len(rest) != 1 or head in seen:
                raise Unsupported(head, "an ill-formed list")
            seen.add(head)
            found.append(first[0])
            head = rest[0]
        return tuple(found)


def read(files: Iterable[bytes]) -> Shapes:
    """Read a shapes graph from Turtle. Raises InputError when it cannot be parsed."""
    store = Store.memory()
    for number, data in enumerate(files):
        store.take(data, ".ttl", f"urn:diplograph:shapes:{number}")
    facts: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in store.terms("SELECT ?s ?p ?o WHERE { ?s ?p ?o }"):
        assert subject is not None and predicate is not None and value is not None
        facts.setdefault(subject, {}).setdefault(predicate[1:-1], set()).add(value)
    return Shapes({node: {p: tuple(sorted(o)) for p, o in found.items()} for node, found in facts.items()})


def path(shapes: Shapes, node: str, depth: int = 0) -> str:
    """A SHACL property path as a SPARQL property path. Raises Unsupported for what is none."""
    if depth > 20:
        raise Unsupported(node, "a path that leads back to itself")
    if node.startswith("<") and node != _NIL:
        return node
    facts = {name: value for name, value in shapes.facts.get(node, {}).items() if name != RDF + "type"}
    if RDF + "first" in facts:
        members = [path(shapes, member, depth + 1) for member in shapes.members(node)]
        if len(members) > 1:
            return "(" + "/".join(members) + ")"
    if len(facts) == 1 and len(next(iter(facts.values()))) == 1:
        name, (value,) = next(iter(facts.items()))
        short = name.removeprefix(SH)
        if short == "inversePath":
            return f"(^{path(shapes, value, depth + 1)})"
        if short == "alternativePath":
            members = [path(shapes, member, depth + 1) for member in shapes.members(value)]
            if len(members) > 1:
                return "(" + "|".join(members) + ")"
        if short in _STEPS:
            return f"({path(shapes, value, depth + 1)}{_STEPS[short]})"
    raise Unsupported(node, "this property path")


def turtle(shapes: Shapes, node: str) -> str:
    """A SHACL property path as Turtle writes it, without names for its blank nodes. The path must be well-formed."""
    if node.startswith("<"):
        return node
    facts = shapes.facts[node]
    if RDF + "first" in facts:
        return "( " + " ".join(turtle(shapes, member) for member in shapes.members(node)) + " )"
    name, (value,) = next((name, value) for name, value in facts.items() if name.startswith(SH))
    return f"[ sh:{name.removeprefix(SH)} {turtle(shapes, value)} ]"


_UNESCAPED = {"\\n": "\n", "\\r": "\r", "\\t": "\t", '\\"': '"'}


def lexical(term: str) -> str:
    """The words of a term: the IRI without brackets, the text of a literal without quotation marks and escapes."""
    if term.startswith("<"):
        return term[1:-1]
    if not term.startswith('"'):
        return term
    body = term[1 : term.rindex('"')]
    if "\\" not in body:
        return body
    parts = body.split("\\\\")
    for escaped, character in _UNESCAPED.items():
        parts = [part.replace(escaped, character) for part in parts]
    return "\\".join(parts)
