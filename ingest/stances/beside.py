"""A text that is only named beside what the stance is on: as date, likeness, exception, rule or owner of another.

"The raid, which we condemn, took place after R", "as does R", "all drafts except R", "the law which R declared void",
"the repeal of R": the words before the text, or between it and the cue, show that something else is accepted or
refused. The patterns are in lexicons/beside.toml.
"""

from collections.abc import Sequence
from functools import partial

from . import left_out
from .clauses import is_hard
from .cues import Hit
from .marking import Marked
from .patterns import found
from .reading import Reading
from .stances import STANCES
from .turning import brought_down, put_off, undone
from .words import words

__all__ = [
    "asked_beside",
    "asks_beside",
    "brought_about",
    "done_under",
    "fell",
    "named_beside",
    "of_paper",
    "on_paper",
    "only_named",
]

_TAKEN = frozenset(["supports", "rejects", "reserves"])  # families whose object a text may only stand beside
_FIRM = frozenset(["supports", "implements", "rejects", "defies"])  # those that another noun may have as object
_DONE = frozenset(["implements", "urges"])  # those for which a text may be mere background
_OBJECT = frozenset(["attitude", "recognize", "act", "adopt"])  # kinds of cues that have one
_LEAD = 14  # tokens before a text, or a verb, that are looked at
_DENIED = 10  # tokens between a denial and the cue that it is of
_ORGAN = 4  # tokens in which the noun of an organ stands before "established"
_END = 7  # tokens behind a text in which its end is told
_REACH = 60  # tokens between cue and text in which another object is looked for
_PAPERS = words("papers")
_found = partial(found, "beside")


