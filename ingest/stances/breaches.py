"""Acting against a text, and what is said of those who do."""

from collections.abc import Iterator, Sequence

from .clauses import negated
from .compliance import refused
from .governors import NEGATIVE, Governor
from .holders import Holder, agent, possessor, subject
from .marking import Marked
from .reading import SPEAKER, Pair, Reading, named, or_speaker
from .targets import passive
from .words import words

__all__ = ["despite", "failure", "find", "overdue"]

_URGE = "callForImplementation"


def find(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """Readings of "violates R", "in defiance of R" and their like."""
    yield from _phrase(pair) if pair.hit.cue.form == "phrase" else _verb(pair, above)


def failure(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Israel's refusal to comply with R", "the failure to implement R"."""
    holder = possessor(pair.marked, pair.hit.start)
    by = agent(pair.marked, pair.target + 1)
    if named(by) and holder.rule != "possessive":
        holder = by
    same = above and above[0].kind == "attitude" and holder.kind == "actor" and above[0].holder.index == holder.index
    yield from refused(pair, Holder("none") if same else holder, above)


def overdue(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "The deadlock persists thirty years after the adoption of R"."""
    if words("overdue") & set(pair.marked.words(0, len(pair.marked.tokens))):
        yield pair.read(SPEAKER, _URGE, "long since adopted, not carried out", 0.55)


def despite(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Despite R, South Africa continues ...": the first actor behind the phrase, else the last before it."""
    row = pair.marked.tokens
    if not words("hostile") & set(pair.marked.words(0, len(row))):
        yield pair.read(SPEAKER, _URGE, "something is so in spite of it", 0.4)
        return
    order = [*range(pair.target + 1, len(row)), *range(pair.hit.start - 1, -1, -1)]
    actors = [index for index in order if row[index].is_actor]
    free = [index for index in actors if row[index - 1].text not in words("preposition")]
    if free and row[free[0]].text == "§s":
        return
    chosen = free or [index for index in actors if row[index].text == "§a"]
    if chosen:
        weight = 0.65 if free else 0.5
        yield pair.read(Holder("actor", chosen[0], "despite"), "violate", "acts despite it", weight)
    else:
        yield pair.read(SPEAKER, _URGE, "something is so in spite of it", 0.4)


def _verb(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    for governor in above:
        if governor.kind == "dismay":
            break
        against = governor.kind == "attitude" and (governor.stance in NEGATIVE or governor.flips)
        if against or governor.kind == "refuse":
            yield from _condemned(pair, governor)
            return
        if governor.kind == "urge":
            yield from _warned(pair, governor)
            return
    own = subject(pair.marked, pair.hit.start)
    own = _owner(pair.marked, pair.hit.start) if own.kind == "none" else own
    by = agent(pair.marked, pair.hit.end, 4)
    if named(by) and by.index < pair.target and not passive(pair.marked, pair.hit):
        # "the disregard by Israel of R"
        yield pair.read(by, "violate", f"'{pair.hit.cue.pattern}' by its agent")
        return
    if passive(pair.marked, pair.hit) or not named(own):
        return
    start = own.index + 1 if own.index >= 0 else pair.hit.start
    if negated(pair.marked, start, pair.hit.start):
        if own.kind == "actor" and pair.own(own):
            yield pair.read(own, "uphold", "does not act against it", 0.6)
        return
    yield pair.read(own, "violate", f"'{pair.hit.cue.pattern}' with its subject")
    if any(governor.kind == "dismay" for governor in above):
        yield pair.read(SPEAKER, _URGE, "regrets the breach", 0.65)


def _condemned(pair: Pair, governor: Governor) -> Iterator[Reading]:
    """ "Rejects any attempt to undermine R" upholds R; with a name inside, the name stands accused."""
    holder = or_speaker(governor.holder)
    accused = _between(pair.marked, governor.hit.end, pair.hit.start)
    if accused.kind == "actor":
        yield pair.read(accused, "violate", "accused under a condemnation")
        if named(holder):
            yield pair.read(holder, _URGE, "deplores the breach", 0.6)
    elif named(holder):
        yield pair.read(holder, "uphold", "against any breach")


def _warned(pair: Pair, governor: Governor) -> Iterator[Reading]:
    """ "Calls on X to stop violating R" accuses X; "calls on all not to undermine R" upholds R."""
    holder = or_speaker(governor.holder)
    accused = _between(pair.marked, governor.hit.end, pair.hit.start)
    if not named(holder):
        return
    if accused.kind == "actor" and set(pair.marked.words(governor.hit.end, pair.hit.start)) & words("stop"):
        yield pair.read(accused, "violate", "is asked to stop acting against it", 0.65)
        yield pair.read(holder, _URGE, "asks to stop the breach", 0.65)
    else:
        yield pair.read(holder, "uphold", "asks not to act against it", 0.6)


def _between(marked: Marked, start: int, end: int) -> Holder:
    for index in range(start, end):
        if marked.tokens[index].text == "§a":
            return Holder("actor", index, "inside the condemnation")
    return Holder("none")


def _phrase(pair: Pair) -> Iterator[Reading]:
    marked, hit = pair.marked, pair.hit
    holder = subject(marked, hit.start, verb=False)
    if holder.kind in ("none", "text"):
        holder = _owner(marked, hit.start)
    if not named(holder):
        by = agent(marked, pair.target + 1)
        holder = by if named(by) else _ahead(pair, holder)
    if holder.kind == "none" and not any(token.is_actor for token in marked.tokens):
        holder = Holder("pronoun", 0, "actor of the sentence before")
    if holder.kind == "pronoun" or (holder.kind == "actor" and not pair.own(holder)):
        yield pair.read(holder, "violate", f"'{hit.cue.pattern}'", 0.7)


def _ahead(pair: Pair, holder: Holder) -> Holder:
    """ "Contrary to R, Israel continued": the subject behind a phrase that opens the sentence."""
    tokens = pair.marked.tokens
    first = next((at for at in range(pair.target + 1, len(tokens)) if tokens[at].text == "§a"), -1)
    if pair.hit.start > 2 or first < 0 or tokens[first - 1].text in words("preposition"):
        return holder
    return Holder("actor", first, "subject after the phrase")


def _owner(marked: Marked, at: int) -> Holder:
    """The last possessor or agent before a place: "Israel's occupation", "occupied by Israel"."""
    for index in range(at - 1, -1, -1):
        before = marked.words(index - 2, index)
        owns = index + 1 < at and marked.tokens[index + 1].text == "'s"
        if marked.tokens[index].text == "§a" and (
            owns or index == 0 or before[-1:] == ["by"] or before == ["by", "the"]
        ):
            return Holder("actor", index, "possessor or agent")
    return Holder("none")
