"""The same letter in every kind of file: same masthead, citations, initiators and positions, same quotes."""

import io
import shutil
from pathlib import Path

import papers
import pytest

from diplograph.errors import InputError
from diplograph.ingest import jsonlines, letter, reader, samples
from diplograph.ingest.facts import triples
from diplograph.ingest.readers.pages import page_of
from diplograph.model import Span
from diplograph.terms import iri

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "letters" / "E_CN.4_2005_G_13.txt"
TEXTS = {Path(path).stem: Path(path).read_text(encoding="utf-8") for path in samples.paths()}
if SEED.is_file():
    TEXTS["seed"] = SEED.read_text(encoding="utf-8-sig")
PAPERS = {name: papers.parse(text) for name, text in TEXTS.items()}
WRITERS = {
    "html": papers.as_html,
    "docx": papers.as_docx,
    "odt": papers.as_odt,
    "rtf": papers.as_rtf,
    "eml": papers.as_eml,
    "pdf": papers.as_pdf,
    "pdf by fpdf2": papers.by_fpdf,
}


def content(source):
    """What a letter says, apart from where its words stand in the file."""
    found = jsonlines.record(letter.read(source))
    for position in found["positions"]:
        del position["spans"], position["confidence"]
        position["evidence"] = " ".join(" ".join(position["evidence"]).replace("-\n", "").split())
    return {key: found[key] for key in ("masthead", "citations", "initiators", "positions")}


def one(data, name="letter.bin"):
    (source,) = reader.read_bytes(data, name)
    return source


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", WRITERS)
def test_same_content(kind, name):
    assert content(one(WRITERS[kind](PAPERS[name]))) == content(reader.source(name, TEXTS[name]))


@pytest.fixture(scope="module")
def office():
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")

    def made(suffix, points=12):
        """The letters in Times or what stands for it, in this size."""
        return papers.by_office({name: papers.for_office(paper, points) for name, paper in PAPERS.items()}, suffix)

    return made


@pytest.mark.parametrize("suffix", papers.OFFICE)
def test_same_content_by_libreoffice(office, suffix):
    if suffix == "doc" and shutil.which("antiword") is None:
        pytest.skip("antiword is not installed")
    assert {name: content(one(data)) for name, data in office(suffix).items()} == {
        name: content(reader.source(name, text)) for name, text in TEXTS.items()
    }


@pytest.mark.parametrize("write", [papers.as_pdf, papers.by_fpdf])
def test_quotes_stand_at_their_offsets_on_their_pages(write):
    check_quotes([one(write(paper)) for paper in PAPERS.values()])


def test_quotes_stand_on_the_pages_of_libreoffice(office):
    check_quotes([one(data) for data in office("pdf", 16).values()])


def check_quotes(sources):
    pages_seen = set()
    for source in sources:
        found = letter.read(source)
        for line, position in zip(jsonlines.record(found)["positions"], found.positions, strict=True):
            for words, span in zip(line["evidence"], position.evidence, strict=True):
                assert source.text[span.start : span.end] == words
                page = page_of(source, span)
                assert source.pages[page - 1] <= span.start < [*source.pages, len(source.text)][page]
                pages_seen.add(page)
    assert pages_seen >= {1, 2}


def test_pages_are_facts_of_the_graph():
    name = next(name for name, paper in PAPERS.items() if len(one(papers.as_pdf(paper)).pages) > 1)
    quads = list(triples.quads(letter.read(one(papers.as_pdf(PAPERS[name])))))
    values = {predicate: {q.object for q in quads if q.predicate == iri(predicate)} for predicate in WITH_PAGES}
    assert all(values.values())
    plain = {q.predicate for q in triples.quads(letter.read(reader.source("a", TEXTS[name])))}
    assert not plain & set(map(iri, WITH_PAGES))


WITH_PAGES = ("dg:page", "dg:pageStarts", "dcterms:format")


def test_media_types_and_digests():
    paper = next(iter(PAPERS.values()))
    found = {kind: one(write(paper)) for kind, write in WRITERS.items()}
    assert found["pdf"].media_type == "application/pdf"
    assert found["docx"].media_type.endswith("wordprocessingml.document")
    assert len({source.file_sha256 for source in found.values()}) == len(found)
    assert one(papers.as_pdf(paper)).file_sha256 == found["pdf"].file_sha256


def test_page_of_a_text_without_pages():
    assert page_of(reader.source("a", "text"), Span(0, 4)) is None


def test_a_scan_is_named_with_its_remedy():
    with pytest.raises(InputError, match=r"scan\.pdf is a PDF without a text layer .*ocrmypdf scan\.pdf.*--ocr"):
        reader.read_bytes(papers.pdf_file([b"0 0 100 100 re f\n"]), "scan.pdf")


def scanned(data):
    """A PDF of the pictures of another one's pages."""
    import pypdfium2
    from fpdf import FPDF

    scan = FPDF(unit="pt", format=(612, 792))
    for page in pypdfium2.PdfDocument(data):
        scan.add_page()
        scan.image(page.render(scale=3).to_pil(), 0, 0, 612, 792)
    return bytes(scan.output())


def test_ocr(tmp_path):
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(papers.as_pdf(PAPERS["DEMO_2005_CHR_1"])))
    (source,) = reader.read(path, ocr=True)
    assert "Permanent Representative of the" in source.text
    assert letter.read(source).masthead.senders == ("PRK",)


