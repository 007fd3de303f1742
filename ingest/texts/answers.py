"""Building blocks of a back reference: what fits a noun, the text in focus, the one named in brackets behind it."""

import re
from collections.abc import Callable

from diplograph.model import Reference, Span

from . import elsewhere
from .focus import Focus, chain
from .mentions import Mention, lexicon
from .scene import Scene

_APPOSED = re.compile(
    r"[^.;\[(]{0,110}[\[(]\s?(?:[Ss]ee\s+)?(?:documents?\s+)?(?:(?:General\s+Assembly|Security\s+Council)\s+)?(?:resolutions?\s)?\s?[\[(]?"
)
# "the yearly resolution on the Antarctic, most recently 52/35"
_LATEST = re.compile(r"[^.;\[(]{0,110},\s(?:most\s+recently|most\s+lately|last(?:ly)?|latterly)\s+(?:resolution\s+)?")
# "the draft resolution on Angola contained in document [A/C.4/..]"
_HELD = re.compile(
    r"[^.,;:\[(]{0,80}?\s(?:(?:contained|circulated|issued|reproduced|distributed|printed|set\s+out)\s+)?(?:in|as|under)\s+"
    r"(?:the\s+)?(?:documents?\s+)?"
)
# "the draft resolution before us, A/71/L.3, is"
_NAMED = re.compile(r"[^.,;:\[(]{0,60}(?:,|:|\s[-–—])\s(?:(?:in\s+)?documents?\s+|(?:draft\s+)?resolution\s+)?")
_CLOSED = re.compile(r"\s?(?:[,.;:!?–—]|-\s|$)")
# what is resolved stands right behind "of": in "the resolution of the Council on this question" it is not the question
_OF_WORDS = re.compile(
    r"\s+(?:of|to)\s+([\w’'-]+\s*(?:(?!(?:on|concerning|regarding|about|relating|is|are|was|were|has|have|had|which|adopted)\s)"
    r"[\w’'-]+\s*){0,5})"
)
_ORGAN_PREFIX = {
    "security council": ("S/",),
    "general assembly": ("A/RES", "A/DEC"),
    "assembly": ("A/RES", "A/DEC"),
    "human rights council": ("A/HRC",),
    "economic and social council": ("E/RES", "E/DEC"),
    "board": ("GOV",),
    "commission": ("E/CN.4",),
    "council": ("S/", "A/HRC", "E/RES"),
}
_APART = 40  # characters of a text and the comma behind it
_TELLING = ("report", "draft", "resolution", "decision")
_NAMED_SO = {  # what may stand behind a comma as the name of such a noun
    "resolution": ("resolution", "decision", "draft"),
    "decision": ("resolution", "decision"),
    "draft": ("draft", "document"),
    "text": ("resolution", "decision", "draft", "statement"),
    "report": ("report", "document"),
}
_NEAR_WORDS = frozenset(("this", "that", "latter"))  # "that resolution" is the one just named
LONG_AGO, RECENT, SAME = 25, 4, 1  # sentences

Fits = Callable[[Reference], bool]


def fits_resolution(reference: Reference) -> bool:
    """True for one adopted text: resolution, decision or presidential statement; a set of them is none."""
    return reference.kind in ("resolution", "decision", "statement") and not _is_set(reference)


def _is_set(reference: Reference) -> bool:
    return reference.symbol is None and reference.printed.rstrip().endswith(("resolutions", "decisions", "texts"))


def fits_printed(reference: Reference) -> bool:
    """True for a text with a symbol that a letter may call a resolution."""
    return reference.symbol is not None and reference.kind in ("resolution", "decision", "document")


def fits_draft(reference: Reference) -> bool:
    """True for a draft."""
    return reference.kind == "draft"


def fits_report(reference: Reference) -> bool:
    """True for a report."""
    return reference.kind == "report"


def fits_text(reference: Reference) -> bool:
    """True for anything a letter may call "the text"."""
    return reference.kind in ("resolution", "decision", "statement", "draft", "document", "declaration", "plan")


def fits_plan(reference: Reference) -> bool:
    """True for a plan."""
    return reference.kind == "plan"


def fits_anything(reference: Reference) -> bool:
    """True for whatever "it" may stand for."""
    return fits_text(reference) or reference.kind in ("report", "mandate", "mechanism")


