"""What the head, the title and the foot of a document say about it.

Conventions: `session` is the number for the body named first (`ES-10` and `S-9` for special ones, the year for the
Economic and Social Council, `None` for the Security Council and the IAEA); `original_language` is `None` when absent
or double; symbols decide the bodies. Words are data: `lexicons/masthead.toml`.
"""

import re
from functools import lru_cache

from diplograph.model import Letter, Masthead, Region, Repaired

from ..tables import lexicon
from ..texts import printed_symbols
from . import agenda, dates, ordinals, senders, signature
from . import title as titles

_LEXICON = lexicon("masthead")
_BODIES: dict[str, str] = _LEXICON["bodies"]
_PRINTED_BODIES = tuple((re.compile(e["pattern"], re.IGNORECASE), e["root"]) for e in _LEXICON["printed_body"])
_ROOTS = {name: [root for root, body in _BODIES.items() if body == name] for name in _BODIES.values()}
_BODY_NAMES = {" ".join(name.lower().split()): name for name in _BODIES.values()}
_BODY_NAME = re.compile(
    f"(?=[{''.join(sorted({name[0] for name in _BODY_NAMES}))}])(?:"
    + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(_BODY_NAMES, key=lambda n: (-len(n), n)))
    + ")"
)
_LANGUAGES: dict[str, str] = _LEXICON["languages"]
_LANGUAGE = "|".join(_LANGUAGES)
_HEAD = {
    name: re.compile(
        entry["pattern"].replace("{languages}", _LANGUAGE).replace("{ordinal}", ordinals.PATTERN), re.IGNORECASE
    )
    for name, entry in _LEXICON["head"].items()
}
_SESSION = re.compile(_HEAD["session"].pattern)  # for a head in lower case: its many words are told apart much faster
_SYMBOL_SESSION = re.compile(
    r"^(?:A/(?:HRC/|C\.\d/|SPC/|BUR/)?|A/INF/)(?P<number>(?:E?S-)?\d{1,3})/|^GC\(|^E/(?P<year>(?:19|20)\d\d)/"
)
_CHR_YEAR = re.compile(r"^E/CN\.4/(?:Sub\.2/)?((?:19|20)\d\d)/")
_CHR_EPOCH = 1944  # the Commission's session n met in 1944 + n, from session 5 on (domain brief, 1.4)
_RANGE_BEFORE = re.compile(r"(?:[-–]|\bto|\band|\bon)\s*$")
_CITED = re.compile(r"[(\[]\s*$|\b(?:see(?: document)?|item|agenda|of document|in document)\s*$", re.IGNORECASE)
_BRACKETED_REST = re.compile(r"/\(\d{1,3}\)(?:/[\w.]+)*")
_JOB = re.compile(
    r"(?<![\w/])(?:(?:GE|V|K|NA|B|N)\.\s?)?\d\d-\d{5,6}(?:\s*\([ACEFRS]\))?(?P<days>(?:\s+\d{6}(?!\d))*)(?=\s|$|\*)"
)
_NOTE = re.compile(r"\bnotes?\s+verbales?\b", re.IGNORECASE)
_OFFICE = re.compile(_LEXICON["offices"]["pattern"], re.IGNORECASE)
_FOUNDED = 46  # of the last century: the year of the first papers
_BEFORE_SESSION = 200  # code points; a number and what may stand between it and the word "session" are shorter
_FIRST_LINES = 900  # code points that are asked for what the title does not say
_ADDRESS_KINDS = ("masthead", "opening", "signature")
_OWN_WORDS = ("body", "opening", "circulation", "quotation")
_NOT_OWN = ("Resolution", "Decision", "PresidentialStatement", "MeetingRecord")


def find(repaired: Repaired, regions: tuple[Region, ...]) -> Masthead:
    """The masthead of a letter; every field that is not printed stays empty.

    repaired, regions: of the same text, in working coordinates.
    """
    text = repaired.text
    heading = titles.find(text)
    head = _head(text, regions)
    opening = _opening(text, regions)
    foot = signature.words(text, regions)
    symbols, first = _symbols(head)
    issued = _document_date(head, first) or _bracketed_date(opening)
    written = _letter_date(heading, text, regions, issued)
    by = _senders(heading, opening, foot, text, regions, written or issued)
    items = agenda.parse(head)
    job, processed = _job(repaired)
    return Masthead(
        symbols=symbols,
        document_date=issued,
        letter_date=written,
        bodies=_bodies(symbols, head),
        session=_session(symbols, head),
        agenda_items=items.items,
        agenda_status=items.status,
        original_language=_original(head, opening),
        senders=by,
        on_behalf_of=senders.on_behalf_of(heading.sender if heading else "", opening, foot, written or issued, by),
        addressees=_addressees(heading, text, regions, symbols),
        form=_form(heading, by, text, symbols),
        title=heading.text if heading else None,
        signatories=signature.find(text, regions),
        sender_post=_post(heading, foot),
        job_number=job,
        processed_on=processed,
        distribution=_distribution(head),
    )


