"""Asks the registry whether its tables agree with one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from . import registry_tables as tables

__all__ = ["check"]

_LAST = "9999-12-31"


def check() -> tuple[str, ...]:
    """Every fault of the tables, one sentence each; empty when there is none."""
    faults = (*_spans(), *_references(), *_codes(), *_existence(), *_overlaps(), *_short_names())
    return tuple(sorted(faults))


def _dated() -> Iterator[tuple[str, str, str]]:
    for state in tables.states().values():
        yield state.identity, state.start, state.end
        yield f"{state.identity} membership", state.admitted, state.left
    for name in tables.names():
        yield f"{name.identity} {name.name}", name.start, name.end
    for row in tables.memberships():
        yield f"{row.member} in {row.group}", row.start, row.end
    for spoke in tables.spokespersons():
        yield f"{spoke.state} for {spoke.group}", spoke.start, spoke.end
    for session in tables.sessions().values():
        yield f"session {session.organ}-{session.number}", session.start, session.end


def _spans() -> Iterator[str]:
    for what, start, end in _dated():
        if start and end and start[: len(end)] > end[: len(start)]:
            yield f"{what} begins after it ends: {start} {end}."


def _references() -> Iterator[str]:
    states, groups, organs = tables.states(), tables.groups(), tables.organs()
    for kind, known, used in (
        ("identity", states, [name.identity for name in tables.names()]),
        ("identity", states, [code.identity for code in tables.codes()]),
        ("identity", states, [end for link in tables.successions() for end in (link.earlier, link.later)]),
        ("identity", states, [row.member for row in tables.memberships()]),
        ("identity", states, [row.state for row in tables.spokespersons()]),
        ("group", groups, [row.group for row in tables.memberships()]),
        ("group", groups, [row.group for row in tables.spokespersons()]),
        ("group", groups, [name.code for name in tables.group_names()]),
        ("group", groups, [group.continues for group in groups.values() if group.continues]),
        ("organ", organs, [name.code for name in tables.organ_names()]),
        ("organ", organs, [organ.parent for organ in organs.values() if organ.parent]),
        ("organ", organs, [organ for organ, _ in tables.sessions()]),
    ):
        yield from (f"Unknown {kind} {key!r}." for key in sorted(set(used) - set(known)))


def _codes() -> Iterator[str]:
    """One printed code means one identity at a time."""
    borne: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for state in tables.states().values():
        borne[state.code].append((state.start, state.end, state.identity))
    for code in tables.codes():
        if code.scheme == "json":
            borne[code.code].append((code.start, code.end, code.identity))
    for code_text, rows in sorted(borne.items()):
        yield from (f"Code {code_text}: {fault}" for fault in _clashes(rows))


def _clashes(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    ordered = sorted(rows)
    for (start, end, one), (later, _, other) in pairwise(ordered):
        if later <= (end or _LAST)[: len(later) or None]:
            yield f"{one} ({start} to {end}) overlaps {other} (from {later})."


def _existence() -> Iterator[str]:
    """Nobody is a member of, or speaks for, a group before it exists or after it is gone."""
    rows = [(r.group, r.member, r.start, r.end) for r in tables.memberships()]
    rows += [(r.group, r.state, r.start, r.end) for r in tables.spokespersons()]
    for group, member, start, end in rows:
        state = tables.states()[member]
        first = min(filter(None, (state.start, state.admitted)), default="") if state.start else ""
        for owner, begins, ends in (
            (member, first, state.end),
            (group, tables.groups()[group].start, tables.groups()[group].end),
        ):
            if start and begins and start < begins[: len(start)]:
                yield f"{member} in {group} from {start}, but {owner} begins {begins}."
            if end and ends and end > ends[: len(end)]:
                yield f"{member} in {group} to {end}, but {owner} ends {ends}."


def _overlaps() -> Iterator[str]:
    """No spell of a member, a chair or a regular session overlaps the next."""
    spells: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in tables.memberships():
        spells[f"{row.member} in {row.group}"].append((row.start, row.end, row.member))
    for spoke in tables.spokespersons():
        spells[f"chair of {spoke.group} {spoke.place}"].append((spoke.start, spoke.end, spoke.state))
    for session in tables.sessions().values():
        if session.number.isdigit() and session.basis != "year":
            spells[f"sessions of {session.organ}"].append((session.start, session.end, session.number))
    for what, rows in sorted(spells.items()):
        yield from (f"{what}: {fault}" for fault in _clashes(rows))


def _short_names() -> Iterator[str]:
    """Every State has a label that is one of its names."""
    named = {name.identity for name in tables.names() if name.kind != "adjective"}
    for state in tables.states().values():
        if state.identity not in named:
            yield f"{state.identity} has no name."