def organ_fits(organ: str, fits: Fits) -> Fits:
    """The predicate narrowed to texts of an organ; an organ without symbols of its own narrows nothing."""
    prefixes = _ORGAN_PREFIX.get(organ)
    if prefixes is None:
        return fits
    return lambda reference: fits(reference) and (reference.symbol is None or reference.symbol.startswith(prefixes))


def pointing(
    scene: Scene, span: Span, antecedent: Reference, paragraph: str | None = None, kind: str | None = None
) -> Reference:
    """A back reference to an antecedent, with the chain of mentions behind it."""
    return Reference(
        span,
        scene.text[span.start : span.end],
        antecedent.symbol,
        kind or antecedent.kind,
        how="anaphora",
        label=antecedent.label,
        chain=chain(antecedent),
        paragraph=paragraph,
        candidates=antecedent.candidates,
        listed=False,
    )


def labelled(scene: Scene, span: Span, kind: str, label: str, candidates: tuple[str, ...] = ()) -> Reference:
    """A mention of a text or set that has no number."""
    printed = scene.text[span.start : span.end]
    return Reference(span, printed, None, kind, how="generic", label=label, candidates=candidates, listed=False)


def undecided(scene: Scene, span: Span, kind: str, candidates: tuple[str, ...]) -> Reference:
    """A back reference whose rivals are its candidates."""
    printed = scene.text[span.start : span.end]
    return Reference(span, printed, None, kind, how="unresolved", candidates=candidates, listed=False)


def focused(scene: Scene, mention: Mention, index: int, focus: Focus, fits: Fits, reach: int) -> tuple[Reference, ...]:
    """The one text in focus, or its rivals, when one was mentioned at most `reach` sentences ago."""
    if focus.age(index, fits) > reach:
        return ()
    one, rivals = focus.one(fits)
    if one is None and not _NEAR_WORDS.isdisjoint((mention.determiner, *mention.words)):
        one = focus.last(fits)
    if one is not None:
        return (pointing(scene, mention.span, one),)
    return (undecided(scene, mention.span, "resolution", rivals),) if rivals else ()


def apposed(scene: Scene, mention: Mention) -> tuple[Reference, ...]:
    """ "The resolution on Jerusalem [303 (IV)]", "the draft in X", "our draft, A/71/L.3": the text named behind."""
    if (before := _renamed(scene, mention)) is not None:
        return (pointing(scene, mention.span, before),)
    following = scene.next_known(mention.span.end)
    if following is None or following.symbol is None or following.span.start - mention.span.end > 150:
        return ()
    between = mention.span.end, following.span.start
    held = following.kind != "resolution" and _HELD.fullmatch(scene.text, *between)
    beside = any(shape.fullmatch(scene.text, *between) for shape in (_APPOSED, _LATEST))
    if not (held or beside or _is_name(scene, mention, following)):
        return ()
    # "The report … (A/HRC/12/48)" says what kind of paper the symbol is.
    kind = mention.noun if following.kind == "document" and mention.noun in _TELLING else None
    return (pointing(scene, mention.span, following, kind=kind),)


def _is_name(scene: Scene, mention: Mention, following: Reference) -> bool:
    """ "The draft resolution before us, A/71/L.3, is": the name between commas or dashes is that of the noun."""
    between = _NAMED.fullmatch(scene.text, mention.span.end, following.span.start)
    closed = between and _CLOSED.match(scene.text, following.span.end)
    return closed is not None and following.kind in _NAMED_SO.get(mention.noun, ())


def _renamed(scene: Scene, mention: Mention) -> Reference | None:
    """ "Resolution 186 (1964), a text which ...": the text just named, called so once more."""
    if mention.determiner not in lexicon()["determiners"]["indefinite"]:
        return None
    start = mention.span.start
    named = [r for r in scene.known_between(start - _APART, start) if scene.text[r.span.end : start] == ", "]
    return named[-1] if len(named) == 1 and named[0].symbol else None


def has_other_sense(scene: Scene, mention: Mention) -> bool:
    """ "Resolution of the conflict", "dispute resolution", "with resolution"."""
    senses = lexicon()["other_sense"]
    if mention.words and mention.words[-1].rstrip("'s").rstrip("’") in senses["before"]:
        return True
    words = _OF_WORDS.match(scene.lower, mention.span.end, mention.span.end + 60)
    if words is not None and any(word in senses["after"] for word in words.group(1).split()):
        return True
    return elsewhere.of_another_body(scene, mention) or elsewhere.of_another_sense(scene, mention)
