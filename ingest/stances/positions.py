"""Positions of a text: who takes which stance on which text, in which words, and why we read it so.

Sentence by sentence: mentions become tokens (`marking`), cues are found (`cues`), cues and mentions are joined
(`readings`), holders and targets are resolved here, and repeated statements become one position (`merge`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplograph.model import Actor, Reference, Sentence, Span

from ..page.regions import SPOKEN
from . import (
    attributed,
    conditional,
    cues,
    denials,
    evidence,
    hanging,
    likewise,
    pointing,
    quotation_marks,
    readings,
    sides,
    whom,
)
from .cited import only_cited
from .clauses import is_border
from .consistency import settle
from .cursor import Cursor
from .links import passive
from .marking import Marked, mark
from .memory import Memory
from .merge import Finding, merge
from .modality import modality, reiterated, scope, strength
from .reading import Reading
from .stances import STANCES
from .voices import Voice
from .words import words

__all__ = ["Outcome", "Scenes", "Voice", "find"]

_LEAD = 60  # tokens before a cue in which somebody is accused


Scenes = dict[Span, tuple[Marked, tuple[cues.Hit, ...]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings of a text, merged, and what became of each sentence: (sentence, reason or None).

    `scenes` has the marked form and the cues of the sentences that were looked into, by their spans.
    """

    findings: tuple[Finding, ...]
    sentences: tuple[tuple[Sentence, str | None], ...]
    scenes: Scenes


def find(
    text: str,
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    actors: Sequence[Actor],
    voices: Sequence[Voice],
) -> Outcome:
    """Positions of a working text, in reading order, spans in the working text.

    `references` and `actors` are in reading order. A sentence in a part without a voice is skipped.
    """
    by_part = {voice.part: voice for voice in voices}
    memories: dict[int, Memory] = {}
    scenes: Scenes = {}
    found: list[Finding] = []
    ledger: list[tuple[Sentence, str | None]] = []
    inside = Cursor(references, actors)
    for at, sentence in enumerate(sentences):
        own_references, own_actors = inside.of(sentence.span)
        voice = by_part.get(sentence.part)
        if sentence.region not in SPOKEN or voice is None or not voice.speakers:
            ledger.append((sentence, f"region {sentence.region}" if sentence.region not in SPOKEN else "no speaker"))
            continue
        memory = memories.get(sentence.part) or memories.setdefault(sentence.part, Memory())
        new, reason = _sentence(text, sentence, own_references, own_actors, voice, memory, scenes)
        claim = denials.refuted(text, sentences, at) if new else None
        kept = [finding for finding in new if not (claim and denials.is_claimed(finding, claim))]
        found.extend(kept)
        ledger.append((sentence, None if kept else "denied by what follows" if new else reason))
    return Outcome(settle(merge(found)), tuple(ledger), scenes)


def _sentence(
    text: str,
    sentence: Sentence,
    references: list[Reference],
    actors: list[Actor],
    voice: Voice,
    memory: Memory,
    scenes: Scenes,
) -> tuple[list[Finding], str]:
    if not references and not _may_speak(text, sentence.span, memory):
        memory.pass_over()
        memory.see(text, actors, voice.speakers)
        return [], "no target"
    marked = mark(text, sentence, references, actors)
    if not marked.tokens:  # nothing but a sign
        memory.pass_over()
        return [], "no stance"
    hits = cues.find(marked)
    scenes[sentence.span] = marked, hits
    found: list[Finding] = []
    read = readings.find(marked, hits)
    lost = _lost(hits, read) if read else ""
    for reading in read:
        found.extend(_findings(text, reading, voice, memory, lost))
    if memory.given:
        found.extend(hanging.find(text, marked, memory.given))
        found.extend(likewise.find(text, marked, memory.given))
    memory.see(text, actors, voice.speakers)
    if references:
        memory.read(marked, references)
        memory.broken = any(_of_something_else(marked, hit) for hit in hits)
    else:
        memory.pass_over()
    memory.given = tuple(finding for finding in found if finding.attribution == "own")
    started = tuple(dict.fromkeys(f.holder for f in found if f.stance in ("initiate", "coSponsor")))
    memory.sponsors = started or memory.sponsors
    return found, "no target" if not references else "no stance" if not hits else "no holder or no link to a text"


