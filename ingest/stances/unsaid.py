"""What a sentence says is not so: denied, only supposed, wished, alleged, given up, or said of somebody else.

The rules of `readings` look at a cue, its text and its holder. Here the words around all three are asked whether they
take back what was read; a reading that they take back is left out, for a missed position is better than an invented
one. What is said of something else than the text, `beside` knows. The patterns are in lexicons/unsaid.toml.
"""

from functools import partial

from . import left_out
from .clauses import draws, is_hard
from .cues import NEGATIVE, Hit
from .marking import Marked
from .negation import denied_before
from .patterns import found
from .reading import URGE, Reading
from .scare_quotes import scare_quoted
from .stances import STANCES
from .turning import given_up, kept_up

__all__ = ["ended", "forbidden", "framed", "freed", "not_asked", "pretext", "suffered", "taken_back", "unwanted"]

_FIRM = frozenset(["supports", "implements", "rejects", "defies"])  # families that can be taken back behind a holder
_REACH = 60  # tokens in which words that take it back are looked for
_NEAR = 8  # the same for a wish
_ACTS = frozenset(["coSponsor", "initiate", "voteFor", "voteAgainst"])
_found = partial(found, "unsaid")


def taken_back(reading: Reading) -> bool:
    """Whether the words around a reading say that it is not so."""
    holder, family = reading.holder.index, STANCES[reading.stance].family
    if holder >= 0 and _of_others(reading.marked, holder, is_act=reading.hit.cue.kind == "act"):
        return True
    if 0 <= holder < reading.hit.start and (_between(reading, family) or _lacking(reading, family)):
        return True
    return family is not None and (_before(reading, family) or _round(reading, family))


def framed(marked: Marked, at: int, holder: int = -1) -> bool:
    """Whether words before a token, or between it and a holder before it, deny or suppose what it says."""
    row = marked.row
    if holder >= 0 and left_out.as_holder(marked, holder):
        return True
    if 0 <= holder < at and _found("between", "any", marked.stretch(max(holder + 1, at - _REACH), at)):
        return True
    first = max(at - _REACH, 0)
    ends = (n for n in range(at - 1, first - 1, -1) if is_hard(row[n]) or row[n] == "but" or draws(row, n))
    low = next(ends, first - 1) + 1
    line = marked.stretch(low, at)
    if _found("before", "any", line) or (_found("before", "kept", line) and "nothing" not in row[low:at]):
        return True
    clause = next((n + 1 for n in range(at - 1, low - 1, -1) if row[n] == ","), low)
    return _found("before", "clause", marked.stretch(clause, at))


def ended(marked: Marked, hit: Hit, target: int, *, against: bool) -> bool:
    """True for "we withdraw our sponsorship of R"; for a stance that is not for the text also for "has lifted its
    reservations on R", "our objections to R are a thing of the past", for others "no longer any need for R"."""
    if not against and target >= 0 and _found("before", "unneeded", marked.stretch(target - 12, target)):
        return True
    plain = not hit.cue.lemmas
    if plain and given_up(marked.stretch(hit.start - 4, hit.start + 1)):
        return True
    if against and plain and _found("behind", "past", marked.stretch(target + 1, target + 9)):
        return True
    lifted = against and _found("noun", "lifted", marked.stretch(hit.start - 3, hit.end))
    return lifted and not kept_up(marked.stretch(hit.start - _NEAR, hit.start))


def pretext(marked: Marked, target: int) -> bool:
    """True for "invoked R to justify its raid": whoever makes a text his excuse doesn't support it."""
    return target >= 0 and _found("behind", "pretext", marked.stretch(target + 1, target + 8))


def unwanted(marked: Marked, target: int) -> bool:
    """True for "sees no future for the mission under R and demands its withdrawal", "asks that R be set aside"."""
    behind = marked.stretch(target + 1, target + 16) if target >= 0 else ""
    return _found("behind", "unwanted", behind) or discarded(marked, target)


def discarded(marked: Marked, target: int) -> bool:
    """True for "asks that R be set aside"."""
    return target >= 0 and _found("behind", "discarded", marked.stretch(target + 1, target + 16))


