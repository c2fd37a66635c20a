"""Reports in five languages, set as text, Word and PDF. `reports/README.md` says how they are kept."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.language.scripts import runs_right_to_left
from tests.ingest.pdf_file import assembled
from tests.ingest.word_file import docx, paragraph

FOLDER = Path(__file__).parent / "reports"
CODES = ("fr", "es", "ru", "zh", "ar")
YEARS = (2019, 2020)

_VARIANT = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_MARK = re.compile(r"\^(\d)")
_COLUMNS = 78
_LEFT, _RIGHT, _TOP, _FOOT = 100.0, 512.0, 720.0, 90.0
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>' for level in (1, 2)
)


@dataclass(frozen=True)
class Block:
    """A line of a specimen: its `kind` is the mark that it begins with, "" where it begins with none."""

    kind: str
    text: str


def blocks(code: str, year: int) -> list[Block]:
    """The blocks of the report of a year, paragraphs numbered as its language numbers them."""
    result, number = list[Block](), 0
    for line in (FOLDER / f"{code}.txt").read_text("utf-8").splitlines():
        own = re.match(r"([12]): ", line)
        if own and YEARS[int(own[1]) - 1] != year:
            continue
        text = _VARIANT.sub(lambda each: each[1 + YEARS.index(year)], line[own.end() :] if own else line)
        found = re.match(r"(##?|[>=*!|¶^@-]) ", text)
        kind, text = (found[1], text[found.end() :]) if found else ("", text)
        if kind == "!" and result[-1].kind != "!":
            number = 0
        if kind == "¶":
            number += 1
            after = " - " if code == "ar" else ".\t"
            text = f"{number}{after}{text}"
        result.append(Block(kind, text))
    return result


def text(code: str, year: int) -> bytes:
    """The report as text is drawn from a PDF file: an empty line below each, two between blocks."""
    parts, notes = list[str](), list[str]()
    for block in blocks(code, year):
        plain = _MARK.sub(lambda mark: "⁰¹²³"[int(mark[1])], block.text).replace(".\t", ".  ")
        if block.kind == "^":
            notes.append(plain)
        else:
            parts.append("\n\n".join(_wrapped(plain, lambda row: _width(row, 2.0) <= _COLUMNS)))
    return "\n\n\n".join([*parts, "_" * 15, *notes]).encode()


def word(code: str, year: int) -> bytes:
    """The report as a Word file whose headings have styles and whose footnotes are such."""
    body, notes = "", ""
    for block in blocks(code, year):
        if block.kind == "^":
            notes += f'<w:footnote w:id="{block.text[0]}">{paragraph(block.text[2:])}</w:footnote>'
            continue
        style = {"#": "H1", "##": "H2", "!": "H1"}.get(block.kind, "")
        words, *rest = _MARK.split(block.text)
        runs = "".join(
            f'<w:r><w:footnoteReference w:id="{mark}"/></w:r><w:r><w:t xml:space="preserve">{after}</w:t></w:r>'
            for mark, after in zip(rest[::2], rest[1::2], strict=True)
        )
        body += paragraph(words, style=style, runs=runs)
    return docx(body, styles=_STYLES, footnotes=notes)


def pdf(code: str, year: int) -> bytes:
    """The report as a PDF file, each line where it is printed; Arabic from right to left, as its letters stand."""
    found = blocks(code, year)
    pages = _Pages(code == "ar", {block.text[0]: block.text for block in found if block.kind == "^"})
    for block in found:
        if block.kind != "^":
            pages.set(block)
    return pages.made()


SETTERS: dict[str, Callable[[str, int], bytes]] = {"txt": text, "docx": word, "pdf": pdf}


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def _width(row: str, size: float) -> float:
    shown = [character for character in row if not unicodedata.combining(character)]
    return sum(size if _wide(character) else size / 2 for character in shown)


def _wrapped(words: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """The rows of a text, broken at blanks and between ideographs."""
    row = ""
    for piece in re.findall(r"[\u3000-\u9fff\uff00-\uffef]|[^\u3000-\u9fff\uff00-\uffef ]+ ?| +", words):
        if row and not fits((row + piece).rstrip()):
            yield row.rstrip()
            row = ""
        row += piece
    yield row.rstrip()


def _visual(row: str) -> str:
    """A row of a right-to-left script in the order in which its characters stand from the left."""
    if not runs_right_to_left(row):
        return row
    mirror = str.maketrans("()[]", ")(][")
    runs = re.findall(r"[0-9A-Za-z]+(?:[.,/: \u00a0][0-9A-Za-z]+)*|.", row)
    return "".join(run if run[0].isascii() and run[0].isalnum() else run.translate(mirror) for run in runs[::-1])


class _Pages:
    """Pages on their way; `notes` are the footnotes by their marks."""

    def __init__(self, mirrored: bool, notes: Mapping[str, str]) -> None:
        self._mirrored, self._notes = mirrored, notes
        self._pages: list[list[str]] = [[]]
        self._marks: list[str] = []
        self._used: set[str] = set()
        self._y = _TOP

    def set(self, block: Block) -> None:
        size, bold, indent, space = {
            ">": (10.0, False, 0.0, 2.0),
            "=": (14.0, True, 0.0, 20.0),
            "*": (10.0, False, 0.0, 12.0),
            "#": (12.0, True, 0.0, 16.0),
            "##": (10.0, True, 0.0, 14.0),
            "!": (12.0, True, 0.0, 16.0),
            "@": (12.0, True, 0.0, 16.0),
            "-": (10.0, False, 26.0, 7.0),
        }.get(block.kind, (10.0, False, 0.0, 7.0))
        if block.kind in (">", "|"):
            self._down(12 + space)
            for at, cell in enumerate(block.text.split("\t")):
                self._words(cell, (400.0 if block.kind == ">" else 480.0) if at else _LEFT, size, bold)
            return
        measure = _RIGHT - _LEFT - indent
        for at, row in enumerate(_wrapped(block.text.replace("\t", "   "), lambda row: _width(row, size) < measure)):
            self._down(size * 1.2 + (0 if at else space))
            self._words(row, _LEFT + indent, size, bold)

    def made(self) -> bytes:
        self._end_page()
        return _file(["\n".join(page) for page in self._pages], sorted(self._used))

    def _down(self, step: float) -> None:
        if self._y - step < _FOOT:
            self._end_page()
            self._pages.append([])
            self._y = _TOP
        self._y -= step

    def _end_page(self) -> None:
        """Footnotes and the number of the page, below the text."""
        marks, self._marks = self._marks, []
        for at, mark in enumerate(marks):
            self._y = _FOOT - 20 - 10 * at
            self._words(f"^{mark}{self._notes[mark][1:]}", _LEFT, 8, False)
        self._y = 40.0
        self._words(str(len(self._pages)), 300, 8, False)

    def _words(self, row: str, x: float, size: float, bold: bool) -> None:
        words, *rest = _MARK.split(row)
        pieces = [(words, size, 0.0)]
        for mark, after in zip(rest[::2], rest[1::2], strict=True):
            self._marks += [mark] if words else []
            pieces += [(mark, size * 0.6, size * 0.35), (after, size, 0.0)]
        for piece, own, rise in pieces:
            width = _width(piece, own)
            left = _LEFT + _RIGHT - x - width if self._mirrored else x
            shown = _visual(piece) if self._mirrored else piece
            self._used.update(shown)
            codes = "".join(f"{ord(character):04X}" for character in shown)
            if codes:
                font = "bold" if bold else "roman"
                place = f"{left:.1f} {self._y + rise:.1f}"
                self._pages[-1].append(f"BT /{font} {own} Tf {place} Td <{codes}> Tj ET")
            x += width


def _file(streams: Sequence[str], used: Sequence[str]) -> bytes:
    """A PDF file whose characters are named by their code points, in fonts that are not embedded."""
    named = "\n".join(f"<{ord(character):04X}> <{ord(character):04X}>" for character in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{named}\nendbfchar endcmap end end"
    )
    wide = " ".join(f"{ord(character)} [1000]" for character in used if _wide(character))
    none = " ".join(f"{ord(character)} [0]" for character in used if unicodedata.combining(character))
    objects = ["", "", f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"]
    for name in ("Times-Roman", "Times-Bold"):
        first = len(objects) + 1
        objects += [
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /ToUnicode 3 0 R "
            f"/DescendantFonts [{first + 1} 0 R] >>",
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /W [{wide} {none}] "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {first + 2} 0 R >>",
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
        ]
    kids = []
    for stream in streams:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /roman 4 0 R /bold 7 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assembled([each.encode() for each in objects])
