"""Everything that a projection is made from, read once from a store; and the parameters that narrow it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from diplograph.errors import InputError, UnknownName
from diplograph.ingest.actors import registers
from diplograph.ingest.stances.stances import STANCES
from diplograph.queries import questions
from diplograph.store import Endpoint

from .agreement import NORMALIZATIONS
from .cast import Actor, Document, Target, actors, documents, targets
from .rows import Row, local, read
from .stances import Filter, Stance, chosen, stances

__all__ = ["PARAMETERS", "Material", "Options", "gather", "narrowed", "options"]

PARAMETERS = {
    "state": "only this holder, by code or name",
    "target": "only this text, by symbol",
    "since": "from this date on (YYYY, YYYY-MM or YYYY-MM-DD)",
    "until": "up to this date",
    "organ": "only texts that this organ adopted, by code",
    "family": "only stances of this family",
    "kind": "only letter, or only vote",
    "minimum": "smallest weight of an edge",
    "shared": "fewest shared texts of a pair",
    "normalization": " | ".join(NORMALIZATIONS),
    "window": "year | session: an edge for each of them",
    "loose": "yes: also reported, conditional and inferred stances",
}


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
        return self.actors.get(iri) or Actor(iri, local(iri), local(iri), "other")

    def target(self, iri: str) -> Target:
        """A target, or one made from its IRI."""
        return self.targets.get(iri) or Target(iri, local(iri), "Document", "", "", "")

    def name(self, iri: str) -> str:
        """The written name of a document or target."""
        known = self.documents.get(iri) or self.targets.get(iri)
        return known.name if known else local(iri)

    def quote(self, position: str) -> str:
        """The words of a position, pieces joined by an ellipsis."""
        return self.quotes.get(position, "")


@dataclass(frozen=True, slots=True)
class Options:
    """How a projection weighs and cuts."""

    minimum: float = 0.0
    shared: int = 1
    normalization: str = "share"
    window: str = ""


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


def options(values: Mapping[str, str]) -> Options:
    """The options among the parameters. Raises InputError for an unknown parameter or an unusable value."""
    for name in values:
        if name not in PARAMETERS:
            raise InputError(f"there is no parameter {name!r}; projections have {', '.join(PARAMETERS)}")
    window = values.get("window", "")
    if window not in ("", "year", "session"):
        raise UnknownName(f"{window}: there is no such window.", ("year", "session"))
    normalization = values.get("normalization", "share")
    if normalization not in NORMALIZATIONS:
        raise UnknownName(f"{normalization}: there is no such normalisation.", NORMALIZATIONS)
    try:
        minimum, shared = float(values.get("minimum", "0")), int(values.get("shared", "1"))
    except ValueError as error:
        raise InputError(f"minimum and shared are numbers ({error})") from error
    return Options(minimum, shared, normalization, window)


def narrowed(material: Material, values: Mapping[str, str], loose: bool) -> Material:
    """The material with only the stances that the parameters admit. Raises UnknownName, InputError."""
    families = sorted({one.family for one in STANCES.values() if one.family})
    if values.get("family") and values["family"] not in families:
        raise UnknownName(f"{values['family']}: there is no such family.", families)
    wanted = Filter(
        since=values.get("since", ""),
        until=values.get("until", ""),
        organ=values.get("organ", ""),
        family=values.get("family", ""),
        kind=values.get("kind", ""),
        holders=(registers.actor(values["state"], None).iri,) if "state" in values else (),
        targets=(str(questions.term("target", values["target"])),) if "target" in values else (),
        loose=loose or values.get("loose", "") in ("yes", "true", "1"),
    )
    organs = {iri: target.organ for iri, target in material.targets.items()}
    return replace(material, stances=chosen(material.stances, wanted, organs))