def _references(reading: Reading, memory: Memory) -> tuple[Reference, ...]:
    """The texts of a reading; "it" stands for one numbered text, named shortly before."""
    if reading.target >= 0:
        named = reading.marked.tokens[reading.target].references
        papers = any(text.symbol and text.kind == "report" for text in named)  # "the report of the commission (A/72/1)"
        return tuple(text for text in named if not papers or text.kind not in ("mandate", "mechanism"))
    if reading.hit.cue.kind == "act":
        return memory.texts or ((memory.numbered,) if memory.numbered else ())
    if memory.broken and reading.stance in cues.NEGATIVE:
        return ()  # "the annexation violates R. We reject it."
    only = memory.texts if len(memory.texts) == 1 and not memory.age else ()
    return tuple(text for text in only if text.symbol and text.kind in ("resolution", "draft", "decision"))


def _of_something_else(marked: Marked, hit: cues.Hit) -> bool:
    """True for "the annexation violates R", "was declared void by R": "we reject it" may mean what R is against."""
    if hit.cue.kind == "breach" or "contrary" in marked.words(hit.start, hit.end):
        return True
    judged = hit.cue.stance in cues.NEGATIVE and (hit.cue.form == "predicate" or passive(marked, hit))
    return judged and "§t" not in marked.words(0, hit.end)


def _may_speak(text: str, span: Span, memory: Memory) -> bool:
    """True when a sentence that names no text may still speak of the one in focus."""
    if not memory.texts and not memory.numbered:
        return False
    if memory.given:
        return True
    found = cues.runs(text[span.start : span.end])
    return (bool(memory.texts) and pointing.IT in found) or cues.may_be_textless(found)


def _findings(text: str, reading: Reading, voice: Voice, memory: Memory, lost: str) -> Iterator[Finding]:
    if _asked(reading):
        return
    holders = _codes(text, reading, voice, memory)
    references = _references(reading, memory)
    for holder in holders:
        for mentioned in references:
            reference = _target(mentioned, reading, memory)
            if reference is None or _of_another(holder, mentioned, holders, references, reading):
                continue
            own = holder in voice.speakers
            condition, stance = conditional.stance(text, reading, own)
            if own and stance == "violate":  # nobody accuses himself of a breach
                if reading.holder.kind == "pronoun" or _accused(reading):
                    continue
                stance = "refuseImplementation"
            if stance == "violate" and reference.kind == "draft":
                stance = "oppose"  # "buried the draft": what is not adopted yet binds nobody
            vote = holder, reference.symbol
            if stance == "abstain" and sides.is_denied(reading.marked, reading.hit):
                memory.unvoted.add(vote)  # "did not vote for R"
            yield Finding(
                holder=holder,
                stance=stance,
                reference=reference,
                span=evidence.span(reading),
                cue=reading.marked.tokens[reading.hit.start].start,
                part=voice.part,
                scope=scope(reading),
                modality="conditional" if condition else modality(reading),
                condition=condition,
                attribution="own" if own else "reported",
                reporter=None if own else voice.speakers[0],
                strength=strength(reading),
                reiterated=reiterated(reading),
                confidence=min(max(reading.weight, 0.05), 0.99),
                sentence=reading.marked.sentence.span,
                why=_why(reading, reference, lost),
                withdraws="abstain" if stance == "voteAgainst" and vote in memory.unvoted else None,
            )


def _of_another(
    holder: str, mentioned: Reference, holders: Sequence[str], references: Sequence[Reference], reading: Reading
) -> bool:
    """True for the other pairs of "R and S were tabled by Chile and Peru respectively"."""
    if not 1 < len(holders) == len(references) or holders.index(holder) == references.index(mentioned):
        return False
    ends = reading.holder.index, reading.target
    return any("respectively" in reading.marked.words(at + 1, at + 4) for at in ends if at >= 0)


