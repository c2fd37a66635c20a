"""Words looked for in the report that is read; and the next hit, of these words or of the search that stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from explorer.commands import Menu, command, commands
from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.read.controller import Read
from explorer.ui.read.find import FindLine
from explorer.ui.shell.conditions import needs_report, needs_search
from explorer.ui.shell.ports import Shell


class Finding:
    """`step_hit(1 or -1)` opens the next or previous hit of the search in the library, `add_below` puts the line below
    the views."""

    def __init__(
        self, shell: Shell, read: Read, step_hit: Callable[[int], None], add_below: Callable[[QWidget], None]
    ) -> None:
        self.shell, self._read, self._step_hit = shell, read, step_hit
        self.line = FindLine(shell.theme, shell.window)
        self.line.wanted.connect(self._find)
        self.line.left.connect(self._leave)
        add_below(self.line)

    def _needs_text(self) -> str | None:
        """A report, or rows with a filter."""
        has_rows = self.shell.session.reader.place.mode in (Mode.OVERVIEW, Mode.FIGURES)
        return None if has_rows else needs_report(self)

    def _needs_hits(self, direction: int) -> str | None:
        return None if self.line.isVisible() else needs_search(self)

    @command(
        "find.open",
        tr("Find in this report"),
        "Ctrl+F",
        menu=Menu.SEARCH,
        help=tr("Look for words in the open report; filter the rows of Overview, Figures and What changed."),
        when=_needs_text,
    )
    def open(self) -> None:
        """Where the view has a filter of its rows, the words are looked for in these."""
        field = self.shell.places.lens.narrowing()
        if field is not None:
            field.setFocus()
            field.selectAll()
            return
        if not self._reading:
            self.shell.places.open_mode(Mode.READ)
        self.line.open()

    @commands(
        ("search.next", tr("Next hit"), "F3", 1),
        ("search.previous", tr("Previous hit"), "Shift+F3", -1),
        menu=Menu.SEARCH,
        help=tr("Step through what was found."),
        when=_needs_hits,
    )
    def step(self, direction: int) -> None:
        """The next hit of the search that stands, or the next place of what is looked for in the report."""
        if self.line.isVisible():
            self._find(self.line.field.text(), direction < 0)
        else:
            self._step_hit(direction)

    @property
    def _reading(self) -> bool:
        return self.shell.session.reader.place.mode == Mode.READ

    def _find(self, words: str, backward: bool) -> None:
        self.line.show_found(self._read.view.find_text(words, backward) if self._reading else None)

    def _leave(self) -> None:
        self.line.hide()
        if self._reading:
            self._read.view.end_find()
        self.shell.places.focus()
