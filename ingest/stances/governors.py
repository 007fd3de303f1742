"""Words above a cue that turn or frame it: demands, refusals, attitudes ("calls on X to comply with R")."""

from collections.abc import Sequence
from dataclasses import dataclass

from .agents import agent, inside
from .clauses import is_border, is_hard
from .cues import Hit
from .holders import NONE, Holder, behind_subject, subject
from .links import passive
from .marking import Marked
from .negation import negated
from .owners import possessor
from .words import words

__all__ = ["Governor", "governors", "waived"]

_FRAMES = frozenset(["urge", "refuse", "failure", "commit", "attitude", "dismay", "breach", "lift", "recognize", "say"])
_LIMIT = 36  # tokens


@dataclass(frozen=True, slots=True)
class Governor:
    """A cue above another one. `between` is the distance in tokens; `flips` counts a negation before it."""

    kind: str
    stance: str
    hit: Hit
    holder: Holder
    between: int
    flips: bool = False


def governors(marked: Marked, hits: Sequence[Hit], hit: Hit) -> tuple[Governor, ...]:
    """The frames above `hit` in its sentence, innermost first."""
    found: list[Governor] = []
    at = hit.start
    for other in reversed(hits):
        if other.end > at or other.cue.kind not in _FRAMES:
            continue
        if hit.start - other.end > _LIMIT or _cut(marked, other.end, at):
            break
        if (other.cue.form == "predicate" and other.cue.kind == "attitude") or _attributive(marked, other):
            continue
        if marked.words(hit.start - 2, hit.start) == ["for", "having"]:
            break  # "must not be punished for having accepted R": told under the demand
        if _asserts(marked, other, hit.start) or _supposes(marked, other) or _driven(marked, other, hit):
            continue
        if other.cue.form == "noun":
            within = inside(marked, other.start + 1, other.end)
            holder = within if within.is_actor else possessor(marked, other.start)
        elif other.cue.form == "predicate":
            holder = NONE
        else:
            holder = _asking(marked, other)
        ahead = 0 <= holder.index < other.start
        start = behind_subject(marked, holder, other.start) if ahead else max(other.start - 3, 0)
        flips = negated(marked, start, other.start)
        moved = marked.row[other.start] in words("moving") and not flips
        if moved and (marked.tokens[other.end].is_actor or passive(marked, other)):
            continue  # "Syria persuaded Lebanon to reject R": Lebanon does
        found.append(Governor(other.cue.kind, other.cue.stance, other, holder, at - other.end, flips))
        at = other.start
    return tuple(found)


def _asking(marked: Marked, hit: Hit) -> Holder:
    """Who acts in a verb: its subject; the agent of a passive demand ("Israel was asked by Lebanon to comply")."""
    if _purpose(marked, hit):
        return NONE
    if hit.cue.kind == "urge" and passive(marked, hit):
        by = agent(marked, hit.end, 3)
        return by if by.kind != "none" else Holder("generic")
    return subject(marked, hit.start)


def _asserts(marked: Marked, hit: Hit, at: int) -> bool:
    """True for "Egypt insists that the Sudan has not complied with R": it says so, and asks for nothing."""
    row = marked.words(hit.start, at)
    return row[0].startswith("insist") and "that" in row and not {"has", "have", "had", "did"}.isdisjoint(row)


def _supposes(marked: Marked, hit: Hit) -> bool:
    """True for the verb that opens a condition: "should Israel comply with R, ..."."""
    before = marked.words(hit.start - 1, hit.start)
    if marked.row[hit.start] != "should" or not (not before or is_border(before[0]) or before[0] == ","):
        return False
    return bool({"§a", "§s", "§t", "the", "this", "that", "it", "they"} & set(marked.words(hit.end, hit.end + 1)))


def _driven(marked: Marked, hit: Hit, deed: Hit) -> bool:
    """True for "Chad had no choice but to accept R": it did. "Israel has no choice but to comply with R" demands it."""
    row = marked.row
    if row[hit.start] != "no" or row[hit.start + 1 : hit.end].count("but") + row[: hit.end].count("than") == 0:
        return False
    own = subject(marked, hit.start)
    past = not words("driven").isdisjoint(marked.words(own.index + 1, hit.start))
    return own.is_actor and (past or deed.cue.kind != "comply" or row[own.index] == "§s")


def _attributive(marked: Marked, hit: Hit) -> bool:
    """True for the participle in "within internationally recognized borders": it names no stance of anybody."""
    word = marked.tokens[hit.start].text
    if hit.end != hit.start + 1 or not word.endswith("ed") or hit.cue.form != "verb" or hit.end >= len(marked.tokens):
        return False
    at = hit.start - 1
    while at >= 0 and marked.tokens[at].text.endswith("ly"):
        at -= 1
    follow = marked.tokens[hit.end].text
    small = words("preposition"), words("transparent"), words("auxiliary")
    plain = follow.isalpha() and not any(follow in known for known in small)
    return plain and at >= 0 and marked.tokens[at].text in words("preposition") | {"the", "a", "an", "and"} - {"to"}


def _purpose(marked: Marked, hit: Hit) -> bool:
    """True for "with a view to ensuring": the verb has no subject of its own."""
    if not marked.tokens[hit.start].text.endswith("ing"):
        return False
    return marked.words(hit.start - 2, hit.start) in (["view", "to"], ["aim", "of"], ["purpose", "of"])


def waived(above: Sequence[Governor]) -> bool:
    """True when a demand above a cue is said not to be made ("we do not demand that R be applied")."""
    return any(governor.kind == "urge" and governor.hit.cue.form == "verb" and governor.flips for governor in above)


def _behind_adverbs(marked: Marked, at: int, end: int) -> int:
    """Where the next noun or verb stands in ", and now the §a"."""
    while at < end and (marked.row[at] in words("meanwhile") or marked.row[at].endswith("ly")):
        at += 1
    return at


def _cut(marked: Marked, start: int, end: int) -> bool:
    """True when another main clause begins between start and end."""
    tokens = marked.tokens
    for index in range(start, end):
        text = tokens[index].text
        if is_hard(text) or text in ("which", "while", "whereas", "although", "because", "who", "whose", "whether"):
            return True
        if text == "§t":
            return True
        if text in (",", "and", "but") and index + 1 < end:
            follow = tokens[_behind_adverbs(marked, index + 1, end)]
            if text == "but":
                return True
            if (follow.is_actor or follow.text in words("pronoun")) and text == "and" and tokens[index - 1].text == ",":
                return True
    return False
