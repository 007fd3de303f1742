"""Questions on a changed record: members that sponsor for their group, votes on texts that name a State."""

from dataclasses import replace

from invented import graphs, more_letters

from diplograph import terms
from diplograph.model import IRI, Quad
from diplograph.queries import engines
from diplograph.store import Store
from diplograph.terms import english, iri

RECORD = terms.graph("votes/invented")
TEXT = terms.document("A/RES/59/9002")


def test_members_as_they_were_on_the_day(own_case: Store) -> None:
    """Fiji regrets A/RES/59/9002 in January 2005: the United Kingdom was then in the Union, Croatia not yet."""
    asked = {"bloc": "EU", "state": "FJI"}

    def found(engine: str) -> set[tuple[str | None, str | None]]:
        rows = engines.run(own_case, "rejected-initiatives", asked, engine).records()
        return {(row["resolutionName"], row["initiator"]) for row in rows}

    before = {("A/RES/58/9001", "EU")}
    assert found("store") == found("table") == before
    sponsors: dict[IRI, list[Quad]] = {RECORD: [_sponsor("HRV")]}
    own_case.replace(sponsors)
    assert found("store") == found("table") == before
    own_case.replace({RECORD: [_sponsor("HRV"), _sponsor("GBR"), _sponsor("FRA")]})
    assert found("store") == found("table") == {*before, ("A/RES/59/9002", "FRA GBR")}
    own_case.replace({RECORD: [_sponsor("GBR"), _sponsor("EU", "bloc")]})
    assert found("store") == found("table") == {*before, ("A/RES/59/9002", "EU")}


def _sponsor(code: str, kind: str = "state") -> Quad:
    return Quad(TEXT, iri("dg:sponsoredBy"), iri(f"{kind}:{code}"), RECORD)


def test_votes_on_texts_that_name_a_state(own_case: Store) -> None:
    """The record has Austria against and Fiji abstaining in 2003; the title makes it a text on a country."""
    text = terms.document("A/RES/58/9001")
    own_case.replace(
        {RECORD: [Quad(text, iri("dcterms:title"), english("Situation of human rights in Samoa"), RECORD)]}
    )
    for engine in ("store", "table"):
        rows = engines.run(own_case, "country-texts", {}, engine).records()
        voted = {(row["holder"], row["year"]): row for row in rows}
        assert [voted["AUT", "2003"][name] for name in ("votedFor", "votedAgainst", "abstained")] == ["0", "1", "0"]
        assert [voted["FJI", "2003"][name] for name in ("votedFor", "votedAgainst", "abstained")] == ["0", "0", "1"]
        assert (voted["FJI", "2004"]["writtenAgainst"], voted["FJI", "2004"]["document"]) == ("2", "A/58/9101")
        assert voted["TON", "2003"]["about"] == "A/RES/58/9001"


def test_a_day_with_both_sides_is_on_that_of_its_strongest_position() -> None:
    """Kiribati regrets a text and rejects an older one; here it welcomes the one, and rejects it a year and more on."""
    _, island, switch, _ = more_letters()
    regret, reject = island.positions
    welcome = replace(regret, stance="welcome", family="supports", polarity=0.6)
    later = replace(switch, positions=(replace(switch.positions[0], stance="reject", family="rejects", polarity=-1.0),))
    torn = replace(island, positions=(welcome, replace(reject, target=regret.target)))
    asked = {"state": "KIR", "months": "14"}
    for first, changes in ((replace(island, positions=(welcome,)), [("welcome", "reject")]), (torn, [])):
        with Store.memory() as store:
            store.replace(graphs((first, later)))
            for engine in ("store", "table"):
                rows = engines.run(store, "sign-changes", asked, engine).records()
                assert [(row["beforeStance"], row["afterStance"]) for row in rows] == changes
