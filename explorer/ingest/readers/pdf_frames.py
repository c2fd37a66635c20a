"""Frames and shaded fields that a page of a PDF file draws around text."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.ingest.lines import Frame
from explorer.ingest.readers.pdf_characters import Box, addressing
from explorer.ingest.readers.pdf_pieces import Piece

# Points, read off the frames of printed pages.
_THIN = 3.0  # the breadth of a rule
_TOUCHING = 3.0  # from the end of one rule to the next
_LONG = 8.0  # what is shorter is the corner of a rule, or a tick
_ALIKE = 6.0  # between the ends of the two sides of a frame
_CORNER = 10.0  # from the end of a side to the rule that joins it: sides are drawn line by line, the last may be short
_WIDE, _HIGH = 100.0, 24.0  # a frame of two lines at least
_MOST_OBJECTS = 4000  # of a page; chosen: a page that draws more is a map or a chart
_ACROSS = 0.9  # of the width of a frame: a rule from side to side
_WHOLE = 0.9  # of a page: its background, or its border
_WHITE = 250  # of 255, in each colour: no shade
_MOST_SHAPES = 3  # inside a frame, which are no rules: more is a chart. Chosen
_CORNERS = 6  # segments of a path: a rectangle has five

_object = addressing(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_int)
_kind = addressing(pdfium.FPDFPageObj_GetType, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class _Path:
    """The edges of a path; whether it is a shape of its own, and whether it shows as a field around text."""

    box: Box
    shape: bool
    field: bool

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def frames(page: pypdfium2.PdfPage) -> list[Frame]:
    """The frames of a page: rectangles that are stroked or shaded, and pairs of rules of one height that a rule joins.

    None of a page that draws very much, none that is the whole page, none that touches another, as the cells of a table
    do, none that holds rules as a table does, or shapes as a chart, and none inside one of these.
    """
    paths = list(_paths(page))
    across = _merged([path.box for path in paths if path.height < _THIN and path.width > _LONG], along=0)
    down = _merged([path.box for path in paths if path.width < _THIN and path.height > _LONG], along=1)
    fields = [path.box for path in paths if path.field and path.width > _WIDE and path.height > _HIGH]
    found = [*fields, *_between(across, down)]
    width, height = page.get_size()
    kept: list[Box] = []
    refused: list[Box] = []
    for box in sorted(found, key=lambda box: -_area(box)):
        if box[2] - box[0] > _WHOLE * width or box[3] - box[1] > _WHOLE * height:
            continue
        if any(_within(box, other) for other in (*kept, *refused)):
            continue
        cell = any(_touch(box, other) and not _within(other, box) for other in found if other != box)
        (refused if cell or _is_drawing(box, paths, across, down) else kept).append(box)
    return [Frame(*box) for box in kept]


def framed(pieces: Sequence[Piece], drawn: Sequence[Frame]) -> Sequence[Piece]:
    """The pieces of a page, each with the frame that it stands in."""
    if not drawn:
        return pieces
    middles = (((piece.x0 + piece.x1) / 2, piece.y) for piece in pieces)
    inside = [next((frame for frame in drawn if frame.holds(*middle)), None) for middle in middles]
    return [replace(piece, frame=frame) if frame else piece for piece, frame in zip(pieces, inside, strict=True)]


def _paths(page: pypdfium2.PdfPage) -> Iterator[_Path]:
    address = ctypes.cast(page.raw, ctypes.c_void_p).value or 0
    edges = [ctypes.c_float() for _ in range(4)]
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    count = pdfium.FPDFPage_CountObjects(page)
    for at in range(count if count <= _MOST_OBJECTS else 0):
        found = _object(address, at)
        if _kind(found) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        path = ctypes.cast(found, pdfium.FPDF_PAGEOBJECT)
        pdfium.FPDFPageObj_GetBounds(path, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
        thin = min(right - left, top - bottom) < _THIN
        rectangle = pdfium.FPDFPath_CountSegments(path) <= _CORNERS
        shows = bool(stroked.value) or (bool(filled.value) and _is_shade(path))
        yield _Path((left, bottom, right, top), shows and not thin and not rectangle, shows and not thin and rectangle)


def _is_shade(path: object) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(path, *colours)
    return min(colour.value for colour in colours[:3]) < _WHITE and colours[3].value > 0


def _merged(rules: Sequence[Box], along: int) -> list[Box]:
    """Rules in one line that touch, as one; they run `along` the first axis or the second."""
    aside = 1 - along
    result: list[Box] = []
    for rule in sorted(rules, key=lambda box: (round(box[aside]), box[along])):
        last = result[-1] if result else None
        if last and abs(last[aside] - rule[aside]) < _THIN and rule[along] - last[along + 2] < _TOUCHING:
            end = max(last[along + 2], rule[along + 2])
            result[-1] = (last[0], last[1], end, last[3]) if along == 0 else (last[0], last[1], last[2], end)
        else:
            result.append(rule)
    return result


def _between(across: Sequence[Box], down: Sequence[Box]) -> Iterator[Box]:
    """What stands between two rules of one height, the next to each other, that a rule joins above or below."""
    sides = sorted(rule for rule in down if rule[3] - rule[1] > _HIGH)
    for number, left in enumerate(sides):
        for right in sides[number + 1 :]:
            if abs(left[1] - right[1]) > _ALIKE or abs(left[3] - right[3]) > _ALIKE or right[0] - left[0] < _WIDE:
                continue
            box = (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
            if any(_crosses(rule, box) for rule in across):
                yield box
            break


def _touch(one: Box, other: Box) -> bool:
    return all(one[at] < other[at + 2] + _TOUCHING and other[at] < one[at + 2] + _TOUCHING for at in (0, 1))


def _crosses(rule: Box, box: Box) -> bool:
    """Whether a rule runs from side to side of a frame, at any height of it."""
    inside = min(rule[2], box[2]) - max(rule[0], box[0]) > _ACROSS * (box[2] - box[0])
    return inside and box[1] - _CORNER < rule[1] < box[3] + _CORNER


def _is_drawing(box: Box, paths: Sequence[_Path], across: Sequence[Box], down: Sequence[Box]) -> bool:
    """Whether what a frame holds is a table, whose columns or rows rules part, or a chart."""
    inner = (box[0] + _ALIKE, box[1] + _ALIKE, box[2] - _ALIKE, box[3] - _ALIKE)
    columns = any(_within(rule, inner) and rule[3] - rule[1] > _HIGH for rule in down)
    rows = sum(inner[1] < rule[1] < inner[3] and _crosses(rule, box) for rule in across)
    shapes = sum(path.shape and _within(path.box, box) for path in paths)
    return columns or rows > 1 or shapes > _MOST_SHAPES


def _within(one: Box, other: Box) -> bool:
    return (
        other[0] - _THIN < one[0]
        and other[1] - _THIN < one[1]
        and one[2] < other[2] + _THIN
        and one[3] < other[3] + _THIN
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
