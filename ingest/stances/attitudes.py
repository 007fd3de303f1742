"""Attitudes towards a text that stands behind the cue: "rejects R", "our support for R", "the historic R"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import left_out
from .agents import agent_of_noun, inside, listed
from .beside import fell, on_paper
from .clauses import clause_start, is_border
from .cues import NEGATIVE, Hit
from .governors import Governor
from .holders import Holder, behind_subject, subject
from .marking import Marked
from .negation import denied_before, joined, negated, said_to_be
from .openings import behind_opening, opens
from .owners import possessor
from .patterns import found
from .reading import SPEAKER, URGE, Pair, Reading, named, or_speaker
from .turning import by_opponents, kept_up, undone
from .unnamed import owner_unnamed, subject_unnamed
from .words import words

__all__ = ["FOR", "NEGATED", "far", "find", "in_part", "lifting"]

# what a negated stance comes to; a stance that is not named here says nothing when negated
NEGATED = {
    "accept": "reject", "support": "oppose", "endorse": "oppose", "welcome": "regret", "uphold": "oppose",
    "commend": "criticize", "appreciate": "criticize", "joinConsensus": "dissociate", "reserve": "accept",
    **dict.fromkeys(["reject", "oppose", "object", "criticize", "condemn"], "nonOpposition"),
}  # fmt: skip
_AGAINST = frozenset(["reject", "criticize", "oppose"])
FOR = frozenset(["accept", "support", "endorse", "welcome", "commend", "uphold", "appreciate", "joinConsensus"])
_ON = (["for"], ["to"], ["of"], ["with"], ["in"])
_AIMED = 12  # tokens behind the text in which its wording is turned down
_LEADING = words("preposition") | {"behind", "despite"}
_NEAREST, _FARTHEST = 6, 16  # tokens between a lone cue and its text


class _View(NamedTuple):
    """What a cue says so far: whose stance it is, which one, by which rule, and whether it is turned."""

    holder: Holder
    stance: str
    rule: str
    flips: bool


def find(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """The stance of a verb, noun or phrase before the text, after shifters, negation and frames."""
    cue = pair.hit.cue
    holder = _holder(pair) if cue.form != "predicate" else Holder("organ")
    if holder.kind == "organ":
        return
    if (others := _otherwise(pair, holder, above)) is not None:
        yield from others
        return
    view = _aimed(pair, holder)
    for governor in above:
        view = _under(pair, view, governor, above) if view else None
    if view is None or (view.flips and cue.form == "phrase" and cue.gap):
        return  # in such a phrase the negation stands inside and denies something else
    stance = _narrowed(pair, view.holder, _turned(pair, view.stance, view.flips))
    holder = or_speaker(view.holder)
    if stance is not None and named(holder):
        weight = 0.92 if cue.form == "noun" else 0.84
        yield pair.read(holder, stance, view.rule + (", negated" if view.flips else ""), weight)


def _otherwise(pair: Pair, holder: Holder, above: Sequence[Governor]) -> tuple[Reading, ...] | None:
    """What forms say that do not have the stance of their cue, none when they say nothing; `None` for other forms."""
    cue = pair.hit.cue
    impersonal = holder.kind in ("none", "generic") and not any(governor.kind == "urge" for governor in above)
    if impersonal and cue.form == "verb" and "contrary" in cue.marks:
        return (pair.read(SPEAKER, "uphold", f"something is '{cue.pattern}' it", 0.55),)
    if cue.stance == "accept" and cue.form == "verb" and _imperative(pair):
        return (pair.read(SPEAKER, URGE, f"'{cue.pattern}' in the imperative", 0.6),)
    if _undecided(pair):
        reserves = named(holder) and cue.stance == "accept"
        return (pair.read(holder, "reserve", "neither for nor against", 0.7),) if reserves else ()
    if 0 <= holder.index < pair.hit.start and said_to_be(pair.marked, holder.index + 1, pair.hit.start, "pending"):
        return ()
    if cue.stance == "requestWithdrawal" and words("provides") & set(pair.between):
        asks = named(or_speaker(holder)) and not _flips(pair, holder)
        rule = "asks for the withdrawal that it orders"
        return (pair.read(or_speaker(holder), URGE, rule, 0.7),) if asks else ()
    return None


def _aimed(pair: Pair, holder: Holder) -> _View | None:
    """The stance by what stands between cue and text, which may undo the text or be what the stance is on instead."""
    cue, aim = pair.hit.cue, set(pair.between)
    flips = _flips(pair, holder)
    behind = pair.marked.words(pair.target + 1, pair.target + 2)
    undoes = fell(pair.marked, pair.hit, pair.target) or undone(pair.between, behind)
    against = cue.stance in NEGATIVE and not flips
    rule = f"{cue.form} '{cue.pattern}'"
    if by_opponents(pair.between) or (undoes and not against):
        return None
    if against and (undoes or aim & words("attempts")):
        return _View(holder, "uphold", rule + ", aimed at attempts against the text", flips)
    clause = cue.form == "verb" and "that" in aim and pair.marked.row[pair.hit.end - 1] in ("view", "with")
    if flips and cue.stance == "accept" and pair.between[:1] == ["that"]:  # "does not accept that R be used against it"
        clause = not any(o.cue.form == "predicate" and o.cue.kind != "urge" for o in pair.cues_behind(4))
    if aim & words("assertions") or clause or on_paper(pair.between):
        return None
    return _View(holder, cue.stance, rule, flips)


def _under(pair: Pair, view: _View, governor: Governor, above: Sequence[Governor]) -> _View | None:
    """The stance under a frame; `None` when nothing is said then."""
    if governor.kind in ("refuse", "failure"):
        if governor.flips and view.flips:
            return None  # "has not been unwilling to accept R"
        if governor.kind == "refuse" and words("lingering") & set(
            pair.marked.words(governor.hit.start, governor.hit.end)
        ):
            return None  # "was slow to accept R"
        kept = kept_up(pair.marked.stretch(governor.hit.start, pair.hit.start))  # "refuses to lift its objection to R"
        return view._replace(holder=governor.holder, flips=view.flips if governor.flips or kept else not view.flips)
    if governor.kind == "attitude" and not governor.flips and _judged(pair, governor, view.holder):
        if pair.hit.cue.stance not in NEGATIVE:
            return None  # "we condemn the acceptance of R"
        return view._replace(stance="uphold", rule=view.rule + ", itself rejected")
    return _demanded(pair, view, governor, above) if governor.kind == "urge" else view


def _demanded(pair: Pair, view: _View, governor: Governor, above: Sequence[Governor]) -> _View | None:
    """The stance under a demand: whoever makes it has it, too."""
    cue = pair.hit.cue
    if _told(pair, governor) or _putative(pair, governor, above):
        return view
    if governor.flips and governor.hit.cue.form == "verb":
        return None  # "we never asked Norway to oppose R"
    if cue.form == "noun" and cue.stance in NEGATIVE and _owned(pair):
        return view._replace(flips=False)  # "we urge Norway not to maintain its objection to R": it objects
    if view.holder.index == -2:
        return view
    loyal = view.stance == "accept" or "loyal" in cue.marks
    stance = URGE if loyal else "support" if view.stance == "joinConsensus" else view.stance
    return _View(or_speaker(governor.holder), stance, view.rule + ", asked of others", view.flips)


def _judged(pair: Pair, governor: Governor, holder: Holder) -> bool:
    """True for "we deplore the rejection of R": a noun that belongs to nobody, under a verb of blame."""
    if governor.stance not in NEGATIVE or governor.hit.cue.form != "verb" or governor.between > 2:
        return False
    own = not named(holder) or holder.index in (-2, governor.holder.index)
    article = words("judged-noun") & set(pair.marked.words(governor.hit.end, pair.hit.start))
    return own and bool(article) and pair.marked.row[pair.hit.end - 1] in ("of", "to", "for", "against")


def _told(pair: Pair, governor: Governor) -> bool:
    """True for "we ask you to remember that Iran has accepted R": it is told under the demand, not asked for."""
    row = pair.marked.words(governor.hit.end, pair.hit.start)
    openings = [at for at, word in enumerate(row) if word in ("that", "when", "why", "how")]
    clause = row[openings[-1] + 1 :] if openings else []
    verb = pair.marked.tokens[pair.hit.start].text
    done = {"has", "had", "have", "did"} & set(clause) or (verb.endswith("ed") and "be" not in clause)
    return bool(clause) and bool(done)


def _putative(pair: Pair, governor: Governor, above: Sequence[Governor]) -> bool:
    """True for "we regret that Norway should reject R": nothing is asked for."""
    should = pair.marked.row[governor.hit.start] == "should"
    if should and found("unsaid", "before", "putative", pair.marked.stretch(0, governor.hit.start)):
        return True
    return should and any(g.kind == "dismay" or (g.kind == "attitude" and g.stance in NEGATIVE) for g in above)


def _imperative(pair: Pair) -> bool:
    """True for "Accept R": the bare verb that opens a sentence or a clause behind a semicolon."""
    verb = pair.marked.tokens[pair.hit.start].text
    return pair.marked.words(pair.hit.start - 1, pair.hit.start) in ([], [";"]) and verb in pair.hit.cue.lemmas


def _holder(pair: Pair) -> Holder:
    """Whose attitude it is; an organ means nobody's."""
    cue, marked = pair.hit.cue, pair.marked
    if cue.form == "phrase":
        return SPEAKER
    if cue.form != "noun":
        holder = subject(marked, pair.hit.start)
        if holder.kind == "none" and opens(marked, pair.hit.start):
            return behind_opening(marked, pair.target)
        if holder.kind == "none" and cue.form == "verb" and subject_unnamed(marked, pair.hit.start):
            holder = Holder("generic", pair.hit.start)
        others = listed(marked, pair.target) if holder.kind == "generic" else holder
        return others if others.is_actor else holder if holder.kind != "organ" else Holder("text")
    if (owner := inside(marked, pair.hit.start, pair.hit.end)).is_actor:
        return owner
    if (owner := inside(marked, pair.hit.end, min(pair.hit.end + 2, pair.target), led=True)).is_actor and marked.words(
        owner.index + 1, owner.index + 2
    ) in _ON:
        return owner  # "regrets the support of Chad for R"
    holder = possessor(marked, pair.hit.start)
    by = agent_of_noun(marked, pair.target + 1)
    if by.kind == "organ":
        return by
    if by.is_actor and holder.rule not in ("own words", "possessive"):
        return by
    if holder.kind == "none" and owner_unnamed(marked, pair.hit.start, pair.target, against=cue.stance in NEGATIVE):
        return Holder("generic", pair.hit.start)
    return holder if holder.kind != "organ" else Holder("text")


