"""Lists whose rows stand where the list itself puts them."""

from PySide6.QtCore import QItemSelectionModel, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView


class OwnLayout(QListView):
    """A QListView for the sake of screen readers alone: `visualRect` and `indexAt` are its own."""

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)
