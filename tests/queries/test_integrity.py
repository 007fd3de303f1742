"""Integrity queries: silent on sound data, and each speaks up for the damage that it is meant to find."""

import pytest

from diplograph import terms
from diplograph.model import IRI, Quad
from diplograph.queries import questions, runner
from diplograph.store import Store, plain
from diplograph.terms import iri, text, typed

GRAPH = terms.graph("A_58_9101")
EXTRA = terms.graph("damage")
FIJI, RES = iri("state:FJI"), terms.document("A/RES/58/9001")


def _position(store: Store) -> IRI:
    rows = store.select(
        "PREFIX dg: <https://w3id.org/diplograph/ns#> PREFIX stance: <https://w3id.org/diplograph/stance/> "
        "SELECT ?p { ?p a dg:Position ; dg:stance stance:reject }"
    ).rows
    return IRI(plain(rows[0][0] or text("")))


def _without(store: Store, *predicates: str, of: str = "", graph: IRI = GRAPH) -> None:
    gone = {iri(each) for each in predicates}
    kept = [quad for quad in store.quads(graph) if quad.predicate not in gone or (of and of not in quad.subject)]
    store.replace({graph: kept})


def _with(store: Store, *facts: tuple[IRI, str, object]) -> None:
    store.replace({EXTRA: [Quad(s, iri(p), o, EXTRA) for s, p, o in facts]})  # type: ignore[arg-type]


def _longer_quote(store: Store) -> None:
    exact = iri("oa:exact")
    store.replace(
        {
            GRAPH: [
                quad._replace(object=text(plain(quad.object) + "!")) if quad.predicate == exact else quad
                for quad in store.quads(GRAPH)
            ]
        }
    )


DAMAGES = {
    "position-without-evidence": lambda store: _without(store, "oa:exact"),
    "evidence-without-text": lambda store: _without(store, "oa:hasSource"),
    "evidence-of-another-text": lambda store: _with(
        store, (_position(store), "dg:statedIn", terms.document("A/59/9102"))
    ),
    "quote-length": _longer_quote,
    "letter-without-text": lambda store: _without(store, "dg:textOf"),
    "letter-without-name": lambda store: _without(store, "dcterms:identifier"),
    "holder-without-code": lambda store: _with(store, (FIJI, "dg:code", text("FIJ"))),
    "target-without-name": lambda store: _with(store, (_position(store), "dg:target", terms.document("A/RES/58/9999"))),
    "stance-outside-scheme": lambda store: _with(store, (_position(store), "dg:stance", iri("stance:shrug"))),
    "derived-without-position": lambda store: _with(store, (FIJI, "dg:accepts", RES)),
    "position-without-derived": lambda store: store.replace({terms.graph("A_58_9101", "derived"): []}),
    "symbol-twice": lambda store: _with(store, (terms.document("A/1"), "dg:symbol", text("A/58/9101"))),
    "text-without-run": lambda store: _with(store, (terms.document("A/2"), "rdf:type", iri("dg:TextVersion"))),
}


def test_sound_data_is_silent(case: Store) -> None:
    assert {name: table.rows for name, table in runner.integrity(case).items() if table.rows} == {}


@pytest.mark.parametrize("name", questions.names("integrity"))
def test_damage_is_found(own_case: Store, name: str) -> None:
    DAMAGES[name](own_case)
    assert runner.integrity(own_case)[name].rows


def test_a_shift_of_one_character_is_found(own_case: Store) -> None:
    place = next(quad.subject for quad in own_case.quads(GRAPH) if quad.predicate == iri("oa:end"))
    kept = [quad for quad in own_case.quads(GRAPH) if (quad.subject, quad.predicate) != (place, iri("oa:end"))]
    own_case.replace({GRAPH: [*kept, Quad(place, iri("oa:end"), typed(5000, "integer"), GRAPH)]})
    assert len(runner.integrity(own_case)["quote-length"].rows) == 1
