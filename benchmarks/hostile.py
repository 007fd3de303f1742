"""Damaged and hostile files, made here: the same seed gives the same files.

Each must cost itself only: a source or one sentence, within the limits of `diplograph.ingest.readers.limits`.
"""

import gzip
import json
import random
from collections.abc import Callable, Iterator

import packing
import papers

_WORD = "word/document.xml"
_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
_ENTITIES = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>{_LAUGHS}]>"
_OUTSIDE = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"


def files(letter: str, count: int, seed: int = 8) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of `count` files: every special one once, then mutations of whole files."""
    whole = good(letter)
    special = list(_special(whole))
    yield from special[:count]
    chance = random.Random(seed)
    kinds = sorted(whole)
    for number in range(count - len(special)):
        kind = kinds[number % len(kinds)]
        name, data = _mutated(whole[kind], chance)
        suffix = chance.choice(kinds) if chance.random() < 0.2 else kind
        yield f"{number:04}-{kind}-{name}.{suffix}", data


def good(letter: str) -> dict[str, bytes]:
    """One whole file of every kind, by suffix."""
    paper = papers.parse(letter)
    made = {
        "txt": letter.encode(),
        "pdf": papers.as_pdf(paper),
        "docx": papers.as_docx(paper),
        "odt": papers.as_odt(paper),
        "rtf": papers.as_rtf(paper),
        "html": papers.as_html(paper),
        "eml": papers.as_eml(paper),
        "json": json.dumps({"slug": "a", "content": {"rendered": papers.as_html(paper).decode()}}).encode(),
        "jsonl": json.dumps({"id": "a", "text": letter}).encode() + b"\n",
    }
    made["zip"] = packing.zipped({f"a.{kind}": data for kind, data in made.items()})
    made["tar"] = packing.tarred({f"a.{kind}": data for kind, data in made.items() if kind != "zip"})
    made["tgz"] = gzip.compress(made["tar"], mtime=0)
    made["gz"] = gzip.compress(made["txt"], mtime=0)
    return made


def _mutated(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    how = chance.choice(("cut", "flip", "swap", "zero", "repeat", "insert", "drop"))
    place = chance.randrange(len(data))
    if how == "cut":
        return how, data[:place]
    if how == "flip":
        changed = bytearray(data)
        for _ in range(chance.choice((1, 10, 100))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return how, bytes(changed)
    size = chance.randrange(1, 400)
    piece = data[place : place + size]
    if how == "swap":
        return how, data[place:] + data[:place]
    if how == "zero":
        return how, data[:place] + bytes(len(piece)) + data[place + len(piece) :]
    if how == "repeat":
        return how, data[:place] + piece * chance.choice((2, 50)) + data[place:]
    if how == "insert":
        return how, data[:place] + chance.randbytes(size) + data[place:]
    return how, data[:place] + data[place + size :]


def _special(whole: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for makers in (_plain, _pdfs, _office, _markup, _archives):
        for name, make in makers(whole).items():
            yield name, make()


Makers = dict[str, Callable[[], bytes]]


def _plain(whole: dict[str, bytes]) -> Makers:
    suffixes = sorted(whole)
    empty: Makers = {f"empty.{suffix}": bytes for suffix in suffixes}
    noise: Makers = {f"noise.{s}": (lambda s=s: random.Random(s).randbytes(5000)) for s in suffixes}  # type: ignore[misc]
    magic: Makers = {
        f"magic-{n}.bin": (lambda m=m, n=n: m + random.Random(n).randbytes(3000))  # type: ignore[misc]
        for n, m in enumerate(
            (
                b"%PDF-1.7\n",
                b"PK\x03\x04",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                b"{\\rtf1 ",
                b"\x1f\x8b\x08\x00",
                b"\x89PNG",
                b"\xff\xd8\xff",
                b"<html>",
                b"From: a\nMIME-Version: 1.0\n\n",
                b"\xef\xbb\xbf",
                b"\xff\xfe",
                b"\xfe\xff",
                b"\x7fELF",
            )
        )
    }
    return {
        **empty,
        **noise,
        **magic,
        "spaces.txt": lambda: b" \n" * 100_000,
        "nuls.txt": lambda: bytes(100_000),
        "surrogates.txt": lambda: "\ud800\udfff".encode("utf-8", "surrogatepass") * 500,
        "long-line.txt": lambda: b"The resolution is rejected and " * 60_000,
        "many-lines.txt": lambda: b"a\n" * 300_000,
        "bidi.txt": lambda: "‮We reject it.‬ ".encode() * 100,
        "utf16-cut.txt": lambda: "We reject it.".encode("utf-16")[:-1],
        "pdf-named-text.txt": lambda: whole["pdf"],
        "text-named-pdf.pdf": lambda: whole["txt"],
        "html-named-docx.docx": lambda: whole["html"],
        "docx-named-html.html": lambda: whole["docx"],
        "deep.json": lambda: b"[" * 200_000,
        "deep-object.json": lambda: b'{"a":' * 200_000,
        "list.json": lambda: b"[1, 2, 3]",
        "huge-number.json": lambda: b'{"id": 1' + b"0" * 200_000 + b', "text": "x"}',
    }


def _pdfs(whole: dict[str, bytes]) -> Makers:
    pdf = whole["pdf"]
    text = b"BT /F1 11 Tf 72 700 Td (We reject resolution 60/173 of the Assembly.) Tj ET\n"
    font = b"/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    private = b"/Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << >>"
    one = papers.pdf_file([text])
    return {
        "scan.pdf": lambda: papers.pdf_file([b"0 0 100 100 re f\n"]),
        "no-pages.pdf": lambda: papers.pdf_file([]),
        "page-loop.pdf": lambda: one.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        "page-count.pdf": lambda: one.replace(b"/Count 1", b"/Count 9999999"),
        "many-kids.pdf": lambda: one.replace(b"/Kids [4 0 R]", b"/Kids [" + b"4 0 R " * 60_000 + b"]"),
        "flate-bomb.pdf": lambda: papers.pdf_file([b"q Q " * 20_000_000]),
        "text-bomb.pdf": lambda: papers.pdf_file([text * 60_000]),
        "length-lies.pdf": lambda: one.replace(b"/Length ", b"/Length 99999999"),
        "length-loop.pdf": lambda: _replaced(one, b"/Length ", b"/Length 5 0 R %"),
        "encrypted.pdf": lambda: one.replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ("
            + b"a" * 32
            + b") /U ("
            + b"b" * 32
            + b") >> /ID [(a) (b)]",
        ),
        "unknown-security.pdf": lambda: one.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Foo >>"),
        "no-mapping.pdf": lambda: one.replace(font, private),
        "self-form.pdf": lambda: one.replace(b"/Font << /F1 3 0 R >>", b"/XObject << /F1 5 0 R >>"),
        "deep-array.pdf": lambda: papers.pdf_file([text], "/X " + "[" * 100_000 + " "),
        "no-xref.pdf": lambda: pdf[: pdf.rindex(b"xref")],
        "twice.pdf": lambda: pdf + pdf,
        "junk-before.pdf": lambda: b"junk\n" * 50 + pdf,
        "huge-page.pdf": lambda: one.replace(b"[0 0 612 792]", b"[0 0 99999999 99999999]"),
        "far-text.pdf": lambda: papers.pdf_file([text.replace(b"72 700", b"1e30 -1e30")]),
        "zero-size.pdf": lambda: papers.pdf_file([text.replace(b"/F1 11", b"/F1 0")]),
        "many-cells.pdf": lambda: papers.pdf_file(
            [b"".join(b"BT /F1 1 Tf %d %d Td (x) Tj ET\n" % (x * 6, y * 8) for x in range(100) for y in range(99))]
        ),
    }


def _office(whole: dict[str, bytes]) -> Makers:
    def word(xml: str) -> bytes:
        return packing.zipped({"[Content_Types].xml": b"<Types/>", _WORD: xml.encode()})

    def odt(xml: str) -> bytes:
        return packing.zipped(
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": xml.encode()}, stored=True
        )

    deep = "<w:tbl><w:tr><w:tc>" * 20_000
    back = "</w:tc></w:tr></w:tbl>" * 20_000
    return {
        "bomb.docx": lambda: packing.zipped({_WORD: bytes(300_000_000)}),
        "bomb.odt": lambda: packing.zipped({"mimetype": b"opendocument.text", "content.xml": bytes(120_000_000)}),
        "paragraphs.docx": lambda: word(f"<w:document {_W}><w:body>{'<w:p/>' * 3_000_000}</w:body></w:document>"),
        "one-text.docx": lambda: word(
            f"<w:document {_W}><w:body><w:p><w:r><w:t>{'We reject. ' * 400_000}</w:t></w:r></w:p></w:body></w:document>"
        ),
        "laughs.docx": lambda: word(f"{_ENTITIES}<w:document {_W}>&a11;</w:document>"),
        "outside.docx": lambda: word(f"{_OUTSIDE}<w:document {_W}>&e;</w:document>"),
        "laughs.odt": lambda: odt(f"{_ENTITIES}<x>&a11;</x>"),
        "utf16-laughs.docx": lambda: packing.zipped({_WORD: f"{_ENTITIES}<x>&a11;</x>".encode("utf-16")}),
        "deep.docx": lambda: word(f"<w:document {_W}><w:body>{deep}{back}</w:body></w:document>"),
        "no-body.docx": lambda: word(f"<w:document {_W}/>"),
        "not-xml.docx": lambda: word("not xml at all"),
        "many-entries.docx": lambda: packing.zipped({_WORD: b"<x/>", **{f"word/{n}.xml": b"" for n in range(5_000)}}),
        "locked.docx": lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        ),
        "locked-member.docx": lambda: packing.locked(whole["docx"]),
        "sheet.xlsx": lambda: packing.zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
        "slides.pptx": lambda: packing.zipped({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}),
        "spaces.odt": lambda: odt(
            "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            " xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text><t:p>"
            "<t:s t:c='999999999999'/>We reject it.</t:p></o:text></o:body></o:document-content>"
        ),
        "compound.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20_000),
    }


def _markup(whole: dict[str, bytes]) -> Makers:
    mail = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    return {
        "deep.html": lambda: b"<html>" + b"<div>" * 200_000,
        "deep-tables.html": lambda: b"<html>" + b"<table><tr><td>" * 100_000,
        "bangs.html": lambda: b"<html>" + b"<!" * 300_000,
        "open-tags.html": lambda: b"<html>" + b"<a href='" * 200_000,
        "references.html": lambda: b"<html>" + b"&#x" * 300_000 + b"&amp" * 100_000,
        "processing.html": lambda: b"<html>" + b"<?" * 300_000,
        "late-processing.html": lambda: b"<html>" + b">" * 300_000 + b"<?" * 300_000,
        "late-comments.html": lambda: b"<html>" + b">" * 300_000 + b"<!--" * 150_000,
        "marked.html": lambda: b"<html>" + b"<![CDATA[" * 100_000,
        "script.html": lambda: b"<html><script>" + b"</scrip" * 200_000,
        "comment.html": lambda: b"<html><!--" + b"--!" * 200_000,
        "sups.html": lambda: b"<html>" + b"<sup>" * 400 + b"1" * 1000,
        "lying-charset.html": lambda: b"<html><meta charset=utf-7><p>+ADw-script+AD4- We reject it.</p>",
        "braces.rtf": lambda: b"{\\rtf1 " + b"{" * 300_000,
        "closed.rtf": lambda: b"{\\rtf1 " + b"}" * 300_000,
        "numbers.rtf": lambda: b"{\\rtf1 \\u99999999999 \\bin999999999 \\uc9999 x\\u65?}",
        "binary.rtf": lambda: b"{\\rtf1 {\\pict\\bin" + bytes(range(256)) * 100,
        "hyperlinks.rtf": lambda: b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "a"' * 20_000,
        "notes.rtf": lambda: b"{\\rtf1 " + b"{\\footnote " * 50_000,
        "fonts.rtf": lambda: b"{\\rtf1{\\fonttbl" + b"{\\f1\\fcharset" * 50_000,
        "flat-fonts.rtf": lambda: b"{\\rtf1{\\fonttbl " + b"\\f1\\fcharset0 x" * 50_000 + b"}text}",
        "many-fonts.rtf": lambda: (
            b"{\\rtf1{\\fonttbl " + b"{\\f1\\fcharset0 x;}" * 50_000 + b"}" + b"{\\footnote x}" * 2000 + b"}"
        ),
        "nested.eml": lambda: (b"Content-Type: message/rfc822\nMIME-Version: 1.0\n\n" * 5_000) + b"We reject it.",
        "parts.eml": lambda: mail + b"Content-Type: text/plain\n\nx\n--b\n" * 20_000,
        "boundaries.eml": lambda: b"".join(
            b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
        ),
        "headers.eml": lambda: b"MIME-Version: 1.0\n" + b"X-A: " + b"=?utf-8?q?" * 50_000 + b"\n\nbody",
        "no-charset.eml": lambda: b"MIME-Version: 1.0\nContent-Type: text/plain; charset=x-unknown\n\nWe reject it.",
        "base64.eml": lambda: (
            mail
            + b"Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n"
            + b"%%%" * 5_000
        ),
    }


def _archives(whole: dict[str, bytes]) -> Makers:
    letter = whole["txt"]
    names = ["../../escape.txt", "/etc/escape.txt", "C:\\escape.txt", "a/../../b.txt", "CON.txt", "n" * 300 + ".txt"]
    odd = ["a\x01b.txt", "A.txt", "a.txt", "‮txt.exe", " .txt", ".hidden.txt", "__MACOSX/._a.txt"]
    return {
        "names.zip": lambda: packing.zipped(dict.fromkeys([*names, *odd], letter)),
        "names.tar": lambda: packing.tarred(dict.fromkeys([*names, *odd], letter)),
        "links.tar": lambda: packing.links(letter),
        "links.tgz": lambda: gzip.compress(packing.links(letter), mtime=0),
        "link.zip": lambda: packing.link_zip(),
        "inside.zip": lambda: packing.zipped({"a.zip": whole["zip"], "b.tgz": whole["tgz"], "c.txt": letter}),
        "bomb.zip": lambda: packing.zipped({"a.txt": bytes(300_000_000)}),
        "bomb.tgz": lambda: gzip.compress(packing.tarred({"a.txt": bytes(90_000_000)}), mtime=0),
        "bomb.gz": lambda: gzip.compress(bytes(300_000_000), mtime=0),
        "pax.tgz": lambda: gzip.compress(packing.pax(30_000_000), mtime=0),
        "locked.zip": lambda: packing.locked(packing.zipped({"a.txt": letter})),
        "crc.zip": lambda: _replaced(packing.zipped({"a.txt": letter}, stored=True), b"resolution", b"resolutiom"),
        "nothing.zip": lambda: packing.zipped({}),
        "directory.zip": lambda: packing.zipped({"a.txt": letter}).replace(b"PK\x01\x02", b"PK\x01\x03"),
        "lying-size.zip": lambda: packing.lying(letter),
        "many.zip": lambda: packing.zipped({f"{n}.png": b"" for n in range(20_000)}),
        "sizes.tar": lambda: packing.tarred({"a.txt": letter}) + b"\xff" * 2048,
        "half.tgz": lambda: whole["tgz"][:-200],
    }


def _replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    return data.replace(old, new, 1)