def named_beside(reading: Reading) -> bool:
    """Whether the text of a reading is not what its cue is about."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    family = STANCES[reading.stance].family
    if family is None:
        return False
    if family in _DONE and _is_background(reading):
        return True
    if target >= 0 and (_is_other_it(marked, target) or _is_object_of_both(reading)):
        return True
    if _of_its_owner(reading, family):
        return True
    if target < 0:
        return False
    if _one_of(marked, target) or (hit.cue.form == "predicate" and _in_aside(marked, target, hit.start)):
        return True
    if family == "urges":
        return hit.start < target and _found("title", "lead", marked.stretch(hit.start - _LEAD, hit.start))
    if family not in _TAKEN or hit.cue.kind not in _OBJECT:
        return False
    lead = _lead(marked, target)
    amended = _found("lead", "amended", lead)
    if amended or reading.stance == "proposeAmendment":
        return not amended or reading.stance != "proposeAmendment"
    return _before(reading, lead) if hit.start < target else _behind(reading, lead)


def on_paper(between: Sequence[str]) -> bool:
    """Whether a paper or a meeting on the text stands before it: "welcomes the report on R", "the debate about R",
    but not "rejects, as it said in its letter on 3 May, R"."""
    paper = next((at for at, word in enumerate(between) if word in _PAPERS), len(between))
    row = between[paper:]
    return "," not in row and any(
        word in words("papers", "about") and not "".join(row[at + 1 : at + 2]).isdigit() for at, word in enumerate(row)
    )


def of_paper(marked: Marked, target: int) -> bool:
    """Whether a text is what a paper deals with: "the report on the implementation of R is biased"."""
    row = marked.words(target - _LEAD, target)
    return "that" not in row and on_paper(row)


def brought_about(marked: Marked, target: int) -> bool:
    """True for "the cease-fire called for by R was welcomed": what the text asks for, or what is done under it."""
    at = _naming(marked, target) - 1
    row = [word for word in marked.words(at - 2, at) if word != "for"]
    asked = marked.row[at] in ("by", "in", "under") and not words("asked-for").isdisjoint(row[-1:])
    return asked or done_under(marked, target)


def done_under(marked: Marked, target: int) -> bool:
    """True for "the screens bought under R": what was done under a text is judged, not the text; the sanctions that it
    imposes are its own."""
    at = _naming(marked, target) - 1
    deed = marked.row[at - 1] if at > 0 else ""
    past = deed.endswith("ed") or deed in words("past") | words("participle")
    return past and marked.row[at] == "under" and deed not in words("provides") | words("transparent")


def fell(marked: Marked, hit: Hit, target: int) -> bool:
    """True for "we are glad that R was rejected": its end is judged, not the text."""
    return hit.cue.form == "verb" and hit.end <= target and brought_down(marked.stretch(target + 1, target + _END))


def only_named(marked: Marked, places: Sequence[int], family: str) -> bool:
    """Whether a text named at these tokens is only passed over, so that no stance of this family is likely to be on it:
    behind the first words that undo or put off ("the withdrawal of R", "a motion to postpone R"), or by the way
    wherever it stands ("all drafts except R", "since R", "the amendment to R", "the cease-fire called for by R")."""
    if _put_off(marked, places[0]) or all(_by_the_way(marked, place) for place in places):
        return True
    return family in _TAKEN and all(brought_about(marked, place) for place in places)


def _put_off(marked: Marked, target: int) -> bool:
    every = marked.row
    low = next((n + 1 for n in range(target - 1, max(target - _REACH, 0), -1) if is_hard(every[n])), target - _REACH)
    return undone(marked.words(low, target)) or _found("object", "procedure", marked.stretch(low, target))


def _by_the_way(marked: Marked, target: int) -> bool:
    lead = _lead(marked, target)
    return (
        left_out.as_text(lead)
        or _one_of(marked, target)
        or _condemns(marked, target)
        or any(_found("lead", key, lead) for key in ("dated", "amended", "relative"))
    )


def _one_of(marked: Marked, target: int) -> bool:
    """True for "the first of resolutions R and S": which of them is said, the list does not tell."""
    return len(marked.tokens[target].references) > 1 and _found("lead", "one", _lead(marked, target))


def _in_aside(marked: Marked, target: int, predicate: int) -> bool:
    """True for the second text of "R, replacing S, which we had rejected, has our support"."""
    before = marked.row[: _naming(marked, target)]
    if "§t" not in before or marked.words(target + 1, min(target + 3, predicate)) != [",", "which"]:
        return False
    return _found("lead", "aside", " ".join(before[-before[::-1].index("§t") :]))


def _condemns(marked: Marked, target: int) -> bool:
    """True for the text of "we support the practices that R condemns", of which nothing is said."""
    behind = marked.stretch(target + 1, target + _LEAD)
    return _found("relative", "condemns", behind) and _found(
        "relative", "pronoun", marked.stretch(target - _LEAD, target)
    )


def _of_its_owner(reading: Reading, family: str) -> bool:
    """True for "rejects the interpretation of R", "opposes not R but", "the repeal of R was welcomed", "supports the
    motion to postpone R": another noun is the object, or the subject."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    end = target if target >= 0 else len(marked.row) - 1  # for a text in focus, what follows the cue
    if _found("object", "procedure", marked.stretch(max(hit.end, target - _REACH), end)):
        return True
    if 0 <= target < hit.start:
        return family in _FIRM and _found("object", "owner", _noun_before(marked, target))
    if hit.end < target and _found("object", "not", marked.stretch(hit.end, target)):
        return True
    if hit.cue.kind == "act" and "neither" in marked.words(hit.end, target):  # "voted for neither R nor S"
        return True
    if hit.end > target or "/RES/" not in (marked.tokens[target].references[0].symbol or ""):
        return False
    between = marked.stretch(max(hit.end, target - _REACH), target)
    if family in _FIRM and _found("object", "any", between):
        return True
    return reading.stance == "requestWithdrawal" and _found("object", "withdrawn", between)


