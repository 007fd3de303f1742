"""Damages for `planted`: for every constraint of SHACL Core a way to break it at a node, and what must be found."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from diplograph import fastshacl
from diplograph.model import IRI, Literal, Quad
from diplograph.shapegraph import SH, Shapes, lexical
from diplograph.shapequeries import Check
from diplograph.store import Store, plain
from diplograph.terms import PREFIXES, iri, text, typed

ONE = IRI("urn:diplograph:merged")
Planted = tuple[str, str | None]  # the node that must be found, and its value where only that tells findings apart
Term = IRI | Literal
_LETTERS = re.compile(r"/id/(?:pos|claim|cond|ground)/(.+)-[^-]+$|/id/(?:ann|region)/(.+?)-\d+-\d+$")
_XSD = PREFIXES["xsd"]


def place(node: str) -> str:
    """The letter or roll call in which a node stands; the node itself where it is neither."""
    name = node.strip("<>").partition("#")[0]
    found = _LETTERS.search(name)
    slug = (found[1] or found[2]) if found else name.rpartition("/")[2]
    return re.sub(r"-[A-Z]{3}[^-]*(-2)?$", "", slug) if "/id/vote/" in name else slug


def _full(name: str) -> IRI:
    """A name, written short or in full."""
    return IRI(name) if "//" in name else iri(name)


class Field:
    """A store that has each triple once, in which damage is done."""

    def __init__(self, store: Store, shapes: Shapes, dice: random.Random) -> None:
        self.store, self.shapes, self.dice = store, shapes, dice
        self.number = 0
        self._rows: dict[str, list[tuple[str, ...]]] = {}

    def rows(self, query: str, most: int = 4000) -> list[tuple[str, ...]]:
        """So many rows of an answer, each as likely as any other; the same rows for the same query."""
        if query not in self._rows:
            self._rows[query] = self._sampled(query, most)
        return self._rows[query]

    def _sampled(self, query: str, most: int) -> list[tuple[str, ...]]:
        kept: list[tuple[str, ...]] = []
        for count, row in enumerate(self.store.terms(_HEAD + query)):
            spot = count if count < most else self.dice.randrange(count + 1)
            if spot < most:
                kept[spot : spot + 1] = [tuple(cell or "" for cell in row)]
        self.dice.shuffle(kept)
        return kept

    def new(self, kind: str = "planted") -> IRI:
        """A name that nothing bears."""
        self.number += 1
        return IRI(f"{PREFIXES['dg'].removesuffix('ns#')}id/{kind}/PLANTED_{self.number}")

    def values(self, subject: str, predicate: str) -> list[Term]:
        """The values of a property."""
        return [quad.object for quad in self.store.facts(ONE, IRI(subject)) if quad.predicate == _full(predicate)]

    def change(self, subject: str, predicate: str, *new: Term, keep: bool = False) -> None:
        """Put values in the place of a property's values, or beside them."""
        node, name = IRI(subject), _full(predicate)
        facts = [quad for quad in self.store.facts(ONE, node) if keep or quad.predicate != name]
        self.store.replace({}, about={(ONE, node): [*facts, *(Quad(node, name, value, ONE) for value in new)]})

    def sessions(self, number: int) -> None:
        """So many sound sessions more: there are fewer than there are ways to break one."""
        for count in range(1, number + 1):
            self.add(
                self.new("session"),
                ("rdf:type", iri("dg:Session")),
                ("dg:sessionOf", iri("organ:SC")),
                ("dg:sessionNumber", typed(str(count), "integer")),
                ("dg:sessionYear", typed("2000", "gYear")),
            )

    def add(self, subject: str, *facts: tuple[str, Term]) -> None:
        """Add facts about a node."""
        self.store.extend(Quad(IRI(subject), iri(predicate), value, ONE) for predicate, value in facts)


_HEAD = "".join(f"PREFIX {name}: <{space}>\n" for name, space in sorted(PREFIXES.items()))
Planter = Callable[[Field, str, str], Planted]


def generic(field: Field, check: Check, name: str) -> tuple[str, Planter] | None:
    """Candidates (`?this ?value`) and planter of a check of SHACL Core; `None` for those that need one of their own."""
    way = check.path_node or ""
    steps = _steps(field.shapes, way)
    if not steps or name not in _CORE:
        return None
    pattern = " ".join(
        f"{a} <{step}> {b} ." for step, a, b in zip(steps, ("?this", "?m"), ("?m", "?value"), strict=False)
    )
    if len(steps) == 1:
        pattern = f"?this <{steps[0]}> ?value ."
    if name == "MaxCount" and (field.shapes.one(check.shape, SH + "maxCount") or "").startswith('"0"'):
        pattern = 'BIND("nobody" AS ?value)'

    def plant(field: Field, this: str, value: str) -> Planted:
        bearer = this
        if len(steps) == 2 and name != "HasValue":
            (bearer,) = [node for node in map(str, field.values(this, steps[0])) if field.values(node, steps[1])]
        old = field.values(bearer, steps[-1 if name != "HasValue" else 0])
        new = _CORE[name](field, check, old)
        field.change(bearer, steps[-1 if name != "HasValue" else 0], *new)
        return this, None

    if "castIn" in check.focus:  # a million votes, each with all properties: gone through once
        return "SELECT ?this ?value WHERE { ?this dg:castIn ?value }", plant
    return f"SELECT ?this ?value WHERE {{ {check.focus} {pattern} }}", plant


