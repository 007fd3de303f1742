"""Sets of texts: "the relevant resolutions on Lebanon", "those resolutions", "implement them".

A set is known by its members when they were named just before, else by its topic (`res:Lebanon`).
"""

import re

from diplograph.model import Reference

from .answers import RECENT, SAME, fits_resolution, fits_text, has_other_sense, labelled, organ_fits, pointing
from .focus import Focus
from .mentions import Mention, is_class, lexicon
from .scene import Scene

# "of the United Nations Children's Fund": an agency's
_OF_AGENCY = re.compile(r"\s+(?:of|by|from)\s+(?:the\s+)?(?:United\s+Nations|UN|U\.N\.)\s+[A-Z]")
_POINTING = frozenset(("these", "those", "both", "two", "said", "aforementioned", "above-mentioned"))
_ON = re.compile(
    r"\s+(?:[^.;,:]{0,50}?\s)?(?:on|concerning|regarding|relating\s+to|relative\s+to|about|in\s+respect\s+of|dealing\s+with)"
    r"\s+(?P<topic>(?:the\s+)?(?:[\w’'-]+\s?){1,7})"
)
_OWN = ("'s", "s'")
_WHOLE = re.compile(r"\s+(?:\w+\s+){0,3}in\s+their\s+entirety")
_STRESSING = frozenset(["particularly", "in particular", "especially", "notably", "above all"])
_INCLUDING = re.compile(
    r"[^.;]{0,60}?\b(?P<led>including|particularly|in\s+particular|especially|notably|namely|such\s+as|above\s+all|inter\s+alia"
    r"|from)\b[^.;]{0,60}?$"
)


def resolutions(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "These resolutions" by their members, "the relevant resolutions on X" by topic, "any resolutions" generic."""
    if has_other_sense(scene, mention):
        return ()
    if is_class(mention, "generic"):
        return (labelled(scene, mention.span, "generic", "res:any"),)
    several = is_class(mention, "several")
    is_pointing = not _POINTING.isdisjoint((mention.determiner, *mention.words))
    if is_pointing or (mention.determiner and not (several or mention.organ)):
        held = members(focus.several(organ_fits(mention.organ, fits_resolution)))
        if held and focus.age(index, fits_resolution) <= (RECENT if is_pointing else SAME):
            return tuple(pointing(scene, mention.span, reference) for reference in held)
    if not (mention.organ or several or mention.determiner) and any(word.endswith(_OWN) for word in mention.words):
        return ()  # "New Year's resolutions"
    return a_set(scene, mention, index)


def members(held: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Without a set whose members are named beside it: "a series of resolutions, including 1514 (XV)"."""
    symbols = {reference.symbol for reference in held if reference.symbol}
    return tuple(r for r in held if r.symbol or not (r.candidates and symbols.issuperset(r.candidates)))


def a_set(scene: Scene, mention: Mention, index: int) -> tuple[Reference, ...]:
    """A set stands for the texts it is said to include; without such a list, or when the list only stresses some
    ("especially 242", "all resolutions, including 242"), for its topics too."""
    included, led = _included(scene, mention, index)
    inside = tuple(pointing(scene, mention.span, reference) for reference in included)
    every = "all" in (mention.determiner, *mention.words)
    more = led in _STRESSING or (led == "including" and every)
    if inside and not more and not _WHOLE.match(scene.text, mention.span.end):
        return inside
    symbols = tuple(reference.symbol for reference in included if reference.symbol)
    labels = topic(scene, mention, index)
    if inside and labels == ("all",) and not every:
        return inside
    named = tuple(labelled(scene, mention.span, "resolution", f"res:{label}", symbols) for label in labels)
    return (*inside, *named)


def _included(scene: Scene, mention: Mention, index: int) -> tuple[tuple[Reference, ...], str]:
    """The texts listed behind "including", "particularly", "from … to", and that word."""
    stop = scene.sentences[index].span.end
    ahead = [r for r in scene.known_between(mention.span.end + 1, stop) if r.symbol and r.how == "explicit"]
    led = _INCLUDING.match(scene.text, mention.span.end, ahead[0].span.start) if ahead else None
    if led is None:
        return (), ""
    return tuple({reference.symbol: reference for reference in ahead}.values()), " ".join(led["led"].split())


def topic(scene: Scene, mention: Mention, index: int) -> tuple[str, ...]:
    """The topics after "on" or "concerning"; `all` for "all resolutions"; else the nearest topic."""
    limit = min(scene.sentences[index].span.end, mention.span.end + 110)
    on = _ON.match(scene.text, mention.span.end, limit)
    if on:
        named = scene.topics_in(on.start("topic"), on.end("topic") + 12)
        if named:
            return named
    everything = mention.determiner == "all" or "all" in mention.words
    if everything and "relevant" not in mention.words:
        return ("all",)
    return (scene.topic(*mention.span, index),)


def decisions(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "Those decisions" right after a text; "decisions of the Security Council" as a set."""
    if mention.determiner in ("these", "those", "both"):
        if focus.age(index, fits_resolution) > SAME:
            return ()
        return tuple(pointing(scene, mention.span, r) for r in members(focus.several(fits_resolution)))
    return a_set(scene, mention, index) if mention.organ else ()


def recommendations(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "The recommendations of the General Assembly" are its resolutions: those named just before, else a set."""
    if mention.organ not in lexicon()["recommending"]["organs"] or is_class(mention, "generic"):
        return ()
    if _OF_AGENCY.match(scene.text, mention.span.end):
        return ()
    held = members(focus.several(organ_fits(mention.organ, fits_resolution)))
    if held and focus.age(index, fits_resolution) <= SAME:
        return tuple(pointing(scene, mention.span, reference) for reference in held)
    return a_set(scene, mention, index)


def texts(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "Both texts", "these texts": those just named."""
    if not is_class(mention, "plural") or focus.age(index, fits_text) > RECENT:
        return ()
    return tuple(pointing(scene, mention.span, reference) for reference in focus.several(fits_text))


def them(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "Implement them": the set or the several texts of the sentence before or of this one."""
    held = members(focus.several(fits_text)) if focus.age(index, fits_text) <= SAME else ()
    if len(held) < 2 and not all(reference.how != "explicit" and reference.symbol is None for reference in held):
        return ()
    return tuple(pointing(scene, mention.span, reference) for reference in held)
