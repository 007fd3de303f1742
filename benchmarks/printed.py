"""Letters as PDF, by a small writer of our own and by fpdf2."""

import zlib
from datetime import UTC, datetime

from paper import Paper

_WIDTH, _HEIGHT, _MARGIN, _SIZE, _PITCH = 612, 792, 72, 11, 14
_CHARACTERS = 84  # of a full line of Courier-like measure


def as_pdf(paper: Paper) -> bytes:
    """A PDF by a writer of our own: Helvetica, the masthead drawn row by row, words hyphenated at line ends."""
    pages = [_masthead(paper)]
    place = _HEIGHT - _MARGIN - _PITCH * (2 + max(map(_count, (paper.left, paper.right))))
    for block in paper.paragraphs:
        for line in [*_broken(block), ""]:
            if place < _MARGIN:
                symbol = next((each.splitlines()[0] for each in paper.right if "/" in each), "")
                pages.append(_at(_MARGIN, _HEIGHT - 40, symbol) + _at(_MARGIN, _HEIGHT - 52, f"page {len(pages) + 1}"))
                place = _HEIGHT - _MARGIN - 10
            pages[-1] += _at(_MARGIN, place, line) if line else ""
            place -= _PITCH
    pages[0] += _at(_MARGIN, 40, paper.foot)
    return pdf_file([page.encode("cp1252", "replace") for page in pages])


def _count(side: tuple[str, ...]) -> int:
    return sum(len(block.splitlines()) + 1 for block in side)


def _masthead(paper: Paper) -> str:
    columns = [[line for block in side for line in (*block.splitlines(), "")] for side in (paper.left, paper.right)]
    rows = ""
    for number in range(max(map(len, columns))):
        for column, left in zip(columns, (_MARGIN, 380), strict=True):
            if number < len(column) and column[number]:
                rows += _at(left, _HEIGHT - _MARGIN - number * _PITCH, column[number])
    return rows


def _at(x: float, y: float, line: str) -> str:
    safe = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {_SIZE} Tf {x} {y} Td ({safe}) Tj ET\n"


def _broken(block: str) -> list[str]:
    """Lines of at most so many characters; a long word is divided, as a typesetter does."""
    lines: list[str] = []
    printed = block.splitlines()
    if len(printed) > 1 and all(len(line) >= 55 for line in printed[:-1]):
        printed = [" ".join(printed)]  # a paragraph that was wrapped by hand
    for given in printed:
        line = ""
        for word in given.split():
            if line and len(line) + 1 + len(word) > _CHARACTERS:
                room = _CHARACTERS - len(line) - 2
                if word.isalpha() and word.islower() and len(word) >= 9 and room >= 4:
                    cut = min(room, len(word) - 4)
                    lines.append(f"{line} {word[:cut]}-")
                    line = word[cut:]
                    continue
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def pdf_file(contents: list[bytes], extra: str = "") -> bytes:
    """A PDF of pages with these content streams. extra: entries of the catalogue."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra}>>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        packed = zlib.compress(content)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def by_fpdf(paper: Paper) -> bytes:
    """A PDF by fpdf2: justified Times in two sizes, a running head and page numbers, two columns at the top."""
    from fpdf import FPDF

    symbol = next((each.splitlines()[0] for each in paper.right if "/" in each), "")

    class _Pages(FPDF):
        def header(self) -> None:
            if self.page_no() > 1:
                self.set_font("Times", size=9)
                self.cell(0, 5, symbol, new_x="LMARGIN", new_y="NEXT")
                self.ln(6)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Times", size=9)
            self.cell(0, 5, paper.foot if self.page_no() == 1 else str(self.page_no()))

    pages = _Pages(format="A4")
    pages.set_auto_page_break(True, 30)
    pages.add_page()
    top = pages.get_y()
    for side, left, size in ((paper.left, 15, 15), (paper.right, 130, 11)):
        pages.set_xy(left, top)
        pages.set_font("Times", "B" if left == 15 else "", size)
        for block in side:
            pages.set_x(left)
            pages.multi_cell(70, 6, _latin(block), align="L")
            pages.ln(2)
    pages.set_y(top + 60)
    pages.set_font("Times", size=12)
    for block in paper.paragraphs:
        pages.multi_cell(0, 5.5, _latin(block), align="J", new_x="LMARGIN", new_y="NEXT")
        pages.ln(4)
    pages.set_creation_date(datetime(2000, 1, 1, tzinfo=UTC))
    return bytes(pages.output())


def _latin(text: str) -> str:
    return text.replace("’", "'").replace("“", '"').replace("”", '"').encode("latin-1", "replace").decode("latin-1")
