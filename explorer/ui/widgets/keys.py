"""Keys as the system writes them, and the names of those that mean the same everywhere and are no command's."""

from PySide6.QtGui import QKeySequence

ENTER, SPACE, ESCAPE = "Enter", "Space", "Esc"


def written(*keys: str) -> str:
    """Keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)


def naming(words: str, key: str) -> str:
    """Words in which a key stands for `%1`."""
    return words.replace("%1", written(key))