def _flips(pair: Pair, holder: Holder) -> bool:
    before, at = 0 <= holder.index < pair.hit.start, pair.hit.start
    start = behind_subject(pair.marked, holder, at) if before else clause_start(pair.marked, at, ",", "that")
    if pair.hit.cue.form == "noun" and _owned(pair) and not _LEADING.isdisjoint(pair.marked.row[at - 3 : at]):
        start = at  # "cannot hide behind its acceptance of R"
    if pair.hit.cue.form == "verb":
        start = max(start, joined(pair.marked, pair.hit.start))
    denied = before and bool(words("denying") & set(pair.marked.words(0, holder.index)))
    lead = pair.marked.words(pair.hit.start - 2, pair.hit.start)
    if lead in (["far", "from"], ["for", "having"]):  # "must not be punished for having accepted R"
        return lead[0] == "far"
    neither = "neither" in pair.between or denied_before(pair.marked, holder.index)  # "accepts neither R nor S"
    return denied or neither or negated(pair.marked, start, pair.hit.start)


def _undecided(pair: Pair) -> bool:
    """True for "neither supports nor opposes R"."""
    row = pair.marked.words(max(pair.hit.start - 10, 0), pair.target + 3)
    if "neither" not in row or "nor" not in row:
        return False
    near = [o for o in pair.hits if o.end <= pair.target + 4 and o.cue.kind in ("attitude", "refuse")]
    return len({other.cue.stance in NEGATIVE or other.cue.kind == "refuse" for other in near}) > 1


