"""Questions 1, 3 and 10 a second time, in pandas over the flat positions: both must give the same rows."""

import pandas as pd
import pytest

from diplograph.ingest.facts import things
from diplograph.model import Letter
from diplograph.queries import runner
from diplograph.store import Store

IN_SERIES = {"A/RES/58/9001", "A/RES/59/9002", "A/RES/60/9003"}


@pytest.fixture(scope="session")
def flat(request: pytest.FixtureRequest) -> pd.DataFrame:
    """One row a position, straight from the letters: nothing of the store or of SPARQL is used."""
    letters: tuple[Letter, ...] = request.getfixturevalue("letters_of_case")
    rows = [
        {
            "letter": letter.masthead.symbols[0],
            "date": things.letter_date(letter),
            "holder": position.holder,
            "about": position.target.symbol,
            "target": position.target.written(),
            "stance": position.stance,
            "family": position.family,
            "polarity": position.polarity,
            "strength": position.strength,
            "firm": position.modality not in ("conditional", "hypothetical"),
            "grounds": [(ground.type, letter.quote(ground.span)) for ground in position.grounds],
            "condition": position.condition,
            "own": position.attribution == "own" and not position.inferred,
        }
        for letter in letters
        for position in letter.positions
    ]
    frame = pd.DataFrame(rows)
    return frame[frame["own"]]


def test_position_change(case: Store, flat: pd.DataFrame) -> None:
    inside = flat[flat["about"].isin(IN_SERIES)].copy()
    inside["side"] = inside["polarity"].map(lambda p: 0 if abs(p) <= 0.2 else (1 if p > 0 else -1))
    inside["size"] = inside["polarity"].abs()
    ranked = inside.sort_values(["size", "polarity", "strength", "firm"], ascending=[False, True, False, False])
    leads = ranked.groupby(["holder", "date"], as_index=False).first().sort_values(["holder", "date"])
    leads["force"] = list(zip(leads["side"].abs(), leads["strength"], leads["firm"], strict=True))
    for name in ("side", "firm", "force"):
        leads[f"{name}0"] = leads.groupby("holder")[name].shift()
    expected = {(row.holder, row.date): _named(row._asdict()) for row in leads.itertuples(index=False)}
    found = runner.run(case, "position-change").records()
    assert {(row["holder"], row["date"]): row["change"] for row in found} == expected
    assert sorted((row["holder"], row["date"], row["about"], row["stanceName"]) for row in found) == sorted(
        inside[["holder", "date", "about", "stance"]].itertuples(index=False, name=None)
    )


def _named(row: dict[str, object]) -> str:
    if not isinstance(row["force0"], tuple):
        return "first stated"
    if float(str(row["side"])) * float(str(row["side0"])) < 0:
        return "reversed"
    if row["firm0"] and not row["firm"]:
        return "conditional"
    order = (row["force"] > row["force0"]) - (row["force"] < row["force0"])  # type: ignore[operator]
    return {1: "strengthened", -1: "softened", 0: "restated"}[order]


def test_grounds(case: Store, flat: pd.DataFrame) -> None:
    given = flat[flat["family"] == "rejects"].explode("grounds").dropna(subset=["grounds"])
    given["ground"], given["year"] = given["grounds"].str[0], given["date"].str[:4]
    given["body"] = given["about"].map(lambda symbol: "GA" if symbol.startswith("A/RES/") else "")
    counted = given.groupby(["ground", "year", "body"]).agg(states=("holder", "nunique"), letters=("letter", "nunique"))
    expected = {
        (*index, str(row.states), str(row.letters))
        for index, row in zip(counted.index, counted.itertuples(), strict=True)
    }
    found = runner.run(case, "grounds").records()
    assert {tuple(row[name] for name in ("ground", "year", "body", "states", "letters")) for row in found} == expected


def test_conditions(case: Store, flat: pd.DataFrame) -> None:
    expected = set()
    for row in flat[flat["condition"].notna()].itertuples():
        same = flat[(flat["holder"] == row.holder) & (flat["target"] == row.target) & (flat["date"] > row.date)]
        following = same[same["date"] == same["date"].min()]
        nexts = [(each.date, each.stance, each.letter) for each in following.itertuples()] or [(None, None, None)]
        condition = row.condition
        expected |= {(row.date, row.holder, row.stance, condition.type, condition.label, *each) for each in nexts}
    names = ("date", "holder", "stanceName", "conditionType", "condition", "laterDate", "laterStance", "laterLetter")
    assert {tuple(row[name] for name in names) for row in runner.run(case, "conditions").records()} == expected
