"""Carrying a text out: doing it, promising it, demanding it, refusing it."""

from collections.abc import Iterator, Sequence

from .beside import on_paper
from .cues import NEGATIVE
from .governors import Governor, waived
from .holders import Holder, behind_subject, subject
from .links import passive
from .marking import Marked
from .negation import denied_before, joined, negated, none_of, said_to_be
from .openings import behind_opening
from .owners import possessor
from .reading import SPEAKER, URGE, Pair, Reading, named, or_speaker
from .unsaid import forbidden
from .words import words

__all__ = ["demanded", "demander", "find", "on_errand", "refused"]

_COMPLAINT = 14  # tokens before the implementation in which a complaint counts
_PRAISE = frozenset(["welcome", "commend", "appreciate"])
_NEAR = 6  # tokens between an objection and the implementation objected to
_PURPOSE = (("to",), ("in", "order", "to"))
_HAS = (("has",), ("have",), ("had",))
_CLAUSE = 24  # tokens in which the verb of a long subject may come
_ERRAND = 5  # tokens before a deed in which it is told who was sent to do it
_TOWARDS = ("to", "towards", "toward", "about")  # between a deed and the implementation that it is for


def demander(above: Sequence[Governor]) -> Holder | None:
    """The holder of the outermost demand above a cue; the speaker when nobody is named; `None` without a demand."""
    urges = [governor for governor in above if governor.kind == "urge"]
    if not urges:
        return None
    outer = urges[-1]
    modal = any(governor.hit.cue.form == "predicate" for governor in urges)
    if outer.hit.cue.form == "predicate" or (outer.holder.kind in ("none", "generic") and modal):
        return SPEAKER
    return or_speaker(outer.holder)


