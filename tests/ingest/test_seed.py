"""The letter worked through in the domain brief, section 8: every Must and Should of 8.5, and nothing it forbids."""

import hashlib
from pathlib import Path

import pytest

from diplograph.ingest import letter
from diplograph.model import Letter, Position, Source

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "letters" / "E_CN.4_2005_G_13.txt"
RESOLUTION, COOPERATION = "E/CN.4/RES/2004/13", "mech:technical-cooperation-hr-PRK"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the shared letter is not part of the repository")


@pytest.fixture(scope="module")
def seed() -> Letter:
    """The letter, read."""
    text = SEED.read_text(encoding="utf-8")
    return letter.read(Source(SEED.stem, text, hashlib.sha256(text.encode()).hexdigest()))


def position(seed: Letter, stance: str, target: str, modality: str = "actual") -> Position:
    """The one position with these."""
    (only,) = [
        p
        for p in seed.positions
        if (p.holder, p.stance, p.target.written(), p.modality) == ("PRK", stance, target, modality)
    ]
    return only


def overlap(seed: Letter, found: Position, start: int, end: int) -> bool:
    """True when a quote shares half of its characters, both ways, with the expected one."""
    shared = [(min(s.end, end) - max(s.start, start), s) for s in found.evidence]
    return any(size * 2 >= end - start and size * 2 >= s.end - s.start for size, s in shared)


def test_masthead(seed: Letter) -> None:
    """Holder, session and dates."""
    head = seed.masthead
    assert (head.senders, head.session) == (("PRK",), "61")
    assert (head.letter_date, head.document_date) == ("2005-02-28", "2005-03-02")


def test_citations_and_initiator(seed: Letter) -> None:
    """The cited document, the resolution, and who initiated it."""
    assert seed.citations == ("E/CN.4/2005/32", RESOLUTION)
    assert [(each.target, each.by) for each in seed.initiators] == [(RESOLUTION, "EU")]


def test_rejection(seed: Letter) -> None:
    """p1: one rejection with its three quotes, repeated from earlier, as strong as can be."""
    found = position(seed, "reject", RESOLUTION)
    assert overlap(seed, found, 829, 954) and overlap(seed, found, 1773, 1933)
    assert found.is_reiteration and found.strength == 5 and found.scope == "whole" and found.attribution == "own"
    grounds = {ground.type for ground in found.grounds}
    assert {"politicization", "hostilePolicyOfThirdState", "confrontation", "doubleStandards"} <= grounds
    assert {"selectivity", "contraryToPurpose"} <= grounds


def test_non_recognition(seed: Letter) -> None:
    """p2: stated in the same sentence as the rejection, with its explicit reason."""
    found = position(seed, "nonRecognition", RESOLUTION)
    assert overlap(seed, found, 1773, 1933)
    assert ("contraryToPurpose", "explicit") in {(ground.type, ground.link) for ground in found.grounds}


def test_refusal(seed: Letter) -> None:
    """p5: the refusal of cooperation under present circumstances, and why."""
    found = position(seed, "refuseCooperation", COOPERATION)
    assert found.condition is None
    assert ("coercion", "explicit") in {(ground.type, ground.link) for ground in found.grounds}


def test_conditions(seed: Letter) -> None:
    """p6 and p7 hang on conditions."""
    refusal = position(seed, "refuseCooperation", COOPERATION, "conditional")
    acceptance = position(seed, "conditionalAcceptance", COOPERATION, "conditional")
    assert refusal.condition is not None and refusal.condition.type == "unless"
    assert acceptance.condition is not None and acceptance.condition.type == "absenceOf"
    assert overlap(seed, refusal, 2436, 2604) and overlap(seed, acceptance, 2606, 2739)


def test_may(seed: Letter) -> None:
    """p3, p4 and p8."""
    assert position(seed, "criticize", RESOLUTION)
    assert position(seed, "support", COOPERATION, "inPrinciple")
    assert position(seed, "support", COOPERATION, "conditional").condition


def test_claims(seed: Letter) -> None:
    """k1 to k3."""
    found = {(claim.predicate, claim.subject, claim.object) for claim in seed.claims}
    assert {
        ("initiated", "EU", RESOLUTION),
        ("pursuesHostilePolicyAgainst", "USA", "PRK"),
        ("sidesWith", RESOLUTION, "USA"),
    } <= found


def test_nothing_else(seed: Letter) -> None:
    """No position of others, none on the cited document, no support, nothing from title or request."""
    assert {p.holder for p in seed.positions} == {"PRK"}
    assert "E/CN.4/2005/32" not in {p.target.written() for p in seed.positions}
    families = {p.family for p in seed.positions if p.target.written() == RESOLUTION}
    assert families == {"rejects"}
    spoken = [region.span for region in seed.regions if region.kind == "body"]
    for p in seed.positions:
        assert all(any(s.start <= e.start and e.end <= s.end for s in spoken) for e in p.evidence)
