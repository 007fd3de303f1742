"""The small words of a sentence: negation, clause borders, words a cue looks through."""

import re
from collections.abc import Sequence

from .marking import Marked
from .turning import kept_up
from .words import phrases, words

__all__ = [
    "OUTSIDE",
    "after_nor",
    "generic",
    "has_object",
    "inverted",
    "is_border",
    "is_hard",
    "joined",
    "left_out",
    "negated",
    "none_of",
    "on_paper",
    "said_to_be",
]


_GROUP = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "does",
        "do",
        "did",
        "can",
        "cannot",
        "shall",
        "would",
        "could",
    ]
)


# asked of nearly every token, so looked up once
_HARD = words("border", "hard")
_BORDER = _HARD | words("border", "clause")
_GENERIC = words("generic")
_NEGATION = words("negation")
_NOT_IT = re.compile(r"(?:^|,? )(?:and |but )?(?:not|by no means|never|without) (?:the )?§[as](?: ,|$)")
_NONE_OF = re.compile(rf"\b(?:{'|'.join(phrases('none-of'))})\b")
_DONE = re.compile(
    r"\b(?:did|do|does|has|have|had|was|were|is|are|will|would|could) (?:not|n't)(?: ,)? (?:and|but)(?: |$)"
)
_PAPERS = words("papers")
_ABOUT = frozenset(["on", "about", "concerning", "regarding"])


def is_hard(word: str) -> bool:
    """True for a mark that ends every clause."""
    return word in _HARD


def is_border(word: str) -> bool:
    """True for a mark or a word that begins another clause."""
    return word in _BORDER


def generic(word: str) -> bool:
    """True for a subject that nobody can name ("the international community")."""
    return word in _GENERIC


def has_object(marked: Marked, actor: int, which: int) -> bool:
    """True for "we condemn the regime which": somebody else acts, whom nobody names. Not so in "Israel is the State
    which", "Norway and all who", or where no one acts: "Israel adopted a law which"."""
    row = [word for word in marked.words(actor + 1, which) if word != ","]
    joined = not row or row[0] in words("preposition") or row[0] in ("and", "'s")
    return not joined and row[-1] in words("antecedent") and words("antecedent", "equal").isdisjoint(row)


def negated(marked: Marked, start: int, end: int) -> bool:
    """True when tokens start to end hold an odd number of negations that count."""
    row = marked.words(start, end)
    if _NEGATION.isdisjoint(row):
        return False
    line = " ".join(row)
    if done := _DONE.search(line):  # "Chile did not, and voted for it"
        line = line[done.end() :]
        row = line.split()
        if _NEGATION.isdisjoint(row):
            return False
    if _NOT_IT.search(line):  # "Israel, not Syria, rejects R"
        line = _NOT_IT.sub(" ", line)
        row = line.split()
    if any(phrase in line for phrase in phrases("negation", "cancelled")) or kept_up(line):
        return False
    if "not" in row and "but" in row[row.index("not") :]:
        return False
    for index in range(len(row) - 1, -1, -1):
        # another verb group begins after "and has", "and will": negation before it does not reach
        if row[index] in ("and", "but", ",") and set(row[index + 1 :]) & _GROUP:
            row = row[index:]
            break
    return not _NEGATION.isdisjoint(row)


def joined(marked: Marked, verb: int) -> int:
    """Where a second finite verb begins in "has nothing against the envoy and supports R": negation before it belongs
    to the first; 0 for an infinitive or a participle ("does not recognize or support R")."""
    at = verb
    while at and marked.row[at - 1].endswith("ly"):
        at -= 1
    finite = marked.row[verb].endswith("s") and not marked.row[verb].endswith("ss")
    return at if finite and at and marked.row[at - 1] in ("and", "but") else 0


OUTSIDE = -2


def left_out(marked: Marked, at: int) -> int:
    """Who is meant beside the actor at a token who is left out ("Chile and not Cuba", "Chile, rather than Cuba,"): the
    actor before, -1 when nobody is named there, `OUTSIDE` when the actor is not left out."""
    tokens = marked.tokens
    if not tokens[at].is_actor:
        return OUTSIDE
    stop = at - 1 if at and tokens[at - 1].text == "the" else at
    before = marked.stretch(stop - 3, stop)
    if not before.endswith((*phrases("left-out"), " not", " than")) and before != "not":
        return OUTSIDE
    start = stop
    while start and tokens[start - 1].text in words("left-out", "between"):
        start -= 1
    return start - 1 if start and tokens[start - 1].is_actor else -1


def said_to_be(marked: Marked, start: int, end: int, what: str) -> bool:
    """True when tokens start to end, between a subject and its verb, say that it is `pending` ("has yet to") or
    `advised` ("had better")."""
    line = f" {marked.stretch(start, end)} "
    return any(f" {phrase} " in line for phrase in phrases("between", what))


def after_nor(marked: Marked, subject: int) -> bool:
    """True for "neither A nor B has ...", "nor has A ...", "never yet has A ...": the negation stands before the
    subject, with an article and an auxiliary between at most."""
    before = marked.words(subject - 5, subject) if subject > 0 else []
    while before and before[-1] in ("the", "that", "this"):
        before.pop()
    if before and before[-1] in _GROUP:
        before.pop()
        while before and before[-1] in ("yet", "once", "before"):
            before.pop()
        return before[-1:] in (["nor"], ["neither"], ["never"], ["not"])
    return before[-1:] in (["nor"], ["neither"])


def inverted(marked: Marked, holder: int) -> bool:
    """True for "nor do we", "never has Cuba": a negation before the subject."""
    return (
        holder >= 2
        and marked.row[holder - 1] in ("do", "does", "did", "can", "could", "will", "has", "have", "is", "are", "shall")
        and marked.row[holder - 2] in ("nor", "neither", "never", "not", "rarely")
    )


def none_of(row: Sequence[str]) -> bool:
    """True for "nothing of", "not one provision of": what is said of it is denied of the whole text."""
    return _NONE_OF.search(" ".join(row)) is not None


def on_paper(between: Sequence[str]) -> bool:
    """Whether a paper or a meeting on the text stands before it: "welcomes the report on R", "the debate about R",
    but not "rejects, as it said in its letter on 3 May, R"."""
    paper = next((at for at, word in enumerate(between) if word in _PAPERS), len(between))
    row = between[paper:]
    return "," not in row and any(
        word in _ABOUT and not "".join(row[at + 1 : at + 2]).isdigit() for at, word in enumerate(row)
    )
