"""Mandates and mechanisms that a resolution sets up: "the Special Rapporteur", "such cooperation".

They are targets of their own (`mech:technical-cooperation-hr-PRK`), never citations; the resolution in focus
is a candidate.
"""

import re
from functools import lru_cache
from unicodedata import normalize

from diplograph.errors import UnknownName
from diplograph.model import Reference
from diplograph.terms import slug

from ..actors import registers
from .focus import Focus, chain
from .mentions import Mention, is_class
from .scene import Scene

_PREFIX = {"mandate": "mandate", "mechanism": "mech"}
_NEEDS_DETERMINER = ("sanctions", "mandate", "mechanism", "tribunal")
_PLACE = re.compile(
    r"\s+(?:on\s+(?:the\s+)?(?:situation\s+of\s+)?human\s+rights\s+)?(?:for|with|in|on|to|against)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+(?:of|and|the|[A-Z][\w’'-]*))*)"
)
_BY_STATE = ("technical-cooperation",)  # not the creature of one resolution
_HUMAN_RIGHTS = "human rights"
_NEAR, _AHEAD = 12, 3
_BESIDE = 60  # characters between a mechanism and the resolution behind it
_IMPOSED = re.compile(r"\s+(?:[a-z]+(?:ed|ished)|set\s+up|laid\s+down)\s+(?:by|under|in|pursuant\s+to)\b[^,;.]*$")


def find(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """The mandate or mechanism, when a resolution stands near: some sentences before, or shortly after."""
    if mention.slug in _NEEDS_DETERMINER and not (is_class(mention, "definite") or is_class(mention, "generic")):
        return ()
    if not _has_source(scene, index, focus):
        return ()
    source = _imposing(scene, mention) or focus.one(_is_numbered)[0] or _ahead(scene, index)
    if "resolution" in mention.words:
        return ()
    earlier = focus.last(lambda r: r.kind == mention.noun and _slug_of(r).startswith(mention.slug))
    label = earlier.label if earlier else f"{_PREFIX[mention.noun]}:{_slug(scene, mention, index, source)}"
    words = scene.text[mention.span.start : mention.span.end]
    return (
        Reference(
            mention.span,
            words,
            None,
            mention.noun,
            how="anaphora",
            label=label,
            chain=chain(earlier) if earlier else (),
            candidates=(source.symbol,) if source and source.symbol else (),
            listed=False,
        ),
    )


def _is_numbered(reference: Reference) -> bool:
    return reference.kind == "resolution" and reference.symbol is not None


def _has_source(scene: Scene, index: int, focus: Focus) -> bool:
    return focus.age(index, _is_numbered) <= _NEAR or _ahead(scene, index) is not None


def _ahead(scene: Scene, index: int) -> Reference | None:
    """The first resolution named in this sentence or shortly after it."""
    limit = scene.sentences[min(index + _AHEAD, len(scene.sentences) - 1)].span.end
    start = scene.sentences[index].span.start
    return next((r for r in scene.known_between(start, limit) if _is_numbered(r)), None)


def _imposing(scene: Scene, mention: Mention) -> Reference | None:
    """The resolution in "the sanctions imposed by R"."""
    named = next(iter(scene.known_between(mention.span.end, mention.span.end + _BESIDE)), None)
    if named is None or not _is_numbered(named):
        return None
    return named if _IMPOSED.match(scene.lower, mention.span.end, named.span.start) else None


def _slug_of(reference: Reference) -> str:
    return (reference.label or "").partition(":")[2]


def _slug(scene: Scene, mention: Mention, index: int, source: Reference | None) -> str:
    """Name, `hr` for human rights, and the State concerned; without a State, the resolution behind it."""
    start, stop = scene.sentences[index].span
    field = "hr" if _HUMAN_RIGHTS in scene.lower[start:stop] else ""
    owner = _state(scene, mention)
    if not owner and mention.slug not in _BY_STATE and source and source.symbol:
        owner = slug(source.symbol)
    return "-".join(part for part in (mention.slug, field, owner) if part)


def _state(scene: Scene, mention: Mention) -> str:
    place = _PLACE.match(scene.text, mention.span.end)
    return _code(place["name"], scene.context.date) if place else ""


@lru_cache(maxsize=4096)
def _code(name: str, date: str | None) -> str:
    """The code of a name, or "" for one that the registry does not know or that is ambiguous."""
    try:
        found = registers.known(normalize("NFC", name).strip(), date)
    except UnknownName:
        return ""
    return found.code if found else ""
