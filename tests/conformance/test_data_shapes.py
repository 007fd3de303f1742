"""The W3C data-shapes tests: the fast validator gives the expected report, or refuses the test by name.

Read where it lies, in ../shared/suites; nothing of it is copied here.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from diplograph import fastshacl
from diplograph.errors import InputError
from diplograph.shapegraph import Unsupported, lexical, read, turtle
from diplograph.store import Store

SUITE = Path(__file__).resolve().parents[2].parent / "shared" / "suites" / "data-shapes" / "tests"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
FILES = sorted(file for file in SUITE.rglob("*.ttl") if "sht:Validate" in file.read_text(encoding="utf-8"))

# What the fast validator refuses, by the file of the test: features that our shapes do not use.
REFUSED = [
    "core/complex/personexample",
    "core/complex/shacl-shacl",
    "core/node/closed-001",
    "core/node/closed-002",
    "core/node/qualified-001",
    "core/property/datatype-ill-formed",
    "core/property/or-datatypes-001",
    "core/property/qualifiedMinCountDisjoint-001",
    "core/property/qualifiedValueShape-001",
    "core/property/qualifiedValueShapesDisjoint-001",
    "core/property/uniqueLang-001",
    "core/property/uniqueLang-002",
    "sparql/component/nodeValidator-001",
    "sparql/component/optional-001",
    "sparql/component/propertyValidator-select-001",
    "sparql/component/validator-001",
    "sparql/node/sparql-002",
    "sparql/node/sparql-003",
    "sparql/pre-binding/pre-binding-001",
    "sparql/pre-binding/pre-binding-002",
    "sparql/pre-binding/pre-binding-003",
    "sparql/pre-binding/pre-binding-004",
    "sparql/pre-binding/pre-binding-005",
    "sparql/pre-binding/pre-binding-007",
    "sparql/pre-binding/shapesGraph-001",
]

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="../shared/suites/data-shapes is not here")


def graph(file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(file, format="turtle", publicID=file.as_uri())


def lines(found: rdflib.Graph) -> bytes:
    return str(found.serialize(format="nt")).encode()


def name(term: Any) -> str:
    """A term as both reports write it: blank nodes have no names, and 4.0 is 4 (Oxigraph keeps canonical numbers)."""
    if isinstance(term, rdflib.BNode) or str(term).startswith("_:"):
        return "_:"
    words = str(term)
    return words.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", words) else words


def case(file: Path) -> tuple[rdflib.Graph, rdflib.Graph, rdflib.Graph, Any]:
    """Data, shapes, the manifest itself and the node of the expected report."""
    manifest = graph(file)
    entry = next(manifest.subjects(RDF.type, SHT.Validate))
    action = manifest.value(entry, MF.action)
    parts = []
    for part in (SHT.dataGraph, SHT.shapesGraph):
        source = str(manifest.value(action, part))
        parts.append(manifest if source == file.as_uri() else graph(Path(source.removeprefix("file://"))))
    return parts[0], parts[1], manifest, manifest.value(entry, MF.result)


def fast(data: rdflib.Graph, shapes: rdflib.Graph) -> set[tuple[str, ...]]:
    store = Store.memory()
    store.take(lines(data), ".nt", "urn:data")
    found = fastshacl.run(store, read([lines(shapes)]))
    return {
        (
            name(lexical(each.focus)),
            name(lexical(each.value)),
            each.path,
            name(lexical(each.shape)),
            lexical(each.component),
            lexical(each.severity),
        )
        for each in found
    }


def expected(shapes: rdflib.Graph, manifest: rdflib.Graph, report: Any) -> set[tuple[str, ...]]:
    found = set()
    for result in manifest.objects(report, SH.result):
        way = manifest.value(result, SH.resultPath)
        written = "" if way is None else f"<{way}>" if isinstance(way, rdflib.URIRef) else complex_path(manifest, way)
        found.add(
            (
                name(manifest.value(result, SH.focusNode)),
                name(manifest.value(result, SH.value)) if (result, SH.value, None) in manifest else "",
                written,
                name(manifest.value(result, SH.sourceShape)),
                str(manifest.value(result, SH.sourceConstraintComponent)),
                str(manifest.value(result, SH.resultSeverity)),
            )
        )
    return found


def complex_path(graph: rdflib.Graph, node: Any) -> str:
    """A path as shapegraph.turtle writes it, whatever its blank nodes are called."""
    copy = rdflib.Graph()
    copy += graph
    mark = rdflib.URIRef("urn:mark")
    copy.add((mark, SH.path, node))
    shapes = read([lines(copy)])
    stated = shapes.one("<urn:mark>", str(SH.path))
    assert stated is not None
    return turtle(shapes, stated)


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(SUITE).with_suffix("")) for file in FILES])
def test_report_is_the_expected_one_or_refused_by_name(file: Path) -> None:
    data, shapes, manifest, report = case(file)
    wrong = report == SHT.Failure
    try:
        found = fast(data, shapes)
    except Unsupported:
        assert wrong or str(file.relative_to(SUITE).with_suffix("")) in REFUSED
        return
    except (InputError, ValueError):
        assert wrong
        return
    assert not wrong, "the suite wants a failure here"
    assert str(file.relative_to(SUITE).with_suffix("")) not in REFUSED, "no longer refused: take it off the list"
    assert found == expected(shapes, manifest, report)
