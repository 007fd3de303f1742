"""The library's form: headers that tell the truth, parameters that are bound as terms and never pasted."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph.errors import InputError, UnknownName
from diplograph.model import IRI, Literal
from diplograph.queries import questions, runner
from diplograph.queries.questions import bind, names, question, term
from diplograph.store import Store
from diplograph.terms import iri, typed

ALL = [(folder, name) for folder in ("library", "integrity") for name in names(folder)]
VALUES = {
    "actor": "FJI",
    "document": "A/RES/58/9001",
    "target": "A/RES/58/9001",
    "series": "demo-island",
    "stance": "reject",
    "ground": "selectivity",
    "integer": "6",
    "organ": "GA",
    "date": "2004-01-01",
}
NASTY = (
    '"} ; DROP ALL #',
    ">",
    "> } ; DROP ALL #",
    "\n",
    "a\nb",
    "'",
    '"""',
    "\\",
    "} UNION { ?a ?b ?c",
    "?state",
    "%s",
    "\\u003E",
)
NUMBERS = {str(number) for number in range(1, 31)}


@pytest.mark.parametrize(("folder", "name"), ALL)
def test_columns_and_order_are_those_of_the_query(case: Store, folder: str, name: str) -> None:
    asked = question(name, folder)
    assert case.select(asked.sparql).columns == asked.columns
    order = re.search(r"^# order: (.+)$", asked.sparql, re.MULTILINE)
    assert order is not None
    assert " ".join(asked.sparql.split()).endswith(f"ORDER BY {order[1]}")


@pytest.mark.parametrize("name", names())
def test_header_is_whole(name: str) -> None:
    asked = question(name)
    assert asked.title
    assert asked.example
    slots = set(re.findall(r"VALUES \?(\w+) \{ [^}\n]*\} # param", asked.sparql))
    assert slots == {parameter.name for parameter in asked.parameters}
    assert asked.sparql.count("# param\n") == len(re.findall(r"VALUES \?\w+ \{ [^}\n]*\} # param", asked.sparql))


def test_the_asked_questions_are_there() -> None:
    assert {question(name).number for name in names()} >= NUMBERS


@pytest.mark.parametrize("name", names())
def test_every_parameter_narrows(case: Store, name: str) -> None:
    """With a parameter bound, the rows are some of those without, or new ones where a default was replaced."""
    asked = question(name)
    free = set(case.select(asked.sparql).rows)
    for parameter in asked.parameters:
        bound = case.select(bind(asked, {parameter.name: VALUES[parameter.type]})).rows
        default_is_any = f"VALUES ?{parameter.name} {{ UNDEF }} # param" in asked.sparql
        aggregates = name in ("grounds", "agreement", "situation-and-theme", "letters-of-outsiders", "after-election")
        assert not default_is_any or aggregates or set(bound) <= free


def test_binding_reaches_every_slot() -> None:
    bound = bind(question("position-change"), {"state": "FJI"})
    slots = question("position-change").sparql.count("VALUES ?state {")
    assert slots > 1
    assert bound.count(f"VALUES ?state {{ <{iri('state:FJI')}> }} # param") == slots
    assert "VALUES ?state { UNDEF }" not in bound


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("actor", "FJI", iri("state:FJI")),
        ("actor", "Fiji", iri("state:FJI")),
        ("document", "E/CN.4/RES/2004/13", iri("doc:E_CN.4_RES_2004_13")),
        ("document", "S/RES/1701 (2006)", iri("doc:S_RES_1701-2006")),
        ("target", "mandate:sr-prk", iri("mandate:sr-prk")),
        ("target", "topic:human-rights", iri("topic:human-rights")),
        ("series", "dprk-human-rights", iri("series:dprk-human-rights")),
        ("stance", "reject", iri("stance:reject")),
        ("ground", "doubleStandards", iri("ground:doubleStandards")),
        ("organ", "CHR", iri("organ:CHR")),
        ("text", 'a "quote"', Literal('a "quote"')),
        ("integer", "12", typed("12", "integer")),
        ("actor", "prk", iri("state:PRK")),
        ("actor", "eu", iri("bloc:EU")),
        ("document", "e/cn.4/res/2005/11", iri("doc:E_CN.4_RES_2005_11")),
        ("target", "s/res/1718 (2006)", iri("doc:S_RES_1718-2006")),
        ("date", "2005-02-28", typed("2005-02-28", "date")),
    ],
)
def test_values_become_terms(kind: str, value: str, expected: IRI | Literal) -> None:
    assert term(kind, value) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "1; DROP"),
        ("integer", "-3"),
        ("date", "2005"),
        ("date", "2005-02-31"),
        ("stance", "rejct"),
        ("series", "a b"),
        ("actor", "Nowhere"),
        ("colour", "x"),
    ],
)
def test_values_that_cannot_be_terms_are_one_sentence(kind: str, value: str) -> None:
    with pytest.raises(InputError):
        term(kind, value)


def test_unknown_names_come_with_candidates() -> None:
    with pytest.raises(UnknownName, match="Did you mean position-change"):
        question("position-chang")
    with pytest.raises(UnknownName, match="Did you mean reject"):
        term("stance", "rejct")
    with pytest.raises(InputError, match="it has state, series"):
        bind(question("grounds"), {"stat": "FJI"})


def _unharmed(store: Store, name: str, parameter: str, value: str, before: int) -> None:
    """A value is refused in one sentence, or answered with rows that the unbound question has too."""
    try:
        rows = runner.run(store, name, {parameter: value}).rows
    except InputError:
        rows = ()
    assert len(store) == before
    assert rows == () or value.strip() not in NASTY


@pytest.mark.parametrize("value", NASTY)
def test_nasty_values_do_nothing(own_case: Store, value: str) -> None:
    before = len(own_case)
    for name in names():
        for parameter in question(name).parameters:
            _unharmed(own_case, name, parameter.name, value, before)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=st.text(max_size=40) | st.text(alphabet="\"'<>{}\\;#?\n .ADROP", max_size=20))
@pytest.mark.parametrize(
    "kind", ["document", "target", "series", "stance", "ground", "text", "integer", "date", "actor"]
)
def test_any_value_stays_one_term(kind: str, value: str) -> None:
    """Whatever is typed, the bound query gives back that very term and nothing else."""
    try:
        expected = term(kind, value)
    except InputError:
        return
    asked = questions.Question(
        "echo",
        "",
        None,
        (questions.Parameter("x", kind, ""),),
        ("x",),
        "",
        "SELECT ?x { VALUES ?x { UNDEF } # param\n}",
    )
    assert Store.memory().select(bind(asked, {"x": value})).rows == ((expected,),)
