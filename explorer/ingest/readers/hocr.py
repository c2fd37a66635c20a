"""What Tesseract saw on a page, told as hOCR (https://kba.github.io/hocr-spec/1.2/), as lines in points.

The page is set straight: baselines are level, and stand where they would if the sheet had not been laid on the glass
askew.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from explorer.ingest.lines import printable
from explorer.ingest.pages import Scan, SeenLine, SeenWord

MOST_WORDS = 20_000
"""Of one page. Chosen: ten times what a full page of small type holds."""

_SPAN = "{*}span"  # The program names the namespace of XHTML, the library does not.
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
"""The classes of lines in Tesseract's hOCR (src/api/hocrrenderer.cpp)."""
POINTS = 72  # to an inch
_ASCENDER = 0.69
"""Of the size of type, from the baseline to the top of its tall letters: .68 in Times, .72 in Helvetica and Arial
(their AFM files, Ascender), .66 to .72 of capitals."""
_SAMPLED = 29  # Every so many dots are counted for what is ink: a prime, so that no pattern of the page is followed.
_BAND = 0.35, 0.75
"""Of the height of a word, from its top: where stems are crossed, whatever letters it has."""
_WIDEST = 0.4
"""Of the size: what is wider is no stem but a rule or a blot. Set by hand: bold stems are some .15."""


@dataclass(frozen=True, slots=True)
class _Box:
    """In dots from the upper left corner of the picture."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class _Line:
    """`rise` is how far its baseline goes down for each dot to the right, `base` where that is at its left edge."""

    box: _Box
    rise: float
    base: float
    size: float
    words: tuple[tuple[str, _Box, int], ...]


def seen_lines(told: bytes, scan: Scan) -> list[SeenLine]:
    """The lines of a page from the top down as they were told, columns apart. Raises ValueError for what is no hOCR."""
    lines = list(_lines(_parsed(told)))
    if sum(len(line.words) for line in lines) > MOST_WORDS:
        raise ValueError("too many words")
    skew, ink, point = _skew(lines), _ink(scan.data), POINTS / scan.dots
    middle = scan.width / 2
    result = []
    for line in lines:
        base = line.base + line.rise * (line.box.x1 - line.box.x0) / 2
        straight = base - skew * ((line.box.x0 + line.box.x1) / 2 - middle)
        words = tuple(SeenWord(text, box.x0 * point, box.x1 * point, sure) for text, box, sure in line.words)
        stroke = _stroke(scan, [box for _, box, _ in line.words], line.size, ink)
        result.append(SeenLine(words, (scan.height - straight) * point, line.size * point, stroke))
    return result


def _parsed(told: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(told, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no hOCR") from error


def _lines(root: etree._Element) -> Iterator[_Line]:
    for element in root.iter(_SPAN):
        if element.get("class") in _LINES:
            words = tuple(_words(element))
            if words:
                yield _line(_properties(element), words)


def _line(properties: dict[str, list[float]], words: tuple[tuple[str, _Box, int], ...]) -> _Line:
    box = _box(properties)
    rise, offset = (*properties.get("baseline", []), 0.0, 0.0)[:2]
    height = properties.get("x_size", [box.y1 - box.y0])[0] - properties.get("x_descenders", [0.0])[0]
    return _Line(box, rise, box.y1 + offset, max(height, 1.0) / _ASCENDER, words)


def _words(line: etree._Element) -> Iterator[tuple[str, _Box, int]]:
    for element in line.iter(_SPAN):
        if element.get("class") == "ocrx_word":
            properties = _properties(element)
            text = " ".join(printable("".join(map(str, element.itertext()))).split())
            if text:
                yield text, _box(properties), round(properties.get("x_wconf", [0.0])[0])


def _properties(element: etree._Element) -> dict[str, list[float]]:
    """The numbers of each property in a title: "bbox 418 272 1800 301; baseline 0.001 -1". Raises ValueError."""
    parts = (part.split() for part in element.get("title", "").split(";"))
    return {part[0]: [float(number) for number in part[1:]] for part in parts if part}


def _box(properties: dict[str, list[float]]) -> _Box:
    left, top, right, bottom = (int(number) for number in properties["bbox"])
    return _Box(left, top, right, bottom)


def _skew(lines: Sequence[_Line]) -> float:
    """How askew the page is: the rise of the line in the middle of all, the longest half of them counted."""
    longest = sorted(lines, key=lambda line: line.box.x0 - line.box.x1)[: (len(lines) + 1) // 2]
    return statistics.median(line.rise for line in longest) if longest else 0.0


def _ink(data: bytes) -> bytes:
    """For each grey whether it is ink, as a table for `bytes.translate`: those below the threshold that parts them best
    into two groups (Otsu, A threshold selection method from gray-level histograms, 1979)."""
    counts = Counter(data[::_SAMPLED])
    total, whole = sum(counts.values()), sum(grey * count for grey, count in counts.items())
    best, threshold, below, weight = -1.0, 0, 0, 0
    for grey in sorted(counts):
        weight += counts[grey]
        below += grey * counts[grey]
        if weight == total:
            break
        apart = weight * (total - weight) * (below / weight - (whole - below) / (total - weight)) ** 2
        if apart > best:
            best, threshold = apart, grey
    return bytes(grey <= threshold for grey in range(256))


def _stroke(scan: Scan, boxes: Sequence[_Box], size: float, ink: bytes) -> float:
    """The width of the stems in some words, in sizes: that of the middle one of all that is ink in a row of dots; 0
    where nothing is."""
    widths: list[int] = []
    top, bottom = _BAND
    for box in boxes:
        height = box.y1 - box.y0
        for row in range(box.y0 + round(top * height), min(box.y0 + round(bottom * height) + 1, scan.height)):
            dots = scan.data[row * scan.width + box.x0 : row * scan.width + box.x1].translate(ink)
            widths += [len(stem) for stem in _STEM.findall(dots)]
    stems = [width for width in widths if width < _WIDEST * size]
    return statistics.fmean(stems) / size if stems else 0.0


_STEM = re.compile(b"\x01+")
