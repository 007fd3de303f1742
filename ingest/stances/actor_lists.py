"""Lists of States in a row of tokens: where "A, B and C" ends, and where another clause begins inside it."""

from collections.abc import Sequence

from .words import words

__all__ = ["end"]

_ACTORS = ("§a", "§s")
_JOINTS = (set[str](),  # "EGYPT INDIA AND YUGOSLAVIA"
           {","}, {",", "and"}, {"and"}, {"or"}, {"as", "well"}, {",", "as", "well"}, {"along", "with"}, {"the", "and"},
           {"the", ","}, {",", "the", "and"}, {"the"}, {"and", "of"}, {"and", "of", "the"}, {"nor"})  # fmt: skip
_MORE = {"other", "some", "several", "many", "certain", "a", "few", "its", "their",
         "illegal", "racist", "fascist", "minority"}  # "Chad and some other African States"  # fmt: skip
_ALONE = 2  # tokens before a list that can hold a subject and its verb


def end(row: Sequence[str], start: int) -> tuple[int, bool]:
    """Where the list that begins at token `start` ends, and whether an "and" closes it."""
    if row[start] not in _ACTORS:
        return start + 1, False
    last, closed = _end(row, start, len(row))
    border = _border(row, start, last) if closed else 0
    return _end(row, start, border) if border else (last, closed)


def _end(row: Sequence[str], start: int, limit: int) -> tuple[int, bool]:
    last, closed = start + 1, False
    while True:
        step = _next_actor(row, last, limit)
        if step < 0:
            return last, closed
        joint = set(row[last:step])
        if not joint.isdisjoint(("and", "well")):
            joint -= _MORE
        if joint not in _JOINTS or (closed and joint.isdisjoint(("and", ","))):
            return last, closed
        closes = not joint.isdisjoint(("and", "or", "as", "along", "nor"))
        if closed and not closes:
            return last, closed
        if joint == {",", "and"} and (row[step] == "§s" if closed else _new_clause(row, start, step)):
            return last, closed  # "among them India, and we note", "the policy of Chad, and Iraq rejects": a new clause
        closed = closed or closes
        last = step + 1


def _new_clause(row: Sequence[str], start: int, step: int) -> bool:
    """True for "the policy of Chad, and Iraq rejects": a complement before the comma, a verb behind the second name."""
    lead = row[start - 2 if start > 1 and row[start - 1] == "the" else start - 1] if start else ""
    complement = lead != "by" and lead in words("preposition")
    return complement and step + 1 < len(row) and (_acts(row[step + 1]) or row[step + 1].endswith("s"))


def _next_actor(row: Sequence[str], at: int, limit: int) -> int:
    return next((step for step in range(at, min(at + 5, limit)) if row[step] in _ACTORS), -1)


def _border(row: Sequence[str], start: int, last: int) -> int:
    """Where a clause ends inside a list that is followed by a verb, or 0: "Iraq invaded Kuwait | and Cuba supported R",
    "opposed by Yemen, | and China and India abstained"."""
    if last >= len(row) or not _acts(row[last]):
        return 0
    joints = [at for at in range(start + 1, last) if row[at] == "and"]
    behind_comma = [at for at in joints if row[at - 1] == ","]
    before = start - 1 if start and row[start - 1] == "the" else start
    verb = row[before - 1] if before else ""
    if verb == "by" and behind_comma[:1] == joints[:1] and len(joints) > 1 and row[start + 1] == ",":
        return behind_comma[0]
    if before >= _ALONE and row[before - _ALONE] in _ACTORS and verb.endswith("ed") and joints:
        return (behind_comma or joints)[-1]
    return 0


def _acts(word: str) -> bool:
    """True for a word that begins what a subject does: "supported", "has"."""
    return word in words("auxiliary-verb") or (word.endswith("ed") and word.isalpha())
