"""The owner of a noun: "our support", "Israel's refusal", "its rejection"."""

from .clauses import is_hard
from .holders import NONE, Holder, subject
from .marking import Marked

__all__ = ["possessor"]


def possessor(marked: Marked, at: int) -> Holder:
    """The owner of a noun: "our support", "Israel's refusal", "the rejection by the DPRK"; else the subject."""
    tokens = marked.tokens
    for index in range(at - 1, max(at - 7, -1), -1):
        text = tokens[index].text
        if text in ("our", "my"):
            return Holder("actor", -2, "own words")
        if text in ("its", "their", "his"):
            found = subject(marked, index)
            if found.kind not in ("none", "generic"):
                return found
            owner = _owning(marked, index)
            return owner if owner.is_actor else found if found.kind != "none" else Holder("pronoun", index)
        if text == "'s" and index and tokens[index - 1].is_actor:
            return Holder("actor", index - 1, "possessive")
        if tokens[index].is_actor and index == at - 1:
            return Holder("actor", index, "attributive")
        if is_hard(text) or text == ",":
            break
    return subject(marked, at)


def _owning(marked: Marked, at: int) -> Holder:
    """ "Israel's occupation and its violation of R": the owner named before "its"."""
    for index in range(at - 1, max(at - 16, 0), -1):
        if is_hard(marked.tokens[index].text):
            break
        if marked.tokens[index].text == "'s" and marked.tokens[index - 1].is_actor:
            return Holder("actor", index - 1, "possessive")
    return NONE
