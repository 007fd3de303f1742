"""What is read of a letter in French or Spanish: its masthead and the texts that it names. Words are data.

Symbols, bodies and dates are found by the finders for English, which know months of other languages; this module adds
title, sender, agenda item, original language, and resolutions named in words.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from diplograph.model import Masthead, Reference, Span

from ..actors import registers
from ..page import dates
from ..tables import lexicon, read
from . import references
from .references import Context

_LEXICON: dict[str, dict[str, Any]] = lexicon("foreign")
_HEAD = 4000  # code points in which the title stands
_TITLE = 500  # code points of the longest title
_NUMBER = re.compile(r"\d{1,4}(?:/\d{1,4})?(?:\s?[A-Z]\b)?(?:\s?\(\d{4}\))?")
_ITEM = re.compile(r"\d{1,3}(?:\s?\(?[a-z]\)?)?")
_NOTE = re.compile(r"not[ae]s?\s+verbal", re.IGNORECASE)
_IDENTICAL = re.compile(r"identiques|idénticas", re.IGNORECASE)


def masthead(text: str, language: str, head: Masthead) -> Masthead:
    """The masthead with what its title in this language says. text: the working text; head: as read so far.

    In a language whose titles are not read nothing says that the text is a letter: its form is "document".
    """
    if language not in _LEXICON:
        return head if head.title else replace(head, form="document")
    items = _found(language, "agenda", text, _HEAD)
    original = _found(language, "original", text, _HEAD)
    languages = _LEXICON[language]["original"]["languages"]
    head = replace(
        head,
        agenda_items=head.agenda_items or tuple(_ITEM.findall(items.group("items")) if items else ()),
        original_language=head.original_language
        or (languages.get(original.group("language").lower()) if original else None),
    )
    title = _found(language, "title", text, _HEAD)
    if title is None:
        return head
    words = text[title.start() : title.start() + _TITLE]
    written = next((each.iso for each in dates.find(words, 0, len(title.group()) + 40)), None)
    return replace(
        head,
        letter_date=head.letter_date or written,
        senders=head.senders or _senders(language, words, written or head.document_date),
        form=_form(title.group("form")),
    )


def find(text: str, language: str, context: Context) -> tuple[Reference, ...]:
    """References in reading order: those that need no words, and resolutions named in the words of this language."""
    found = list(references.find(text, context))
    taken = [each.span for each in found if each.symbol]
    for match in _pattern(language, "reference").finditer(text) if language in _LEXICON else ():
        organ = _organ(language, match.group("organ"))
        is_resolution = match.group("kind").lower().startswith("r")
        kind = "resolution" if is_resolution else "decision"
        for number in _NUMBER.finditer(text, *match.span("numbers")):
            if any(span.start < number.end() and number.start() < span.end for span in taken):
                continue
            # The finder for English knows which series a number belongs to.
            known = references.find(f"{organ} {kind} {number.group()}".strip(), context)
            symbol = next((each.symbol for each in known if each.symbol), None)
            if symbol:
                found.append(Reference(Span(*number.span()), number.group(), symbol, kind))
    return tuple(sorted(found, key=lambda each: each.span))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(_LEXICON[language][name]["pattern"], re.IGNORECASE)


def _found(language: str, name: str, text: str, limit: int) -> re.Match[str] | None:
    return _pattern(language, name).search(text, 0, limit)


def _form(printed: str) -> str:
    if _NOTE.match(printed):
        return "note verbale"
    return "identical letters" if _IDENTICAL.search(printed) else "letter"


def _organ(language: str, printed: str | None) -> str:
    """The English name of an organ whose name begins the words; empty when we know none."""
    words = " ".join((printed or "").lower().split())
    names: dict[str, str] = _LEXICON[language]["organs"]
    return next((names[name] for name in sorted(names, key=len, reverse=True) if words.startswith(name)), "")


def _senders(language: str, title: str, date: str | None) -> tuple[str, ...]:
    """The States named after "by the representative of"."""
    by = _pattern(language, "sender").search(title)
    if by is None:
        return ()
    end = _pattern(language, "sender_end").search(title, by.end())
    names, pattern = _states(language)
    printed = pattern.findall(title[by.end() : end.start() if end else len(title)])
    return tuple(dict.fromkeys(registers.code_at(names[_plain(each)], date) for each in printed))


@cache
def _states(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Identities by name in one language, and the pattern that finds the names, longest first."""
    names: dict[str, str] = {}
    for row in read("registry/official_names.csv"):
        if row["language"] == language:
            for name in (row["short"], row["official"]):
                names.setdefault(_plain(re.sub(r"^(?:l[ea]s?\s|l['’]|el\s|los\s|las\s)", "", name)), row["identity"])
    ordered = sorted(names, key=lambda name: (-len(name), name))
    spelled = (re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in ordered if name)
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())
