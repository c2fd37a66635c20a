"""What is printed, page by page as it will be, before it goes to a printer or into a file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QSizePolicy, QWidget

from explorer.ingest.pages import PageImage
from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.shell.ports import Printable
from explorer.ui.theme import GAP, MARGIN, PAPER, Theme
from explorer.ui.widgets.making import form, icon_button, label, set_column, set_row
from explorer.ui.widgets.picture import drawn_page

_WIDTH, _HEIGHT = 560, 640
_REST_MS = 150
"""A page is drawn anew when its size has rested for so long."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
}


class PageView(QWidget):
    """A page as it is printed, as large as there is room. `turned(1 or -1)`: another one is wanted; `resized()`."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = QImage()
        """What is shown; null while there is no page."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def show_image(self, image: QImage) -> None:
        self.picture = image
        self.update()

    def pixels(self) -> int:
        """How wide a page should be drawn."""
        room = min(self.width(), self.height()) - 2 * GAP
        return max(1, round(room * self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.color("pane"))
        if not self.picture.isNull():
            size = self.picture.size().scaled(self.size() - QSize(2 * GAP, 2 * GAP), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            page = QRectF(left, top, size.width(), size.height())
            painter.fillRect(page, PAPER.color("page"))
            painter.drawImage(page, self.picture, QRectF(self.picture.rect()))
            painter.setPen(QPen(self._theme.color("hairline"), 1))
            painter.drawRect(page)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PrintDialog(QDialog):
    """`offered` is what can be printed, of which the one numbered `first` is shown. `chosen` carries another one,
    `page_wanted` the number of a page, from 1, and its width in pixels; `print_wanted` and `pdf_wanted` what is to be
    printed or saved."""

    chosen = Signal(object)
    page_wanted = Signal(int, int)
    print_wanted = Signal(object)
    pdf_wanted = Signal(object)

    def __init__(self, theme: Theme, offered: Sequence[Printable], first: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Print"))
        self._theme, self._offered = theme, offered
        self._page, self._pages = 1, 0
        self._what = QComboBox(self)
        self._what.setAccessibleName(tr("What is printed"))
        self._what.addItems([one.title for one in offered])
        self._what.setCurrentIndex(first)
        self._what.activated.connect(self._choose)
        self.page = PageView(theme, self)
        self.page.turned.connect(self.turn)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._want_page)
        self.page.resized.connect(self._rest.start)
        self._count = label(self, tone="secondary")
        self._back = icon_button(self, tr("Previous page"), lambda: self.turn(-1))
        self._on = icon_button(self, tr("Next page"), lambda: self.turn(1))
        for button, shown in ((self._back, Icon.LEFT), (self._on, Icon.RIGHT)):
            button.setIcon(icon(theme, shown, "secondary"))
        pager = set_row(None, None, self._back, self._count, self._on, None, spacing=GAP)
        parts = form(self, (tr("Print"), self._what)), (self.page, 1), pager, self._make_buttons()
        set_column(self, *parts, margins=(MARGIN,) * 4, spacing=GAP)
        self._wait()

    @property
    def one(self) -> Printable:
        """What is to be printed."""
        return self._offered[self._what.currentIndex()]

    def show_pages(self, pages: int) -> None:
        """There are so many pages; the first is shown."""
        self._pages, self._page = pages, 1
        self._show_count()
        self._want_page()

    def show_image(self, image: PageImage) -> None:
        """Show the page that was wanted."""
        self.page.show_image(drawn_page(image))

    def show_stopped(self) -> None:
        """Say that there is nothing to be looked at."""
        self.page.show_image(QImage())
        self._tell(tr("The pages cannot be looked at. Print or save them, or begin anew."))

    def turn(self, step: int) -> None:
        """Show the next (1) or previous (-1) page, where there is one."""
        if 1 <= self._page + step <= self._pages:
            self._page += step
            self._show_count()
            self._want_page()

    def _choose(self, number: int) -> None:
        self._wait()
        self.chosen.emit(self._offered[number])

    def _wait(self) -> None:
        self._pages = 0
        self.page.show_image(QImage())
        self._show_count()

    def _want_page(self) -> None:
        if self._pages:
            self.page_wanted.emit(self._page, self.page.pixels())

    def _show_count(self) -> None:
        told = tr("Page %1 of %2").replace("%1", str(self._page)).replace("%2", str(self._pages))
        self._tell(told if self._pages else tr("Setting the pages…"))
        self._back.setEnabled(self._page > 1)
        self._on.setEnabled(self._page < self._pages)

    def _tell(self, words: str) -> None:
        self._count.setText(words)
        self.page.setAccessibleName(words)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        send = buttons.addButton(tr("Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        send.setDefault(True)
        save = buttons.addButton(tr("Save as PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda: self._leave(self.pdf_wanted.emit))
        buttons.accepted.connect(lambda: self._leave(self.print_wanted.emit))
        buttons.rejected.connect(self.reject)
        return buttons

    def _leave(self, wanted: Callable[[Printable], object]) -> None:
        one = self.one
        self.accept()
        wanted(one)
