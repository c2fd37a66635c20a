"""What the central views share: their content, or a message in its place."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from explorer.ui.theme import Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.message import MessageView


class Pane(QWidget):
    """Shows its content, or one sentence in its place."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self._message = MessageView(theme, commands, self)
        self._message.setProperty("ground", "page")
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._message)
        self.setProperty("ground", "page")
        self._stale = True
        self._content_proxy: QWidget | None = None
        """What takes the keyboard of the content, while the message has it."""
        theme.changed.connect(self._theme_changed)

    def set_content(self, content: QWidget) -> None:
        """Give the widget that `show_content` shows; it takes the keyboard for the pane."""
        content.setProperty("ground", "page")
        self._pages.addWidget(content)

    def lay_out(self) -> None:
        """Lay the content out for the present theme. Called when the pane is first seen and when the theme changes,
        then or when it is seen again."""

    def narrowing(self) -> QLineEdit | None:
        """Where words are typed that narrow the rows on show; None for a view without rows."""
        return None

    def show_content(self) -> None:
        self._pages.setCurrentIndex(1)
        if self._content_proxy is not None and self.focusProxy() is self._message:
            self.setFocusProxy(self._content_proxy)

    def show_message(self, sentence: str, action: str = "", command_id: str = "") -> None:
        """Show a sentence in place of the content; with an action, a button for the command and its key."""
        self._message.show_message(sentence, action, command_id)
        self._pages.setCurrentIndex(0)
        if self.focusProxy() is not self._message:
            self._content_proxy = self.focusProxy()
            self.setFocusProxy(self._message)
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus) and not focus.isVisibleTo(self):
            self.setFocus()

    @property
    def message(self) -> str | None:
        """The sentence that stands in place of the content, None while the content shows."""
        return self._message.sentence() if self._pages.currentIndex() == 0 else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._theme_changed()

    def _theme_changed(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.lay_out()
