"""The values that travel between the rooms: frozen, slotted, each with the span of text it came from.

A *span* is half-open and counts Unicode code points. Inside `ingest` spans point into the working text
(`Repaired.text`); in a finished `Letter` they point into the stored text, so that
`letter.text[span.start:span.end]` is the quote.

Codes of actors are those of the JSON Lines format: ISO 3166-1 alpha-3 of a State as it was on the date
(`SUN`, `YUG`, `ZAR` for former ones), or a group code (`EU`, `NAM`, `OTHER:<short name>`).
"""

from dataclasses import dataclass

from .quads import IRI as IRI
from .quads import Literal as Literal
from .quads import Quad as Quad
from .spans import Repaired as Repaired
from .spans import Span as Span


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it was handed to us.

    `speaker` is set when the whole text is that actor's own words and has no masthead.
    `date` is `YYYY` or `YYYY-MM-DD`. `sha256` is of the UTF-8 bytes of `text`, `file_sha256` of the bytes of the
    file that the text was taken from. `pages` are the indexes of `text` at which each page starts, in order; empty
    when the file has no pages. `place` is the file, member or line that it was read from, as errors name it.
    """

    id: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    speaker: str | None = None
    date: str | None = None
    session: str | None = None
    kind: str | None = None
    pages: tuple[int, ...] = ()
    media_type: str = "text/plain"
    file_sha256: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text with one job on the page (domain: masthead, title, body, quotation, furniture ...)."""

    kind: str
    span: Span
    part: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """The letter itself (index 0), or an annex or enclosure with an author of its own."""

    index: int
    kind: str
    span: Span
    authors: tuple[str, ...] = ()
    label: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the working text, with the region and the part it stands in."""

    span: Span
    region: str
    part: int


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head, title and foot of a document say about it. Dates are ISO 8601; `None` is "not stated"."""

    symbols: tuple[str, ...] = ()
    document_date: str | None = None
    letter_date: str | None = None
    bodies: tuple[str, ...] = ()
    session: str | None = None
    agenda_items: tuple[str, ...] = ()
    agenda_status: str | None = None
    original_language: str | None = None
    senders: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    form: str = "letter"
    title: str | None = None
    signatories: tuple[str, ...] = ()
    sender_post: str | None = None
    job_number: str | None = None
    processed_on: str | None = None
    distribution: str | None = None

    @property
    def date(self) -> str | None:
        """The date of the letter, else of the document."""
        return self.letter_date or self.document_date


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a UN text. `symbol` is its normal form, or `None` when the text gives no number.

    kind: resolution | decision | draft | report | document | statement | mandate | mechanism | topic |
    generic (a set such as "all relevant resolutions"). `label` names a target without symbol
    (`res:Middle East`). `how`: explicit | anaphora | generic | unresolved. `chain` lists, nearest first,
    the printed mentions through which an anaphor was resolved. `paragraph` is a fragment such as `op5a`.
    `listed` is false for things that are no citation (the topic of a sentence, a mandate).
    """

    span: Span
    printed: str
    symbol: str | None
    kind: str
    how: str = "explicit"
    label: str | None = None
    chain: tuple[str, ...] = ()
    paragraph: str | None = None
    candidates: tuple[str, ...] = ()
    listed: bool = True

    def written(self) -> str:
        """What two mentions are compared by: normal symbol, else the label, else nothing."""
        return self.symbol or self.label or ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of a State, group, organ or person in office, resolved at the date of the text.

    kind: state | bloc | organ | other | place (a State named as a scene or object: "the situation in X") |
    self (the speaker: "we", "my Government"). `codes` is empty where the name is ambiguous or an organ's short name.
    """

    span: Span
    printed: str
    codes: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a position is about. Exactly one of `symbol` and `label` is set.

    kind: as in `Reference`. `slug` of a mandate, mechanism or topic is its local name in the graph.
    """

    kind: str
    symbol: str | None = None
    label: str | None = None

    def written(self) -> str:
        """The form of the JSON Lines output: normal symbol, else the short label."""
        return self.symbol or self.label or ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason. `type` is a concept of the ground scheme; `link` is `explicit` (because, since) or `contextual`."""

    type: str
    link: str
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """What a conditional stance hangs on. type: unless | absenceOf | providedThat | if | until | onceThat."""

    type: str
    label: str
    span: Span
    stance_if_met: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Holder + stance + target, with everything that qualifies it and the quotes that show it.

    `stance` is a notation of the stance scheme (`reject`), `family` its coarse class or `None`.
    scope: whole | part | adoption | implementation | reference. modality: actual | inPrinciple |
    conditional | hypothetical | prospective. attribution: own | reported | anticipated.
    `polarity` lies in [-1, 1], `strength` in 1..5, `confidence` in [0, 1].
    `part` is the part of the document that states it. `why` explains the decision, step by step.
    """

    holder: str
    stance: str
    family: str | None
    target: Target
    evidence: tuple[Span, ...]
    scope: str = "whole"
    modality: str = "actual"
    attribution: str = "own"
    reported_by: str | None = None
    polarity: float = 0.0
    strength: int = 3
    is_reiteration: bool = False
    grounds: tuple[Ground, ...] = ()
    condition: Condition | None = None
    confidence: float = 0.5
    inferred: bool = False
    part: int = 0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What the text asserts or presupposes about others: no position and no fact, but somebody's claim.

    `subject` and `object` are an actor code, a symbol or a label. status: asserted | presupposed.
    """

    claimant: str
    predicate: str
    subject: str | None
    object: str | None
    status: str
    evidence: tuple[Span, ...]
    label: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Initiator:
    """An actor named as initiator, sponsor or author of a text, on the authority of the document."""

    target: str
    by: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one sentence. outcome: used | skipped. `reason` says why (region, no target, no stance ...)."""

    span: Span
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One text, wholly read. All spans point into `source.text`."""

    source: Source
    masthead: Masthead
    parts: tuple[Part, ...] = ()
    regions: tuple[Region, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: tuple[Claim, ...] = ()
    initiators: tuple[Initiator, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    language: str = "en"

    @property
    def text(self) -> str:
        """The stored text into which every span points."""
        return self.source.text

    def quote(self, span: Span) -> str:
        """The exact words at a span."""
        return self.source.text[span.start : span.end]
