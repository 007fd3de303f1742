"""The parts of a document, nested up to three levels, and whose words each of them is.

Letter, annex, enclosure (domain brief, 2.4): an annex by a ministry of the sender's State is that State's; a text by
another State, a group, an organization or a body that is no State is its author's. The sender of a foreign text holds
nothing in it. The order of evidence: heading of the annex, its own opening and signature, the sentence that hands it
over, the part that contains it.
"""

import re
from collections.abc import Iterable

from diplograph.model import Actor, Masthead, Part, Region, Repaired, Span

from ..actors import actors
from ..tables import lexicon
from . import senders, sentences, signature

_LEXICON = lexicon("parts")


def _pattern(name: str) -> re.Pattern[str]:
    entry = _LEXICON[name]
    return re.compile(entry["pattern"], 0 if entry.get("cased") else re.IGNORECASE)


_TO_THE_LETTER, _LABEL, _AUTHOR, _BY = map(_pattern, ("to_the_letter", "label", "author", "by"))
_TEXT_OF, _PROPER, _OWN_OFFICE, _HANDING = map(_pattern, ("text_of", "proper", "own_office", "handing"))
_SUBJECT, _UNIT, _STATE_OFFICE = map(_pattern, ("subject", "unit", "state_office"))
_KINDS = {
    "annex": "annex",
    "enclosure": "enclosure",
    "appendix": "appendix",
    "attachment": "annex",
    "enclosed": "enclosure",
}
_COVER = 6000  # code points of a covering part that are asked for the sentence that hands the text over
_FIRST_LINES = 500  # code points of a part that are asked who speaks
_AUTHOR_KINDS = ("state", "bloc", "other")


def find(repaired: Repaired, regions: Iterable[Region], masthead: Masthead) -> tuple[Part, ...]:
    """The letter (index 0) and its annexes, enclosures and messages, in reading order.

    `Part.index` is the `part` of its regions. `authors` are codes: of the letter the group it is written for, else
    its senders; of a text without known author those of the part that contains it.
    """
    found: list[Part] = []
    last: dict[str, int] = {}
    by_part: dict[int, list[Region]] = {0: []}
    for region in regions:
        by_part.setdefault(region.part, []).append(region)
    for index, own in sorted(by_part.items()):
        span = Span(own[0].span.start, own[-1].span.end) if own else Span(0, 0)
        if index == 0:
            found.append(Part(0, "letter", span, masthead.on_behalf_of or masthead.senders, masthead.title or ""))
            continue
        heading = _heading(repaired.text, own)
        kind = _kind(heading)
        parent = _parent(found, last, kind, own[0].span.start)
        last[kind] = index
        above = found[parent]
        authors = _authors(repaired.text, heading, own, by_part[parent], above.authors, masthead.senders, masthead.date)
        found.append(Part(index, kind, span, authors, heading.split("\n", 1)[0], parent))
    return tuple(found)


def _heading(text: str, own: list[Region]) -> str:
    return "".join(text[r.span.start : r.span.end] for r in own if r.kind == "annexHeading").strip()


def _kind(heading: str) -> str:
    match = _LABEL.match(heading)
    return _KINDS[match.group(1).lower()] if match else "message"


def _parent(found: list[Part], last: dict[str, int], kind: str, start: int) -> int:
    """An annex belongs to the letter, an enclosure to the annex before it, a message to the part it stands in.

    `last` is the last part of each kind.
    """
    if kind == "annex":
        return 0
    if kind == "message":
        inside = next((part.index for part in reversed(found) if part.span.start <= start < part.span.end), None)
        if inside is not None:
            return inside
        return found[-1].index if found[-1].kind != "message" else found[-1].parent or 0
    above = {"enclosure": ("annex",), "appendix": ("annex", "enclosure")}[kind]
    return max(last.get(each, 0) for each in above)


def _authors(
    text: str,
    heading: str,
    own: list[Region],
    above: list[Region],
    inherited: tuple[str, ...],
    own_state: tuple[str, ...],
    date: str | None,
) -> tuple[str, ...]:
    """The first piece of evidence that names somebody."""
    body = next((text[r.span.start : r.span.start + _FIRST_LINES] for r in own if r.kind in ("body", "quotation")), "")
    foot = signature.words(text, own, own[0].part)
    named = _named(_TO_THE_LETTER.sub("", heading), date)
    named = named or senders.mission(body, date) or _codes(foot, date)
    return named or _handed(text, heading, above, own[0], own_state, date) or inherited


