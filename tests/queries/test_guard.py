"""What a query may not do: reach out, change data, or be so deep that an engine falls over."""

import pytest

from diplograph.errors import InputError
from diplograph.queries import guard

PREFIX = "PREFIX dg: <https://w3id.org/diplograph/ns#> "

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    'SELECT * { ?s ?p "SERVICE <http://a/>" }',
    "SELECT * { ?s ?p 'it''s a SERVICE' }",
    'SELECT * { ?s ?p """two "" quotes SERVICE \n DROP""" }',
    "SELECT * { ?s ?p '''DROP ALL''' }",
    'SELECT * { ?s ?p "a \\" SERVICE \\" b" }',
    "SELECT * { ?s <http://a/SERVICE#DROP> ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://a/>",
    "# DROP ALL\nSELECT * { ?s ?p ?o }",
    "SELECT ?service ?insert { ?service ?p ?insert }",
    "SELECT $load { $load ?p ?o }",
    PREFIX + "SELECT * { ?s dg:service ?o ; dg:drop ?d }",
    "PREFIX service: <http://a/> SELECT * { ?s service:load ?o }",
    "PREFIX : <http://a/> SELECT * { ?s :SERVICE ?o }",
    'SELECT * { ?s ?p "x"@add }',
    "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?o > 2) }",
]

REFUSED = [
    ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { service <http://a/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { ?s ?p 'a' }SERVICE<http://a/>{}", "SERVICE"),
    ("SELECT * { ?s ?p ?o } # comment\nSERVICE <http://a/> {}", "SERVICE"),
    ("SELECT * { FILTER(?a<?b)SERVICE<http://a/>{?c ?d ?e} FILTER(?f>?g) }", "SERVICE"),
    ('SELECT * { ?s ?p "\\"" . SERVICE <http://a/> { ?s ?q "x" } }', "SERVICE"),
    ("SELECT * { \\u0053ERVICE <http://a/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { \\U00000053ERVICE <http://a/> { ?s ?p ?o } }", "SERVICE"),
    ('SELECT * { ?s ?p "\\u0022 . SERVICE <http://a/> { ?s ?q ?o } # " }', "SERVICE"),
    ("SELECT * { <http://a/#b> ?p ?o . SERVICE <http://a/> {} }", "SERVICE"),
    ("LOAD <http://a/>", "LOAD"),
    ("DROP ALL", "DROP"),
    ("INSERT DATA { <a:a> <a:a> <a:a> }", "INSERT"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    ("SELECT * { ?s ?p ?o } ; CLEAR DEFAULT", "CLEAR"),
    ("CREATE GRAPH <a:a>", "CREATE"),
    ("MOVE <a:a> TO <a:b>", "MOVE"),
]


@pytest.mark.parametrize("query", ALLOWED)
def test_allowed(query: str) -> None:
    guard.check(query)


@pytest.mark.parametrize(("query", "word"), REFUSED)
def test_refused(query: str, word: str) -> None:
    with pytest.raises(InputError, match=f"the query has {word}"):
        guard.check(query)


@pytest.mark.parametrize("query", ["{" * 3000, "SELECT * { ?s " + "(" * 101 + "a" + ")" * 101 + " ?o }"])
def test_too_deep(query: str) -> None:
    with pytest.raises(InputError, match="brackets inside each other"):
        guard.check(query)


def test_too_long() -> None:
    with pytest.raises(InputError, match="characters"):
        guard.check(" " * 300_000)
