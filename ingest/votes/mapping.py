"""Records to N-Quads: a document, its roll call, and four triples a vote.

A vote: `dg:holder` (the State as it was on the day), `dg:stance`, `dg:target`, `dg:castIn` (the roll call, which is
its evidence and holds date, organ, totals and source). Absence is `dg:absentMember` of the roll call and no vote.
Raise VERSION when the same rows would give other quads: a store with an older version is loaded again.
"""

import re
from collections import Counter
from collections.abc import Iterator

from diplograph import terms
from diplograph.model import IRI
from diplograph.terms import BASE, iri

from .. import tables
from ..actors import registry_tables
from . import arithmetic, sponsors, texts
from .ledger import Ledger
from .names import Names
from .nquads import dated, line, named, number, quoted
from .records import ABSENT, Record
from .texts import Text
from .titles import Titles
from .words import LEXICON, STANCES, misnamed, plain_title

__all__ = ["VERSION", "Mapping", "documents_graph", "event", "votes_graph"]

VERSION = "3"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TOTALS = (
    ("yes", "dg:yesCount"),
    ("no", "dg:noCount"),
    ("abstain", "dg:abstainCount"),
    ("not_voting", "dg:notVotingCount"),
)
_MISNAMED = frozenset(entry["recorded"] for entry in LEXICON["misnamed"])
_REASONS = {mark: f"vote: {stance}" for mark, stance in STANCES.items()}


def votes_graph(dataset: str) -> IRI:
    """`graph/votes/{dataset}`."""
    return terms.graph("votes", dataset)


def documents_graph(dataset: str) -> IRI:
    """`graph/documents/{dataset}`."""
    return terms.graph("documents", dataset)


def event(slug: str) -> IRI:
    """`id/vote/{slug}`: the roll call on a document."""
    return IRI(f"{BASE}id/vote/{slug}")


