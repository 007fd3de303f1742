"""Phrases that rest something on a text: "in accordance with R", "on the basis of R", "pursuant to R"."""

from collections.abc import Iterator, Sequence

from .agents import agent
from .beside import on_paper
from .compliance import demander
from .governors import Governor
from .holders import NONE, Holder, subject
from .links import passive
from .negation import negated
from .patterns import found
from .reading import SPEAKER, URGE, Pair, Reading, named, or_speaker
from .words import words

__all__ = ["find"]

_ALONE = 12  # tokens before a phrase that leave no other way
_OPENS = 3  # tokens before a phrase that belongs to the subject of its sentence
_FEELING = frozenset(["attitude", "urge", "recognize", "commit", "lift"])


def find(pair: Pair, above: Sequence[Governor]) -> Iterator[Reading]:
    """Under a demand the phrase urges or upholds; with a deed it implements; alone it upholds, weakly."""
    hit, marked = pair.hit, pair.marked
    if on_paper(pair.between):
        return  # "according to the report of the Secretary-General on R"
    bidden = "bidden" in hit.cue.marks
    place = "written" in hit.cue.marks and not bidden
    if place and marked.words(hit.start - 1, hit.start) == ["§t"]:
        return  # "the draft contained in R"
    if place and hit.start <= _OPENS and not above and (_told(pair) or _felt(pair)):
        return  # "the principles set out in R found their way into a treaty"
    own = subject(marked, hit.start, verb=False)
    if own.kind == "generic" and marked.tokens[own.index].text == "which" and bidden:
        return  # "the talks which, as provided in R, ..." says where it is written
    undone = _undone(pair, own, above)
    if undone.kind == "actor" and not pair.own(undone):
        yield pair.read(undone, "violate", f"does not act '{hit.cue.pattern}'", 0.6)
        return
    if _denied(pair, own, above):
        if marked.row[hit.start - 1] == "," and "strict" in hit.cue.marks and not bidden:
            if named(own) and words("performance").isdisjoint(marked.words(own.index + 1, hit.start)):
                yield pair.read(own, "implement", f"refrains '{hit.cue.pattern}'", 0.6)
            return  # "does not recognize the entity, in keeping with R"
        if own.kind in ("actor", "pronoun") and words("not-available") & set(marked.words(own.index + 1, hit.start)):
            yield pair.read(own, "refuseImplementation", "will not act on it", 0.6)
        elif _only_so(marked.words(max(own.index + 1, hit.start - _ALONE), hit.start)) and not any(
            governor.kind in ("refuse", "failure", "breach") for governor in above
        ):
            yield pair.read(SPEAKER, "uphold", f"'{hit.cue.pattern}', nothing without it", 0.4)
        return
    asked = demander(above)
    strict = "strict" in hit.cue.marks
    if asked is not None:
        if named(asked):
            yield pair.read(asked, _asked_stance(pair, own, asked, above), f"'{hit.cue.pattern}' under a demand", 0.88)
    elif strict and _so(pair, own):
        yield pair.read(_first(pair), "implement", f"did so '{hit.cue.pattern}'", 0.8)
    elif strict and own.kind == "actor" and _does(pair, own.index):
        yield pair.read(own, "implement", f"acts '{hit.cue.pattern}'", 0.8)
    elif strict and _taken_by(pair):
        yield pair.read(Holder("actor", hit.start - 1, "agent"), "implement", f"measures '{hit.cue.pattern}'", 0.65)
    elif not words("background") & set(_phrase_before(pair)):
        yield from _framed(pair, own, above, strict)


def _undone(pair: Pair, own: Holder, above: Sequence[Governor]) -> Holder:
    """Who "has not withdrawn, as R demands", who "refuses to withdraw as required by R"."""
    marked, hit = pair.marked, pair.hit
    if "bidden" not in hit.cue.marks or words("bidding").isdisjoint(marked.words(hit.start, pair.target + 3)):
        return NONE
    if above and above[0].kind == "refuse" and not above[0].flips:
        return above[0].holder
    row = marked.words(own.index + 1, hit.start)
    done = own.kind == "actor" and not words("deed").isdisjoint(row[:2]) and negated(marked, own.index + 1, hit.start)
    return own if done else NONE


