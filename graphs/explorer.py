"""The explorer: one self-contained HTML file that shows a store offline, from disk, with the words behind every cell.

The viewer is plain JavaScript and CSS of `viewer/`, inlined as it stands. Data goes into islands of JSON with `<`
escaped; a content security policy admits only the hashes of our own script and style (domain: letter text is text).
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplograph.errors import StoreError
from diplograph.store import Store

from .cast import Document
from .columns import columns

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["page"]

_VIEWER = Path(__file__).parent / "viewer"
_ORDER = (
    "data", "text", "palette", "state", "matrix", "timeline", "ring", "evidence", "letter", "table", "filters",
    "search", "keys", "main",
)  # fmt: skip


def page(store: Store, title: str = "diplograph", graph: "nx.Graph[str] | None" = None) -> bytes:
    """The page for a store, UTF-8. The same store gives the same bytes.

    graph: a projection of the store; the page then shows what it rests on and nothing else. A text that is missing from
    the store leaves its quotes without their surroundings.
    """
    only = None if graph is None else _rests_on(graph)
    data, papers = columns(store, lambda sha: _text(store, sha) is not None, only)
    texts = dict(_texts(store, papers))
    data["title"] = title
    data["letters"]["text"] = [int(number in texts) for number in range(len(papers))]
    script, style = _script(), _read("explorer.css")
    filled = {
        "POLICY": _policy(script, style),
        "TITLE": html.escape(title),
        "STYLE": style,
        "SCRIPT": script,
        "DATA": _json(data),
        "TEXTS": "\n".join(_island(number, text) for number, text in texts.items()),
    }
    return _filled(_read("page.html"), filled).encode("utf-8")


def _rests_on(graph: "nx.Graph[str]") -> frozenset[str]:
    """The IRIs of the positions of its edges; without any, as between documents, those of its texts and letters."""
    edges = [data for *_, data in graph.edges(data=True)]
    positions = {iri for data in edges for iri in str(data.get("position", data.get("positions", ""))).split()}
    papers = {
        str(data["iri"]) for _, data in graph.nodes(data=True) if data.get("kind") in ("letter", "text", "target")
    }
    return frozenset(positions or papers)


def _texts(store: Store, papers: Sequence[Document]) -> Iterator[tuple[int, str]]:
    for number, paper in enumerate(papers):
        text = _text(store, paper.sha)
        if text is not None:
            yield number, text


def _text(store: Store, sha: str) -> str | None:
    if not sha or store.folder is None:
        return None
    try:
        return store.text(sha)
    except StoreError:
        return None


def _island(number: int, text: str) -> str:
    return f'<script type="application/json" id="letter-{number}">{_json(text)}</script>'


def _json(value: Any) -> str:
    """JSON that an HTML parser takes for nothing else, and that is ASCII where the text is no legal UTF-8."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        written = json.dumps(value, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        written = written.replace(mark, f"\\u{ord(mark):04x}")
    return written


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(code: str) -> str:
    """The source hash of CSP level 2, over the element's text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode()


@cache
def _script() -> str:
    body = "\n".join(_read(f"{name}.js") for name in _ORDER)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


@cache
def _read(name: str) -> str:
    return (_VIEWER / name).read_text(encoding="utf-8")


def _filled(template: str, values: dict[str, str]) -> str:
    """Fill `{{NAME}}` in one pass, so that nothing inside a value is taken for a place to fill."""
    pieces = template.split("{{")
    out = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        out += [values[name], rest]
    return "".join(out)
