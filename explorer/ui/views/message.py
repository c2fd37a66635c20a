"""What a pane shows when it has nothing else to show: one sentence, one action, one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.theme import GAP, MARGIN, Theme

WIDEST = 420


class MessageView(QWidget):
    """An empty, loading or failed state. `activated` carries the id of the command that the button stands for."""

    activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._command_id: str | None = None
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._activate)
        self._key = QLabel(self)
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key.setProperty("tone", "secondary")
        layout = self._column = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addStretch(2)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.show_message("")

    def show_message(
        self, sentence: str, action: str | None = None, command_id: str | None = None, key: str | None = None
    ) -> None:
        """Show a sentence; with an action, a button for the command and, below it, its key (in portable notation)."""
        self._command_id = command_id
        self._sentence.setText(sentence)
        self._button.setText(action or "")
        self._button.setVisible(action is not None)
        self._key.setText(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else "")
        self._key.setVisible(bool(key))
        self.setAccessibleName(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence in the middle, and short enough a line to be read."""
        side = max(MARGIN, (event.size().width() - self._theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(side, MARGIN, side, MARGIN)
        super().resizeEvent(event)

    def sentence(self) -> str:
        return self._sentence.text()

    def _activate(self) -> None:
        if self._command_id is not None:
            self.activated.emit(self._command_id)
