"""What a noun phrase stands for: a text in focus, one named right after it, or a set with a topic.

One function a category of noun; each returns the references it stands for, often none.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from diplograph.model import Reference

from . import mechanisms, paragraphs, sets
from .answers import (
    LONG_AGO,
    RECENT,
    SAME,
    apposed,
    fits_anything,
    fits_draft,
    fits_plan,
    fits_printed,
    fits_report,
    fits_resolution,
    fits_text,
    focused,
    has_other_sense,
    labelled,
    organ_fits,
    pointing,
)
from .focus import Focus
from .mentions import Mention, determiners, is_class, lexicon
from .scene import Scene

_BESIDE = re.compile(r"[\s\[(“\"]{0,3}(?:Nos?\.?\s?|number(?:ed)?\s?)?[\[(“\"]?\s?")
_OF_ANOTHER = re.compile(r"\s+of\s(?!the\s+(?:united\s+nations|organization)\b)")
_KIND_MARK = re.compile(r"\s+of\s+(?:this|that|such\s+a|the\s+same)\s+(?:kind|sort|nature)")
# "a draft resolution asking … . The resolution [377 C (V)] was adopted"
_NAMED_AFTER = re.compile(r"\b(?:the|this|that)\s+(?:draft\s+)?resolution\s?[\[(]\s?(?:resolution\s)?$")
# "the resolution that emerged from the special session": an Assembly's, for only the Assembly has sessions by name
_OF_SESSION = re.compile(
    r"\s+(?:(?:that|which)\s+(?:emerged|resulted|came\s+out)\s+(?:from|of)|(?:(?:that|which)\s+was\s+)?adopted\s+(?:at|during))"
    r"\s+(?:the|that|this|its)\s+(?:(?:emergency|special|resumed|same|last|[a-z-]+(?:th|st|nd|rd))\s+){0,3}session\b"
    r"(?!\s+of\s+the\s+(?:security|human|economic|commission|council))"
)
_FEW = 2
_LEAD = 60  # characters before a text in which the noun stands that it belongs to
_DEED = re.compile(r"([a-z-]+) (?:of|to) (?:the |draft |security council |general assembly |resolutions? )*$")
_VERB = re.compile(r"([a-z]+) (?:the |its |draft |security council |general assembly |resolutions? )*$")
_JUDGED = re.compile(
    r"(?:declared|held|found|deemed|ruled|proclaimed|pronounced|branded|condemned|censured|denounced|outlawed|annulled)"
    r" (?:[a-z-]+ ){0,5}(?:by|in|under) (?:the |united nations |security council |general assembly |resolutions? )*$"
)
# "The practice of …, and the Movement rejects it": the sentence has a subject of its own for "it" to mean.
_OTHER_SUBJECT = re.compile(r"(?:the|this|that|such|any|every|a|an)\s+[a-z-]+\s+(?:of|by|to|in|on|for|which|that)\s")

_OWNERS = ("its", "their", "our", "your", "his")


def find(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """The references of one mention; `index` is its sentence."""
    if not scene.inside(mention.span, index) or scene.covering(*mention.span) or _is_beside_number(scene, mention):
        return ()
    return _HANDLERS[mention.noun](scene, mention, index, focus)


def _is_beside_number(scene: Scene, mention: Mention) -> bool:
    """ "Resolution 242" is explicit already."""
    following = scene.next_known(mention.span.end)
    if following is None or following.span.start - mention.span.end > 12 or mention.noun in ("mandate", "mechanism"):
        return False
    return _BESIDE.fullmatch(scene.text, mention.span.end, following.span.start) is not None


def _resolution(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    if has_other_sense(scene, mention) or not (mention.determiner or mention.organ or _possessor(mention)):
        return ()
    beside = apposed(scene, mention)
    if beside:
        return beside
    if is_class(mention, "generic") or _KIND_MARK.match(scene.lower, mention.span.end):
        return (labelled(scene, mention.span, "generic", "res:any"),)
    if (after := _named_after(scene, mention)) is not None:
        return (pointing(scene, mention.span, after),)
    label = f"res:{_single_topic(scene, mention, index)}"
    if mention.determiner in lexicon()["determiners"]["indefinite"]:
        return (labelled(scene, mention.span, "resolution", label),)
    session = _OF_SESSION.match(scene.lower, mention.span.end)
    organ = mention.organ or ("assembly" if session else "")
    fits = organ_fits(organ, fits_resolution)
    if session and "special" in session.group():
        fits = _of_special_session
    found = focused(scene, mention, index, focus, fits, LONG_AGO)
    if not organ and all(reference.symbol is None for reference in found):
        found = focused(scene, mention, index, focus, fits_printed, RECENT) or found
    return found or (labelled(scene, mention.span, "resolution", label),)


def _named_after(scene: Scene, mention: Mention) -> Reference | None:
    """What "a draft resolution" is called in the next sentence: "The resolution [377 C (V)] was adopted"."""
    if mention.determiner not in lexicon()["determiners"]["indefinite"]:
        return None
    following = scene.next_known(mention.span.end)
    if following is None or following.symbol is None or following.kind not in ("resolution", "draft"):
        return None
    start = following.span.start
    near = scene.sentence(start) - scene.sentence(mention.span.start) == 1
    return following if near and _NAMED_AFTER.search(scene.lower, max(0, start - _LEAD), start) else None


def _of_special_session(reference: Reference) -> bool:
    return fits_resolution(reference) and "S-" in (reference.symbol or "")


def _single_topic(scene: Scene, mention: Mention, index: int) -> str:
    """The topic of one unnumbered text; without a topic, its organ."""
    topic = sets.topic(scene, mention, index)[0]
    return topic if topic != "all" else (mention.organ.title() or "unnumbered")


def _possessor(mention: Mention) -> bool:
    return any(word.endswith(("'s", "’s", "s'", "s’")) for word in mention.words)


def _decision(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """Governments decide too: only an organ's decision, or "this decision" right after a text, is one of ours."""
    beside = apposed(scene, mention)
    if beside:
        return beside
    if is_class(mention, "demonstrative") or (mention.organ and mention.determiner):
        return focused(scene, mention, index, focus, organ_fits(mention.organ, fits_resolution), SAME)
    return ()