def suffered(marked: Marked, at: int) -> bool:
    """True for "Jordan should not be made to pay for the implementation of R": what stands at a token is borne."""
    return _found("before", "suffered", marked.stretch(at - 12, at))


def forbidden(marked: Marked, deed: int, end: int) -> bool:
    """True for "R must not be applied", "call upon States not to comply with R": what the deed at a token is to be done
    to, up to token `end`, must not be carried out; not so for "must not be applied selectively"."""
    return _found("forbidden", "forbidden", marked.stretch(deed - _REACH, deed)) and not _is_manner(marked, deed, end)


def not_asked(marked: Marked, deed: int, end: int) -> bool:
    """True for "R must not be applied", "we see no reason to apply R", "the application of R must be suspended": nobody
    asks for the deed at a token, whose text stands before token `end`."""
    if forbidden(marked, deed, end) or _found("forbidden", "unasked", marked.stretch(deed - _REACH, deed)):
        return True
    return _found("forbidden", "halted", marked.stretch(end, end + _NEAR)) and not _is_manner(marked, deed, end)


def _is_manner(marked: Marked, deed: int, end: int) -> bool:
    asks = marked.line.endswith("?")  # "why should R not be applied?"
    return asks or _found("forbidden", "manner", marked.stretch(deed - 2, end + 4))


def _lead(reading: Reading, reach: int = _REACH) -> str:
    """The words before the cue."""
    return reading.marked.stretch(reading.hit.start - reach, reading.hit.start)


def _before(reading: Reading, family: str) -> bool:
    """Words before the cue that take it back."""
    if family == "urges":
        lead = reading.target if 0 <= reading.target < reading.hit.start else reading.hit.start
        asked = _found("before", "asked", reading.marked.stretch(lead - _REACH, lead))
        return asked or _waived(reading) or discarded(reading.marked, reading.target)
    if framed(reading.marked, reading.hit.start) or _denied(reading):
        return True
    if family == "reserves":
        return False
    if family == "implements" and _found("before", "wished", _lead(reading, _NEAR)):
        return True
    if family in ("supports", "implements") and _feigned(reading):
        return True
    if family == "supports" and pretext(reading.marked, reading.target):
        return True
    if family == "rejects" and _found("before", "unable", reading.marked.stretch(0, reading.hit.end)):
        return True
    if family != "defies" and _found("before", "kept", _lead(reading)):
        return True
    turned = family == "rejects" and reading.rule.endswith(", negated")
    if turned and _neither(reading):
        return True
    refuses = turned or family == "defies"
    return (not refuses and _found("before", "nor", _lead(reading))) or _of_nobody(reading)


def _waived(reading: Reading) -> bool:
    """A demand that a text be carried out which says the opposite, or tells what its carrying out costs."""
    marked, hit = reading.marked, reading.hit
    end = max(hit.end, reading.target + 1)
    if hit.cue.kind == "comply":
        return suffered(marked, hit.start) or not_asked(marked, hit.start, end)
    return hit.cue.form == "predicate" and not_asked(marked, hit.end - 1, end)  # "should not have been applied"


def _denied(reading: Reading) -> bool:
    """ "He says that Chile sponsored R, which is untrue"."""
    behind = max(reading.hit.end, reading.target + 1)
    denies = _found("told", "denied", reading.marked.stretch(behind, behind + _REACH))
    return denies and _found("told", "any", _lead(reading))


def _neither(reading: Reading) -> bool:
    """ "Without supporting R, Norway did not vote against it": neither for nor against."""
    return _found("behind", "neither", reading.marked.stretch(reading.target + 1, reading.target + 14))


def _of_nobody(reading: Reading) -> bool:
    """ "To reject R is to reject peace", "the only State to reject R", "the decision of Iran to reject R": not ours."""
    marked, hit = reading.marked, reading.hit
    if "asked of others" in reading.rule and _found("before", "only", _lead(reading)):
        return True
    own = reading.holder.index == -2 or marked.row[reading.holder.index] == "§s"
    if own and _found("before", "decision", _lead(reading)):
        return True
    opens = hit.start <= 1 and (marked.row[0] == "to" or marked.row[hit.start].endswith("ing"))
    return opens and _found("behind", "judged", marked.stretch(reading.target + 1, reading.target + 4))


