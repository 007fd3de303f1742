"""PDF files with a text layer, by pdfium: characters at their places, read in columns, page by page."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as raw

from diplograph.errors import InputError

from . import layout
from .extracted import Extracted
from .layout import Word

LARGEST = 2_000  # pages; the longest letters with annexes have some hundred
_NO_TEXT = (
    "is a PDF without a text layer (a scan); run `ocrmypdf {file} out.pdf` and give out.pdf,"
    " or use --ocr where tesseract is installed"
)
_SOME_TEXT = (
    "has no text layer on {pictures} of its {pages} pages (scans); run `ocrmypdf --skip-text {file} out.pdf` and give"
    " out.pdf, or use --ocr where tesseract is installed"
)
_PICTURE = 0.5  # share of a page's area that a scan of it covers at least
_LEAST = 12  # letters on a page under which it counts as a picture
_HYPHENS = (0xFFFE, 0x02, 0xAD)  # what pdfium gives for a hyphen at the end of a line
_UNKNOWN = 0.2  # share of characters without a letter above which the fonts cannot be trusted
_JUMP = 0.2  # of the size of the letters: a wider gap divides words
_SHIFT = 0.12  # of the size: how far the base line of a superscript is moved at least
_RAISED = 0.85  # share of its neighbour's size under which a raised character is a superscript
_DESCENT = 0.22  # of the size: what lies under the base line
_NUMBER = re.compile(r"\d+")
_SAMPLE = 200  # words by which the direction of the script is told
_EDGE = 3  # lines at the head and at the foot of a page that may be running ones
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_REASONS = {
    raw.FPDF_ERR_PASSWORD: "is locked with a password; open it, save it without one and try again",
    raw.FPDF_ERR_SECURITY: "is locked by a security scheme that cannot be opened; print it to a new PDF",
}


def read(data: bytes, ocr: bool = False) -> Extracted:
    """The text of a PDF and the index at which each page starts.

    Raises `InputError` for files that are damaged, locked, too long or without text. ocr: read pages that are
    pictures with tesseract.
    """
    document = _opened(data)
    if len(document) > LARGEST:
        raise InputError(f"has {len(document)} pages, more than {LARGEST}; split it")
    pages = [_page(document, number) for number in range(len(document))]
    pictures = [n for n, page in enumerate(pages) if _letters(page) < _LEAST and _is_picture(document, n)]
    is_empty = sum(map(_letters, pages)) < _LEAST
    if ocr:
        from . import scan

        for number in range(len(pages)) if is_empty else pictures:
            pages[number] = scan.read(_picture(document, number))
        if sum(map(_letters, pages)) < _LEAST:
            raise InputError("shows no letters that tesseract can read; scan it again at 300 dpi or more")
    elif is_empty:
        raise InputError(_NO_TEXT)
    elif len(pictures) > len(pages) / 2:
        raise InputError(_SOME_TEXT.format(pictures=len(pictures), pages=len(pages), file="{file}"))
    return _joined(_without_running_lines(pages))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) < 1:
            raise InputError("is a PDF without pages; get it again")
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise InputError(
            _REASONS.get(code, "is a PDF that is damaged or cut short; get it again or print it to a new PDF")
        ) from None
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        content = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise InputError(f"is a PDF whose page {number + 1} is damaged; get it again") from None
    try:
        words, unknown, count = _words(content)
        if count >= _LEAST and unknown > _UNKNOWN * count:
            raise InputError(
                "is a PDF whose fonts do not say which letters they show; run `ocrmypdf --force-ocr {file} out.pdf`"
            )
        if page.get_rotation() or not _reads_across(words):
            text: str = content.get_text_range()
            return text.replace("\r\n", "\n")
        return layout.text(words, page.get_height())
    finally:
        content.close()
        page.close()


def _reads_across(words: list[Word]) -> bool:
    """Whether the words stand in lines from left to right; pdfium's own order serves for other scripts and for columns
    of single letters.
    """
    sample = "".join(word.text for word in words[:_SAMPLE])
    single = sum(1 for word in words if len(word.text) == 1)
    return len(_RIGHT_TO_LEFT.findall(sample)) <= 0.3 * len(sample) and single <= 0.6 * len(words)


def _words(content: pypdfium2.PdfTextPage) -> tuple[list[Word], int, int]:
    """The words of a page in the order of the file; how many characters have no letter; how many there are."""
    handle = content.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    words: list[Word] = []
    letters: list[str] = []
    left = right = base = size = 0.0
    line = 0.0  # base line of the last word that is no superscript
    raised, unknown, count = False, 0, 0

    def finish() -> None:
        if letters:
            low = base - _DESCENT * size
            words.append(Word("".join(letters), left, low, right, low + size, raised))
            letters.clear()

    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (32, 10, 13, 9, 160) or 0x2000 <= code <= 0x200B:
            finish()
            continue
        count += 1
        if code in _HYPHENS:
            code = 45
        if code < 32 or code >= 0x110000 or 0xE000 <= code <= 0xF8FF or code == 0xFFFD or 0xD800 <= code <= 0xDFFF:
            unknown += 1
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        if letters and (abs(y.value - base) > _SHIFT * size or not -size <= box.left - right <= _JUMP * size):
            finish()
        if not letters:
            raw.FPDFText_GetMatrix(handle, index, matrix)
            before = size
            size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d) or 1.0
            left, right, base = box.left, box.right, y.value
            raised = size < _RAISED * before and _SHIFT * before < base - line < before if before else False
            if raised:
                letters.append(chr(code))
                continue
            line = base
        letters.append(chr(code))
        right = max(right, box.right)
    finish()
    return words, unknown, count


def _letters(text: str) -> int:
    return sum(1 for character in text if character.isalnum())


def _is_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a picture covers most of a page."""
    page = document[number]
    try:
        size = page.get_width() * page.get_height()
        bounds = [each.get_bounds() for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
        return any((right - left) * (top - bottom) > _PICTURE * size for left, bottom, right, top in bounds)
    except pypdfium2.PdfiumError:
        return False
    finally:
        page.close()


def _picture(document: pypdfium2.PdfDocument, number: int) -> tuple[bytes, int, int]:
    """A page in grey at 300 dpi, as bytes, width and height."""
    bitmap = document[number].render(scale=300 / 72, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = bytes(bitmap.buffer)
    return b"".join(rows[n * stride : n * stride + width] for n in range(height)), width, height


def _without_running_lines(pages: list[str]) -> list[str]:
    """Lines that stand at the head or foot of most pages, numbers aside, are kept once."""
    if len(pages) < 3:
        return pages
    count = Counter(key for page in pages for key in {key for _, key in _edges(page)})
    running = {key for key, times in count.items() if times > len(pages) / 2}
    seen: set[str] = set()
    kept: list[str] = []
    for page in pages:
        lines = page.split("\n")
        out = {number for number, key in _edges(page) if key in running and key in seen}
        seen |= {key for _, key in _edges(page)} & running
        kept.append("\n".join(line for number, line in enumerate(lines) if number not in out).strip("\n"))
    return kept


def _edges(page: str) -> Iterator[tuple[int, str]]:
    """Number and shape of the lines at the head and at the foot."""
    filled = [(number, line.strip()) for number, line in enumerate(page.split("\n")) if line.strip()]
    for number, line in {**dict(filled[:_EDGE]), **dict(filled[-_EDGE:])}.items():
        yield number, _NUMBER.sub("#", line)


def _joined(pages: list[str]) -> Extracted:
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for number, page in enumerate(pages):
        starts.append(length)
        page = page.rstrip()
        if number < len(pages) - 1:
            page += "\n\n" if _ENDED.search(page) else "\n"
        else:
            page += "\n"
        pieces.append(page)
        length += len(page)
    return Extracted("".join(pieces), tuple(starts))
