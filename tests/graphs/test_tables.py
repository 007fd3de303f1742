"""The tables that every view is made from: the fast way to read them and the plain one give the same rows."""

import hashlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from diplograph import graphs, intake, rollcalls
from diplograph.graphs import rows, stances
from diplograph.ingest import reader, samples
from diplograph.ingest.votes import sources
from diplograph.model import IRI, Literal, Quad, Source
from diplograph.store import Store, Table
from diplograph.terms import iri, text, typed

HOME = "https://example.org/"
QUOTE = 'one, "two"\r\nthree\n; =4\t\u2028 – é \U0001f4dc'


class Remote:
    """A store of which only SELECT is known, as of an endpoint elsewhere."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def select(self, query: str) -> Table:
        """Answer a SELECT."""
        return self.store.select(query)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample letters, and of one position with a quote that CSV must wrap."""
    path = tmp_path_factory.mktemp("tables") / "store"
    with Store.open(path, create=True) as store:
        list(intake.ingest(store, reader.sources(samples.paths())))
        store.extend(awkward("one"))
        store.extend(awkward("two"))
    return path


def awkward(graph: str) -> list[Quad]:
    """The facts of one position; the same facts in several graphs are one position still."""
    facts: list[tuple[str, str, IRI | Literal]] = [
        ("p", "rdf:type", iri("dg:Position")),
        ("p", "dg:evidence", IRI(HOME + "n")),
        ("n", "oa:hasTarget", IRI(HOME + "t")),
        ("t", "oa:hasSource", IRI(HOME + "v")),
        ("v", "dg:sha256", text("0" * 64)),
        ("t", "oa:hasSelector", IRI(HOME + "o")),
        ("t", "oa:hasSelector", IRI(HOME + "q")),
        ("o", "oa:start", typed(3, "integer")),
        ("o", "oa:end", typed(9, "integer")),
        ("q", "oa:exact", text(QUOTE)),
    ]
    return [Quad(IRI(HOME + subject), iri(name), value, IRI(HOME + graph)) for subject, name, value in facts]


@pytest.mark.parametrize("name", rows.names())
def test_both_ways_give_the_same_rows(letters: Path, name: str) -> None:
    with Store.reader(letters) as store:
        assert rows.read(store, name) == rows.read(Remote(store), name)


def test_a_quote_comes_through_whole(letters: Path) -> None:
    with Store.reader(letters) as store:
        found = [row for row in rows.read(store, "evidence") if row["position"] == f"{HOME}p"]
    assert found == [{"position": f"{HOME}p", "sha": "0" * 64, "start": "3", "end": "9", "quote": QUOTE}]


def test_a_position_that_lacks_a_part_is_no_stance(letters: Path) -> None:
    with Store.reader(letters) as store:
        found = stances.stances(store)
    assert len(found) > 100 and not any(one.iri == f"{HOME}p" for one in found)


def test_a_text_dated_by_its_year_lasts_that_year() -> None:
    records = Path(__file__).parents[1] / "ingest" / "votes" / "ga_voting.csv"
    words = "We reject General Assembly resolution 59/9002."  # of 20 December 2004, as the record has it
    speech = Source("speech", words, hashlib.sha256(words.encode()).hexdigest(), speaker="FJI", date="2004")
    with Store.memory() as store:
        rollcalls.load(store, sources.find((str(records),)), lambda done: None)
        assert [each.status for each in intake.ingest(store, [speech])] == ["stored"]
        said = [one for one in stances.stances(store) if one.kind == "letter"]
        assert {one.date for one in said} == {"2004"}
        drawn = ElementTree.fromstring(graphs.write(graphs.project(store, "states-resolutions"), ".gexf"))
    spells = {(edge.get("start"), edge.get("end")) for edge in drawn.iter("{http://www.gexf.net/1.2draft}edge")}
    assert ("2004-01-01", "2004-12-31") in spells
    assert [stances.Filter(since=day).admits(said[0], {}) for day in ("2004", "2004-06-01", "2005")] == [
        True,
        True,
        False,
    ]
