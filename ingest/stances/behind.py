"""Cues that stand behind their text: passives, relative clauses, "remains a dead letter", "will not be received"."""

from collections.abc import Iterator

from . import left_out
from .agents import agent
from .attitudes import FOR, NEGATED
from .beside import brought_about, of_paper
from .cues import NEGATIVE
from .holders import APPOSED, NONE, Holder, subject
from .links import passive
from .marking import Marked
from .negation import negated, none_of
from .patterns import found
from .predicates import belongs_to, object_of
from .reading import SPEAKER, URGE, Pair, Reading, named
from .unsaid import forbidden
from .words import words

__all__ = ["at_fault", "attitude", "barred", "compliance", "lifted", "means_noun", "turned_away", "unfulfilled"]

_WELCOME = frozenset(["welcome", "appreciate", "commend"])
_ACTIVE = frozenset(["it", "they", "we", "he", "she", "§a", "§s"])
_PLACES = frozenset(["in", "under", "after", "during", "through"])
_ARTICLES = frozenset(["a", "an"])
_WOULD = frozenset(["would", "could", "might"])
_CAUSE = 8  # tokens from "because of" to the fault
_OBJECTS = (["the"], ["a"], ["an"], ["its"], ["their"], ["this"], ["that"])


def unfulfilled(pair: Pair) -> Iterator[Reading]:
    """ "R has remained a dead letter"; "R has not been implemented by France" accuses France."""
    if not _WOULD.isdisjoint(pair.between[-2:]):
        return  # "were it adopted, R would remain a dead letter"
    by = agent(pair.marked, pair.hit.end - 1, 5)
    by = by if by.kind == "actor" else at_fault(pair.marked)
    if by.kind == "actor" and not pair.own(by):
        yield pair.read(by, "violate", "not carried out, agent named", 0.7)
    else:
        yield pair.read(SPEAKER, URGE, "not carried out yet", 0.65)


def at_fault(marked: Marked) -> Holder:
    """Who is blamed in "because of the intransigence of Israel", "owing to Israel's refusal"; not after "not"."""
    row = marked.row
    for at in (at for at, word in enumerate(row) if word in words("fault")):
        cause = next((n for n in range(at - 1, max(at - _CAUSE, -1), -1) if row[n] in words("cause")), -1)
        if cause < 0 or row[max(cause - 1, 0)] in words("denial"):
            continue
        near = range(at + 2, min(at + 4, len(row))) if row[at + 1 : at + 2] == ("of",) else range(cause + 1, at)
        blamed = next((n for n in near if row[n] == "§a"), -1)
        if blamed >= 0:
            return Holder("actor", blamed, "at fault")
    return NONE


def lifted(pair: Pair) -> Iterator[Reading]:
    """ "The sanctions imposed by R should be lifted"."""
    before = pair.marked.tokens[max(pair.target - 7, 0) : pair.target]
    imposed = any(t.text in words("imposed") or any(r.kind == "mechanism" for r in t.references) for t in before)
    if imposed and words("be") & set(pair.between) and _demanded(pair):
        yield pair.read(_demander(pair), "reserve", "asks to lift what the text imposes", 0.65)


def barred(pair: Pair) -> Iterator[Reading]:
    """ "Technical cooperation is out of the question", "would be possible": said of mechanisms and mandates."""
    if pair.text_is("mechanism", "mandate") and belongs_to(pair.marked, pair.target) == "text":
        yield pair.read(SPEAKER, pair.hit.cue.stance, f"predicate '{pair.hit.cue.pattern}'", 0.7)


def turned_away(pair: Pair) -> Iterator[Reading]:
    """ "The mission will not be received", "no request from it will be entertained"."""
    marked = pair.marked
    refused = negated(marked, pair.target + 1, pair.hit.start)
    lead = set(marked.words(pair.target - 5, pair.target))
    refused = (refused or bool(lead & {"no", "nor"})) and lead.isdisjoint(words("answers"))
    if refused and words("be") & set(pair.between):
        by = agent(marked, pair.hit.end)
        yield pair.read(by if named(by) else SPEAKER, "refuseCooperation", "turned away", 0.65)


