"""What a pane shows when it has nothing else to show: one sentence, one action, one key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import label

WIDEST = 420


class MessageView(QWidget):
    """An empty, loading or failed state."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self._act: Callable[[], object] = lambda: None
        self._sentence = label(self, wraps=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._button = QPushButton(self)
        self._button.clicked.connect(lambda: self._act())
        self._key = label(self, tone="secondary")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._place)
        self.show_message("")

    def show_message(self, sentence: str, action: str = "", command_id: str = "") -> None:
        """Show a sentence; with an action, a button for the command and, below it, its key."""
        key = self._commands.key(command_id) if action else ""
        self._show(sentence, action, lambda: self._commands.run(command_id), key)

    def show_way_out(self, sentence: str, action: str, act: Callable[[], object]) -> None:
        """Show a sentence and a button for what Esc does here."""
        native = QKeySequence.SequenceFormat.NativeText
        self._show(sentence, action, act, QKeySequence(Qt.Key.Key_Escape).toString(native))

    def _show(self, sentence: str, action: str, act: Callable[[], object], key: str) -> None:
        self._act = act
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setFocusProxy(self._button if action else self._sentence)
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self.setAccessibleName(sentence)
        self._place()

    def sentence(self) -> str:
        return self._sentence.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """One below the other, a little above the middle, in lines that are short enough to be read.

        By hand, because a layout would ask for the height that the sentence has at another width.
        """
        width = max(1, min(self.width() - 2 * MARGIN, self._theme.px(WIDEST)))
        parts: list[tuple[QWidget, int, int]] = [(self._sentence, width, self._sentence.heightForWidth(width))]
        for part in (self._button, self._key):
            if not part.isHidden():
                parts.append((part, min(width, part.sizeHint().width()), part.sizeHint().height()))
        height = sum(each[2] for each in parts) + GAP * (len(parts) - 1)
        top = max(0, (self.height() - height) * 2 // 5)
        for shown, wide, high in parts:
            shown.setGeometry((self.width() - wide) // 2, top, wide, high)
            top += high + GAP
