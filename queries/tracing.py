"""One actor's positions across sessions: dated steps, and what changed at each.

A *thread* is what is compared over time: a series of resolutions, or a text, mandate or topic outside any series.
The *lead* of a day in a thread is the position with the largest absolute polarity; then against before for, then the
stronger, then the unconditional. Its *side* is `against` below -0.2, `for` above 0.2, else neutral. A day is compared
with the day before it in the same thread, and the first rule that fits names the change:

    first stated   there is no earlier day
    reversed       from for to against, or the other way
    conditional    the lead is conditional or hypothetical, and was not before
    strengthened   from neutral to a side
    softened       from a side to neutral
    strengthened   same side, greater strength
    softened       same side, less strength
    strengthened   same side and strength, no longer conditional
    restated       none of these

Only own and stated positions count, not reported and inferred ones. The rule is the same as in
library/position-change.rq, and the tests hold the two together. Polarity and strength are ordinal conventions, so
the rule compares them and never adds them up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

from diplograph.errors import InputError

from . import layout, runner
from .runner import Answers

__all__ = ["Silence", "Step", "Trace", "change", "format", "record", "trace"]

_NEUTRAL = 0.2  # largest absolute polarity that takes no side: abstention, non-opposition
_CONDITIONAL = frozenset({"conditional", "hypothetical"})
_NO_CONDITION = "actual"


@dataclass(frozen=True, slots=True)
class Step:
    """What one letter says about one target. `stances` begins with the lead, whose figures and quote stand here.

    `added` are stances, `gained` and `dropped` grounds, against the day before in the thread; what a day drops
    stands at its last step.
    """

    date: str
    letter: str
    target: str
    stances: tuple[str, ...]
    added: tuple[str, ...]
    strength: int
    polarity: float
    modality: str
    grounds: tuple[str, ...]
    gained: tuple[str, ...]
    dropped: tuple[str, ...]
    change: str
    quote: str
    position: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Texts of a series that were adopted after an actor's last word on it, up to the newest letter of the store."""

    series: str
    since: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps of one actor, oldest first. `searched` is the number of texts in which they were looked for."""

    actor: str
    about: str
    steps: tuple[Step, ...]
    silences: tuple[Silence, ...]
    searched: int


class Lead(NamedTuple):
    """What decides about a change: side (-1, 0, 1), strength (1..5), and whether it is free of conditions."""

    side: int
    strength: int
    firm: bool


class _Day(NamedTuple):
    """What an actor said on one day in one thread. `lead` is `None` where there is no earlier day to compare with."""

    lead: Lead | None
    stances: frozenset[str]
    grounds: frozenset[str]


Row = Mapping[str, str | None]


def trace(
    store: Answers, state: str, *, target: str | None = None, series: str | None = None, topic: str | None = None
) -> Trace:
    """Trace a State or group over a text, a series or a topic, or over everything it has said.

    Raises UnknownName for an unknown actor, InputError when more than one of the three is given.
    """
    given = {"target": target, "series": series, "topic": topic}
    asked = {name: value for name, value in given.items() if value is not None}
    if len(asked) > 1:
        raise InputError(f"a trace is over one thing; give only one of {', '.join(asked)}")
    values = {"state": state} | ({"target": f"topic:{topic}"} if topic else asked)
    rows = runner.run(store, "history", values).records()
    silences: tuple[Silence, ...] = ()
    if not target and not topic:
        silences = _silences(runner.run(store, "silences", values).records())
    about = next(iter(asked.values()), "everything")
    return Trace(runner.code(state), about, _steps(rows), silences, runner.searched(store))


def change(before: Lead | None, now: Lead) -> str:
    """The name of a change, by the rule at the head of this module.

    >>> change(Lead(-1, 5, True), Lead(1, 3, True)), change(Lead(-1, 4, True), Lead(-1, 5, True))
    ('reversed', 'strengthened')
    """
    if before is None:
        return "first stated"
    if now.side * before.side < 0:
        return "reversed"
    if before.firm and not now.firm:
        return "conditional"
    old, new = (abs(before.side), before.strength, before.firm), (abs(now.side), now.strength, now.firm)
    if old == new:
        return "restated"
    return "strengthened" if new > old else "softened"


def record(step: Step) -> dict[str, Any]:
    """A step as plain values, for JSON and data frames."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((each.name, getattr(step, each.name)) for each in fields(step))
    }