def _is_other_it(marked: Marked, target: int) -> bool:
    """True for the "it" of "Poland asked for a review of R and China opposed it": the review is opposed."""
    if marked.tokens[target].references[0].printed.lower() != "it" or "§t" not in marked.row[:target]:
        return False
    text = target - 1 - marked.row[:target][::-1].index("§t")
    return asks_beside(marked, text)


def _is_object_of_both(reading: Reading) -> bool:
    """True for the "it" of "we condemn the setting up of that government and denounce it", behind a sentence that names
    a text: both verbs have one object."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    if marked.tokens[target].references[0].printed.lower() != "it" or "§t" in marked.row[:target]:
        return False
    lead = marked.stretch(hit.start - _REACH, hit.start)
    return hit.cue.form == "verb" and _found("object", "first", lead)


def asks_beside(marked: Marked, target: int) -> bool:
    """True for the text of "Poland asked for a review of R"."""
    return asked_beside(marked.stretch(_naming(marked, target) - _LEAD, target))


def asked_beside(lead: str) -> bool:
    """Whether words up to a text ask for its end, its change or its delay, which is what "it" means behind them."""
    return put_off(lead) or _found("object", "procedure", lead)


def _noun_before(marked: Marked, target: int) -> str:
    """The words of the clause before a text, in which stands the noun that the text belongs to."""
    low = target
    while low > 0 and not is_hard(marked.row[low - 1]) and marked.row[low - 1] not in (",", "that", "which"):
        low -= 1
    return marked.stretch(low, target)


def _is_background(reading: Reading) -> bool:
    """True for "should not be taken for a report under R", "does not ask for R", "the Committee set up under R"."""
    marked, kind, at = reading.marked, reading.hit.cue.kind, reading.hit.start
    if _found("background", "taken", marked.stretch(at - _DENIED, at)):
        return True
    if kind == "urge" and _found("background", "unasked", marked.stretch(at - 2, at)):
        return True
    set_up = kind == "basis" and at > 0 and marked.row[at - 1] in words("background")
    return set_up and _found("background", "set-up", marked.stretch(at - 1 - _ORGAN, at - 1))


def _before(reading: Reading, lead: str) -> bool:
    """What a cue before the text is about instead."""
    marked, hit = reading.marked, reading.hit
    if hit.end > reading.target:
        return False
    alike = _found("lead", "dated", lead) or _found("lead", "alike", lead)
    if alike or left_out.as_text(lead) or _condemns(marked, reading.target):
        return True
    if hit.cue.kind == "adopt":
        return _found("lead", "dated", marked.stretch(hit.start - _LEAD, hit.end)) or _adopts(marked, hit.start)
    if hit.cue.form != "verb" or not _found("relative", "behind", marked.stretch(hit.end, hit.end + 2)):
        return False
    return _found("relative", "lead", marked.stretch(hit.start - _LEAD, hit.start))


def _adopts(marked: Marked, at: int) -> bool:
    """True for "the Council, which adopted R, did not act": an aside about the organ."""
    return marked.words(at - 1, at) in (["which"], ["who"])


def _behind(reading: Reading, lead: str) -> bool:
    """What a cue behind the text is about instead."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    between = marked.stretch(target + 1, hit.start)
    if _found("lead", "relative", lead) and _found("behind", "says", between + " "):
        return True
    if hit.cue.form != "predicate":
        return False
    if between == "," and _found("lead", "apposed", lead):
        return True
    if _found("lead", "dated", lead) and len(lead.split()) > 1 and "," not in between:
        return True
    return _found("behind", "clause", f"{between} ")


def _lead(marked: Marked, target: int) -> str:
    """The words before a text, without those that name it."""
    at = _naming(marked, target)
    return marked.stretch(at - _LEAD, at)


def _naming(marked: Marked, target: int) -> int:
    """Where the words that only name the text begin: "the Security Council resolution R"."""
    at = target
    while at > 0 and marked.row[at - 1] in words("naming"):
        at -= 1
    return at
