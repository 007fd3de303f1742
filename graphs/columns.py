"""The store as columns of whole numbers and lists of names: what the explorer page carries.

Stances are sorted by holder and target. A day is a count of days since 1 January 1970; `NO_DAY` is "not stated". Where
only the year is stated it is 1 January, and a flag of the row, or `year` of the letter, says so.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diplograph.ingest.actors import registers
from diplograph.ingest.actors.registry_tables import groups
from diplograph.ingest.stances.stances import STANCES
from diplograph.store import Endpoint
from diplograph.terms import BASE

from .cast import Actor, Document, Membership, Target, actor, actors, documents, memberships, target, targets
from .dates import NO_DAY, day
from .rows import local, read
from .stances import Stance, stances

__all__ = ["MODALITIES", "Cast", "columns"]

MODALITIES = ("actual", "inPrinciple", "conditional", "hypothetical", "prospective")
ATTRIBUTIONS = ("own", "reported", "anticipated")

_OTHER_BANDS = {"state": "Other States", "bloc": "Groups", "organ": "Organs", "other": "Others"}


@dataclass(frozen=True, slots=True)
class Cast:
    """Everything that the columns number: each tuple gives the order."""

    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]
    documents: tuple[Document, ...]


def columns(
    store: Endpoint, has_text: Callable[[str], bool], only: Collection[str] | None = None
) -> tuple[dict[str, Any], tuple[Document, ...]]:
    """The columns, and the documents in the order of their numbers.

    Where `has_text` says of a text's SHA-256 that it is not at hand, the quotes travel with the rows. only: the IRIs of
    positions, texts and letters; with them stand the stances on these texts, and nothing else of the store.
    """
    rows = [one for one in stances(store) if only is None or one.iri in only or one.target in only]
    cast, spells = _cast(store, rows, only), memberships(store)
    shown = {paper.iri: paper.sha for paper in cast.documents if has_text(paper.sha)}
    quotes = _evidence(store, rows, shown)
    return {
        "base": BASE,
        "noDay": NO_DAY,
        "stances": [[one.notation, one.family or "", one.polarity, one.verb] for one in STANCES.values()],
        "modalities": list(MODALITIES),
        "attributions": list(ATTRIBUTIONS),
        "actors": _actors(cast.actors, spells),
        "groups": _groups(spells, cast.actors),
        "targets": _targets(cast),
        "letters": _letters(store, cast),
        "sessions": _sessions(rows),
        "rows": _rows(rows, cast),
        **quotes,
        **_grounds(store, rows),
    }, cast.documents


def _cast(store: Endpoint, rows: Sequence[Stance], only: Collection[str] | None) -> Cast:
    known, things, papers = actors(store), targets(store), documents(store)
    if only is not None:
        about, said = {*only, *(row.target for row in rows)}, {*only, *(row.source for row in rows)}
        things = {iri: thing for iri, thing in things.items() if iri in about}
        papers = {iri: paper for iri, paper in papers.items() if iri in said}
    people = {row.holder for row in rows} | {row.reporter for row in rows if row.reporter}
    people |= {name for thing in things.values() for name in (*thing.initiators, *thing.sponsors)}
    people |= {name for paper in papers.values() for name in paper.senders}
    bare = {row.source for row in rows if row.source not in papers}
    papers |= {iri: Document(iri, local(iri), "", "", "", "") for iri in bare}
    things |= {row.target: target(things, row.target) for row in rows}
    return Cast(
        tuple(actor(known, iri) for iri in sorted(people)),
        tuple(things[iri] for iri in sorted(things)),
        tuple(papers[iri] for iri in sorted(papers)),
    )


def _numbers(things: Iterable[Any]) -> dict[str, int]:
    return {thing.iri: number for number, thing in enumerate(things)}


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


def _actors(people: Sequence[Actor], spells: Sequence[Membership]) -> dict[str, list[Any]]:
    names, band = _bands(people, spells)
    return {
        "iri": [_short(one.iri) for one in people],
        "code": [one.code for one in people],
        "label": [one.label for one in people],
        "kind": [one.kind for one in people],
        "bands": names,
        "band": band,
    }


def _bands(people: Sequence[Actor], spells: Sequence[Membership]) -> tuple[list[str], list[int]]:
    """The bands of the matrix and the band of each actor: the largest regional group that ever had it as member."""
    regional = [each.code for each in groups().values() if each.kind == "regional-group"]
    members: dict[str, set[str]] = defaultdict(set)
    for one in spells:
        if local(one.group) in regional:
            members[local(one.group)].add(one.member)
    ranked = sorted(members, key=lambda code: (-len(members[code]), code))
    of = [next((code for code in ranked if one.iri in members[code]), one.kind) for one in people]
    order = [*sorted({code for code in of if code in members}), "state", "bloc", "organ", "other"]
    used = [code for code in order if code in of]
    return [_OTHER_BANDS.get(code) or registers.label(code) for code in used], [used.index(code) for code in of]


def _groups(spells: Iterable[Membership], people: Sequence[Actor]) -> list[dict[str, Any]]:
    """Groups with a member among the actors: spells as actor, first day, last day."""
    number = _numbers(people)
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for one in spells:
        if one.member in number:
            found[local(one.group)].append((number[one.member], day(one.start), day(one.end, last=True)))
    return [
        {"code": code, "label": registers.label(code) if registers.is_code(code) else code, "spells": sorted(rows)}
        for code, rows in sorted(found.items())
    ]


def _targets(cast: Cast) -> dict[str, list[Any]]:
    number = _numbers(cast.actors)
    return {
        "iri": [_short(one.iri) for one in cast.targets],
        "name": [one.name for one in cast.targets],
        "kind": [one.kind for one in cast.targets],
        "organ": [one.organ for one in cast.targets],
        "day": [day(one.adopted) for one in cast.targets],
        "series": [one.series for one in cast.targets],
        "initiators": [[number[iri] for iri in one.initiators] for one in cast.targets],
        "sponsors": [[number[iri] for iri in one.sponsors] for one in cast.targets],
    }


def _letters(store: Endpoint, cast: Cast) -> dict[str, list[Any]]:
    who, what = _numbers(cast.actors), _numbers(cast.targets)
    cites: dict[str, set[int]] = defaultdict(set)
    for row in read(store, "links"):
        if row["link"] == "cites" and row["to"] in what:
            cites[str(row["from"])].add(what[str(row["to"])])
    return {
        "iri": [_short(one.iri) for one in cast.documents],
        "name": [one.name for one in cast.documents],
        "day": [day(one.date) for one in cast.documents],
        "year": [int(len(one.date) == len("YYYY")) for one in cast.documents],
        "title": [one.title for one in cast.documents],
        "session": [one.session for one in cast.documents],
        "senders": [[who[iri] for iri in one.senders] for one in cast.documents],
        "cites": [sorted(cites[one.iri]) for one in cast.documents],
    }


def _sessions(rows: Iterable[Stance]) -> list[tuple[str, int, int]]:
    """Regular sessions of the General Assembly that cover the stances: number, first and last day."""
    days = sorted({row.date for row in rows if len(row.date) == 10})
    found: dict[str, tuple[str, int, int]] = {}
    for iso in days:
        if found and next(reversed(found.values()))[2] >= day(iso):
            continue
        held = registers.session_on("GA", iso)
        if held and held.start:
            found[held.number] = (held.number, day(held.start), day(held.end or "9999-12-30"))
    return list(found.values())


def _rows(rows: Sequence[Stance], cast: Cast) -> dict[str, list[Any]]:
    who, what, where = _numbers(cast.actors), _numbers(cast.targets), _numbers(cast.documents)
    kinds = {name: number for number, name in enumerate(STANCES)}
    return {
        "holder": [who[row.holder] for row in rows],
        "target": [what[row.target] for row in rows],
        "stance": [kinds.get(row.stance, kinds["note"]) for row in rows],
        "day": [day(row.date) for row in rows],
        "letter": [where[row.source] for row in rows],
        "flags": [_flags(row) for row in rows],
        "confidence": [round(row.confidence * 100) for row in rows],
        "reporter": [who[row.reporter] if row.reporter else -1 for row in rows],
        "iri": [_position(row, cast.documents[where[row.source]].iri) for row in rows],
    }


def _position(row: Stance, source: str) -> str:
    """The IRI of a position without what its letter already says."""
    usual = f"{BASE}id/pos/{local(source)}-"
    return "~" + row.iri[len(usual) :] if row.iri.startswith(usual) else _short(row.iri)


def _flags(row: Stance) -> int:
    """Bits 0-2 modality, 3-4 attribution, 5 inferred, 6 vote, 7 a part of the target only, 8 only the year is known."""
    modality = MODALITIES.index(row.modality) if row.modality in MODALITIES else 0
    attribution = ATTRIBUTIONS.index(row.attribution) if row.attribution in ATTRIBUTIONS else 0
    partly = row.scope not in ("whole", "adoption")
    year = len(row.date) == len("YYYY")
    return modality | attribution << 3 | row.inferred << 5 | (row.kind == "vote") << 6 | partly << 7 | year << 8


def _evidence(store: Endpoint, rows: Sequence[Stance], shown: Mapping[str, str]) -> dict[str, Any]:
    """Quotes in rows of compressed form: those of stance i are at[i] to at[i+1]. Offsets are code points."""
    spans: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    said: dict[str, str] = {}
    for row in read(store, "evidence"):
        iri = str(row["position"])
        spans[iri].add((int(row["start"] or 0), int(row["end"] or 0), row["quote"] or ""))
        said[iri] = row["sha"] or ""
    at, start, end = [0], list[int](), list[int]()
    words: dict[int, str] = {}
    for one in rows:
        for first, last, quote in sorted(spans.get(one.iri, ())):
            if said[one.iri] != shown.get(one.source):
                words[len(start)] = quote
            start.append(first)
            end.append(last)
        at.append(len(start))
    return {"evidence": {"at": at, "start": start, "end": end, "words": words}}


def _grounds(store: Endpoint, rows: Sequence[Stance]) -> dict[str, Any]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read(store, "grounds"):
        found[str(row["position"])].add(local(row["ground"]))
    names = sorted({name for each in found.values() for name in each})
    at, what = [0], list[int]()
    for one in rows:
        what += sorted(names.index(name) for name in found.get(one.iri, ()))
        at.append(len(what))
    return {"grounds": {"names": names, "at": at, "what": what}, "conditions": _conditions(store, rows)}


def _conditions(store: Endpoint, rows: Sequence[Stance]) -> Mapping[int, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in read(store, "conditions"):
        found[str(row["position"])].append(f"{local(row['type'])}: {row['label'] or ''}")
    return {number: "; ".join(found[row.iri]) for number, row in enumerate(rows) if row.iri in found}