def _accused(reading: Reading) -> bool:
    """True for what the speaker is accused of ("Norway accuses us of violating R", "alleges that we violated R")."""
    row, end = reading.marked.row, reading.hit.start
    low = next((at + 1 for at in range(end - 1, max(end - _LEAD, 0), -1) if is_border(row[at])), max(end - _LEAD, 0))
    own = words("accusing", "of-whom")
    return any(row[at] in words("accusing") and not own.isdisjoint(row[at + 1 : at + 3]) for at in range(low, end))


def _asked(reading: Reading) -> bool:
    """True for what is asked and not said ("Did France agree to R?"); a demand may stand in a question."""
    if not reading.marked.line.endswith("?"):
        return False
    told = reading.holder.rule == "relative clause"  # "will Morocco, which voted against R, follow?"
    row = reading.marked.row
    asks = row[row[0] in words("asking", "open")] in words("asking") and STANCES[reading.stance].family != "urges"
    return not told and (asks or reading.stance == "implement")


def _target(mentioned: Reference, reading: Reading, memory: Memory) -> Reference | None:
    """The text a stance is about; `None` when it can't be about this kind of text.

    A mandate or measure set up by one resolution stands for it when it is refused or disputed. A document that is
    only the place where something is printed is cited, not upheld.
    """
    before = reading.marked.row[reading.target - 1] if reading.target > 0 else ""
    if only_cited(mentioned, before):
        return None
    vague = mentioned.kind == "draft" or (reading.target < 0 and mentioned.kind == "resolution")
    if vague and not mentioned.symbol and reading.hit.cue.kind == "act" and memory.numbered:
        return replace(memory.numbered, chain=(mentioned.printed,), how="anaphora")
    if mentioned.kind in ("document", "report") and reading.hit.cue.kind == "basis":
        return None
    if (
        mentioned.kind not in ("mandate", "mechanism")
        or not mentioned.candidates
        or "technical-cooperation" in (mentioned.label or "")
    ):
        return mentioned
    if STANCES[reading.stance].family == "supports":
        return None
    return replace(mentioned, symbol=mentioned.candidates[0], kind="resolution")


def _codes(text: str, reading: Reading, voice: Voice, memory: Memory) -> tuple[str, ...]:
    holder = attributed.holder(reading)
    if holder.kind == "actor" and (holder.index == -2 or reading.marked.row[holder.index] == "§s"):
        quoted = quotation_marks.holder(text, reading)
        holder = quoted if quoted.kind != "none" else holder
    if holder.kind == "generic":
        return ()
    if holder.index == -2:
        return voice.speakers
    if holder.kind == "pronoun":
        return whom.meant(reading, voice.speakers, memory)
    if holder.kind == "authors":
        return memory.sponsors
    return whom.codes_of(reading.marked.tokens[holder.index].actors, voice.speakers)


def _lost(hits: Sequence[cues.Hit], read: Sequence[Reading]) -> str:
    """The cues of a sentence that came to nothing, for the explanation."""
    used = {reading.hit for reading in read}
    names = [f"{hit.cue.pattern} ({hit.cue.stance})" for hit in hits if hit not in used and hit.cue.kind != "none"]
    return "lost: " + "; ".join(names) if names else ""


def _why(reading: Reading, reference: Reference, lost: str) -> tuple[str, ...]:
    lines = [
        f"cue: {reading.hit.cue.pattern} ({reading.hit.cue.stance}, {reading.hit.cue.form}, {reading.hit.cue.file})",
        f"rule: {reading.rule}",
        f"holder: {reading.holder.rule or reading.holder.kind}",
        f"target: {reference.printed!r} ({reference.how})",
    ]
    if reference.chain:
        lines.append("chain: " + " < ".join(reference.chain))
    if lost:
        lines.append(lost)
    return tuple(lines)
