"""Predicates said of a text: "R is null and void", "R remains the only basis", "the adoption of R was timely"."""

import re
from collections.abc import Iterator

from .beside import done_under, of_paper
from .clauses import clause_start, is_border, is_hard
from .cues import NEGATIVE, Hit
from .governors import governors
from .holders import NONE, Holder, subject
from .links import passive
from .marking import Marked
from .negation import negated
from .owners import possessor
from .patterns import found
from .reading import SPEAKER, URGE, Pair, Reading, named
from .stances import STANCES
from .words import phrases, words

__all__ = ["backed", "bare", "belongs_to", "falls_short", "find", "object_of"]

_NEGATED = {"accept": "reject", "uphold": "nonRecognition"}
_SHORT_OF = re.compile(rf"\b(?:{'|'.join(phrases('short-of'))})\b")
_DENIED = 12  # tokens in which a view of the text is denied before it
_OBJECT = 5  # tokens between a noun and the text that is its object
_VIEW = 14  # tokens in which "X considers", "X says that" must stand before the text


def find(pair: Pair) -> Iterator[Reading]:
    """The stance of a predicate behind the text; the speaker holds it unless somebody else is quoted."""
    if pair.marked.tokens[pair.hit.start - 1].text == "there":
        return
    if (
        not _is_subject(pair)
        or "that" in pair.between[1:]
        or _inner_verb(pair)
        or _inside(pair)
        or _none(pair)
        or _despite(pair)
        or _of_those_who(pair)
        or _in_clause(pair)
    ):
        return
    stance, flips = _stance(pair)
    under = object_of(pair)
    if under:
        if under == "breach" and stance in NEGATIVE:
            yield pair.read(SPEAKER, URGE, "blames that it is not carried out", 0.6)
        return
    owner = belongs_to(pair.marked, pair.target)
    if owner == "other" and (_under_noun(pair) or _people(pair) or done_under(pair.marked, pair.target)):
        return  # "the acceptance of R opened the way", "the opponents of R are wrong"
    if stance in NEGATIVE and pair.text_is("mechanism", "mandate"):
        return  # the misuse of a mechanism is blamed, not the mechanism
    if owner != "text" and of_paper(pair.marked, pair.target):
        return  # "the report on the implementation of R is biased"
    if owner == "implementation":
        stance = URGE
    elif owner == "other" and _under_phrase(pair):
        return  # what was done on the strength of the text is judged, not the text
    if stance == "criticize" and _conceded(pair):
        stance = "concern"
    holder = _beholder(pair) or _viewer(pair)
    if stance is not None and named(holder):
        yield pair.read(holder, stance, f"predicate '{pair.hit.cue.pattern}'" + (", negated" if flips else ""), 0.68)


def object_of(pair: Pair) -> str:
    """What the text is only the object of, when another noun is what is judged: a "breach" ("Israel's violation of R",
    "the refusal of Israel to implement R") or an "attitude" ("the rejection of R by Israel"); else nothing."""
    near = [o for o in pair.cues_before(_OBJECT) if not _parted(pair.marked, o, pair.target)]
    if not near or near[-1].cue.form == "predicate":
        return ""
    cue = near[-1].cue
    if cue.kind == "comply" and pair.marked.words(near[-1].start - 1, near[-1].start) == ["to"]:
        inner = governors(pair.marked, pair.hits, near[-1])[:1]
        return "breach" if inner and inner[0].kind in ("refuse", "failure") and inner[0].between <= _OBJECT else ""
    if cue.kind in ("failure", "breach") and cue.form in ("noun", "phrase"):
        return "breach"
    return "attitude" if cue.kind == "attitude" and cue.form == "noun" and cue.stance in NEGATIVE else ""


def _parted(marked: Marked, hit: Hit, target: int) -> bool:
    return any(is_border(word) or word == "," for word in marked.words(hit.end, target))


def _despite(pair: Pair) -> bool:
    """True for "in spite of R, the need is great": the predicate is said of something else."""
    return any(other.cue.kind == "despite" for other in pair.cues_before(3))


def _of_those_who(pair: Pair) -> bool:
    """True for "those who voted against R were wrong": the text is the object of a verb, whose subjects are judged."""
    near = [o for o in pair.hits if o.end <= pair.target and not _parted(pair.marked, o, pair.target)]
    if not near or near[-1].cue.form not in ("verb", "act") or near[-1].cue.kind in ("say", "view"):
        return False
    return "," not in pair.between and bool(
        {"who", "which"} & set(pair.marked.words(near[-1].start - 4, near[-1].start))
    )


