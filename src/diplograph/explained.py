"""Findings for people: by constraint and document, with the sentence that caused each and what to do about it."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from . import findings
from .findings import Violation
from .shapegraph import lexical
from .store import Store
from .terms import BASE, PREFIXES

__all__ = ["Explained", "explain", "html_page", "junit", "record", "text"]

_BATCH = 500  # focus nodes looked up in one query
_HEAD = f"PREFIX dg: <{PREFIXES['dg']}> PREFIX oa: <{PREFIXES['oa']}>\n"
_GRAPHS = _HEAD + "SELECT DISTINCT ?focus ?name WHERE { VALUES ?focus { %s } GRAPH ?name { ?focus a ?type } }"
# Each way from a node to its words, started from the node: Oxigraph would walk optional steps from every node.
_WAYS = ("", "oa:hasSelector/", "oa:hasTarget/oa:hasSelector/", "dg:evidence/oa:hasTarget/oa:hasSelector/")
_WORDS = tuple(
    f"{_HEAD}SELECT DISTINCT ?focus ?exact WHERE {{ VALUES ?focus {{ %s }} ?focus {way}oa:exact ?exact }}"
    for way in _WAYS
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding with the graph in which its node stands, and the words of the text that it rests on (`""`: none)."""

    finding: Violation
    document: str
    sentence: str

    @property
    def problem(self) -> str:
        """What is wrong: the message up to its last colon."""
        return self.finding.message.rpartition(": ")[0] or self.finding.message

    @property
    def fix(self) -> str:
        """What to do: the message after its last colon."""
        return self.finding.message.rpartition(": ")[2]


def explain(store: Store, found: Iterable[Violation]) -> tuple[Explained, ...]:
    """Look up graph and sentence of each finding in the store that was checked. Sorted by constraint and document."""
    every = tuple(found)
    named = sorted({each.focus for each in every if not each.focus.startswith("_:") and ":" in each.focus})
    said: dict[str, tuple[str, str]] = {}
    for start in range(0, len(named), _BATCH):
        nodes = " ".join(f"<{focus}>" for focus in named[start : start + _BATCH])
        for focus, name in sorted(store.terms(_GRAPHS % nodes), key=str):
            said.setdefault(lexical(focus or ""), (lexical(name or ""), ""))
        for focus, quote in sorted((row for ask in _WORDS for row in store.terms(ask % nodes)), key=str):
            document, sentence = said.get(lexical(focus or ""), ("", ""))
            said[lexical(focus or "")] = (document, sentence or " ".join(lexical(quote or "").split()))
    explained = (Explained(each, *_told(said, each)) for each in every)
    return tuple(
        sorted(
            explained, key=lambda each: (findings.order(each.finding)[0], each.document, findings.order(each.finding))
        )
    )


def _told(said: Mapping[str, tuple[str, str]], finding: Violation) -> tuple[str, str]:
    document, sentence = said.get(finding.focus, ("", ""))
    return document.removeprefix(f"{BASE}graph/"), sentence


def record(each: Explained) -> dict[str, str | None]:
    """A finding as a flat record."""
    finding = each.finding
    return {
        "shape": finding.shape,
        "severity": finding.severity,
        "document": each.document,
        "focus": finding.focus,
        "path": finding.path,
        "value": finding.value,
        "sentence": each.sentence,
        "problem": each.problem,
        "fix": each.fix,
        "message": finding.message,
    }


def text(found: Sequence[Explained]) -> str:
    """The findings as lines for a terminal; `""` when there are none."""
    lines: list[str] = []
    for (shape, severity), group in groupby(found, key=lambda each: (each.finding.shape, each.finding.severity)):
        members = list(group)
        lines.append(f"{shape}  {len(members)} {severity}{'s' if len(members) > 1 else ''}")
        for document, inside in groupby(members, key=lambda each: each.document):
            lines.append(f"  {document or 'no graph'}")
            for each in inside:
                lines += _lines(each)
    return "\n".join(lines)


def _lines(each: Explained) -> list[str]:
    rows = [
        ("about", _short(each.finding.focus)),
        ("path", _short(each.finding.path or "")),
        ("value", _short(each.finding.value or "")),
        ("sentence", f"“{each.sentence}”" if each.sentence else ""),
        ("problem", each.problem.removeprefix(each.finding.shape).strip()),
        ("fix", each.fix),
    ]
    return [f"    {name:<9} {value}" for name, value in rows if value]


def _short(name: str) -> str:
    """An IRI as `prefix:local` where one of our prefixes fits."""
    for prefix, full in PREFIXES.items():
        if name.startswith(full) and "/" not in name[len(full) :]:
            return f"{prefix}:{name[len(full) :]}"
    return name.removeprefix(BASE)


def html_page(found: Sequence[Explained], title: str) -> str:
    """The findings as one page of HTML without scripts; every word of the data is escaped."""
    columns = ("shape", "severity", "document", "sentence", "problem", "fix", "focus", "value")
    head = "".join(f"<th>{name}</th>" for name in columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(record(each)[name] or ''))}</td>" for name in columns) + "</tr>\n"
        for each in found
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    style = (
        "body{font:16px/1.4 sans-serif;margin:2rem}table{border-collapse:collapse}"
        "td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    )
    wrong = sum(each.finding.severity == "violation" for each in found)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{style}</style></head>\n'
        f"<body><h1>{html.escape(title)}</h1>\n<p>{wrong} violation(s), {len(found) - wrong} warning(s).</p>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></body></html>\n"
    )


def junit(found: Sequence[Explained], shapes: Iterable[str]) -> str:
    """The findings as JUnit XML: one test case for each constraint, which fails with its violations."""
    cases = []
    numbers = sorted(
        {*shapes, *(each.finding.shape for each in found)}, key=lambda name: (name[:1], int(name[1:] or 0))
    )
    for number in numbers:
        own = [each for each in found if each.finding.shape == number]
        wrong = [each for each in own if each.finding.severity == "violation"]
        body = ""
        if wrong:
            body += (
                f"<failure message={quoteattr(f'{len(wrong)} violation(s)')}>{escape(_clean(text(wrong)))}</failure>"
            )
        if warned := [each for each in own if each.finding.severity != "violation"]:
            body += f"<system-out>{escape(_clean(text(warned)))}</system-out>"
        cases.append(f'  <testcase classname="diplograph.shapes" name={quoteattr(number)}>{body}</testcase>\n')
    failed = len({each.finding.shape for each in found if each.finding.severity == "violation"})
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="diplograph check" tests="{len(cases)}" failures="{failed}">\n{"".join(cases)}</testsuite>\n'
    )


def _clean(words: str) -> str:
    """Words without the control characters that XML 1.0 forbids."""
    return "".join(c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
