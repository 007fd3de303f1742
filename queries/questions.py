"""The question library: `.rq` files that run as they stand, and the binding of their parameters.

A file of `library/` opens with a header of comment lines:

    # title: one line
    # number: the question's number in the brief (optional)
    # param: NAME TYPE -- what it is           (one line each)
    # columns: ?a ?b ?c
    # order: ?a
    # example: one line, what the bundled letters answer
    # needs: votes or sponsors (optional: without such a record in the store, every answer is empty)

Each parameter has a line `VALUES ?name { default } # param` in its body, with UNDEF for "any". Binding puts the
written form of an RDF term in place of the default, so that the text of a value never becomes part of the query,
on our own store and on any SPARQL 1.1 endpoint.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from diplograph import terms
from diplograph.days import DAY, first_day
from diplograph.errors import InputError, UnknownName
from diplograph.ingest.actors import registers
from diplograph.ingest.stances.stances import STANCES
from diplograph.ingest.texts import symbols
from diplograph.model import IRI, Literal
from diplograph.store import written

__all__ = ["Parameter", "Question", "bind", "default", "names", "question", "rule"]

ROOM = Path(__file__).resolve().parent

_HEADER = re.compile(r"^# (\w+): (.+)$", re.MULTILINE)
_PARAM = re.compile(r"^(\w+) (\w+) -- (.+)$")
_SLOT = r"VALUES \?%s \{ ([^}\n]*) \} # param"
_SYMBOL = re.compile(r"[^\s<>\"{}|^`\\]+(?: ?\([^\s<>\"{}|^`\\()]+\))*")  # characters that an IRI may have (RFC 3987)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_INTEGER = re.compile(r"[0-9]{1,9}")  # all of them count something
_THINGS = ("mandate", "mech", "topic")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question.

    type: actor | document | target (a symbol, or mandate:NAME, mech:NAME, topic:NAME) | series | stance | ground |
    organ | text | integer | date.
    """

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """One `.rq` file of the library."""

    name: str
    title: str
    number: str | None
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: str
    sparql: str
    needs: str | None = None


def names(folder: str = "library") -> tuple[str, ...]:
    """The names of all questions (or of the `integrity` queries), sorted."""
    return tuple(sorted(path.stem for path in (ROOM / folder).glob("*.rq")))


@cache
def question(name: str, folder: str = "library") -> Question:
    """Read one question. Raises UnknownName listing those that look like it."""
    path = ROOM / folder / f"{name}.rq"
    if name not in names(folder):
        near = get_close_matches(name, names(folder), n=3, cutoff=0.5)
        raise UnknownName(f"{name}: there is no such question; `diplograph query --list` shows them.", near)
    sparql = terms.under_base(path.read_text(encoding="utf-8"))
    fields: dict[str, list[str]] = {}
    for key, value in _HEADER.findall(sparql):
        fields.setdefault(key, []).append(value)
    for key in ("title", "columns"):
        if key not in fields:
            raise InputError(f"{path.name}: the header has no line '# {key}: …'; see docs/guide/questions.md")
    return Question(
        name=name,
        title=fields["title"][0],
        number=fields.get("number", [None])[0],
        parameters=tuple(_parameter(name, line) for line in fields.get("param", [])),
        columns=tuple(word.lstrip("?") for word in fields["columns"][0].split()),
        example=fields.get("example", [""])[0],
        sparql=sparql,
        needs=fields.get("needs", [None])[0],
    )


def rule(name: str) -> str:
    """The text of a CONSTRUCT rule of `rules/`."""
    return (ROOM / "rules" / f"{name}.rq").read_text(encoding="utf-8")


def bind(asked: Question, values: Mapping[str, str]) -> str:
    """The query with its parameters bound. Raises InputError for an unknown parameter or an unusable value."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    query = asked.sparql
    for name, value in values.items():
        if name not in known:
            has = ", ".join(known) or "no parameters"
            raise InputError(f"{asked.name}: there is no parameter {name!r}; it has {has}")
        line = f"VALUES ?{name} {{ {written(term(known[name].type, value))} }} # param"
        query = re.sub(_SLOT % re.escape(name), line.replace("\\", r"\\"), query)
    return query


def default(asked: Question, name: str) -> str | None:
    """What stands for a parameter that is not given, as written in the query; `None` for any."""
    found = re.search(_SLOT % re.escape(name), asked.sparql)
    return None if found is None or found[1] == "UNDEF" else found[1]


def term(kind: str, value: str) -> IRI | Literal:
    """A parameter's value as an RDF term. Raises InputError or UnknownName when it cannot be one."""
    makers: dict[str, Callable[[str], IRI | Literal]] = {
        "actor": _actor,
        "document": _document,
        "target": _target,
        "stance": _stance,
        "text": terms.text,
        "integer": _integer,
        "date": _date,
    }
    if kind in ("series", "ground", "organ"):
        return _named(kind, value)
    if kind not in makers:
        raise InputError(f"{kind}: a parameter cannot have this type")
    made = makers[kind](value)
    try:
        written(made)
    except ValueError as error:
        raise InputError(f"{value!r}: this cannot be part of an IRI; leave out what is no letter or digit") from error
    return made


def _actor(value: str) -> IRI:
    return registers.typed(value).iri


def _document(value: str) -> IRI:
    found = _parsed(value) or _parsed(value.upper()) or symbols.parse(value) if _SYMBOL.fullmatch(value) else ()
    if not found:
        raise InputError(f"{value!r}: this is no UN symbol; write it as E/CN.4/RES/2004/13 or S/RES/1701(2006)")
    return terms.document(found[0].normal)


def _parsed(value: str) -> tuple[symbols.Symbol, ...]:
    """The symbols in a value, none when it is not in their grammar: `e/cn.4/2005/1` is one in capitals only."""
    return tuple(each for each in symbols.parse(value) if each.kind != symbols.UNPARSED)


def _target(value: str) -> IRI:
    kind, colon, name = value.partition(":")
    return _named(kind, name) if colon and kind in _THINGS else _document(value)


def _stance(value: str) -> IRI:
    if value not in STANCES:
        raise UnknownName(f"{value!r}: there is no such stance.", get_close_matches(value, STANCES, n=3))
    return terms.iri(f"stance:{value}")


def _named(kind: str, value: str) -> IRI:
    if not _NAME.fullmatch(value):
        raise InputError(f"{value!r}: this is no name of a {kind}; write letters, digits and hyphens only")
    return terms.iri(f"{kind}:{value}")


def _integer(value: str) -> Literal:
    if not _INTEGER.fullmatch(value):
        raise InputError(f"{value!r}: this is no whole number from 0 on; write digits only")
    return terms.typed(value, "integer")


def _date(value: str) -> Literal:
    return terms.typed(first_day(value, DAY), "date")


def _parameter(question_name: str, line: str) -> Parameter:
    found = _PARAM.match(line)
    if not found:
        raise InputError(f"{question_name}.rq: the header line 'param: {line}' is not 'NAME TYPE -- what it is'")
    return Parameter(*found.groups())