def _named(heading: str, date: str | None) -> tuple[str, ...]:
    """The author that a heading names: "Statement by ...", else the only actor in it."""
    lines = [line for line in heading.split("\n") if not re.match(r"\[?original\b", line, re.IGNORECASE)]
    words = _LABEL.sub("", "\n".join(lines), count=1)
    if subject := _SUBJECT.search(words):
        words = words[: subject.start()]
    for match in (*_BY.finditer(words), *_AUTHOR.finditer(words)):
        behind = words[match.end() : match.end() + 160]
        first = next((a for a in actors.find(behind, date, ()) if a.codes), None)
        if first is not None and first.span.start < 60 and _is_author(first, behind):
            return first.codes
        if other := _proper(words[match.start() :]):
            return other
    codes = _codes(words, date)
    return codes if len(codes) == 1 else ()


def _is_author(actor: Actor, words: str) -> bool:
    return actor.kind in _AUTHOR_KINDS or _STATE_OFFICE.search(words, 0, actor.span.start) is not None


def _proper(words: str) -> tuple[str, ...]:
    """An author that no table knows (an organization, a movement): its printed name as a code of its own."""
    match = _PROPER.match(words)
    if match is None or _OWN_OFFICE.search(match.group(1)) or len(match.group(1)) < 4:
        return ()
    if _UNIT.match(words, match.end(1)):
        return ()
    return (f"OTHER:{match.group(1).strip()}",) if " " in match.group(1) or match.group(1).isupper() else ()


def _codes(words: str, date: str | None) -> tuple[str, ...]:
    """Everybody named in these words who can be an author, each once."""
    named = (actor for actor in actors.find(words, date, ()) if actor.kind in _AUTHOR_KINDS)
    return tuple(dict.fromkeys(code for actor in named for code in actor.codes))


def _handed(
    text: str, heading: str, above: list[Region], first: Region, own_state: tuple[str, ...], date: str | None
) -> tuple[str, ...]:
    """The author in the sentence of the covering part that hands the text over."""
    label = _LABEL.match(heading)
    for region in above:
        if region.kind not in ("body", "opening") or region.span.start > first.span.start:
            continue
        for span in sentences.split(text, region.span.start, min(region.span.end, region.span.start + _COVER)):
            sentence = text[span.start : span.end]
            if not _HANDING.search(sentence):
                continue
            said = _said_of(sentence, label)
            handed = _TEXT_OF.search(said) if said else None
            if said is None or handed is None:
                continue
            words = said[handed.start() : handed.start() + 300]
            for match in _AUTHOR.finditer(words):
                named = next((a for a in actors.find(words[match.end() :], date, own_state) if a.codes), None)
                if named is not None and named.kind in (*_AUTHOR_KINDS, "self") and named.span.start < 60:
                    return named.codes
                if other := _proper(words[match.start() :].lstrip()):
                    return other
    return ()


def _said_of(sentence: str, label: re.Match[str] | None) -> str | None:
    """What a sentence says of a numbered annex, `None` when it does not name it; of one without number all of it.

    "The statement of X (annex I) and the reply of Y (annex II)": a label in brackets follows its text, else it leads.
    """
    if label is None or not label.group(2):
        return sentence
    numbered = rf"(\()?(?:see\s+)?\b{label.group(1)}\s+([IVXLC]{{1,6}}|\d{{1,2}}|[A-H])\b\)?"
    named = list(re.finditer(numbered, sentence, re.IGNORECASE))
    place = next((n for n, match in enumerate(named) if match.group(2).upper() == label.group(2).upper()), None)
    if place is None:
        return None
    if named[place].group(1):
        return sentence[named[place - 1].end() if place else 0 : named[place].start()]
    if len(named) == 1:
        return sentence
    return sentence[named[place].end() : named[place + 1].start() if place + 1 < len(named) else len(sentence)]