def _in_clause(pair: Pair) -> bool:
    """True for "that two members should block R is shameful": what the clause tells is judged."""
    start = clause_start(pair.marked, pair.target)
    return pair.marked.row[start] == "that" and not words("auxiliary-verb").isdisjoint(
        pair.marked.words(start, pair.target)
    )


def _none(pair: Pair) -> bool:
    """True for "no resolution would bring peace"."""
    printed = pair.marked.tokens[pair.target].references[0].printed.lower()
    before = pair.marked.words(pair.target - 2, pair.target)
    return printed.startswith("no ") or bool({"no", "nor", "neither"} & set(before))


def _conceded(pair: Pair) -> bool:
    """True when a word of concession up to the next hard mark softens the criticism; "as though" concedes nothing."""
    row, start, end = pair.marked.row, pair.target, pair.hit.end
    while start > 0 and not is_hard(row[start - 1]):
        start -= 1
    while end < len(row) and not is_hard(row[end]):
        end += 1
    return any(row[at] in words("concessions") and row[at - 1 : at] != ("as",) for at in range(start, end))


def _stance(pair: Pair) -> tuple[str | None, bool]:
    cue = pair.hit.cue
    flips = negated(pair.marked, pair.target + 1, pair.hit.start if cue.denies else pair.hit.end)
    flips = (flips != _view_denied(pair)) != falls_short(pair.marked, pair.target, pair.hit)
    if not flips:
        return cue.stance, False
    stance = _NEGATED.get(cue.stance)
    if stance == "nonRecognition" and "validity" not in cue.marks:
        return None, True
    return stance, True


def falls_short(marked: Marked, target: int, hit: Hit) -> bool:
    """True for "R is anything but welcome", "less than constructive": praise that is none."""
    praise = STANCES[hit.cue.stance].polarity > 0 and hit.start > target
    return praise and _SHORT_OF.search(marked.stretch(target + 1, hit.end)) is not None


def _view_denied(pair: Pair) -> bool:
    """True for "does not regard R as binding", "does not take R to have lapsed", "we refuse to believe R is dead"."""
    lead = pair.marked.stretch(pair.target - _DENIED, pair.target)
    return "," not in pair.between and found("unsaid", "view", "denied", lead)


def _viewer(pair: Pair) -> Holder:
    """Whose view it is: "Israel regards R as", "Israel's answer is that R is"."""
    holder = SPEAKER
    for other in pair.hits:
        edge = pair.hit.start if other.cue.form == "phrase" else pair.target
        if other.cue.kind not in ("view", "say") or not pair.target - _VIEW <= other.end <= edge:
            continue
        seen = _owner_of_view(pair.marked, other)
        holder = seen if seen.kind != "none" else holder
    return holder


def _beholder(pair: Pair) -> Holder | None:
    """To whom it is so: "R is unacceptable to Norway", "null and void for Chad"."""
    marked, end = pair.marked, pair.hit.end
    for index in range(end - 1, min(end + 5, len(marked.tokens))):
        if marked.tokens[index].is_actor:
            before = [word for word in marked.words(end - 2, index) if word not in words("slight")]
            if before[-1:] == ["by"] and words("viewed") & set(marked.words(pair.target, end)):
                return Holder("actor", index, "by whom it is called so")  # "was declared null and void by Chad"
            felt = before[-2:-1] and before[-2] in words("felt")
            return Holder("actor", index, "to whom it is so") if felt and before[-1] in ("to", "for") else None
    return None


def bare(pair: Pair) -> Iterator[Reading]:
    """ "Cuba finds R unacceptable": an adjective right behind the text, under a verb of holding."""
    viewed = any(other.cue.kind == "view" for other in pair.cues_before(_VIEW))
    holder = _viewer(pair)
    if viewed and pair.hit.start == pair.target + 1 and named(holder) and not _view_denied(pair):
        yield pair.read(holder, pair.hit.cue.stance, f"held to be '{pair.hit.cue.pattern}'", 0.75)


def _under_noun(pair: Pair) -> bool:
    return any(other.cue.form == "noun" and other.cue.kind == "attitude" for other in pair.cues_before(_OBJECT))


def _people(pair: Pair) -> bool:
    """True when those who take a side are judged, not the text."""
    return bool(set(pair.marked.words(pair.target - 4, pair.target)) & words("people"))