def attitude(pair: Pair) -> Iterator[Reading]:
    """ "R was rejected by Israel", "R, which we fully support"."""
    marked, hit = pair.marked, pair.hit
    stance = hit.cue.stance
    if hit.start == pair.target + 1 and marked.tokens[hit.start].text.endswith("ing"):
        return  # "R, calling for the withdrawal of the forces": what the text itself says
    by_whom = marked.tokens[hit.start].text.endswith("ed") and marked.words(hit.end, hit.end + 1) == ["by"]
    if passive(marked, hit) or by_whom or (hit.start - pair.target <= 2 and not _ACTIVE & set(pair.between)):
        if stance in ("uphold", "accept", "support") and set(pair.between) & words("must"):
            if _putative(pair):
                return
            yield pair.read(SPEAKER, URGE, "must be upheld", 0.65)
            return
        if stance == "requestWithdrawal" and _demanded(pair) and not {"§o", "that"} & set(pair.between):
            yield pair.read(_demander(pair), stance, "asks that it be taken back", 0.75)
            return
        holder, rule = agent(marked, hit.end), f"passive '{hit.cue.pattern}'"
        flips = negated(marked, pair.target + 1, hit.start)
    else:
        holder, rule = subject(marked, hit.start), f"relative clause '{hit.cue.pattern}'"
        if not _opened(pair, holder):
            return
        begin = holder.index + 1
        if holder.rule == APPOSED:
            begin = max(at for at in range(begin, hit.start) if marked.tokens[at].text == ",")
        flips = holder.index > pair.target and negated(marked, begin, hit.start)
    if hit.cue.kind == "recognize":
        stance = "nonRecognition" if flips else "accept"
    elif flips:
        stance = NEGATED.get(stance, "")
    under = object_of(pair)
    if under == "breach" and stance in NEGATIVE and named(holder):
        stance, rule = URGE, "deplores that it is not carried out"
    elif under or (stance in _WELCOME and brought_about(pair.marked, pair.target)):
        return  # "Israel's rejection of R was regretted by Lebanon"
    if stance in FOR and left_out.on_terms(marked, max(holder.index, hit.end - 1)):
        stance = "conditionalAcceptance"  # "R can be accepted by Peru only if"
    if stance and named(holder):
        yield pair.read(holder, stance, rule, 0.7)


def _putative(pair: Pair) -> bool:
    """True for "we regret that R should be invoked": nothing is asked for."""
    felt = any(h.end <= pair.target and (h.cue.kind == "dismay" or h.cue.stance in NEGATIVE) for h in pair.hits)
    return felt and "should" in pair.between and "that" in pair.marked.words(pair.target - 4, pair.target)


def _opened(pair: Pair, holder: Holder) -> bool:
    """True when a relative pronoun makes the text the object of the clause."""
    if 0 <= holder.index < pair.target:
        return False
    marked, target = pair.marked, pair.target
    edge = holder.index if holder.index > target else pair.hit.start
    near = range(max(edge - 3, target + 1), edge)
    if (at := next((at for at in near if marked.row[at] in words("relative-object")), 0)) > 0:
        if marked.row[at] == "that" and any(h.cue.form == "verb" and h.end in (at, at + 1) for h in pair.hits):
            return False  # "R has caused suffering, and we regret that Chad rejects every compromise"
        if _means_noun(marked, at):
            return False
        whole = of_paper(marked, target) or words("parts").isdisjoint(marked.row[target:at])
        if whole and found("beside", "relative", "has-object", marked.stretch(target + 1, at)):
            return False  # "the report on R contains inaccuracies, which we reject"
        return marked.row[at - 1] not in _PLACES  # "R, in which Chile condemned the raid"
    if edge > target + 1 and _shares_relative(pair, edge):
        return True
    # "whose appointment under R it opposed"
    return edge == target + 1 and bool(set(marked.words(target - 7, target)) & {"whose", "which"})


def _means_noun(marked: Marked, at: int) -> bool:
    """True for the relative pronoun of "R does not apply, a contention which we reject": it means another noun."""
    row = marked.words(at - 4, at)
    return row[-1] not in words("text-noun") and "," in row and not _ARTICLES.isdisjoint(row)


def means_noun(marked: Marked, target: int, verb: int) -> bool:
    """Whether a relative pronoun between a text and a verb means another noun: "in keeping with R, a fact which Chad
    ignores"."""
    relative = words("relative-object")
    return any(marked.row[at] in relative and _means_noun(marked, at) for at in range(target + 1, verb))


def _shares_relative(pair: Pair, edge: int) -> bool:
    """True for the second verb of "R, which Israel opposed and Cuba supported": its subject begins at `edge`."""
    marked, target = pair.marked, pair.target
    start = edge - 1 if marked.row[edge - 1] == "the" else edge
    if marked.row[start - 1] not in ("and", "but") or marked.words(pair.hit.end, pair.hit.end + 1) in _OBJECTS:
        return False
    before = start - 2 if marked.row[start - 2] == "," else start - 1
    first = next((hit.start for hit in pair.hits if hit.end == before and hit.cue.form == "verb"), target)
    opened = not set(marked.words(target + 1, min(target + 3, first))).isdisjoint(words("relative-object"))
    return opened and subject(marked, first).is_actor


def compliance(pair: Pair) -> Iterator[Reading]:
    """ "R must be implemented", "R was ignored by Israel", "R, which Israel refuses to implement"."""
    marked, target = pair.marked, pair.target
    between = pair.between
    seen = not between and target > 0 and marked.tokens[target - 1].text in words("see")
    done = passive(marked, pair.hit) or bool(words("be") & set(between))
    done = done and not any(_other_subject(marked, at) for at in range(target + 1, pair.hit.start))
    if seen or (done and _participle(marked.tokens[pair.hit.start].text)):
        yield from _passive(pair)
    elif set(between) & (words("relative-object") | {"whose"}) and not means_noun(marked, target, pair.hit.start):
        own = subject(marked, pair.hit.start)
        if own.kind in ("actor", "pronoun") and own.index > target:
            yield from _relative(pair, own)


