"""Pages are drawn, with what runs along their heads and feet."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPen

from explorer.errors import ExplorerError
from explorer.export.paged.lines import QUIET_INK
from explorer.export.paged.pages import Page, set_pages
from explorer.export.paged.sheet import FOOT, HEAD, Sheet
from explorer.export.paper import Face, Paper
from explorer.jobs import Job, Progress

NOT_PRINTED = "It was not printed. Check the printer, or where the file is to go."
_HAIRLINE, _BELOW_HEAD = 0.5, 2.0
"""Points of the line below the head, and between the two."""
_BETWEEN = 10.0
"""Points between what stands at both ends of a line."""


def drawn(
    device: QPagedPaintDevice,
    paper: Paper,
    chosen: Callable[[int], Iterable[int]] = range,
    give_up: Callable[[], object] = lambda: None,
) -> Job[int]:
    """Set some paper and draw it on a device; returns how many pages there are. Of so many `chosen` gives those that
    are drawn, counted from 0. Where the job does not come to its end, `give_up` is called before the device is left.

    Raises ExplorerError where the device takes nothing.
    """
    sheet = Sheet(device, paper)
    pages = yield from set_pages(sheet)
    numbers = list(chosen(len(pages)))
    painter = QPainter()
    if not painter.begin(device):
        raise ExplorerError(NOT_PRINTED)
    done = False
    try:
        for place, number in enumerate(numbers):
            if place:
                device.newPage()
            _draw_page(painter, sheet, pages, number)
            yield Progress(place + 1, len(numbers))
        done = True
    finally:
        if not done:
            give_up()
        painter.end()
    return len(pages)


def _draw_page(painter: QPainter, sheet: Sheet, pages: Sequence[Page], number: int) -> None:
    """Draw one of the pages, counted from 0, with what runs along all of them."""
    page = pages[number]
    for top, strip in page.placed:
        strip.draw(painter, sheet.left, sheet.top + top)
    quiet = sheet.metrics(Face.QUIET).height()
    below = sheet.dot * (HEAD + _BELOW_HEAD) + quiet
    painter.setPen(QPen(QUIET_INK, sheet.dot * _HAIRLINE))
    painter.drawLine(QLineF(sheet.left, below, sheet.left + sheet.width, below))
    heading = page.running if page.running != sheet.paper.title else ""
    _draw_ends(painter, sheet, sheet.dot * HEAD, sheet.paper.title, heading)
    foot = sheet.size.height() - sheet.dot * FOOT - quiet
    _draw_ends(painter, sheet, foot, sheet.paper.foot, f"{number + 1} / {len(pages)}")


def _draw_ends(painter: QPainter, sheet: Sheet, top: float, first: str, last: str) -> None:
    """Words at both ends of a line of the page. The last have half of it at most, the first what is left."""
    metrics = sheet.metrics(Face.QUIET)
    painter.setFont(sheet.font(Face.QUIET))
    painter.setPen(QUIET_INK)
    line = QRectF(sheet.left, top, sheet.width, metrics.height())
    near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if sheet.paper.rtl:
        near, far = far, near
    last = metrics.elidedText(last, Qt.TextElideMode.ElideRight, sheet.width / 2)
    room = sheet.width - metrics.horizontalAdvance(last) - sheet.dot * _BETWEEN
    first = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room)
    for words, side in ((first, near), (last, far)):
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
