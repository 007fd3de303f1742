"""What the learned reader sees of a sentence, a holder and a text: no names, only words, cues and places.

A feature is a short string: what kind it is, and a value such as a word or two. Actors and texts are the marks `§a`,
`§s`, `§o`, `§t` of `marking`, other names and adjectives of States are `§n`, numbers are "0", so that neither a State
nor a resolution can be learned by heart. Features stay apart in kinds and values until somebody asks for their names:
weights can be looked up without them.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from .learned_scene import Place, Scene, Text, stem

__all__ = [
    "FAMILIES",
    "Kind",
    "Value",
    "between",
    "names_of",
    "near",
    "of_apart",
    "of_holder",
    "of_pair",
    "of_sentence",
    "of_side",
    "of_text",
    "side_of",
]

FAMILIES = ("supports", "implements", "urges", "rejects", "defies", "reserves")
_CLOSE = 3  # places beside a mention that are told apart
_CUE_REACH = 12  # tokens between a mention and a cue that may be its own
_PLACES, _NAMED = 3, 2  # mentions of one holder, and of one text, that are looked at
_HOLDER_SIDES, _TEXT_SIDES = (5, 8), (8, 6)  # words looked at before and behind
_SEEN = {-1: "before", -2: "absent", -3: "two back"}
_BETWEEN = 15  # words between holder and text that are looked at


Value = str | tuple[str, str]
Kind = tuple[str, Collection[Value]]  # how the names of these features begin; how they go on, two words with a space


def names_of(kinds: Sequence[Kind]) -> tuple[str, ...]:
    """The names of features, sorted.

    >>> names_of([("s:", ["vote"]), ("ss:", [("the", "vote")])])
    ('s:vote', 'ss:the vote')
    """
    return tuple(
        sorted(f"{start}{v if isinstance(v, str) else ' '.join(v)}" for start, values in kinds for v in values)
    )


def of_sentence(scene: Scene) -> list[Kind]:
    """The sentence itself: words, pairs of words, cues; the words of the sentence before."""
    pairs = {*pairwise(scene.stems)}
    return [("s:", {*scene.stems}), ("ss:", pairs), ("p:", {*scene.past.stems}), ("", scene.cues)]


def of_side(scene: Scene, own: bool) -> list[Kind]:
    """The words and cues of a sentence as said of the speaker, or as said of others."""
    side = f"{side_of(own)}|"
    return [(side, {*scene.stems, *scene.cues})]


def side_of(own: bool) -> str:
    """How features tell the speaker from others."""
    return "own" if own else "oth"


def of_holder(scene: Scene, places: Sequence[Place], own: bool) -> list[Kind]:
    """A holder in the sentence: kind, place, the words and cues round it."""
    side, first = side_of(own), places[0]
    seen = _SEEN.get(first.token, "here")
    known = _holder(first.kind, min(first.among, 4), min(len(places), 3), side, seen)
    inside = [place.token for place in places[:_PLACES] if place.token >= 0]
    if not inside:
        return [("", known)]
    plain = {f"hat:{min(at // 5, 4)}" for at in inside}
    return [*_round(scene, inside, "h", *_HOLDER_SIDES, plain), ("", known), ("", plain)]


@lru_cache(maxsize=1 << 10)
def _holder(kind: str, among: int, places: int, side: str, seen: str) -> tuple[str, ...]:
    return f"hk:{kind}:{side}", f"hn:{among}:{side}", f"ho:{places}", f"own:{side}", f"hp:{seen}:{side}"


def of_text(scene: Scene, text: Text) -> list[Kind]:
    """A text in or before the sentence: kind, how it was named, the words and cues round it."""
    reference = text.reference
    how = (min(text.distance, 9), reference.how, min(text.among, 4), reference.symbol is not None)
    if text.places:
        counts: tuple[tuple[str, int], ...] = (("tsame", min(scene.here, 4)),)
    else:
        counts = ("trank", min(text.rank, 6)), ("there", min(scene.here, 2)), ("twin", min(scene.earlier, 5))
    known = _text(reference.kind, *how, (("tcount", min(text.mentions, 4)), *counts))
    plain = set[str]()
    if reference.symbol is None or reference.how != "explicit":
        plain.update([f"tx:{stem(word)}" for word in reference.printed.lower().split() if word.isalpha()])
    if not text.places:
        return [("", known), ("", plain)]
    return [*_round(scene, text.places[:_NAMED], "t", *_TEXT_SIDES, plain), ("", known), ("", plain)]


@lru_cache(maxsize=1 << 12)
def _text(
    kind: str, distance: int, how: str, among: int, numbered: bool, counts: tuple[tuple[str, int], ...]
) -> tuple[str, ...]:
    plain = f"tk:{kind}", f"td:{distance}", f"th:{how}", f"tn:{among}", f"tsym:{numbered}"
    return (*plain, *(f"{name}:{count}" for name, count in counts))


def of_pair(scene: Scene, places: Sequence[Place], text: Text, own: bool) -> list[Kind]:
    """Holder and text together: how far apart, what stands between them."""
    inside = places[0].token >= 0
    if not (inside and text.places):
        return of_apart(scene, text.distance, inside, own)
    gap = _gap(places, text)
    words = scene.stems[gap.low : gap.high]
    return [("m:", {*words[:_BETWEEN]}), ("mm:", {*pairwise(words[: _BETWEEN - 3])}), ("", _across(scene, gap, own))]


def of_apart(scene: Scene, distance: int, inside: bool, own: bool) -> list[Kind]:
    """Holder and text of which the sentence does not name both. inside: it names the holder."""
    far = [each for each in scene.cues if each[0] == "c"] if distance else ()
    return [("", (_where(distance, inside, own),)), (f"f{side_of(own)}:", far)]


def between(scene: Scene, places: Sequence[Place], text: Text, own: bool) -> set[str]:
    """How far apart holder and text are, which stands first, and which actors, texts and cues are between them."""
    inside = places[0].token >= 0
    if inside and text.places:
        return _across(scene, _gap(places, text), own)
    return {_where(text.distance, inside, own)}


class _Gap(NamedTuple):
    """The tokens between holder and text, half-open, and whether the holder stands first."""

    low: int
    high: int
    first: bool


def _gap(places: Sequence[Place], text: Text) -> _Gap:
    """Between holder and text where they stand nearest."""
    one, other = min(
        [(place.token, index) for place in places for index in text.places], key=lambda pair: abs(pair[0] - pair[1])
    )
    return _Gap(min(one, other) + 1, max(one, other), one < other)


def _where(distance: int, inside: bool, own: bool) -> str:
    return f"xd:{side_of(own)}:{min(distance, 3)}:{'in' if inside else 'out'}"


def _across(scene: Scene, gap: _Gap, own: bool) -> set[str]:
    side, (low, high, first), words = side_of(own), gap, scene.stems[gap.low : gap.high]
    found = {_where(0, True, own), f"side:{side}:{first}", f"far:{min((high - low + 1) // 4, 6)}:{first}"}
    found.add(f"mact:{min(words.count('§a') + words.count('§s'), 3)}")
    found.add(f"mt:{min(words.count('§t'), 2)}")
    for hit, each in zip(scene.hits, scene.families, strict=True):
        if low <= hit.start < high:
            found.add(f"cb:{each}:{first}:{side}")
    return found


def _round(scene: Scene, places: Sequence[int], mark: str, before: int, behind: int, plain: set[str]) -> Iterator[Kind]:
    """The words beside mentions, the nearest with their places and in pairs. Cues and borders go into `plain`."""
    words, known = scene.stems, _starts(mark)
    left, right = set[Value](), set[Value]()
    for at in places:
        left.update(words[max(at - before, 0) : at])
        right.update(words[at + 1 : at + 1 + behind])
        if at < before:
            plain.add(f"{mark}<{min(at + 1, 3)}")
        if at + behind >= len(words):
            plain.add(f"{mark}>")
        plain.update(_near_cues(scene, at, mark))
    yield known.left, left
    yield known.right, right
    for step, (one, other) in enumerate(known.steps, 1):
        yield one, {words[at - step] for at in places if step <= at}
        yield other, {words[at + step] for at in places if at + step < len(words)}
    yield known.lefts, {pair for at in places for pair in pairwise(words[max(at - _CLOSE - 1, 0) : at])}
    yield known.rights, {pair for at in places for pair in pairwise(words[at + 1 : at + _CLOSE + 2])}


class _Starts(NamedTuple):
    """How the names of features of one mark begin: words on both sides, those at each step, and pairs."""

    left: str
    right: str
    steps: tuple[tuple[str, str], ...]
    lefts: str
    rights: str


@cache
def _starts(mark: str) -> _Starts:
    steps = tuple((f"{mark}l{step}:", f"{mark}r{step}:") for step in range(1, _CLOSE + 1))
    return _Starts(f"{mark}l:", f"{mark}r:", steps, f"{mark}ll:", f"{mark}rr:")


def near(scene: Scene, mark: str, places: Sequence[int]) -> set[str]:
    """The cues near the mentions of a holder ("h") or a text ("t")."""
    return {name for at in places[: _PLACES if mark == "h" else _NAMED] for name in _near_cues(scene, at, mark)}


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