def _turned(pair: Pair, stance: str, flips: bool) -> str | None:
    """The stance after negation; a refusal of some passages only is a reservation."""
    cue = pair.hit.cue
    if cue.kind == "recognize":
        return "nonRecognition" if flips else "accept"
    if flips:
        grudging = any(other.cue.stance in NEGATIVE and other is not pair.hit for other in pair.hits)
        turned = "reserve" if cue.stance == "reject" and grudging else NEGATED.get(cue.stance)
        partly = in_part(pair) or left_out.wholly(pair.marked, pair.hit, pair.target)
        return "reserve" if partly and (cue.stance == "reject" or turned in _AGAINST) else turned
    return "reserve" if stance in _AGAINST and in_part(pair) else stance


def _narrowed(pair: Pair, holder: Holder, stance: str | None) -> str | None:
    """A reservation where assent leaves out a part ("except for its paragraph 5") or ends at the aims of the text."""
    if stance not in FOR:
        return stance
    if left_out.on_terms(pair.marked, pair.target):
        return "conditionalAcceptance"
    first = holder.index if 0 <= holder.index < pair.hit.start else pair.hit.start
    if left_out.a_part(pair.marked, first, pair.target):
        return "reserve"
    aims = words("purposes") & set(pair.marked.words(pair.hit.start, pair.target))
    behind = pair.marked.stretch(pair.target + 1, pair.target + _AIMED)
    return "reserve" if aims and found("shifters", "purposes", "but-not", behind) else stance


