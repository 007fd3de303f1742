"""What a reasoner concludes from domains and ranges is what the data says: a vote becomes no position."""

import pytest

from diplograph.store import Store

_WRONG = """PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?property ?class WHERE {{
  ?property rdfs:{end} ?class .
  FILTER(STRSTARTS(STR(?class), STR(dg:)) && ?class != dg:Vote)
  {pattern}
  FILTER NOT EXISTS {{ ?thing a/rdfs:subClassOf* ?class }}
}}"""


@pytest.mark.parametrize(
    ("end", "pattern"), [("domain", "?thing ?property ?other"), ("range", "?other ?property ?thing")]
)
def test_domains_and_ranges(compared: Store, end: str, pattern: str) -> None:
    assert compared.ask("ASK { ?vote <https://w3id.org/diplograph/ns#castIn> ?event }")
    assert compared.select(_WRONG.format(end=end, pattern=pattern)).records() == []
