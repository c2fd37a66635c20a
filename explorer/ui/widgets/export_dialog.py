"""In which format, and where, the passages are written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from explorer.export.formats import Format
from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.making import form, label, set_column, set_row


class ExportDialog(QDialog):
    """`formats` are those to choose from. `about` says what is exported, `name` is what the file is called at first."""

    def __init__(
        self,
        theme: Theme,
        about: str,
        formats: Sequence[Format],
        folder: Path,
        parent: QWidget | None = None,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._formats = list(formats)
        self.setWindowTitle(tr("Export"))
        self.setMinimumWidth(theme.px(480))
        self._format = QComboBox(self)
        self._format.setAccessibleName(tr("Format"))
        self._format.addItems([tr(format.title) for format in self._formats])
        self._file = QLineEdit(str(folder / f"{name or tr('Passages')}{self._formats[0].suffix}"), self)
        self._file.setAccessibleName(tr("File"))
        self._format.activated.connect(self._change_suffix)
        self._file.textChanged.connect(self._change_format)
        self._replaced: Path | None = None
        """The file that is there already, and that the reader means to replace."""
        self._there = label(self, wraps=True)
        self._there.hide()
        parts = label(self, about), self._make_form(), self._there, self._make_buttons()
        set_column(self, *parts, margins=(MARGIN,) * 4, spacing=MARGIN)

    def format(self) -> str:
        return self._formats[self._format.currentIndex()].name

    def path(self) -> Path:
        return Path(self._file.text().strip()).expanduser()

    def accept(self) -> None:
        """A file that is there already is replaced the second time only: it may have been worked on since."""
        path = self.path()
        if path.is_file() and path != self._replaced:
            self._replaced = path
            said = tr("%1 is there already. Replace it, or give another name.")
            self._there.setText(said.replace("%1", path.name))
            self._there.show()
            self._export.setText(tr("Replace"))
        else:
            super().accept()

    def _make_form(self) -> QLayout:
        browse = QPushButton(tr("Choose…"), self)
        browse.clicked.connect(self._browse)
        place = set_row(None, (self._file, 1), browse, spacing=GAP)
        return form(self, (tr("Format"), self._format), (tr("File"), place))

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._export = buttons.addButton(tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _change_suffix(self, number: int) -> None:
        self._file.setText(str(self.path().with_suffix(self._formats[number].suffix)))

    def _change_format(self) -> None:
        """A suffix that is typed says the format. Another file is not the one to be replaced."""
        self._replaced = None
        self._there.hide()
        self._export.setText(tr("Export"))
        suffixes = [format.suffix for format in self._formats]
        suffix = self.path().suffix.lower()
        if suffix in suffixes:
            self._format.setCurrentIndex(suffixes.index(suffix))

    def _browse(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export"), str(self.path()))
        if path:
            self._file.setText(path)
            self._replaced = self.path()  # That dialog has asked.
