"""Actors that are only the object of a verb, and who acts instead: "Israel invaded Lebanon, ignoring R"."""

from .clauses import clause_start, is_border
from .marking import Marked
from .words import words

__all__ = [
    "before_relative",
    "deed_before",
    "is_object",
    "object_of_infinitive",
    "object_of_relative",
    "subject_of_both",
    "subject_of_clause",
    "subject_of_relative",
]

_RELATIVE = ("which", "that", "who")
_LONG = 14  # tokens of a relative clause


def _over_whom(marked: Marked, actor: int) -> int:
    """The verb in "Israel invaded Lebanon", whose object the actor is, behind the actor or "it" who is its subject;
    else -1."""
    verb = actor - 1
    while verb > 0 and marked.row[verb] == "the":
        verb -= 1
    if verb < 1:
        return -1
    word, doer = marked.row[verb], marked.tokens[verb - 1]
    finite = word.isalpha() and (word.endswith(("s", "ed")) or word in words("past"))
    finite = finite and word not in words("auxiliary") | words("reporting")
    return verb if finite and (doer.is_actor or doer.text == "it") else -1


def deed_before(marked: Marked, actor: int, which: int) -> int:
    """The verb of "Israel attacked Lebanon, which violates R", where "which" stands for the deed; else -1."""
    tells = marked.row[actor + 1 : which] == (",",) and not words("breaching").isdisjoint(
        marked.words(which + 1, which + 2)
    )
    return _over_whom(marked, actor) if tells else -1


def subject_of_both(marked: Marked, actor: int, at: int) -> int:
    """Who acts in "the Sudan accepts the African force and rejects R", "Iraq invaded Kuwait, then refused to", "Iraq
    informed Kuwait of its rejection", when the actor is the object of a first verb; -1 for any other actor."""
    verb, behind = _over_whom(marked, actor), marked.row[actor + 1]
    if verb > 0 and marked.row[verb] in words("telling") and behind == "of":
        return verb - 1
    joined = "and" in marked.words(at - 2, at) or (behind == "," and _goes_on(marked, actor + 2))
    if verb < 0 or not joined or behind.endswith("ed") or behind in words("auxiliary"):
        return -1
    return verb - 1


def _goes_on(marked: Marked, at: int) -> bool:
    """Whether a second verb of the same subject begins at a token: ", then refused", ", looted it and"."""
    word = marked.row[at + 1] if marked.row[at] in ("then", "but", "yet") else marked.row[at]
    return word.endswith("ed") and word.isalpha()


def is_object(marked: Marked, pronoun: int) -> bool:
    """True for the pronoun of "found it", "looted it and"."""
    before, behind = marked.words(pronoun - 1, pronoun), marked.row[pronoun + 1]
    return not words("taking").isdisjoint(before) or ("".join(before).endswith("ed") and behind in ("and", ","))


def before_relative(marked: Marked, at: int) -> int:
    """The token before the relative clause that ends at a token ("Kuwait, whose people it oppressed, and"); the token
    itself where none does."""
    for which in range(at, max(at - _LONG, 0), -1):
        if marked.row[which] in words("border", "relative"):
            return which - 1
        if is_border(marked.row[which]):
            break
    return at


def subject_of_clause(marked: Marked, participle: int) -> int:
    """The actor who acts in the clause before ", ignoring R": Israel in "Israel invaded Lebanon, ignoring"; else -1."""
    row = marked.row
    for at in range(participle - 2, clause_start(marked, participle) - 1, -1):
        behind = row[at + 1]
        acts = behind.isalpha() and behind not in words("preposition") and behind not in ("and", "or")
        if marked.tokens[at].is_actor and acts:
            return at
    return -1


def object_of_infinitive(marked: Marked, actor: int) -> bool:
    """True for "attempts to isolate Israel violate R": the actor is the object, the attempts are the subject. Not so in
    "to help Israel comply", "to ask Israel to comply"."""
    verb = actor - 2 if marked.words(actor - 1, actor) == ["the"] else actor - 1
    row = marked.words(verb - 1, verb + 1)
    if (
        not marked.tokens[actor].is_actor
        or len(row) < 2
        or row[0] != "to"
        or not row[1].isalpha()
        or row[1] in words("preposition") | words("border", "relative")
    ):
        return False
    return row[1] not in words("bare-infinitive") and marked.words(actor + 1, actor + 2) not in (["to"], ["not"])


def object_of_relative(marked: Marked, actor: int) -> int:
    """The relative pronoun in "the country which attacked Iraq has rejected R", when the actor is the object of the
    verb behind it; else -1."""
    row = marked.row
    verb = actor - 1
    while verb > 0 and row[verb] == "the":
        verb -= 1
    if verb < 2 or not row[verb].isalpha() or row[verb] in words("auxiliary") | words("reporting"):
        return -1
    if verb > 2 and row[verb - 2] == "whose" and row[verb] not in words("preposition"):
        return verb - 2  # "the State whose forces occupy Lebanon"
    before, head = row[verb - 1], row[verb - 2]
    if before not in _RELATIVE or not (row[verb].endswith(("s", "ed")) or before == "who"):
        return -1
    noun = head.isalpha() and head not in words("preposition") | words("auxiliary")
    return verb - 1 if noun and (before != "that" or head in words("generic")) else -1


def subject_of_relative(marked: Marked, actor: int, at: int) -> int:
    """The relative pronoun in "the country which Oman attacked voted for R", when the actor is the subject of the verb
    behind it and not of the one at `at`; else -1."""
    row = marked.row
    which = actor - 1 if row[actor - 1] != "the" else actor - 2
    group = marked.words(actor + 1, at)
    verb = any(word.endswith(("ed", "s")) and word not in words("auxiliary") for word in group)
    if which < 1 or not verb or not {"and", "but", ",", "'s"}.isdisjoint(group):
        return -1
    return which if row[which] in (*_RELATIVE, "whom") and row[which - 1] in words("antecedent") else -1
