"""Short back references: "it" as object or subject, "the former", a bare number that was explicit before."""

import re
from collections.abc import Iterator
from functools import lru_cache

from diplograph.model import Reference, Span

from . import bodies, digits
from .mentions import Mention, lexicon

_NUMBER = re.compile(r"(?<![\w/.,($£€-])[0-9]{3,4}(?![\w/,)%-]|\.[0-9]|\s?\()")
_NAMED_NUMBER = re.compile(r"/([0-9]{3,4})[A-Z]?(?:\(|$)")
_NEXT_WORD = re.compile(r"\s+([\w’'-]+)")
_PRONOUNS = (re.compile(r"it\b(?<!\wit)"), re.compile(r"them\b(?<!\wthem)"))  # fixed letters first: found fast
_PAIR = re.compile(
    r"the\s+(?:former|latter)\b(?=\s*(?:[.;:,!?”\"’)]|$)|\s+(?:and|or|but|on|in|at|by|as|while|was|were)\b)"
)
_PLACES = frozenset(["of", "to", "by", "with"])  # "the list of the former"
_DONE = re.compile(r"\s+(?:was|were)\s+(?:(?:not|never|also|then|later|[a-z]+ly)\s+)*(?:[a-z]+ed)\b")
_LAST_WORD_BACKWARDS = re.compile(r"\s([\w-]+)")
_CLAUSE = re.compile(r"\s(?:is|was|to|that)\b")
_HEAD = re.compile(r"(?:^|[.;,\n]\s{0,2}|\band\s|\bthat\s)$")
_STOP = re.compile(r"\s*(?:[.;:,!?”\"’]|$)")


@lru_cache(maxsize=1)
def _objects() -> frozenset[str]:
    return frozenset(lexicon()["pronoun"]["before"])


@lru_cache(maxsize=1)
def _subject() -> re.Pattern[str]:
    after, empty = lexicon()["pronoun"]["after"], lexicon()["pronoun"]["expletive"]
    return re.compile(rf"\s(?:{'|'.join(after)})\b(?!\s+(?:be(?:en)?\s+)?(?:{'|'.join(empty)})\b)")


def find(text: str, lower: str, known: tuple[Reference, ...]) -> tuple[Mention, ...]:
    """Pronouns and repeated bare numbers, as mentions of the categories `pronoun`, `them`, `pair` and `repeat`."""
    found = [
        Mention(Span(*match.span()), "them" if match.group() == "them" else "pronoun", "", ())
        for pronoun in _PRONOUNS
        for match in pronoun.finditer(lower)
        if _is_object(lower, match) or _is_subject(lower, match)
    ]
    return (*found, *_pairs(lower), *_repeats(text, known))


def _pairs(lower: str) -> Iterator[Mention]:
    """ "The former", "the latter" as object of a verb, or as subject of a passive."""
    for match in _PAIR.finditer(lower):
        is_object = _is_object(lower, match) and _word_before(lower, match.start()) not in _PLACES
        if is_object or _DONE.match(lower, match.end()):
            yield Mention(Span(*match.span()), "pair", match.group().split()[-1], ())


def _is_object(lower: str, match: re.Match[str]) -> bool:
    return _word_before(lower, match.start()) in _objects() and not _CLAUSE.match(lower, match.end())


def _word_before(lower: str, place: int) -> str:
    word = _LAST_WORD_BACKWARDS.match(lower[max(0, place - 24) : place][::-1])
    return word.group(1)[::-1] if word else ""


def _is_subject(lower: str, match: re.Match[str]) -> bool:
    if match.group() == "them" or not _HEAD.search(lower, max(0, match.start() - 8), match.start()):
        return False
    return _subject().match(lower, match.end()) is not None


def _repeats(text: str, known: tuple[Reference, ...]) -> tuple[Mention, ...]:
    numbers: dict[str, int] = {}
    for reference in known:
        match = _NAMED_NUMBER.search(reference.symbol or "")
        if match and reference.kind == "resolution":
            numbers.setdefault(match.group(1), reference.span.end)
    if not numbers:
        return ()
    taken = {position for reference in known for position in range(*reference.span)}
    return tuple(
        Mention(Span(*match.span()), "repeat", "", ())
        for place in digits.starts(text)
        if (match := _NUMBER.match(text, place))
        and numbers.get(match.group(), len(text)) < match.start()
        and match.start() not in taken
        and not 1900 <= int(match.group()) <= 2100
        and _stands_alone(text, match.end())
    )


def _stands_alone(text: str, position: int) -> bool:
    following = _NEXT_WORD.match(text, position)
    return bool(_STOP.match(text, position)) or bool(
        following and following.group(1) in bodies.lexicon()["bare"]["follow"]
    )
