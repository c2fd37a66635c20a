"""Text is text: what comes from a report, a file's name or the user is shown as it is written.

Labels and tool tips of Qt read as HTML whatever looks like it, and then open the pictures that it names. Here, and
nowhere else, words become labels and tool tips, and documents are made that fetch nothing; `tests/test_plain.py` holds
the window to it.
"""

from html import escape

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QTextBrowser, QToolTip, QWidget


class PlainLabel(QLabel):
    """A label that shows its words as they are."""

    def __init__(self, parent: QWidget, words: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)


def tip(words: str) -> str:
    """The markup of a tool tip in which these words stand as they are, broken into lines where they are long."""
    return f"<div>{escape(words).replace(chr(10), '<br>')}</div>" if words else ""


def set_tip(shown: QWidget | QAction, words: str) -> None:
    """Give something a tool tip. A screen reader gets the words, which else it would get as markup."""
    shown.setToolTip(tip(words))
    if isinstance(shown, QWidget):
        shown.setAccessibleDescription(words)


def show_tip(position: QPoint, words: str, over: QWidget) -> None:
    """Show a tool tip at a point of the screen; none where there are no words."""
    QToolTip.showText(position, tip(words), over)


def on_button(words: str) -> str:
    """Words for a button or a menu, where an ampersand alone would underline the next letter."""
    return words.replace("&", "&&")


class Document(QTextDocument):
    """A document that fetches nothing, whatever is set in it."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """An empty picture for every picture: for none at all Qt would open the file of that name by itself."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        empty = QImage(1, 1, QImage.Format.Format_ARGB32)
        empty.fill(Qt.GlobalColor.transparent)
        return empty


class Browser(QTextBrowser):
    """A pane of text to be read. It fetches nothing, and a click on a link is told and leads nowhere by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocument(Document(self))
        self.setOpenLinks(False)
