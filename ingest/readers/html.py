"""Web pages: the text of the article, without navigation, in blocks. Standard library parser; nothing is fetched."""

import re
from html.parser import HTMLParser

from diplograph.errors import InputError

from . import blocks, encodings
from .extracted import Extracted

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LEFT_OUT = frozenset(
    ["script", "style", "nav", "noscript", "template", "form", "aside", "button", "select", "svg", "iframe", "title"]
)
_MARGINS = frozenset(["header", "footer"])  # of a page; inside an article they belong to the text
_BLOCKS = frozenset(
    [
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "body"),
        *("section", "center", "hr", "article", "main", "header", "footer", "figure", "address", "fieldset", "caption"),
    ]
)
_VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "wbr", "col", "source", "area", "base", "embed"])
_CONTENT = re.compile(r"(?:^|\s)(?:entry-content|main-content|article-body|document-content|content)(?:\s|$)")
_MARK = re.compile(r"[\d*,\s]{1,5}")
_CLOSED = tuple(  # what opens with the first ends with the second; the standard parser looks for it to the end
    (opening, re.compile(closing)) for opening, closing in (("<", ">"), ("<!--", r"--\s*!?>"), ("<![", r"\]\s*>"))
)
_SPACES = re.compile(r"\s+")
_DEEPEST = 500  # elements inside one another
_LEAST = 200  # code points; an article with less is not the text of the page


def read(data: bytes) -> Extracted:
    """The text of a web page. Raises `InputError` when no encoding fits or elements are nested too deeply."""
    page, encoding = _decoded(data)
    return Extracted(text(page), encoding=encoding)


def text(page: str) -> str:
    """The text of HTML that is at hand: of its main part where it marks one, else of the whole page.

    >>> text("<p>We <b>reject</b> it.</p><nav>Home</nav>")
    'We reject it.\\n'
    """
    parser = _Page()
    parser.feed(_with_ends(page))
    parser.close()
    return parser.written()


def _decoded(data: bytes) -> tuple[str, str]:
    if (match := _CHARSET.search(data, 0, 4096)) and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = match.group(1).decode().lower()
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass  # the page lies about itself; look at its bytes
    return encodings.decode(data)


def _with_ends(page: str) -> str:
    """The page with the signs that open something without an end, as plain signs."""
    for opening, closing in _CLOSED:
        if opening in page:
            end = max((match.end() for match in closing.finditer(page)), default=0)
            page = page[:end] + page[end:].replace(opening, f"&lt;{opening[1:]}")
    return page


class _Page(HTMLParser):
    """Collects the paragraphs of the page, and of its content where one is marked."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool, bool]] = []  # tag, whether it is left out, whether it is the content
        self._all: list[str] = []
        self._content: list[str] = []
        self._line: list[str] = []
        self._rows: list[list[tuple[list[str], bool]]] = []
        self._sup: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br" and not self._is_left_out():
                self._line.append("\n")
            elif tag == "hr":
                self._flush()
            return
        if tag in _BLOCKS or tag in ("table", "tr", "td", "th", "li"):
            self._close_implied(tag)
            self._flush()
        if len(self._open) >= _DEEPEST:
            raise InputError("nests its elements more deeply than any page of a letter; save its text and give that")
        said = {name: value or "" for name, value in attrs}
        inside = any(content for _, _, content in self._open)
        hidden = "hidden" in said or "display:none" in said.get("style", "").replace(" ", "").lower()
        left_out = tag in _LEFT_OUT or hidden or (tag in _MARGINS and not inside)
        content = tag in ("article", "main") or bool(_CONTENT.search(f"{said.get('id', '')} {said.get('class', '')}"))
        self._open.append((tag, left_out, content and not self._is_left_out()))
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(([], inside))
        elif tag == "sup":
            self._sup = []
        elif tag == "li":
            self._line.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(name != tag for name, _, _ in self._open):
            return
        if tag in _BLOCKS or tag in ("table", "tr", "td", "th", "li"):
            self._flush()
        while self._open:
            name, _, _ = self._open[-1]
            self._shut(name)
            self._open.pop()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._is_left_out():
            return
        if self._sup is not None:
            self._sup.append(data)
        elif any(name == "pre" for name, _, _ in self._open[-3:]):
            self._line.append(data)
        else:
            self._line.append(_SPACES.sub(" ", data))

    def written(self) -> str:
        """The stored text of the page."""
        self._flush()
        while self._rows:
            self._end_row()
        content = blocks.document(self._content)
        return content if len(content) >= _LEAST else blocks.document(self._all)

    def _is_left_out(self) -> bool:
        return any(left_out for _, left_out, _ in self._open)

    def _close_implied(self, tag: str) -> None:
        """`<p>`, `<li>`, `<td>` and `<tr>` end where the next one begins."""
        ends = {"li": ("li",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr", "td", "th")}.get(tag, ())
        if self._open and (self._open[-1][0] == "p" or self._open[-1][0] in ends):
            self.handle_endtag(self._open[-1][0])
            if tag == "tr" and self._open and self._open[-1][0] == "tr":
                self.handle_endtag("tr")

    def _shut(self, name: str) -> None:
        if name == "tr" and self._rows:
            self._end_row()
        elif name == "sup" and self._sup is not None:
            words, self._sup = "".join(self._sup), None
            # A footnote mark that stands against a number would become part of it ("60/12" and "3").
            if not (_MARK.fullmatch(words) and "".join(self._line).strip()):
                self._line.append(words)

    def _end_row(self) -> None:
        self._flush()
        cells = self._rows.pop()
        if cells:
            self._put(blocks.row(["\n".join(lines) for lines, _ in cells]), any(inside for _, inside in cells))

    def _flush(self) -> None:
        words, self._line = blocks.paragraph("".join(self._line)), []
        if words.strip(" \n•"):
            self._put(words, any(content for _, _, content in self._open))

    def _put(self, words: str, inside: bool) -> None:
        if not words.strip():
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1][0].append(words)
            return
        self._all.append(words)
        if inside:
            self._content.append(words)
