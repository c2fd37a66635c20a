"""Scans made for tests: pages of PDF files drawn as pictures, worn like paper, as files without a letter of text."""

import ctypes
import io
import math
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from tests.ingest.pdf_file import assembled


@dataclass(frozen=True)
class Wear:
    """`dots` to an inch; `noise` of the 255 greys that each dot may have more or less; `skew` in degrees."""

    dots: int = 200
    noise: int = 0
    skew: float = 0.0


def scanned(document: bytes, wear: Wear = Wear(), text: Sequence[int] = ()) -> bytes:
    """A PDF file with a picture of each page of another; the pages with these indices are printed as they are, from
    their own content, and the file keeps the fonts of the other one."""
    source = pypdfium2.PdfDocument(document)
    made = pypdfium2.PdfDocument.new()
    for index in range(len(source)):
        if index in text:
            made.import_pages(source, [index])
        else:
            picture = pypdfium2.PdfDocument(_picture(*_drawn(source[index], wear), source[index].get_size()))
            made.import_pages(picture)
    return _saved(made)


def _saved(document: pypdfium2.PdfDocument) -> bytes:

    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _drawn(page: pypdfium2.PdfPage, wear: Wear) -> tuple[int, int, bytes]:
    """Width, height and greys of a page on a sheet that lies askew."""
    scale, turn = wear.dots / 72, math.radians(wear.skew)
    width, height = (round(side * scale) for side in page.get_size())
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    cos, sin = math.cos(turn), math.sin(turn)
    matrix = pdfium.FS_MATRIX(scale * cos, scale * sin, -scale * sin, scale * cos, sin * height / 2, -sin * width / 2)
    clip = pdfium.FS_RECTF(0, 0, width, height)
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap.raw, page.raw, matrix, clip, pdfium.FPDF_GRAYSCALE)
    greys = bytes(bitmap.buffer)
    rows = b"".join(greys[row * bitmap.stride : row * bitmap.stride + width] for row in range(height))
    return width, height, _worn(rows, wear.noise)


def _worn(greys: bytes, noise: int) -> bytes:
    """The greys with noise added, the same each time. Each sum of two bytes is below 256, so that all are added as one
    number."""
    if not noise:
        return greys
    paper = greys.translate(bytes(grey * (255 - noise) // 255 for grey in range(256)))
    grain = random.Random(len(greys)).randbytes(len(greys)).translate(bytes(n * noise // 255 for n in range(256)))
    worn = int.from_bytes(paper, "big") + int.from_bytes(grain, "big")
    return worn.to_bytes(len(greys), "big")


def _picture(width: int, height: int, greys: bytes, size: tuple[float, float]) -> bytes:
    """A PDF file of one page that is a picture."""
    packed, content = zlib.compress(greys, 1), b"%.2f 0 0 %.2f 0 0 cm /P Do" % size
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents 4 0 R" % size
            + b" /Resources << /XObject << /P 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
            b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(packed), packed),
        ]
    )


def typed(lines: Sequence[str], font: bytes, size: float = 12.0) -> bytes:
    """A PDF file of one page of lines, one below the other, in a TrueType font of any script."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(612, 792)
    data = (ctypes.c_ubyte * len(font)).from_buffer_copy(font)
    face = pdfium.FPDFText_LoadFont(document.raw, data, len(font), pdfium.FPDF_FONT_TRUETYPE, True)
    for row, line in enumerate(lines):
        printed = pdfium.FPDFPageObj_CreateTextObj(document.raw, face, size)
        words = ctypes.create_string_buffer(f"{line}\0".encode("utf-16-le"))
        pdfium.FPDFText_SetText(printed, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPageObj_Transform(printed, 1, 0, 0, 1, 72, 720 - row * size * 1.6)
        pdfium.FPDFPage_InsertObject(page.raw, printed)
    pdfium.FPDFPage_GenerateContent(page.raw)
    return _saved(document)
