"""Refuses queries that would reach out or change something, before any engine sees them.

Oxigraph, in the process and as a server, follows SERVICE to any address. So a query that comes from outside the
library is read word by word, without strings, IRIs, comments, variables and prefixed names (SPARQL 1.1, 19.8).
"""

import re
from collections.abc import Iterator

from diplograph.errors import InputError

__all__ = ["check", "counts_graphs", "has_dataset", "words"]

_LONGEST = 256 * 1024  # characters; nothing that a person writes comes near
_DEEPEST = 100  # open brackets; some engines end the process at a few thousand

_REACHES_OUT = frozenset({"SERVICE", "LOAD"})
_SUMS = frozenset({"COUNT", "SUM", "AVG", "GROUP_CONCAT"})
_CHANGES = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"(?P<comment>#[^\n\r]*)"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<string>\"\"\"(?:[^\\\"]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^\\']|\\.|'(?!''))*'''"
    r"|\"(?:[^\\\"\n\r]|\\.)*\"|'(?:[^\\'\n\r]|\\.)*')"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<language>@[A-Za-z][A-Za-z0-9-]*)"
    r"|(?P<blank>_:[\w.-]+)"
    r"|(?P<prefixed>(?:[^\W\d_][\w.-]*)?:(?:[\w.:%-]|\\.)*)"
    r"|(?P<word>[^\W\d_]\w*)"
    r"|(?P<open>[({\[])|(?P<close>[)}\]])"
    r"|(?P<other>.)",
    re.DOTALL,
)


def words(query: str) -> Iterator[str]:
    """The keywords and function names of a query, in capitals, in reading order.

    >>> list(words('SELECT ?service { ?s <http://a/SERVICE> "SERVICE" } # SERVICE'))
    ['SELECT']
    """
    for token in _TOKEN.finditer(_unescaped(query)):
        if token.lastgroup == "word":
            yield token[0].upper()


def has_dataset(query: str) -> bool:
    """Whether a query says with FROM which graphs it asks; Oxigraph passes over that where it is given the union.

    >>> has_dataset("ASK FROM <http://a/b> { ?from ?p ?o }"), has_dataset("ASK { ?from ?p 'FROM' }")
    (True, False)
    """
    return "FROM" in words(query)


def counts_graphs(query: str) -> bool:
    """Whether a query adds up rows of the union of all graphs and nowhere takes each once.

    Oxigraph finds a triple of the union once for each graph that holds it, so such a sum can be too large.

    >>> [counts_graphs(f"SELECT (COUNT({what}) AS ?n) {{ ?p a ?c }}") for what in ("?p", "*", "DISTINCT ?p")]
    [True, True, False]
    """
    found = set(words(query))
    return bool(found & _SUMS) and not found & {"DISTINCT", "FROM"}


def check(query: str) -> None:
    """Raise InputError unless the query only reads, only here, and is of a sane size."""
    if len(query) > _LONGEST:
        raise InputError(f"the query has {len(query)} characters; write it in at most {_LONGEST}")
    if _depth(query) > _DEEPEST:
        raise InputError(f"the query has more than {_DEEPEST} brackets inside each other; write it flatter")
    for word in words(query):
        if word in _REACHES_OUT:
            raise InputError(f"the query has {word}, which reaches out to another address; take that part out")
        if word in _CHANGES:
            raise InputError(f"the query has {word}, which changes data; queries only read, use diplograph ingest")


def _depth(query: str) -> int:
    depth = deepest = 0
    for token in _TOKEN.finditer(_unescaped(query)):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        deepest = max(deepest, depth)
    return deepest


def _unescaped(query: str) -> str:
    r"""Undo `\u0053`: SPARQL 1.1 (19.2) reads such escapes before anything else, even inside a keyword."""
    return _ESCAPE.sub(_character, query)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
