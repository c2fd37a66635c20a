"""Outline icons from the packaged SVG files, drawn in a colour of the theme."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.paths import resource
from explorer.ui.theme import Theme

SMALL, LARGE = 16, 20


class Icon(StrEnum):
    """The files of `resources/icons` that the window uses, without their suffix."""

    BACK = "back"
    FORWARD = "forward"
    SEARCH = "search"
    MENU = "menu"
    CLOSE = "close"
    NOTE = "note"
    PASSAGES = "passages"
    WARNING = "warning"
    CHECK = "check"
    INFO = "info"
    UP = "chevron-up"
    DOWN = "chevron-down"
    LEFT = "chevron-left"
    RIGHT = "chevron-right"
    PLUS = "plus"
    MINUS = "minus"
    SWAP = "swap"
    FILTER = "filter"
    MORE = "more"
    PIN = "pin"


def icon(theme: Theme, name: Icon, colour: str = "ink", size: int = SMALL) -> QIcon:
    """An icon in a named colour of the theme's palette, paler where disabled. Ask again when the theme changes."""
    result = QIcon()
    palette = theme.palette
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, getattr(palette, colour), size, ratio))
        result.addPixmap(pixmap(name, palette.hairline, size, ratio), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=128)
def pixmap(name: Icon, colour: str, size: int = SMALL, ratio: float = 1.0) -> QPixmap:
    """One icon of `size` logical pixels in the colour `#RRGGBB`."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode()))).render(
        painter, QRectF(0, 0, size * ratio, size * ratio)
    )
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=len(Icon))
def _drawing(name: Icon) -> bytes:
    return resource(f"icons/{name.value}.svg").read_bytes()
