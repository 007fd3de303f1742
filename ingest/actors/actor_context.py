"""The words around a name: do they make it an actor, an office, a place or the speaker?

All texts here are folded (`folding.fold`): lower case, no dashes. Words are in `lexicons/actors.toml`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from .. import tables
from .folding import fold

_REACH = 64  # longest office or place noun phrase before a name, in code points


def lexicon() -> dict[str, Any]:
    """The tables of `lexicons/actors.toml`."""
    return tables.lexicon("actors")


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(map(fold, phrases), key=len, reverse=True))


@cache
def _government() -> re.Pattern[str]:
    words = lexicon()["government"]
    return re.compile(rf" (?:(?:{_any(words['between'])}) )?(?:{_any(words['nouns'])})(?![a-z0-9])")


@cache
def _utterance() -> re.Pattern[str]:
    words = lexicon()["government"]
    deeds = rf"(?:(?:{_any(words['between'])}) )?(?:{_any(words['deeds'])})"
    works = rf"(?:{_any(words['works'])})(?={words['breach']})"
    return re.compile(rf" (?:(?:{_any(words['utterances'])}|{deeds})(?![a-z0-9])|{works})")


def deeds() -> frozenset[str]:
    """Nouns for what a State does, behind its adjective."""
    return folded_words("government", "deeds")


@cache
def works() -> frozenset[str]:
    """Nouns for what a State has built or keeps up: its deed where a breach is told of it."""
    return folded_words("government", "works")


@cache
def _coordinated() -> re.Pattern[str]:
    """ "The American, the British and the French representatives": one noun for several adjectives."""
    nouns = _any(lexicon()["government"]["nouns"])
    return re.compile(rf"(?:(?:,|,? and) (?:the )?[a-z]+(?:[ -][a-z]+)?){{1,3}} (?:{nouns})(?![a-z0-9])")


@cache
def _office() -> re.Pattern[str]:
    words = lexicon()["office"]
    return re.compile(rf"(?<![a-z0-9])(?:(?:{_any(words['heads'])}) of (?:the )?|(?:{_any(words['seated'])}) in )$")


@cache
def folded_words(table: str, key: str) -> frozenset[str]:
    """The entries of a list of the lexicon, folded."""
    return frozenset(map(fold, lexicon()[table][key]))


def government_after(folded: str, end: int, *, adjective: bool) -> int | None:
    """The end of "… Government" after a name that ends at `end`, or `None`.

    An adjective also counts before what its State utters or does ("the Soviet draft resolution", "the Israeli
    occupation"); the span then stops at the adjective.
    """
    if folded[end : end + 1] not in (" ", ","):
        return None
    if match := _government().match(folded, end):
        return match.end()
    if adjective and (_utterance().match(folded, end) or _coordinated().match(folded, end)):
        return end
    return None


@cache
def _other() -> re.Pattern[str]:
    words = lexicon()["self"]
    return re.compile(
        rf" (?:(?!(?:{_any(words['not_between'])}) )[a-z]+ ){{0,2}}(?:{_any(words['others'])})(?![a-z0-9])"
    )


def other_after(text: str, folded: str, start: int, end: int) -> int | None:
    """The end of "our northern neighbour" where "our" starts, who is not the speaker; in "our Arab brothers" the end of
    "our", since a name may follow; else `None`."""
    match = _other().match(folded, end) if folded[start:end] in folded_words("self", "owners") else None
    if match is None:
        return None
    return match.end() if text[end : match.end()].islower() else end


@cache
def _of_groups() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(lexicon()['government']['of_groups'])})(?![a-z0-9])")


def is_of_group(folded: str, start: int, end: int) -> bool:
    """Whether something that a group utters follows its adjective ("the African draft resolution", not "anti-Arab")."""
    return not folded.endswith("anti ", 0, start) and _of_groups().match(folded, end) is not None


def office_before(folded: str, start: int) -> int | None:
    """The start of "Government of (the)" before a name that starts at `start`, or `None`."""
    if not folded.endswith((" of ", " of the ", " in "), 0, start) or not _office_words(folded, start):
        return None
    begin = max(0, start - _REACH)
    match = _office().search(folded[begin:start])
    return begin + match.start() if match else None


@cache
def _last_words() -> frozenset[str]:
    """The last words of offices that a name follows."""
    words = lexicon()["office"]
    return frozenset(fold(phrase).split()[-1] for key in ("heads", "seated") for phrase in words[key])


def _office_words(folded: str, start: int) -> bool:
    """Whether the word before "of (the)" or "in" ends an office: asked before the pattern, which is long."""
    words = folded[max(0, start - _REACH) : start].split()
    last = words[-3:-2] if words[-1] == "the" else words[-2:-1]
    return not last or last[0] in _last_words()


def is_mission(folded: str, start: int) -> bool:
    """Whether the office that starts here is a mission."""
    return folded.startswith(tuple(folded_words("office", "missions")), start)


def is_place(folded: str, start: int, end: int) -> bool:
    """Whether the words before a name make it a scene or an object ("the situation in X")."""
    if folded.startswith("'s", end):
        return False
    words = folded[max(0, start - _REACH) : start].split()
    if words and words[-1] == "the":
        words.pop()
    if not words:
        return False
    if words[-1] in folded_words("place", "prepositions") or words[-1] in folded_words("place", "parts"):
        return True
    return (
        len(words) > 1 and words[-1] in folded_words("place", "links") and words[-2] in folded_words("place", "nouns")
    )


@cache
def joiners() -> frozenset[str]:
    """What stands between two names that share one preposition."""
    return frozenset(lexicon()["place"]["joiners"])


def is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around a mention are in capitals, as in a cable."""
    return text[max(0, start - 16) : start].isupper() or text[end : end + 16].isupper()


def is_common_word(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation stands among capitals and is a common word there ("THOSE WHO REJECT")."""
    return text[start:end] in lexicon()["capitals"]["words"] and is_shouted(text, start, end)


def _is_pronoun(text: str, folded: str, start: int, end: int) -> bool:
    """Whether "I" is no numeral."""
    if text[end : end + 1] != " " or folded.startswith(" of ", end):
        return False
    before = folded[max(0, start - 12) : start].split()
    if before and before[-1] in folded_words("self", "unless_preceded_by"):
        return False
    return text[end + 1 : end + 2].islower() or (text[end + 1 : end + 2].isupper() and is_shouted(text, start, end))


def is_speaker(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a self-reference is one: not "the Government of X", "Chapter I", "the Mission" of the Organization."""
    phrase = folded[start:end]
    if phrase in folded_words("self", "exact"):
        return _is_pronoun(text, folded, start, end)
    if phrase not in folded_words("self", "phrases"):
        return False
    if phrase in folded_words("self", "missions"):
        words = lexicon()["self"]
        if words["mission_named"] not in folded or any(rival in folded for rival in words["mission_rivals"]):
            return False
    following = folded[end : end + 8].split()
    return not (phrase.startswith("the ") and following and following[0] in folded_words("self", "unless_followed_by"))
