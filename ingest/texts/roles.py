"""Roles around a text: "the initiators of the resolution", "the sponsors of the draft", "its author"."""

import re
from functools import lru_cache
from typing import NamedTuple

from diplograph.model import Reference, Span

from .mentions import lexicon


class Role(NamedTuple):
    """A role without a name. `role` is initiator, sponsor or author; `target` the reference it belongs to."""

    span: Span
    role: str
    target: Reference


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    roles = lexicon()["roles"]
    words = "|".join(f"(?P<{role}>{'|'.join(map(re.escape, roles[role]))})" for role in roles)
    return re.compile(rf"\b(?:{words})\b(?P<of>\s+of\s+)?", re.IGNORECASE)


def find(text: str, references: tuple[Reference, ...]) -> tuple[Role, ...]:
    """Every role of a text: of the reference named right after it, else of the last one before it.

    `references` are those of `anaphora.resolve`, in reading order.
    """
    found = []
    for match in _pattern().finditer(text):
        target = _target(match, references)
        role = next((name for name in lexicon()["roles"] if match[name]), None)
        if target is not None and role is not None:
            found.append(Role(Span(match.start(role), match.end(role)), role, target))
    return tuple(found)


def _target(match: re.Match[str], references: tuple[Reference, ...]) -> Reference | None:
    texts = [r for r in references if r.kind not in ("generic", "mandate", "mechanism", "report")]
    if match["of"]:
        return next((r for r in texts if match.end() <= r.span.start + 1 and r.span.start - match.end() <= 30), None)
    return next((r for r in reversed(texts) if r.span.end <= match.start()), None)
