"""A chart as a picture: in a file in the light colours, whatever the window has, and in black on paper."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from explorer.export.paper import SERIFS, Picture
from explorer.present.chart import Chart
from explorer.ui.figures.chart_painting import ChartPainting, rows_of
from explorer.ui.theme import GAP, LIGHT, MARGIN, PAPER
from explorer.ui.widgets.eliding import elided

SIZE = QSize(960, 540)
SHARP = 2.0
"""Pixels of a PNG to one of the layout."""


_PAPER_HEIGHT, _PAPER_LETTERS = 190.0, 9
"""Points of a row of charts on paper, and of the letters in it."""


def on_paper(chart: Chart) -> Picture:
    """The chart as it is printed; it may be drawn on any thread."""
    font = QFont([*SERIFS])
    font.setPixelSize(_PAPER_LETTERS)  # A picture on paper is drawn in points.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)

    def paint(painter: QPainter, width: float, height: float) -> None:
        ChartPainting(chart, QRectF(0, 0, width, height), PAPER, font).paint(painter)

    return Picture(_PAPER_HEIGHT * rows_of(len(chart.panels)), paint)


def png(chart: Chart, title: str, about: str, font: QFont) -> bytes:
    """The chart with a title above it and a line about it below, 1920 pixels wide."""
    image = QImage(SIZE * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    painter = QPainter(image)
    _paint(painter, chart, title, about, font)
    painter.end()
    data, device = _device()
    image.save(device, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def svg(chart: Chart, title: str, about: str, font: QFont) -> bytes:
    """The same as lines and letters."""
    data, device = _device()
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(SIZE)
    generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
    generator.setTitle(title)
    generator.setDescription(about)
    painter = QPainter(generator)
    _paint(painter, chart, title, about, font)
    painter.end()
    return bytes(data.data())


def _device() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, device


def _paint(painter: QPainter, chart: Chart, title: str, about: str, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    page = QRectF(0, 0, SIZE.width(), SIZE.height())
    painter.fillRect(page, LIGHT.color("page"))
    inner = page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    bold = QFont(font)
    bold.setBold(True)
    for words, shown, top, colour in (
        (title, bold, inner.top(), "ink"),
        (about, font, inner.bottom() - metrics.height(), "secondary"),
    ):
        painter.setFont(shown)
        painter.setPen(LIGHT.color(colour))
        line = QRectF(inner.left(), top, inner.width(), metrics.height())
        painter.drawText(line, elided(QFontMetricsF(shown), words, inner.width()))
    room = inner.adjusted(0, metrics.height() + GAP, 0, -metrics.height() - GAP)
    ChartPainting(chart, room, LIGHT, font).paint(painter)
