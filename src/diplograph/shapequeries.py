"""From a shapes graph to set-based queries: one SELECT for each constraint finds all its offenders at once.

A query binds `?this` (the focus node) and, where a value is at fault, `?value`. What cannot be put this way is
refused by name (`Unsupported`), never skipped. Nested shapes (sh:or, sh:not, sh:node ...) become boolean expressions.
Source of the rules: SHACL, sections 2 to 5 (https://www.w3.org/TR/shacl/).
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from . import shapevalues
from .shapegraph import RDF, RDFS, SH, Shapes, Unsupported, lexical, path
from .shapesparql import constraint as sparql_constraint

__all__ = ["Check", "compile_shapes"]

_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_SILENT = {"path", "severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue"}
_VALUE = (
    "class",
    "datatype",
    "nodeKind",
    "minExclusive",
    "minInclusive",
    "maxExclusive",
    "maxInclusive",
    "minLength",
    "maxLength",
    "pattern",
    "in",
    "languageIn",
    "node",
    "not",
    "and",
    "or",
    "xone",
)
_OF_PATH = ("minCount", "maxCount", "hasValue", "uniqueLang")
_OF_FOCUS = ("equals", "disjoint", "lessThan", "lessThanOrEquals", "closed")
_KNOWN = {*_TARGETS, *_SILENT, *_VALUE, *_OF_PATH, *_OF_FOCUS, "property", "sparql", "flags", "ignoredProperties"}
_DEEPEST = 30
_SEQUENCE = re.compile(r"\((?:<[^>]*>/)+<[^>]*>\)")


@dataclass(frozen=True, slots=True)
class Check:
    """One query with what the report says about its rows.

    `focus` is the pattern that binds the target nodes: when it binds none, the query need not be asked.
    `shape`, `component`, `severity`, `constraint` and the path are terms of the report. `messages` are literals that
    may hold `{?variable}`. `value_is_focus` says that the value node is the focus node, as in node shapes.
    """

    query: str
    focus: str
    shape: str
    component: str
    severity: str
    messages: tuple[str, ...]
    path_node: str | None
    value_is_focus: bool
    constraint: str | None = None
    columns: tuple[str, ...] = ("this", "value")


@dataclass(frozen=True, slots=True)
class _Compiler:
    shapes: Shapes
    hierarchy: Callable[[str], tuple[str, ...]]
    numbers: Iterator[int] = field(default_factory=partial(itertools.count, 1))

    def fresh(self) -> str:
        """A variable that stands nowhere else."""
        return f"?v{next(self.numbers)}"

    def active(self, shape: str) -> bool:
        return not any(lexical(value) in ("true", "1") for value in self.shapes.all(shape, SH + "deactivated"))

    def parameters(self, shape: str) -> Iterator[tuple[str, str]]:
        """Pairs of constraint name and value. Raises Unsupported for any other word of SHACL on a shape."""
        for predicate, values in sorted(self.shapes.facts.get(shape, {}).items()):
            name = predicate.removeprefix(SH)
            if not predicate.startswith(SH):
                continue
            if name not in _KNOWN:
                raise Unsupported(shape, f"sh:{name}")
            if name not in _SILENT and name not in _TARGETS and name not in ("flags", "ignoredProperties"):
                yield from ((name, value) for value in values)

    def path_of(self, shape: str) -> str | None:
        node = self.shapes.one(shape, SH + "path")
        return None if node is None else path(self.shapes, node)

    def target(self, shape: str) -> str | None:
        """The pattern that binds `?this` to the targets of a shape, or `None` when it has none."""
        parts = [self.target_of(kind, value) for kind in _TARGETS for value in self.shapes.all(shape, SH + kind)]
        if f"<{RDFS}Class>" in self.shapes.all(shape, RDF + "type"):
            parts.append(self.target_of("targetClass", shape))
        if len(parts) < 2:
            return parts[0] if parts else None
        return " UNION ".join(f"{{ {part} }}" for part in parts)

    def target_of(self, kind: str, value: str) -> str:
        if kind == "targetNode":
            return f"VALUES ?this {{ {value} }}"
        if kind == "targetClass":
            return f"VALUES ?class {{ {' '.join(self.hierarchy(value))} }} ?this <{RDF}type> ?class ."
        other = self.fresh()
        return f"?this {value} {other} ." if kind == "targetSubjectsOf" else f"{other} {value} ?this ."

    def reach(self, node: str, way: str, value: str) -> str:
        """The pattern that leads from a node along a path to a value.

        A sequence of properties becomes triples: Oxigraph walks such a path from every node instead of from this one.
        """
        if not _SEQUENCE.fullmatch(way):
            return f"{node} {way} {value} ."
        steps = re.findall(r"<[^>]*>", way)
        names = [node, *(self.fresh() for _ in steps[1:]), value]
        return " ".join(f"{names[n]} {step} {names[n + 1]} ." for n, step in enumerate(steps))

    def bad(self, shape: str, node: str, depth: int = 0) -> str:
        if depth > _DEEPEST:
            raise Unsupported(shape, "a shape that refers to itself")
        if not self.active(shape):
            return "false"
        way = self.path_of(shape)
        found = [self.bad_part(shape, name, value, way, node, depth) for name, value in self.parameters(shape)]
        return " || ".join(f"({each})" for each in found) or "false"

    def bad_part(self, shape: str, name: str, value: str, way: str | None, node: str, depth: int) -> str:
        if name in _VALUE or name == "property":
            if way is None:
                return self.bad_value(shape, name, value, node, depth)
            inner = self.fresh()
            test = self.bad_value(shape, name, value, inner, depth)
            return f"EXISTS {{ {self.reach(node, way, inner)} FILTER({test}) }}"
        if name == "hasValue":
            return f"!sameTerm({node}, {value})" if way is None else f"NOT EXISTS {{ {self.reach(node, way, value)} }}"
        if name in ("minCount", "maxCount") and way is not None:
            least = int(lexical(value)) + (name == "maxCount")
            return ("NOT " if name == "minCount" else "") + self.at_least(least, node, way)
        raise Unsupported(shape, f"sh:{name} in a nested shape")

    def at_least(self, count: int, node: str, way: str) -> str:
        """Whether a path leads to so many different values."""
        names = [self.fresh() for _ in range(count)]
        pattern = " ".join(self.reach(node, way, name) for name in names)
        differ = [f"!sameTerm({a}, {b})" for n, a in enumerate(names) for b in names[:n]]
        return f"EXISTS {{ {pattern} {'FILTER(' + ' && '.join(differ) + ')' if differ else ''} }}"

    def bad_value(self, shape: str, name: str, value: str, node: str, depth: int) -> str:
        if name in ("node", "property"):
            return self.bad(value, node, depth + 1)
        if name == "not":
            return f"!({self.bad(value, node, depth + 1)})"
        if name in ("and", "or", "xone"):
            each = [f"({self.bad(member, node, depth + 1)})" for member in self.shapes.members(value)]
            if name == "xone":
                return "(" + " + ".join(f"IF({one}, 0, 1)" for one in each) + ") != 1"
            return (" || " if name == "and" else " && ").join(each) or ("false" if name == "and" else "true")
        if name == "class":
            kind = self.fresh()
            classes = ", ".join(self.hierarchy(value))
            return f"NOT EXISTS {{ {node} <{RDF}type> {kind} FILTER({kind} IN ({classes})) }}"
        return shapevalues.bad(self.shapes, shape, name, value, node)

    def checks(self, shape: str, focus: str, depth: int = 0) -> Iterator[Check]:
        if depth > _DEEPEST:
            raise Unsupported(shape, "a shape that refers to itself")
        if not self.active(shape):
            return
        way = self.path_of(shape)
        base = Check(
            query="",
            focus=focus,
            shape=shape,
            component="",
            severity=self.shapes.one(shape, SH + "severity") or f"<{SH}Violation>",
            messages=self.shapes.all(shape, SH + "message"),
            path_node=self.shapes.one(shape, SH + "path"),
            value_is_focus=way is None,
        )
        for name, value in self.parameters(shape):
            if name == "property":
                yield from self.checks(value, focus if way is None else self.values(focus, way), depth + 1)
                continue
            if name == "sparql":
                yield from self.sparql(base, value, way)
                continue
            component = f"<{SH}{name[0].upper()}{name[1:]}ConstraintComponent>"
            query = self.query(shape, name, value, way, focus)
            if query is not None:
                yield replace(base, query=query, component=component)

    def values(self, focus: str, way: str) -> str:
        """The pattern that binds `?this` to the values of a path from other focus nodes."""
        outer = self.fresh()
        inner = re.sub(r"\?this\b", outer, focus)
        return f"{{ SELECT DISTINCT ?this WHERE {{ {inner} {outer} {way} ?this . }} }}"

    def sparql(self, base: Check, node: str, way: str | None) -> Iterator[Check]:
        found = sparql_constraint(self.shapes, node, way)
        if found is None:
            return
        names = " ".join(f"?{name}" for name in found.columns)
        yield replace(
            base,
            query=f"{found.prologue}SELECT DISTINCT {names} WHERE {{ {{ {found.select} }} {base.focus} }}",
            component=f"<{SH}SPARQLConstraintComponent>",
            messages=found.messages or base.messages,
            constraint=node,
            columns=found.columns,
        )

    def query(self, shape: str, name: str, value: str, way: str | None, focus: str) -> str | None:
        """The query for one constraint of a shape at its focus nodes; `None` when nothing can offend."""
        pair = "SELECT DISTINCT ?this ?value WHERE"
        if name in _VALUE:
            if way is None:
                test = self.bad_value(shape, name, value, "?this", 0)
                return f"SELECT DISTINCT ?this WHERE {{ {focus} FILTER({test}) }}"
            there, test = self.reach("?this", way, "?value"), self.bad_value(shape, name, value, "?value", 0)
            return f"{pair} {{ {focus} {there} FILTER({test}) }}"
        if name == "hasValue":
            test = self.bad_part(shape, name, value, way, "?this", 0)
            return f"SELECT DISTINCT ?this WHERE {{ {focus} FILTER({test}) }}"
        if way is not None and name in ("minCount", "maxCount"):
            return self.count(name, int(lexical(value)), way, focus)
        if name in ("equals", "disjoint") and value.startswith("<"):
            there = f"?this {way} ?value ." if way else "BIND(?this AS ?value)"
            if name == "disjoint":
                return f"{pair} {{ {focus} {there} FILTER EXISTS {{ ?this {value} ?value }} }}"
            back = f"EXISTS {{ ?this {way} ?value }}" if way else "sameTerm(?this, ?value)"
            one = f"{{ {focus} {there} FILTER NOT EXISTS {{ ?this {value} ?value }} }}"
            other = f"{{ {focus} ?this {value} ?value . FILTER(!({back})) }}"
            return f"{pair} {{ {one} UNION {other} }}"
        if way is not None and name in ("lessThan", "lessThanOrEquals"):
            sign = "<" if name == "lessThan" else "<="
            there = f"?this {way} ?value ; {value} ?other ."
            return f"{pair} {{ {focus} {there} FILTER(!COALESCE(?value {sign} ?other, false)) }}"
        if name == "uniqueLang" and way is not None and lexical(value) not in ("true", "1"):
            return None
        raise Unsupported(shape, f"sh:{name}")

    def count(self, name: str, number: int, way: str, focus: str) -> str | None:
        # COUNT would be wrong without DISTINCT: a union of graphs gives a triple once for each graph that holds it.
        if name == "minCount" and number < 1:
            return None
        least = number + (name == "maxCount")
        if least <= 3 and not _SEQUENCE.fullmatch(way):  # an EXISTS would walk a sequence from every node
            sign = "" if name == "maxCount" else "NOT "
            return f"SELECT DISTINCT ?this WHERE {{ {focus} FILTER {sign}{self.at_least(least, '?this', way)} }}"
        having = f"COUNT(DISTINCT ?value) {'<' if name == 'minCount' else '>'} {number}"
        there = self.reach("?this", way, "?value")
        return f"SELECT ?this WHERE {{ {focus} OPTIONAL {{ {there} }} }} GROUP BY ?this HAVING({having})"


def compile_shapes(shapes: Shapes, hierarchy: Callable[[str], tuple[str, ...]]) -> tuple[Check, ...]:
    """All checks of a shapes graph. `hierarchy` gives a class with its subclasses, as terms.

    Raises Unsupported for whatever the queries cannot express.
    """
    for word in ("rule", "entailment", "target", "parameter"):
        for node in shapes.having(SH + word):
            raise Unsupported(node, f"sh:{word}")
    compiler = _Compiler(shapes, hierarchy)
    found: list[Check] = []
    for shape in sorted(shapes.facts):
        focus = compiler.target(shape) if _is_shape(shapes, shape) else None
        if focus is not None:
            found += compiler.checks(shape, focus)
    return tuple(found)


def _is_shape(shapes: Shapes, node: str) -> bool:
    facts = shapes.facts[node]
    typed = {f"<{SH}NodeShape>", f"<{SH}PropertyShape>"} & set(facts.get(RDF + "type", ()))
    return bool(typed) or any(SH + kind in facts for kind in _TARGETS)