def is_letter(masthead: Masthead) -> bool:
    """Whether a text looks like a letter at all: it has a title, or a symbol, or somebody who sends it."""
    return bool(masthead.title or masthead.symbols or masthead.senders)


def is_nobodys(letter: Letter) -> bool:
    """Whether nothing tells whose words a text in English is: it is no letter, and no speaker was given."""
    return letter.language == "en" and not letter.source.speaker and not is_letter(letter.masthead)


def _head(text: str, regions: tuple[Region, ...]) -> str:
    return "".join(text[r.span.start : r.span.end] for r in regions if r.kind == "masthead")


def _opening(text: str, regions: tuple[Region, ...]) -> str:
    """The first lines under the title, as far as they are the letter's own words."""
    own = [region.span for region in regions if region.kind in _OWN_WORDS and region.part == 0]
    return text[own[0].start : own[0].start + _FIRST_LINES] if own else ""


def _symbols(head: str) -> tuple[tuple[str, ...], int]:
    """The document's own symbols in printed order, and where the first ends (0 without one)."""
    found: list[str] = []
    first = 0
    for printed in printed_symbols.find(head):
        if _CITED.search(head[max(0, printed.span.start - 12) : printed.span.start]):
            continue
        own = [symbol for symbol in printed.symbols if not symbol.kind.endswith(_NOT_OWN)]
        # Committees number national reports in brackets, which no grammar of symbols has: S/AC.44/2004/(02)/5.
        rest = _BRACKETED_REST.match(head, printed.span.end)
        found += (symbol.normal + (rest.group() if rest else "") for symbol in own)
        first = first or (printed.span.end if own else 0)
    return tuple(dict.fromkeys(found)), first


def _document_date(head: str, after: int) -> str | None:
    """The date under the symbol; the days of a session ("25 February-22 March 2019") are none."""
    printed = [d for d in dates.find(head) if not _RANGE_BEFORE.search(head[max(0, d.span.start - 8) : d.span.start])]
    printed = [d for d in printed if "Z " not in head[d.span.start : d.span.end]]
    under = [d.iso for d in printed if d.span.start >= after]
    return next(iter(under or [d.iso for d in printed]), None)


def _bracketed_date(opening: str) -> str | None:
    """Official Records print the date in brackets under the title."""
    match = re.match(r"(?:\[original[^\]]{3,60}\]\s*)?\[([^\]]{6,30})\]", opening, re.IGNORECASE)
    return dates.parse(match.group(1)) if match else None


def _letter_date(
    heading: titles.Title | None, text: str, regions: tuple[Region, ...], issued: str | None
) -> str | None:
    """The date in the title; else of the note verbale that the first lines name; else of the date line."""
    if heading and heading.date:
        return heading.date
    if heading and (partial := dates.parse(heading.text[:80], issued[:4] if issued else None)):
        return partial
    opening = _opening(text, regions)
    match = re.search(
        r"\b(?:notes?\s+verbales?|letters?|communications?)\b[^.]{0,60}?\bdated\s", opening, re.IGNORECASE
    )
    if match and (day := dates.parse(opening[match.end() : match.end() + 30])):
        return day
    lines = [r for r in regions if r.kind in ("signature", "opening")]
    return next((d.iso for r in lines for d in dates.find(text, r.span.start, r.span.end)), None)


def _senders(
    heading: titles.Title | None, opening: str, foot: str, text: str, regions: tuple[Region, ...], date: str | None
) -> tuple[str, ...]:
    """From the title (an officer of an organ is nobody); else the mission of the compliments; else the signature."""
    if heading and senders.is_officer(heading.sender):
        return ()
    found = senders.find(heading.sender, date) if heading and heading.sender else ()
    if found:
        return found
    body = next((text[r.span.start : r.span.start + _FIRST_LINES] for r in regions if r.kind == "body" and r.part), "")
    presented = senders.mission(opening, date) or senders.mission(body, date)
    return presented or senders.named_paper(opening, date) or _signing(foot, date)


def _signing(foot: str, date: str | None) -> tuple[str, ...]:
    """The States in a signature block with an office ("Permanent Representative of India")."""
    return senders.find(foot, date) if _OFFICE.search(foot) else ()


def _bodies(symbols: tuple[str, ...], head: str) -> tuple[str, ...]:
    """The bodies for which the paper is issued: by its symbols, else by the names printed above the title."""
    found = [name for symbol in symbols if (name := _body(symbol, head))]
    if not found:
        named = [_BODY_NAMES[" ".join(match.group().lower().split())] for match in _BODY_NAME.finditer(head.lower())]
        found = [name for name in named if not any(_is_above(name, other) for other in named)]
    return tuple(dict.fromkeys(found))


def _is_above(name: str, other: str) -> bool:
    """Whether a body is printed only as the parent of another: the Council above its Commission."""
    return any(
        below.startswith(f"{root}/")
        for root in _ROOTS.get(name, ())
        for below in _ROOTS.get(other, ())
        if name != other
    )


