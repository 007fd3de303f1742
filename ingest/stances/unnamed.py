"""Subjects and owners that are there and that nobody can name: "parliament in Turkey", "worldwide support".

Where a clause has no subject, a reading falls to the speaker. These are clauses that have one.
"""

from collections.abc import Sequence

from .clauses import clause_start, is_border
from .marking import Marked
from .words import words

__all__ = [
    "another_acts",
    "before_relative",
    "deed_before",
    "is_generic",
    "is_object",
    "object_of_infinitive",
    "object_of_relative",
    "one_of_them",
    "over_whom",
    "owner_unnamed",
    "speaks_for_organ",
    "subject_of_both",
    "subject_of_clause",
    "subject_of_relative",
    "subject_unnamed",
]

_GENERIC = words("generic")  # asked of nearly every token, so looked up once
_RELATIVE = ("which", "that", "who")
_EXISTENTIAL = ("is", "was", "are", "were", "has", "have", "had", "exists", "exist", "existed", "remains", "remained")
_COPULA = ("is", "was", "are", "were", "remains", "remained", "became", "being", "belongs", "belonged")
_TOLD = ("has", "have", "had", "was", "were", "did")
_PLACES = ("in", "from", "at", "around", "near", "outside", "throughout")
_BEFORE = 4  # adjectives before a noun
_LONG = 14  # tokens of a subject


def is_generic(word: str) -> bool:
    """True for a subject that nobody can name ("the international community")."""
    return word in _GENERIC


def another_acts(marked: Marked, actor: int, which: int) -> bool:
    """True for "we condemn the regime which", "we know who": somebody else acts, whom nobody names. Not so in "Israel
    is the State which", "Norway and all who", or where no one acts: "Israel adopted a law which"."""
    row = [word for word in marked.words(actor + 1, which) if word != ","]
    if not words("knowing").isdisjoint(row[-1:]):
        return True
    joined = not row or row[0] in words("preposition") or row[0] in ("and", "'s")
    return not joined and row[-1] in words("antecedent") and words("antecedent", "equal").isdisjoint(row)


def over_whom(marked: Marked, actor: int) -> int:
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
    return over_whom(marked, actor) if tells else -1


def subject_of_both(marked: Marked, actor: int, at: int) -> int:
    """Who acts in "the Sudan accepts the African force and rejects R", "Iraq invaded Kuwait, then refused to", "Iraq
    informed Kuwait of its rejection", when the actor is the object of a first verb; -1 for any other actor."""
    verb, behind = over_whom(marked, actor), marked.row[actor + 1]
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


def one_of_them(marked: Marked, noun: int) -> int:
    """The actor in "Chile is the only State that", "Chile is among the States which", by the noun; else -1."""
    at = noun - 1
    while at > 0 and marked.row[at] in words("one-of"):
        at -= 1
    copula = at > 0 and at < noun - 1 and marked.row[at] in _COPULA
    return at - 1 if copula and marked.tokens[at - 1].is_actor else -1


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


def subject_unnamed(marked: Marked, at: int) -> bool:
    """True for "parliament in Turkey has rejected", "the draft tabled by Norway, rejecting R": nouns stand before the
    finite verb, or the participle, at token `at`, and are its subject."""
    row = marked.row
    end = at - 1
    while end >= 0 and (row[end] in words("auxiliary") or row[end] == "," or row[end].endswith("ly")):
        end -= 1
    low = clause_start(marked, end, ",", "that")
    while low <= end and row[low] in ("and", "but", "yet"):
        low += 1
    phrase, group, verb = row[low : end + 1], row[end + 1 : at], row[at]
    nouns = [word for word in phrase if word not in words("opens-noun")]
    if not nouns or len(phrase) > _LONG or "§s" in phrase or not words("auxiliary-verb").isdisjoint(phrase):
        return False
    if not _is_noun(nouns, opened=nouns[0] != phrase[0]):
        return nouns[0] == "§t" and verb.endswith("ing") and group == (",",)
    if verb.endswith("ing"):
        return group == (",",)
    if "to" in group or "," in group:
        return False
    told = not words("auxiliary-verb").isdisjoint(group)
    return told or verb.endswith(("s", "ed")) or nouns[_head(nouns) - 1].endswith(("s", "people"))


