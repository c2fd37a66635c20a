"""Bombs: files that are small, or just within what may be opened, and unfold, nest or go in circles without end.

Those of `malice` are small enough to be made in each run of the tests; some of these are a hundred megabytes.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence

from tests.ingest import malice
from tests.ingest.pdf_file import assembled
from tests.ingest.word_file import docx, paragraph, related

_MEGABYTE = 1024 * 1024
_DEEP = 100_000
"""Levels of nesting."""
_PAGES = 50_000
_CONTENT = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
_MIME = "application/vnd.oasis.opendocument.text"
_LINE = 95 * _MEGABYTE
"""Bytes of one line: nearly as many as a file may have."""
_QUADRATIC = f"<!DOCTYPE a [<!ENTITY long '{'ha' * 100_000}'>]>"
_LONG = "&long;" * 50_000
_TEXT = f"1. {malice.ONE}".encode()


def _nested(opening: str, closing: str) -> str:
    return opening * _DEEP + closing * _DEEP


def zeros(megabytes: int, byte: bytes = b"\0") -> Iterator[bytes]:
    """So many megabytes of one byte, a megabyte at a time."""
    return (byte * _MEGABYTE for _ in range(megabytes))


def deflated(pieces: Iterator[bytes]) -> bytes:
    """Compressed as PDF files and zip packages do."""
    machine = zlib.compressobj(9)
    return b"".join([*map(machine.compress, pieces), machine.flush()])


def packed(parts: Sequence[tuple[str, Iterator[bytes]]]) -> bytes:
    """A zip package of some parts, the first of which is stored as it is where it is the `mimetype`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, pieces in parts:
            information = zipfile.ZipInfo(name)
            information.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            with package.open(information, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece)
    return data.getvalue()


def _word_of(megabytes: int) -> bytes:
    """A gigabyte of one byte in a document's part."""
    opening, closing = malice.PARTS_OF_WORD
    return packed([("word/document.xml", iter([opening, *zeros(megabytes, b" "), closing]))])


def _word_of_many(megabytes: int) -> bytes:
    """Parts that are each within bounds and together are not."""
    names = ("styles", "numbering", "footnotes")
    more = [(f"word/{name}.xml", iter([b"<a>", *zeros(megabytes, b" "), b"</a>"])) for name in names]
    text, relations = iter([b"".join(malice.PARTS_OF_WORD)]), iter([related(names).encode()])
    return packed([("word/document.xml", text), ("word/_rels/document.xml.rels", relations), *more])


def _packages_in_packages(depth: int) -> bytes:
    inner = b"".join(zeros(10))
    for _ in range(depth):
        inner = packed([(f"word/{name}", iter([inner])) for name in ("document.xml", "styles.xml", "a.zip")])
    return inner


def _open_document(content: Iterator[bytes]) -> bytes:
    return packed([("mimetype", iter([_MIME.encode()])), ("content.xml", content)])


def _open_text(*inside: bytes) -> Iterator[bytes]:
    head = f"<office:document-content {_CONTENT}><office:body><office:text>".encode()
    return iter([head, *inside, b"</office:text></office:body></office:document-content>"])


def _styles(count: int) -> str:
    """Styles of which each is based on the next, the last one on the first."""
    name = '<w:name w:val="heading {0}"/><w:basedOn w:val="s{1}"/>'
    style = f'<w:style w:type="paragraph" w:styleId="s{{0}}">{name}</w:style>'
    return "".join(style.format(number, (number + 1) % count) for number in range(count))


