"""What is known about a report, and the correction of its title, year and series."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLayout, QLineEdit, QWidget

from explorer.model.years import OF_DOCUMENT
from explorer.translation import tr
from explorer.ui.theme import MARGIN, Theme
from explorer.ui.widgets.making import form, label, set_column


@dataclass(frozen=True, slots=True)
class Properties:
    """What the reader may correct of a report; `year` is None where it is not known."""

    title: str
    year: int | None
    series: str


class PropertiesDialog(QDialog):
    """`facts` are lines that cannot be changed: (name, value). `keep` keeps what is in the fields, or gives the
    sentence that says why not; the dialog then stays."""

    def __init__(
        self,
        theme: Theme,
        properties: Properties,
        series: Sequence[str],
        facts: Sequence[tuple[str, str]],
        keep: Callable[[Properties], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Report properties"))
        self.setMinimumWidth(theme.px(480))
        self._title = QLineEdit(properties.title, self)
        self._title.setCursorPosition(0)
        self._year = QLineEdit("" if properties.year is None else str(properties.year), self)
        self._year.setPlaceholderText(tr("Unknown"))
        self._series = QComboBox(self)
        self._series.setEditable(True)
        self._series.addItems(list(series))
        self._series.setCurrentText(properties.series)
        self._problem = label(self, tone="error", wraps=True)
        self._problem.hide()
        parts = self._make_form(facts), self._problem, self._make_buttons()
        set_column(self, *parts, margins=(MARGIN,) * 4, spacing=MARGIN)

    def properties(self) -> Properties:
        """The fields as they stand; a year that is none raises ValueError."""
        words = self._year.text().strip()
        if words and not re.fullmatch(OF_DOCUMENT, words):
            raise ValueError(words)
        year = int(words) if words else None
        return Properties(self._title.text().strip(), year, self._series.currentText().strip())

    def accept(self) -> None:
        try:
            problem = self._keep(self.properties())
        except ValueError:
            problem = tr("Give the year as four figures, or leave it empty.")
            self._year.setFocus()
        if problem:
            self._problem.setText(problem)
            self._problem.show()
        else:
            super().accept()

    def _make_form(self, facts: Sequence[tuple[str, str]]) -> QLayout:
        fields = (tr("Title"), self._title), (tr("Year"), self._year), (tr("Series"), self._series)
        for name, field in fields:
            field.setAccessibleName(name)
        return form(self, *fields, *((name, label(self, value, "secondary", wraps=True)) for name, value in facts))

    def _make_buttons(self) -> QDialogButtonBox:
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.Save | button.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
