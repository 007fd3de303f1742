"""SPARQL constraints (SHACL, section 5) asked once for all focus nodes.

SHACL binds `$this` and asks for every focus node. Asking once with `$this` free gives the same rows when the query
binds `$this` in a triple of its outermost group and holds nothing whose meaning depends on the row count or on the
order of evaluation. A SELECT within it must be such a query too: to bind `$this` and to give it (SHACL, 5.2.1), so that
the join on `$this` does what the binding beforehand would do. `constraint` refuses every other query by name.
"""

import re
from dataclasses import dataclass

from .shapegraph import SH, Shapes, Unsupported, lexical
from .terms import PREFIXES

__all__ = ["Select", "constraint"]

Token = tuple[str | None, str]

OWL = PREFIXES["owl"]
_TOKENS = re.compile(
    r"""(?P<comment>\#[^\n]*)|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<iri><[^<>"{}|^`\\\s]*>)"""
    r"""|(?P<variable>[?$]\w+)|(?P<word>[A-Za-z_][\w.-]*:?[\w.-]*)|(?P<mark>[{}().;,])|(?P<other>\S)"""
)
_REFUSED = {
    "UNION",
    "MINUS",
    "VALUES",
    "SERVICE",
    "GRAPH",
    "HAVING",
    "LIMIT",
    "OFFSET",
    "PREFIX",
    "BASE",
    "FROM",
    "CONSTRUCT",
    "ASK",
    "DESCRIBE",
}
_GROUPING = {"GROUP", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


@dataclass(frozen=True, slots=True)
class Select:
    """A constraint's query: prologue of prefixes, the SELECT itself, the columns that it gives, messages."""

    prologue: str
    select: str
    columns: tuple[str, ...]
    messages: tuple[str, ...]


def constraint(shapes: Shapes, node: str, way: str | None) -> Select | None:
    """The query of a `sh:sparql` value, or `None` when it is deactivated. Raises Unsupported."""
    if any(lexical(value) in ("true", "1") for value in shapes.all(node, SH + "deactivated")):
        return None
    written = shapes.one(node, SH + "select")
    if written is None:
        raise Unsupported(node, "a SPARQL constraint without sh:select")
    query = lexical(written)
    if "$PATH" in query:
        if way is None:
            raise Unsupported(node, "$PATH in a node shape")
        query = query.replace("$PATH", way)
    columns = _columns(node, query)
    return Select(_prologue(shapes, node), query, columns, shapes.all(node, SH + "message"))


def _columns(node: str, query: str) -> tuple[str, ...]:
    """The columns of a query that may be asked once for all; `this` comes first. Raises Unsupported."""
    if '"""' in query or "'''" in query:
        raise Unsupported(node, "a long string in a SPARQL constraint")
    tokens = [(match.lastgroup, match.group()) for match in _TOKENS.finditer(query)]
    tokens = [token for token in tokens if token[0] != "comment"]
    words = [text.upper() for kind, text in tokens if kind == "word"]
    for word in sorted(_REFUSED & set(words)):
        raise Unsupported(node, f"{word} in a SPARQL constraint")
    if {"shapesGraph", "currentShape", "PATH"} & {text[1:] for kind, text in tokens if kind == "variable"}:
        raise Unsupported(node, "$shapesGraph and $currentShape")
    columns = _select(node, tokens)
    return ("this", *(name for name in columns if name != "this"))


def _select(node: str, tokens: list[Token], inner: bool = False) -> tuple[str, ...]:
    """The columns of one SELECT that gives the same rows with `$this` free. Raises Unsupported.

    One within another (`inner`) may count and add up, by groups of which `$this` is a part.
    """
    head, body, tail = _parts(node, tokens)
    body = _without_selects(node, body)
    grouped = inner and ("variable", "this") in {(kind, text[1:]) for kind, text in tail}
    for part in (body,) if grouped else (head, body, tail):
        for word in sorted(_GROUPING & {text.upper() for kind, text in part if kind == "word"}):
            raise Unsupported(node, f"{word} in a SPARQL constraint, but for a SELECT within it grouped by $this")
    if any(text == "*" or (text == "(" and not inner) for _, text in head):
        raise Unsupported(node, "* or an expression in the SELECT")
    _refuse_groups(node, body)
    columns = _given(head)
    if "this" not in columns or not _binds_this(body):
        raise Unsupported(node, "a SPARQL constraint that does not bind $this in a triple of its own")
    return columns


def _parts(node: str, tokens: list[Token]) -> tuple[list[Token], list[Token], list[Token]]:
    """Head, pattern and what follows it."""
    for number, (_, text) in enumerate(tokens):
        if text == "{":
            end = _closing(tokens, number + 1) + 1
            return tokens[:number], tokens[number:end], tokens[end:]
    raise Unsupported(node, "a SPARQL constraint without a pattern")


def _given(head: list[Token]) -> tuple[str, ...]:
    """The variables that the head of a SELECT gives: those outside of brackets, and those after AS."""
    depth, found = 0, []
    for number, (kind, text) in enumerate(head):
        depth += (text == "(") - (text == ")")
        if kind == "variable" and (not depth or head[number - 1][1].upper() == "AS"):
            found.append(text[1:])
    return tuple(dict.fromkeys(found))


def _without_selects(node: str, body: list[Token]) -> list[Token]:
    """The body with `$this` in the place of each SELECT within it, which is sound itself. Raises Unsupported."""
    kept: list[Token] = []
    depth, number = 0, 0
    while number < len(body):
        text = body[number][1]
        if text.upper() == "SELECT" and body[number][0] == "word":
            end = _closing(body, number)
            before = kept[-2][1].upper() if len(kept) > 1 else ""
            if depth != 2 or kept[-1][1] != "{" or before == "EXISTS":
                raise Unsupported(node, "a SELECT within a SELECT that is no group of the outermost one")
            within = body[number:end]
            if "this" not in _given(_parts(node, within)[0]):
                raise Unsupported(node, "a SELECT within a SELECT that does not give $this")
            _select(node, within, inner=True)
            if before == "OPTIONAL":
                kept.append(("variable", "$this"))
            else:  # a group that is joined, as a triple would be
                kept[-1:] = [("variable", "$this")]
                depth, end = depth - 1, end + 1
            number = end
            continue
        depth += (text == "{") - (text == "}")
        kept.append(body[number])
        number += 1
    return kept


def _closing(body: list[Token], start: int) -> int:
    """The place of the brace that closes the group in which a token stands."""
    depth = 0
    for number in range(start, len(body)):
        depth += (body[number][1] == "{") - (body[number][1] == "}")
        if depth < 0:
            return number
    return len(body)


def _binds_this(body: list[Token]) -> bool:
    """Whether a triple of the outermost group holds `$this` before any OPTIONAL and BIND, which look back at it."""
    depth, brackets = 0, 0
    for kind, text in body:
        depth += (text == "{") - (text == "}")
        brackets += (text == "(") - (text == ")") if depth == 1 else 0
        if depth == 1 and kind == "word" and text.upper() in ("OPTIONAL", "BIND"):
            return False
        if depth == 1 and brackets == 0 and kind == "variable" and text[1:] == "this":
            return True
    return False


def _refuse_groups(node: str, body: list[Token]) -> None:
    """Refuse groups whose filters could not see `$this`: plain ones, and an OPTIONAL that is not outermost."""
    depth, before = 0, ""
    for _, text in body:
        if text == "{":
            if depth and before not in ("EXISTS", "OPTIONAL"):
                raise Unsupported(node, "a group in braces in a SPARQL constraint")
            if depth > 1 and before == "OPTIONAL":
                raise Unsupported(node, "an OPTIONAL within another group of a SPARQL constraint")
            depth += 1
        depth -= text == "}"
        before = text.upper()


def _prologue(shapes: Shapes, node: str) -> str:
    lines, sources = [], list(shapes.all(node, SH + "prefixes"))
    for source in sources:  # grows while it is walked: imported ontologies declare prefixes too
        sources += [other for other in shapes.all(source, OWL + "imports") if other not in sources]
        for declared in shapes.all(source, SH + "declare"):
            prefix, namespace = shapes.one(declared, SH + "prefix"), shapes.one(declared, SH + "namespace")
            if prefix is None or namespace is None:
                raise Unsupported(declared, "a prefix without sh:prefix or sh:namespace")
            lines.append(f"PREFIX {lexical(prefix)}: <{lexical(namespace)}>\n")
    return "".join(sorted(set(lines)))
