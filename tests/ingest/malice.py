"""Small files that mean harm: that unpack to much, nest without end, refer to themselves or count to the stars."""

import io
import zipfile
import zlib
from collections.abc import Callable

from tests.ingest.pdf_file import assembled
from tests.ingest.word_file import docx, paragraph

ONE = "The one paragraph of it."
_LAUGHS = (
    "<!DOCTYPE a [<!ENTITY l0 'ha'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    + f"<!ENTITY long '{'ha' * 50_000}'>]>"
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TEXT = paragraph(f"1. {ONE}")
_AKN = (
    '{0}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="a"><mainBody>'
    f"<section><num>I</num><heading>A</heading><paragraph><num>1</num><content><p>{ONE}</p></content></paragraph>{{1}}</section>"
    "</mainBody></doc></akomaNtoso>"
)
_NUMBERS = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{}</w:lvl></w:abstractNum>' + (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
_HUGE = "9" * 5000


PARTS_OF_WORD = f"<w:document {_W}><w:body>{_TEXT}".encode(), b"</w:body></w:document>"
"""The text of a Word file of one paragraph, before and after what more there may be."""


def word(more: str = "", before: str = "") -> bytes:
    """A Word file of one paragraph, with XML before everything and after the paragraph."""
    opening, closing = PARTS_OF_WORD
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", before.encode() + opening + more.encode() + closing)
    return data.getvalue()


def akoma_ntoso(more: str = "", before: str = "") -> bytes:
    return _AKN.format(before, more).encode()


def web(more: str) -> bytes:
    return f"<html><body><p>1. {ONE}</p>{more}</body></html>".encode()


def _nested(opening: str, closing: str, depth: int, inside: str = "") -> str:
    return opening * depth + inside + closing * depth


def _many_parts(count: int) -> bytes:
    data = io.BytesIO(word())
    with zipfile.ZipFile(data, "a") as package:
        for number in range(count):
            package.writestr(f"{number}", b"")
    return data.getvalue()


def pdf(stream: bytes, *more: bytes, filter: bytes = b"", kids: bytes = b"4 0 R", count: int = 1) -> bytes:
    """A PDF file whose page is object 4; it knows the first of `more`, object 6, as /next."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
            b"/Resources << /Font << /roman 3 0 R >> /XObject << /next 6 0 R >> >> >>",
            b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(stream), filter, stream),
            *more,
        ]
    )


def _tagged(*elements: bytes) -> bytes:
    """A PDF file whose structure tree holds these elements, numbered from 8; the first holds the page's words."""
    marked = b"/P <</MCID 0>> BDC\n%s\nEMC" % _PAGE
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /StructParents 0 "
            b"/Resources << /Font << /roman 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(marked), marked),
            b"<< /Type /StructTreeRoot /K 8 0 R /ParentTree 7 0 R >>",
            b"<< /Nums [0 [8 0 R]] >>",
            *elements,
        ]
    )


def _element(above: int, kids: bytes, kind: bytes = b"P") -> bytes:
    return b"<< /Type /StructElem /S /%s /P %d 0 R /Pg 4 0 R /K [%s] >>" % (kind, above, kids)


def form(stream: bytes, following: int) -> bytes:
    return (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /roman 3 0 R >> "
        b"/XObject << /next %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream" % (following, len(stream), stream)
    )


def _notes(*marks: tuple[int, int]) -> str:
    """Footnotes by id that each refer twice to another."""
    mark = '<w:r><w:footnoteReference w:id="{0}"/></w:r><w:r><w:footnoteReference w:id="{0}"/></w:r>'
    return "".join(
        f'<w:footnote w:id="{id}">{paragraph("A note.", runs=mark.format(to))}</w:footnote>' for id, to in marks
    )


_MARK = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_BOX = "<w:p><w:r><w:t>box</w:t></w:r><w:r><w:pict><w:txbxContent>"
_PAGE = f"BT /roman 10 Tf 100 700 Td (1. {ONE}) Tj ET".encode()
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
    b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
)

