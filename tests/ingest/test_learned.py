"""The learned reader: it sees no names, contradicts nothing that stands, and leaves letters alone."""

import hashlib
import re
from itertools import product
from pathlib import Path

import pytest

from diplograph.ingest import jsonlines, letter
from diplograph.ingest.stances import learned, learned_seats
from diplograph.ingest.stances.learned_features import FAMILIES
from diplograph.ingest.stances.stances import STANCES
from diplograph.model import Source

SIGN = {"supports": 1, "implements": 1, "urges": 1, "rejects": -1, "defies": -1, "reserves": 0}
ROOT = Path(__file__).resolve().parents[2]

SPEECH = (
    "The resolution on {place} was the work of many. {other} has never said a word against resolution 435 (1978). "
    "We have been waiting for years for the fulfilment of resolution 435 (1978), and {other} has done nothing about it."
)


def read(text: str, speaker: str | None = "CUB") -> letter.Letter:
    """A speech of Cuba's, or a letter."""
    return letter.read(Source("t", text, hashlib.sha256(text.encode()).hexdigest(), speaker=speaker, date="1985-10-01"))


def seen(text: str, monkeypatch: pytest.MonkeyPatch) -> list[learned_seats.Candidate]:
    """The candidates of a speech."""
    found: list[learned_seats.Candidate] = []
    real = learned_seats.find

    def kept(*arguments):
        found.extend(real(*arguments))
        return iter(found)

    with monkeypatch.context() as patch:
        patch.setattr(learned_seats, "find", kept)
        read(text)
    return found


def test_no_state_and_no_number_can_be_learned(monkeypatch):
    """Another State, another resolution: the same features."""
    one = seen(SPEECH.format(place="Namibia", other="South Africa"), monkeypatch)
    two = seen(SPEECH.format(place="Namibia", other="Norway").replace("435 (1978)", "242 (1967)"), monkeypatch)
    assert one and [each.features for each in one] == [each.features for each in two]


def test_the_table_holds_no_names():
    names = "|".join(["israel", "cuba", "iraq", "soviet", "america", "african", "palestinian"])
    table = (ROOT / "ingest" / "lexicons" / "learned.tsv").read_text(encoding="utf-8")
    words = [line.split("\t")[0] for line in table.splitlines() if not line.startswith("#")]
    assert len(words) == len(set(words)) > 1000
    assert not [word for word in words if re.search(rf"(?:^|[: ])(?:{names})\b", word)]


@pytest.mark.parametrize("place", range(len(FAMILIES)))
def test_a_table_row_weighs_what_it_says(place, monkeypatch):
    rows = {"base": (-100,) * 6, "l:uphold": tuple(250 * (n == place) for n in range(6))}
    monkeypatch.setattr(learned, "_table", lambda: rows)
    scores = learned.score(["l:uphold", "l:unknown"])
    assert scores[place] == pytest.approx(0.8176, abs=1e-4)
    assert all(scores[n] == pytest.approx(0.2689, abs=1e-4) for n in range(6) if n != place)


def proposals(candidates, scores):
    """The same scores for every candidate."""
    return learned.propose((each, scores) for each in candidates)


@pytest.mark.parametrize(("high", "second"), list(product(range(6), range(6))))
def test_nothing_proposed_contradicts_itself(high, second, monkeypatch):
    candidates = seen(SPEECH.format(place="Namibia", other="South Africa"), monkeypatch)
    scores = tuple(0.9 if n == high else 0.8 if n == second else 0.1 for n in range(6))
    kept, added = learned.revise((), proposals(candidates, scores), learned.Limits(0.6, 0.1))
    assert not kept and added
    signs = {(each.candidate.about, SIGN[each.family]) for each in added}
    assert signs == {(each.candidate.about, SIGN[FAMILIES[high]]) for each in added}


def test_what_stands_is_not_contradicted_and_what_is_doubted_goes(monkeypatch):
    text = "We reject resolution 435 (1978)."
    candidates = seen(text, monkeypatch)
    real = letter.positions.find
    caught = []
    with monkeypatch.context() as patch:
        patch.setattr(letter.positions, "find", lambda *a: caught.append(real(*a)) or caught[-1])
        read(text)
    (finding,) = caught[0].findings
    loud = tuple(0.95 if family == "supports" else 0.2 for family in FAMILIES)
    assert learned.revise([finding], proposals(candidates, loud), learned.Limits(0.5, 0.1)) == ((finding,), ())
    kept, added = learned.revise([finding], proposals(candidates, loud), learned.Limits(0.5, 0.3))
    assert not kept and {each.family for each in added} == {"supports"}


def test_a_proposal_has_words_a_chance_and_reasons(monkeypatch):
    """With a table that proposes everything, every proposal has its quote, its probability and its explanation."""
    monkeypatch.setattr(learned, "_table", lambda: {"base": (300,) + (-900,) * 5, "limits": (60, 0)})
    done = read(SPEECH.format(place="Namibia", other="South Africa"))
    proposed = [each for each in done.positions if each.why and each.why[0] == learned.RULE]
    assert {each.holder for each in proposed} >= {"CUB", "ZAF"}
    for each in proposed:
        assert each.family == STANCES[each.stance].family == "supports"
        assert each.attribution == ("own" if each.holder == "CUB" else "reported")
        assert all(done.quote(span).strip() and len(done.quote(span).split()) <= 26 for span in each.evidence)
        assert each.confidence == pytest.approx(0.9526, abs=1e-3)
    assert '"rule: learned"' in jsonlines.format(done, explain=True)
    used = {entry.span for entry in done.ledger if entry.outcome == "used"}
    assert all(any(s.start <= e.start < s.end for s in used) for p in proposed for e in p.evidence)


def test_letters_are_left_to_the_rules(monkeypatch):
    monkeypatch.setattr(learned, "_table", lambda: pytest.fail("a letter was shown to the learned reader"))
    read("Letter dated 1 October 1985\n\nWe support resolution 435 (1978).\n", speaker=None)
