"""The style sheet: what the Qt palette cannot say. All values come from the theme."""

from collections.abc import Mapping
from string import Template

_SHEET = Template(
    """
QMainWindow, QDialog { background: $pane; }
QToolTip { background: $page; color: $ink; border: 1px solid $hairline; padding: 4px 8px; }

QFrame#overlay { background: $page; border: 1px solid $hairline; border-radius: ${radius}px; }
QLineEdit#finder, QLineEdit#finder:focus { border: none; background: $page; padding: 10px 12px; }
QWidget[ground="page"] { background: $page; }
QWidget[ground="pane"] { background: $pane; }
QFrame[line="true"] { background: $hairline; border: none; }
QLabel[tone="secondary"] { color: $secondary; }
QLabel[tone="error"] { color: $deleted_ink; }
QLabel[tone="heading"] { font-weight: bold; }

QLineEdit, QPlainTextEdit, QTextEdit#note, QSpinBox, QComboBox {
    background: $page; color: $ink; border: 1px solid $hairline; border-radius: ${radius}px;
    padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $secondary;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit#note:focus, QSpinBox:focus, QComboBox:focus {
    border: 1px solid $focus;
}
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow {
    image: none; width: 0; height: 0;
    border-left: 4px solid $page; border-right: 4px solid $page; border-top: 5px solid $secondary;
}

QPushButton {
    background: $page; color: $ink; border: 1px solid $hairline; border-radius: ${radius}px; padding: 5px 12px;
}
QPushButton:hover { background: $selection; }
QPushButton:focus { border: 1px solid $focus; }
QPushButton:default, QPushButton[primary="true"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton:default:focus, QPushButton[primary="true"]:focus { border: 1px solid $ink; }
QPushButton:disabled, QPushButton:default:disabled {
    background: $pane; color: $secondary; border: 1px solid $hairline;
}

QPushButton[offer="true"] { text-align: left; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QToolButton {
    background: transparent; color: $ink; border: 1px solid transparent; border-radius: ${radius}px; padding: 3px 6px;
}
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $focus; }
QToolButton:disabled { color: $secondary; }
QToolButton[toggle="true"]:checked { background: $selection; border: 1px solid $hairline; }
QToolButton[toggle="true"]:checked:focus { border: 1px solid $focus; }
QToolButton::menu-indicator { image: none; }
QToolButton[link="true"] { color: $accent; }
QToolButton[quiet="true"] { color: $secondary; }
QToolButton[quiet="true"]:hover { color: $ink; }
QToolButton[chip="true"] { background: $page; border: 1px solid $hairline; padding: 3px 9px; }
QToolButton[chip="true"]:hover { background: $selection; }
QToolButton[chip="true"]:checked { background: $accent; color: $on_accent; border: 1px solid $accent; }
QToolButton[chip="true"]:checked:focus { border: 1px solid $ink; }
QToolButton[tab="true"] {
    color: $secondary; border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 6px 2px 5px 2px;
}
QToolButton[tab="true"]:hover { color: $ink; background: transparent; }
QToolButton[tab="true"]:checked { color: $ink; border-bottom: 2px solid $accent; }
QToolButton[tab="true"]:focus { border-bottom: 2px solid $focus; background: $hover; }

QTextBrowser { selection-background-color: $accent; selection-color: $on_accent; }

QAbstractItemView {
    background: $pane; color: $ink; border: none; outline: none; selection-background-color: $selection;
}
QAbstractItemView[ground="page"] { background: $page; }
QTreeView::branch { background: transparent; }
QListWidget::item { padding: 6px 8px; }
QListWidget::item:selected { background: $selection; color: $ink; }

QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $hairline; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hairline; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QMenu { background: $page; color: $ink; border: 1px solid $hairline; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 16px; }
QMenu::item:selected { background: $selection; color: $ink; }
QMenu::item:disabled { color: $secondary; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 0; }
"""
)


def stylesheet(colours: Mapping[str, str], radius: int) -> str:
    """The style sheet of the whole application. `colours` maps the names above to `#RRGGBB`, `radius` is in pixels."""
    return _SHEET.substitute(colours, radius=radius)
