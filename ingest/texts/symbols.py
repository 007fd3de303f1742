"""UN document symbols: grammar, normal form, class, slug and base.

Rules: UN Editorial Manual, "Document symbols"; normal form as the UN Digital Library writes it
(`S/RES/1874(2009)`, no space). The names of organs, bodies, series and classes are data: `lexicons/symbols.toml`.
What does not parse keeps its raw string and the kind `unparsed`; it is never repaired.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from diplograph import terms

from ..tables import lexicon

UNPARSED = "unparsed"

_GRAMMAR = lexicon("symbols")
_KINDS = tuple((entry["name"], re.compile(entry["pattern"])) for entry in _GRAMMAR["kind"])
_ROOTS: dict[str, str] = {root.upper(): root for root in _GRAMMAR["roots"]}
_TREATY_ROOTS = frozenset(_GRAMMAR["treaty_roots"])
_NAMES: dict[str, str] = {name.upper(): name for name in _GRAMMAR["names"]}
_DOTTED = {name.upper(): name for name in _GRAMMAR["dotted"]}
_SUFFIXES = {name.upper(): name for name in _GRAMMAR["suffixes"]}

_ROOT = "(?:" + "|".join(sorted(map(re.escape, _ROOTS), key=lambda r: (-len(r), r))) + ")"
_BRACKET = r"\((?:" + "|".join(_GRAMMAR["brackets"]) + r")\)"
_SUFFIX = r"(?:" + "|".join(_SUFFIXES) + r")\.[0-9]"

_DASHES = re.compile(r"[\u2010-\u2014\u2212]")
_SPACES = re.compile(r"\s*([/\[\]])\s*|\s+(?=\()|(?<=\()\s+|\s+(?=\))|(?<=[A-Za-z]\.)\s+(?=\d)")
_IN_BRACKET = re.compile(r"\((?:Resumption|Part|Vol\.|Sect\.|Prog\.) [IVXLC\d]+\)", re.IGNORECASE)
_OPENING = {")": "(", "]": "[", "}": "{"}
_SPLIT = re.compile(
    rf"\s*[|;\n]\s*|\s*,?\s+and\s+|\s*(?:-|,|\s)\s*(?={_ROOT}(?:/|\(\w+\)/))|\s*,\s*(?={_SUFFIX})",
    re.IGNORECASE,
)
_LOCATOR = re.compile(rf"\s*(?:,\s*|\(|\s)\(?((?:{'|'.join(_GRAMMAR['locators'])}))$", re.IGNORECASE)
# "[B-V]" is section V of part B in library records, so I, V and X end no range inside brackets.
_RANGE = re.compile(
    r"(?P<stem>.*/\d+)(?: ?(?P<first>[A-Z]) ?(?:-|to) ?(?P<last>[A-Z]))(?P<bracket>\([^()]*\))?"
    r"|(?P<stem2>.*/\d+)(?P<bracket2>\([^()]*\))?\[(?P<first2>[A-Z])-(?P<last2>[A-HJ-UWYZ])\]"
)
# "75/242 B", "217(III)[A]", "37/100[A]": library records put the part letter in square brackets.
_PART = re.compile(r"(?<=\d)\s+(?=[A-Z](?:$|[(/]))|(?<=\d)(\([^()]*\))?(?:\[([A-Z]{1,5})\]|\s+([A-Z]))(?=$|/)")
_NUMBER = re.compile(rf"(?:E?S-)?\d+[A-Z]{{0,5}}(?:{_BRACKET})?(?:-\d+)?", re.IGNORECASE)
_NAMED = re.compile(rf"([A-Za-z]+)\.(\d+(?:-\d+)?[A-Z]?)((?:{_BRACKET})?)", re.IGNORECASE)
_SESSION_ROOT = re.compile(r"(GC)\((?:\d{1,3}|[IVXLC]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in normal form. `base` is the symbol without its suffixes; `locator` a place inside it.

    `kind` is a class name such as `SecurityCouncilResolution`, `Draft` or `Document`, or `unparsed`.
    """

    normal: str
    kind: str
    slug: str
    base: str
    raw: str = ""
    locator: str = ""


@lru_cache(maxsize=4096)
def parse(raw: str) -> tuple[Symbol, ...]:
    """The symbols in a printed string: two for a double symbol, one a letter for a range of parts.

    >>> [s.normal for s in parse("A/62/667–S/2008/55")]
    ['A/62/667', 'S/2008/55']
    >>> [s.normal for s in parse("A/RES/34/83 A to C")]
    ['A/RES/34/83A', 'A/RES/34/83B', 'A/RES/34/83C']
    """
    found: list[Symbol] = []
    for piece in _pieces(_clean(raw)):
        text, locator = _without_locator(piece)
        for single in _expanded(_continued(text, found)):
            symbol = _symbol(single, raw, locator)
            if symbol.normal not in {other.normal for other in found}:
                found.append(symbol)
    return tuple(found)


def normalize(raw: str) -> str:
    """The normal form of the first (primary) symbol; an unparsed string comes back as it was.

    >>> normalize("S/Res/2216 (2015)")
    'S/RES/2216(2015)'
    """
    symbols = parse(raw)
    return symbols[0].normal if symbols else raw


def format(symbol: Symbol) -> str:
    """The written form of a symbol: its normal form."""
    return symbol.normal


