"""What the learned reader sees of a text and a possible holder in a sentence: no names, only words and roles.

A feature is a short string. Actors and texts are the marks `§a`, `§s`, `§o`, `§t` of `marking`, other names and
adjectives of States are `§n`, numbers are "0", so that neither a State nor a resolution can be learned by heart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ..actors.folding import fold
from ..actors.registry_tables import names
from .cues import Hit
from .marking import Marked
from .stances import STANCES

__all__ = ["FAMILIES", "Seat", "features"]

FAMILIES = ("supports", "implements", "urges", "rejects", "defies", "reserves")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ies", "ied", "ed", "es", "s", "e", "y")
_NEGATIONS = frozenset(["not", "no", "never", "nor", "neither", "without", "cannot"])
_STEM = 3  # letters that an ending must leave
_LEFT, _RIGHT, _BEHIND = 8, 6, 5  # words in front of a text, behind it, and behind a holder
_SHORTEST = 4  # letters of a name
_NEAR = 4  # places that are told apart


@dataclass(frozen=True, slots=True)
class Seat:
    """A text and a possible holder in one sentence.

    `target` is the token of the text; `holder` the token of the holder, -1 when only the sentence before names it,
    -2 for the speaker where the sentence has no word for it. `role` is the kind of the actor, `own` true for
    the speaker.
    """

    marked: Marked
    hits: tuple[Hit, ...]
    target: int
    holder: int
    role: str
    own: bool


def features(seat: Seat, read: Mapping[str, float], beside: Mapping[str, float]) -> tuple[str, ...]:
    """The features of a seat, sorted, each once.

    read: confidence of the rules by family, for this holder and text. beside: the same for other holders of the text.
    """
    found = {*_place(seat), *_words(seat), *_cues(seat), *_between(seat)}
    who = "own" if seat.own else "other"
    for family, confidence in read.items():
        found.update((f"rule:{family}", f"rule:{family}:{who}", f"rule:{family}:{int(confidence * 5)}"))
    found.update(f"beside:{family}" for family in beside)
    if not read:
        found.add("rule:none")
    return tuple(sorted(found))


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


def _stems(words: Sequence[str]) -> list[str]:
    return [_stem(word) for word in words]


def _who(seat: Seat) -> str:
    return "own" if seat.own else "other"


def _place(seat: Seat) -> Iterator[str]:
    """Kind and name of the text, role of the holder, where they stand."""
    token = seat.marked.tokens[seat.target]
    side = "absent" if seat.holder < 0 else "before" if seat.holder < seat.target else "behind"
    for reference in token.references:
        yield f"kind:{reference.kind}"
        yield f"how:{reference.how}"
        yield f"number:{reference.symbol is not None}"
        yield f"kind:{reference.kind}:{_who(seat)}"
        if reference.symbol is None or reference.how != "explicit":
            yield from (f"text:{_stem(word)}" for word in reference.printed.lower().split() if word.isalpha())
    yield f"texts:{min(len(token.references), 3)}"
    yield f"role:{seat.role}"
    yield f"{_who(seat)}:{seat.role}:{side}:{seat.holder == -1}"
    if seat.holder >= 0:
        yield f"far:{min(abs(seat.holder - seat.target) // 4, 8)}"


def _words(seat: Seat) -> Iterator[str]:
    """The words round the text, alone and in pairs, and those of the whole sentence."""
    tokens = seat.marked.tokens
    left = _stems([token.text for token in tokens[max(seat.target - _LEFT, 0) : seat.target]])
    right = _stems([token.text for token in tokens[seat.target + 1 : seat.target + 1 + _RIGHT]])
    who = _who(seat)
    for place, word in enumerate(reversed(left)):
        yield from (f"l:{word}", f"l{min(place, _NEAR - 1)}:{word}", f"l:{word}:{who}")
    for place, word in enumerate(right):
        yield from (f"r:{word}", f"r{min(place, _NEAR - 1)}:{word}", f"r:{word}:{who}")
    yield from (f"ll:{one} {two}" for one, two in pairwise(left))
    yield from (f"rr:{one} {two}" for one, two in pairwise(right))
    for word in set(_stems([token.text for token in tokens])):
        yield from (f"s:{word}", f"s:{word}:{who}")
    if _NEGATIONS & {*left, *right}:
        yield from ("not", f"not:{who}")
    yield f"actors:{min(sum(token.text == '§a' for token in tokens), 3)}:{who}"
    yield f"selves:{min(sum(token.text == '§s' for token in tokens), 2)}:{who}"


def _cues(seat: Seat) -> Iterator[str]:
    """The families of the cues in the sentence, by side, and of the nearest one."""
    nearest: tuple[int, str, str] | None = None
    for hit in seat.hits:
        family = STANCES[hit.cue.stance].family or "none" if hit.cue.stance in STANCES else "none"
        side = "left" if hit.start < seat.target else "right"
        yield from (f"c:{family}:{side}", f"c:{family}:{_who(seat)}", f"cue:{hit.cue.kind}:{hit.cue.stance}:{side}")
        here = (abs(hit.start - seat.target), family, side)
        nearest = here if nearest is None or here < nearest else nearest
        low, high = sorted((seat.holder, seat.target))
        if seat.holder >= 0 and low < hit.start < high:
            yield from (f"cb:{family}:{low == seat.holder}:{_who(seat)}", f"cb:{hit.cue.kind}:{_who(seat)}")
    if nearest is not None:
        yield f"cn:{nearest[1]}:{nearest[2]}:{min(nearest[0] // 3, 4)}"
        yield f"cn:{nearest[1]}:{_who(seat)}"


def _between(seat: Seat) -> Iterator[str]:
    """The words between holder and text, and those right behind and before the holder."""
    if seat.holder < 0:
        return
    tokens = seat.marked.tokens
    low, high = sorted((seat.holder, seat.target))
    inside = [token.text for token in tokens[low + 1 : high]]
    yield from (f"m:{word}" for word in _stems(inside))
    yield f"others:{min(sum(word in ('§a', '§s') for word in inside), 3)}"
    behind = _stems([token.text for token in tokens[seat.holder + 1 : seat.holder + 1 + _BEHIND]])
    for place, word in enumerate(behind):
        yield from (f"h:{word}", f"h{min(place, 2)}:{word}")
    yield from (f"g:{_stem(token.text)}" for token in tokens[max(seat.holder - _NEAR, 0) : seat.holder])