def test_pages_without_text_among_others(tmp_path):
    """A cover with a text layer does not hide that the letter behind it has none."""
    document = papers.pdf_file([b"BT /F1 11 Tf 72 700 Td (Cover of the document) Tj ET"])
    mixed = joined(document, scanned(papers.as_pdf(PAPERS["DEMO_2005_CHR_1"])))
    with pytest.raises(InputError, match=r"a\.pdf has no text layer on \d of its \d pages .*--skip-text a\.pdf"):
        reader.read_bytes(mixed, "a.pdf")
    if shutil.which("tesseract") is not None:
        path = tmp_path / "a.pdf"
        path.write_bytes(mixed)
        (source,) = reader.read(path, ocr=True)
        assert source.text.startswith("Cover of the document")
        assert letter.read(source).masthead.senders == ("PRK",)


def test_a_map_at_the_end_does_not_keep_a_letter_out():
    paper = papers.as_pdf(PAPERS["DEMO_2005_CHR_1"])
    drawing = scanned(papers.pdf_file([b"0 0 300 300 re f\n"]))
    assert one(joined(paper, drawing)).text.startswith(one(paper).text.rstrip())


def joined(*files):
    """The pages of several PDF files in one."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


def test_doc_without_antiword(monkeypatch):
    from diplograph.ingest.readers import doc

    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(InputError, match="apt install antiword"):
        doc.read(b"\xd0\xcf\x11\xe0")


WORDPRESS = (
    b'{"slug": "letter-1", "date": "2020-01-01T00:00:00", "title": {"rendered": "Letter &amp; annex"},'
    b' "content": {"rendered": "<p>We <b>reject</b> resolution 60/173.</p><p>Second.</p>"}}'
)


@pytest.mark.parametrize(
    ("data", "name", "ids", "text"),
    [
        (WORDPRESS, "a.json", ["letter-1"], "Letter & annex\n\nWe reject resolution 60/173.\n\nSecond.\n"),
        (b"[" + WORDPRESS + b', {"id": "b", "text": "x"}]', "a.json", ["letter-1", "b"], "Letter & annex\n\nWe"),
        (WORDPRESS + b"\n", "a.jsonl", ["letter-1"], "Letter & annex\n\nWe"),
        (b'{"id": "q", "text": "plain", "speaker": "CUB"}', "a.json", ["q"], "plain"),
    ],
)
def test_wrappers(data, name, ids, text):
    found = reader.read_bytes(data, name)
    assert [source.id for source in found] == ids
    assert found[0].text.startswith(text)
    assert found[0].date is None


HTML = [
    ("<p>One<br>two</p><p>three", "One\ntwo\n\nthree\n"),
    ("<nav>Home</nav><p>We reject it.</p><script>no()</script><footer>(c)</footer>", "We reject it.\n"),
    ("<div hidden>x</div><p style='display: none'>y</p><p>z</p>", "z\n"),
    ("<p>resolution 60/12<sup>3</sup> of the</p>", "resolution 60/12 of the\n"),
    ("<table><tr><td>General<br>Assembly<td><p>Distr.: General</p><p>1 May 2005</p></table>",
     "General\nAssembly\n\nDistr.: General\n1 May 2005\n"),
    ("<table><tr><td>a</td><td>b</td><td>c</td></tr></table>", "| a | b | c |\n"),
    ("<ul><li>first<li>second</ul>", "• first\n\n• second\n"),
    ("<p>Caf&eacute; &#8217;s</p>", "Café ’s\n"),
    ("<p>We reject it.</p><!-- a > b <!-- never ended", "We reject it.\n\n<!-- a > b <!-- never ended\n"),
    ("<p>We reject it.</p>and <a href='x", "We reject it.\n\nand <a href='x\n"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), HTML)
def test_html(page, text):
    from diplograph.ingest.readers import html

    assert html.text(page) == text


def test_html_in_its_own_encoding():
    page = "<html><meta charset='windows-1251'><p>Правительство отвергает резолюцию.</p>".encode("cp1251")
    assert (one(page).text, one(page).encoding) == ("Правительство отвергает резолюцию.\n", "windows-1251")


def test_word_footnotes_and_footers():
    w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    data = papers.zipped(
        {
            "word/document.xml": f"<w:document {w}><w:body><w:p><w:r><w:t>Body</w:t></w:r><w:del><w:r><w:delText>gone"
            "</w:delText></w:r></w:del><w:ins><w:r><w:t> kept</w:t></w:r></w:ins></w:p></w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {w}><w:footnote w:type='separator'><w:p/></w:footnote>"
            "<w:footnote><w:p><w:r><w:t>See A/60/1.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        }
    )
    assert one(data).text == "Body kept\n\n____________\n1/ See A/60/1.\n"


def test_rtf_fonts_links_and_footnotes():
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fswiss\fprq2\fcharset204{\*\falt A};}}"
        rb"\f0 See {\field{\*\fldinst{HYPERLINK "
        rb'"http://example.org/a"}}{\fldrslt{ A/60/1}}}'
        rb"{\footnote caf\'e9} of {\f1 \'cd\'e5\'f2}{\footnote {\f1 \'cd\'e5\'f2}} it.}"
    )
    assert one(data).text == "See A/60/1 of Нет it.\n\n____________\n1/ café\n2/ Нет\n"
