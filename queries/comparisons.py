"""Comparisons over the whole positions table: who left the line of a group, and which blocs the votes show.

All functions take an open store and return a DataFrame whose columns their docstrings name. Periods are ISO dates,
both ends counted in; `None` is open. UnknownName is raised for a group or organ that is unknown,
InputError for what is no date, no period or no group.
"""

from typing import Any

import numpy as np
import pandas as pd

from diplograph.errors import InputError
from diplograph.ingest.actors import registers
from diplograph.store import Store

from . import positions_table, questions, runner

__all__ = ["blocs", "cohesion"]

_CAST = "kind = 'vote' AND stance IN ('voteFor', 'voteAgainst', 'abstain') AND date IS NOT NULL"
_PERIOD = "($since IS NULL OR date >= $since::DATE) AND ($until IS NULL OR date <= $until::DATE)"

_COHESION = f"""
WITH casts AS (
       SELECT holder, document, target_iri, target, date, stance
       FROM positions JOIN memberships ON member_iri = holder_iri
       WHERE bloc_iri = $bloc AND {_CAST} AND {_PERIOD} AND date BETWEEN since AND until
             AND ($organ IS NULL OR organ = $organ)),
     counted AS (SELECT document, target_iri, date, stance, count(*) AS n FROM casts GROUP BY ALL),
     lines AS (
       SELECT document, target_iri, date, arg_max(stance, n) AS line, max(n) AS most FROM counted GROUP BY ALL
       HAVING sum(n) > 1),
     clear AS (
       SELECT lines.* FROM lines JOIN counted USING (document, target_iri, date) WHERE n = most
       GROUP BY ALL HAVING count(*) = 1)
SELECT holder AS member, count(*) AS votes, count(*) FILTER (stance <> line) AS deviating,
       round(count(*) FILTER (stance <> line) / count(*), 3) AS share,
       max_by(target, date) FILTER (stance <> line) AS text, max(date) FILTER (stance <> line) AS date,
       max_by(stance, date) FILTER (stance <> line) AS vote, max_by(line, date) FILTER (stance <> line) AS line,
       max_by(document, date) FILTER (stance <> line) AS source
FROM casts JOIN clear USING (document, target_iri, date)
GROUP BY holder ORDER BY share DESC, member"""

_PAIRS = f"""
WITH casts AS (
       SELECT holder, document, target_iri, date, stance FROM positions
       WHERE {_CAST} AND {_PERIOD} AND ($organ IS NULL OR organ = $organ))
SELECT mine.holder AS one, theirs.holder AS two, count(*) AS shared,
       count(*) FILTER (mine.stance = theirs.stance) / count(*) AS share
FROM casts AS mine JOIN casts AS theirs USING (document, target_iri, date)
WHERE mine.holder < theirs.holder GROUP BY ALL ORDER BY ALL"""


def cohesion(
    store: Store, group: str, since: str | None = None, until: str | None = None, organ: str | None = None
) -> pd.DataFrame:
    """How often each member of a group, while it was one, voted otherwise than the group did.

    The line of a group on a roll call is what most of its voting members did; without one vote more than any other
    there is no line. Columns: member, votes (with a line), deviating, share, and the latest deviation: text, date,
    vote, line, source (the record). Most deviating first. Raises UnknownName, InputError for a date that is none.
    """
    asked = registers.typed(group)
    if not registers.members(asked.code):
        raise InputError(f"{asked.code} has no members; name a group, such as EU")
    values = {"bloc": asked.iri, **_period(store, since, until, organ)}
    with positions_table.open(store) as connection:
        return connection.execute(_COHESION, values).df()


def blocs(
    store: Store,
    since: str | None = None,
    until: str | None = None,
    organ: str | None = None,
    alike: float = 0.9,
    least: int = 10,
) -> pd.DataFrame:
    """Blocs found in the votes of a period, and the official group that each is most like.

    Found by average linkage: the two clusters whose members voted alike most often on average are joined until that
    share falls below `alike`; pairs with fewer than `least` common roll calls count as never alike. Columns: bloc
    (number, the largest first), size, members, alike (mean share within), group, overlap (members in both by members
    in either, as the group was at the end of the period), missing (of the group, among those who voted), extra.
    Raises InputError for a date that is none.
    """
    period = _period(store, since, until, organ)
    with positions_table.open(store) as connection:
        pairs = connection.execute(_PAIRS, period).df()
        known = connection.execute("SELECT bloc, member, since::VARCHAR, until::VARCHAR FROM memberships").fetchall()
    names = sorted({*pairs["one"], *pairs["two"]})
    shares = _matrix(pairs[pairs["shared"] >= least], names)
    day = until or "9999-12-30"
    official: dict[str, set[str]] = {}
    for bloc, member, start, end in known:
        if start <= day <= end and member in names:
            official.setdefault(bloc, set()).add(member)
    clusters = sorted((sorted(names[i] for i in each), each) for each in _linked(shares, alike) if len(each) > 1)
    clusters.sort(key=lambda found: (-len(found[0]), found[0]))
    columns = ("bloc", "size", "members", "alike", "group", "overlap", "missing", "extra")
    rows = [_row(n, members, at, shares, official) for n, (members, at) in enumerate(clusters, start=1)]
    return pd.DataFrame(rows, columns=list(columns))


def _period(store: Store, since: str | None, until: str | None, organ: str | None) -> dict[str, str | None]:
    every = {"since": since, "until": until, "organ": organ}
    given = {name: value for name, value in every.items() if value is not None}
    asked = questions.question("agreement")
    questions.bind(asked, given)
    runner.check_names(store, asked, given)
    if since and until and since > until:
        raise InputError(f"{since} is after {until}; give the earlier date first")
    return every


def _row(number: int, members: list[str], at: list[int], shares: Any, official: dict[str, set[str]]) -> tuple[Any, ...]:
    own = set(members)
    within = shares[np.ix_(at, at)][np.triu_indices(len(at), 1)].mean()
    scored = [(len(own & group) / len(own | group), name) for name, group in sorted(official.items())]
    overlap, name = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    group = official.get(name or "", set())
    missing, extra = " ".join(sorted(group - own)), " ".join(sorted(own - group))
    return (number, len(own), " ".join(members), round(float(within), 3), name, round(overlap, 3), missing, extra)


def _matrix(pairs: pd.DataFrame, names: list[str]) -> Any:
    place = {name: n for n, name in enumerate(names)}
    shares = np.zeros((len(names), len(names)))
    one, two = pairs["one"].map(place).to_numpy(), pairs["two"].map(place).to_numpy()
    if len(pairs):
        shares[one, two] = shares[two, one] = pairs["share"].to_numpy()
    return shares


def _linked(shares: Any, alike: float) -> list[list[int]]:
    """Average-linkage clusters; of equal pairs the first is joined, so that the answer is always the same."""
    between = shares.copy()
    np.fill_diagonal(between, -1.0)
    members = {n: [n] for n in range(len(shares))}
    while len(members) > 1:
        one, two = divmod(int(between.argmax()), len(shares))
        if between[one, two] < alike:
            break
        sizes = len(members[one]), len(members[two])
        joined = (sizes[0] * between[one] + sizes[1] * between[two]) / sum(sizes)
        between[one], between[:, one] = joined, joined
        between[one, one] = -1.0
        between[two], between[:, two] = -1.0, -1.0
        members[one] += members.pop(two)
    return list(members.values())
