"""The learned reader: it sees no names, contradicts nothing that stands, and shows the words of what it adds."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from asked import seats, source

from diplograph.ingest import jsonlines, letter
from diplograph.ingest.stances import contextual, learned, learned_judge, learned_scene, learned_seats
from diplograph.ingest.stances.contextual import Opinion
from diplograph.ingest.stances.learned_features import FAMILIES
from diplograph.ingest.stances.stances import SIGN, STANCES
from diplograph.model import Condition, Position, Span, Target

TABLES = Path(__file__).resolve().parents[2] / "ingest" / "lexicons" / "learned"

SPEECH = (
    "The resolution on {place} was the work of many. {other} has never said a word against resolution 435 (1978). "
    "We have been waiting for years for the fulfilment of resolution 435 (1978), and {other} has done nothing about it."
)
LETTER = (
    "SECURITY COUNCIL\n\nS/21000\n2 October 1985\n\nLetter dated 1 October 1985 from the Permanent Representative of "
    "Cuba to the United Nations addressed to the Secretary-General\n\n{body}\n"
)


def read(text: str, speaker: str | None = "CUB") -> letter.Letter:
    """A speech of Cuba's, or a letter."""
    return letter.read(source(text, speaker, "1985-10-01"))


def seen(text: str, speaker: str | None = "CUB") -> list[learned_seats.Candidate]:
    """The candidates of a text."""
    return [each for row in seats(source(text, speaker, "1985-10-01")) for each in row]


def features(candidate: learned_seats.Candidate) -> tuple[object, ...]:
    """All that the models see of a candidate."""
    return candidate.seat.features, candidate.features, candidate.known


@pytest.mark.parametrize("speaker", ["CUB", None])
def test_no_state_and_no_number_can_be_learned(speaker):
    """Another State, another resolution: the same features."""
    frame = LETTER if speaker is None else "{body}"
    first = frame.format(body=SPEECH.format(place="Namibia", other="South Africa"))
    second = frame.format(body=SPEECH.format(place="Namibia", other="Norway").replace("435 (1978)", "242 (1967)"))
    one, two = seen(first, speaker), seen(second, speaker)
    assert one and [features(each) for each in one] == [features(each) for each in two]


def test_names_and_numbers_are_hidden_in_compounds():
    words = ("russian-backed", "2003-2005", "58th", "guinea-bissau", "israelis", "well-known", "§a")
    hidden = ("§n-backed", "0-0", "0th", "§n-§n", "§n", "well-known", "§a")
    assert learned_scene.hidden(words) == hidden


def test_actors_of_the_two_sentences_before_are_remembered():
    text = "Norway spoke. Resolution 435 (1978) is just. We shall see. It lives on in resolution 435 (1978)."
    places = {each.seat.scene.marked.line[:10]: each.seat.places[0].token
              for each in seen(text) if each.seat.holder == "NOR"}  # fmt: skip
    assert list(places.values()) == [-1, -3]


def test_what_is_asked_is_told_apart():
    asked, said = (seen(f"Does South Africa obey resolution 435 (1978){sign}") for sign in "?.")
    assert asked and said
    assert all("asked" in each.known for each in asked) and not any("asked" in each.known for each in said)