def kind_of(normal: str) -> str:
    """The class of a symbol in normal form, `Document` when no class fits.

    >>> kind_of("E/CN.4/2005/G/13")
    'CHRGovernmentDoc'
    """
    base = base_of(normal)
    return next((name for name, pattern in _KINDS if pattern.fullmatch(base)), "Document")


def base_of(normal: str) -> str:
    """The symbol without its trailing suffixes.

    >>> base_of("A/75/L.14/Rev.1/Add.1")
    'A/75/L.14'
    """
    tokens = normal.split("/")
    while len(tokens) > 2 and _is_suffix(tokens[-1]):
        tokens.pop()
    return "/".join(tokens)


def _is_suffix(token: str) -> bool:
    name, dot, _ = token.partition(".")
    return (bool(dot) and name.upper() in _SUFFIXES) or token in _GRAMMAR["suffix_words"]


def _clean(raw: str) -> str:
    """N1-N3: compatibility forms, dashes, spaces, outer brackets, trailing marks."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", raw)).replace("\u00ad", "")
    text = text.strip(" \t\r\n*.,;:")
    while text[:1] in "([{" and text[:1] and text[-1:] in _OPENING and _OPENING[text[-1]] == text[0]:
        text = text[1:-1].strip(" \t\r\n*.,;:")
    return text


def _pieces(text: str) -> list[str]:
    return [piece for piece in (part.strip(" \t\r*.,;:-") for part in _SPLIT.split(text)) if piece]


def _without_locator(piece: str) -> tuple[str, str]:
    match = _LOCATOR.search(piece)
    if match is None or "/" not in piece[: match.start()]:
        return piece, ""
    return piece[: match.start()].strip(" *,"), match.group(1).rstrip(" )")


def _continued(text: str, found: list[Symbol]) -> str:
    """`Add.1` after `A/62/264 and` belongs to that document; a lone part letter to that resolution."""
    if found and re.match(_SUFFIX, text, re.IGNORECASE):
        return f"{found[-1].base}/{text}"
    if found and re.fullmatch(r"[A-Z]", text) and re.search(r"\d[A-Z](?:\([^)]*\))?$", found[-1].normal):
        return re.sub(r"[A-Z]((?:\([^)]*\))?)$", rf"{text}\1", found[-1].normal)
    return text


def _expanded(text: str) -> list[str]:
    """N5 and N8: the part letter against the number, a range of letters as its members."""
    tight = _IN_BRACKET.sub(lambda m: m.group().replace(" ", ""), _SPACES.sub(lambda m: m.group(1) or "", text))
    match = _RANGE.fullmatch(tight)
    if match is None:
        return [_PART.sub(lambda m: f"{m.group(2) or m.group(3) or ''}{m.group(1) or ''}", tight)]
    stem, first, last = (match[name] or match[f"{name}2"] for name in ("stem", "first", "last"))
    bracket = match["bracket"] or match["bracket2"] or ""
    return [f"{stem}{chr(code)}{bracket}" for code in range(ord(first), ord(last) + 1)] or [tight]


def _symbol(single: str, raw: str, locator: str) -> Symbol:
    normal = _normal(single)
    if normal is None:
        return Symbol(single, UNPARSED, _plain_slug(single), single, raw, locator)
    return Symbol(normal, kind_of(normal), terms.slug(normal), base_of(normal), raw, locator)


def _plain_slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", terms.slug(text)).strip("-") or "unnamed"


def _normal(single: str) -> str | None:
    """N4: every token in canonical spelling, or `None` when one is not in the grammar."""
    root, *rest = single.split("/")
    head = _root(root)
    tokens = [_token(token) or _state_code(head, token) for token in rest]
    if head is None or None in tokens or not _is_numbered(rest):
        return None
    return "/".join([head, *filter(None, tokens)])


def _is_numbered(tokens: list[str]) -> bool:
    """The last token that is no suffix holds a digit: `S/PV` and `T/PCCs` are no symbols."""
    own = [token for token in tokens if not _is_suffix(token)]
    return bool(own) and any(character.isdigit() for character in own[-1])


def _root(root: str) -> str | None:
    session = _SESSION_ROOT.fullmatch(root)
    return root.upper() if session else _ROOTS.get(root) or None


def _token(token: str) -> str | None:
    if token.isdigit():
        return token
    if token.upper() in _NAMES:
        return _NAMES[token.upper()]
    named = _NAMED.fullmatch(token)
    if named:
        name = named.group(1).upper()
        canonical = _SUFFIXES.get(name) or _DOTTED.get(name)
        return f"{canonical}.{named.group(2).upper()}{_bracket(named.group(3))}" if canonical else None
    number = _NUMBER.fullmatch(token)
    if number is None:
        return None
    digits, opening, bracket = token.partition("(")
    return digits.upper() + _bracket(opening + bracket)


def _state_code(root: str | None, token: str) -> str | None:
    """Treaty body papers name the State by its three letters: `CCPR/C/GBR/7`."""
    return token if root in _TREATY_ROOTS and re.fullmatch(r"[A-Z]{3}", token) else None


def _bracket(text: str) -> str:
    """N6: a bracket without inner spaces; numerals upper case, words title case."""
    if not text:
        return ""
    inner = text[1:-1].replace(" ", "")
    if re.fullmatch(r"(?:E?S-)?[IVXLC\d]+", inner, re.IGNORECASE):
        return f"({inner.upper()})"
    return f"({inner[:1].upper()}{inner[1:]})"