def _steps(shapes: Shapes, way: str) -> list[str]:
    if way.startswith("<"):
        return [lexical(way)]
    return [lexical(step) for step in shapes.members(way)] if way else []


def _bound(field: Field, check: Check, name: str) -> Decimal:
    return Decimal(lexical(field.shapes.one(check.shape, SH + name) or ""))


def _second(field: Field, check: Check, old: list[Term]) -> list[Term]:
    """The values and one more of their kind."""
    if not old:
        return [field.new("person")]
    value = old[0]
    if isinstance(value, Literal):
        kind = (value.datatype or "").removeprefix(_XSD)
        if kind in ("integer", "decimal"):
            least = Decimal(value.value)
            step = Decimal(1) if kind == "integer" else Decimal("0.01")
            most = field.shapes.one(check.shape, SH + "maxInclusive")
            more = least - step if most and least + step > Decimal(lexical(most)) else least + step
            return [*old, typed(str(more), kind)]
        year = "1998" if value.value[:4] == "1999" else "1999"
        later = {"date": typed(f"{year}-12-31", "date"), "gYear": typed(year, "gYear")}
        return [*old, later.get(kind, Literal(value.value + "x", value.datatype, value.language))]
    listed = field.shapes.one(check.shape, SH + "in")
    if listed:
        others = [IRI(lexical(each)) for each in field.shapes.members(listed) if lexical(each) != value]
    else:
        kind = next(q.object for q in field.store.facts(ONE, value) if q.predicate == iri("rdf:type"))
        others = [IRI(lexical(row[0])) for row in field.rows(f"SELECT ?x WHERE {{ ?x a <{kind}> }}", 3)]
    return [*old, next(each for each in others if each not in old)]


def _untyped(old: list[Term]) -> list[Term]:
    return [text(plain(value)) for value in old]


def _beyond(name: str, step: int) -> Callable[[Field, Check, list[Term]], list[Term]]:
    def found(field: Field, check: Check, old: list[Term]) -> list[Term]:
        kind = old[0].datatype if isinstance(old[0], Literal) else None
        return [Literal(str(_bound(field, check, name) + step), kind)]

    return found


_CORE: dict[str, Callable[[Field, Check, list[Term]], list[Term]]] = {
    "MinCount": lambda field, check, old: [],
    "MaxCount": _second,
    "Datatype": lambda field, check, old: _untyped(old),
    "MinInclusive": _beyond("minInclusive", -1),
    "MaxInclusive": _beyond("maxInclusive", 1),
    "In": lambda field, check, old: [field.new()],
    "Class": lambda field, check, old: [field.new()],
    "Node": lambda field, check, old: [field.new()],
    "HasValue": lambda field, check, old: [field.new()],
    "Pattern": lambda field, check, old: [text(plain(old[0]) + "*")],
}


def apart(kind: str) -> bool:
    """Whether only the value tells findings of a constraint apart."""
    return kind in ("C0-backed", "C27-voter", "C26-absent", "C26-twice")


def chosen(rows: Iterable[tuple[str, ...]], used: set[str]) -> Iterator[tuple[str, ...]]:
    """The rows whose nodes nothing has damaged, those first that stand in a place where nothing was damaged yet.

    `used` grows by the nodes and places that are taken.
    """
    spare: list[tuple[str, ...]] = []
    for row in rows:
        if place(row[0]) in used or used & _pieces(row):
            spare.append(row)
        else:
            used |= {place(row[0])} | _pieces(row)
            yield row
    for row in spare:
        if not used & _pieces(row):
            used |= _pieces(row)
            yield row


def _pieces(row: tuple[str, ...]) -> set[str]:
    """What a damage takes for itself: its node, with all parts of an annotation, and the quote or vote it stands on."""
    standing = [cell for cell in row[1:] if "/id/ann/" in cell or "/id/vote/" in cell]
    return {cell.strip("<>").partition("#")[0] + " taken" for cell in (row[0], *standing)}


def key(result: fastshacl.Result, kind: str) -> tuple[str, str, str, str | None]:
    """What a finding is known by: shape, component or constraint, node, and value where it tells findings apart."""
    return result.shape, result.constraint or result.component, result.focus, result.value if apart(kind) else None