class Mapping:
    """Maps the records of one dataset; `covered` are roll calls that another dataset holds, `events` those written."""

    def __init__(self, dataset: str, ledger: Ledger, covered: frozenset[str] = frozenset()) -> None:
        self.dataset = dataset
        self.ledger = ledger
        self._covered = covered
        self._names = Names()
        self._titles = Titles()
        self._slugs: set[str] = set()
        self.events: set[str] = set()
        self._votes_graph = votes_graph(dataset)
        self._documents_graph = documents_graph(dataset)
        graph = named(self._votes_graph)
        self._stances = {
            mark: f" {named(iri('dg:stance'))} {named(iri(f'stance:{stance}'))} {graph} .\n"
            for mark, stance in STANCES.items()
        }
        self._holders: dict[str, str] = {}

    def text(self, record: Record) -> str:
        """The quads of one record as N-Quads. Every row of the record is counted in the ledger."""
        about = texts.find(record)
        if about.slug in self._slugs and not record.shared:
            return self._repeated(record)
        self._slugs.add(about.slug)
        self._unsymboled(record, about)
        if record.unit:
            self.ledger.count(self.dataset, record.unit, "mapped", f"document: {record.mode or 'mode not told'}")
        if sentence := arithmetic.disagreement(record):
            self.ledger.report(self.dataset, "totals", record.name, f"{record.date}: {sentence}")
        parts = [*self._document(record, about)]
        if event(about.slug) in self._covered:
            self.ledger.count(
                self.dataset,
                "votes",
                "ignored",
                "the roll call is in the store from another dataset",
                len(record.casts),
            )
        elif record.casts or record.totals:
            self.events.add(event(about.slug))
            parts += [*self._event(record, about), *self._votes(record, about)]
        return "".join(parts)

    def closing(self) -> str:
        """The quads that need the whole dataset: its series."""
        registered = {iri(f"series:{row['series']}") for row in tables.read("registry/series.csv")}
        parts = []
        for series, label, documents in self._titles.series():
            parts.append(line(series, "rdf:type", named(iri("dg:Series")), self._documents_graph))
            if series not in registered:
                parts.append(line(series, "rdfs:label", quoted(label, "en"), self._documents_graph))
            parts += [line(each, "dg:partOfSeries", named(series), self._documents_graph) for each in documents]
        return "".join(parts)

    def _repeated(self, record: Record) -> str:
        """A second record of the same text in one dataset adds nothing; it is told, and compared by nobody."""
        self.ledger.report(self.dataset, "repeated", record.name, f"record {record.record}")
        reason = "the dataset has this text already"
        self.ledger.count(self.dataset, record.unit or "decisions", "ignored", reason, 1 if record.unit else 0)
        self.ledger.count(self.dataset, "votes", "ignored", reason, len(record.casts))
        self.ledger.count(self.dataset, "sponsors", "ignored", reason, len(record.sponsors))
        return ""

    def _unsymboled(self, record: Record, about: Text) -> None:
        kind = "shared symbol" if record.shared else "no symbol"
        if not about.symbol:
            self.ledger.report(self.dataset, kind, record.printed or "(blank)", f"record {record.record}")

    def _document(self, record: Record, about: Text) -> Iterator[str]:
        graph, doc = self._documents_graph, about.iri
        title = plain_title(record.title)
        yield line(doc, "rdf:type", named(iri(f"dg:{about.kind}")), graph)
        if about.symbol:
            yield line(doc, "dg:symbol", quoted(about.symbol), graph)
        for variant in dict.fromkeys(filter(None, (record.printed, *record.variants))):
            yield line(doc, "dg:symbolVariant", quoted(variant), graph)
        if not about.symbol:
            yield line(doc, "rdfs:label", quoted(record.printed or title or record.record), graph)
        if title:
            yield line(doc, "dcterms:title", quoted(title, "en"), graph)
        if record.organ:
            yield line(
                doc, "dg:adoptedBy" if record.adopted else "dg:submittedTo", f"<{iri(f'organ:{record.organ}')}>", graph
            )
        if record.adopted and _DAY.fullmatch(record.date):
            yield line(doc, "dg:adoptedOn", dated(record.date), graph)
        if session := texts.session(record.organ, record.session, about.symbol, record.date):
            yield line(doc, "dg:session", named(session), graph)
        if record.mode:
            yield line(doc, "dg:adoptionMode", quoted(record.mode), graph)
        for item in record.agenda:
            yield line(doc, "dg:agendaItem", quoted(item), graph)
        for subject in record.subjects:
            yield line(doc, "dcterms:subject", quoted(subject), graph)
        yield from self._whole(about)
        yield from self._chain(record, doc)
        yield from self._sponsors(record, doc)
        if record.adopted and record.kind != "Document":
            self._titles.add(doc, record)

    def _whole(self, about: Text) -> Iterator[str]:
        """The resolution of which this text is a part."""
        if not about.parent:
            return
        whole = terms.document(about.parent)
        yield line(about.iri, "dcterms:isPartOf", named(whole), self._documents_graph)
        yield line(whole, "rdf:type", named(iri("dg:Resolution")), self._documents_graph)
        yield line(whole, "dg:symbol", quoted(about.parent), self._documents_graph)

    def _chain(self, record: Record, doc: IRI) -> Iterator[str]:
        """Draft and committee report: where the text came from."""
        graph = self._documents_graph
        for draft in filter(None, map(texts.mentioned, record.drafts)):
            if draft[0] == doc:
                continue
            yield line(draft[0], "rdf:type", named(iri("dg:Draft")), graph)
            yield line(draft[0], "dg:symbol", quoted(draft[1]), graph)
            if record.adopted:
                yield line(draft[0], "dg:becameText", named(doc), graph)
            elif record.kind == "Amendment":
                yield line(doc, "dg:amends", named(draft[0]), graph)
        if became := texts.mentioned(record.became):
            yield line(doc, "dg:becameText", named(became[0]), graph)
            yield from self._named(*became)
        if report := texts.mentioned(record.report):
            yield line(report[0], "rdf:type", named(iri("dg:Report")), graph)
            yield line(report[0], "dg:symbol", quoted(report[1]), graph)
            yield line(doc, "dg:reportedIn", named(report[0]), graph)

    def _named(self, doc: IRI, symbol: str, kind: str) -> Iterator[str]:
        yield line(doc, "rdf:type", named(iri(f"dg:{kind}")), self._documents_graph)
        yield line(doc, "dg:symbol", quoted(symbol), self._documents_graph)

    def _sponsors(self, record: Record, doc: IRI) -> Iterator[str]:
        for sponsor in record.sponsors:
            for found in sponsors.find(sponsor, record.date, lambda name: self._state(name, record.date)):
                self.ledger.count(self.dataset, "sponsors", found.outcome, found.reason)
                if found.outcome == "reported":
                    self.ledger.report(self.dataset, "sponsor", record.name, found.printed)
                for actor in found.actors:
                    yield line(doc, "dg:sponsoredBy", named(actor), self._documents_graph)
                    if found.additional:
                        yield line(doc, "dg:additionalSponsor", named(actor), self._documents_graph)

    def _event(self, record: Record, about: Text) -> Iterator[str]:
        node, graph = event(about.slug), self._votes_graph
        yield line(node, "rdf:type", named(iri("dg:VoteEvent")), graph)
        yield line(node, "dg:voteOn", named(about.iri), graph)
        yield line(node, "dg:votedIn", named(iri(f"organ:{record.organ}")), graph)
        if _DAY.fullmatch(record.date):
            yield line(node, "dg:date", dated(record.date), graph)
        if session := texts.session(record.organ, record.session, about.symbol, record.date):
            yield line(node, "dg:session", named(session), graph)
        for name, predicate in _TOTALS:
            total = getattr(record.totals, name, None)
            if total is not None:
                yield line(node, predicate, number(total), graph)
        if meeting := texts.mentioned(record.meeting):
            yield line(node, "dg:recordedIn", named(meeting[0]), graph)
            yield from self._named(*meeting)
        source = named(record.source) if record.source else quoted(record.record)
        yield line(node, "dcterms:source", source, graph)
        if record.note:
            yield line(node, "rdfs:comment", quoted(record.note), graph)

    def _votes(self, record: Record, about: Text) -> Iterator[str]:
        """Four lines a vote, one an absence.

        A second row of one State keeps its vote under a name of its own where the official totals count it. A row that
        calls a State absent which has a vote in another row is told, and no absence is written.
        """
        graph = named(self._votes_graph)
        node = named(event(about.slug))
        start = f"<{event(about.slug)}-"
        rest = f" {named(iri('dg:target'))} {named(about.iri)} {graph} .\n"
        cast = f" {named(iri('dg:castIn'))} {node} {graph} .\n"
        known, stances, holders = self._names.on(record.date), self._stances, self._holders
        tally: Counter[str] = Counter()
        seen: set[str] = set()
        doubled = arithmetic.disagreement(record) is not None
        voting = self._voting(record)
        for name, code, mark in record.casts:
            identity = known[name, code] if (name, code) in known else self._names.find(name, code, record.date)
            if identity is None or (mark not in stances and mark != ABSENT):
                self._refuse(record, name, code, mark, identity)
                continue
            holder = holders.get(identity) or self._holder(identity)
            if name in _MISNAMED and misnamed(name, record.date) != name:
                self.ledger.report(self.dataset, "misnamed", record.name, f"{name} on {record.date}")
            if mark == ABSENT and identity in voting:
                self.ledger.report(self.dataset, "absent with a vote", record.name, identity)
                self.ledger.count(self.dataset, "votes", "ignored", "the list calls absent a State that has a vote")
                continue
            tally[mark] += 1
            if mark == ABSENT:
                yield f"{node} {named(iri('dg:absentMember'))}{holder.removeprefix(' ' + named(iri('dg:holder')))}"
                continue
            subject = f"{start}{identity}>"
            if identity in seen:
                if doubled:
                    tally[mark] -= 1
                    self.ledger.count(self.dataset, "votes", "ignored", "the list names the State twice")
                    continue
                subject = self._again(record, start, identity)
            seen.add(identity)
            yield f"{subject}{holder}{subject}{stances[mark]}{subject}{rest}{subject}{cast}"
        for mark, rows in tally.items():
            self.ledger.count(self.dataset, "votes", "mapped", _REASONS.get(mark, "absent, no vote"), rows)

    def _voting(self, record: Record) -> frozenset[str | None]:
        """The States with a vote, in a record that calls any absent; none in others, where nobody asks."""
        if all(mark != ABSENT for _, _, mark in record.casts):
            return frozenset()
        rows = ((name, code) for name, code, mark in record.casts if mark in self._stances)
        return frozenset(self._names.find(name, code, record.date) for name, code in rows)

    def _refuse(self, record: Record, name: str, code: str, mark: str, identity: str | None) -> None:
        reason = "the registry does not know this name on the day" if identity is None else "the mark is unknown"
        self.ledger.count(self.dataset, "votes", "reported", reason)
        detail = f"{name!r} ({code or 'no code'}) on {record.date or 'no date'}, mark {mark!r}"
        self.ledger.report(self.dataset, "vote", record.name, detail)

    def _again(self, record: Record, start: str, identity: str) -> str:
        self.ledger.report(self.dataset, "named twice", record.name, identity)
        return f"{start}{identity}-2>"

    def _holder(self, identity: str) -> str:
        node = iri(f"{registry_tables.states()[identity].kind}:{identity}")
        self._holders[identity] = f" {named(iri('dg:holder'))} {named(node)} {named(self._votes_graph)} .\n"
        return self._holders[identity]

    def _state(self, name: str, date: str) -> IRI | None:
        identity = self._names.find(name.strip(" ,;."), "", date)
        return iri(f"{registry_tables.states()[identity].kind}:{identity}") if identity else None