def format(trace: Trace) -> str:
    """A trace for the terminal, at most 100 columns wide."""
    texts = "1 text" if trace.searched == 1 else f"{trace.searched} texts"
    if not trace.steps:
        return f"{trace.actor} on {trace.about}: none found in {texts} searched.\n"
    steps = "1 step" if len(trace.steps) == 1 else f"{len(trace.steps)} steps"
    lines = [f"{trace.actor} on {trace.about}: {steps} in {texts} searched", ""]
    for step in trace.steps:
        lines += layout.step(asdict(step))
    for silence in trace.silences:
        lines += layout.silence(silence.series, silence.since, silence.texts)
    return "\n".join(lines).rstrip() + "\n"


def _steps(rows: Iterable[Row]) -> tuple[Step, ...]:
    days: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        days[(row["thread"] or "", row["date"] or "")].append(row)
    found: list[tuple[tuple[str, str, str, str], Step]] = []
    before: dict[str, _Day] = {}
    for (thread, date), said in sorted(days.items()):
        today, earlier = _day(said), before.get(thread)
        before[thread] = today
        for step in _of_day(said, earlier or today._replace(lead=None), today):
            found.append(((date, thread, step.letter, step.target), step))
    return tuple(step for _, step in sorted(found, key=lambda pair: pair[0]))


def _day(said: Sequence[Row]) -> _Day:
    stances = frozenset(row["stanceName"] or "" for row in said)
    return _Day(_lead(max(said, key=_weight)), stances, _grounds(said))


def _of_day(said: Sequence[Row], earlier: _Day, today: _Day) -> list[Step]:
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in said:
        parts[(row["letter"] or "", row["about"] or "")].append(row)
    steps = []
    last = max(parts)
    for (letter, about), rows in sorted(parts.items()):
        ordered = sorted(rows, key=_rank)
        lead = ordered[0]
        stances = tuple(dict.fromkeys(row["stanceName"] or "" for row in ordered))
        grounds = _grounds(rows)
        steps.append(
            Step(
                date=lead["date"] or "",
                letter=letter,
                target=about,
                stances=stances,
                added=tuple(each for each in stances if each not in earlier.stances),
                strength=int(lead["strength"] or 0),
                polarity=float(lead["polarity"] or 0),
                modality=lead["modality"] or _NO_CONDITION,
                grounds=tuple(sorted(grounds)),
                gained=tuple(sorted(grounds - earlier.grounds)),
                dropped=tuple(sorted(earlier.grounds - today.grounds)) if (letter, about) == last else (),
                change=change(earlier.lead, today.lead or Lead(0, 0, True)),
                quote=" ".join((lead["quote"] or "").split()),
                position=lead["position"] or "",
            )
        )
    return steps


def _weight(row: Row) -> tuple[float, int, int, int]:
    polarity = float(row["polarity"] or 0)
    firm = row["modality"] not in _CONDITIONAL
    return (round(100 * abs(polarity)), int(polarity < 0), int(row["strength"] or 0), int(firm))


def _rank(row: Row) -> tuple[float, int, int, int, int, str]:
    size, against, strength, firm = _weight(row)
    return (-size, -against, -strength, -firm, int(row["start"] or 0), row["position"] or "")


def _lead(row: Row) -> Lead:
    polarity = float(row["polarity"] or 0)
    side = 0 if abs(polarity) <= _NEUTRAL else (1 if polarity > 0 else -1)
    return Lead(side, int(row["strength"] or 0), row["modality"] not in _CONDITIONAL)


def _grounds(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row["ground"] for row in rows if row["ground"])


def _silences(rows: Iterable[Row]) -> tuple[Silence, ...]:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        kept = texts[(row["seriesName"] or "", row["lastDate"] or "")]
        if (symbol := row["symbol"] or "") not in kept:
            kept.append(symbol)
    return tuple(Silence(series, since, tuple(found)) for (series, since), found in sorted(texts.items()))
