"""Labels, buttons, rows and columns, of which views are made."""

from typing import TypeVar

from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.theme import GAP, HAIRLINE
from explorer.ui.widgets.plain import PlainLabel, on_button, set_tip

Part = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
"""What stands in a row or column: by itself, or with its share of what is left; pixels without anything; or, None, all
that is left."""
Margins = tuple[int, int, int, int]
NO_MARGINS = (0, 0, 0, 0)
Box = TypeVar("Box", bound=QBoxLayout)


def set_column(parent: QWidget | None, *parts: Part, margins: Margins = NO_MARGINS, spacing: int = 0) -> QVBoxLayout:
    """What stands one below the other."""
    return _filled(QVBoxLayout(parent) if parent else QVBoxLayout(), parts, margins, spacing)


def set_row(parent: QWidget | None, *parts: Part, margins: Margins = NO_MARGINS, spacing: int = 0) -> QHBoxLayout:
    """What stands side by side."""
    return _filled(QHBoxLayout(parent) if parent else QHBoxLayout(), parts, margins, spacing)


def form(parent: QWidget, *rows: tuple[str, QWidget | QLayout]) -> QFormLayout:
    """Fields below each other, each with its name before it."""
    made = QFormLayout()
    made.setSpacing(GAP)
    for name, field in rows:
        shown = label(parent, name)
        if isinstance(field, QWidget):
            shown.setBuddy(field)
            made.addRow(shown, field)
        else:
            made.addRow(shown, field)
    return made


def stacked(*pages: QWidget) -> QStackedLayout:
    """Of which one is shown, the first one at first."""
    layout = QStackedLayout()
    for page in pages:
        layout.addWidget(page)
    return layout


def _filled(box: Box, parts: tuple[Part, ...], margins: Margins, spacing: int) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(spacing)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        else:
            shown, share = part if isinstance(part, tuple) else (part, 0)
            if isinstance(shown, QWidget):
                box.addWidget(shown, share)
            else:
                box.addLayout(shown, share)
    return box


def label(parent: QWidget, words: str = "", tone: str = "", wraps: bool = False) -> PlainLabel:
    """Words in a `tone` of the style sheet."""
    made = PlainLabel(parent, words)
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def icon_button(parent: QWidget, name: str, clicked: object = None) -> QToolButton:
    """A button for an icon. Its name is said, and shown in a tool tip."""
    button = QToolButton(parent)
    button.setAccessibleName(name)
    set_tip(button, name)
    if clicked is not None:
        button.clicked.connect(clicked)
    return button


def word_button(parent: QWidget, words: str, look: str, checkable: bool = False) -> QToolButton:
    """A button for words with a look of the style sheet, such as `chip` or `link`."""
    button = QToolButton(parent)
    button.setText(on_button(words))
    button.setProperty(look, "true")
    button.setCheckable(checkable)
    return button


def hairline(parent: QWidget) -> QFrame:
    """A line of one pixel between two parts of the window."""
    line = QFrame(parent)
    line.setProperty("line", "true")
    line.setFixedHeight(HAIRLINE)
    return line