def _owner_of_view(marked: Marked, hit: Hit) -> Holder:
    """Who holds the view: the subject of the verb, the owner of the noun, the actor inside "according to Israel"."""
    if hit.cue.form == "phrase":
        inside = next((at for at in range(hit.start, hit.end) if marked.tokens[at].is_actor), -1)
        if inside < 0 and {"their", "his", "its", "her"} & set(marked.words(hit.start, hit.end)):
            return Holder("pronoun", hit.start, "in their words")
        return Holder("actor", inside, "named as the source") if inside >= 0 else NONE
    if passive(marked, hit):
        return Holder("generic")  # "it is alleged that"
    if hit.cue.kind == "say" and hit.start > 1 and subject(marked, hit.start).kind == "none":
        return Holder("generic")  # "their spokesmen declare that"
    return possessor(marked, hit.start) if hit.cue.form == "noun" else subject(marked, hit.start)


def backed(pair: Pair) -> Iterator[Reading]:
    """ "R enjoys our full support", "R has the support of Egypt"."""
    tokens, hit = pair.marked.tokens, pair.hit
    said = hit.start if hit.cue.denies else hit.end  # "R has no firmer friend than Lebanon" denies nothing
    places = [*range(hit.start, hit.end), *range(hit.end + 1, min(hit.end + 4, len(tokens)))]
    owner = next((at for at in places if tokens[at].is_actor), -1)
    if (
        owner >= 0
        and belongs_to(pair.marked, pair.target) == "text"
        and not negated(pair.marked, pair.target + 1, said)
    ):
        yield pair.read(Holder("actor", owner, "owner of the support"), hit.cue.stance, "has the support of", 0.75)


def _under_phrase(pair: Pair) -> bool:
    return any(other.cue.form == "phrase" and other.cue.kind in ("basis", "breach") for other in pair.cues_before(4))


def _inner_verb(pair: Pair) -> bool:
    """True when the text is the subject of another verb first ("R, which rejected as null and void the ...")."""
    tokens, start = pair.marked.tokens, pair.hit.start
    if tokens[start - 1].text == "and" and tokens[start].text in words("copula"):
        return False  # "R relies on hearsay, and is unacceptable"
    return any(
        other.cue.form == "verb" and other.cue.kind == "attitude" and pair.target < other.start < pair.hit.start
        for other in pair.hits
    )


def _inside(pair: Pair) -> bool:
    """True when the text is the subject of a smaller clause ("the elections for which R calls will bring peace")."""
    index = pair.target - 1
    while index >= 0 and pair.marked.tokens[index].text in words("naming") - {"that"}:
        index -= 1
    opened = index > 0 and pair.marked.tokens[index].text in words("relative-object") | {"as"}
    return opened and bool(words("provides") & set(pair.between[:1]))


def _is_subject(pair: Pair) -> bool:
    """True when the text can be the subject: no actor between, no verb that has the text as object."""
    tokens = pair.marked.tokens
    relative = next(
        (at for at in range(pair.target + 1, pair.hit.start) if tokens[at].text in words("relative-object")), 0
    )
    if (
        relative > pair.target + 2
        and tokens[relative - 2].text == ","
        and tokens[relative - 1].text in words("preposition")
    ):
        relative -= 1  # "R, by which the Assembly took sides, is ..."
    if relative > pair.target + 1 and tokens[relative - 1].text not in (",", ")", "]", "-"):
        return False  # "... of R and of the principles which are the basis"
    joined = tokens[pair.hit.start - 1].text in ("and", ",") and tokens[pair.hit.start].text not in words("copula")
    if joined and any(other.cue.form == "verb" for other in pair.cues_before(8)):
        return False
    loose = words("preposition") | {"the", "'s", "("}
    return not any(
        tokens[index].is_actor and tokens[index - 1].text not in loose
        for index in range(pair.target + 1, pair.hit.start)
    )


def belongs_to(marked: Marked, target: int) -> str:
    """What the text belongs to: itself or one of its parts ("text"), its "implementation", or an "other" noun."""
    index = target - 1
    while index >= 0 and marked.tokens[index].text in words("naming"):
        index -= 1
    if index < 0 or marked.tokens[index].text not in words("preposition") - {"like"}:
        return "text"
    noun = marked.tokens[index - 1].text if index else ""
    if noun in words("implementing"):
        return "implementation"
    opening = index <= 1 and marked.tokens[index].text in ("on", "in")
    plain = noun in words("transparent") or noun in ("with", "as", "regard", "respect", "regards", "concerning", "case")
    printed = noun[:1].isalpha() or noun in ("§a", "§s")
    return "text" if plain or opening or not printed else "other"
