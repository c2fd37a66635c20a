"""Which series may be one: the suggestions, and what the reader says of them."""

from collections.abc import Sequence

from explorer.commands import Menu, command
from explorer.errors import ExplorerError
from explorer.library.likeness import Alike
from explorer.translation import counted, tr
from explorer.ui.shell.conditions import needs_library
from explorer.ui.shell.ports import Shell


class AlikeSeries:
    """Opens the dialog with the suggestions, and hands the answers to the session."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @command(
        "library.alike",
        tr("Series that are alike…"),
        menu=Menu.LIBRARY,
        help=tr("Join series with similar titles, or keep them apart, many at once."),
        when=needs_library,
    )
    def suggest(self) -> None:
        from explorer.ui.imports.alike_dialog import AlikeDialog

        reports = self.shell.session.reports
        found = reports.alike()
        if not found:
            self.shell.say(tr("No series is like another one."))
            return

        def settle(numbers: Sequence[int], right: bool) -> str:
            try:
                reports.settle([(found[number], right) for number in numbers])
            except ExplorerError as error:
                return str(error)
            return ""

        AlikeDialog(self.shell.theme, [_in_words(each) for each in found], settle, self.shell.window).open()


def _in_words(suggestion: Alike) -> str:
    reports = counted(len(suggestion.reports), tr("1 report"), tr("%1 reports"))
    return f"{suggestion.series} ({reports})\n→ {suggestion.larger}"