def _is_noun(nouns: Sequence[str], *, opened: bool) -> bool:
    """Whether words name somebody or something that is not the speaker; an article has `opened` them or not."""
    if not nouns[0].isalpha() or nouns[0] in words("no-noun") | words("preposition"):
        return False
    if not opened and nouns[0].endswith(("ly", "ing")):
        return False
    head = _head(nouns)
    outside = words("auxiliary") | words("border", "relative")
    # "the movement led by Mr. X", "the people in Sarajevo" are no names of the speaker's
    led = head < len(nouns) and (_participle(nouns, head) or _elsewhere(nouns, head))
    if not led:
        outside |= words("self-named") | (words("self-named", "alone") if len(nouns) == 1 else frozenset())
    return outside.isdisjoint(nouns[:head])


def _head(nouns: Sequence[str]) -> int:
    """How many words stand before the first preposition or participle: "the mediator (appointed by Sweden)"."""
    for at in range(1, len(nouns)):
        if nouns[at] in words("preposition") or nouns[at].startswith("§") or _participle(nouns, at):
            return at
    return len(nouns)


def _elsewhere(row: Sequence[str], at: int) -> bool:
    """True for "in Sarajevo", "from the villages of the north", against "in our country"."""
    if words("dwelling").isdisjoint(row[:at]):
        return False
    place = [word for word in row[at + 1 : at + 3] if word != "the"]
    return row[at] in _PLACES and place[:1] != [] and place[0].isalpha() and place[0] not in words("own-place")


def _participle(row: Sequence[str], at: int) -> bool:
    return row[at].endswith(("ed", "ing")) or (row[at].isalpha() and "by" in row[at + 1 : at + 3])


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


def speaks_for_organ(marked: Marked, comma: int) -> int:
    """The organ in "Mr. X of Algeria, speaking for the Secretary-General, supported", whose State does not speak, by
    the comma before the aside; else -1."""
    row = marked.words(comma + 1, comma + 8)
    aside = row[: row.index(",")] if "," in row else []
    if words("speaking").isdisjoint(aside[:1]) or {"for", "behalf", "name"}.isdisjoint(aside[1:4]):
        return -1
    at = next((at for at, word in enumerate(aside) if word == "§o" or word in words("speaking", "organs")), -1)
    return comma + 1 + at if at >= 0 else -1


def owner_unnamed(marked: Marked, at: int, target: int, *, against: bool) -> bool:
    """True for "worldwide support for R", "there is opposition to R in Lebanon", "acceptance of R has grown", "the
    rejection of R by the parties", "rejection of R is a mistake": the noun at token `at` is not the speaker's.

    against: whether it is a stance against the text. A stance for it is the speaker's in "support for R is a must".
    """
    row = marked.row
    if not words("of-all").isdisjoint(marked.words(at - _BEFORE, at)):
        return True
    behind = marked.words(target + 1, target + 5)
    if behind[:1] == ["by"] and any(map(is_generic, behind)):
        return True
    low = clause_start(marked, at)
    clause = row[low:at]
    there = low + clause.index("there") + 1 if "there" in clause else at
    if there < at and row[there] in _EXISTENTIAL:
        return True
    outside = words("auxiliary") | words("preposition")
    opens = low == 0 and at <= _BEFORE and all(word.isalpha() and word not in outside for word in clause)
    if not opens or "§s" in row or not behind:
        return False
    shared = not words("of-all").isdisjoint(behind[1:]) or "".join(behind[1:2]).endswith("ing")
    return behind[0] in _TOLD or (behind[0] in _EXISTENTIAL and (against or shared))
