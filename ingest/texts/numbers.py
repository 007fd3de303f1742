"""Numbers of resolutions and decisions in words: "resolutions 242 (1967) and 338 (1973)", "34/83 A to C".

Five shapes: `sc` 1718 (2006), `old` 3236 (XXIX), `yr` 2004/13, `ses` 60/251, `bare` 598. `sc` and `old` count
anywhere; `yr`, `ses` and `bare` look like dates and fractions and need a head noun (domain brief, 1.5), but for a `ses`
of the last sessions before the text was written where no fraction would stand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from diplograph.model import Span

from ..actors.folding import lowered
from ..page.dates import MONTHS
from . import digits, lone, misprints, resolution_years
from .bodies import lexicon

_ROMAN_OCR = str.maketrans({"l": "I", "1": "I", "J": "I", "H": "II", "—": "-", "–": "-"})
_ARABIC = ("S-1", "S-2")  # the first two special sessions have no numeral
_DIGITS = r"[0-9OlI]{0,3}[0-9][0-9OlI]{0,3}"
_YEAR = r"(?:19|20)[0-9]{2}"
_ROMAN = r"(?:E?S\s?[-–—]?\s?)?(?:[IVXLCHJl1]{1,7}|2)"
_LETTER = r"[A-Z](?![\w’']|\.\w)"
_LETTERS = rf"(?:\s?{_LETTER}(?:(?:\s?,\s?|,?\s+and\s+|\s+to\s+|\s?[-–]\s?){_LETTER})*)?"
_SC = rf"(?P<sc_n>{_DIGITS})\s{{0,3}}\(\s?(?P<sc_y>(?:19|2[0O])[0-9O]{{2}})\s?\)"
_OLD = rf"(?P<old_n>{_DIGITS})(?P<old_l>{_LETTERS}|[a-f])\s{{0,3}}\(\s?(?P<old_s>{_ROMAN})\s?\)"
_SES = (
    rf"(?P<ses_s>E?S\s?[-–—]?\s?[0-9]{{1,2}}|[0-9]{{1,3}})\s?/\s?(?P<ses_n>[0-9]{{1,4}})"
    rf"(?P<ses_l>{_LETTERS})(?:\s?\({_YEAR}\))?"
)
_ITEM = re.compile(
    rf"(?<![\w/])(?:{_SC}|{_OLD}|(?P<of_n>[0-9]{{1,4}})\s+of\s+(?P<of_y>{_YEAR})(?![\w/])"
    rf"|(?P<yr_y>{_YEAR})\s?/\s?(?P<yr_n>(?:S-[1-9]/)?[0-9]{{1,3}})(?P<yr_l>{_LETTERS})(?![\w/])"
    rf"|{_SES}(?![\w/])|(?P<bare>[0-9]{{1,4}})(?P<bare_l>[A-F]?)(?![\w/]|[.,][0-9]|\s?(?:%|per\s+cent\b)))"
)
_FREE = re.compile(rf"(?=[0-9OlI])(?<![\w/.,-])(?:{_SC}|{_OLD})")
_AGAIN = re.compile(rf"(?=[ES0-9])(?<![\w/.,-]){_SES}(?![\w/])")
_JOIN = re.compile(
    r"\s*(?:\((?!\s?(?:19|20)[0-9]{2}\s?\))[^()]{1,60}\)\s*)?"
    r"(?:of\s+[0-9]{1,2}\s+[A-Z][a-z]+(?:\s+[0-9]{4})?\s*)?"
    r"(?:[,;]\s*(?:and\s+|or\s+)?|and\s+|or\s+|to\s+|through\s+|&\s*|as\s+well\s+as\s+)\s*[\[(]?"
)
_PLURAL = re.compile(r"[^\s:\[(“\"]*s(?=[\s:\[(“\"]|$)", re.IGNORECASE)  # of a head noun
_KEYS = (("sc", "sc_n"), ("old", "old_n"), ("of", "of_n"), ("yr", "yr_n"), ("ses", "ses_n"), ("bare", "bare"))
_ORDER = {"sc": "ny", "old": "ns", "of": "ny", "yr": "yn", "ses": "sn", "bare": ("", "")}
_DATE = re.compile(rf"\s+(?:{MONTHS})\b")
_WORD = 24  # characters in front of a number, for the word before it
_END = re.compile(r"(?<=[a-z\d\])”\"])[.;?!](?=\s|$)|\n\s*\n")


class Number(NamedTuple):
    """One printed number. `head` is the noun before it, or empty; `anchor` where that noun begins, else the number."""

    span: Span
    shape: str
    first: str
    second: str
    letters: tuple[str, ...]
    head: str
    anchor: int


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    heads = lexicon()["heads"]
    words = "|".join(f"(?P<{kind}>\\b(?:{'|'.join(heads[kind])}))" for kind in ("resolution", "decision", "number"))
    opening = "".join(sorted({word[0] for words in heads.values() for word in words}))
    return re.compile(
        rf"(?=[{opening}])(?:{words})(?![a-z])(?:\s+of\s+{_YEAR}\s?:(?=\s?[0-9]))?"
        r"\s*(?:Nos?\.?\s*)?[\[(“\"]?\s*(?:(?<=\s)\.(?=[0-9]{3}))?(?=[0-9OlIES])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    """The fixed letters with which head nouns begin, in lower case, none the beginning of another."""
    words = (word for kind in ("resolution", "decision", "number") for word in lexicon()["heads"][kind])
    stems = sorted({re.sub(r"\W.*|.\?.*", "", word.lower()) for word in words})
    return tuple(stem for stem in stems if not any(stem != other and stem.startswith(other) for other in stems))


def _found_heads(text: str) -> Iterator[re.Match[str]]:
    """The head nouns of a text in order, tried only where their first letters stand."""
    lower = lowered(text)
    places: list[int] = []
    for stem in _stems():
        place = lower.find(stem)
        while place >= 0:
            places.append(place)
            place = lower.find(stem, place + 1)
    at = 0
    for place in sorted(places):
        if place >= at and (head := _heads().match(text, place)):
            yield head
            at = head.end()


@lru_cache(maxsize=1)
def _blocked() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:" + "|".join(lexicon()["heads"]["blocked"]) + r")|\bArticles?|\bChapter|\bAnnex|\bRule)\s*$"
    )


def find(text: str, year: int | None = None) -> tuple[Number, ...]:
    """Every number of a resolution or decision in a text of a year, in reading order, without overlap."""
    heads = (head for head in _found_heads(text) if not _is_other_sense(text, head.start()))
    lists = [(head, listed) for head in heads if (listed := tuple(_listed(text, head)))]
    found: list[Number] = []
    for (head, listed), following in zip_longest(lists, lists[1:]):
        found += listed
        if listed[-1].shape == "ses" and _PLURAL.match(head.group()):
            found += _continued(text, listed[-1], following[0].start() if following else len(text))
    taken = {position for number in found for position in range(*number.span)}
    for number in (*_free(text), *_again(text, found), *_of_late(text, year)):
        if number.span.start not in taken:
            found.append(number)
            taken.update(range(*number.span))
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def _other_senses() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon()['heads']['other_sense'])})[\s-]+$", re.IGNORECASE)


def _is_other_sense(text: str, position: int) -> bool:
    """ "Conflict resolution" names no document; "AHG/Res. 104 (XIX)" is an African one."""
    if text[position - 1 : position] == "/":
        return True
    return _other_senses().search(text, max(0, position - 16), position) is not None


def _listed(text: str, head: re.Match[str]) -> Iterator[Number]:
    """The items after a head noun, joined by commas and conjunctions."""
    kind = head.lastgroup or "resolution"
    position = head.end()
    while number := _item(text, position, kind, head.start()):
        if not _accepts(text, number, kind):
            break
        yield number
        joined = _JOIN.match(text, number.span.end)
        if joined is None:
            break
        position = joined.end()


def _item(text: str, position: int, kind: str, anchor: int) -> Number | None:
    if apart := misprints.council_number(text, position):
        end, first, year = apart
        return Number(Span(position, end), "sc", first, year, (), kind, anchor)
    match = _ITEM.match(text, position)
    return _number(match, kind, anchor) if match else None


def _accepts(text: str, number: Number, kind: str) -> bool:
    if number.shape == "bare":
        return kind == "resolution" and not _DATE.match(text, number.span.end)
    return kind != "number" or number.shape in ("ses", "yr")


def _continued(text: str, last: Number, limit: int) -> Iterator[Number]:
    """In "resolutions 69/213, of 2014, on roads, and 70/197" titles break the list: look on in the sentence, as far as
    the next list, which begins at `limit`."""
    stop = _END.search(text, last.span.end, limit)
    for match in _AGAIN.finditer(text, last.span.end, stop.start() if stop else limit):
        number = _number(match, last.head, last.anchor)
        if number.first.isdigit() and last.first.isdigit() and abs(int(number.first) - int(last.first)) <= 5:
            yield number


def _free(text: str) -> Iterator[Number]:
    """The shapes that need no head noun, where the tables agree with the year or session printed."""
    for match in _found_free(text) if "(" in text else ():
        if _blocked().search(text, max(0, match.start() - 20), match.start()):
            continue
        number = _number(match, "", match.start())
        if number.shape == "sc":
            fits = resolution_years.council_year(int(number.first)) == int(number.second)
        else:
            fits = int(number.first) >= 10 and resolution_years.assembly_fits(int(number.first), number.second)
        if fits:
            yield number


def _found_free(text: str) -> Iterator[re.Match[str]]:
    at = 0
    for place in digits.starts(text):
        if place >= at and (match := _FREE.match(text, place)):
            yield match
            at = match.end()


def _again(text: str, found: list[Number]) -> Iterator[Number]:
    """`66/253 A` without a noun, once `66/253 B` was named with one; `37/9` and `38/12` behind `31/49`, likewise."""
    known = {(number.first, number.second): number for number in reversed(found) if number.shape == "ses"}
    if not known:
        return
    sessions = [
        int(first) for first, _ in known if first.isdigit() and int(first) >= resolution_years.FIRST_SLASH_SESSION
    ]
    for match in _AGAIN.finditer(text):
        number = _number(match, "resolution", match.start())
        alike = lone.is_alike(number.first, number.second, sessions)
        if (number.first, number.second) in known or (alike and lone.is_led(text, *number.span)):
            yield number


def _of_late(text: str, year: int | None) -> Iterator[Number]:
    """`40/21` without any noun, in a text written not long after that session: "On 40/21 France voted in favour".

    Special sessions ("S-3/1") are taken in a text of any year.
    """
    if year is None:
        return
    sessions = lone.recent(year)
    for match in _AGAIN.finditer(text):
        if _blocked().search(text, max(0, match.start() - _WORD), match.start()):
            continue
        number = _number(match, "", match.start())
        if not number.first.isdigit():  # "S-3/1", of a special session
            yield number
            continue
        if int(number.first) not in sessions or lone.is_fraction(number.first, number.second):
            continue
        if not lone.is_share(text, number.span.end) and (number.letters or lone.is_led(text, *number.span)):
            yield number


def _number(match: re.Match[str], head: str, anchor: int) -> Number:
    group = match.groupdict()
    shape = next(name for name, key in _KEYS if group.get(key))
    first, second = (group[f"{shape}_{key}"] if shape != "bare" else key for key in _ORDER[shape])
    span = Span(*match.span())
    if shape == "bare":
        return Number(span, shape, group["bare"], "", tuple(group["bare_l"]), head, anchor)
    if shape == "old":
        second = re.sub(r"\s", "", second)
        if second not in _ARABIC:
            second = re.sub(r"^(E?S)-?(?=[IVXLC])", r"\1-", second.translate(_ROMAN_OCR))
    if shape == "ses":
        first = re.sub(r"^(E?S)-?", r"\1-", re.sub(r"\s", "", first).replace("–", "-"))
    if shape == "sc":
        second = second.translate(digits.MISREAD)
    letters, dropped = _parts(group.get(f"{shape}_l") or "", match.string[match.end() : match.end() + 2])
    if letters == ("J",) and misprints.is_bracket(match.string, match.end() - 1):
        letters, dropped = (), 1
    span = Span(span.start, span.end - dropped)
    return Number(span, shape, first.translate(digits.MISREAD), second, letters, head, anchor)


def _parts(printed: str, following: str) -> tuple[tuple[str, ...], int]:
    """Part letters, and how many characters belong to the next word: "resolution 60/1 I welcome"."""
    if printed.strip() == "I" and re.match(r"\s[a-z]", following):
        return (), len(printed)
    letters = re.findall(r"[A-Z]", printed) or list(printed.upper())
    if len(letters) == 2 and re.search(r"to|[-–]", printed) and letters[0] < letters[1]:
        return tuple(chr(code) for code in range(ord(letters[0]), ord(letters[1]) + 1)), 0
    return tuple(letters), 0
