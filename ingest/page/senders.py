"""Whose letter it is: the States in the title or at the foot, and the group for which they write.

Conventions (annotation guide of letters): `senders` are the States whose letter it is; `on_behalf_of` holds groups,
or other States, for whom it is written. A Ministry of the same State is the State.
"""

import re

from diplograph.model import Actor

from ..actors import actors
from ..tables import lexicon
from . import sentences

_LEXICON = lexicon("senders")
_FOR, _FIRST_PERSON, _CHAIR, _MISSION, _CLAUSE_END = (
    re.compile(_LEXICON[name]["pattern"], re.IGNORECASE)
    for name in ("writes_for", "first_person", "chair", "compliments", "clause_end")
)
_OFFICER = re.compile(_LEXICON["officer"]["pattern"], re.IGNORECASE)
_RECEIVED = re.compile(_LEXICON["received"]["pattern"], re.IGNORECASE)
_OTHERS_LETTER = re.compile(_LEXICON["others_letter"]["pattern"], re.IGNORECASE)
_SHORT_FORM = re.compile(r"\([A-Z][\w\s-]{1,14}\)")  # "(OIC)": the clause goes on behind it
_JOINED = re.compile(r"\s*,\s*and\s+|\s*,\s*|\s+and\s+", re.IGNORECASE)
_OPENING_SENTENCES = 4
_GROUP_KINDS = ("bloc", "other")


def find(sender: str, date: str | None) -> tuple[str, ...]:
    """Codes of the States (or observers, or groups) in the sender part of a title, in printed order.

    >>> find("the Permanent Representatives of France and Germany", "2020-08-21")
    ('FRA', 'DEU')
    """
    return tuple(dict.fromkeys(_codes(_before_behalf(sender), date)))


def is_officer(sender: str) -> bool:
    """Whether the sender part of a title names an officer of an organ, who writes for no State."""
    return _OFFICER.match(sender) is not None


def mission(text: str, date: str | None) -> tuple[str, ...]:
    """The State whose mission "presents its compliments" in a note verbale."""
    match = _MISSION.search(text)
    if match is None:
        return ()
    found = actors.find(match.group(), date, ())
    return found[0].codes if found and found[0].kind in ("state", "other", "bloc") else ()


def named_paper(opening: str, date: str | None) -> tuple[str, ...]:
    """The States whose letter or note a circular names: "has received a note verbale dated D from the ... of X"."""
    match = _RECEIVED.search(opening)
    return tuple(dict.fromkeys(_codes(match.group(1), date))) if match else ()


def on_behalf_of(title: str, opening: str, foot: str, date: str | None, own: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of the groups or other States for whom the senders write.

    title: the sender part of the title. opening: the first paragraphs. foot: the signature block.
    """
    found: list[str] = []
    for match in _FOR.finditer(title):
        found += _for_codes(title, match, date, own)
    for span in sentences.split(opening)[:_OPENING_SENTENCES]:
        sentence = opening[span.start : span.end]
        if _FIRST_PERSON.search(sentence):
            for match in _FOR.finditer(sentence):
                # "I refer to the letter from X on behalf of Y" writes for nobody.
                if not _OTHERS_LETTER.search(sentence, 0, match.start()):
                    found += _for_codes(sentence, match, date, own)
    for match in (*_CHAIR.finditer(foot), *_FOR.finditer(foot)):
        found += _for_codes(foot, match, date, own)
    return tuple(dict.fromkeys(code for code in found if code not in own))


def _for_codes(text: str, match: re.Match[str], date: str | None, own: tuple[str, ...]) -> list[str]:
    """Groups named in the clause after "on behalf of"; States only where the words are just that."""
    text = _SHORT_FORM.sub(lambda short: " " * len(short.group()), text)
    end = _CLAUSE_END.search(text, match.end())
    clause = text[match.end() : end.start() if end else len(text)]
    named = [actor for actor in actors.find(clause, date, ()) if actor.codes]
    groups = [code for actor in named if actor.kind in _GROUP_KINDS and not _is_list(actor) for code in actor.codes]
    if groups:
        return groups
    if "behalf" not in match.group().lower():
        return []
    states = [code for actor in named if actor.kind == "state" for code in actor.codes]
    return states if not set(states) & set(own) or len(states) > 1 else []


def _codes(sender: str, date: str | None) -> list[str]:
    codes: list[str] = []
    for actor in actors.find(sender, date, ()):
        if _is_list(actor):
            # "France, Germany and the United Kingdom" are three signatories here, not one group.
            for piece in _JOINED.split(actor.printed):
                codes += (
                    code for named in actors.find(piece, date, ()) for code in named.codes if named.kind == "state"
                )
        elif actor.kind in ("state", "place", *_GROUP_KINDS):
            codes += actor.codes
    return codes


def _is_list(actor: Actor) -> bool:
    return actor.kind == "bloc" and re.search(r",| and ", actor.printed) is not None and "77" not in actor.printed


def _before_behalf(sender: str) -> str:
    match = _FOR.search(sender)
    return sender[: match.start()] if match and match.start() > 0 else sender


def presents_compliments(text: str) -> bool:
    """Whether the words open a note verbale in the third person."""
    return _MISSION.search(text) is not None
