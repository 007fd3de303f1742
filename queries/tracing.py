"""One actor's positions across sessions: dated steps, and what changed at each.

A *thread* is what is compared over time: a series of resolutions, or a text, mandate or topic outside any series. A day
is compared with the day before it in the same thread; what decides, and the names of the changes, stand in `leads`.
Only own and stated positions count, not reported and inferred ones. The rule is the same as in
library/position-change.rq, and the tests hold the two together. Votes and sponsorships (library/acts.rq) enter when
asked for: they have a side but no words, so an act on the side taken before restates it at its strength.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

from diplograph.days import first_day
from diplograph.errors import InputError
from diplograph.ingest.actors import registers
from diplograph.store import Endpoint, Store, Table

from . import changepoints, engines, layout, leads, runner
from .leads import Lead, Row, change

__all__ = ["Silence", "Step", "Trace", "Turn", "change", "format", "moved_with", "record", "trace"]

_NO_CONDITION = "actual"
_NO_SYMBOL = "/id/generic/"  # in the IRI of what no symbol names: "the draft", "all resolutions on Lebanon"


@dataclass(frozen=True, slots=True)
class Step:
    """What one letter says about one target. `stances` begins with the lead, whose figures and quote stand here.

    `added` are stances, `gained` and `dropped` grounds, against the day before in the thread; what a day drops
    stands at its last step. kind: letter | vote | sponsorship; a vote has its record for `letter` and no quote.
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
    holder: str = ""
    kind: str = "letter"
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """Texts of a series that were adopted after an actor's last word on it, up to the newest letter of the store."""

    series: str
    since: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps of one actor, oldest first. `searched` is the number of texts in which they were looked for.

    actor: a code, or `members of` and the code of a group.
    """

    actor: str
    about: str
    steps: tuple[Step, ...]
    silences: tuple[Silence, ...]
    searched: int
    turns: tuple["Turn", ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A change point of one holder in one thread (queries/changepoints.py): the day from which on it holds, and p."""

    holder: str
    thread: str
    date: str
    p: float


class _Day(NamedTuple):
    """What an actor said on one day in one thread. `lead` is `None` where there is no earlier day to compare with."""

    lead: Lead | None
    stances: frozenset[str]
    grounds: frozenset[str]


def trace(
    store: Endpoint,
    state: str,
    *,
    target: str | None = None,
    series: str | None = None,
    topic: str | None = None,
    acts: bool = False,
    members: bool = False,
) -> Trace:
    """Trace a State or group over a text, a series or a topic, or over everything it has said.

    acts: with its votes and sponsorships on texts of a series. members: all members of a group instead of the group,
    each while it was one.
    Raises UnknownName for an unknown actor, InputError when more than one of the three is given, or when `members` is
    asked of what is no group.
    """
    given = {"target": target, "series": series, "topic": topic}
    asked = {name: value for name, value in given.items() if value is not None}
    if len(asked) > 1:
        raise InputError(f"a trace is over one thing; give only one of {', '.join(asked)}")
    code = runner.code(state)
    if members and not registers.members(code):
        raise InputError(f"{code} has no members; leave out --members, or name a group, such as EU")
    over = {"target": f"topic:{topic}"} if topic else asked
    values = over if members else {"state": state, **over}
    rows: list[Row] = list(_ask(store, "history", values).records())
    if acts:
        rows += _ask(store, "acts", values).records()
    if members:
        rows = [row for row in rows if row["holder"] in registers.members(code, row["date"])]
    silences: tuple[Silence, ...] = ()
    if not target and not topic and not members:
        silences = _silences(_ask(store, "silences", values).records())
    about = next(iter(asked.values()), "everything")
    steps = _steps(rows)
    who = f"members of {code}" if members else code
    return Trace(who, about, steps, silences, runner.searched(store), _turns(steps))


def moved_with(store: Endpoint, found: Trace, days: int = 365) -> dict[Step, tuple[Step, ...]]:
    """Whose position moved the same way on the same thread within so many days: steps of others for each step.

    Asked only of steps that moved (reversed, strengthened, softened, conditional); the first day of each thread that
    changed so is given for each other holder, oldest first.
    """
    moved = [step for step in found.steps if step.change not in ("first stated", "restated", "stated")]
    acts = any(step.kind != "letter" for step in found.steps)
    others: dict[tuple[str, str], list[Step]] = defaultdict(list)
    if moved:
        rows: list[Row] = list(_ask(store, "history", {}).records())
        rows += _ask(store, "acts", {}).records() if acts else []
        wanted = {step.thread for step in moved}
        for step in _steps(row for row in rows if row["thread"] in wanted):
            others[step.thread, step.change].append(step)
    answer: dict[Step, tuple[Step, ...]] = {}
    for step in moved:
        near: dict[str, Step] = {}
        for other in others[step.thread, step.change]:
            if other.holder != step.holder and abs((first_day(other.date) - first_day(step.date)).days) <= days:
                near.setdefault(other.holder, other)
        answer[step] = tuple(near.values())
    return answer


