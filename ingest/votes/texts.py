"""Which document a record is about: its IRI, symbols, class, session and the text that it is a part of."""

import re
from dataclasses import dataclass
from functools import lru_cache

from diplograph import terms
from diplograph.model import IRI
from diplograph.terms import iri

from .. import tables
from ..actors import registers
from ..texts import symbols
from .records import Record

__all__ = ["Text", "find", "mentioned", "session"]

# "A/RES/181A(II)" is part A of "A/RES/181(II)"; "A/RES/33/116[B-IX]" a section of "A/RES/33/116".
_PART = re.compile(r"(?<=\d)[A-Z]{1,2}(?=\(|$)|\[[^\]]*\]$")
_RESOLUTIONS = ("GAResolution", "CHRResolution", "ECOSOCResolution")
_SESSION = re.compile(r"(?:A|A/HRC)/(?:RES/|DEC/|PRST/)?((?:E?S-)?\d{1,3})/")


@dataclass(frozen=True, slots=True)
class Text:
    """slug: local name of the document and of its roll call; symbol: normal form, or "" where it has none."""

    slug: str
    iri: IRI
    symbol: str
    kind: str
    parent: str = ""


def find(record: Record) -> Text:
    """The document of a record. Without a symbol of its own it is named by dataset and record id."""
    found = _parsed(record.printed)
    if found is None or record.shared:
        slug = f"{record.dataset}-{record.record}".replace(":", "-")
        if found is None and record.printed and not record.shared:
            slug = terms.name_slug(record.printed).upper()
        return Text(slug, iri(f"doc:{slug}"), "", record.kind or "Document", _parent(record.printed))
    kind = record.kind or _class(found.kind)
    return Text(found.slug, terms.document(found.normal), found.normal, kind, _parent(found.normal))


def mentioned(printed: str) -> tuple[IRI, str, str] | None:
    """IRI, normal symbol and class of a draft, report or record that a source names; `None` when it is no symbol."""
    found = _parsed(printed)
    return None if found is None else (terms.document(found.normal), found.normal, _class(found.kind))


@lru_cache(maxsize=1 << 14)
def session(organ: str, printed: str, symbol: str, date: str) -> IRI | None:
    """The session: as printed, else from the symbol, else the regular session under way on the day."""
    in_symbol = _SESSION.match(symbol)
    found = registers.session(organ, printed) if printed else None
    if found is None and in_symbol:
        found = registers.session(organ, in_symbol[1])
    if found is None and not in_symbol and len(date) == len("2005-02-28"):
        found = registers.session_on(organ, date)
    return None if found is None else iri(f"session:{found.organ}-{found.number}")


@lru_cache(maxsize=1 << 14)
def _parsed(printed: str) -> symbols.Symbol | None:
    found = symbols.parse(printed)
    return found[0] if len(found) == 1 and found[0].kind != symbols.UNPARSED else None


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    return {row["kind"]: row["class"] for row in tables.read("registry/document_kinds.csv")}


def _class(kind: str) -> str:
    return _classes().get(kind, "Document")


def _parent(printed: str) -> str:
    """The symbol of the whole resolution of which this is a part or a range of parts, or `""`."""
    found = symbols.parse(printed)
    if len(found) > 1 or (found and found[0].kind in (*_RESOLUTIONS, symbols.UNPARSED)):
        whole = _parsed(_PART.sub("", found[0].normal))
        if whole and whole.kind in _RESOLUTIONS and whole.normal != found[0].normal:
            return whole.normal
    return ""
