"""Reference facts as quads."""

from diplograph.ingest.facts import reference
from diplograph.model import IRI, Literal

_DG = "https://w3id.org/diplograph/ns#"


def _local(value: IRI | Literal) -> str:
    written = value.value if isinstance(value, Literal) else value
    return written.replace("#", "/").split("/")[-1]


def _said(codes: list[str], date: str | None) -> set[tuple[str, str, str]]:
    return {
        (_local(quad.subject), _local(quad.predicate), _local(quad.object)) for quad in reference.quads(codes, date)
    }


def test_a_state_has_type_label_code_and_span() -> None:
    facts = _said(["PRK"], "2005-02-28")
    assert ("PRK", "type", "State") in facts
    assert ("PRK", "label", "Democratic People's Republic of Korea") in facts
    assert ("PRK", "iso3", "PRK") in facts
    assert ("PRK", "validFrom", "1948-09-09") in facts


def test_a_former_state_has_its_own_iri_and_is_continued() -> None:
    facts = _said(["SUN"], "1975")
    assert ("SUHH", "type", "State") in facts
    assert ("SUHH", "iso3", "SUN") in facts
    assert ("SUHH", "validTo", "1991-12-23") in facts
    assert ("RUS", "continues", "SUHH") in facts


def test_groups_organs_and_movements() -> None:
    facts = _said(["EU", "CHR", "PLO"], "2005")
    assert ("EU", "type", "Bloc") in facts
    assert ("CHR", "type", "Organ") in facts
    assert ("CHR", "symbolRoot", "CN.4") in facts
    assert ("plo", "type", "OtherEntity") in facts


def test_ties_among_the_named_actors_hold_on_the_date() -> None:
    facts = _said(["EU", "LUX", "CHE"], "2005-02-28")
    assert ("EU", "hasMember", "EU-LUX-1993-11-01") in facts
    assert ("EU", "spokenForBy", "EU-LUX-2005-01-01") in facts
    assert not any("CHE" in fact[2] for fact in facts if fact[1] == "hasMember")


def test_unknown_codes_are_passed_over() -> None:
    assert list(reference.quads(["XYZ"], None)) == []


def test_the_whole_registry_is_deterministic_and_has_no_blank_node() -> None:
    quads = list(reference.all_quads())
    assert quads == list(reference.all_quads())
    assert len(quads) == len(set(quads))
    assert all(isinstance(quad.subject, IRI) and quad.subject.startswith("https://") for quad in quads)
    assert {quad.graph.rsplit("/", 1)[1] for quad in quads} == {"actors", "memberships", "sessions"}


def test_a_code_shared_by_a_state_and_a_group_has_two_nodes() -> None:
    labelled = {(quad.subject, quad.object) for quad in reference.all_quads() if quad.predicate == _DG + "code"}
    bearers = sorted(subject for subject, code in labelled if code == Literal("NAM"))
    assert [bearer.split("/id/")[1] for bearer in bearers] == ["bloc/NAM", "state/NAM"]
