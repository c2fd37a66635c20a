"""The points of a chart as a model: series after series, each in time order."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.present.chart import Chart, Point

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    POINT = Qt.ItemDataRole.UserRole.value


class ChartModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chart = Chart()
        self.points: list[Point] = []

    def show(self, chart: Chart) -> None:
        self.beginResetModel()
        self.chart, self.points = chart, chart.points
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.points)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        point = self.points[index.row()]
        if role == Role.POINT:
            return point
        if role == Qt.ItemDataRole.DisplayRole:
            return point.label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.chart.spoken(point)
        return None
