"""From which chance on the learned reader proposes a stance that the rules did not read.

Its chances are those of a sentence at large. Where words say that nothing is meant, a stance must be likelier than
elsewhere.
"""

from collections.abc import Iterator

from . import agents, learned_seats, left_out, occasions, unnamed
from .attributed import for_whom
from .behind import at_fault, means_noun
from .beside import asks_beside, fell, only_named
from .compliance import on_errand
from .cues import Hit
from .culprits import tells_of
from .echoes import does_otherwise
from .holders import Holder
from .learned_seats import UNNAMED, Candidate
from .links import passive
from .marking import Marked
from .predicates import falls_short
from .scare_quotes import scare_quoted
from .unsaid import ended, framed, freed, not_asked, pretext, suffered, unwanted

__all__ = ["least"]

_FRAMED = 0.9  # behind words that deny or suppose, or that say it of something or somebody else
_NEVER = 1.1  # for praise between scare quotes, and for a stance that is given up
_SINCE = 2  # sentences since a text was named in which something else may have been spoken of
_INTRODUCED = 6  # last words of the sentence before, in which it is introduced
_MADE = frozenset(["initiate", "coSponsor"])  # stances of makers
_BY_THE_WAY = frozenset([",", "as", "jointly", "originally", "first"])  # between a text and who made it


def least(candidate: Candidate, family: str, add: float) -> float:
    """The chance from which a stance of this family is proposed. add: the chance from which any is."""
    places = candidate.text.places
    holder = learned_seats.nearest(candidate.seat, candidate.text)[0].token
    if not places:  # a sentence that names a text speaks of that one
        doubtful = candidate.seat.scene.here or _on_another_occasion(candidate, family, holder)
        return _FRAMED if doubtful or _of_another_it(candidate, family, holder) else add
    hit = learned_seats.cue(candidate.seat, places[0], family)
    marked = candidate.seat.scene.marked
    if family == "urges":
        # "I reject the suggestion that Chad is breaking R"; "R remains a dead letter because of Israel" blames only
        blamed = hit is not None and hit.cue.kind == "unfulfilled" and holder == UNNAMED and at_fault(marked).is_actor
        borne = any(
            each.cue.kind == "comply"
            and (suffered(marked, each.start) or not_asked(marked, each.start, max(each.end, places[0] + 1)))
            for each in candidate.seat.scene.hits
        )
        borne = borne or unwanted(marked, places[0]) or (hit is None and framed(marked, places[0], holder))
        return _FRAMED if blamed or borne else add
    if hit and family in ("supports", "implements") and scare_quoted(marked, hit.start, holder):
        return _NEVER
    if _over(candidate, family, holder):
        return _NEVER
    if any(_elsewhere(candidate, family, holder, hit)):
        return _FRAMED
    return add


def _on_another_occasion(candidate: Candidate, family: str, holder: int) -> bool:
    """True for a vote of another year: "in earlier years Norway abstained"."""
    marked, hit = candidate.seat.scene.marked, learned_seats.cue(candidate.seat, max(holder, 0), family)
    return hit is not None and hit.cue.kind == "act" and occasions.on_another(marked, hit)


def _of_another_it(candidate: Candidate, family: str, holder: int) -> bool:
    """True for "Israel has built a wall. We condemn it" where the text was named before: the wall may be meant."""
    hit = learned_seats.cue(candidate.seat, max(holder, 0), family)
    scene = candidate.seat.scene
    if hit is None or candidate.text.distance < _SINCE or scene.marked.words(hit.end, hit.end + 1) != ["it"]:
        return False
    return not {"a", "an"}.isdisjoint(scene.past.words[-_INTRODUCED:])


def _over(candidate: Candidate, family: str, holder: int) -> bool:
    """True for "has withdrawn its reservations on R", "its support for R", for who did not in "all but Cuba voted" or
    "Chad complied, Peru did not", and whose delegate speaks for an organ, and for "on behalf of the European Union, I
    reject R"."""
    scene = candidate.seat.scene
    marked, target, against = scene.marked, candidate.text.places[0], family == "reserves"
    if candidate.seat.own and holder >= 0 and for_whom(marked, Holder("actor", holder)).index != holder:
        return True
    if marked.words(holder + 1, holder + 2) == [","] and unnamed.speaks_for_organ(marked, holder + 1) >= 0:
        return True
    if family in ("supports", "implements") and holder >= 0 and does_otherwise(marked, holder):
        return True
    if family == "supports" and holder >= 0 and left_out.of_all(marked, holder):
        return True
    if not against and family != "supports":
        return False
    said = (hit for hit, each in zip(scene.hits, scene.families, strict=True) if each == family)
    return any(ended(marked, hit, target, against=against) for hit in said)


def _elsewhere(candidate: Candidate, family: str, holder: int, hit: Hit | None) -> Iterator[bool]:
    """Whether words say that the stance is not meant, not the text's, or not the holder's."""
    scene, places = candidate.seat.scene, candidate.text.places
    yield only_named(scene.marked, places, family)
    yield framed(scene.marked, places[0], holder)
    yield family == "defies" and holder >= 0 and freed(scene.marked, holder, places[0])
    if hit:
        yield family in ("supports", "implements") and framed(scene.marked, hit.start, holder)
        if holder == UNNAMED:  # nobody votes or sponsors whom no word names
            yield hit.cue.kind == "act" or _by_somebody(scene.marked, hit)
        yield means_noun(scene.marked, places[-1], hit.start)
        yield family == "defies" and tells_of(scene.marked, scene.hits, hit, holder)
        yield family == "implements" and on_errand(scene.marked, hit.start)
        yield agents.of_another(scene.marked, hit.end, holder)
        yield family == "supports" and _claimed(scene.marked, places[-1], hit)
        yield family == "supports" and falls_short(scene.marked, places[0], hit)
        yield scene.marked.words(hit.end, hit.end + 1) == ["it"] and asks_beside(scene.marked, places[0])
        yield family == "supports" and fell(scene.marked, hit, places[0])
    yield family == "supports" and pretext(scene.marked, places[0])


def _by_somebody(marked: Marked, hit: Hit) -> bool:
    """True for "R was accepted by both Governments"."""
    return passive(marked, hit) and marked.words(hit.end, hit.end + 1) == ["by"]


def _claimed(marked: Marked, target: int, hit: Hit) -> bool:
    """True for "the resolution, as initiated by the EU": a claim, no position (domain brief, fact 8)."""
    if hit.cue.stance not in _MADE or hit.start < target:
        return False
    by, between = "by" in marked.words(hit.end - 1, hit.end + 1), marked.words(target + 1, hit.start)
    return by and "as" in between and _BY_THE_WAY.issuperset(between)
