"""Who only speaks of a breach, or suffers one: "Lebanon reported 300 violations of R", "Zambia was the victim of raids
in defiance of R"."""

from collections.abc import Sequence

from .agents import agent
from .cues import NEGATIVE, Hit
from .governors import Governor
from .holders import Holder
from .links import passive
from .marking import Marked
from .reading import Pair, named
from .words import words

__all__ = ["denouncing", "no_doer", "tells_of", "turns_down"]

_BLAMES = frozenset(["condemn", "denounce", "deplore", "regret", "criticize", "protest"])
_OPENING = frozenset(["the", "a", "an", "any", "every", "all", "such"])


def no_doer(pair: Pair, holder: Holder) -> bool:
    """Whether the subject of a sentence with a breach in it is not the one who commits it.

    A breach that is a noun is the subject's where the verb says so ("commits", "is guilty of"); one told beside the
    verb ("in defiance of R") is its, unless it only suffers or judges.
    """
    marked, hit = pair.marked, pair.hit
    if not 0 <= holder.index < hit.start:
        return False
    row = marked.words(holder.index + 1, hit.start)
    views = (o for o in pair.hits if o.cue.kind == "view" and holder.index < o.start < hit.start)
    judges = any(
        marked.row[view.start] not in words("holding")
        and not passive(marked, view)
        and "," not in marked.words(view.end, hit.start)
        for view in views
    )
    judges = judges or ("," not in row and _holds_to_be(row))
    tells = "§a" in row and not words("reporting-of").isdisjoint(
        row
    )  # "Egypt draws attention to the presence of Israel"
    if judges or tells or not words("suffering").isdisjoint(row):
        return True
    return _is_noun(marked.words(hit.start, hit.end)) and _speaks(row)


def tells_of(marked: Marked, hits: tuple[Hit, ...], hit: Hit, holder: int) -> bool:
    """Whether the actor at a token only speaks of the breach of a cue, or suffers it."""
    return no_doer(Pair(marked, hits, hit, -1), Holder("actor", holder))


def denouncing(pair: Pair, above: Sequence[Governor]) -> Governor | None:
    """The verb in "Peru denounced the violation of R", whose subject is not the culprit."""
    governor = above[0] if above else None
    if governor is None or governor.kind != "attitude" or governor.stance not in NEGATIVE or governor.flips:
        return None
    between = pair.marked.words(governor.hit.end, pair.hit.start)
    noun = pair.marked.row[pair.hit.start] != "in" and words("preposition").isdisjoint(between)
    fits = (
        governor.hit.cue.form == "verb"
        and not passive(pair.marked, governor.hit)
        and "," not in between
        and (noun or governor.stance in _BLAMES)
    )
    return governor if fits else None


def turns_down(pair: Pair, holder: Holder) -> bool:
    """ "The Comoros rejects the referendum held by France in violation of R": either may have acted against R."""
    marked, hit = pair.marked, pair.hit
    verbs = (o for o in pair.hits if holder.index < o.start < hit.start and o.cue.form == "verb")
    return any(
        verb.cue.stance in NEGATIVE - _BLAMES and not passive(marked, verb) and named(agent(marked, verb.end))
        for verb in verbs
    )


def _holds_to_be(row: Sequence[str]) -> bool:
    """ "Holds the annexation to be in breach of R", against "was held to be"."""
    at = next((at for at, word in enumerate(row) if word in words("holding")), -1)
    return at >= 0 and row[-2:] == ["to", "be"] and row[at - 1 : at] != ["been"] and words("be").isdisjoint(row[:at])


def _is_noun(row: Sequence[str]) -> bool:
    """ "Violations of", "a breach of", against "in breach of", "is a breach of"."""
    return row[-1:] in (["of"], ["to"]) and row[0] not in words("preposition") | words("judging") | {"as", "contrary"}


def _speaks(row: Sequence[str]) -> bool:
    """Whether a verb other than one of committing stands between a subject and the noun of a breach."""
    last = max((at for at, word in enumerate(row) if word in _OPENING), default=-1)
    verb = row[:last] if last >= 0 else row  # what stands behind an article are adjectives: "the continued breach of R"
    if row[:1] == ["'s"] or not words("committing").isdisjoint(verb):
        return False
    small = words("auxiliary") | words("preposition") | _OPENING | {"that"}
    return any(word in small or (word.endswith("ed") and word not in words("transparent")) for word in row)
