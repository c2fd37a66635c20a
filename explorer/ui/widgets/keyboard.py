"""The keyboard: how its keys are written, those that are no command's and mean the same everywhere, and where it is."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

ENTER, SPACE, ESCAPE = "Enter", "Space", "Esc"


def written(*keys: str) -> str:
    """Keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)


def naming(words: str, key: str) -> str:
    """Words in which a key stands for `%1`."""
    return words.replace("%1", written(key))


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard of its window is in a widget."""
    focus = widget.window().focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
