"""The words of voting records, compiled from `lexicons/votes.toml`: modes, tails of titles, lines of officers."""

import re
from functools import lru_cache

from diplograph.terms import name_slug

from ..tables import lexicon

__all__ = ["LEXICON", "STANCES", "behalf", "is_officer", "misnamed", "mode", "plain_title", "title_key"]

LEXICON = lexicon("votes")
STANCES: dict[str, str] = LEXICON["marks"]

_MODES = tuple((entry["name"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in LEXICON["mode"])
_TAILS = tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in LEXICON["tail"])
_HEADS = tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in LEXICON["head"])
_OFFICERS = tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in LEXICON["officer"])
_BEHALF = re.compile(LEXICON["behalf"]["pattern"], re.IGNORECASE)
_DROPPED = frozenset(LEXICON["title"]["dropped"])
_CITED = re.compile(r"\bresolutions? \d[\w/]*(?: \([A-Z0-9-]+\))?", re.IGNORECASE)
_NUMBERS = re.compile(r"^\d+(?:st|nd|rd|th)?$")


def mode(words: str) -> str:
    """How a text was adopted, from the words of a source; `""` when they do not say.

    >>> mode("Adopted 14-0-1, 9568th meeting"), mode("")
    ('recorded vote', '')
    """
    return next((name for name, pattern in _MODES if pattern.search(words)), "")


def plain_title(title: str) -> str:
    """A title without the cataloguer's tail (" : resolution / adopted by the General Assembly")."""
    words = " ".join(title.split())
    for tail in _TAILS:
        words = tail.sub("", words, count=1)
    return words.rstrip(" :/") or " ".join(title.split())


@lru_cache(maxsize=1 << 14)
def title_key(title: str) -> str:
    """What titles on one situation share: their telling words in alphabetical order, and the resolutions they cite.

    Years, ordinals and words like "situation" are dropped; the number of a cited resolution stays.

    >>> title_key("Situation of human rights in Cuba") == title_key("Question of human rights in Cuba, 2004")
    True
    """
    words = plain_title(title)
    for head in _HEADS:
        words = head.sub(r"\g<subject>", words)
    cited = sorted(name_slug(found) for found in _CITED.findall(words))
    rest = name_slug(_CITED.sub(" ", words.replace("'", "").replace("’", ""))).split("-")
    telling = sorted({word for word in rest if word not in _DROPPED and not _NUMBERS.match(word)})
    return "-".join([*telling, *cited])


def is_officer(line: str) -> bool:
    """Whether a sponsor line names an officer, a body or a report instead of sponsoring States."""
    return any(pattern.search(line.strip()) for pattern in _OFFICERS)


def behalf(entry: str) -> tuple[str, str]:
    """The State and the group of a sponsor entry; the group is `""` where there is none.

    >>> behalf("Ghana (on behalf of the Group of African States)")
    ('Ghana', 'Group of African States')
    """
    found = _BEHALF.search(entry)
    if found is None:
        return entry.strip(), ""
    return entry[: found.start()].strip(" ,"), found["group"].strip()


def misnamed(recorded: str, date: str) -> str:
    """The name that was meant where a source is known to give another one on that day, else the name as recorded."""
    for entry in LEXICON["misnamed"]:
        if entry["recorded"] == recorded and entry["from"] <= date <= (entry["to"] or "9999"):
            return str(entry["meant"])
    return recorded
