"""Letters rendered as files of every kind in the layout of UN paper: a masthead in two columns, a foot, page numbers.

Used by the tests and by `benchmarks/readers.py`. The small writers here need nothing but the standard library;
`fpdf` and LibreOffice are other producers of the same pages.
"""

import html
import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from paper import Paper, parse
from printed import as_pdf, by_fpdf, pdf_file

__all__ = [
    "OFFICE",
    "Paper",
    "as_docx",
    "as_eml",
    "as_html",
    "as_odt",
    "as_pdf",
    "as_rtf",
    "by_fpdf",
    "by_office",
    "for_office",
    "parse",
    "pdf_file",
    "zipped",
]


def as_html(paper: Paper) -> bytes:
    """A web page with navigation round the letter and a table for the masthead."""
    cells = "".join(f"<td>{''.join(map(_html_block, side))}</td>" for side in (paper.left, paper.right))
    body = "".join(map(_html_block, (*paper.paragraphs, paper.foot)))
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Letter - Library</title><style>p{margin:0}</style>"
        "</head><body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav><script>var x = '<p>no</p>';</script>"
        f"<main><table><tr>{cells}</tr></table>{body}</main><footer>Copyright</footer></body></html>"
    ).encode()


def for_office(paper: Paper, points: int = 12) -> bytes:
    """The same page for a word processor: plain HTML with a two-column table and a page foot at the end."""
    cells = "".join(f"<td width='50%'>{''.join(map(_html_block, side))}</td>" for side in (paper.left, paper.right))
    body = "".join(map(_html_block, (*paper.paragraphs, paper.foot)))
    return (
        "<html><head><meta http-equiv='content-type' content='text/html; charset=utf-8'>"
        f"<style>p {{ font-size: {points}pt }}</style></head><body>"
        f"<table width='100%'><tr valign='top'>{cells}</tr></table>{body}</body></html>"
    ).encode()


def _html_block(block: str) -> str:
    return f"<p>{'<br>'.join(html.escape(line.strip()) for line in block.splitlines())}</p>" if block else ""


def as_docx(paper: Paper) -> bytes:
    """A Word file whose masthead is a table in the head of the first page."""
    w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    r = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    table = "".join(f"<w:tc>{''.join(map(_word_block, side))}</w:tc>" for side in (paper.left, paper.right))
    body = "".join(map(_word_block, paper.paragraphs))
    section = (
        "<w:sectPr><w:headerReference w:type='first' r:id='rId1'/><w:footerReference w:type='first' r:id='rId2'/>"
        "<w:titlePg/></w:sectPr>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "word/document.xml": f"<w:document {w} {r}><w:body>{body}{section}</w:body></w:document>",
            "word/header1.xml": f"<w:hdr {w}><w:tbl><w:tr>{table}</w:tr></w:tbl></w:hdr>",
            "word/footer1.xml": f"<w:ftr {w}>{_word_block(paper.foot)}</w:ftr>",
            "word/_rels/document.xml.rels": (
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                "<Relationship Id='rId1' Type='header' Target='header1.xml'/>"
                "<Relationship Id='rId2' Type='footer' Target='footer1.xml'/></Relationships>"
            ),
        }
    )


def _word_block(block: str) -> str:
    runs = "<w:br/>".join(f"<w:t xml:space='preserve'>{html.escape(line)}</w:t>" for line in block.splitlines())
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def as_odt(paper: Paper) -> bytes:
    """An OpenDocument text with a table for the masthead."""
    spaces = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "text", "table")
    )
    cells = "".join(
        f"<table:table-cell>{''.join(map(_odt_block, side))}</table:table-cell>" for side in (paper.left, paper.right)
    )
    body = "".join(map(_odt_block, (*paper.paragraphs, paper.foot)))
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text><table:table><table:table-row>"
            f"{cells}</table:table-row></table:table>{body}</office:text></office:body></office:document-content>",
        }
    )


def _odt_block(block: str) -> str:
    return f"<text:p>{'<text:line-break/>'.join(map(html.escape, block.splitlines()))}</text:p>"


def as_rtf(paper: Paper) -> bytes:
    """An RTF file with a table row for the masthead and the job number in the foot."""
    sides = ("\\par ".join(map(_rtf_block, side)) for side in (paper.left, paper.right))
    cells = "".join(f"\\intbl {side}\\cell " for side in sides)
    body = "".join(f"\\pard {_rtf_block(block)}\\par\\par\n" for block in paper.paragraphs)
    row = f"\\trowd\\cellx4500\\cellx9000 {cells}\\row\n"
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\footer {_rtf_block(paper.foot)}}}{row}{body}}}".encode("ascii")


def _rtf_block(block: str) -> str:
    safe = block.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\n", "\\line ")
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in safe)


def as_eml(paper: Paper) -> bytes:
    """A message with the letter attached as a web page, in base64."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "mission@example.org", "library@example.org", "Letter"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Please find the letter attached.")
    message.add_attachment(as_html(paper), maintype="text", subtype="html", filename="letter.html")
    return message.as_bytes()


def zipped(parts: dict[str, str]) -> bytes:
    """A ZIP archive of texts, always the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()


OFFICE = {
    "pdf": "pdf:writer_pdf_Export",
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt",
    "rtf": "rtf:Rich Text Format",
    "doc": "doc:MS Word 97",
}


def by_office(pages: dict[str, bytes], suffix: str) -> dict[str, bytes]:
    """HTML files converted by LibreOffice to `.pdf`, `.docx`, `.odt`, `.rtf` or `.doc`, by name; empty without it.

    A name is missing when LibreOffice gave up before its turn.
    """
    program = shutil.which("soffice")
    if program is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name, page in pages.items():
            (home / f"{name}.html").write_bytes(page)
        given = [str(home / f"{name}.html") for name in pages]
        profile = f"-env:UserInstallation=file://{home}/profile"
        kind = OFFICE[suffix]
        load = ["--infilter=HTML (StarWriter)"]
        command = [program, profile, "--headless", *load, "--convert-to", kind, "--outdir", str(home), *given]
        subprocess.run(command, capture_output=True, timeout=300)
        made = {name: home / f"{name}.{suffix}" for name in pages}
        return {name: path.read_bytes() for name, path in made.items() if path.is_file()}
