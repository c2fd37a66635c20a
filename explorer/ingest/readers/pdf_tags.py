"""The structure tree of a PDF file: what the file declares each marked stretch of its pages to be.

ISO 32000-1, 14.7 and 14.8: elements hold elements and numbers of marked content; the numbers stand on the page. What is
marked as an artefact is in no element.
"""

import ctypes
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.ingest.readers.style_names import named_level, names_contents, names_title
from explorer.ingest.tags import Cell, Role, Tag

CHILDREN_LIMIT = 4_000_000
"""Children of elements that pdfium looks at in a file: on each page all those of an element that reaches over pages.
Chosen: those of 500 pages with 16 paragraphs each, some seconds. The tags of later pages are not read, and this is
told."""

_DEEPEST = 32  # elements in one another, as deep as pdfium itself follows them
_LONGEST_NAME = 64  # bytes of the name of a tag or mark that is told from others; chosen: "Heading 1" has 20
_NAMES = 100  # of tags whose roles are remembered; chosen: a file has some ten
_CHARACTER = 2  # bytes, in UTF-16
_ROLES = {
    "Note": Role.NOTE,
    "FENote": Role.NOTE,
    "Caption": Role.CAPTION,
    "Figure": Role.FIGURE,
    "Formula": Role.FIGURE,
    "LI": Role.ITEM,
    "TD": Role.CELL,
    "TH": Role.CELL,
    "P": Role.TEXT,
    "Artifact": Role.ARTEFACT,
}
_HOLDING = frozenset((Role.NOTE, Role.CAPTION, Role.FIGURE, Role.CONTENTS, Role.ITEM, Role.CELL, Role.ARTEFACT))
"""What keeps its role in the paragraphs inside it."""
_APART = frozenset((Role.NOTE, Role.CAPTION, Role.ARTEFACT))
"""What is no part of the cell that it stands in: notes stand at the foot of the page."""
_UNLEVELLED = 1
"""The level of a heading that states none: "H" takes it from how deep it is nested (ISO 32000-1, 14.8.4.3.2)."""

ARTEFACT = Tag(Role.ARTEFACT)


@dataclass(frozen=True, slots=True)
class _Element:
    """An element on the way down, the places of it and of those above it, and what is declared of what it holds: where
    the table and the row that it stands in are, how many cells the row has, and its cell."""

    handle: object
    path: tuple[int, ...]
    role: Role | None = None
    level: int = 0
    block: tuple[int, ...] = ()
    table: tuple[int, ...] = ()
    row: tuple[int, ...] = ()
    cells: int = 0
    cell: Cell | None = None


@dataclass(slots=True)
class Tags:
    """Reads the tags of the pages of a file in order. `count` is that of the elements so far, `children` what was seen
    of them; `start` is where the last child of the top element stood that the page before had: the next is near."""

    count: int = 0
    children: int = 0
    start: int = 0

    @property
    def spent(self) -> bool:
        """Whether so much has been looked at that further pages are not."""
        return self.children > CHILDREN_LIMIT

    def of_page(self, page: pypdfium2.PdfPage, wanted: Collection[int]) -> dict[int, Tag]:
        """The tag of each of the wanted numbers of marked content that the structure tree of the page holds."""
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw) if wanted and not self.spent else None
        if not tree:
            return {}
        try:
            found = dict(_Walk(self, set(wanted)).contents(tree))
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        blocks = sorted({element.block for element in found.values()})
        numbers = {block: self.count + number for number, block in enumerate(blocks)}
        self.count += len(blocks)
        return {
            content: Tag(element.role, element.level, numbers[element.block], element.cell)
            for content, element in found.items()
            if element.role is not None
        }


