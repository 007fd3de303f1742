"""What a cue, a text and the words around them say: who holds which stance, and by which rule."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from . import (
    acts,
    attitudes,
    bases,
    behind,
    beside,
    brackets,
    breaches,
    compliance,
    echoes,
    noted,
    pointing,
    predicates,
    sides,
    spite,
    unsaid,
)
from .cues import Cue, Hit
from .governors import Governor, governors
from .links import adopted, after, before
from .marking import Marked
from .negation import negated
from .reading import SPEAKER, Pair, Reading
from .stances import STANCES
from .turning import rescinded
from .words import words

__all__ = ["find"]

_EPITHET = Cue("epithet in a name", "welcome", "phrase", "epithet", 0, False, "shifters")
_NEAR = 6  # unknown words between a text and a verb of compliance behind it


def find(marked: Marked, hits: tuple[Hit, ...]) -> tuple[Reading, ...]:
    """All readings of a sentence, in reading order; a paragraph quoted from a text ("Calls upon all ...") has none."""
    found: list[Reading] = []
    if marked.tokens[0].text in words("operative"):
        return ()
    for index, written in enumerate(marked.row):
        if written == "§t":
            found.extend(_of_target(marked, hits, index))
    found.extend(acts.without_text(marked, hits, found))
    found.extend(pointing.find(marked, hits))
    found.extend(tuple(sides.find(found)))
    found.extend(tuple(echoes.find(found, hits)))
    return tuple(each for each in found if not (unsaid.taken_back(each) or beside.named_beside(each)))


def _of_target(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    strong = False
    for hit, unknown in before(marked, hits, target) or brackets.governing(marked, hits, target):
        for reading in _before_text(Pair(marked, hits, hit, target)):
            strong = strong or hit.cue.kind != "epithet"
            yield replace(reading, weight=reading.weight - 0.03 * unknown) if unknown else reading
    for hit in hits:
        if hit.start < target < hit.end:  # "translate R into action": the text stands inside the cue
            for reading in _before_text(Pair(marked, hits, Hit(hit.cue, hit.start, hit.start + 1), target)):
                strong = True
                yield reading
    for hit, unknown in after(marked, hits, target):
        if hit.cue.kind in ("comply", "breach") and unknown > _NEAR:
            continue
        for reading in _behind_text(Pair(marked, hits, hit, target)):
            strong = True
            yield replace(reading, weight=reading.weight - 0.03 * unknown) if unknown else reading
    yield from noted.find(marked, hits, target)
    yield from acts.possessed(marked, hits, target)
    yield from brackets.authors(marked, hits, target)
    if not strong:
        yield from _praised(marked, hits, target)
        yield from attitudes.far(marked, hits, target)


def _praised(marked: Marked, hits: tuple[Hit, ...], target: int) -> Iterator[Reading]:
    """Praise inside the name of the text: "the historic Declaration"."""
    named = {word for reference in marked.tokens[target].references for word in reference.printed.lower().split()}
    if "no" in named or (named.isdisjoint(words("slurs")) and named.isdisjoint(words("epithets"))):
        return
    pair = Pair(marked, hits, Hit(_EPITHET, target, target + 1), target)
    if words("slurs") & named:
        yield pair.read(SPEAKER, "criticize", "blame in the name of the text", 0.45)
    elif words("epithets") & named:
        yield pair.read(SPEAKER, _EPITHET.stance, "epithet in the name of the text", 0.45)


_Rule = Callable[[Pair, Sequence[Governor]], Iterator[Reading]]

# what to ask when the cue stands before the text, by the kind of the cue
_BEFORE: dict[str, _Rule] = {
    "attitude": attitudes.find,
    "recognize": attitudes.find,
    "lift": attitudes.lifting,
    "comply": compliance.find,
    "urge": compliance.demanded,
    "failure": breaches.failure,
    "breach": breaches.find,
    "despite": spite.find,
    "overdue": spite.overdue,
    "basis": bases.find,
    "act": acts.before_text,
    "adopt": acts.adoption,
}
_BEHIND: dict[str, Callable[[Pair], Iterator[Reading]]] = {
    "attitude": behind.attitude,
    "recognize": behind.attitude,
    "comply": behind.compliance,
    "breach": behind.compliance,
    "unfulfilled": behind.unfulfilled,
    "lift": behind.lifted,
    "bare": predicates.bare,
    "backed": predicates.backed,
    "receive": behind.turned_away,
    "barred": behind.barred,
    "wouldbe": behind.barred,
    "despite": spite.notwithstanding,
    "act": acts.behind_text,
    "adopt": acts.to_be_adopted,
}


def _before_text(pair: Pair) -> Iterator[Reading]:
    """What a cue before the text says of it: by the rule of its kind, but for a few forms that are of another kind."""
    cue = pair.hit.cue
    above = governors(pair.marked, pair.hits, pair.hit)
    if "asked" in cue.marks and not any(governor.kind == "urge" for governor in above):
        return  # "intends to withdraw R"
    if pair.text_is("topic"):
        if cue.kind == "ending" or cue.stance in ("oppose", "reject"):
            yield pair.read(SPEAKER, "oppose", "against a practice", 0.7)
    elif cue.kind == "epithet":
        yield pair.read(SPEAKER, cue.stance, "epithet of the text", 0.45)
    elif "breaching" in cue.marks:
        # "has violated international law, the Charter and R": the text is one of several objects
        yield from breaches.find(_as(pair, replace(cue, stance="violate", form="verb", kind="breach")), above)
    elif (cue.kind == "bare" or _slur(pair)) and len(pair.between) <= 2:
        denied = negated(pair.marked, pair.hit.start - 4, pair.hit.start)
        clause = "that" in pair.between and not adopted(pair.marked, pair.target)  # "regrettable that R was rejected"
        if not denied and not clause and not set(pair.between) & words("preposition"):
            yield pair.read(SPEAKER, "criticize", "blame in an adjective of the text", 0.45)
    elif cue.form == "predicate" and "contrary" in cue.marks:
        # "Turkey's conduct is incompatible with R"
        yield from breaches.find(_as(pair, replace(cue, form="phrase")), above)
    elif cue.kind == "commit" and "devotion" in cue.marks and not _another_deed(pair):
        yield from attitudes.find(_as(pair, replace(cue, stance="support", form="noun")), above)
    elif cue.kind == "adopt" and above and above[0].kind == "attitude" and above[0].between <= 3:
        yield from attitudes.find(replace(pair, hit=above[0].hit), above[1:])
    elif cue.kind == "attitude" and _of_its_end(pair):
        stance = "uphold" if STANCES[cue.stance].polarity < 0 else "oppose"
        yield from attitudes.find(_as(pair, replace(cue, stance=stance)), above)
    elif cue.kind in _BEFORE and (cue.kind != "urge" or cue.form == "verb"):
        yield from _BEFORE[cue.kind](pair, above)


def _as(pair: Pair, cue: Cue) -> Pair:
    """The same with its cue read as another one."""
    return replace(pair, hit=replace(pair.hit, cue=cue))


def _of_its_end(pair: Pair) -> bool:
    """True for "we are glad that R has been rescinded"."""
    lead = pair.marked.words(pair.hit.start, pair.target)
    return rescinded(lead, pair.marked.stretch(pair.target + 1, pair.target + 12))


def _another_deed(pair: Pair) -> bool:
    """True for "announced its decision to close the mission set up by R": the infinitive names another deed."""
    row = pair.between
    first = row[0] if pair.marked.row[pair.hit.end - 1] == "to" and len(row) > 2 else ""
    plain = first.isalpha() and first not in words("transparent") | words("naming") | words("implementing")
    return plain and row[1] in ("the", "its", "their", "all", "a", "an", "any")


def _slur(pair: Pair) -> bool:
    """True for an adjective of blame right before a text: "the shameful resolution"."""
    word = pair.marked.words(pair.hit.start, pair.hit.end)
    return pair.hit.cue.kind == "dismay" and len(word) == 1 and word[0] in words("slurs")


def _behind_text(pair: Pair) -> Iterator[Reading]:
    """What a cue behind the text says of it."""
    cue = pair.hit.cue
    if cue.form == "predicate" and cue.kind in ("attitude", "basis", "recognize"):
        yield from predicates.find(pair)
    elif cue.kind in _BEHIND and (cue.kind not in ("attitude", "recognize") or cue.form == "verb"):
        yield from _BEHIND[cue.kind](pair)