def find(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """Readings of "implement R", "compliance with R" and their like, by what stands above them."""
    if waived(above):
        return
    inner = above[0] if above else None
    cue = pair.hit.cue
    if inner is not None and inner.kind in ("refuse", "failure") and not inner.flips:
        yield from refused(pair, inner.holder, above[1:])
        return
    if (
        inner is not None
        and inner.kind in ("attitude", "dismay")
        and "that" in pair.marked.words(inner.hit.end, pair.hit.start)
    ):
        own = subject(pair.marked, pair.hit.start)
        if own.kind == "actor" and negated(pair.marked, own.index + 1, pair.hit.start):
            yield from refused(pair, own, above)
            return
    asked = demander(above)
    if _untouched(pair):
        idle, row = subject(pair.marked, pair.hit.start), pair.marked.words(0, pair.hit.start)
        idles = idle.kind == "actor" and not pair.own(idle) and row[-1] in _TOWARDS
        if idles and "been" not in row[idle.index :]:
            yield pair.read(idle, "violate", "does nothing to carry it out", 0.7)
        else:
            yield pair.read(SPEAKER, URGE, "nothing done to carry it out", 0.65)
    elif any(governor.kind == "dismay" for governor in above) and _lacking(pair, above):
        yield pair.read(SPEAKER, URGE, "regrets the lack of progress", 0.65)
    elif asked is not None:
        if named(asked) and forbidden(pair.marked, pair.hit.start, pair.target + 1):
            yield pair.read(asked, "oppose", "asks that it be not carried out", 0.6)
        elif named(asked):
            yield pair.read(asked, URGE, f"demand above '{cue.pattern}'")
    elif inner is not None and inner.stance == "accept" and named(inner.holder) and inner.between <= 2:
        yield pair.read(inner.holder, "violate" if inner.flips else "implement", f"agreed to '{cue.pattern}'")
    elif inner is not None and inner.kind == "attitude":
        yield from _judged(pair, above)
    elif inner is not None and inner.kind == "commit" and named(inner.holder):
        flips = inner.flips or negated(pair.marked, inner.hit.end, pair.hit.start)  # "decided to no longer comply"
        stance = "violate" if flips else "support" if pair.text_is("mechanism") else "implement"
        yield pair.read(inner.holder, stance, f"commitment to '{cue.pattern}'")
    elif cue.form == "noun":
        yield from _bare_noun(pair)
    else:
        yield from _done(pair)


def _untouched(pair: Pair) -> bool:
    """ "Nothing has been done to implement R", "Portugal has taken no action to implement R"."""
    row = set(pair.marked.words(pair.hit.start - 8, pair.hit.start))
    return bool(row & words("lacking")) and bool(row & words("done")) and "more" not in row


def _lacking(pair: Pair, above: Sequence[Governor]) -> bool:
    """ "We are concerned that hardly any progress has been made in giving effect to R"."""
    first = min(governor.hit.end for governor in above if governor.kind == "dismay")
    return bool(set(pair.marked.words(first, pair.hit.start)) & words("lacking"))


def _done(pair: Pair) -> Iterator[Reading]:
    """ "Iraq has complied with R", "Iraq does not comply with R"."""
    marked, hit = pair.marked, pair.hit
    own = subject(marked, hit.start)
    if own.kind == "none" and hit.start <= 1 and marked.tokens[hit.start].text.endswith("ing"):
        own = behind_opening(marked, pair.target)
    if marked.row[: hit.start] in _PURPOSE:  # "In order to comply with R, Japan has ..."
        does = behind_opening(marked, pair.target)
        done = does.is_actor and marked.row[does.index + 1 : does.index + 2] in _HAS
        own = does if done else own
    infinitive = hit.start > 1 and marked.tokens[hit.start - 1].text == "to" and marked.tokens[hit.start - 2].is_actor
    if own.kind == "generic" and {"if", "had"} <= set(marked.words(hit.start - 10, hit.start)):
        yield pair.read(SPEAKER, URGE, "wishes it had been carried out", 0.6)
    if own.kind in ("none", "generic") and not passive(marked, hit) and not infinitive:
        yield pair.read(SPEAKER, URGE, f"speaks of '{hit.cue.pattern}', nobody named", 0.4)
    if passive(marked, hit) or infinitive or not named(own) or on_errand(marked, hit.start):
        return
    start = behind_subject(marked, own, hit.start) if 0 <= own.index < hit.start else max(hit.start - 3, 0)
    start = max(start, joined(marked, hit.start))
    if said_to_be(marked, start, hit.start, "advised"):
        yield pair.read(SPEAKER, URGE, f"advice above '{hit.cue.pattern}'", 0.6)
        return
    late = said_to_be(marked, start, hit.start, "pending")
    if late and pair.own(own):
        return
    denied = negated(marked, start, hit.start) or none_of(pair.between)
    denied = denied or "neither" in marked.words(hit.start, pair.target)  # "complies neither with R nor with S"
    if late or denied or denied_before(marked, own.index):
        yield pair.read(own, "refuseImplementation" if pair.own(own) else "violate", f"does not '{hit.cue.pattern}'")
    else:
        yield pair.read(own, "implement", f"'{hit.cue.pattern}' with its subject")


def on_errand(marked: Marked, at: int) -> bool:
    """True for "expelled the mission sent to implement R": who is sent carries it out, not the subject."""
    row = marked.words(at - _ERRAND, at)
    if row[-1:] != ["to"] or words("errand").isdisjoint(row[-2:-1]):
        return False
    return words("auxiliary").isdisjoint(row[-3:-2]) and words("steps").isdisjoint(row)


def _bare_noun(pair: Pair) -> Iterator[Reading]:
    """ "Our implementation of R"; "the implementation of R must be ensured", "... would bring peace"."""
    marked, hit, target = pair.marked, pair.hit, pair.target
    own = possessor(marked, hit.start)
    if own.rule in ("own words", "possessive", "attributive") and not negated(marked, hit.start - 5, hit.start):
        yield pair.read(own, "implement", f"own '{hit.cue.pattern}'", 0.65)
        return
    judged = [other for other in pair.cues_behind(10) if other.cue.form == "predicate"]
    if any(other.cue.kind in ("urge", "attitude") for other in judged):
        yield pair.read(SPEAKER, URGE, "implementation is called for", 0.65)
        return
    if set(marked.words(hit.start - 4, hit.start)) & words("only"):
        yield pair.read(SPEAKER, URGE, "nothing without its implementation", 0.6)
        return
    lead = set(marked.words(hit.start - 4, hit.start)) & words("linked")
    if lead and words("complaint") & set(marked.words(hit.start - _COMPLAINT, hit.start)):
        yield pair.read(SPEAKER, URGE, "complains of how it is carried out", 0.55)
    elif not lead:
        helps = set(marked.words(target + 1, target + _CLAUSE)) & words("helps")
        rule = "its implementation would help" if helps else "speaks of its implementation"
        yield pair.read(SPEAKER, URGE, rule, 0.5 if helps else 0.4)


def _goes_on(above: Sequence[Governor]) -> bool:
    """True for "will continue to support the implementation of R"."""
    return len(above) > 1 and above[1].kind == "commit" and above[1].between <= 2 and named(above[1].holder)


def _judged(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "We support the implementation of R", "we oppose the implementation of R"."""
    inner = above[0]
    holder = or_speaker(inner.holder)
    praised = next((at for at in range(inner.hit.end, pair.hit.start) if pair.marked.tokens[at].text == "§a"), -1)
    if not words("talks").isdisjoint(pair.marked.words(praised, pair.hit.start)) and praised >= 0:
        return  # "we thank Chile for its patience in the talks on the implementation of R"
    if praised >= 0 and "for" in pair.marked.words(praised, pair.hit.start) and inner.stance not in NEGATIVE:
        yield pair.read(Holder("actor", praised, "praised for it"), "implement", "praised for its implementation", 0.65)
        return
    row = pair.marked.words(inner.hit.end - 1, pair.hit.start)
    if not named(holder) or on_paper(row):
        return
    if inner.stance not in NEGATIVE and _goes_on(above):
        yield pair.read(above[1].holder, "implement", "will go on supporting its implementation", 0.65)
    elif inner.stance in _PRAISE and not inner.flips:
        yield pair.read(holder, inner.stance, "glad of what is done to carry it out", 0.6)
    elif inner.stance not in NEGATIVE:
        yield pair.read(holder, URGE, "for its implementation", 0.65)
    elif set(row) & (words("lacking") | words("unequal") | {"that"}):
        yield pair.read(holder, URGE, "deplores what keeps it from being carried out", 0.6)
    elif not inner.flips and inner.between <= _NEAR and not set(row) & {",", "and", "by", "in", "over"}:
        yield pair.read(holder, "oppose", "against its implementation", 0.6)


def refused(pair: Pair, holder: Holder, outer: Sequence[Governor]) -> Iterator[Reading]:
    """Somebody refuses or fails; who blames that demands compliance (gold guide)."""
    if denied_before(pair.marked, holder.index):
        return  # "neither Chile nor Peru refuses"
    regretted = [g for g in outer if g.kind == "dismay" or (g.kind == "attitude" and g.stance in NEGATIVE)]
    blamer = or_speaker(regretted[0].holder) if regretted and regretted[0].hit.cue.form == "verb" else SPEAKER
    if named(holder):
        stance = "refuseImplementation" if pair.own(holder) else "violate"
        yield pair.read(holder, stance, "refuses or fails to carry it out")
        if regretted:
            yield pair.read(SPEAKER, URGE, "regrets that it is not carried out", 0.7)
    elif holder.kind in ("none", "generic", "organ"):
        yield pair.read(blamer if named(blamer) else SPEAKER, URGE, "regrets that it is not carried out", 0.5)


def demanded(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Insists on R", "calls for R to be carried out"."""
    follow = set(pair.marked.words(pair.target + 1, pair.target + 8))
    firm = "firm" in pair.hit.cue.marks
    if any(other.cue.stance == "requestWithdrawal" or other.cue.kind == "lift" for other in pair.cues_behind(6)):
        return  # "demands that the sanctions of R be lifted"
    if ({"be"} & follow and words("handled") & follow) or {"how", "whether"} & set(pair.between):
        return  # "request that R be discussed under item 4", "asks how paragraph 3 is to be understood"
    coming = _to_come(pair)
    if not firm and not coming and not {"be", "implemented"} & follow:
        return
    holder = or_speaker(demander(above) or subject(pair.marked, pair.hit.start))
    if named(holder) and coming:
        yield pair.read(holder, "support", "asks for such a text", 0.6)
    elif named(holder):
        yield pair.read(holder, URGE, "demands the text", 0.6)


def _to_come(pair: Pair) -> bool:
    """True for "press for a Council resolution", "look forward to a resolution on": no text is there yet."""
    reference = pair.marked.tokens[pair.target].references[0]
    article = reference.printed.lower().startswith(("a ", "an ")) or bool({"a", "an"} & set(pair.between))
    return not reference.symbol and article and "coming" in pair.hit.cue.marks and len(pair.between) <= 4