def _owned(pair: Pair) -> bool:
    """True for "its objection to R"."""
    return bool({"its", "their", "his", "'s", "our", "§s"} & set(pair.marked.words(pair.hit.start - 3, pair.hit.start)))


def in_part(pair: Pair) -> bool:
    """Whether a stance meets a part of the text only ("paragraph 5 of R")."""
    paragraph = pair.marked.tokens[pair.target].references[0].paragraph
    return bool(set(pair.between) & words("parts")) or bool(paragraph)


def lifting(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "We call for the lifting of the embargo imposed by R" reserves; "we oppose any amendment of R" upholds."""
    for governor in above:
        if governor.kind == "attitude" and governor.stance in NEGATIVE:
            if named(or_speaker(governor.holder)):
                yield pair.read(or_speaker(governor.holder), "uphold", "against changing the text", 0.65)
            return
    urges = [governor for governor in above if governor.kind == "urge"]
    if urges and named(or_speaker(urges[-1].holder)):
        yield pair.read(or_speaker(urges[-1].holder), "reserve", "asks to lift or review what the text imposes", 0.6)


def far(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    """A lone approving cue some way before the text, when nothing nearer speaks: taken for the speaker's, weakly."""
    near = [hit for hit in hits if hit.end <= target and hit.cue.kind not in ("none", "note", "epithet")]
    if not near or not _approving(near[-1]):
        return
    hit = near[-1]
    between = marked.words(hit.end, target)
    if on_paper(between) or undone(between) or (hit.cue.form == "phrase" and "," in between):
        return
    if not _NEAREST <= len(between) <= _FARTHEST or "§t" in between or negated(marked, hit.start - 6, hit.start):
        return
    if any(is_border(word) or word in words("border", "relative") for word in between):
        return
    holder = subject(marked, hit.start)
    if holder.kind in ("none", "text") or (holder.kind == "actor" and marked.tokens[holder.index].text == "§s"):
        yield Pair(marked, hits, hit, target).read(SPEAKER, hit.cue.stance, f"'{hit.cue.pattern}' at a distance", 0.4)


def _approving(hit: Hit) -> bool:
    cue = hit.cue
    return cue.form != "predicate" and (cue.kind == "basis" or (cue.kind == "attitude" and cue.stance not in NEGATIVE))
