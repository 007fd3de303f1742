"""Constraints on one value of SHACL (section 4.1 to 4.4, 4.8) as boolean SPARQL expressions: true where it offends."""

from .shapegraph import RDF, SH, XSD, Shapes, Unsupported, lexical

__all__ = ["bad"]

# Oxigraph casts these strictly; a cast that fails leaves the value ill-typed.
_CAST = (
    "boolean",
    "decimal",
    "integer",
    "double",
    "float",
    "date",
    "dateTime",
    "time",
    "gYear",
    "gYearMonth",
    "gMonthDay",
    "duration",
    "dayTimeDuration",
    "yearMonthDuration",
)
_KINDS = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}
_SIGNS = {"minExclusive": ">", "minInclusive": ">=", "maxExclusive": "<", "maxInclusive": "<="}


def bad(shapes: Shapes, shape: str, name: str, value: str, node: str) -> str:
    """Whether the node (a SPARQL variable) offends the constraint `sh:{name} value`. Raises Unsupported."""
    if name in _SIGNS:
        return f"!COALESCE({node} {_SIGNS[name]} {value}, false)"
    if name == "nodeKind" and (kind := lexical(value).removeprefix(SH)) in _KINDS:
        return "!" + _KINDS[kind].format(node)
    if name == "datatype":
        return f"!COALESCE(isLiteral({node}) && DATATYPE({node}) = {value} && {_valid(shape, value, node)}, false)"
    if name in ("minLength", "maxLength"):
        sign = ">=" if name == "minLength" else "<="
        return f"isBlank({node}) || !(STRLEN(STR({node})) {sign} {lexical(value)})"
    if name == "pattern":
        flags = shapes.one(shape, SH + "flags")
        return f"isBlank({node}) || !REGEX(STR({node}), {_plain(value)}{', ' + _plain(flags) if flags else ''})"
    if name == "in":
        members = shapes.members(value)
        if all(member.startswith("<") for member in members):
            return f"{node} NOT IN ({', '.join(members)})"
        return "!(" + " || ".join(f"sameTerm({node}, {member})" for member in members) + ")"
    if name == "languageIn":
        ranges = " || ".join(f"LANGMATCHES(LANG({node}), {_plain(each)})" for each in shapes.members(value))
        return f"!COALESCE(isLiteral({node}) && ({ranges or 'false'}), false)"
    raise Unsupported(shape, f"sh:{name} {value}")


def _valid(shape: str, datatype: str, node: str) -> str:
    local = lexical(datatype).removeprefix(XSD)
    if local in ("string", "anyURI") or lexical(datatype) == f"{RDF}langString":
        return "true"
    if local in _CAST:
        return f'(STR({datatype}(STR({node}))) != "")'
    raise Unsupported(shape, f"sh:datatype {datatype}")


def _plain(literal: str) -> str:
    """A literal as a plain string in quotation marks."""
    return literal[: literal.rindex('"') + 1]
