"""Votes, vetoes, abstentions, sponsors and adoption."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from . import makers, occasions, sides
from .agents import agent, agent_of_noun, counted, listed
from .attitudes import in_part
from .clauses import is_border
from .cues import NEGATIVE, Cue, Hit
from .governors import Governor
from .holders import APPOSED, NONE, Holder, subject
from .links import passive
from .marking import Marked
from .negation import negated
from .openings import behind_opening, opens
from .owners import possessor
from .patterns import found
from .predicates import belongs_to
from .reading import SPEAKER, Pair, Reading, named, or_speaker
from .turning import undone
from .unnamed import is_generic
from .words import words

__all__ = ["adoption", "before_text", "behind_text", "possessed", "to_be_adopted", "without_text"]

_FAR = 60  # tokens before a pronoun in which those stand whom it means
_OWNER = Cue("owner of a draft", "initiate", "act", "act", 0, False, "acts")


def before_text(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "Cuba voted against R", "was among the sponsors of R", "the abstention of Japan on R"."""
    hit, marked = pair.hit, pair.marked
    if (_is_verb(marked, hit) and passive(marked, hit)) or "open" in hit.cue.marks or _of_something_else(pair):
        return
    of_it = marked.tokens[pair.target].references[0].how == "anaphora"
    if undone(pair.between) or (of_it and occasions.on_another(marked, hit)):
        return  # "voted against the deletion of R", "had voted against it in 1983"
    if marked.row[hit.start] in words("undoing", "votes") and above and above[0].kind == "attitude":
        yield from _judged(pair, above[0])
        return
    holder = _owner(marked, hit)
    opened = holder.kind == "none" and bool(hit.cue.lemmas) and opens(marked, hit.start)
    if opened:
        holder = behind_opening(marked, pair.target)
    if not named(holder):
        holder = listed(marked, pair.target)
    holder = by if named(by := counted(marked, pair.target + 1)) else holder
    start = 0 if opened else holder.index + 1 if 0 <= holder.index < hit.start else hit.start
    if holder.rule == APPOSED:  # "Algeria, which has no quarrel with anyone, voted against"
        start = max(at for at in range(start, hit.start) if marked.tokens[at].text == ",")
    if named(holder) and not negated(marked, start, hit.start) and not makers.done_to_them(marked, hit, holder.index):
        side = "voteAgainst" if sides.opposed(pair) else "abstain" if sides.spared(pair) else _side(pair)
        stance = "reserve" if side == hit.cue.stance == "voteAgainst" and in_part(pair) else side
        yield pair.read(holder, stance, f"act '{hit.cue.pattern}'", 0.75)


def _judged(pair: Pair, above: Governor) -> Iterator[Reading]:
    """ "We regret the veto of R", "France regrets the veto of R by Chad": who judges a vote is no voter."""
    if named(by := agent_of_noun(pair.marked, pair.target + 1)):
        yield pair.read(by, pair.hit.cue.stance, f"act '{pair.hit.cue.pattern}' by its agent", 0.75)
    holder = or_speaker(above.holder)
    if named(holder) and not above.flips and above.hit.cue.form == "verb":
        stance = "uphold" if above.stance in NEGATIVE else "oppose"
        yield pair.read(holder, stance, "judges a vote against it", 0.6)


def behind_text(pair: Pair) -> Iterator[Reading]:
    """ "R, tabled by Japan", "R, against which my delegation voted", "R, on which we abstained"."""
    hit, marked, between = pair.hit, pair.marked, pair.between
    if between[-1:] == ["as"]:
        return  # "the resolution, as initiated by": presupposed, a claim and no position
    if passive(marked, hit) and (belongs_to(marked, pair.target) == "other" or _held(pair)):
        return  # "the report containing R was presented by Malta"
    by = agent(marked, hit.end, 6) if hit.cue.lemmas else _owner(marked, hit)
    if not words("be").isdisjoint(marked.words(hit.end, by.index)):
        by = NONE  # "R, on which they abstained, was abused by NATO"
    if not named(by) and not (hit.cue.lemmas and subject(marked, hit.start).is_actor):
        by = listed(marked, hit.end)
    if named(by):
        if (group := _behalf(marked, by)).is_actor:
            yield pair.read(group, hit.cue.stance, f"'{hit.cue.pattern}' on behalf of", 0.75)
        yield pair.read(by, hit.cue.stance, f"'{hit.cue.pattern}' by its author", 0.75)
        return
    holder = subject(marked, hit.start)
    known = holder.kind == "actor" or (holder.kind == "pronoun" and marked.row[holder.index] in ("it", "they"))
    if not set(between) & words("relative-object") or not known or holder.index <= pair.target:
        return
    if not negated(marked, holder.index + 1, hit.start):
        stance = "voteAgainst" if "against" in between else hit.cue.stance
        yield pair.read(holder, stance, f"relative clause '{hit.cue.pattern}'", 0.75)


