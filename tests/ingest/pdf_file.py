"""PDF files made for tests: words at places, in the standard fonts that every reader knows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic", "courier": "Courier"}


@dataclass(frozen=True)
class Words:
    """`text` printed with its baseline at `x`, `y` points from the lower left corner; `rise` lifts a superscript."""

    text: str
    x: float
    y: float
    size: float = 10.0
    font: str = "roman"
    rise: float = 0.0


@dataclass(frozen=True)
class Picture:
    """A black picture on the page, its lower left corner at `x`, `y`."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """What a page's content says to draw something."""

    operators: bytes


def pdf(
    pages: Sequence[Sequence[Words | Picture | Drawing]],
    rotate: int = 0,
    told: Mapping[str, Callable[[str], str]] | None = None,
) -> bytes:
    """A PDF file with these pages; `told` is what its fonts say of each of their letters, where they lie."""
    told = told or {}
    fonts = " ".join(f"/{name} {3 + number} 0 R" for number, name in enumerate(FONTS))
    first = 3 + len(FONTS) + len(told)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding "
            f"{f'/ToUnicode {3 + len(FONTS) + list(told).index(name)} 0 R ' if name in told else ''}>>".encode()
            for name, font in FONTS.items()
        ),
        *map(_unicode_map, told.values()),
    ]
    for number, page in enumerate(pages):
        stream = b"\n".join(operators(words) for words in page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotate} "
            f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * number + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assembled(objects)


def _unicode_map(told: Callable[[str], str]) -> bytes:
    """A stream that says of each code of WinAnsiEncoding which character it is (ISO 32000-1, 9.10.3)."""
    codes = [code for code in range(32, 256) if bytes([code]).decode("cp1252", "ignore")]
    pairs = [f"<{code:02x}> <{told(bytes([code]).decode('cp1252')).encode('utf-16-be').hex()}>" for code in codes]
    groups = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    stream = "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Told def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
            *(f"{len(group)} beginbfchar\n{chr(10).join(group)}\nendbfchar" for group in groups),
            "endcmap end end",
        ]
    ).encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def operators(words: Words | Picture | Drawing) -> bytes:
    """What a page's content says to print some words, or a picture."""
    if isinstance(words, Drawing):
        return words.operators
    if isinstance(words, Picture):
        frame = f"q {words.width} 0 0 {words.height} {words.x} {words.y} cm "
        return frame.encode() + b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
    text = words.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    place = f"BT /{words.font} {words.size} Tf {words.x} {words.y + words.rise} Td (".encode()
    return place + text + b") Tj ET"


def assembled(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is its catalogue."""
    parts, places, at = [b"%PDF-1.4\n"], [], len(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, at)
    return b"".join(parts) + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end
