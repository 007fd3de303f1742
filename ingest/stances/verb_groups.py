"""Where the group of a verb begins: its auxiliaries, its adverbs, what stands before both."""

from .clauses import is_hard
from .marking import Marked
from .words import words

__all__ = ["before_adverbs", "before_verb_group"]


def before_verb_group(marked: Marked, at: int) -> int:
    """The token before a verb with its auxiliaries and adverbs: "Chile" in "Chile has never fully accepted"; -1 where
    they open the sentence."""
    index = at - 1
    tokens = marked.tokens
    while index >= 0:
        text = tokens[index].text
        if text == "but" and index and tokens[index - 1].text in words("negation", "no-other"):
            while index >= 0 and not tokens[index].is_actor and not is_hard(tokens[index].text):
                index -= 1
        elif text in words("auxiliary") or text.endswith("ly") or text in ("'s", ","):
            index -= 1
        else:
            break
    return index


def before_adverbs(marked: Marked, at: int) -> int:
    """The token before a verb and its adverbs: the comma in ", thereby openly violating"."""
    at -= 1
    while at > 0 and (marked.row[at].endswith("ly") or marked.row[at] in words("thus")):
        at -= 1
    return at