READABLE: dict[str, Callable[[], bytes]] = {
    "notes that refer to themselves.docx": lambda: docx(paragraph(f"1. {ONE}", runs=_MARK), footnotes=_notes((1, 1))),
    "a chain of notes, each twice there.docx": lambda: docx(
        paragraph(f"1. {ONE}", runs=_MARK), footnotes=_notes(*((id, id + 1) for id in range(1, 40)))
    ),
    "boxes in boxes.docx": lambda: word(_nested(_BOX, "</w:txbxContent></w:pict></w:r></w:p>", 30)),
    "tables in tables.docx": lambda: word(
        _nested("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>", 60, "<w:p/>")
    ),
    "numbers out of bounds.docx": lambda: docx(
        paragraph(f"1. {ONE}")
        + paragraph("Text", properties=f'<w:outlineLvl w:val="{_HUGE}"/>{_NUMBERED.format(_HUGE)}')
        + paragraph("Text", properties=f'<w:outlineLvl w:val="²"/>{_NUMBERED.format("²")}')
        + f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{_HUGE}"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'
        + "</w:tbl>",
        styles='<w:style w:styleId="a"><w:name w:val="_ H_1"/><w:pPr><w:outlineLvl w:val="²"/></w:pPr></w:style>',
        numbering=_NUMBERS.format(f'<w:start w:val="{_HUGE}"/>'),
    ),
    "a long number.docx": lambda: docx(
        paragraph(f"1. {ONE}") + paragraph("Text", properties=_NUMBERED.format(0)) * 300,
        numbering=_NUMBERS.format(f'<w:lvlText w:val="{"%1" * 100_000}"/>'),
    ),
    "elements in elements.html": lambda: web(_nested("<div>", "</div>", 30_000, "far down")),
    "marks in marks.html": lambda: web(_nested("<b><i>", "", 30_000, "far down")),
    "tables in tables.html": lambda: web(_nested("<table><tr><td>a<td>b<td>", "", 3000, "far down")),
    "lists in lists.html": lambda: web(_nested("<ol><li>", "", 3000, "far down")),
    "odd lists.html": lambda: web("<ol type=a start=0><li>a</ol><ol start='٤'><li>b</ol><ol start=-1><li>c</ol>"),
    "an unknown encoding.html": lambda: web("<meta charset='utf-99'>"),
    "many paragraphs with one eId.xml": lambda: akoma_ntoso("<p eId='a'>x</p>" * 3000),
    "a billion pages.pdf": lambda: pdf(_PAGE, count=1_000_000_000),
    "a page among its own.pdf": lambda: pdf(_PAGE, kids=b"2 0 R 4 0 R", count=2),
    "a picture of 30 GB.pdf": lambda: pdf(b"q 500 0 0 500 0 0 cm /next Do Q " + _PAGE, _IMAGE % (3, b"abc")),
    "elements in a circle.pdf": lambda: _tagged(_element(9, b"0 9 0 R"), _element(8, b"8 0 R")),
    "an element in itself.pdf": lambda: _tagged(_element(8, b"8 0 R 8 0 R 0")),
    "elements far down.pdf": lambda: _tagged(
        _element(9, b"0"), *(_element(10 + at, b"%d 0 R" % (8 + at)) for at in range(5000)), _element(6, b"5008 0 R")
    ),
    "100,000 elements.pdf": lambda: _tagged(
        _element(6, b"0 " + b" ".join(b"%d 0 R" % (9 + at) for at in range(100_000))),
        *(_element(8, b"") for _ in range(100_000)),
    ),
    "elements of no kind.pdf": lambda: _tagged(_element(6, b"0 0 0 -1 99999999999 null (a) 5 0 R", b"#00#ff" * 200)),
    "numbers without end.txt": lambda: (
        f"1. {ONE}\n\n{_HUGE}. One\n\n({_HUGE}) two\n\n²². Three\n\n(²) four\n\n² five".encode()
    ),
}
"""Files whose text is to be read for all the malice beside it."""