def record(step: Step) -> dict[str, Any]:
    """A step as plain values, for JSON and data frames."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((each.name, getattr(step, each.name)) for each in fields(step))
    }


def format(trace: Trace) -> str:
    """A trace for the terminal, at most 100 columns wide."""
    named = len({step.holder for step in trace.steps}) > 1
    texts = "1 text" if trace.searched == 1 else f"{trace.searched} texts"
    if not trace.steps:
        return f"{trace.actor} on {trace.about}: none found in {texts} searched.\n"
    steps = "1 step" if len(trace.steps) == 1 else f"{len(trace.steps)} steps"
    lines = [f"{trace.actor} on {trace.about}: {steps} in {texts} searched", ""]
    for step in trace.steps:
        lines += layout.step(asdict(step) if named else {**asdict(step), "holder": ""})
    lines += [layout.turn(turn.holder, turn.thread, turn.date, turn.p) for turn in trace.turns]
    for silence in trace.silences:
        lines += layout.silence(silence.series, silence.since, silence.texts)
    return "\n".join(lines).rstrip() + "\n"


def _ask(store: Endpoint, name: str, values: Mapping[str, str]) -> Table:
    """From the positions table, where a fresh one lies beside the store."""
    return engines.run(store, name, values, "auto") if isinstance(store, Store) else runner.run(store, name, values)


def _steps(rows: Iterable[Row]) -> tuple[Step, ...]:
    days: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        days[(row["holder"] or "", row["thread"] or "", row["date"] or "")].append(row)
    found: list[tuple[tuple[str, ...], Step]] = []
    before: dict[tuple[str, str], _Day] = {}
    for (holder, thread, date), said in sorted(days.items()):
        earlier = None if _NO_SYMBOL in thread else before.get((holder, thread))
        today = _day(said, earlier)
        before[holder, thread] = today
        for step in _of_day(said, earlier or today._replace(lead=None), today):
            found.append(((date, thread, step.letter, step.target, holder), step))
    return tuple(step for _, step in sorted(found, key=lambda pair: pair[0]))


def _day(said: Sequence[Row], earlier: _Day | None) -> _Day:
    """The day's lead; a day of acts alone keeps the strength of the side that it confirms, and all that was said."""
    words, before = [row for row in said if not row.get("act")], earlier.lead if earlier else None
    lead = leads.lead_of(max(words or said, key=leads.weight))
    if before and not words and before.side == lead.side:
        lead = lead._replace(strength=before.strength, firm=before.firm)
    denied = any(row.get("denies") == "yes" for row in said) or bool(before and before.denied)
    kept = earlier if earlier and not words else _Day(None, frozenset(), frozenset())
    stances = kept.stances.union(row["stanceName"] or "" for row in said)
    return _Day(lead._replace(denied=denied), stances, kept.grounds | _grounds(said))


def _turns(steps: Sequence[Step]) -> tuple[Turn, ...]:
    """Change points of each holder in each thread, over its days. The largest polarity speaks for a day; none is 0."""
    days: dict[tuple[str, str], dict[str, Step]] = defaultdict(dict)
    for step in steps:
        best = days[step.holder, step.thread].setdefault(step.date, step)
        if abs(step.polarity) > abs(best.polarity):
            days[step.holder, step.thread][step.date] = step
    turns = []
    for (holder, thread), by_date in sorted(days.items()):
        if _NO_SYMBOL in thread:
            continue
        dates = sorted(by_date)
        spoken = [by_date[date] for date in dates]
        values = [math.copysign(step.strength, step.polarity) if step.polarity else 0 for step in spoken]
        name = _local(thread)
        turns += [Turn(holder, name, dates[point.index], point.p) for point in changepoints.find(values)]
    return tuple(turns)


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _of_day(said: Sequence[Row], earlier: _Day, today: _Day) -> list[Step]:
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in said:
        parts[(row["letter"] or "", row["about"] or "")].append(row)
    steps = []
    last = max(parts)
    for (letter, about), rows in sorted(parts.items()):
        ordered = sorted(rows, key=leads.rank)
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
                modality=lead.get("modality") or _NO_CONDITION,
                grounds=tuple(sorted(grounds)),
                gained=tuple(sorted(grounds - earlier.grounds)),
                dropped=tuple(sorted(earlier.grounds - today.grounds)) if (letter, about) == last else (),
                change="stated"
                if _NO_SYMBOL in (lead["thread"] or "")
                else change(earlier.lead, today.lead or Lead(0, 0, True)),
                quote=" ".join((lead.get("quote") or "").split()),
                position=lead.get("position") or "",
                holder=lead["holder"] or "",
                kind=lead.get("act") or "letter",
                thread=lead["thread"] or "",
            )
        )
    return steps


def _grounds(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(ground for row in rows if (ground := row.get("ground")))


def _silences(rows: Iterable[Row]) -> tuple[Silence, ...]:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        kept = texts[(row["seriesName"] or "", row["lastDate"] or "")]
        if (symbol := row["symbol"] or "") not in kept:
            kept.append(symbol)
    return tuple(Silence(series, since, tuple(found)) for (series, since), found in sorted(texts.items()))
