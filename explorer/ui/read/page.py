"""The original beside the text: the page on which the paragraph in hand was printed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.ingest.pages import Found, PageImage
from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.read.page_sheet import PagePaper
from explorer.ui.shell.side import PaneHead
from explorer.ui.theme import Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import icon_button, set_column, stacked
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.picture import drawn_page

LEAST = 260


class PageView(QWidget):
    """`page_wanted(number)` for another page, `size_changed()` when the page should be drawn `pixels` wide anew."""

    page_wanted = Signal(int)
    size_changed = Signal()

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self._page = self._pages_in_all = 0
        self._subject: object = None
        self.setMinimumWidth(LEAST)
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = PaneHead(tr("Original"), self)
        self.paper = PagePaper(theme, self)
        self.paper.setAccessibleName(tr("Original page"))
        self.paper.turned.connect(self.turn)
        self.paper.resized.connect(self.size_changed)
        self.paper.zoomed.connect(self._show_state)
        self.message = MessageView(theme, commands, self)
        self._buttons = self._make_buttons()
        self._stack = stacked(self.message, self.paper)
        set_column(self, self._head, (self._stack, 1))
        self.setFocusProxy(self.paper)
        theme.changed.connect(self._draw)
        self._draw()
        self._show_state()

    @property
    def pixels(self) -> int:
        """The width in which a page should be drawn, in pixels of the screen."""
        return self.paper.pixels(self.width())

    @property
    def page(self) -> int:
        """The page on show, 0 where none is."""
        return self._page

    def show_page(self, image: PageImage, found: Found, pages: int, subject: object) -> None:
        """Show a page of `pages` with what was found on it. Another `subject` or page is brought into view; for the
        same ones the place on the page stays."""
        reveal = (subject, image.page) != (self._subject, self._page)
        self._page, self._pages_in_all, self._subject = image.page, pages, subject
        marks = [
            QRectF(
                place.left / found.width,
                place.top / found.height,
                (place.right - place.left) / found.width,
                (place.bottom - place.top) / found.height,
            )
            for place in found.places
        ]
        self._stack.setCurrentWidget(self.paper)
        self.paper.show_image(drawn_page(image), marks, reveal)
        self._show_state()
        self.paper.setAccessibleDescription(
            tr("The paragraph in hand is outlined.") if marks else tr("The paragraph in hand is not on it.")
        )

    def show_message(self, sentence: str, action: str = "", command_id: str = "") -> None:
        """Show a sentence in place of the page."""
        self._page = self._pages_in_all = 0
        self._subject = None
        self.message.show_message(sentence, action, command_id)
        self._stack.setCurrentWidget(self.message)
        self._show_state()

    def turn(self, step: int) -> None:
        """Ask for the next (1) or previous (-1) page, if there is one."""
        if 1 <= self._page + step <= self._pages_in_all:
            self.page_wanted.emit(self._page + step)

    def _show_state(self) -> None:
        """The page in words, and what the buttons can do."""
        shown = self._page > 0
        words = tr("page %1 of %2").replace("%1", str(self._page)).replace("%2", str(self._pages_in_all))
        self._head.count.setText(words if shown else "")
        self.paper.setAccessibleName(f"{tr('Original')}, {words}" if shown else tr("Original page"))
        back, on, smaller, larger, _ = self._buttons.values()
        for button in (back, on, smaller, larger):
            button.setVisible(shown)
        back.setEnabled(self._page > 1)
        on.setEnabled(self._page < self._pages_in_all)

    def _make_buttons(self) -> dict[Icon, QToolButton]:
        buttons = {
            Icon.LEFT: icon_button(self, tr("Previous page"), lambda: self.turn(-1)),
            Icon.RIGHT: icon_button(self, tr("Next page"), lambda: self.turn(1)),
            Icon.MINUS: icon_button(self, tr("Smaller page"), lambda: self.paper.zoom_by(-1)),
            Icon.PLUS: icon_button(self, tr("Larger page"), lambda: self.paper.zoom_by(1)),
            Icon.CLOSE: icon_button(self, tr("Close the original page"), lambda: self._commands.run("view.original")),
        }
        for button in buttons.values():
            self._head.buttons.addWidget(button)
        return buttons

    def _draw(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(self._theme, name, "secondary"))
