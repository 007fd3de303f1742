""" "Resolution" where no text of the United Nations is meant: other bodies' resolutions, and resolve or settlement.

The words are data: `[elsewhere]` and `[other_sense]` of `lexicons/anaphora.toml` (annotation guide: only UN texts are
targets).
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .mentions import Mention, lexicon

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["of_another_body", "of_another_sense", "owned_behind"]

_OWNED = ("its", "their", "our", "his", "")  # whose resolve it is; a bare noun too
_AFTER, _BEFORE, _SHARED, _LISTED = 120, 40, 45, 90  # characters behind, before a mention, between two bodies of a list
_LIST = re.compile(r"(?:(?:,\s(?:and\s)?|\s?and\s|\s?as\swell\sas\s)(?:[\w-]+(?:\s|(?=,))){0,5})+(?<=\s)")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = lexicon()["elsewhere"]
    bodies = "|".join(words["bodies"])
    return {
        "link": re.compile(words["link"]),
        "adopts": re.compile(rf"{words['relative']}(?P<other>\b(?:{bodies})\b){words['adopts']}"),
        "body": re.compile(rf"(?P<ours>\b(?:{'|'.join(words['ours'])})\b)|(?P<other>\b(?:{bodies})\b)"),
        "before": re.compile(rf"\b(?:{'|'.join(words['before'])})(?:['’]s?)?\s+[\[(]?(?:[\w-]+\s+){{0,2}}$"),
        "ours": re.compile(rf"\b(?:{'|'.join(words['ours'])})\b"),
        "resolve": re.compile(lexicon()["other_sense"]["resolve"]),
        "sense": re.compile("|".join(lexicon()["other_sense"]["behind"])),
        "ahead": re.compile(rf"(?:{'|'.join(lexicon()['other_sense']['ahead'])})\s*$"),
    }


def of_another_body(scene: "Scene", mention: Mention) -> bool:
    """ "The resolution adopted by the Islamic Conference", "OAU resolutions", but not "of the OAU and the Assembly"."""
    known = _patterns()
    noun = _noun(mention, scene)
    if known["before"].search(scene.lower, max(0, noun - _BEFORE), noun):
        return True
    return owned_behind(scene.lower, mention.span.end)


def owned_behind(lower: str, end: int) -> bool:
    """Whether a text in lower case says behind a mention, which ends there, that another body adopted it."""
    known = _patterns()
    if (adopts := known["adopts"].match(lower, end, end + _AFTER)) is not None:
        return known["ours"].search(lower, end, adopts.end()) is None
    link = known["link"].match(lower, end, end + _AFTER)
    if link is None:
        return False
    first = known["body"].search(lower, link.end(), end + _AFTER)
    if first is None or first["ours"] or re.search(r"[.;:(\[]", lower[link.end() : first.start()]):
        return False
    return not _shared(lower, first.end())


def _shared(lower: str, other: int) -> bool:
    """Whether a list goes on behind another body, which ends there, to one of ours: "of the OAU and the Assembly"."""
    ours = _patterns()["ours"].search(lower, other, other + _LISTED)
    if ours is None:
        return False
    return ours.end() <= other + _SHARED or _LIST.fullmatch(lower, other, ours.start()) is not None


def of_another_sense(scene: "Scene", mention: Mention) -> bool:
    """ "Firm in its resolution to fight", "with courage and resolution", "a resolution of the deadlock"."""
    known = _patterns()
    noun = _noun(mention, scene)
    owned = mention.determiner in _OWNED and not mention.organ
    return (
        (owned and known["resolve"].match(scene.lower, mention.span.end, mention.span.end + _AFTER) is not None)
        or known["sense"].match(scene.lower, mention.span.end, mention.span.end + _AFTER) is not None
        or known["ahead"].search(scene.lower, max(0, noun - _BEFORE), noun) is not None
    )


def _noun(mention: Mention, scene: "Scene") -> int:
    """Where the noun of a mention begins."""
    return max(scene.lower.rfind("resolution", mention.span.start, mention.span.end), mention.span.start)
