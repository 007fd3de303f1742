"""Who and what appears in the views: actors with their groups, targets, letters; each with its IRI and a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from diplograph.store import Endpoint

from .rows import Row, first, local, read

__all__ = [
    "Actor", "Document", "Membership", "Target", "actor", "actors", "documents", "memberships", "target", "targets",
]  # fmt: skip

_SORTS = ("State", "Bloc", "Organ", "OtherEntity")


@dataclass(frozen=True, slots=True)
class Actor:
    """A State, group, organ or other entity. kind: state | bloc | organ | other."""

    iri: str
    code: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A spell in a group. Dates are ISO 8601 as exact as recorded, `""` is open or unknown."""

    group: str
    member: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a position is about. `name` is its symbol, else its label; `adopted` an ISO date or `""`."""

    iri: str
    name: str
    kind: str
    organ: str
    adopted: str
    series: str
    initiators: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A letter or statement whose text is in the store under `sha`."""

    iri: str
    name: str
    date: str
    title: str
    session: str
    sha: str
    senders: tuple[str, ...] = field(default=())


def actors(store: Endpoint) -> dict[str, Actor]:
    """Every actor by IRI. Of several recorded names the shortest is taken."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in read(store, "actors"):
        found[str(row["actor"])].append(row)
    return {iri: _actor(iri, rows) for iri, rows in found.items()}


def actor(known: Mapping[str, Actor], iri: str) -> Actor:
    """An actor, or one made from its IRI."""
    return known.get(iri) or Actor(iri, local(iri), local(iri), "other")


def _actor(iri: str, rows: list[Row]) -> Actor:
    classes = {local(row["class"]) for row in rows}
    sort = next((name for name in _SORTS if name in classes), "OtherEntity")
    code = first(row["code"] for row in rows) or local(iri)
    label = first(row["label"] for row in rows) or code
    return Actor(iri, code, label, {"OtherEntity": "other"}.get(sort, sort.lower()))


def memberships(store: Endpoint) -> tuple[Membership, ...]:
    """Every recorded spell of a member in a group."""
    rows = read(store, "memberships")
    return tuple(Membership(str(row["group"]), str(row["member"]), row["from"] or "", row["to"] or "") for row in rows)


def targets(store: Endpoint) -> dict[str, Target]:
    """Everything that a position, a vote or a citation points at, by IRI."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in read(store, "targets"):
        found[str(row["target"])].append(row)
    roles = _roles(read(store, "sponsors"))
    return {iri: _target(iri, rows, roles) for iri, rows in found.items()}


def target(known: Mapping[str, Target], iri: str) -> Target:
    """A target, or one made from its IRI."""
    return known.get(iri) or Target(iri, local(iri), "Document", "", "", "")


def _target(iri: str, rows: list[Row], roles: Mapping[tuple[str, str], tuple[str, ...]]) -> Target:
    return Target(
        iri=iri,
        name=first(row["symbol"] for row in rows) or first(row["label"] for row in rows) or local(iri),
        kind=local(first(row["class"] for row in rows)) or "Document",
        organ=local(first(row["organ"] for row in rows)),
        adopted=first(row["adopted"] for row in rows) or "",
        series=local(first(row["series"] for row in rows)),
        initiators=roles.get((iri, "initiator"), ()),
        sponsors=roles.get((iri, "sponsor"), ()),
    )


def _roles(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        found[str(row["target"]), str(row["role"])].append(str(row["actor"]))
    return {key: tuple(sorted(set(actors))) for key, actors in found.items()}


def documents(store: Endpoint) -> dict[str, Document]:
    """Every document with a text, by IRI."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in read(store, "letters"):
        found[str(row["letter"])].append(row)
    return {iri: _document(iri, rows) for iri, rows in found.items()}


def _document(iri: str, rows: list[Row]) -> Document:
    return Document(
        iri=iri,
        name=first(row["name"] for row in rows) or local(iri),
        date=first(row["date"] for row in rows) or "",
        title=first(row["title"] for row in rows) or "",
        session=local(first(row["session"] for row in rows)),
        sha=first(row["sha"] for row in rows) or "",
        senders=tuple(sorted({str(row["sender"]) for row in rows if row["sender"]})),
    )