REFUSED: dict[str, Callable[[], bytes]] = {
    "laughs in the text.docx": lambda: word(paragraph("&l11;").replace("&amp;", "&"), _LAUGHS),
    "laughs in an attribute.docx": lambda: word('<w:p w:a="&l11;"/>', _LAUGHS),
    "one long laugh repeated.docx": lambda: word(f'<w:p w:a="{"&long;" * 50_000}"/>', _LAUGHS),
    "laughs in the text.xml": lambda: akoma_ntoso("<p>&l11;</p>", _LAUGHS),
    "laughs in an attribute.xml": lambda: akoma_ntoso("<p eId='&l11;'>x</p>", _LAUGHS),
    "300 MB packed small.docx": lambda: word(" " * 300_000_000),
    "two million elements.docx": lambda: word("<w:p/>" * 2_000_001),
    "two million elements.xml": lambda: akoma_ntoso("<p/>" * 2_000_001),
    "two million elements.html": lambda: web("<br>" * 2_000_001),
    "many parts.docx": lambda: _many_parts(20_001),
    "elements in elements.docx": lambda: word(_nested("<w:sdt>", "</w:sdt>", 50_000)),
    "elements in elements.xml": lambda: akoma_ntoso(_nested("<section>", "</section>", 50_000)),
    "no pages but a circle.pdf": lambda: pdf(_PAGE, kids=b"2 0 R " * 100, count=100),
    "too many pages.pdf": lambda: pdf(_PAGE, kids=b"4 0 R " * 3001, count=3001),
}
"""Files that are too much, or nothing else than malice."""


def greedy_pdf() -> bytes:
    """Forms in forms: one text, printed a thousand million times."""
    forms = [form(b"/next Do " * 10, 7 + depth) for depth in range(9)]
    return pdf(b"/next Do", *forms, form(_PAGE, 3))


def bomb_pdf() -> bytes:
    """A page that unpacks to 300 MB."""
    return pdf(zlib.compress(b" " * 300_000_000 + _PAGE), filter=b"/Filter /FlateDecode ")


def slow_html() -> bytes:
    """So many attributes of one element that comparing each with each takes many seconds."""
    return web(f"<p {' '.join(f'a{number}=1' for number in range(200_000))}>x</p>")


def calling_word(place: str) -> bytes:
    """A Word file with parts, a template and a whole document elsewhere."""
    relation = '<Relationship Id="r{0}" Type="a/{0}" Target="{1}" TargetMode="External"/>'
    kinds = ("styles", "header", "aFChunk", "attachedTemplate", "image")
    data = io.BytesIO(word(f'<w:altChunk r:id="raFChunk" xmlns:r="{_R}"/>'))
    with zipfile.ZipFile(data, "a") as package:
        relations = "".join(relation.format(kind, place) for kind in kinds)
        names = "http://schemas.openxmlformats.org/package/2006/relationships"
        text = f'<Relationships xmlns="{names}">{relations}</Relationships>'
        package.writestr("word/_rels/document.xml.rels", text)
    return data.getvalue()


def calling_pdf(place: str) -> bytes:
    """A PDF file that opens a place when it is opened, keeps its only picture there and sends it what was typed."""
    address = place.encode()
    action = b"<< /S /URI /URI (%s) >>" % address
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/F << /FS /URL /F (%s) >> /Length 0 >>\nstream\n\nendstream" % address
    )
    data = pdf(b"q 50 0 0 50 0 0 cm /next Do Q " + _PAGE, picture, action)
    launch = b"/OpenAction 7 0 R /AA << /WC << /S /SubmitForm /F (%s) >> >> >>" % address
    objects = [part.split(b"\nendobj")[0] for part in data.split(b" 0 obj\n")[1:]]
    return assembled([objects[0].removesuffix(b">>") + launch, *objects[1:]])
