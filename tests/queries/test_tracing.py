"""Traces: the rule of change, the steps on the invented case, and what the terminal shows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import InputError, UnknownName
from diplograph.queries import layout, runner, tracing
from diplograph.queries.tracing import Lead, change, trace
from diplograph.store import Store


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (None, Lead(-1, 5, True), "first stated"),
        (None, Lead(1, 2, False), "first stated"),
        (Lead(-1, 5, True), Lead(1, 1, True), "reversed"),
        (Lead(1, 4, True), Lead(-1, 4, False), "reversed"),
        (Lead(-1, 4, True), Lead(-1, 5, True), "strengthened"),
        (Lead(-1, 5, True), Lead(-1, 2, True), "softened"),
        (Lead(-1, 5, True), Lead(-1, 5, True), "restated"),
        (Lead(0, 2, True), Lead(-1, 2, True), "strengthened"),
        (Lead(1, 5, True), Lead(0, 5, True), "softened"),
        (Lead(1, 3, True), Lead(1, 5, False), "conditional"),
        (Lead(1, 3, False), Lead(1, 3, False), "restated"),
        (Lead(1, 3, False), Lead(1, 3, True), "strengthened"),
        (Lead(-1, 5, True), Lead(-1, 5, True, True), "strengthened"),  # not recognized for the first time
        (Lead(-1, 5, True, True), Lead(-1, 5, True, True), "restated"),
        (Lead(1, 5, True), Lead(1, 5, True, True), "restated"),
    ],
)
def test_change(before: Lead | None, now: Lead, expected: str) -> None:
    assert change(before, now) == expected


LEADS = st.builds(Lead, st.sampled_from([-1, 0, 1]), st.integers(1, 5), st.booleans(), st.just(False))


@given(LEADS, LEADS)
def test_there_and_back_is_opposite(one: Lead, other: Lead) -> None:
    opposite = {"strengthened": "softened", "softened": "strengthened", "reversed": "reversed", "restated": "restated"}
    there, back = change(one, other), change(other, one)
    if "conditional" not in (there, back):
        assert opposite[there] == back


def test_steps_over_a_series(case: Store) -> None:
    steps = trace(case, "Fiji", series="demo-island").steps
    assert [(s.date, s.letter, s.target, s.stances, s.strength, s.change) for s in steps] == [
        ("2004-01-15", "A/58/9101", "A/RES/58/9001", ("reject", "nonRecognition"), 5, "first stated"),
        ("2005-01-20", "A/59/9102", "A/RES/59/9002", ("regret",), 2, "softened"),
        ("2006-02-10", "A/60/9104", "A/RES/59/9002", ("support",), 4, "reversed"),
    ]
    assert [(s.grounds, s.gained, s.dropped) for s in steps] == [
        (("politicization",), (), ()),
        (("selectivity",), ("selectivity",), ("politicization",)),
        ((), (), ("selectivity",)),
    ]
    assert [s.added for s in steps] == [(), ("regret",), ("support",)]
    assert steps[2].quote == "My Government supports resolution 9002."


def test_steps_over_a_mechanism(case: Store) -> None:
    steps = trace(case, "FJI", target="mech:technical-cooperation").steps
    assert [(s.modality, s.change) for s in steps] == [("conditional", "first stated"), ("actual", "strengthened")]


def test_each_thread_is_compared_with_itself(case: Store) -> None:
    steps = trace(case, "FJI").steps
    changes = {(s.date, s.target): s.change for s in steps}
    assert changes[("2005-01-20", "sr demo")] == "first stated"
    assert changes[("2006-02-10", "A/RES/59/9002")] == "reversed"


def test_reported_and_inferred_positions_do_not_count(case: Store) -> None:
    stances = {stance for state in ("FJI", "TON") for step in trace(case, state).steps for stance in step.stances}
    assert not stances & {"violate"}
    assert "uphold" not in {stance for step in trace(case, "TON").steps for stance in step.stances}


def test_the_rule_is_that_of_the_query(case: Store) -> None:
    rows = runner.run(case, "position-change").records()
    for state in ("FJI", "TON", "EU"):
        asked = {(row["date"], row["letter"], row["about"], row["change"]) for row in rows if row["holder"] == state}
        traced = {(s.date, s.letter, s.target, s.change) for s in trace(case, state, series="demo-island").steps}
        assert asked == traced


def test_acts_stand_between_letters(case: Store) -> None:
    steps = trace(case, "FJI", series="demo-island", acts=True).steps
    assert [(s.date, s.kind, s.stances[0], s.change) for s in steps] == [
        ("2003-12-22", "vote", "abstain", "first stated"),
        ("2004-01-15", "letter", "reject", "strengthened"),
        ("2004-12-20", "vote", "voteFor", "reversed"),
        ("2005-01-20", "letter", "regret", "reversed"),
        ("2006-02-10", "letter", "support", "reversed"),
    ]
    assert steps[2].quote == ""
    assert [(s.gained, s.dropped) for s in steps[2:4]] == [
        ((), ()),
        (("selectivity",), ("politicization",)),
    ]  # no words
    sponsored = trace(case, "TON", series="demo-island", acts=True).steps[-1]
    assert (sponsored.kind, sponsored.date, sponsored.target) == ("sponsorship", "2005-12-16", "A/RES/60/9003")


def test_an_act_on_the_same_side_restates(compared: Store) -> None:
    steps = trace(compared, "AUT", series="demo-island", acts=True).steps
    assert [(s.kind, s.change) for s in steps] == [
        ("vote", "first stated"), ("vote", "restated"), ("letter", "strengthened"),
    ]  # fmt: skip


def test_members_as_they_were(compared: Store) -> None:
    found = trace(compared, "EU", series="demo-island", members=True)
    assert [(s.holder, s.date, s.target) for s in found.steps] == [("AUT", "2005-03-01", "A/RES/59/9002")]
    small = trace(compared, "AOSIS", series="demo-island", members=True)
    assert {step.holder for step in small.steps} == {"FJI", "KIR", "NRU", "TON"}
    assert "KIR  " in tracing.format(small)
    assert tracing.format(found).startswith("members of EU on demo-island: 1 step in ")


def test_who_moved_with_it(compared: Store) -> None:
    found = trace(compared, "FJI", series="demo-island")
    near = tracing.moved_with(compared, found)
    assert {(step.date, step.change): [(o.holder, o.date) for o in others] for step, others in near.items()} == {
        ("2005-01-20", "softened"): [], ("2006-02-10", "reversed"): [("KIR", "2007-01-10")],
    }  # fmt: skip
    assert tracing.moved_with(compared, found, days=30) == dict.fromkeys(near, ())


def test_turns(compared: Store) -> None:
    """No thread of the case has eight days; the method itself is tested in test_changepoints.py."""
    assert trace(compared, "FJI").turns == ()
    assert "CHANGE POINT  FJI on demo-island" in layout.turn("FJI", "demo-island", "2006-02-10", 0.02)


def test_silence(case: Store) -> None:
    assert trace(case, "TON").silences == (tracing.Silence("demo-island", "2005-02-01", ("A/RES/60/9003",)),)
    assert trace(case, "FJI").silences == ()
    assert "2005-02-01  SILENT SINCE  nothing found on A/RES/60/9003" in tracing.format(trace(case, "TON"))


def test_record_is_json(case: Store) -> None:
    found = [tracing.record(step) for step in trace(case, "FJI").steps]
    assert json.loads(json.dumps(found)) == found
    assert {"date", "letter", "target", "stances", "change", "quote", "gained", "dropped"} <= set(found[0])


def test_format_fits_the_terminal(case: Store) -> None:
    for state in ("FJI", "TON", "EU"):
        shown = tracing.format(trace(case, state))
        assert max(map(len, shown.splitlines())) <= layout.WIDTH
        assert all(step.letter in shown for step in trace(case, state).steps)


def test_format_wraps_long_words() -> None:
    said = {
        "date": "2005-02-28", "change": "strengthened", "strength": 5, "modality": "inPrinciple",
        "stances": ("reject", "nonRecognition", "requestWithdrawal", "denounce"), "target": "E/CN.4/RES/2004/13",
        "grounds": ("politicization", "doubleStandards", "underminesCredibilityOfBody", "hostilePolicyOfThirdState"),
        "added": ("denounce",), "gained": ("doubleStandards",), "dropped": (),
        "quote": "We reject it. " * 30, "letter": "E/CN.4/2005/G/13",
    }  # fmt: skip
    lines = layout.step(said)
    assert max(map(len, lines)) <= layout.WIDTH
    assert "+doubleStandards" in "".join(lines)


def test_none_says_how_many_texts_were_searched(case: Store) -> None:
    assert tracing.format(trace(case, "WSM", series="demo-island")) == (
        "WSM on demo-island: none found in 6 texts searched.\n"
    )


def test_wrong_use_is_one_sentence(case: Store) -> None:
    with pytest.raises(UnknownName):
        trace(case, "Nowhereland")
    with pytest.raises(UnknownName, match=r"no such series\. Did you mean demo-island"):
        trace(case, "FJI", series="demo-iland")
    with pytest.raises(InputError, match="only one of"):
        trace(case, "FJI", series="demo-island", topic="x")
    with pytest.raises(InputError, match="FJI has no members"):
        trace(case, "fji", members=True)


def test_a_stance_of_no_side_is_below_every_one_for_a_text() -> None:
    """Six days of notes (polarity 0), then six of non-opposition, the weakest stance for a text, equally strong."""
    said = ("one", "A/RES/60/1", ("note",), (), 1)
    rest = ("actual", (), (), (), "stated", "", "", "CUB", "letter", "https://w3id.org/diplograph/id/doc/A_RES_60_1")
    steps = [tracing.Step(f"20{n:02}-01-01", *said, 0.0 if n < 6 else 0.2, *rest) for n in range(12)]
    assert [turn.date for turn in tracing._turns(steps)] == ["2006-01-01"]
