"""Whose words or deeds a cue reports: the subject of its clause."""

from dataclasses import dataclass

from . import left_out, objects, unnamed
from .clauses import draws, is_border
from .marking import Marked, Token
from .unequalled import than_whom
from .unnamed import another_acts, is_generic, speaks_for_organ
from .verb_groups import before_adverbs, before_verb_group
from .words import words

__all__ = [
    "APPOSED",
    "FORMER",
    "LATTER",
    "NONE",
    "SEVERAL",
    "Holder",
    "behind_subject",
    "subject",
]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a reading. kind: actor | generic | organ | text | pronoun | authors | none.

    `index` is the token, -1 without one, -2 for the speaker whom no word names. `rule` says how it was found.
    """

    kind: str
    index: int = -1
    rule: str = ""

    @property
    def is_actor(self) -> bool:
        """True when a State, a group or the speaker is named here; `reading.named` is true of pronouns, too."""
        return self.kind == "actor"


NONE = Holder("none")
APPOSED = "subject before an apposition"
FORMER, LATTER, SEVERAL = "the former", "the latter", "these "
_REACH = 60  # tokens before a verb in which another one is joined to it
_RATHER = "and not the one beside it"
_HIS = (["his"], ["her"], ["their"], ["its"])
_ITS_TEXT = ("§t", "'s", "resolution", "resolutions", "decision", "decisions")
_NOBODY = (("no",), ("not", "one"), ("not", "a", "single"))
_EARLIER = (["previous"], ["former"], ["present"], ["last"], ["new"])


def subject(marked: Marked, at: int, *, verb: bool = True) -> Holder:
    """The subject of the verb that begins at token `at`, searched to the left in its clause.

    `verb` is false for a phrase: the word before it is no subject just because it stands there.
    """
    if (most := than_whom(marked, at)) >= 0:  # "no State supports R more warmly than Lebanon"
        return Holder("actor", most, "more than anybody else")
    index = before_verb_group(marked, at) if verb else at - 1
    if index < 0:
        return (verb and _counted(marked, index)) or NONE
    if verb and (beside := left_out.other(marked, index)) >= 0:  # "Chile and not Cuba sponsored"
        if not _complement(marked.tokens, beside):
            return Holder("actor", beside, _RATHER)
        index = beside
    return (verb and _right_before(marked, index, at)) or _leftwards(marked, index, at, verb=verb)


def _right_before(marked: Marked, index: int, at: int) -> Holder | None:
    """The subject that ends at token `index`, right before the verb group at `at` or an apposition."""
    if "," in marked.words(index + 1, at):
        if outer := _apposition(marked, index):
            return outer
        delegate = marked.words(index - 2, index) == [",", "of"]  # "Mr. Soto, of Chile, rejects R"
        acts = index if delegate else objects.subject_of_both(marked, index, at)
        if marked.tokens[index].is_actor and acts >= 0:
            return Holder("actor", acts, "subject before a comma")
    if at and marked.row[at].endswith("ing") and marked.row[before_adverbs(marked, at)] == ",":
        acts = objects.subject_of_clause(marked, at)  # a participle behind a comma goes with the clause before
        return Holder("actor", acts, "subject of the clause before") if acts >= 0 else None
    led = not words("preposition").isdisjoint(marked.words(index + 1, at))  # "to thank Chad for its vote"
    met = not led and objects.object_of_infinitive(marked, index)
    return Holder("generic", index) if met else _counted(marked, index) or _direct(marked, index)


def _leftwards(marked: Marked, index: int, at: int, *, verb: bool) -> Holder:
    """The nearest subject from token `index` leftwards in the clause of what stands at token `at`."""
    tokens = marked.tokens
    # "which was adopted last year, and calls upon": the relative clause is over
    drawn = any(draws(marked.row, near) for near in range(max(at - 4, 0), at))  # "..., and for that reason abstained"
    over = drawn or (at > 1 and tokens[at - 1].text == "and" and tokens[at - 2].text in (",", "]", ")"))
    index = objects.before_relative(marked, index) if over else index
    last, first = NONE, index  # "not only accepted R but has implemented it"
    while index >= 0:
        token = tokens[index]
        if is_border(token.text) and not (token.text == "but" and index in (first, at - 1)):
            return last
        if token.text == "that" and left_out.is_cleft(marked, index):
            return _antecedent(marked, index)
        if token.text == "that" and tokens[at - 1].text != "but" and not drawn:
            before = tokens[index - 1].text if index else ""
            if is_generic(before) or before in words("antecedent"):
                return _antecedent(marked, index)
            return Holder("generic", index) if before == "," and "it was" in marked.stretch(0, index) else NONE
        if token.is_actor and not _complement(tokens, index):
            if (which := objects.subject_of_relative(marked, index, at)) >= 0:
                return _antecedent(marked, which)
            found = Holder("actor", index, "nearest actor of the clause")
            if (doer := objects.subject_of_both(marked, index, at)) >= 0:
                return Holder("actor" if tokens[doer].is_actor else "pronoun", doer, "subject of both verbs")
            if not _owns(marked, index, at):
                return found
            last = last if last.is_actor else found
        if token.text in words("border", "relative") and not over:
            return _antecedent(marked, index)
        if token.text in words("pronoun") and not objects.is_object(marked, index):
            return Holder("pronoun", index)
        if token.text == "§o" and not _complement(tokens, index) and not _attribute(tokens, index):
            return Holder("organ", index)
        if token.text == "§o" and verb and last is NONE and not _attribute(tokens, index):
            last = Holder("organ", index)
        index -= 1
    others = verb and last is NONE and _of_actor(marked, at)
    return Holder("generic", before_verb_group(marked, at)) if others else last


def _of_actor(marked: Marked, at: int) -> bool:
    """True for "the allies of Israel rejected": what belongs to the actor right before the verb acts, not the actor."""
    index = before_verb_group(marked, at)
    if not marked.tokens[index].is_actor or "," in marked.words(index + 1, at):
        return False
    before = [word for word in marked.words(index - 2, index) if word != "the"]
    return before[-1:] == ["of"]


def _owns(marked: Marked, index: int, at: int) -> bool:
    """ "Chile followed Peru's example and announced": what an owner has is no subject of the second verb."""
    return marked.words(index + 1, index + 2) == ["'s"] and "and" in marked.words(max(index + 2, at - _REACH), at)


def behind_subject(marked: Marked, holder: Holder, at: int) -> int:
    """Where the words between a subject and its verb begin: in "Oman, which did not speak, rejects" at the verb."""
    return before_verb_group(marked, at) + 1 if holder.rule == APPOSED else holder.index + 1


def _apposition(marked: Marked, index: int) -> Holder | None:
    """ "Egypt, as a member of the community of nations, supports": the actor before the first of two commas."""
    joined = False  # "Egypt, in agreement with the other sponsors, Peru and Chad, supports"
    for at in range(index, max(index - 22, 0), -1):
        text = marked.tokens[at].text
        if is_border(text):
            return None
        if text == ",":
            before = marked.tokens[at - 1]
            if before.text in words("people", "makers") and not joined:
                joined = True
                continue
            if joined and marked.row[at + 1] not in words("people", "joined-by"):
                return None
            if before.text in words("border", "relative"):
                return _antecedent(marked, at - 1)
            if marked.row[at + 1] in words("border", "relative") and not before.is_actor and at < index:
                outer = _leftwards(marked, at - 1, at, verb=True)  # "our position, which Peru shares, rejects R"
                return outer if outer.kind != "none" else Holder("generic", at - 1)
            if before.is_actor and (organ := speaks_for_organ(marked, at)) >= 0:
                return Holder("organ", organ)
            return Holder("actor", at - 1, APPOSED) if before.is_actor else None
    return None


def _counted(marked: Marked, index: int) -> Holder | None:
    """ "Both voted", "the other two", "these three Governments", "the latter": those named before."""
    row = marked.row
    if row[index + 1 : index + 2] == ("both",) and (index < 0 or row[index] in words("count", "opens")):
        return Holder("pronoun", index + 1, SEVERAL + "both")
    before = marked.words(index - 3, index)
    if index < 1 or not before:
        return Holder("generic", index) if index == 0 and row[0] == "neither" else None
    if row[index] in ("former", "latter") and before[-1] == "the":
        return Holder("pronoun", index, FORMER if row[index] == "former" else LATTER)
    denied = next((n for n, lead in enumerate(_NOBODY, 1) if row[max(index - n, 0) : index] == lead), 0)
    first = index <= denied or row[index - denied - 1] in words("count", "opens")
    if denied and first and row[index] not in words("count", "no-adverbs"):
        return Holder("generic", index)  # "no delegation supported R"
    if row[index] == "them" and before[-2:] in (["any", "of"], ["none", "of"], ["neither", "of"]):
        return Holder("generic", index)
    if row[index] == "them" and before[-2:] == ["both", "of"]:
        return Holder("pronoun", index, SEVERAL + "both")
    if row[index] in words("count", "members"):
        *before, number = before
    else:
        number = row[index]
    definite = bool(before) and before[-1] in words("count", "definite")
    if number == "both" or (number in ("two", "three", "four") and definite):
        return Holder("pronoun", index, SEVERAL + number)
    return Holder("generic", index) if row[index] == "neither" else None


def _direct(marked: Marked, index: int) -> Holder | None:
    token = marked.tokens[index]
    if token.is_actor:
        if _complement(marked.tokens, index):
            return None
        if (which := objects.object_of_relative(marked, index)) >= 0:
            return _antecedent(marked, which)
        return Holder("actor", index, "subject before the verb")
    if token.is_target:
        return Holder("text", index)
    if token.text == "§o":
        return None if _complement(marked.tokens, index) else Holder("organ", index)
    if token.text in words("pronoun"):
        return Holder("pronoun", index)
    if token.text in words("border", "relative"):
        return _antecedent(marked, index)
    if token.text in ("government", "administration") and marked.words(index - 1, index) in _EARLIER:
        return Holder("actor", -2, "own government, earlier or now")
    if token.text in ("government", "country", "regime", "state") and marked.words(index - 1, index)[:1] == ["that"]:
        return Holder("pronoun", index - 1, "that Government")
    if token.text in words("pronoun", "own") and marked.words(index - 1, index)[:1] in _HIS:
        return Holder("pronoun", index - 1, "his Government")
    if token.text in words("people", "makers"):
        return Holder("authors", index, "authors of the text")
    if is_generic(token.text):
        before = marked.words(index - 5, index)
        named = [at for at in range(max(index - 4, 0), index) if marked.tokens[at].is_actor]
        if named and not set(before[-4:]) & {"of", "by", ","}:
            return Holder("actor", named[-1], "named group")
        return Holder("generic", index)
    return None


def _antecedent(marked: Marked, index: int) -> Holder:
    """What "which" or "who" stands for: the actor or text just before it."""
    for at in range(index - 1, max(index - 6, -1), -1):
        token = marked.tokens[at]
        if token.is_actor and left_out.other(marked, at) != left_out.OUTSIDE:
            return _rather(marked, at, index)  # "it is the authors of the text, and not Cuba, who ..."
        if token.is_actor and (verb := objects.deed_before(marked, at, index)) >= 0:
            return Holder("actor", verb - 1, "whose deed it is")
        if token.is_actor and not another_acts(marked, at, index):
            return Holder("actor", at, "relative clause")
        if token.is_actor or is_generic(token.text):
            one = unnamed.one_of_them(marked, at)
            return Holder("actor", one, "one of those who") if one >= 0 else Holder("generic", index)
        if token.is_target:
            return Holder("text", at)
        if token.text == "§o":
            return Holder("organ", at)
    return Holder("generic", index)


def _rather(marked: Marked, at: int, pronoun: int) -> Holder:
    """Who is meant before "and not Cuba, who", "not Syria, that": `at` is the actor who is not."""
    low = max(at - 12, -1)
    known = next((n for n in range(at - 1, low, -1) if marked.tokens[n].text in words("people", "makers")), -1)
    if known >= 0:
        return Holder("authors", pronoun, "authors of the text")
    other = left_out.other(marked, at)
    return Holder("actor", other, _RATHER) if other >= 0 else Holder("generic", pronoun)


def _attribute(tokens: tuple[Token, ...], index: int) -> bool:
    """True for the organ in "Security Council resolution"."""
    return any(t.text in _ITS_TEXT for t in tokens[index + 1 : index + 2])


def _complement(tokens: tuple[Token, ...], index: int) -> bool:
    """True when a preposition makes the actor a complement and no head such as "Government of" saves it."""
    at = index - 1
    while at >= 0 and tokens[at].text in ("the", "both", "our", "its", "§s", "'s"):
        at -= 1
    if at < 0 or tokens[at].text not in words("preposition"):
        return False
    heads, behind = (
        [t.text for t in tokens[max(at - 3, 0) : at]],
        "".join(t.text for t in tokens[index + 1 : index + 2]),
    )
    sent = tokens[at].text == "from" and not words("papers").isdisjoint(heads[-1:])
    if sent or (tokens[at].text == "with" and behind.endswith("ing")):
        return False  # "the letter from Chile rejects R", "with China abstaining"
    if heads[-1:] == ["part"] and heads[:-1] != ["on", "the"]:
        return True  # "an integral part of Namibia", against "on the part of Israel"
    return not (tokens[at].text == "of" and any(text in words("preposition", "head") for text in heads))