def _body(symbol: str, head: str) -> str | None:
    for pattern, root in _PRINTED_BODIES:
        if symbol.startswith(root) and (match := pattern.search(head)):
            return " ".join(match.group().split())
    return _body_by_root(symbol)


@lru_cache(maxsize=1024)
def _body_by_root(symbol: str) -> str | None:
    tokens = re.sub(r"^GC\([^)]*\)", "GC", symbol).split("/")
    return next((_BODIES[root] for n in range(len(tokens), 0, -1) if (root := "/".join(tokens[:n])) in _BODIES), None)


def _session(symbols: tuple[str, ...], head: str) -> str | None:
    """The session of the first body that has sessions; the symbol wins over the words."""
    known = {symbol.split("/")[0].split("(")[0] for symbol in symbols if _body_by_root(symbol)}
    if known and not known & {"A", "E", "T", "CD"}:
        return None
    for symbol in symbols:
        match = _SYMBOL_SESSION.match(symbol)
        if match and (match["number"] or match["year"]):
            return str(match["number"] or match["year"])
    lower = head.lower()
    named = lower.find("session")
    printed = _SESSION.search(lower, max(0, named - _BEFORE_SESSION)) if named >= 0 else None
    if printed:
        kind = printed["kind"] or ""
        prefix = "ES-" if "emergency" in kind else "S-" if kind else ""
        return f"{prefix}{ordinals.parse(printed['number'])}"
    year = next((match[1] for symbol in symbols if (match := _CHR_YEAR.match(symbol))), None)
    if year:
        return str(int(year) - _CHR_EPOCH)
    substantive = _HEAD["substantive"].search(head)
    return substantive.group(1) if substantive else None


def _original(head: str, opening: str) -> str | None:
    """ISO 639-1 of the one original language; records print it in brackets under the title."""
    match = _HEAD["original"].search(head)
    if match is None:
        bracket = re.match(r"[\s*]*\[[^\]]{5,60}\]", opening)
        match = _HEAD["original"].search(bracket.group()) if bracket else None
    if match is None:
        return None
    named = re.findall(_LANGUAGE, match.group(1).lower())
    # "Original: Russian English, French and Russian only": the list behind says in which languages it is issued.
    return _LANGUAGES[named[0]] if len(set(named)) == 1 or match["only"] else None


def _addressees(
    heading: titles.Title | None, text: str, regions: tuple[Region, ...], symbols: tuple[str, ...]
) -> tuple[str, ...]:
    """Those of the title, without one those of the address; a note to the Agency is addressed to its Secretariat."""
    named = heading.addressees if heading else titles.address(signature.words(text, regions, kinds=_ADDRESS_KINDS))
    if symbols and _body_by_root(symbols[0]) == "IAEA" and named in ((), ("Agency",), ("Secretariat",)):
        return ("Secretariat of the IAEA",)
    return named


def _form(heading: titles.Title | None, by: tuple[str, ...], text: str, symbols: tuple[str, ...]) -> str:
    """letter | identical letters | joint letter | note verbale | statement."""
    form = heading.form if heading else _form_without_title(text)
    circular = bool(symbols) and _body_by_root(symbols[0]) == "IAEA"
    if form == "letter" and circular and heading and _NOTE.search(text[: heading.span.end + _FIRST_LINES]):
        return "note verbale"
    return "joint letter" if form == "letter" and len(by) > 1 else form


def _form_without_title(text: str) -> str:
    first = text[:_FIRST_LINES]
    if _NOTE.search(first) or senders.presents_compliments(first):
        return "note verbale"
    return "statement" if re.match(r"\W*(?:joint\s+)?statement\b", first, re.IGNORECASE) else "letter"


def _post(heading: titles.Title | None, foot: str) -> str | None:
    match = (_OFFICE.search(heading.sender) if heading else None) or _OFFICE.search(foot)
    return " ".join(match.group().split()) if match else None


def _job(repaired: Repaired) -> tuple[str | None, str | None]:
    """Job number without its language and dates, and the last day of processing (`ddmmyy`)."""
    for cut in repaired.furniture:
        match = _JOB.search(repaired.stored, cut.start, cut.end)
        if match:
            number = re.match(r"(?:[A-Z]{1,2}\.\s?)?\d\d-\d{5,6}", match.group())
            days = match["days"].split()
            return (number.group().replace(" ", "") if number else None), _processed(days[-1]) if days else None
    return None, None


def _processed(day: str) -> str | None:
    year = int(day[4:])  # no paper is older than the Organization
    return dates.parse(f"{day[:2]}.{day[2:4]}.{1900 + year if year >= _FOUNDED else 2000 + year}")


def _distribution(head: str) -> str | None:
    match = _HEAD["distribution"].search(head)
    return (match.group(1) or match.group(2)).capitalize() if match else None
