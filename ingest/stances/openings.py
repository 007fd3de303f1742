"""Who acts in a participle that opens the sentence: "Having accepted R, Iraq ...", "By voting for R, Iraq ..."."""

from .holders import NONE, Holder
from .marking import Marked

__all__ = ["behind_opening", "opens"]


def opens(marked: Marked, at: int) -> bool:
    """True for the verb of a participle that opens the sentence: "Having accepted R, Iraq ...", "Accepting R, ..."."""
    return "having" in marked.row[: min(at, 2)] or (at <= 1 and marked.row[at].endswith("ing"))


def behind_opening(marked: Marked, target: int) -> Holder:
    """ "Acting in conformity with R, my Government has ...": the subject behind an opening participle; without a comma
    right behind the text ("by rejecting R Israel has ...")."""
    row = marked.words(target + 1, target + 9)
    direct = [word for word in row[:2] if word != "the"][:1] in (["§a"], ["§s"])
    behind = target + 1 if direct else target + 2 + row.index(",") if "," in row else len(marked.tokens)
    for at in range(behind, min(behind + 3, len(marked.tokens))):
        if marked.tokens[at].is_actor:
            return Holder("actor", at, "subject after the opening")
    return NONE