@dataclass(slots=True)
class _Walk:
    """The way through the tree of one page until all wanted contents are found. A tree may be a net, a circle, deep or
    crowded."""

    tags: Tags
    wanted: set[int]
    seen: set[int] = field(default_factory=set)

    def contents(self, tree: object) -> Iterator[tuple[int, _Element]]:
        """Each wanted content with the element that declares it."""
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            handle = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
            if handle and not self._done():
                yield from self._below(_declared(handle, _Element(None, ()), at))

    def _done(self) -> bool:
        return not self.wanted

    def _below(self, element: _Element) -> Iterator[tuple[int, _Element]]:
        address = ctypes.addressof(element.handle.contents)  # type: ignore[attr-defined]
        depth = len(element.path)
        if address in self.seen or depth > _DEEPEST:
            return
        self.seen.add(address)
        count = pdfium.FPDF_StructElement_CountChildren(element.handle)
        self.tags.children += count
        start = min(self.tags.start, max(count, 1) - 1) if depth == 1 else 0
        for at in (*range(start, count), *range(start)):
            if self._done():
                return
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element.handle, at)
            if child:
                if depth == 1:
                    self.tags.start = at
                yield from self._below(_declared(child, element, at))
                continue
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element.handle, at)
            if content in self.wanted:
                self.wanted.discard(content)
                yield content, element


def _declared(handle: object, above: _Element, at: int) -> _Element:
    """An element with its role, or that of what it stands in."""
    path = (*above.path, at)
    name = _name(handle)
    role, level = _role(name)
    place = _in_table(above, path, name, role, handle)
    if role is None:
        return _Element(handle, path, above.role, above.level, above.block, *place)
    if role is Role.TEXT and above.role in _HOLDING:
        block = path if above.role is Role.ITEM else above.block
        return _Element(handle, path, above.role, above.level, block, *place)
    return _Element(handle, path, role, level, path, *place)


def _in_table(
    above: _Element, path: tuple[int, ...], name: str, role: Role | None, handle: object
) -> tuple[tuple[int, ...], tuple[int, ...], int, Cell | None]:
    """Where an element stands in a table: the fields of `_Element` from `table` on."""
    if name == "Table":
        return path, (), 0, None
    if name == "TR" and above.table:
        return above.table, path, int(pdfium.FPDF_StructElement_CountChildren(handle)), None
    if role is Role.CELL and above.row:
        return above.table, above.row, above.cells, Cell(above.table, above.row, path[-1], above.cells, name == "TH")
    return above.table, above.row, above.cells, None if role in _APART else above.cell


@lru_cache(_NAMES)
def _role(name: str) -> tuple[Role | None, int]:
    if names_contents(name):
        return Role.CONTENTS, 0
    level = _UNLEVELLED if name == "H" else named_level(name)
    if level is not None:
        return Role.HEADING, level
    return (Role.TITLE if names_title(name) else _ROLES.get(name)), 0


def _name(handle: object) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    return _decoded(buffer, pdfium.FPDF_StructElement_GetType(handle, buffer, _LONGEST_NAME))


def _decoded(buffer: ctypes.Array[ctypes.c_char], length: int) -> str:
    """The name of so many bytes, its end included; "" of one that is longer than the buffer."""
    fits = _CHARACTER < length <= _LONGEST_NAME
    return buffer.raw[: length - _CHARACTER].decode("utf-16-le", "replace") if fits else ""


def content_of(owner: object) -> int | None:
    """The number of the marked content that a text object stands in, None where it has none."""
    number = int(pdfium.FPDFPageObj_GetMarkedContentID(owner))
    return number if number >= 0 else None


def is_artefact(owner: object) -> bool:
    """Whether a text object is marked as an artefact: part of the page, and not of the text."""
    for at in range(pdfium.FPDFPageObj_CountMarks(owner)):
        buffer, length = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_ulong()
        place = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        mark = pdfium.FPDFPageObj_GetMark(owner, at)
        named = pdfium.FPDFPageObjMark_GetName(mark, place, _LONGEST_NAME, length)
        if named and _decoded(buffer, length.value) == "Artifact":
            return True
    return False