def _paged(count: int) -> bytes:
    """Real pages with text of their own, in a flat list."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"]
    kids = []
    for number in range(count):
        stream = b"BT /roman 10 Tf 100 700 Td (%d. The paragraph of this page.) Tj ET" % (number + 1)
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /roman 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), count)
    return assembled(objects)


def _deep_tree(depth: int) -> bytes:
    """Page trees in page trees."""
    trees = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] >>" % (depth + 1)
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", *trees, page])


def _outlined(*items: bytes) -> bytes:
    """A page with an outline: the items are objects 7 and on."""
    data = malice.pdf(_page(), b"<< /Type /Outlines /First 7 0 R /Last 7 0 R >>", *items)
    return data.replace(b"/Type /Catalog", b"/Type /Catalog /Outlines 6 0 R", 1)


def _page() -> bytes:
    return b"BT /roman 10 Tf 100 700 Td (%s) Tj ET" % _TEXT


def _linked_tables(previous: str) -> bytes:
    """A cross-reference table that names another one, itself or none."""
    data = malice.pdf(_page())
    start = data.rindex(b"xref\n0")
    place = {"itself": start, "the end": len(data) + 99, "the beginning": 0}[previous]
    return data.replace(b"trailer << ", b"trailer << /Prev %d " % place)


def _object_streams() -> bytes:
    """A cross-reference stream that names itself as the one before, and all of whose objects, the object stream too,
    are said to stand in that object stream."""
    stream = deflated(iter([b"1 0 4 9 << /Type /Catalog /Pages 4 0 R >>"]))
    head = b"/Type /ObjStm /N 2 /First 8 /Extends 4 0 R /Filter /FlateDecode"
    data = b"%%PDF-1.5\n4 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (head, len(stream), stream)
    rows = b"".join(b"\x02\x00\x00\x04" + bytes([number]) for number in range(5))
    table = b"/Type /XRef /Size 5 /W [1 3 1] /Root 1 0 R /Prev %d /Length %d" % (len(data), len(rows))
    tail = b"5 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, rows, len(data))
    return data + tail


def _unfolding(times: int) -> bytes:
    """A page whose text is a gigabyte, compressed so many times over."""
    data = deflated(iter([_page() + b"\n", *zeros(1024, b" ")]))
    for _ in range(times - 1):
        data = deflated(iter([data]))
    return malice.pdf(data, filter=b"/Filter [%s] " % (b"/FlateDecode " * times))


def _with_image(entries: bytes, data: bytes) -> bytes:
    """A page that shows one picture before its text."""
    image = b"<< /Type /XObject /Subtype /Image %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)
    return malice.pdf(b"q 500 0 0 500 0 0 cm /next Do Q " + _page(), image)


def _jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG picture of this size (ITU-T T.81), with nothing of it."""
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    frame = b"\xff\xc0\x00\x11\x08" + size + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"


def _self_drawing() -> bytes:
    """A form that draws itself, and a pattern and a soft mask that do."""
    form = malice.form(b"/next Do /next Do", 6)
    return malice.pdf(b"/next Do " + _page(), form)


_RGB = b"/ColorSpace /DeviceRGB /BitsPerComponent 8"

