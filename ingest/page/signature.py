"""Who signs a letter: the names after "(Signed)", and the words of the signature block."""

import re
from collections.abc import Iterable

from diplograph.model import Region

_SIGNED = re.compile(r"\(?\s?signed(?:\s+by)?\s?\)?\s*:?\s*", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(?:(?:H\.\s?E\.|Mr\.|Mrs\.|Ms\.|Dr\.|Sir|Ambassador)\s+)+")
_NAME = re.compile(
    r"(?:(?:al|el|de|del|van|von|der|den|bin|ibn|da|dos|di|la|le|y)\s+|(?:[A-ZÀ-Þ][\w'’À-ÿ-]*\.?)\s*){1,7}"
)
_LONGEST = 120  # code points of a name with its titles
_POST = re.compile(
    r"\s*\b(?:Ambassador|Permanent|Acting|Deputy|Chargé|Charg[ée]e?\s|Minister|Head|Resident|President|Prime|Secretary|Chair|Counsellor|"
    r"AMBASSADOR|PERMANENT|CHARG|MINISTER|PRESIDENT).*",
    re.DOTALL,
)


def find(text: str, regions: Iterable[Region], part: int = 0) -> tuple[str, ...]:
    """The names of those who sign a part, in printed order; honorifics and posts left out.

    >>> from diplograph.model import Span
    >>> find("(Signed) Ri TCHEUL\\nAmbassador", [Region("signature", Span(0, 29))])
    ('Ri TCHEUL',)
    """
    names: list[str] = []
    block = words(text, regions, part)
    for match in _SIGNED.finditer(block):
        line = block[match.end() : match.end() + _LONGEST].split("\n", 1)[0]
        following = _SIGNED.search(line)
        line = _POST.sub("", line[: following.start()] if following else line)
        name = _NAME.match(_HONORIFIC.sub("", line.strip()))
        if name and (printed := name.group().strip(" ,")):
            names.append(printed)
    return tuple(dict.fromkeys(names))


def words(text: str, regions: Iterable[Region], part: int = 0, kinds: tuple[str, ...] = ("signature",)) -> str:
    """The signature blocks of a part (or its regions of other kinds), joined by line breaks."""
    return "\n".join(
        text[region.span.start : region.span.end] for region in regions if region.kind in kinds and region.part == part
    )
