"""What the learned reader sees of a sentence, a holder and a text: no names, only words, cues and places.

A feature is a short string. Actors and texts are the marks `§a`, `§s`, `§o`, `§t` of `marking`, other names and
adjectives of States are `§n`, numbers are "0", so that neither a State nor a resolution can be learned by heart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from diplograph.model import Reference

from ..actors.folding import fold
from ..actors.registry_tables import names
from .cues import Hit
from .marking import Marked
from .stances import STANCES

__all__ = [
    "FAMILIES",
    "Place",
    "Scene",
    "Text",
    "hidden",
    "of_holder",
    "of_pair",
    "of_sentence",
    "of_side",
    "of_text",
    "scene",
    "side_of",
    "stems",
]

FAMILIES = ("supports", "implements", "urges", "rejects", "defies", "reserves")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ies", "ied", "ed", "es", "s", "e", "y")
_NEGATIONS = frozenset(["not", "no", "never", "nor", "neither", "without", "cannot", "nothing", "none"])
_HIDDEN = frozenset(["§n", "0"])  # stems of names of States and of numbers
_STEM = 3  # letters that an ending must leave
_SHORTEST = 4  # letters of a name
_CLOSE = 3  # places beside a mention that are told apart
_CUE_REACH = 12  # tokens between a mention and a cue that may be its own
_PLACES = 3  # mentions of one holder that are looked at
_HOLDER_SIDES, _TEXT_SIDES = (5, 8), (8, 6)  # words looked at before and behind
_BETWEEN = 15  # words between holder and text that are looked at


class Place(NamedTuple):
    """Where a holder stands, its kind, and the names in that place.

    token: -1 when only the sentence before names it, -2 for the speaker whom no word names.
    """

    token: int
    kind: str
    among: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a sentence may speak of.

    places: tokens that name it, none when it was named earlier; then `distance` counts the sentences since and `rank`
    the texts named after it. among: texts named together with it. mentions: how often the document names it.
    """

    reference: Reference
    places: tuple[int, ...]
    distance: int
    rank: int
    among: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its marked form, its cues with their families, its stems; texts in it and texts named earlier.

    `words` are its words without names and numbers, `before` those of the sentence before; `cues` is what its cues
    amount to, as features.
    """

    marked: Marked
    hits: tuple[Hit, ...]
    families: tuple[str, ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    before: tuple[str, ...]
    here: int
    earlier: int
    cues: tuple[str, ...]


@cache
def _names() -> frozenset[str]:
    """Names of States of one word, and the words of their adjectives; shorter ones are words of the language too."""
    rows = [fold(row.name) for row in names() if row.kind == "adjective" or " " not in row.name]
    return frozenset(word for row in rows for word in row.split() if len(word) >= _SHORTEST)


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    if word.isdigit():
        return "0"
    if word in _names():
        return "§n"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    return "§n" if word in _names() else word  # "Israelis"


def stems(marked: Marked) -> tuple[str, ...]:
    """The stems of a sentence, one a token."""
    return tuple([_stem(word) for word in marked.row])


def hidden(marked: Marked, stems: Sequence[str]) -> tuple[str, ...]:
    """The words of a sentence, with `§n` for a name of a State and "0" for a number."""
    return tuple([stem if stem in _HIDDEN else word for word, stem in zip(marked.row, stems, strict=True)])


def scene(
    marked: Marked,
    hits: tuple[Hit, ...],
    stems: tuple[str, ...],
    words: tuple[str, ...],
    before: tuple[str, ...],
    here: int,
    earlier: int,
) -> Scene:
    """The scene of a sentence with these cues, stems and words, which names `here` texts after `earlier` ones."""
    families = tuple([_family(hit) for hit in hits])
    return Scene(marked, hits, families, stems, words, before, here, earlier, _cues(hits, families, stems))


def _family(hit: Hit) -> str:
    """The family of a cue, or "none"."""
    stance = STANCES.get(hit.cue.stance)
    return stance.family or "none" if stance else "none"


def _cues(hits: Sequence[Hit], families: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    found = {f"c:{each}" for each in families} | {f"cs:{hit.cue.stance}" for hit in hits}
    found.add(f"nc:{min(len({*families}), 3)}")
    if not _NEGATIONS.isdisjoint(words):
        found.add("not")
    return tuple(sorted(found))


def of_sentence(scene: Scene, before: frozenset[str]) -> tuple[str, ...]:
    """The sentence itself: words, pairs of words, cues. before: the stems of the sentence before."""
    found = [f"s:{word}" for word in sorted({*scene.stems})]
    found += sorted({f"ss:{one} {two}" for one, two in pairwise(scene.stems)})
    found += [f"p:{word}" for word in sorted(before)]
    found += scene.cues
    return tuple(found)


def of_side(scene: Scene, own: bool) -> tuple[str, ...]:
    """The words and cues of a sentence as said of the speaker, or as said of others."""
    side = side_of(own)
    return (*(f"{side}|{word}" for word in sorted({*scene.stems})), *(f"{side}|{each}" for each in scene.cues))


def side_of(own: bool) -> str:
    """How features tell the speaker from others."""
    return "own" if own else "oth"


def of_holder(scene: Scene, places: Sequence[Place], own: bool) -> tuple[str, ...]:
    """A holder in the sentence: kind, place, the words and cues round it."""
    side, first = side_of(own), places[0]
    seen = "absent" if first.token == -2 else "before" if first.token == -1 else "here"
    found = {
        f"hk:{first.kind}:{side}",
        f"hn:{min(first.among, 4)}:{side}",
        f"ho:{min(len(places), 3)}",
        f"own:{side}",
        f"hp:{seen}:{side}",
    }
    for place in places[:_PLACES]:
        if place.token >= 0:
            found.update(_round(scene.stems, place.token, "h", *_HOLDER_SIDES))
            found.update(_near_cues(scene, place.token, "h"))
            found.add(f"hat:{min(place.token // 5, 4)}")
    return tuple(sorted(found))


def of_text(scene: Scene, text: Text) -> tuple[str, ...]:
    """A text in or before the sentence: kind, how it was named, the words and cues round it."""
    reference, here = text.reference, bool(text.places)
    found = {
        f"tk:{reference.kind}",
        f"td:{min(text.distance, 9)}",
        f"th:{reference.how}",
        f"tn:{min(text.among, 4)}",
        f"tsym:{reference.symbol is not None}",
        f"tcount:{min(text.mentions, 4)}",
    }
    if here:
        found.add(f"tsame:{min(scene.here, 4)}")
    else:
        found.update((f"trank:{min(text.rank, 6)}", f"there:{min(scene.here, 2)}", f"twin:{min(scene.earlier, 5)}"))
    for index in text.places[:2]:
        found.update(_round(scene.stems, index, "t", *_TEXT_SIDES))
        found.update(_near_cues(scene, index, "t"))
    if reference.symbol is None or reference.how != "explicit":
        found.update(f"tx:{_stem(word)}" for word in reference.printed.lower().split() if word.isalpha())
    return tuple(sorted(found))


def of_pair(scene: Scene, places: Sequence[Place], text: Text, own: bool) -> tuple[str, ...]:
    """Holder and text together: how far apart, what stands between them."""
    side, inside = side_of(own), places[0].token >= 0
    found = {f"xd:{side}:{min(text.distance, 3)}:{'in' if inside else 'out'}"}
    if inside and text.places:
        one, other = min(
            ((place.token, index) for place in places for index in text.places), key=lambda pair: abs(pair[0] - pair[1])
        )
        low, high = min(one, other), max(one, other)
        words = scene.stems[low + 1 : high]
        found.update(f"m:{word}" for word in words[:_BETWEEN])
        found.update(f"mm:{first} {second}" for first, second in pairwise(words[: _BETWEEN - 3]))
        found.update((f"side:{side}:{one < other}", f"far:{min((high - low) // 4, 6)}:{one < other}"))
        found.update((f"mact:{min(sum(w in ('§a', '§s') for w in words), 3)}", f"mt:{min(words.count('§t'), 2)}"))
        for hit, each in zip(scene.hits, scene.families, strict=True):
            if low < hit.start < high:
                found.add(f"cb:{each}:{one < other}:{side}")
    elif text.distance:
        found.update(f"f{side}:{each}" for each in scene.cues if each.startswith("c"))
    return tuple(sorted(found))


def _round(words: Sequence[str], at: int, mark: str, before: int, behind: int) -> Iterator[str]:
    """The words beside a mention, the nearest with their places and in pairs."""
    for step in range(1, before + 1):
        if step > at:
            yield f"{mark}<{min(step, 3)}"
            break
        yield f"{mark}l:{words[at - step]}"
        if step <= _CLOSE:
            yield f"{mark}l{step}:{words[at - step]}"
            if step < at:
                yield f"{mark}ll:{words[at - step - 1]} {words[at - step]}"
    for step in range(1, behind + 1):
        if at + step >= len(words):
            yield f"{mark}>"
            break
        yield f"{mark}r:{words[at + step]}"
        if step <= _CLOSE:
            yield f"{mark}r{step}:{words[at + step]}"
            if at + step + 1 < len(words):
                yield f"{mark}rr:{words[at + step]} {words[at + step + 1]}"


def _near_cues(scene: Scene, at: int, mark: str) -> Iterator[str]:
    """The families of the cues near a mention, by side, and of the nearest one."""
    nearest: tuple[int, str, str, str] | None = None
    for hit, each in zip(scene.hits, scene.families, strict=True):
        far, side = abs(hit.start - at), "L" if hit.start < at else "R"
        if nearest is None or far < nearest[0]:
            nearest = (far, each, side, hit.cue.stance)
        if far <= _CUE_REACH:
            yield f"{mark}c:{each}{side}"
    if nearest is not None:
        far, each, side, stance = nearest
        yield from (f"{mark}cn:{each}{side}", f"{mark}cn:{each}{side}{min(far // 4, 3)}", f"{mark}cns:{stance}")
