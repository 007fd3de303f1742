"""Acting against a text, and what is said of those who do."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..actors.actor_context import deeds, works
from .agents import agent, agent_of_noun, inside
from .compliance import refused
from .cues import NEGATIVE
from .culprits import denouncing, no_doer, turns_down
from .governors import Governor
from .holders import NONE, Holder, subject
from .links import passive
from .marking import Marked
from .negation import denied_before, negated
from .owners import possessor
from .reading import SPEAKER, URGE, Pair, Reading, named, or_speaker
from .words import words

__all__ = ["failure", "find", "led", "overdue", "owner_of", "suffers"]

_ARTICLES = frozenset(["the", "a", "an"])
_NOUNS = frozenset(["violation", "violations", "breach", "breaches"])


def find(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """Readings of "violates R", "in defiance of R" and their like."""
    if pair.hit.cue.form != "phrase":
        yield from _verb(pair, above)
    elif (judge := denouncing(pair, above)) is not None:
        yield from _denounced(pair, judge)
    else:
        yield from _phrase(pair)


def failure(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Israel's refusal to comply with R", "the failure to implement R"; not "no refusal to"."""
    if words("denial") & set(pair.marked.words(pair.hit.start - 1, pair.hit.start)):
        return
    holder = possessor(pair.marked, pair.hit.start)
    by = agent_of_noun(pair.marked, pair.target + 1)
    if named(by) and holder.rule != "possessive":
        holder = by
    holder = of if (of := inside(pair.marked, pair.hit.start, pair.target, led=True)).is_actor else holder
    holder = NONE if holder.is_actor and holder.rule not in _OWNING and no_doer(pair, holder) else holder
    same = above and above[0].kind == "attitude" and holder.kind == "actor" and above[0].holder.index == holder.index
    same = same or (holder.kind == "actor" and pair.own(holder) and holder.rule not in ("own words", "attributive"))
    yield from refused(pair, NONE if same else holder, above)