def _only_so(row: Sequence[str]) -> bool:
    """True for words before "on the basis of R" that leave no other way: "no peace except", "nothing that is not"; not
    for "no settlement is possible"."""
    if words("denial").isdisjoint(row):
        return False
    lone = sum(word in words("denial") for word in row) == 1 and words("denial", "except").isdisjoint(row)
    return not (lone and found("unsaid", "basis", "none", " ".join(row)))


def _denied(pair: Pair, own: Holder, above: Sequence[Governor]) -> bool:
    opening = own.index + 1 if own.index >= 0 else max(pair.hit.start - 12, 0)
    row = pair.marked.words(opening, pair.hit.start)
    denied = set(row) & words("denial") or row[:1] == ["any"]
    return bool(denied) and not any(governor.kind == "attitude" for governor in above)


def _asked_stance(pair: Pair, own: Holder, asked: Holder, above: Sequence[Governor]) -> str:
    """A demand made of somebody who can act urges; a demand for a settlement on that basis upholds."""
    strict = "strict" in pair.hit.cue.marks
    between = pair.marked.words(above[-1].hit.end, pair.hit.start)
    row, ordered = set(between), not words("performance").isdisjoint(between) or "end to" in " ".join(between)
    if "demand" in above[-1].hit.cue.lemmas or (strict and ordered):
        return URGE
    if row & words("outcome") or above[-1].kind == "attitude":
        return "uphold"
    addressed = (own.index != asked.index and _addressed(pair, own)) or _called_on(pair, above)
    return URGE if strict and addressed else "uphold"


def _framed(pair: Pair, own: Holder, above: Sequence[Governor], strict: bool) -> Iterator[Reading]:
    hit = pair.hit
    for governor in above:
        if governor.kind in ("attitude", "recognize"):
            if named(or_speaker(governor.holder)):
                yield pair.read(or_speaker(governor.holder), "uphold", f"'{hit.cue.pattern}' under an attitude", 0.8)
            return
        if governor.kind in ("breach", "refuse") and governor.hit.cue.form == "verb":
            if governor.kind == "breach" and governor.holder.kind == "actor" and not governor.flips:
                yield pair.read(governor.holder, "violate", "acts against what the text confirms", 0.5)
            return
    if own.kind in ("organ", "text"):
        if own.kind == "organ" and words("must") & set(pair.marked.words(own.index + 1, hit.start)):
            yield pair.read(SPEAKER, "uphold", f"an organ should act '{hit.cue.pattern}'", 0.6)
        return
    if any(other.cue.kind == "urge" and other.cue.form == "predicate" for other in pair.cues_behind(5)):
        yield pair.read(SPEAKER, URGE, "action on the strength of the text is called for", 0.6)
    elif strict and (hit.start <= 2 or _opens_clause(pair)):
        yield from _opening(pair)
    else:
        yield pair.read(SPEAKER, "uphold", f"'{hit.cue.pattern}'", 0.7)


def _opens_clause(pair: Pair) -> bool:
    """True for "I recall that, in accordance with R, my country ...": the phrase opens a clause between commas."""
    return pair.marked.words(pair.hit.start - 2, pair.hit.start) == ["that", ","]


def _phrase_before(pair: Pair) -> list[str]:
    """Up to seven words before the phrase, not past a comma."""
    row = pair.marked.words(pair.hit.start - 7, pair.hit.start)
    while "," in row:
        row = row[row.index(",") + 1 :]
    return row


def _taken_by(pair: Pair) -> bool:
    """True for "measures taken by Japan pursuant to R", "the steps which were taken by the United States"."""
    row = [word for word in pair.marked.words(pair.hit.start - 6, pair.hit.start) if word != "the"]
    return row[-3:] == ["taken", "by", "§a"] and bool(set(row[:-3]) & words("steps"))


def _called_on(pair: Pair, above: Sequence[Governor]) -> bool:
    """True for "calls on A to do it", "A must do it": an actor between demand and phrase, then "to" or a modal."""
    tokens = pair.marked.tokens
    asking = words("must") | {"to", "will"}
    return any(
        tokens[index].text == "§a" and tokens[index + 1].text in asking
        for index in range(max(above[-1].hit.start - 4, 0), pair.hit.start - 1)
    )