BOMBS: dict[str, Callable[[], bytes]] = {
    "a gigabyte of one byte.docx": lambda: _word_of(1024),
    "three parts of 100 MB.docx": lambda: _word_of_many(100),
    "packages in packages.docx": lambda: _packages_in_packages(8),
    "100,000 levels.docx": lambda: malice.word(_nested("<w:sdt>", "</w:sdt>")),
    "100,000 tables in tables.docx": lambda: malice.word(_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")),
    "100,000 styles in a circle.docx": lambda: docx(paragraph(f"1. {malice.ONE}", "s0"), styles=_styles(_DEEP)),
    "an entity 50,000 times.docx": lambda: malice.word(f"<w:p><w:r><w:t>{_LONG}</w:t></w:r></w:p>", _QUADRATIC),
    "a gigabyte of one byte.odt": lambda: _open_document(_open_text(*zeros(1024, b" "))),
    "100,000 levels.odt": lambda: _open_document(_open_text(_nested("<office:a>", "</office:a>").encode())),
    "100,000 levels.rtf": lambda: b"{\\rtf1 " + b"{" * _DEEP + _TEXT + b"}" * _DEEP + b"}",
    "100,000 levels.xml": lambda: malice.akoma_ntoso(_nested("<section>", "</section>")),
    "an entity 50,000 times.xml": lambda: malice.akoma_ntoso(f"<p>{_LONG}</p>", _QUADRATIC),
    "a line of 95 MB.xml": lambda: malice.akoma_ntoso(f"<p>{'word ' * (_LINE // 5)}</p>"),
    "an attribute of 95 MB.xml": lambda: malice.akoma_ntoso(f"<p class='{'x' * _LINE}'>x</p>"),
    "100,000 levels.html": lambda: malice.web(_nested("<div>", "</div>")),
    "100,000 tables in tables.html": lambda: malice.web("<table><tr><td>" * _DEEP),
    "100,000 marks that nobody closes.html": lambda: malice.web("<b>" * _DEEP + "word " * 100_000),
    "an entity 50,000 times.html": lambda: _QUADRATIC.encode() + malice.web(_LONG),
    "a line of 95 MB.html": lambda: malice.web(f"<p>{'word ' * (_LINE // 5)}</p>"),
    "attributes without end.html": malice.slow_html,
    "a line of 95 MB.txt": lambda: _TEXT + b"\n\n" + b"word " * (_LINE // 5),
    "95 MB of one byte.txt": lambda: b"x" * _LINE,
    "95 MB of line ends.txt": lambda: b"\n" * _LINE,
    "a million paragraphs.txt": lambda: b"".join(b"%d. A paragraph.\n\n" % number for number in range(1, 1_000_001)),
    "100,000 levels.txt": lambda: b"\n".join(b"%s(a) one" % (b" " * min(number, 500)) for number in range(_DEEP)),
    "50,000 pages.pdf": lambda: _paged(_PAGES),
    "2,900 pages.pdf": lambda: _paged(2_900),
    "100,000 page trees in page trees.pdf": lambda: _deep_tree(_DEEP),
    "100,000 lists in lists.pdf": lambda: malice.pdf(_page(), b"[" * _DEEP + b"]" * _DEEP),
    "100,000 states of drawing.pdf": lambda: malice.pdf(b"q " * _DEEP + _page() + b" Q" * _DEEP),
    "100,000 lists on a page.pdf": lambda: malice.pdf(b"[" * _DEEP + b"]" * _DEEP + b" TJ " + _page()),
    "an outline in a circle.pdf": lambda: _outlined(b"<< /Title (a) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>"),
    "a table after itself.pdf": lambda: _linked_tables("itself"),
    "a table after the end.pdf": lambda: _linked_tables("the end"),
    "a table at the beginning.pdf": lambda: _linked_tables("the beginning"),
    "objects in themselves.pdf": _object_streams,
    "a page that contains itself.pdf": _self_drawing,
    "forms in forms.pdf": malice.greedy_pdf,
    "300 MB on a page.pdf": malice.bomb_pdf,
    "a gigabyte on a page.pdf": lambda: _unfolding(1),
    "a gigabyte on a page, packed twice.pdf": lambda: _unfolding(2),
    "a number of 95 MB.pdf": lambda: malice.pdf(b"9" * _LINE + b" w " + _page()),
    "a name of 95 MB.pdf": lambda: malice.pdf(b"/" + b"x" * _LINE + b" gs " + _page()),
}
"""Files that are read for what text they have, refused in a sentence, or stopped by a bound."""

DRAWN: dict[str, Callable[[], bytes]] = {
    "a picture of 30 GB.pdf": lambda: _with_image(b"/Width 100000 /Height 100000 " + _RGB, b"abc"),
    "a gigabyte in a picture.pdf": lambda: _with_image(
        b"/Width 20000 /Height 17000 /Filter /FlateDecode " + _RGB, deflated(zeros(1024))
    ),
    "a picture with a predictor of 2 GB a row.pdf": lambda: _with_image(
        b"/Width 700000000 /Height 2 /Filter /FlateDecode "
        b"/DecodeParms << /Predictor 15 /Colors 3 /Columns 700000000 >> " + _RGB,
        deflated(zeros(512)),
    ),
    "a JPEG of 65,500 by 65,500.pdf": lambda: _with_image(
        b"/Width 65500 /Height 65500 /Filter /DCTDecode " + _RGB, _jpeg(65_500, 65_500) + b"\x7f" * 100_000
    ),
    "a JBIG2 of 4 billion by 4 billion.pdf": lambda: _with_image(
        b"/Width 4000000000 /Height 4000000000 /Filter /JBIG2Decode /ColorSpace /DeviceGray /BitsPerComponent 1",
        b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\xee\x6b\x28\x00" * 2 + b"\0" * 11,
    ),
    "a page as large as a field.pdf": lambda: malice.pdf(_page()).replace(b"[0 0 612 792]", b"[0 0 9999999 9999999]"),
    "a page that contains itself.pdf": _self_drawing,
    "forms in forms.pdf": malice.greedy_pdf,
    "100,000 states of drawing.pdf": lambda: malice.pdf(b"q " * _DEEP + _page() + b" Q" * _DEEP),
    "a gigabyte on a page.pdf": lambda: _unfolding(1),
    "a million lines in one path.pdf": lambda: malice.pdf(
        b"0 0 m " + b"".join(b"%d %d l " % (at % 611, at * 7 % 791) for at in range(1_000_000)) + b"S " + _page()
    ),
    "a dash of nearly nothing.pdf": lambda: malice.pdf(b"[0.00001 0.00001] 0 d 0 0 m 600 700 l S " + _page()),
}
"""PDF files whose first page is to be drawn."""