def _between(reading: Reading, family: str | None) -> bool:
    """Words between a holder and the cue that take it back."""
    marked, hit = reading.marked, reading.hit
    line = marked.stretch(max(reading.holder.index + 1, hit.start - _REACH), hit.start + 1)
    if _found("between", "borne", line):
        return True
    if family == "urges" and _found("between", "refused", line):
        return True
    if family in _FIRM and (_found("between", "any", line) or (hit.cue.form in ("noun", "phrase") and given_up(line))):
        return True
    if family == "defies" and freed(marked, reading.holder.index, hit.start + 1):
        return True
    if reading.stance in _ACTS and _found("between", "act", line):
        return True
    if hit.cue.kind == "act" and _found("between", "planned", line):
        return True
    return reading.stance == "violate" and hit.cue.kind == "breach" and _found("between", "deed", line)


def freed(marked: Marked, holder: int, end: int) -> bool:
    """ "Fiji is under no obligation to implement R" accuses nobody, unless it says so itself, or we of ourselves."""
    if marked.row[holder] == "§s" or _found("between", "says", marked.stretch(0, end)):
        return False
    return _found("between", "freed", marked.stretch(max(holder + 1, end - _REACH - 1), end))


def _lacking(reading: Reading, family: str | None) -> bool:
    """ "The failure of Chad to support R"."""
    marked, holder = reading.marked, reading.holder.index
    fails = family in ("supports", "implements") and _found("holder", "lacking", marked.stretch(holder - _NEAR, holder))
    return fails and "to" in marked.words(holder + 1, reading.hit.start)[-3:]


def _feigned(reading: Reading) -> bool:
    """Praise that is not meant: "the so-called historic R", "Norway 'supports' R by sending arms"."""
    if scare_quoted(reading.marked, reading.hit.start, reading.holder.index):
        return True
    return reading.hit.cue.form in ("phrase", "noun") and _found("before", "feigned", _lead(reading, 4))


def _of_others(marked: Marked, holder: int, *, is_act: bool) -> bool:
    """ "All except Israel", "Chile and not Norway", "Israel's allies", "never has Peru voted for R": others are meant,
    or nobody."""
    before = marked.stretch(holder - 5, holder)
    if left_out.as_holder(marked, holder) or (is_act and denied_before(marked, holder)):
        return True
    if marked.row[holder] == "§s" and _found("holder", "accused", before):
        return True
    return _found("holder", "any", before) or _found("holder", "behind", marked.stretch(holder + 1, holder + 3))


def _round(reading: Reading, family: str) -> bool:
    """What is over, lacking, lifted, alleged or never meant, by the words right beside the cue or behind the text."""
    marked, hit, target = reading.marked, reading.hit, reading.target
    if reading.stance == "nonOpposition" and _found("before", "waived", _lead(reading, 3)):
        return True
    against = reading.stance in NEGATIVE or family == "reserves"
    behind = marked.stretch(target + 1, target + 6) if target >= 0 else ""
    if ended(marked, hit, target, against=against):
        return True
    if family == "supports" and hit.start < target and _found("cue", "scant", marked.stretch(hit.start, target)):
        return True
    noun = hit.cue.form == "noun" and reading.stance != URGE
    if noun and _found("noun", "lacking", _lead(reading, 4)):
        return True
    if noun and family == "supports" and _found("behind", "waned", marked.stretch(target + 1, target + 9)):
        return True
    if against and reading.holder.index == -2 and noun and _found("behind", "supposed", behind):
        return True
    told = reading.stance == "nonOpposition" and reading.holder.index >= 0 and marked.row[reading.holder.index] != "§s"
    if told and _found("before", "conceded", _lead(reading, _NEAR)):
        return True
    ends = _found("cue", "repeal", marked.stretch(hit.start, hit.end))
    if ends and _found("before", "against", _lead(reading)):
        return True
    if family in ("implements", "defies") and _found("noun", "alleged", _lead(reading, 4)):
        return True
    return family == "implements" and _found("behind", "any", behind)