def _addressed(pair: Pair, own: Holder) -> bool:
    """True when the demand is made of somebody who can carry the text out."""
    if own.kind == "actor":
        return not pair.own(own)
    if own.kind == "generic":
        return pair.marked.tokens[own.index].text in ("state", "government", "occupier")
    return own.kind == "organ"


def _does(pair: Pair, own: int) -> bool:
    """True when the subject has done something on the strength of the text: "has, pursuant to R, established"."""
    if own < 0 or negated(pair.marked, own + 1, pair.hit.start):
        return False
    row = pair.marked.words(own + 1, pair.hit.start)
    if len(row) <= 2 and not set(row) & words("deed"):
        row = row + pair.marked.words(pair.target + 1, pair.target + 6)
    row = [word for word in row if not word.endswith("ly") and word not in (",", "also", "already", "itself", "thus")]
    first = next((at for at, word in enumerate(row) if word in words("deed")), -1)
    if first >= 0 and row[first] in ("has", "have", "had"):
        return any(word.endswith(("ed", "en")) or word in words("participle") for word in row[first + 1 : first + 4])
    if first >= 0:
        return any(word.endswith("ing") for word in row[first + 1 : first + 3])
    return bool(row) and _past(row[0])


def _told(pair: Pair) -> bool:
    """True when what is written in the text did something once, and nothing is thought of it."""
    follow = pair.marked.words(pair.target + 1, pair.target + 2)
    return (
        bool(follow)
        and _past(follow[0])
        and not any(h.start > pair.target and h.cue.kind not in ("view", "none", "note") for h in pair.hits)
    )


def _felt(pair: Pair) -> bool:
    """True for "the cease-fire called for by R was welcomed by Chad": the stance is another's."""
    near = next((h for h in pair.hits if h.start > pair.target and h.cue.kind == "attitude"), None)
    return near is not None and passive(pair.marked, near) and named(agent(pair.marked, near.end))


def _so(pair: Pair, own: Holder) -> bool:
    """True for "it has done so in compliance with R"."""
    row = pair.marked.words(own.index + 1, pair.hit.start)
    return own.kind == "pronoun" and pair.marked.row[own.index] == "it" and row[:3] == ["has", "done", "so"]


def _first(pair: Pair) -> Holder:
    """Whose deed "done so" repeats: the first who is named in the sentence; "it" when nobody is."""
    at = next((at for at in range(pair.hit.start) if pair.marked.tokens[at].is_actor), -1)
    return Holder("actor", at, "first of the sentence") if at >= 0 else Holder("pronoun", pair.marked.row.index("it"))


def _past(word: str) -> bool:
    """True for the past form of a deed: "closed", "froze"."""
    return (word.endswith("ed") and len(word) > 4) or word in words("past")


def _opening(pair: Pair) -> Iterator[Reading]:
    """ "Pursuant to R, my Government has ..."; "In accordance with R, Israel must ..."."""
    tokens = pair.marked.tokens
    near = range(pair.target + 1, min(pair.target + 8, len(tokens) - 1))
    index = next((at for at in near if tokens[at].is_actor and tokens[at + 1].text != "'s"), -1)
    if index < 0:
        yield pair.read(SPEAKER, "uphold", f"'{pair.hit.cue.pattern}'", 0.5)
        return
    follow = set(pair.marked.words(index + 1, index + 5))
    holder = Holder("actor", index, "subject after the phrase")
    if "honour" in follow and words("asking", "verbs") & set(pair.marked.words(index + 1, index + 8)):
        return  # "in accordance with R, I have the honour to ask for the floor"
    if not pair.own(holder) and follow & words("must"):
        yield pair.read(SPEAKER, URGE, "must act on it", 0.65)
    elif follow & (words("deed") | words("undertaking")):
        yield pair.read(holder, "implement", f"acts '{pair.hit.cue.pattern}'", 0.55)
    elif any(index < h.start < index + 6 and h.cue.kind in _FEELING for h in pair.hits):
        yield pair.read(holder, "uphold", f"'{pair.hit.cue.pattern}', sentence opening", 0.55)
    elif _past(tokens[index + 1].text) and not any(h.start == index + 1 for h in pair.hits):
        yield pair.read(holder, "implement", f"acts '{pair.hit.cue.pattern}'", 0.55)
