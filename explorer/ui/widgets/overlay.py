"""A sheet that lies on the window, takes the keyboard, and gives it back where it was."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from shiboken6 import isValid

from explorer.ui.theme import MARGIN, UNIT, Theme

SHADOW = 70
"""Opacity of the shadow below a sheet, of 255."""


class Overlay(QFrame):
    """Esc, a click beside it, or the keyboard going elsewhere closes it."""

    def __init__(self, theme: Theme, window: QWidget, name: str, width: int) -> None:
        super().__init__(window)
        self._theme, self._window, self._width = theme, window, width
        self._before: QWidget | None = None
        self.setObjectName("overlay")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(2 * MARGIN)
        shadow.setOffset(0, UNIT)
        shadow.setColor(QColor(0, 0, 0, SHADOW))
        self.setGraphicsEffect(shadow)
        self.hide()

    def wanted_height(self) -> int:
        """How high the sheet would like to be, in pixels."""
        return self.sizeHint().height()

    def open(self) -> None:
        if not self.isHidden():
            self.setFocus()
            return
        self._before = QApplication.focusWidget()
        self.show()
        self._place()
        self.raise_()
        self.setFocus()
        _application().focusChanged.connect(self._focus_moved)
        self._window.installEventFilter(self)

    def close_and_return(self) -> None:
        """Close, and give the keyboard back, unless what had it is gone meanwhile."""
        self._leave()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_and_return()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._window.rect()
        width = min(self._theme.px(self._width), room.width() - 2 * MARGIN)
        height = min(self.wanted_height(), room.height() - 4 * MARGIN)
        self.setGeometry((room.width() - width) // 2, 3 * MARGIN, width, height)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and (new is self or self.isAncestorOf(new))
        if not inside and new is not None:
            self._leave()

    def _leave(self) -> None:
        if self.isHidden():
            return
        _application().focusChanged.disconnect(self._focus_moved)
        self._window.removeEventFilter(self)
        self.hide()


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())