def overdue(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "The deadlock persists thirty years after the adoption of R"."""
    if words("overdue") & set(pair.marked.words(0, len(pair.marked.tokens))):
        yield pair.read(SPEAKER, URGE, "long since adopted, not carried out", 0.55)


def _verb(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    told = pair.marked.row[pair.hit.start].endswith("ing") and "," in pair.marked.words(
        pair.hit.start - 3, pair.hit.start
    )
    for governor in () if told else above:  # "refuses to withdraw, thereby violating R"
        if governor.kind == "dismay":
            break
        against = governor.kind == "attitude" and (governor.stance in NEGATIVE or governor.flips)
        if against or (governor.kind == "refuse" and not governor.flips):
            yield from _condemned(pair, governor)
            return
        if governor.kind == "urge":
            yield from _warned(pair, governor)
            return
    own = subject(pair.marked, pair.hit.start)
    own = owner_of(pair.marked, pair.hit.start) if own.kind == "none" else own
    by = agent(pair.marked, pair.hit.end, 4)
    if named(by) and by.index < pair.target and not passive(pair.marked, pair.hit):
        # "the disregard by Israel of R"
        yield pair.read(by, "violate", f"'{pair.hit.cue.pattern}' by its agent")
        return
    if passive(pair.marked, pair.hit) or not named(own):
        yield from _unnamed(pair, own)
        return
    start = own.index + 1 if own.index >= 0 else pair.hit.start
    if negated(pair.marked, start, pair.hit.start) or denied_before(pair.marked, own.index):
        if own.kind == "actor" and pair.own(own):
            yield pair.read(own, "uphold", "does not act against it", 0.6)
        return
    yield pair.read(own, "violate", f"'{pair.hit.cue.pattern}' with its subject")
    if any(governor.kind == "dismay" for governor in above):
        yield pair.read(SPEAKER, URGE, "regrets the breach", 0.65)


def _unnamed(pair: Pair, own: Holder) -> Iterator[Reading]:
    """ "Certain States ignore R", "this has prevented the implementation of R": who says so wants it carried out."""
    row = pair.marked.words(max(own.index, 0), pair.hit.start)
    if passive(pair.marked, pair.hit) or negated(pair.marked, max(own.index, pair.hit.start - 6), pair.hit.start):
        return
    if words("unreal") & set(row) or pair.marked.line.endswith("?"):
        return
    blamed = any(o.cue.kind == "dismay" or (o.cue.kind == "attitude" and o.cue.stance in NEGATIVE) for o in pair.hits)
    several = own.kind == "generic" and pair.marked.tokens[own.index].text in words("culprits") and blamed
    if several or (own.kind == "none" and "implementation" in pair.marked.words(pair.hit.start, pair.hit.end)):
        yield pair.read(SPEAKER, URGE, "blames those who act against it, nobody named", 0.55)


def _condemned(pair: Pair, governor: Governor) -> Iterator[Reading]:
    """ "Rejects any attempt to undermine R" upholds R; with a name inside, the name stands accused."""
    holder = or_speaker(governor.holder)
    row = pair.marked.words(governor.hit.end, pair.hit.start)
    if any(one in words("assertions") and other == "that" for one, other in pairwise(row)):
        return  # "rejects the suggestion that Chad is violating R"
    accused = _between(pair.marked, governor.hit.end, pair.hit.start)
    if passive(pair.marked, governor.hit):  # "Chad was condemned for violating R"
        if holder.is_actor and not pair.own(holder):
            yield pair.read(holder, "violate", "is condemned for it", 0.65)
        return
    if accused.kind != "actor" and "that" in row[:3]:
        if named(holder):
            yield pair.read(holder, URGE, "deplores that it is breached", 0.65)
        return
    if accused.kind == "actor":
        yield pair.read(accused, "violate", "accused under a condemnation")
        if named(holder):
            yield pair.read(holder, URGE, "deplores the breach", 0.6)
    elif named(holder):
        yield pair.read(holder, "uphold", "against any breach")


def _warned(pair: Pair, governor: Governor) -> Iterator[Reading]:
    """ "Calls on X to stop violating R" accuses X; "calls on all not to undermine R" upholds R."""
    holder = or_speaker(governor.holder)
    accused = _between(pair.marked, governor.hit.end, pair.hit.start)
    row = pair.marked.row
    if not named(holder) or (row[governor.hit.start] == "let" and governor.hit.end == pair.hit.start):
        return  # "let us bury R"
    if governor.hit.cue.form == "predicate":  # "Israel must stop violating R"
        accused = subject(pair.marked, governor.hit.start)
    if accused.kind == "actor" and set(pair.marked.words(governor.hit.end, pair.hit.start)) & words("stop"):
        yield pair.read(accused, "violate", "is asked to stop acting against it", 0.65)
        yield pair.read(holder, URGE, "asks to stop the breach", 0.65)
    else:
        yield pair.read(holder, "uphold", "asks not to act against it", 0.6)


def _denounced(pair: Pair, governor: Governor) -> Iterator[Reading]:
    by, holder = agent_of_noun(pair.marked, pair.target + 1), or_speaker(governor.holder)
    owner = owner_of(pair.marked, pair.hit.start)
    by = owner if owner.index > governor.hit.start else by
    if named(by):
        yield pair.read(by, "violate", "accused under a condemnation")
    if named(holder):
        yield pair.read(holder, URGE, "deplores the breach", 0.6)


def _between(marked: Marked, start: int, end: int) -> Holder:
    """The first State in a condemnation, behind its last "that"."""
    row = marked.words(start, end)
    start += len(row) - row[::-1].index("that") if "that" in row and "§a" in row[::-1][: row[::-1].index("that")] else 0
    for index in range(start, end):
        if marked.tokens[index].text == "§a":
            return Holder("actor", index, "inside the condemnation")
    return NONE


def _phrase(pair: Pair) -> Iterator[Reading]:
    marked, hit = pair.marked, pair.hit
    holder = _doer(pair)
    judged = _judged(pair)
    if judged and not (holder.kind == "actor" and holder.rule in _OWNING and not pair.own(holder)):
        yield pair.read(SPEAKER, "uphold", f"a measure held to be '{hit.cue.pattern}'", 0.55)
        return
    if holder.kind == "none" and not any(token.is_actor for token in marked.tokens):
        holder = Holder("pronoun", 0, "actor of the sentence before")
    if holder.kind == "pronoun" or (holder.kind == "actor" and not pair.own(holder)):
        yield pair.read(holder, "violate", f"'{hit.cue.pattern}'", 0.7)


_OWNING = ("possessor or agent", "possessive", "attributive", "agent after 'by'", "subject before the verb")


def _doer(pair: Pair) -> Holder:
    """Who acts against the text: the owner of "its breach", the subject, a possessor, an agent on either side."""
    marked, hit = pair.marked, pair.hit
    if {"its", "their", "his"} & set(marked.words(hit.start - 3, hit.start + 2)):
        owner = possessor(marked, hit.start + 1)
        if owner.kind in ("actor", "pronoun") and not (owner.kind == "actor" and pair.own(owner)):
            return owner
    if marked.row[hit.start] in _NOUNS and named(by := agent_of_noun(marked, pair.target + 1)):
        return by  # "Lebanon bears responsibility for the violations of R by Israel"
    holder = _invader(marked, subject(marked, hit.start, verb=False))
    if holder.kind == "actor" and (verb := suffers(marked, holder.index, hit.start)) >= 0:
        by, owner = agent(marked, verb), owner_of(marked, hit.start)
        return by if named(by) else owner if owner.index > verb else Holder("generic", verb)
    if holder.kind == "actor" and turns_down(pair, holder):
        return Holder("generic", hit.start)
    if holder.kind == "actor" and no_doer(pair, holder):
        owner, by = owner_of(marked, hit.start), agent_of_noun(marked, pair.target + 1)
        return owner if owner.index > holder.index else by if named(by) else Holder("generic", hit.start)
    if holder.kind in ("none", "text") or (holder.kind == "actor" and pair.own(holder)):
        other = owner_of(marked, hit.start)
        holder = other if named(other) else holder
    if not named(holder) or pair.own(holder):
        by = agent_of_noun(marked, pair.target + 1)
        holder = by if named(by) else _behind_phrase(pair, holder) if not named(holder) else holder
    return holder


def _invader(marked: Marked, holder: Holder) -> Holder:
    """The first State in "Israel invaded Lebanon in violation of R": the nearest one is what its verb met."""
    at = holder.index - 1
    while at > 0 and marked.tokens[at].text == "the":
        at -= 1
    if holder.kind != "actor" or at < 1:
        return holder
    word, before = marked.tokens[at].text, marked.tokens[at - 1].text
    if not (word.endswith(("ed", "ing")) or word in words("past")) or before in words("preposition") | _ARTICLES:
        return holder
    first = subject(marked, at)
    return first if first.kind in ("actor", "generic") else holder


def suffers(marked: Marked, subject_: int, at: int) -> int:
    """The verb in "Lebanon was bombed in violation of R", "Lebanon, bombed by Israel in violation of R", "Lebanon is
    under Israeli occupation", which the subject does not do, or -1."""
    row = marked.words(subject_ + 1, at)
    verb = next((n for n, word in enumerate(row) if n and (word in words("suffered") or word == "under")), -1)
    lead = row[max(verb - 2, 0) : verb]
    passive_ = not words("remaining").isdisjoint(lead) or (lead[-1:] == [","] and row[verb] != "under")
    return subject_ + 1 + verb if verb > 0 and passive_ else -1


def _judged(pair: Pair) -> bool:
    """True for "this would constitute a violation of R", "the plan is contrary to R": a thing is judged."""
    first = pair.marked.tokens[pair.hit.start].text
    row = pair.marked.words(pair.hit.start - 1, pair.hit.start + 1)
    if first == "in" or not words("judging") & set(row) or named(owner_of(pair.marked, pair.hit.start)):
        return False
    return not words("preposition") & set(pair.marked.words(pair.hit.start, pair.hit.end - 1))


def _behind_phrase(pair: Pair, holder: Holder) -> Holder:
    """ "Contrary to R, Israel continued": the subject behind a phrase that opens the sentence."""
    tokens = pair.marked.tokens
    first = next((at for at in range(pair.target + 1, len(tokens)) if tokens[at].text == "§a"), -1)
    if pair.hit.start > 2 or first < 0 or tokens[first - 1].text in words("preposition"):
        return holder
    return Holder("actor", first, "subject after the phrase")


def owner_of(marked: Marked, at: int) -> Holder:
    """The last possessor or agent before a place: "Israel's" or "the Israeli occupation", "the practices of Israel",
    "occupied by Israel"; not in "raids against the Israeli presence"."""
    for index in range(at - 1, -1, -1):
        if marked.tokens[index].text == "§a" and _owns(marked, index, at):
            return Holder("actor", index, "possessor or agent")
    return NONE


def _owns(marked: Marked, index: int, at: int) -> bool:
    lead, follow = led(marked, index), marked.row[index + 1] if index + 1 < at else ""
    if follow == "'s":
        return True
    if follow in deeds() | works():
        return lead not in words("scene")
    if lead == "of":
        return bool(words("conduct").intersection(marked.words(index - 3, index)))
    return index == 0 or lead == "by"


def led(marked: Marked, index: int) -> str:
    """The word before an actor and its article, if any."""
    before = marked.words(index - 2, index)
    while before[-1:] == ["the"]:
        before = before[:-1]
    return before[-1] if before else ""
