"""A report set as one flowing text: a QTextDocument, and where each element of the report stands in it."""

from bisect import bisect_right
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from explorer.language import language
from explorer.model.names import printed_number
from explorer.model.report import Block, Item, Paragraph, Report, Section, Table
from explorer.model.text import Ocr, Run, Text
from explorer.present.ocr import label
from explorer.translation import tr
from explorer.ui.read.table import insert_table
from explorer.ui.theme import GAP, LINE_HEIGHT, MARGIN, PADDING, READING_PX, UNIT, Palette, Theme
from explorer.ui.widgets.plain import Document
from explorer.ui.widgets.typography import line_width

NOTE, BACK = "note:", "mark:"
"""Targets inside the document: a footnote's text, and the first mark that refers to it."""
NOT_WORDS = QTextFormat.Property.UserProperty.value + 1
"""Marks characters that are printed but do not belong to a paragraph's words: its number, footnote marks."""
IN_DOUBT = NOT_WORDS + 1
"""Marks words of which OCR was not sure."""
CHARACTERS = 72
NUMBER_MARGIN = 64
_ITEM_INDENT = 36
_LONGEST_HANGING = 5
_HEADING_SPACE = (36, 28, 20)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The characters `start..end` of the document that show one element of the report."""

    eid: str
    start: int
    end: int
    paragraph: Paragraph | None = None
    heading: bool = False


@dataclass(slots=True)
class SetReport:
    """A report set as text. `anchors` are in reading order; `marks` says where each footnote is referred to first."""

    document: QTextDocument
    anchors: list[Anchor] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)

    def at(self, position: int) -> int:
        """The index of the anchor that holds a position, or the last one before it; -1 before the first."""
        return bisect_right(self.anchors, position, key=lambda anchor: anchor.start) - 1

    def index(self, eid: str) -> int | None:
        """The index of the anchor of an element; a sub-paragraph's gives its paragraph."""
        for index, anchor in enumerate(self.anchors):
            if eid == anchor.eid or (anchor.paragraph and eid.startswith(anchor.eid + "__")):
                return index
        return None


def set_report(report: Report, theme: Theme, palette: Palette | None = None) -> SetReport:
    """Set a report in the fonts of the theme, and in its colours or another palette's. Its width is the measure and the
    margin of the numbers."""
    return _Typesetter(report, theme, palette or theme.palette).result


def text_width(theme: Theme) -> int:
    """The width of the set text in pixels, with the margin in which numbers hang."""
    return theme.px(NUMBER_MARGIN) + line_width(theme.reading_font(), CHARACTERS)


