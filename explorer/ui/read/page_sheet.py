"""A page of paper: the picture of an original page, with the paragraph in hand outlined on it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from explorer.ui.theme import LIGHT, PADDING, RADIUS, SCROLL_BAR, UNIT, Theme

SMALLEST, LARGEST, ZOOM_STEP = 0.5, 4.0, 1.25
PAUSE_MS = 150
"""A page is drawn anew when its size has rested for so long; until then the picture is stretched."""
DIMMED = 0.2
"""How much of the dark page lies over white paper."""
OUTLINE = 1.5
STEP = 48
"""Pixels that an arrow key scrolls."""


class PageSheet(QWidget):
    """Paints a picture over its whole area. Marks are in parts of it, from 0 to 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._marks: tuple[QRectF, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_image(self, image: QImage, marks: Sequence[QRectF]) -> None:
        self._image, self._marks = image, tuple(marks)
        self.update()

    @property
    def shape(self) -> float:
        """Height by width of the picture."""
        return self._image.height() / self._image.width() if self._image.width() else 2**0.5

    @property
    def drawn(self) -> int:
        """The width of the picture in its own pixels."""
        return self._image.width()

    def marked(self) -> QRectF:
        """Where the first mark is, in pixels; null where nothing is marked."""
        return self._outlines()[0] if self._marks else QRectF()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.width() == round(self.width() * self.devicePixelRatioF()):
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(QPointF(0, 0), self._image)
        else:
            painter.drawImage(QRectF(self.rect()), self._image, QRectF(self._image.rect()))
        if self._theme.dark:
            veil = QColor(self._theme.palette.page)
            veil.setAlphaF(DIMMED)
            painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(LIGHT.accent), OUTLINE))  # Paper is light in both appearances.
        for outline in self._outlines():
            painter.drawRoundedRect(outline, RADIUS, RADIUS)

    def _outlines(self) -> list[QRectF]:
        width, height, air = self.width(), self.height(), UNIT
        return [
            QRectF(mark.x() * width, mark.y() * height, mark.width() * width, mark.height() * height).adjusted(
                -air, -air, air, air
            )
            for mark in self._marks
        ]


class PagePaper(QScrollArea):
    """A page as wide as the pane times the zoom. `turned(1 or -1)`: the next or previous page is wanted;
    `resized()`: the page should be drawn anew for the pane's width."""

    turned = Signal(int)
    resized = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self.sheet = PageSheet(theme, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._rest)
        self.setWidget(self.sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setViewportMargins(0, 0, 0, 0)
        self.verticalScrollBar().setSingleStep(STEP)
        self.horizontalScrollBar().setSingleStep(STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def pixels(self, width: int) -> int:
        """How wide the page is in a pane of a width, in pixels of the screen."""
        return round(self._page_width(width) * self.devicePixelRatioF())

    @property
    def zoom(self) -> float:
        """How wide the page is, in widths of the pane."""
        return self._zoom

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        zoom = max(SMALLEST, min(LARGEST, zoom))
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self.zoomed.emit()

    def show_image(self, image: QImage, marks: Sequence[QRectF], reveal: bool) -> None:
        """Show a page; with `reveal` its mark is brought into view, else the place on it stays."""
        self.sheet.show_image(image, marks)
        self._fit()
        if reveal:
            self._reveal()

    def zoom_by(self, steps: int) -> None:
        self.zoom = round(self._zoom * ZOOM_STEP**steps, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 zoom; PageUp and PageDown go on to the next page at the end of this one."""
        bar, key = self.verticalScrollBar(), event.key()
        if event.text() in ("+", "=", "-", "0"):
            steps = {"-": -1, "0": 0}.get(event.text(), 1)
            self.zoom_by(steps) if steps else self._fit_width()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        elif key == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._pause.start()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(PADDING, PADDING)

    def _fit_width(self) -> None:
        self.zoom = 1.0

    def _rest(self) -> None:
        """Ask for the page anew unless it is drawn for this size already."""
        if self.sheet.drawn != self.pixels(self.width()):
            self.resized.emit()

    def _page_width(self, width: int) -> float:
        """The same with a scroll bar and without, so that the one does not call for the other."""
        return max(1.0, (width - 2 * PADDING - SCROLL_BAR) * self._zoom)

    def _fit(self) -> None:
        """Give the page its size; what was in the middle stays there."""
        width = round(self._page_width(self.width()))
        size, before = QSize(width, round(width * self.sheet.shape)), self.sheet.size()
        if size == before:
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        middles = [bar.value() + bar.pageStep() / 2 for bar in (across, down)]
        self.sheet.setFixedSize(size)
        QApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest.value)
        for bar, middle, old, new in (
            (across, middles[0], before.width(), size.width()),
            (down, middles[1], before.height(), size.height()),
        ):
            bar.setValue(round(middle * new / max(1, old) - bar.pageStep() / 2))
        self._pause.start()

    def _reveal(self) -> None:
        mark = self.sheet.marked()
        if mark.isNull():
            self.verticalScrollBar().setValue(0)
            return
        room, above = self.viewport().height(), 2 * PADDING
        top = self.verticalScrollBar().value()
        if mark.top() < top or mark.bottom() > top + room:
            self.verticalScrollBar().setValue(round(mark.top()) - above)
        if self.sheet.width() > self.viewport().width():
            self.horizontalScrollBar().setValue(round(mark.left()) - above)