def _draft(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    beside = apposed(scene, mention)
    if beside:
        return beside
    if scene.lower.startswith(" of which", mention.span.end) and (whole := focus.last(fits_text)):
        return (pointing(scene, mention.span, whole),)  # "resolution 242, the draft of which was submitted by"
    if is_class(mention, "generic"):
        return (labelled(scene, mention.span, "generic", "draft:any"),)
    if (after := _named_after(scene, mention)) is not None:
        return (pointing(scene, mention.span, after),)
    every = "all" in (mention.determiner, *mention.words)  # "all drafts" are more than the one named last
    if mention.determiner and mention.determiner not in lexicon()["determiners"]["indefinite"] and not every:
        found = focused(scene, mention, index, focus, fits_draft, LONG_AGO)
        if found:
            return found
    if every and len(held := focus.several(fits_draft)) > 1:
        return tuple(pointing(scene, mention.span, each) for each in held)
    if not (mention.determiner or mention.organ or _possessor(mention)):
        return ()
    return (labelled(scene, mention.span, "draft", f"draft:{_single_topic(scene, mention, index)}"),)


def _text(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    beside = apposed(scene, mention)
    if beside:
        return beside
    if not is_class(mention, "definite") or _OF_ANOTHER.match(scene.lower, mention.span.end):
        return ()
    if len(mention.words) > _FEW or mention.determiner in _OWNERS or is_class(mention, "generic"):
        return ()
    if mention.determiner == "the" and any(word not in determiners() for word in mention.words):
        # "The hostile document" is what the paper is about, not the last text named in passing.
        most = focus.most_named(fits_text)
        return (pointing(scene, mention.span, most),) if most and focus.age(index, fits_text) <= RECENT else ()
    return focused(scene, mention, index, focus, fits_text, RECENT)


def _report(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    beside = tuple(r for r in apposed(scene, mention) if fits_report(r))
    if beside or not is_class(mention, "definite") or mention.determiner in _OWNERS:
        return beside
    return focused(scene, mention, index, focus, fits_report, LONG_AGO)


def _terms(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    if mention.determiner != "its" and not scene.lower.startswith("its ", mention.span.start):
        return ()
    return focused(scene, mention, index, focus, fits_text, SAME)


def _declaration(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "The Declaration" with a capital: the last text that has the word in its name."""
    noun = scene.text[mention.span.start : mention.span.end].split()[-1]
    if not noun[:1].isupper() or not is_class(mention, "definite"):
        return ()
    beside = apposed(scene, mention)
    if beside:
        return beside
    last = focus.last(lambda reference: noun in reference.printed.split() and len(reference.printed.split()) > 2)
    return (pointing(scene, mention.span, last),) if last else ()


def _plan(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    return focused(scene, mention, index, focus, fits_plan, 10) if is_class(mention, "definite") else ()


def _paragraph(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "Paragraph 13" on its own is a paragraph of the resolution in focus."""
    span, fragment = paragraphs.alone(scene.text, mention.span.end - len("paragraph"), mention.span)
    if fragment is None and not is_class(mention, "demonstrative") and mention.determiner != "its":
        return ()
    fits = fits_resolution if focus.age(index, fits_resolution) <= focus.age(index, fits_draft) else fits_draft
    if focus.age(index, fits) > (SAME if mention.determiner == "its" else RECENT):
        return ()
    one, _ = focus.one(fits)
    return (pointing(scene, span, one, fragment or one.paragraph),) if one else ()


def _pronoun(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "It" means what its sentence speaks of first, as a rule the subject; else the same of the sentence before."""
    age = focus.age(index, fits_anything)
    if age > SAME or (age and _OTHER_SUBJECT.match(scene.lower, scene.sentences[index].span.start, mention.span.start)):
        return ()
    named = focus.latest(fits_anything)
    if not named:
        return ()
    meant = _voted_on(scene, mention, named) or named[0]
    return () if _undone(scene, meant) else (pointing(scene, mention.span, meant),)


def _voted_on(scene: Scene, mention: Mention, named: Sequence[Reference]) -> Reference | None:
    """ "We welcome R and regret the adoption of S. Chad voted against it": the one text of which a vote is told, when
    "it" is what is voted on."""
    if len(named) == 1 or not _voted("votes").search(_lead(scene, mention.span.start)):
        return None
    told = {text.written(): text for text in named if _put_to_vote(scene, text)}
    return next(iter(told.values())) if len(told) == 1 else None


def _put_to_vote(scene: Scene, text: Reference) -> bool:
    before = _voted("before").search(_lead(scene, text.span.start))
    return bool(before or _voted("behind").match(scene.lower, text.span.end))


def _lead(scene: Scene, place: int) -> str:
    return scene.lower[max(place - _LEAD, 0) : place]


@cache
def _voted(place: str) -> re.Pattern[str]:
    return re.compile(lexicon()["voted"][place])


def _undone(scene: Scene, text: Reference) -> bool:
    """ "Chad asks for the repeal of R; Peru opposes it": "it" is the repeal, in "the raid violates R; we condemn it"
    or what "was declared void by R" the raid."""
    before = _lead(scene, text.span.start)
    deed, verb = _DEED.search(before), _VERB.search(before)
    undoing = lexicon()["undoing"]
    done = (deed is not None and deed[1] in undoing["words"]) or (verb is not None and verb[1] in undoing["verbs"])
    return done or _JUDGED.search(before) is not None


def _pair(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """ "The former", "the latter": of the two texts that this sentence or the one before names."""
    first, last = focus.pair(index, fits_text) or (None, None)
    meant = first if mention.determiner == "former" else last
    return (pointing(scene, mention.span, meant),) if meant else ()


def _repeat(scene: Scene, mention: Mention, index: int, focus: Focus) -> tuple[Reference, ...]:
    """A bare number that was explicit before: "Without these, 435 cannot work"."""
    number = re.compile(rf"/{scene.text[mention.span.start : mention.span.end]}[A-Z]?(?:\(|$)")
    source = focus.last(lambda reference: reference.symbol is not None and number.search(reference.symbol) is not None)
    return (pointing(scene, mention.span, source),) if source else ()


_HANDLERS: dict[str, Callable[[Scene, Mention, int, Focus], tuple[Reference, ...]]] = {
    "resolution": _resolution,
    "resolutions": sets.resolutions,
    "decision": _decision,
    "decisions": sets.decisions,
    "recommendations": sets.recommendations,
    "draft": _draft,
    "text": _text,
    "texts": sets.texts,
    "report": _report,
    "terms": _terms,
    "declaration": _declaration,
    "plan": _plan,
    "paragraph": _paragraph,
    "pronoun": _pronoun,
    "pair": _pair,
    "them": sets.them,
    "repeat": _repeat,
    "mandate": mechanisms.find,
    "mechanism": mechanisms.find,
}