class _Typesetter:
    def __init__(self, report: Report, theme: Theme, palette: Palette) -> None:
        self._theme, self._palette = theme, palette
        self._margin = theme.px(NUMBER_MARGIN)
        self._right_to_left = language(report.language).right_to_left
        document = Document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.reading_font())
        self.result = SetReport(document)
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()
        self._first = True
        self._boxed = False
        self._formats()
        self._title(report)
        for section in report.sections:
            self._section(section)
        self._notes(report)
        self._cursor.endEditBlock()

    def _formats(self) -> None:
        self._plain = self._ink(self._theme.reading_font(), "ink")
        self._number = self._ink(self._theme.number_font(), "secondary")
        self._number.setProperty(NOT_WORDS, True)
        self._quiet = self._ink(self._theme.interface_font(), "secondary")
        self._mark = self._ink(self._theme.reading_font(), "accent")
        self._mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self._mark.setProperty(NOT_WORDS, True)
        self._mark.setAnchor(True)
        third = self._theme.reading_font(bold=True, italic=True)
        self._headings = [
            self._ink(font, "ink") for font in (self._theme.heading_font(), self._theme.reading_font(bold=True), third)
        ]

    def _ink(self, font: QFont, colour: str) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setFont(font)
        result.setForeground(self._palette.color(colour))
        return result

    def _block(self, above: int = 0, below: int = PADDING, indent: int = 0, hang: int = 0) -> int:
        """Start a block; `indent` from the text's edge, its first line `hang` before it. Returns where it starts."""
        form = QTextBlockFormat()
        if self._right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            form.setRightMargin(self._margin + indent)
        else:
            form.setLeftMargin(self._margin + indent)
        if self._boxed:
            form.setBackground(self._palette.color("pane"))
        form.setTopMargin(self._theme.px(above))
        form.setBottomMargin(self._theme.px(below))
        pixels = self._theme.px(READING_PX * LINE_HEIGHT)
        form.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if hang:
            form.setTextIndent(-hang)
            left, right = QTextOption.TabType.LeftTab, QTextOption.TabType.RightTab
            if self._right_to_left:
                left, right = right, left
            stops = [QTextOption.Tab(hang, left)]
            if hang == self._margin:
                stops.insert(0, QTextOption.Tab(hang - self._theme.px(GAP * 2), right))
            form.setTabPositions(stops)
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form, self._plain)
        return self._cursor.position()

    def _title(self, report: Report) -> None:
        above = [word for word in (*report.symbols, str(report.year or "")) if word]
        if above:
            self._block(above=MARGIN * 2, below=UNIT)
            self._cursor.insertText(" · ".join(above), self._quiet)
        self._block(above=0 if above else MARGIN * 2, below=GAP)
        self._tall_lines(self._theme.heading_font())
        self._cursor.insertText(report.title or report.source.name, self._headings[0])
        below = report.beside_title or [word for word in (report.session, _day(report)) if word]
        recognition = report.source.recognition
        for words in (" · ".join(below), label(recognition) if recognition else ""):
            if words:
                self._block(below=PADDING)
                self._cursor.insertText(words, self._quiet)

    def _tall_lines(self, font: QFont) -> None:
        form = self._cursor.blockFormat()
        form.setLineHeight(round(font.pixelSize() * 1.35), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)

    def _section(self, section: Section) -> None:
        rank = min(section.level, len(self._headings)) - 1
        face = self._headings[rank]
        number = printed_number(section.number)
        hangs = 0 < len(number) <= _LONGEST_HANGING
        self._boxed = False
        start = self._block(above=_HEADING_SPACE[rank], hang=self._margin if hangs else 0)
        if rank == 0:
            self._tall_lines(self._theme.heading_font())
        if hangs:
            self._hanging(number, face)
        elif section.number:
            self._cursor.insertText(f"{section.number}{': ' if section.title else ''}", self._not_words(face))
        self._runs(section.heading, face)
        self._anchor(Anchor(section.eid, start, self._cursor.position(), heading=True))
        for block in section.blocks:
            self._any_block(block)
        for below in section.sections:
            self._section(below)

    def _hanging(self, number: str, face: QTextCharFormat) -> None:
        self._cursor.insertText(f"\t{number}\t", self._not_words(face))

    @staticmethod
    def _not_words(face: QTextCharFormat) -> QTextCharFormat:
        result = QTextCharFormat(face)
        result.setProperty(NOT_WORDS, True)
        return result

    def _any_block(self, block: Block) -> None:
        self._boxed = bool(block.box)
        if isinstance(block, Table):
            start = self._cursor.position() + 1
            insert_table(self._cursor, block, self._theme, self._palette, self._margin)
            self._first = self._cursor.block().length() == 1
            self._anchor(Anchor(block.eid, start, self._cursor.position() - 1))
            return
        start = self._block(hang=self._margin if block.number else 0)
        if block.number:
            self._hanging(f"{block.number}.", self._number)
        self._runs(block.text, self._plain)
        for item in block.items:
            self._item(item, 1)
        self._anchor(Anchor(block.eid, start, self._cursor.position(), block))

    def _item(self, item: Item, depth: int) -> None:
        indent = self._theme.px(_ITEM_INDENT)
        self._block(indent=indent * depth, hang=indent)
        self._cursor.insertText(f"{item.number}\t", self._plain)
        self._runs(item.text, self._plain)
        for below in item.items:
            self._item(below, depth + 1)

    def _runs(self, text: Text, face: QTextCharFormat) -> None:
        for run in text:
            self._cursor.insertText(run.text, self._run_format(run, face))

    def _run_format(self, run: Run, face: QTextCharFormat) -> QTextCharFormat:
        if run.footnote:
            self.result.marks.setdefault(run.footnote, self._cursor.position())
            result = QTextCharFormat(self._mark)
            result.setAnchorHref(NOTE + run.footnote)
            return result
        if not (run.italic or run.bold or run.link or run.ocr is Ocr.DOUBTFUL):
            return face
        result = QTextCharFormat(face)
        if run.ocr is Ocr.DOUBTFUL:
            result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            result.setUnderlineColor(self._palette.color("deleted_ink"))
            result.setProperty(IN_DOUBT, True)
        if run.italic:
            result.setFontItalic(not face.fontItalic())
        if run.bold:
            result.setFontWeight(QFont.Weight.Bold)
        if run.link:
            result.setAnchor(True)
            result.setAnchorHref(run.link)
            result.setForeground(self._palette.color("accent"))
            result.setFontUnderline(True)
        return result

    def _notes(self, report: Report) -> None:
        if not report.footnotes:
            return
        self._boxed = False
        self._block(above=_HEADING_SPACE[0])
        self._cursor.insertText(tr("Notes"), self._headings[1])
        for note in report.footnotes:
            self.result.notes[note.eid] = self._block(below=GAP, hang=self._margin)
            back = self._not_words(self._number)
            if note.eid in self.result.marks:
                back.setAnchor(True)
                back.setAnchorHref(BACK + note.eid)
                back.setForeground(self._palette.color("accent"))
            self._cursor.insertText("\t", self._number)
            self._cursor.insertText(note.marker, back)
            self._cursor.insertText("\t", self._number)
            self._runs(note.text, self._plain)

    def _anchor(self, anchor: Anchor) -> None:
        if anchor.eid:
            self.result.anchors.append(anchor)


def _day(report: Report) -> str:
    return f"{report.date.day} {report.date:%B %Y}" if report.date else ""
