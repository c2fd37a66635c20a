"""Pictures of the window, each in light and in dark."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from explorer.ui.self_test.hands import check, settle
from explorer.ui.theme import Appearance, Theme


class Album:
    """Keeps the pictures in `folder`, numbered in the order in which they were taken."""

    def __init__(self, window: QWidget, theme: Theme, folder: Path) -> None:
        self._window, self._theme, self._folder = window, theme, folder
        self._taken = 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> None:
        """Keep what the window, or the dialog before it, shows now. Raises Failed where a part of it runs off sideways
        or the picture cannot be written."""
        self._taken += 1
        before = self._theme.appearance
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            self._theme.appearance = appearance
            settle()
            shown = QApplication.activeModalWidget() or self._window
            file = self._folder / f"{self._taken:02}-{name}-{appearance}.png"
            check(shown.grab().save(str(file)), f"the picture {file} cannot be written")
            wide = [_name(area) for area in shown.findChildren(QAbstractScrollArea) if _runs_off(area)]
            check(not wide, f"{', '.join(wide)} must be scrolled sideways")
        self._theme.appearance = before


def _runs_off(area: QAbstractScrollArea) -> bool:
    return area.isVisible() and area.horizontalScrollBar().isVisible()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or type(widget).__name__
