"""Back references and sets: "the said resolution", "it", "such cooperation", "the relevant resolutions on Lebanon".

A focus stack per part keeps the texts named so far; every resolved mention carries the chain of printed mentions
that led to it. Generic mentions ("any resolution against X") never enter the focus (domain brief, "Anaphora").
"""

import re
from collections.abc import Iterator

from diplograph.model import Reference, Sentence, Span

from ..actors.folding import lowered
from . import antecedents, dated_texts, mentions, named_texts, pronouns, topics
from .focus import Focus
from .mentions import Mention
from .references import Context
from .scene import Scene

_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")


def resolve(
    text: str, explicit: tuple[Reference, ...], sentences: tuple[Sentence, ...], context: Context
) -> tuple[Reference, ...]:
    """The explicit references, named texts, back references and generic mentions of a text, in reading order.

    Spans are half-open code points of `text`. Without sentences the whole text is one part.
    """
    lower = _lower(text)
    taken = {position for reference in explicit for position in range(*reference.span)}
    by_name = (*named_texts.find(text, lower, explicit), *dated_texts.find(text))
    named = tuple(n for n in by_name if taken.isdisjoint(range(*n.span)))
    known = tuple(sorted((*explicit, *named), key=_order))
    scene = Scene(text, lower, known, sentences or _whole(text), context, topics.find(lower))
    return tuple(sorted((*known, *_pointing_back(scene)), key=_order))


def _pointing_back(scene: Scene) -> Iterator[Reference]:
    """One pass in reading order: explicit texts enter the focus, mentions are resolved against it."""
    subject = _subject(scene)
    focuses: dict[int, Focus] = {}
    for position, event in _events(scene):
        index = scene.sentence(position)
        part = scene.sentences[index].part
        focus = focuses.get(part) or focuses.setdefault(part, Focus(subject))
        focus.turned = scene.paragraph(index)
        if isinstance(event, Reference):
            focus.push(index, event)
            continue
        for reference in antecedents.find(scene, event, index, focus):
            if _enters_focus(reference):
                focus.push(index, reference)
            yield reference


def _subject(scene: Scene) -> tuple[str, ...]:
    """Symbols of what a paper is about: named in its title, else the first resolution that a letter's body names."""
    titled = tuple(r.symbol for r in scene.known if r.symbol and scene.region(r.span.start) == "title")
    if titled or all(sentence.region != "title" for sentence in scene.sentences):
        return titled
    first = next((r for r in scene.known if r.symbol and r.kind == "resolution"), None)
    if first is None:
        return ()
    opening = scene.sentences[scene.sentence(first.span.start)].span
    named = {r.symbol for r in scene.known_between(*opening) if r.symbol and r.kind == "resolution"}
    return (first.symbol or "",) if len(named) == 1 else ()


def _events(scene: Scene) -> list[tuple[int, Reference | Mention]]:
    pointing = (*mentions.find(scene.lower), *pronouns.find(scene.text, scene.lower, scene.known))
    events: list[tuple[int, int, Reference | Mention]] = [(r.span.start, 0, r) for r in scene.known]
    events += [(m.span.end, 1, m) for m in pointing]
    return [(position, event) for position, _, event in sorted(events, key=lambda event: event[:2])]


def _enters_focus(reference: Reference) -> bool:
    return reference.how == "anaphora" or (reference.how == "generic" and reference.kind != "generic")


def _order(reference: Reference) -> tuple[int, int, str, str]:
    return reference.span.start, reference.span.end, reference.symbol or "", reference.label or ""


def _lower(text: str) -> str:
    """The text in lower case with plain spaces and apostrophes, of the same length."""
    return lowered(text).replace("\n", " ").replace("\t", " ").replace("\u00a0", " ").replace("\u2019", "'")


def _whole(text: str) -> tuple[Sentence, ...]:
    found = tuple(Sentence(Span(*match.span()), "body", 0) for match in _SENTENCE.finditer(text))
    return found or (Sentence(Span(0, len(text)), "body", 0),)
