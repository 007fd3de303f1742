"""Everything that a projection is made from, read once from a store; and what is left of it under parameters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from diplograph.errors import UnknownName
from diplograph.ingest.actors import registers
from diplograph.queries import questions
from diplograph.store import Endpoint

from . import cast
from .cast import Actor, Document, Target, actors, documents, targets
from .parameters import is_loose
from .rows import Row, local, read
from .stances import Filter, Stance, chosen, stances

__all__ = ["Material", "gather", "initiated", "narrowed"]


@dataclass(frozen=True, slots=True)
class Material:
    """The tables of a store as values. `quotes` and `grounds` are by position; all keys are IRIs."""

    stances: tuple[Stance, ...] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[tuple[str, str, str], ...] = ()

    def holder(self, iri: str) -> str:
        """The name of an actor's node: `holder:` and its code; a group that shares a State's code (`NAM`) says so."""
        actor = self.actor(iri)
        twin = iri.replace(f"/{actor.kind}/", "/state/")
        return f"holder:{actor.code}" if twin == iri or twin not in self.actors else f"holder:{actor.kind}/{actor.code}"

    def actor(self, iri: str) -> Actor:
        """An actor, or one made from its IRI."""
        return cast.actor(self.actors, iri)

    def target(self, iri: str) -> Target:
        """A target, or one made from its IRI."""
        return cast.target(self.targets, iri)

    def name(self, iri: str) -> str:
        """The written name of a document or target."""
        known = self.documents.get(iri) or self.targets.get(iri)
        return known.name if known else local(iri)

    def quote(self, position: str) -> str:
        """The words of a position, pieces joined by an ellipsis."""
        return self.quotes.get(position, "")


def gather(store: Endpoint) -> Material:
    """Read the tables of a store."""
    return Material(
        stances=stances(store),
        actors=actors(store),
        targets=targets(store),
        documents=documents(store),
        quotes=_quotes(read(store, "evidence")),
        grounds=_grounds(read(store, "grounds")),
        links=tuple((str(row["from"]), str(row["link"]), str(row["to"])) for row in read(store, "links")),
    )


def _quotes(rows: Iterable[Row]) -> dict[str, str]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        found[str(row["position"])].append((int(row["start"] or 0), row["quote"] or ""))
    return {iri: " […] ".join(quote for _, quote in sorted(pieces)) for iri, pieces in found.items()}


def _grounds(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[str(row["position"])].add(local(row["ground"]))
    return {iri: tuple(sorted(names)) for iri, names in found.items()}


def narrowed(material: Material, values: Mapping[str, str], loose: bool) -> Material:
    """The material with only the stances that the parameters admit. Raises UnknownName for what the store lacks."""
    given = _filter(material, values, loose)
    organs = {iri: target.organ for iri, target in material.targets.items()}
    return replace(material, stances=chosen(material.stances, given, organs))


def initiated(material: Material, values: Mapping[str, str], loose: bool) -> Material:
    """The material with only the texts that the parameters admit, by the day of adoption, and of them the State's part.

    Raises UnknownName for what the store lacks.
    """
    given = _filter(material, values, loose)
    kept = {iri: _of(target, given.holders) for iri, target in material.targets.items() if _admits(given, target)}
    return replace(material, targets=kept)


def _admits(given: Filter, target: Target) -> bool:
    return (
        given.covers(target.adopted)
        and (not given.organ or target.organ == given.organ)
        and (not given.targets or target.iri in given.targets)
    )


def _of(target: Target, holders: tuple[str, ...]) -> Target:
    if not holders:
        return target
    initiators = tuple(iri for iri in target.initiators if iri in holders)
    return replace(target, initiators=initiators, sponsors=tuple(iri for iri in target.sponsors if iri in holders))


def _filter(material: Material, values: Mapping[str, str], loose: bool) -> Filter:
    organ = values.get("organ", "")
    organs = sorted({target.organ for target in material.targets.values() if target.organ})
    if organ and organ not in organs:
        raise UnknownName(f"{organ}: the store has no text that such an organ adopted.", organs)
    targets = (str(questions.term("target", values["target"])),) if "target" in values else ()
    if targets and targets[0] not in material.targets.keys() | {one.target for one in material.stances}:
        raise UnknownName(f"{values['target']}: the store has no such text; write its symbol as E/CN.4/RES/2004/13.")
    return Filter(
        since=values.get("since", ""),
        until=values.get("until", ""),
        organ=organ,
        family=values.get("family", ""),
        kind=values.get("kind", ""),
        holders=(registers.typed(values["state"]).iri,) if "state" in values else (),
        targets=targets,
        loose=is_loose(values, loose),
    )