def adoption(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """ "We hope that the Council will adopt the draft"; "we adopted R"."""
    blamed = [
        other
        for other in pair.hits
        if other.end <= pair.hit.start
        and other.cue.form == "predicate"
        and (other.cue.stance in NEGATIVE or other.cue.kind == "dismay")
    ]
    if blamed and "that" in pair.marked.words(blamed[-1].end, pair.hit.start)[:2]:
        stance = blamed[-1].cue.stance if blamed[-1].cue.stance in NEGATIVE else "regret"
        yield pair.read(SPEAKER, stance, "its adoption is blamed", 0.7)
        return
    started = next((o for o in pair.hits if o.cue.kind == "act" and 0 <= pair.hit.start - o.end <= 1), None)
    if started is not None:  # "pioneered the adoption of R"
        yield from before_text(replace(pair, hit=started), above)
        return
    frames = [governor for governor in above if governor.kind in ("urge", "attitude", "commit")]
    own = subject(pair.marked, pair.hit.start)
    if frames and frames[0].stance not in NEGATIVE and not any(governor.flips for governor in frames):
        holder = SPEAKER if frames[-1].holder.kind in ("none", "generic") else frames[-1].holder
        if named(holder):
            yield pair.read(holder, "support", "asks for its adoption", 0.65)
        return
    verb = "adopt" in pair.hit.cue.lemmas and not passive(pair.marked, pair.hit)
    did = verb and own.kind == "actor" and pair.own(own)
    close = len([word for word in pair.between if word not in words("transparent")]) <= 1
    if not frames and did and close and not negated(pair.marked, own.index + 1, pair.hit.start):
        yield pair.read(own, "support", "adopted it", 0.6)


def to_be_adopted(pair: Pair) -> Iterator[Reading]:
    """ "We hope that the draft will be adopted"; "the resolutions that we adopted"."""
    marked, hit, target, between = pair.marked, pair.hit, pair.target, pair.between
    asked = next((other for other in pair.cues_before(10) if other.cue.kind == "urge"), None)
    if asked is not None and {"be", "been"} & set(between):
        holder = subject(marked, asked.start) if asked.cue.form == "verb" else SPEAKER
        if named(holder):
            yield pair.read(holder, "support", "asks for its adoption", 0.65)
        return
    own = subject(marked, hit.start)
    apart = "," in marked.words(own.index, hit.start)
    if {"which", "that"} & set(between[:3]) and own.index > target and not apart and pair.own(own):
        yield pair.read(own, "support", "adopted it", 0.6)


def without_text(marked: Marked, hits: tuple[Hit, ...], found: Sequence[Reading]) -> Iterator[Reading]:
    """Votes told without naming the text: they go to the nearest text of the sentence, else to the one in focus."""
    used = {reading.hit for reading in found}
    places = [at for at, word in enumerate(marked.row) if word == "§t"]
    for hit in hits:
        if not hit.cue.implicit or hit in used or "open" in hit.cue.marks:
            continue
        holder = _owner(marked, hit)
        if (
            holder.kind == "pronoun"
            and hit.cue.stance == "coSponsor"
            and any(is_generic(word) for word in marked.words(holder.index - _FAR, holder.index))
        ):
            continue  # "the authors cannot have weighed what they put their names to"
        if holder.kind in ("generic", "none"):
            holder = listed(marked, hit.end)
        behind = hit.end + 1 if marked.words(hit.end, hit.end + 1) == ["it"] else hit.end
        holder = by if named(by := counted(marked, behind)) else holder
        if holder.kind not in ("actor", "pronoun") or negated(marked, max(holder.index, 0), hit.start):
            continue
        pair = Pair(marked, hits, hit, _nearest(places, hit))
        if occasions.on_another(marked, hit):
            continue
        if not (_of_something_else(pair) or makers.done_to_them(marked, hit, holder.index) or _of_its_end(pair)):
            yield pair.read(holder, _side(pair), f"act '{hit.cue.pattern}', text in focus", 0.6)


def _side(pair: Pair) -> str:
    """The side that a vote takes on the text itself: "against paragraph 8 but for R" is for it."""
    if pair.hit.cue.stance in ("voteFor", "voteAgainst") and pair.hit.end < pair.target:
        lead = pair.marked.stretch(pair.hit.end, pair.target)
        for stance in ("voteFor", "voteAgainst"):
            if "§t" not in lead and found("shifters", "sides", stance, lead):
                return stance
    return pair.hit.cue.stance


def _of_its_end(pair: Pair) -> bool:
    """ "Voted for its revocation", "voted for the deletion of paragraph 3 of R"."""
    row = pair.marked.words(pair.hit.end, pair.hit.end + 2)
    if undone(pair.marked.words(pair.hit.end, pair.target)):
        return True
    return row[:1] == ["its"] and not words("undoing", "its-own").isdisjoint(row)


def _of_something_else(pair: Pair) -> bool:
    """ "Abstains from comment on R", "joined the sponsors of R in asking", "was asked by the sponsors of R": no act on
    the text."""
    behind = pair.marked.words(pair.target + 1, pair.target + 3) if pair.target >= 0 else []
    asks = behind[:1] == ["in"] and behind[-1].endswith("ing") and "sponsor" not in behind[-1]
    last, cause = pair.marked.row[pair.hit.end - 1], pair.marked.words(pair.hit.end, pair.hit.end + 1)
    if makers.belongs_to_them(pair) or cause == ["us"]:  # "voted against us on R"
        return True
    if last in ("for", "against", "of") and not words("causes").isdisjoint(cause):
        return True
    if last == "of" and pair.target < 0:  # "the author of the blockade"
        return words("its-text").isdisjoint(pair.marked.words(pair.hit.end, pair.hit.end + 3))
    return _abstains_from(pair.marked, pair.hit) or (asks and "join" in pair.hit.cue.lemmas)


def _is_verb(marked: Marked, hit: Hit) -> bool:
    """True for "tabled" and "jointly presented by", against "the veto of"."""
    return bool(hit.cue.lemmas) or marked.row[hit.end - 1] == "by"


def _held(pair: Pair) -> bool:
    """ "The report containing R was presented": another paper only holds the text."""
    return not set(pair.marked.words(pair.target - 4, pair.target)).isdisjoint(words("papers", "holding"))


def _abstains_from(marked: Marked, hit: Hit) -> bool:
    """True for "abstained from polemics", against "abstained from the vote"."""
    if hit.cue.stance != "abstain" or "abstain" not in marked.stretch(hit.start, hit.end):
        return False
    at = hit.end if marked.row[hit.end - 1] == "from" else hit.end + 1
    if marked.words(at - 1, at) != ["from"]:
        return False
    return set(marked.words(at, at + 3)).isdisjoint(words("count", "ballots"))


def _nearest(places: Sequence[int], hit: Hit) -> int:
    """The place nearest to a cue, the one before where two are equally near; -1 when there is none."""
    at = bisect_left(places, hit.start)
    return min(places[max(at - 1, 0) : at + 1], key=lambda place: abs(place - hit.start), default=-1)


def _owner(marked: Marked, hit: Hit) -> Holder:
    """The subject of a verb, the owner of a noun, or the actor after "of"."""
    if hit.cue.lemmas:
        return subject(marked, hit.start)
    tokens = marked.tokens
    if _is_count(tokens[hit.start - 1].text) or _is_count(tokens[hit.end - 1].text):
        return counted(marked, hit.end)
    for index in range(hit.end - 1, min(hit.end + 4, len(tokens))):
        if tokens[index].is_actor and tokens[index - 1].text in ("of", "by", "the"):
            if _before_draft(marked, index):
                break  # "cannot vote for the Indian draft"
            return Holder("actor", index, "actor after 'of'")
        if is_border(tokens[index].text):
            break
    return possessor(marked, hit.start)


def _before_draft(marked: Marked, at: int) -> bool:
    """True for the actor of "the Indian draft resolution": whose it is, nobody who acts."""
    at += 1
    while at < len(marked.row) and marked.row[at] in words("text-noun", "before"):
        at += 1
    return at < len(marked.row) and marked.tokens[at].is_target


def _is_count(word: str) -> bool:
    return word.isdigit() or word in words("count")


def possessed(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    """ "The Jordanian draft", "the draft of the United States", "their draft": whose draft it is, initiates it."""
    token = marked.tokens[target]
    start = target
    while start and marked.tokens[start - 1].text in words("text-noun", "before"):
        start -= 1
    draft = any(reference.kind == "draft" for reference in token.references)
    if not draft and "draft" not in marked.words(start, target):
        return
    pair = Pair(marked, hits, Hit(_OWNER, target, target + 1), target)
    deed = any(start - 2 <= hit.end <= start and hit.cue.form in ("noun", "act") for hit in hits)
    behind = NONE if deed and marked.words(target + 1, target + 2) == ["by"] else _of(marked, target)
    for owner in (_before(marked, start, token.references[0].printed), behind):
        if owner.is_actor:
            yield pair.read(owner, "initiate", "owner of the draft", 0.6)


def _behalf(marked: Marked, by: Holder) -> Holder:
    """The group in "tabled by Finland on behalf of the European Union"."""
    row = marked.words(by.index + 1, by.index + 7)
    if row[:3] == ["on", "behalf", "of"] and "§a" in row:
        return Holder("actor", by.index + 1 + row.index("§a"), "on behalf of")
    return NONE


def _before(marked: Marked, start: int, printed: str) -> Holder:
    row = marked.words(start - 2, start)
    if row[-1:] == ["§a"]:
        return Holder("actor", start - 1, "attributive")
    if row == ["§a", "'s"]:
        return Holder("actor", start - 2, "possessive")
    if row[-1:] == ["their"] or printed.lower().startswith("their "):
        owner = next((at for at in range(start - 1, -1, -1) if marked.tokens[at].text == "§a"), -1)
        return Holder("actor", owner, "their") if owner >= 0 else NONE
    return NONE


def _of(marked: Marked, target: int) -> Holder:
    for index in range(target + 1, min(target + 4, len(marked.tokens))):
        text = marked.tokens[index].text
        if text == "§a" and marked.words(target + 1, index)[:1] in (["of"], ["by"]):
            return Holder("actor", index, "of")
        if text not in ("of", "by", "the"):
            break
    return NONE
