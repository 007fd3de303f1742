"""The evaluation as one page: figures, reliability of confidence, and every text with gold and found side by side.

Text is always text: everything that comes from a file is escaped, and the page runs no script.
"""

from collections.abc import Mapping
from html import escape
from itertools import groupby

from . import scoring, scoring_errors
from .scoring import Report, Row, family

__all__ = ["page"]

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color:#1b2430;background:#fff}
table{border-collapse:collapse}td,th{padding:.2rem .7rem;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}article{border-top:1px solid #ccd3db;padding:1rem 0}
.text{white-space:pre-wrap;background:#f6f8fa;padding:.7rem;max-height:22rem;overflow:auto}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.ok::before{content:"✓ ";color:#1a7f5a}
.no::before{content:"✗ ";color:#b3400f}q{color:#51606f}
@media (prefers-color-scheme:dark){body{background:#12171d;color:#dde4ea}.text{background:#1b232c}q{color:#9fb0c0}}
"""


def page(gold: Mapping[str, Row], found: Mapping[str, Row], report: Report, texts: Mapping[str, str]) -> str:
    """The page as HTML. `texts` maps ids to their text; a missing one is left out."""
    rows = "".join(
        f"<tr><th>{escape(each.name)}</th><td class=n>{each.precision:.3f}</td><td class=n>{each.recall:.3f}</td>"
        f"<td class=n>{each.f1:.3f}</td><td class=n>{each.right} of {each.found}, {each.wanted} wanted</td></tr>"
        for each in report.layers
    )
    errors = {key: list(each) for key, each in groupby(scoring_errors.find(gold, found), key=lambda error: error.id)}
    articles = "".join(_article(each, gold, found, texts.get(each, ""), errors.get(each, [])) for each in sorted(gold))
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Evaluation</title><style>{_STYLE}</style><h1>Evaluation</h1>"
        f"<p>{len(gold)} texts; mean F1 of a text {report.per_text:.3f}; "
        f"{report.silent[0]} of {report.silent[1]} texts without a position left empty.</p>"
        f"<table><tr><th>layer<th>precision<th>recall<th>F1<th>counts</tr>{rows}</table>"
        f"<h2>Confidence</h2>{_plot(scoring_errors.reliability(gold, found))}"
        f"<h2>Texts</h2>{articles}</html>\n"
    )


def _plot(bins: tuple[scoring_errors.Bin, ...]) -> str:
    """Reliability: mean confidence to the right, share that is right upwards; the diagonal is perfect."""
    size = 240
    dots = "".join(
        f"<circle cx='{each.mean * size:.1f}' cy='{size - each.right / each.count * size:.1f}'"
        f" r='{2 + each.count**0.5:.1f}' fill='#1f7a6d' fill-opacity='.6'>"
        f"<title>confidence {each.mean:.2f}: {each.right} of {each.count} right</title></circle>"
        for each in bins
    )
    rows = "".join(
        f"<tr><td class=n>{each.low:.1f}–{each.high:.1f}<td class=n>{each.count}"
        f"<td class=n>{each.right / each.count:.2f}</tr>"
        for each in bins
    )
    return (
        f"<svg viewBox='-40 -10 {size + 60} {size + 50}' width='320' role='img' aria-label='Reliability of confidence'>"
        f"<rect width='{size}' height='{size}' fill='none' stroke='#8896a5'/>"
        f"<line x1='0' y1='{size}' x2='{size}' y2='0' stroke='#8896a5' stroke-dasharray='4'/>{dots}"
        f"<text x='{size / 2}' y='{size + 25}' text-anchor='middle' fill='currentColor'>stated confidence</text>"
        f"<text x='-12' y='{size / 2}' text-anchor='middle' fill='currentColor'"
        f" transform='rotate(-90 -12 {size / 2})'>share right</text></svg>"
        f"<table><tr><th>confidence<th>positions<th>right</tr>{rows}</table>"
    )


def _article(
    text_id: str,
    gold: Mapping[str, Row],
    found: Mapping[str, Row],
    text: str,
    errors: list[scoring_errors.Error],
) -> str:
    kinds = ", ".join(sorted({each.kind for each in errors})) or "all right"
    wanted = gold[text_id]["positions"]
    got = found.get(text_id, {}).get("positions", [])
    shown = f"<div class=text>{escape(text)}</div>" if text else ""
    return (
        f"<article><h3>{escape(text_id)} <small>{escape(kinds)}</small></h3>{shown}<div class=pair>"
        f"<div><h4>Gold</h4>{_list(wanted, got)}</div><div><h4>Found</h4>{_list(got, wanted)}</div></div></article>"
    )


def _list(positions: list[Row], others: list[Row]) -> str:
    known = {scoring.key(each) for each in others}
    items = "".join(
        f"<li class={'ok' if scoring.key(each) in known else 'no'}>{escape(str(each['holder']))} "
        f"<b>{escape(str(family(each)))}</b> {escape(str(each['target']))} {_quote(each)}</li>"
        for each in positions
    )
    return f"<ul>{items}</ul>" if items else "<p>none</p>"


def _quote(position: Row) -> str:
    return " ".join(f"<q>{escape(each)}</q>" for each in scoring.quotes(position))
