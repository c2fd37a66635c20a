"""Pictures of the window, each in light and in dark."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from explorer.paths import unwritable
from explorer.ui.self_test.hands import Failed, check, settle
from explorer.ui.theme import Appearance, Theme


class Album:
    """Keeps the pictures in `folder`, numbered in the order in which they were taken."""

    def __init__(self, window: QWidget, theme: Theme, folder: Path) -> None:
        self._window, self._theme, self._folder = window, theme, folder
        self._taken = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failed(str(unwritable(folder, error, chosen=True))) from error

    def take(self, name: str) -> None:
        """Keep what the window, or the dialog before it, shows now in both appearances. Raises Failed where a part of
        it runs off sideways, or the picture cannot be written."""
        self._taken += 1
        present, other = (Appearance.DARK, Appearance.LIGHT)[:: 1 if self._theme.dark else -1]
        for appearance in (present, other):  # The window stays in the other one: each change of colours takes time.
            self._theme.appearance = appearance
            settle()
            self.keep(f"{self._taken:02}-{name}-{appearance}")
            wide = [_name(area) for area in self._shown.findChildren(QAbstractScrollArea) if _runs_off(area)]
            check(not wide, f"{', '.join(wide)} must be scrolled sideways")

    def keep(self, name: str) -> None:
        """Keep what is shown as it is. Raises Failed where the picture cannot be written."""
        file = self._folder / f"{name}.png"
        check(self._shown.grab().save(str(file)), f"the picture {file} cannot be written")

    @property
    def _shown(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window


def _runs_off(area: QAbstractScrollArea) -> bool:
    return area.isVisible() and area.horizontalScrollBar().isVisible()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or type(widget).__name__