def test_the_tables_hold_no_names():
    names = "|".join(["israel", "cuba", "iraq", "soviet", "america", "african", "palestinian"])
    for table, least in {"stances": 5000, "texts": 1000, "judge": 50}.items():
        lines = (TABLES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
        words = [line.split("\t")[0] for line in lines if not line.startswith("#")]
        assert len(words) == len(set(words)) > least
        assert not [word for word in words if re.search(rf"(?:^|[:| ])(?:{names})\b", word)]


def test_a_text_named_before_and_its_holders_are_asked_about():
    """A vote is often told after the text was named; the sentence before says who is meant."""
    text = "Resolution 435 (1978) was put to the vote. Norway was among the absent. It gave no reason."
    asked = {(each.about, each.text.distance, each.seat.places[0].token) for each in seen(text)}
    about = learned_seats.About("NOR", "S/RES/435(1978)")
    assert (about, 1, 0) in asked and (about, 2, -1) in asked


@pytest.mark.parametrize("weights", [(0,) * 6, (100, -250, 7, 0, -1, 30_000), (-30_000,) * 6, (-1,) * 6])
def test_packed_weights_add_up(weights, monkeypatch):
    """Six weights share one number: sums come out as if they had been added one by one."""
    rows = {"base": (-100, 0, 100, -1, 1, 0), "a": weights, "b": weights[::-1]}
    monkeypatch.setattr(learned_judge, "table", lambda name: rows)
    learned_judge._weights.cache_clear()
    known = learned_judge._weights("any")
    learned_judge._weights.cache_clear()
    total = known[""]["base"] + learned_judge._weighed(known, [("", ["a", "unknown"]), ("", ["b"])])
    found = learned_judge._unpacked(total)
    assert found == tuple(sum(column) / 100 for column in zip(*rows.values(), strict=True))


def test_weights_are_added_once_a_feature():
    """What is looked up kind by kind is what the names of the features weigh, each once."""
    known, rows = (
        learned_judge.table("stances"),
        seats(source(SPEECH.format(place="Chad", other="Mali"), "CUB", "1985")),
    )
    assert rows
    for row in rows:
        names = {"base", *(name for group in row[0].seat.features for name in group)}
        expected = [sum(column) / 100 for column in zip(*(known[name] for name in names if name in known), strict=True)]
        found = learned_judge._Weigher(row).stances(row[0].seat)
        assert [stance for stance, _, _ in found] == pytest.approx(expected)


def test_what_is_read_is_what_was_fitted():
    """The judge weighs what `evidence` names, which the fit is made with."""
    known, stances, text, best = learned_judge.table("judge"), (-3.0, 0.5, -1.0, 2.0, -4.0, 0.0), 0.7, 1.1
    rows = learned_judge.evidence(stances, text, best)
    expected = [
        sum(known[name][place] * value for name, value in zip(learned_judge.EVIDENCE, row, strict=True)) / 100
        for place, row in enumerate(rows)
    ]
    found = learned_judge._scores(learned_judge._alone(stances), text, text - best, (0.0,) * len(FAMILIES))
    assert found == pytest.approx(expected)


def forget():
    """Drop what is remembered of the tables."""
    for cached in (learned.limits, learned_judge._told, learned_judge._columns):
        cached.cache_clear()


def proposals(candidates, scores):
    """The same scores for every candidate."""
    return learned.propose(Opinion(each, scores, scores) for each in candidates)


@pytest.mark.parametrize(("high", "second"), list(product(range(6), range(6))))
def test_nothing_proposed_contradicts_itself(high, second):
    candidates = seen(SPEECH.format(place="Namibia", other="South Africa"))
    scores = tuple(0.9 if n == high else 0.8 if n == second else 0.1 for n in range(6))
    kept, added = learned.revise((), proposals(candidates, scores), learned.Limits(0.6, 0.1))
    signs = {SIGN[FAMILIES[high]], SIGN[FAMILIES[second]]}
    assert not kept and bool(added) == (len(signs) == 1)  # nothing where another sign is nearly as likely
    assert {each.family for each in added} <= {FAMILIES[high], FAMILIES[second]}


def test_what_stands_is_not_contradicted_and_what_is_doubted_goes():
    candidates = seen("We reject resolution 435 (1978).")
    stated = Position("CUB", "reject", "rejects", Target("resolution", symbol="S/RES/435(1978)"), (Span(0, 5),))
    loud = tuple(0.95 if family == "supports" else 0.2 for family in FAMILIES)
    assert learned.revise([stated], proposals(candidates, loud), learned.Limits(0.5, 0.1)) == ((stated,), ())
    kept, added = learned.revise([stated], proposals(candidates, loud), learned.Limits(0.5, 0.3))
    assert not kept and {each.family for each in added} == {"supports"}
    hanging = replace(stated, condition=Condition("if", "if they withdraw", Span(0, 5)))
    assert learned.revise([hanging], proposals(candidates, loud), learned.Limits(0.5, 0.3)) == ((hanging,), ())


def test_the_quote_is_laid_round_the_word_that_weighs_most(monkeypatch):
    seat = seen("We have been waiting for years for resolution 435 (1978).")[0].seat
    rows = {"s:wait": (0, 0, 50, 0, 0, 0), "own|year": (0, 0, 20, -5, 0, 0)}
    monkeypatch.setattr(learned_judge, "table", lambda name: rows)
    at = learned_judge.heaviest(seat, "urges")
    assert at is not None and seat.scene.stems[at] == "wait"
    assert learned_judge.heaviest(seat, "rejects") is None


def test_the_quote_and_the_cue_are_where_the_network_looked(monkeypatch):
    text = (
        "We welcome the calm in our region, of which so many have spoken here from this rostrum in the days behind us; "
        "as for resolution 435 (1978), which we had all greeted as a sign of hope, it deserves our full support."
    )
    candidate = seen(text)[0]
    tokens = candidate.seat.scene.marked.row
    monkeypatch.setattr(contextual, "shares", lambda opinion: tuple(float(word == "deserves") for word in tokens))
    opinion = Opinion(candidate, (0.9, 0.0, 0.0, 0.0, 0.0, 0.0), (0.0,) * 6)
    position = learned._position(learned.Proposed(opinion, "supports"))
    (span,) = position.evidence
    assert text[span.start : span.end].endswith("it deserves our full support.") and span.start > text.index(";")
    assert "support" in next(each for each in position.why if each.startswith("cue:"))


@pytest.mark.parametrize("word", ["note", "notes", "noted", "noting", "nothing", "none", "never", "not"])
def test_only_words_that_deny_are_taken_for_denials(word):
    denies = word in ("nothing", "none", "never", "not")
    assert learned_scene.stem(word) == (word if denies else "note")
    scenes = [each.seat.scene for each in seen(f"We {word} resolution 435 (1978).")]
    assert all((learned_scene.NEGATED in scene.cues) is denies for scene in scenes) and scenes


@pytest.mark.parametrize("speaker", ["CUB", None])
def test_a_proposal_has_words_a_chance_and_reasons(speaker, monkeypatch):
    """With tables that propose everything, every proposal has its quote, its probability and its explanation."""
    judge = {"base": (300,) + (-900,) * 5, "limits": (60, 0), **dict.fromkeys(learned_judge.EVIDENCE, (0,) * 6)}
    real = learned_judge.table
    monkeypatch.setattr(learned_judge, "table", lambda name: judge if name == "judge" else real(name))
    monkeypatch.setattr(contextual, "read", contextual.of_tables)
    forget()
    frame = LETTER if speaker is None else "{body}"
    done = read(frame.format(body=SPEECH.format(place="Namibia", other="South Africa")), speaker)
    forget()
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


def test_a_sentence_with_too_many_pairs_is_left_to_the_rules():
    """Forty States and forty texts in one sentence: 1,600 pairs that nobody could tell apart."""
    texts = ", ".join(f"S/RES/{number}({1946 + number // 12})" for number in range(100, 140))
    named = ["France", "Norway", "Egypt", "Chile", "Japan", "India", "Kenya", "Ghana", "Malta", "Nepal"]
    named += ["Brazil", "Canada", "Poland", "Sweden", "Turkey", "Israel", "Jordan", "Kuwait", "Mexico", "Panama"]
    named += ["Angola", "Belize", "Cyprus", "Gambia", "Guinea", "Guyana", "Latvia", "Malawi", "Monaco", "Rwanda"]
    named += ["Spain", "Italy", "Ireland", "Iceland", "Finland", "Denmark", "Greece", "Austria", "Hungary"]
    crowd, few = f"{', '.join(named)} and Peru saw {texts}.", f"{', '.join(named[:5])} and Peru saw {texts}."
    assert not seen(crowd)
    assert seen(few)