def _other_subject(marked: Marked, index: int) -> bool:
    """True at a comma behind which an organ or an actor acts: "R, this Assembly pointed the way"."""
    row = marked.words(index, index + 4)
    row = [word for word in row if word not in ("the", "this", "our")]
    if len(row) < 3 or row[0] != "," or row[1] not in ("§o", "§a", "§s") or not row[2].isalpha():
        return False
    return row[2].endswith("ed") and not row[2].endswith("eed")


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in words("participle")


def _relative(pair: Pair, own: Holder) -> Iterator[Reading]:
    follow = pair.marked.words(pair.hit.end, pair.hit.end + 1)
    if follow in (["a"], ["an"], ["the"]) or (follow == ["to"] and "apply" in pair.hit.cue.lemmas):
        return  # "R against us, who did no more than carry out a test", "R, which does not apply to us"
    inside = [h.cue.kind for h in pair.hits if pair.target < h.start < pair.hit.start]
    refused = "refuse" in inside or "failure" in inside
    flips = negated(pair.marked, own.index + 1, pair.hit.start)
    if pair.hit.cue.kind == "breach" or refused != flips:
        yield pair.read(own, "violate", "relative clause, not carried out", 0.7)
    elif "urge" not in inside:
        yield pair.read(own, "implement", "relative clause, carried out", 0.65)


def _passive(pair: Pair) -> Iterator[Reading]:
    marked, target, between = pair.marked, pair.target, set(pair.between)
    by = agent(marked, pair.hit.end)
    flips = negated(marked, target + 1, pair.hit.start) or none_of(_head(pair))
    against = pair.hit.cue.kind == "breach"
    if not against and flips and between & words("refusing"):
        stance = "refuseImplementation" if between & words("not-available") else "reject"
        yield pair.read(by if named(by) else SPEAKER, stance, "will not be carried out", 0.65)
    elif not against and _waived(pair):
        return
    elif not against and _demanded(pair):
        denied = forbidden(marked, pair.hit.start, pair.hit.end)
        rule = "must not be carried out" if denied else "must be carried out"
        yield pair.read(_demander(pair), "oppose" if denied else URGE, rule)
    elif against or flips:
        if named(by):
            yield pair.read(by, "violate", "not carried out, agent named")
        elif not against or not words("unreal") & {*between, *marked.words(0, target)[:1]}:
            yield pair.read(SPEAKER, URGE, "not carried out", 0.6)
    elif named(by):
        yield pair.read(by, "implement", "carried out, agent named", 0.65)


def _head(pair: Pair) -> list[str]:
    """The words right before the text, not past a comma or a "that"."""
    row = pair.marked.words(pair.target - 8, pair.target)
    last = max((at for at, word in enumerate(row) if word in (",", "that")), default=-1)
    return row[last + 1 :]


def _demander(pair: Pair) -> Holder:
    """The subject of the demand above the text; the speaker when nobody is named."""
    for other in reversed(pair.hits):
        if other.cue.kind == "urge" and other.cue.form == "verb" and pair.target - 12 <= other.start < pair.hit.start:
            holder = subject(pair.marked, other.start)
            return holder if named(holder) and not _bound(pair, holder, other.start) else SPEAKER
    return SPEAKER


def _bound(pair: Pair, holder: Holder, at: int) -> bool:
    """True for "France must see to it that R is respected": another State is asked to ask."""
    row = pair.marked.words(holder.index + 1, at) if 0 <= holder.index < at and not pair.own(holder) else []
    last = max((at for at, word in enumerate(row) if word == ","), default=-1)
    return not {"like", "that"} & set(row) and not words("bound").isdisjoint(row[last + 1 :])


def _waived(pair: Pair) -> bool:
    """ "We do not demand that R be applied": a demand before the text, said not to be made; "R need not be applied"."""
    if found("unsaid", "before", "needless", pair.marked.stretch(pair.target + 1, pair.hit.start)):
        return True
    near = [h for h in pair.hits if h.cue.kind == "urge" and pair.target - 12 <= h.start < pair.target]
    return bool(near) and negated(pair.marked, near[-1].start - 3, near[-1].start)


def _was(marked: Marked, at: int) -> bool:
    """ "The Secretary-General was asked to report": told of the past, no demand of the speaker."""
    return marked.tokens[at].text.endswith("ed") and marked.words(at - 1, at) in (["was"], ["were"])


def _demanded(pair: Pair) -> bool:
    marked, target, between = pair.marked, pair.target, pair.between
    asked = [h for h in pair.hits if h.cue.kind == "urge" and target - 12 <= h.start < pair.hit.start]
    if asked:
        return not (asked[0].start > target and _was(marked, asked[0].start))
    if target and marked.tokens[target - 1].text in words("see"):
        return True
    # the subjunctive: "demands that R be implemented"
    for index in range(len(between) - 1, max(len(between) - 4, -1), -1):
        if between[index] == "be":
            return not index or between[index - 1] not in words("modal")
    return False
