"""A file is asked for, and something is written to it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from explorer.export.formats import Format
from explorer.ui.shell.ports import Shell


class Exporting:
    """Offers the folder that was chosen the last time."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._folder = Path.home()

    def ask(self, about: str, formats: Sequence[Format], write: Callable[[Path, str], object], name: str = "") -> None:
        """Ask for one of the formats and a file, which is called `name` at first; `about` says what is exported.
        `write` gets the file and the name of the format."""
        from explorer.ui.widgets.export_dialog import ExportDialog

        dialog = ExportDialog(self._shell.theme, about, formats, self._folder, self._shell.window, name)
        dialog.accepted.connect(lambda: self._chosen(dialog.path(), dialog.format(), write))
        dialog.open()

    def _chosen(self, path: Path, format: str, write: Callable[[Path, str], object]) -> None:
        self._folder = path.parent
        write(path, format)
